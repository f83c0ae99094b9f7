//! The stations of one change: prepared, compared, in place, put back.

use std::{
    collections::BTreeSet,
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use tempfile::TempPath;

use super::{
    lock::make_folder,
    place,
    read::{LIMIT, whole},
    replace::Change,
    shelf, system, temporary,
    trouble::Trouble,
};

/// A change whose new bytes are on the disk, beside the file that they will replace.
pub(super) struct Ready<'a> {
    pub change: &'a Change<'a>,
    /// Under which path people know the file.
    path: PathBuf,
    /// Where it really is.
    place: PathBuf,
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
        let fresh = match change.new {
            Some(new) if new.len() as u64 > LIMIT => return Err(Trouble::TooLarge(path)),
            Some(new) => Some(
                temporary::write_beside(&place, new, found.as_ref())
                    .map_err(Trouble::unwritten(&path))?,
            ),
            None => None,
        };
        Ok(Self {
            change,
            path,
            place,
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

    pub fn put_in_place(self, kept: PathBuf) -> Result<Replaced, Trouble> {
        let Self {
            change,
            path,
            place,
            fresh,
        } = self;
        let made = change.old.is_none();
        shelf::keep((!made).then_some(&*place), &kept).map_err(Trouble::unwritten(&path))?;
        let result = match fresh {
            None => fs::remove_file(&place),
            Some(fresh) if made => fresh.persist_noclobber(&place).map_err(|error| error.error),
            Some(fresh) => fresh.persist(&place).map_err(|error| error.error),
        };
        match result {
            Ok(()) => Ok(Replaced {
                path,
                place,
                kept,
                made,
            }),
            Err(error) => {
                let _ = fs::remove_file(kept);
                let appeared = made && error.kind() == ErrorKind::AlreadyExists;
                Err(if appeared {
                    Trouble::Changed(path)
                } else {
                    Trouble::Unwritten(path, error)
                })
            }
        }
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
pub(super) struct Replaced {
    path: PathBuf,
    place: PathBuf,
    pub kept: PathBuf,
    made: bool,
}

impl Replaced {
    fn put_back(self) -> Result<(), PathBuf> {
        let Self {
            path,
            place,
            kept,
            made,
        } = self;
        let result = if made {
            fs::remove_file(&place).inspect(|()| {
                let _ = fs::remove_file(&kept);
            })
        } else {
            // The kept link is the old file itself, with all that belongs to it.
            fs::rename(&kept, &place)
        };
        result.map_err(|_| path)
    }
}

/// The last first, as each stood on those before it.
pub(super) fn put_back(done: Vec<Replaced>, cause: Trouble) -> Trouble {
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
pub(super) fn sync_folders(done: &[Replaced]) -> Result<(), Trouble> {
    let mut synced = BTreeSet::new();
    for Replaced { path, place, .. } in done {
        if let Some(folder) = place.parent().filter(|folder| synced.insert(*folder)) {
            system::sync_folder(folder).map_err(Trouble::unwritten(path))?;
        }
    }
    Ok(())
}
