use std::{
    fs::{self, File},
    io::{self, Read, Seek, Write},
    path::Path,
    time::UNIX_EPOCH,
};

/// Notes in the lock that nothing is left in a folder, and when that last changed: so whoever writes
/// next need not look through ten thousand names. Only for who holds the lock.
///
/// Where this fails, or is done by halves, the next one looks.
pub(super) fn note(mut lock: &File, folder: &Path) -> io::Result<()> {
    lock.write_all(stamp_of(folder)?.as_bytes())
}

/// Whether nothing was left when the last writer was done, and the folder has not changed since.
/// Takes the note out: from now on, until it is noted again, something may be left.
pub(super) fn take(mut lock: &File, folder: &Path) -> io::Result<bool> {
    let mut noted = String::new();
    Read::by_ref(&mut lock)
        .take(64)
        .read_to_string(&mut noted)?;
    if noted.is_empty() {
        return Ok(false);
    }
    lock.set_len(0)?;
    lock.rewind()?;
    Ok(noted == stamp_of(folder)?)
}

fn stamp_of(folder: &Path) -> io::Result<String> {
    let changed = fs::metadata(folder)?.modified()?;
    let since = changed
        .duration_since(UNIX_EPOCH)
        .map_err(io::Error::other)?;
    let (seconds, nanos) = (since.as_secs(), since.subsec_nanos());
    Ok(format!("nothing is left since {seconds}.{nanos:09}\n"))
}
