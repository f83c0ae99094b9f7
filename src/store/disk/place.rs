//! Where a path in the data folder really leads.

use std::{
    fs, io,
    path::{Component, Path, PathBuf},
};

use super::trouble::Trouble;

/// The folder of our own inside the data folder.
pub const OWN: &str = ".gka";

/// The file's name as seen from the data folder.
pub(super) fn named<'a>(folder: &Path, file: &'a Path) -> &'a Path {
    file.strip_prefix(folder).unwrap_or(file)
}

/// The path under which people know the file.
pub(super) fn path(folder: &Path, file: &Path) -> PathBuf {
    folder.join(named(folder, file))
}

/// Whether a folder on the way from the data folder to the file could lead elsewhere. The file
/// itself is not looked at: opening it tells.
pub(super) fn may_stray(folder: &Path, file: &Path) -> bool {
    let mut way = folder.to_owned();
    let mut rest = named(folder, file).components().peekable();
    while let Some(part) = rest.next() {
        way.push(part);
        let strays = !matches!(part, Component::Normal(_) | Component::CurDir);
        if strays || rest.peek().is_some() && is_link(&way) {
            return true;
        }
    }
    false
}

/// The place behind the path, links followed; a file that does not exist yet has its place too.
/// Fails where that is outside the data folder, and for a link to nothing.
pub(super) fn resolve(folder: &Path, file: &Path) -> Result<PathBuf, Trouble> {
    let path = path(folder, file);
    let root = fs::canonicalize(folder).map_err(Trouble::unread(folder))?;
    let place = match fs::canonicalize(&path) {
        Ok(place) => place,
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(Trouble::Unread(path, error));
        }
        Err(_) if is_link(&path) => return Err(Trouble::Dangling(path)),
        Err(error) => match (path.parent(), path.file_name()) {
            (Some(parent), Some(name)) => fs::canonicalize(parent)
                .map_err(Trouble::unread(parent))?
                .join(name),
            _ => return Err(Trouble::Unread(path, error)),
        },
    };
    if place.starts_with(root) {
        Ok(place)
    } else {
        Err(Trouble::Outside(path))
    }
}

/// Whether a symbolic link stands at this path.
pub fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink())
}
