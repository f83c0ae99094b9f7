//! The stations of one change: prepared, compared, in place, put back.

use std::{
    collections::BTreeSet,
    fs::{self, Metadata},
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
};

use tempfile::TempPath;

use super::{
    lock::make_folder,
    place::{self, OWN},
    read::{LIMIT, whole},
    replace::Change,
    rights::Like,
    shelf, swap, system, temporary,
    trouble::Trouble,
};

/// A change whose new bytes are on the disk, where they can be moved into place from.
pub(super) struct Ready<'a> {
    pub change: &'a Change<'a>,
    /// Under which path people know the file.
    path: PathBuf,
    /// Where it really is.
    place: PathBuf,
    /// Where its temporary files are.
    workplace: PathBuf,
    fresh: Option<TempPath>,
}

impl<'a> Ready<'a> {
    pub fn prepare(folder: &Path, change: &'a Change<'a>) -> Result<Self, Trouble> {
        let path = place::path(folder, change.file);
        if change.old.is_none() {
            make_parent(folder, &path)?;
        }
        let place = place::resolve(folder, change.file)?;
        let found = match fs::symlink_metadata(&place) {
            Ok(found) => Some(found),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(Trouble::Unread(path, error)),
        };
        match &found {
            Some(found) if !found.is_file() => return Err(Trouble::Irregular(path)),
            Some(found) if system::is_hands_off(found) => return Err(Trouble::HandsOff(path)),
            _ if found.is_some() != change.old.is_some() => return Err(Trouble::Changed(path)),
            _ => {}
        }
        let workplace = temporary::workplace(folder, &place);
        let fresh = match change.new {
            Some(new) if new.len() as u64 > LIMIT => return Err(Trouble::TooLarge(path)),
            Some(new) => {
                // A file that was not there may follow another: one that it was before.
                let other = change.like.map(|like| place::path(folder, like));
                let other = other.and_then(|path| Some((fs::symlink_metadata(&path).ok()?, path)));
                let like = match (&found, &other) {
                    (Some(found), _) => Some(Like {
                        path: &place,
                        found,
                    }),
                    (None, Some((found, path))) => Some(Like { path, found }),
                    (None, None) => None,
                };
                // Who may not write in `.gka/` learns that, and not that the record is to blame.
                let is_own = workplace == folder.join(OWN);
                let named = if is_own { &workplace } else { &path };
                let mut fresh = temporary::begin(&workplace, &place, like)
                    .map_err(Trouble::unwritten(named))?;
                let written = fresh.as_file_mut().write_all(new);
                let settled = written.and_then(|()| temporary::settle(fresh, &place, like));
                Some(settled.map_err(Trouble::unwritten(&path))?)
            }
            None => None,
        };
        Ok(Self {
            change,
            path,
            place,
            workplace,
            fresh,
        })
    }

    /// Fails unless the file still is what the change was made for. Its content is asked: an
    /// editor may save twice within a tick of the clock, and at the same length.
    pub fn compare(&self) -> Result<(), Trouble> {
        let mut now = Vec::new();
        let now = match whole(&self.place, &self.path, &mut now) {
            Ok(()) => Some(now.as_slice()),
            Err(Trouble::Missing(_)) => None,
            Err(trouble) => return Err(trouble),
        };
        if now == self.change.old {
            Ok(())
        } else {
            Err(Trouble::Changed(self.path.clone()))
        }
    }

    /// Whose rights say who may know of this change.
    pub fn rights(&self) -> Option<(PathBuf, Metadata)> {
        let path = self.fresh.as_deref().unwrap_or(&self.place);
        Some((path.to_owned(), fs::symlink_metadata(path).ok()?))
    }

    pub fn put_in_place(self, kept: PathBuf) -> Result<Replaced<'a>, Trouble> {
        let Self {
            change,
            path,
            place,
            workplace,
            fresh,
        } = self;
        let log = kept.parent().unwrap_or(&kept);
        if let Err(error) = shelf::keep(change.old.map(|_| &*place), &kept) {
            // Removed in the last instant it is the record that has changed.
            let has_gone = change.old.is_some() && fs::symlink_metadata(&place).is_err();
            return Err(if has_gone {
                Trouble::Changed(path)
            } else {
                Trouble::Unwritten(log.to_owned(), error)
            });
        }
        let result = match (fresh, change.old) {
            // Dropped, what was swapped out goes.
            (Some(fresh), Some(old)) => swap::replace(&fresh, &place, old),
            (Some(fresh), None) => match fresh.persist_noclobber(&place) {
                Err(error) if error.error.kind() == ErrorKind::AlreadyExists => Ok(false),
                result => result.map(|()| true).map_err(|error| error.error),
            },
            (None, Some(old)) => swap::remove(&place, &workplace, old),
            (None, None) => Ok(true),
        };
        if let Ok(true) = result {
            return Ok(Replaced {
                change,
                path,
                place,
                workplace,
                kept,
            });
        }
        let _ = fs::remove_file(kept);
        Err(match result {
            Ok(_) => Trouble::Changed(path),
            Err(error) => Trouble::Unwritten(path, error),
        })
    }
}

/// A fresh clone lacks the folders that were empty: git does not keep them.
fn make_parent(folder: &Path, path: &Path) -> Result<(), Trouble> {
    match path.parent() {
        Some(parent) if parent.parent() == Some(folder) && !parent.exists() => {
            make_folder(parent)?;
            system::sync_folder(folder).map_err(Trouble::unwritten(parent))
        }
        _ => Ok(()),
    }
}

/// A file that is the new one, and where the old one is.
pub(super) struct Replaced<'a> {
    change: &'a Change<'a>,
    path: PathBuf,
    place: PathBuf,
    workplace: PathBuf,
    pub kept: PathBuf,
}

impl Replaced<'_> {
    fn put_back(self) -> Result<(), PathBuf> {
        let Self {
            change,
            path,
            place,
            workplace,
            kept,
        } = self;
        // The kept link is the old file itself, with all that belongs to it. What somebody saved
        // since is theirs and stays.
        let result = match (change.old, change.new) {
            (Some(_), Some(new)) => swap::replace(&kept, &place, new),
            (Some(_), None) => swap::put(&kept, &place),
            (None, Some(new)) => swap::remove(&place, &workplace, new),
            (None, None) => Ok(true),
        };
        if let Ok(true) = result {
            let _ = fs::remove_file(kept);
            Ok(())
        } else {
            Err(path)
        }
    }
}

/// The last first, as each stood on those before it.
pub(super) fn put_back(done: Vec<Replaced<'_>>, cause: Trouble) -> Trouble {
    let left: Vec<_> = done
        .into_iter()
        .rev()
        .filter_map(|replaced| replaced.put_back().err())
        .collect();
    if left.is_empty() {
        cause
    } else {
        Trouble::Half {
            cause: Box::new(cause),
            left,
        }
    }
}

/// Each folder once, however many of its files were replaced.
pub(super) fn sync_folders(done: &[Replaced<'_>]) -> Result<(), Trouble> {
    let mut synced = BTreeSet::new();
    for Replaced { path, place, .. } in done {
        if let Some(folder) = place.parent().filter(|folder| synced.insert(*folder)) {
            system::sync_folder(folder).map_err(Trouble::unwritten(path))?;
        }
    }
    Ok(())
}
