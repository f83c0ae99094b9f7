//! Files on their way to becoming another.
//!
//! Their names (`.leiden.toml.Ab12Cd.gka-tmp`) begin with a dot and never end in `.toml`: nobody
//! takes one for a record.

use std::{
    ffi::OsStr,
    fs::{self, File, Metadata},
    io::{self, Write},
    path::{Path, PathBuf},
};

use tempfile::{Builder, NamedTempFile, TempPath};

use super::{system, trouble::Trouble};

/// The end of every temporary name.
pub(super) const SUFFIX: &str = ".gka-tmp";

/// Writes the bytes beside the target, down to the disk, with the mode and owner of the file that
/// they will replace. Dropped, the file goes.
pub(super) fn write_beside(
    target: &Path,
    bytes: &[u8],
    like: Option<&Metadata>,
) -> io::Result<TempPath> {
    let mut fresh = begin_beside(target, like)?;
    fresh.as_file_mut().write_all(bytes)?;
    settle(fresh, like)
}

/// An empty file beside the target, which it may become. Dropped, the file goes.
pub(super) fn begin_beside(
    target: &Path,
    like: Option<&Metadata>,
) -> io::Result<NamedTempFile<File>> {
    let Some(name) = target.file_name() else {
        return Err(io::ErrorKind::InvalidInput.into());
    };
    let folder = target
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let prefix = format!(".{}.", name.to_string_lossy());
    let mut builder = Builder::new();
    builder.prefix(&prefix).suffix(SUFFIX);
    // Opened and written here and not by `tempfile`, which would wrap the reason of a failure. A
    // new file is as the umask says; one that is to become another is its owner's alone till then.
    let open = |path: &Path| system::create(path, like.is_some());
    builder.make_in(folder.unwrap_or(Path::new(".")), open)
}

/// What was written, down to the disk, with the mode and owner of the file that it will replace.
pub(super) fn settle(fresh: NamedTempFile<File>, like: Option<&Metadata>) -> io::Result<TempPath> {
    if let Some(old) = like {
        system::imitate(fresh.as_file(), old)?;
    }
    fresh.as_file().sync_all()?;
    // Closed at once: an import prepares hundreds of these before the first takes its place.
    Ok(fresh.into_temp_path())
}

/// Makes a file of our own, or replaces it whole. A link in its place goes: it could lead anywhere.
pub fn make_file(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let old = fs::symlink_metadata(path).ok().filter(Metadata::is_file);
    write_beside(path, bytes, old.as_ref())
        .and_then(|fresh| fresh.persist(path).map_err(|error| error.error))
        .map_err(Trouble::unwritten(path))
}

/// A name beside a file, for what is on its way out.
pub(super) fn aside(file: &Path) -> io::Result<PathBuf> {
    let name = file.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let (name, process) = (name.to_string_lossy(), std::process::id());
    Ok(file.with_file_name(format!(".{name}.{process}{SUFFIX}")))
}

/// Removes what a killed process left in this folder. Only for who holds the lock: without it
/// they may be somebody's work. What cannot be removed stays, and does no harm.
pub(super) fn clear(folder: &Path) {
    for path in left_in(folder) {
        let _ = fs::remove_file(path);
    }
}

/// What a process is at work on in this folder, or has left there; what could be read counts.
pub(super) fn left_in(folder: &Path) -> Vec<PathBuf> {
    let mut left = Vec::new();
    let _ = system::each_name(folder, &mut |name| {
        if is_temporary(name) {
            left.push(folder.join(name));
        }
    });
    left
}

fn is_temporary(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(b".") && name.ends_with(SUFFIX.as_bytes())
}
