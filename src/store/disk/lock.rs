use std::{
    fmt,
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use super::{say, shelf, system, temporary, trouble::Trouble};

/// How long to wait for another process, unless the caller knows better.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// The folder of our own inside the data folder.
pub(super) const OWN: &str = ".gka";

/// A shorter wait is not worth a word.
const SILENCE: Duration = Duration::from_millis(200);

const BETWEEN_TRIES: Duration = Duration::from_millis(5);

/// What there is to tell while the lock is taken; displayed, the sentence for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Somebody else holds it: this may take until the patience is over.
    Waiting,
    /// This file system has no locks; the writing goes on without.
    WithoutLocks,
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Waiting => say::waiting(),
            Self::WithoutLocks => say::without_locks(),
        })
    }
}

/// A data folder in which nobody else writes until this is dropped.
#[derive(Debug)]
pub struct Locked {
    pub(super) folder: PathBuf,
    /// The lock is the system's and goes with the open file, also when the process is killed.
    _lock: File,
}

/// Locks the data folder for writing and clears what killed processes left behind.
///
/// Makes `.gka/`, which git ignores, where it is missing. Waits for another process up to
/// `patience`, `told` once when that takes a moment. Fails when the patience is over
/// ([`Trouble::Busy`]) and where nothing can be written.
pub fn lock(
    folder: &Path,
    patience: Duration,
    told: &mut dyn FnMut(Told),
) -> Result<Locked, Trouble> {
    let own = folder.join(OWN);
    make_folder(&own)?;
    ignore_in_git(&own).map_err(Trouble::unwritten(&own))?;
    let path = own.join("lock");
    let lock = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .map_err(Trouble::unwritten(&path))?;
    match wait(&lock, patience, told) {
        Ok(Outcome::Held) => clear(folder),
        Ok(Outcome::Unsupported) => told(Told::WithoutLocks),
        Ok(Outcome::Busy) => return Err(Trouble::Busy(folder.to_owned(), patience)),
        Err(error) => return Err(Trouble::Unwritten(path, error)),
    }
    Ok(Locked {
        folder: folder.to_owned(),
        _lock: lock,
    })
}

enum Outcome {
    Held,
    Unsupported,
    Busy,
}

fn wait(lock: &File, patience: Duration, told: &mut dyn FnMut(Told)) -> io::Result<Outcome> {
    let begin = Instant::now();
    let mut silent = true;
    loop {
        match lock.try_lock() {
            Ok(()) => return Ok(Outcome::Held),
            Err(TryLockError::Error(error)) if system::has_no_locks(&error) => {
                return Ok(Outcome::Unsupported);
            }
            Err(TryLockError::Error(error)) => return Err(error),
            Err(TryLockError::WouldBlock) => {}
        }
        let waited = begin.elapsed();
        if waited >= patience {
            return Ok(Outcome::Busy);
        }
        if silent && waited >= SILENCE {
            silent = false;
            told(Told::Waiting);
        }
        thread::sleep(BETWEEN_TRIES);
    }
}

/// Makes a folder of our own. A link in its place is refused: it could lead anywhere.
pub(super) fn make_folder(path: &Path) -> Result<(), Trouble> {
    match fs::create_dir(path) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            match fs::symlink_metadata(path) {
                Ok(found) if found.is_dir() => Ok(()),
                _ => Err(Trouble::NotAFolder(path.to_owned())),
            }
        }
        Err(error) => Err(Trouble::Unwritten(path.to_owned(), error)),
    }
}

fn ignore_in_git(own: &Path) -> io::Result<()> {
    match OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(own.join(".gitignore"))
    {
        Ok(mut file) => file.write_all(b"*\n"),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

fn clear(folder: &Path) {
    for place in [
        folder.to_owned(),
        folder.join("municipalities"),
        shelf::path(folder),
    ] {
        temporary::clear(&place);
    }
}
