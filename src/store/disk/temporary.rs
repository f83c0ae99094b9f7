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

use super::{
    place::OWN,
    rights::{self, Like},
    system,
    trouble::Trouble,
};

/// The end of every temporary name.
pub(super) const SUFFIX: &str = ".gka-tmp";

/// Where a file is made that is to become `target`: in `.gka/`, where git and people do not look;
/// beside the target only where that is another file system, from which nothing can be moved there.
pub(super) fn workplace(data: &Path, target: &Path) -> PathBuf {
    let own = data.join(OWN);
    match target.parent() {
        Some(folder) if !system::is_same_file_system(&own, folder) => folder.to_owned(),
        Some(_) | None => own,
    }
}

/// An empty file in this folder, which may become the target. Dropped, the file goes.
pub(super) fn begin(
    folder: &Path,
    target: &Path,
    like: Option<Like<'_>>,
) -> io::Result<NamedTempFile<File>> {
    let Some(name) = target.file_name() else {
        return Err(io::ErrorKind::InvalidInput.into());
    };
    let prefix = format!(".{}.", name.to_string_lossy());
    let mut builder = Builder::new();
    builder.prefix(&prefix).suffix(SUFFIX);
    // Opened and written here and not by `tempfile`, which would wrap the reason of a failure. A
    // new file is as the umask says; one that is to become another is its owner's alone till then.
    builder.make_in(folder, |path| system::create(path, like.is_some()))
}

/// The same, beside the target.
pub(super) fn begin_beside(
    target: &Path,
    like: Option<Like<'_>>,
) -> io::Result<NamedTempFile<File>> {
    begin(folder_of(target), target, like)
}

/// What was written, down to the disk, with the rights of the file that it will replace; without
/// one, with those that a new file has there.
pub(super) fn settle(
    fresh: NamedTempFile<File>,
    target: &Path,
    like: Option<Like<'_>>,
) -> io::Result<TempPath> {
    let folder = folder_of(target);
    match like {
        Some(like) => rights::imitate(fresh.as_file(), like)?,
        None if fresh.path().parent() != Some(folder) => {
            rights::as_in(folder, fresh.as_file())?;
        }
        None => {}
    }
    fresh.as_file().sync_all()?;
    // Closed at once: an import prepares hundreds of these before the first takes its place.
    Ok(fresh.into_temp_path())
}

fn folder_of(target: &Path) -> &Path {
    let folder = target.parent();
    let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// Copies a file to a place where nothing stands, with its rights.
pub(super) fn copy(file: &Path, to: &Path) -> io::Result<()> {
    let found = fs::symlink_metadata(file)?;
    let like = Some(Like {
        path: file,
        found: &found,
    });
    let mut fresh = begin_beside(to, like)?;
    io::copy(&mut system::open(file)?, fresh.as_file_mut())?;
    let fresh = settle(fresh, to, like)?;
    fresh.persist_noclobber(to).map_err(|error| error.error)
}

/// Makes a file of our own, or replaces it whole. A link in its place goes: it could lead anywhere.
pub fn make_file(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let old = fs::symlink_metadata(path).ok().filter(Metadata::is_file);
    let like = old.as_ref().map(|found| Like { path, found });
    begin_beside(path, like)
        .and_then(|mut fresh| fresh.as_file_mut().write_all(bytes).map(|()| fresh))
        .and_then(|fresh| settle(fresh, path, like))
        .and_then(|fresh| fresh.persist(path).map_err(|error| error.error))
        .map_err(Trouble::unwritten(path))
}

/// A name in this folder for a file that is on its way out.
pub(super) fn aside(folder: &Path, file: &Path) -> io::Result<PathBuf> {
    let name = file.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let (name, process) = (name.to_string_lossy(), std::process::id());
    Ok(folder.join(format!(".{name}.{process}{SUFFIX}")))
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
