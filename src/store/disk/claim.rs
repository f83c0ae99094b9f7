use std::{
    fs::{self, File, TryLockError},
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
};

use tempfile::Builder;

use super::{lock, system, temporary, trouble::Trouble};

/// What one living process works on: nobody else can claim it as long as this lives.
#[derive(Debug)]
pub struct Claim {
    path: PathBuf,
    /// The lock is the system's and goes with the open file, also when the process is killed.
    _lock: File,
}

impl Claim {
    /// Claims what this file stands for; nothing when another process has it.
    ///
    /// # Errors
    /// When the file cannot be made or opened.
    pub fn take(path: &Path) -> Result<Option<Self>, Trouble> {
        loop {
            let (lock, refused) = match lock::open(path) {
                Ok(lock) => (lock, None),
                // Another user's: whether a session has it can be told nevertheless.
                Err(error) => match system::open(path) {
                    Ok(lock) => (lock, Some(error)),
                    Err(_) => return Err(error),
                },
            };
            match lock.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Interrupted => {
                    continue;
                }
                // Where there are no locks nobody can be told apart.
                Err(TryLockError::Error(error)) if system::has_no_locks(&error) => {}
                Err(TryLockError::Error(error)) => return Err(Trouble::unwritten(path)(error)),
            }
            if let Some(error) = refused {
                return Err(error);
            }
            // Whoever had it may have removed the file before it was locked here.
            if is_at(&lock, path) {
                return Ok(Some(Self {
                    path: path.to_owned(),
                    _lock: lock,
                }));
            }
        }
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        // One that stays locks nobody out.
        let _ = fs::remove_file(&self.path);
    }
}

fn is_at(lock: &File, path: &Path) -> bool {
    let there = fs::symlink_metadata(path);
    let pair = lock.metadata().and_then(|held| Ok((held, there?)));
    pair.is_ok_and(|(held, there)| system::is_same(&held, &there))
}

/// Whether nobody may write a file: a person's "hands off".
pub fn is_hands_off(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| system::is_hands_off(&found))
}

/// Makes a file that only its owner may read, or replaces it whole. A link in its place goes.
///
/// # Errors
/// When it cannot be written.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let write = || -> io::Result<()> {
        let folder = path.parent().unwrap_or(Path::new("."));
        let mut builder = Builder::new();
        builder.prefix(".draft.").suffix(temporary::SUFFIX);
        let mut fresh = builder.make_in(folder, |path| system::create(path, true))?;
        fresh.write_all(bytes)?;
        fresh.as_file().sync_all()?;
        fresh.persist(path).map_err(|error| error.error)?;
        Ok(())
    };
    write().map_err(Trouble::unwritten(path))
}

/// Shuts others out of a file that an editor may have made anew, as the umask said.
pub fn make_private(path: &Path) {
    if fs::symlink_metadata(path).is_ok_and(|found| found.is_file()) {
        // Of somebody else it is not ours to shut.
        let _ = system::shut(path);
    }
}

#[cfg(test)]
mod tests {
    use super::{Claim, fs};
    use crate::store::disk::folder::Folder;

    #[test]
    fn one_at_a_time_and_nothing_stays() -> anyhow::Result<()> {
        let folder = Folder::new()?;
        let path = folder.at("leiden.lock");
        let held = Claim::take(&path)?;
        assert!(held.is_some());
        assert!(Claim::take(&path)?.is_none());
        drop(held);
        assert!(!path.exists());
        // What a killed process left locks nobody out.
        fs::write(&path, "")?;
        assert!(Claim::take(&path)?.is_some());
        Ok(())
    }
}
