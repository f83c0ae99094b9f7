use std::{
    collections::BTreeSet,
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use tempfile::TempPath;

use super::{
    kept,
    lock::{Locked, make_folder},
    place,
    read::{LIMIT, whole},
    shelf::{self, Entry, Print},
    system, temporary,
    trouble::Trouble,
};

/// One file from what it was to what it will be.
#[derive(Clone, Copy, Debug)]
pub struct Change<'a> {
    /// The file, named from the data folder.
    pub file: &'a Path,
    /// The bytes that the change was made for; none: there must be no such file.
    pub old: Option<&'a [u8]>,
    /// The bytes to come; none: the file goes.
    pub new: Option<&'a [u8]>,
}

impl Locked {
    /// Replaces a file, or makes it (`old` is none), as a step of its own.
    ///
    /// Afterwards the new bytes are on the disk; whatever happens meanwhile, the file is the old
    /// one or the new one, whole. Mode and owner stay; through a link, the link stays. Fails with
    /// [`Trouble::Changed`] when the file is not `old`; the file is then left alone.
    pub fn replace(&mut self, file: &Path, old: Option<&[u8]>, new: &[u8]) -> Result<(), Trouble> {
        self.replace_all(&[Change {
            file,
            old,
            new: Some(new),
        }])
    }

    /// Replaces, makes or removes several files (each named once) as one step: all or none.
    ///
    /// What fails, mostly fails before the first is touched; else those already replaced are put
    /// back. Only if that fails too there is a [`Trouble::Half`].
    pub fn replace_all(&mut self, changes: &[Change<'_>]) -> Result<(), Trouble> {
        let step = shelf::entries(&self.folder)
            .last()
            .map_or(1, |entry| entry.step + 1);
        self.carry_out(changes, |change, _| {
            entry(&self.folder, step, change).name()
        })?;
        shelf::prune(&self.folder);
        Ok(())
    }

    /// The same, but no step: what was replaced is kept only until all is done.
    pub(super) fn replace_unkept(&mut self, changes: &[Change<'_>]) -> Result<(), Trouble> {
        let process = std::process::id();
        let name = |_: &Change<'_>, n| format!(".{process}-{n}{}", temporary::SUFFIX);
        for done in self.carry_out(changes, name)? {
            let _ = fs::remove_file(done.kept);
        }
        Ok(())
    }

    /// Everything that is likely to fail comes first: all is written before anything is compared,
    /// and all compared before anything is replaced.
    fn carry_out(
        &self,
        changes: &[Change<'_>],
        kept_as: impl Fn(&Change<'_>, usize) -> String,
    ) -> Result<Vec<Replaced>, Trouble> {
        let undo = shelf::path(&self.folder);
        make_folder(&undo)?;
        let mut ready = Vec::with_capacity(changes.len());
        for change in changes.iter().filter(|change| change.old != change.new) {
            ready.push(Ready::prepare(&self.folder, change)?);
        }
        for one in &ready {
            one.compare()?;
        }
        let mut done = Vec::with_capacity(ready.len());
        for (n, one) in ready.into_iter().enumerate() {
            let kept = undo.join(kept_as(one.change, n));
            match one.put_in_place(kept) {
                Ok(replaced) => done.push(replaced),
                Err(trouble) => return Err(put_back(done, trouble)),
            }
        }
        match sync_folders(&done) {
            Ok(()) => Ok(done),
            Err(trouble) => Err(put_back(done, trouble)),
        }
    }
}

fn entry(folder: &Path, step: u32, change: &Change<'_>) -> Entry {
    Entry {
        step,
        file: kept::name(folder, change.file),
        before: Print::of(change.old),
        after: Print::of(change.new),
    }
}

/// A change whose new bytes are on the disk, beside the file that they will replace.
struct Ready<'a> {
    change: &'a Change<'a>,
    /// Under which path people know the file.
    path: PathBuf,
    /// Where it really is.
    place: PathBuf,
    fresh: Option<TempPath>,
}

impl<'a> Ready<'a> {
    fn prepare(folder: &Path, change: &'a Change<'a>) -> Result<Self, Trouble> {
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
    fn compare(&self) -> Result<(), Trouble> {
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

    fn put_in_place(self, kept: PathBuf) -> Result<Replaced, Trouble> {
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
struct Replaced {
    path: PathBuf,
    place: PathBuf,
    kept: PathBuf,
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
fn put_back(done: Vec<Replaced>, cause: Trouble) -> Trouble {
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
fn sync_folders(done: &[Replaced]) -> Result<(), Trouble> {
    let mut synced = BTreeSet::new();
    for Replaced { path, place, .. } in done {
        if let Some(folder) = place.parent().filter(|folder| synced.insert(*folder)) {
            system::sync_folder(folder).map_err(Trouble::unwritten(path))?;
        }
    }
    Ok(())
}
