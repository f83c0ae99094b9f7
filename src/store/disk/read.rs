use std::{
    fs::{self, File},
    io::{self, Read},
    path::Path,
};

use super::{place, system, trouble::Trouble};

/// The most that a record may hold, in bytes (16 MB).
pub const LIMIT: u64 = 16 << 20;

/// Reads a file of the data folder into a buffer, whose earlier content goes.
///
/// Never waits for a FIFO or a device. Follows links that stay in the data folder. Fails for what
/// is missing, leads outside, is no regular file, or holds more than [`LIMIT`] bytes.
pub fn read(folder: &Path, file: &Path, into: &mut Vec<u8>) -> Result<(), Trouble> {
    let path = place::path(folder, file);
    if place::may_stray(folder, file) {
        return whole(&place::resolve(folder, file)?, &path, into);
    }
    match whole(&path, &path, into) {
        Err(_) if place::is_link(&path) => whole(&place::resolve(folder, file)?, &path, into),
        result => result,
    }
}

/// Reads what stands at `place` and is no link; in errors it is called `name`.
pub(super) fn whole(place: &Path, name: &Path, into: &mut Vec<u8>) -> Result<(), Trouble> {
    into.clear();
    let file = system::open(place).map_err(|error| unopened(place, name, error))?;
    let found = file.metadata().map_err(Trouble::unread(name))?;
    if !found.is_file() {
        return Err(Trouble::Irregular(name.to_owned()));
    }
    // The file may grow while it is read: the limit holds for what comes, too.
    let size = found.len().min(LIMIT + 1);
    into.reserve(usize::try_from(size).unwrap_or_default());
    file_up_to_limit(&file, into).map_err(Trouble::unread(name))?;
    if into.len() as u64 > LIMIT {
        Err(Trouble::TooLarge(name.to_owned()))
    } else {
        Ok(())
    }
}

fn file_up_to_limit(file: &File, into: &mut Vec<u8>) -> io::Result<usize> {
    file.take(LIMIT + 1).read_to_end(into)
}

/// A socket cannot be opened at all: say what it is rather than what the system calls that.
fn unopened(place: &Path, name: &Path, error: io::Error) -> Trouble {
    match fs::symlink_metadata(place) {
        Ok(found) if !found.is_file() => Trouble::Irregular(name.to_owned()),
        _ => Trouble::unread(name)(error),
    }
}
