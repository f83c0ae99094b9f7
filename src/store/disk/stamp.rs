//! The note that nothing is left in a folder, so that whoever writes next need not look through ten
//! thousand names: the lock is then a second older than the folder. A new lock is younger, and a
//! folder in which anything is made later is younger than it was.
//!
//! Only for who holds the lock. Where this fails, the next one looks.

use std::{
    fs::{self, File},
    io,
    path::Path,
    time::{Duration, SystemTime},
};

const OLDER: Duration = Duration::from_secs(1);

/// Notes that nothing is left.
pub(super) fn note(lock: &File, folder: &Path) -> io::Result<()> {
    lock.set_modified(noted_by(folder)?)
}

/// Whether nothing was left when the last writer was done, and the folder has not changed since.
/// Takes the note out: from now on, until it is noted again, something may be left.
pub(super) fn take(lock: &File, folder: &Path) -> io::Result<bool> {
    let is_noted = is_noted(lock, folder)?;
    if is_noted {
        lock.set_modified(SystemTime::now())?;
    }
    Ok(is_noted)
}

pub(super) fn is_noted(lock: &File, folder: &Path) -> io::Result<bool> {
    Ok(lock.metadata()?.modified()? == noted_by(folder)?)
}

fn noted_by(folder: &Path) -> io::Result<SystemTime> {
    let changed = fs::metadata(folder)?.modified()?;
    changed
        .checked_sub(OLDER)
        .ok_or(io::ErrorKind::InvalidData.into())
}
