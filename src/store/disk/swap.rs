//! The last instant: bytes take a file's place only if that file is what it was taken for.
//!
//! Between the last look at a file and the call that replaces it somebody may save it. Where the
//! system can exchange two names (Linux), what was swapped out is looked at, and swapped back if it
//! is not what was expected; elsewhere the look just before has to do.

use std::{fs, io, path::Path};

use super::{read::whole, system, temporary};

/// Puts the file `fresh` in the place of a file that holds `old`; false when it does not: it is
/// then left alone, and `fresh` where it was.
///
/// Done, nothing or the replaced file stands at `fresh`: the caller removes it.
pub(super) fn replace(fresh: &Path, place: &Path, old: &[u8]) -> io::Result<bool> {
    let ours = fs::symlink_metadata(fresh)?;
    match system::exchange(fresh, place) {
        Ok(true) if holds(fresh, old) => Ok(true),
        Ok(true) => swap_back(fresh, place, &ours).map(|()| false),
        Ok(false) => fs::rename(fresh, place).map(|()| true),
        Err(error) if has_gone(&error, fresh, place) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Removes a file that holds `old`, by way of another folder; false when it does not: it is then
/// left alone.
pub(super) fn remove(place: &Path, by: &Path, old: &[u8]) -> io::Result<bool> {
    let aside = temporary::aside(by, place)?;
    match fs::rename(place, &aside) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    }
    if holds(&aside, old) {
        // If this fails, the next write clears it.
        let _ = fs::remove_file(aside);
        return Ok(true);
    }
    // Where somebody made it anew meanwhile, theirs is the newest.
    put(&aside, place).map(|_| false)
}

/// Puts a file where nothing stands; false when something does.
pub(super) fn put(file: &Path, place: &Path) -> io::Result<bool> {
    match fs::hard_link(file, place) {
        Ok(()) => fs::remove_file(file).map(|()| true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        // A file system without hard links.
        Err(_) => fs::rename(file, place).map(|()| true),
    }
}

fn holds(path: &Path, bytes: &[u8]) -> bool {
    let mut found = Vec::new();
    whole(path, path, &mut found).is_ok() && found == bytes
}

fn swap_back(fresh: &Path, place: &Path, ours: &fs::Metadata) -> io::Result<()> {
    if system::exchange(fresh, place).is_err() {
        // Theirs before ours, by whatever way is left.
        return fs::rename(fresh, place);
    }
    // Saved once more over what stood there for an instant: then that is the newest.
    match fs::symlink_metadata(fresh) {
        Ok(found) if system::is_same(ours, &found) => Ok(()),
        _ => system::exchange(fresh, place).map(drop),
    }
}

fn has_gone(error: &io::Error, fresh: &Path, place: &Path) -> bool {
    let is_there = |path: &Path| fs::symlink_metadata(path).is_ok();
    error.kind() == io::ErrorKind::NotFound && is_there(fresh) && !is_there(place)
}

#[cfg(test)]
mod tests {
    use super::{fs, put, remove, replace};
    use crate::store::disk::folder::{Folder, LEIDEN};

    const FRESH: &str = "municipalities/.leiden.toml.x.gka-tmp";

    fn folder() -> anyhow::Result<Folder> {
        let folder = Folder::new()?;
        fs::write(folder.at(FRESH), "new")?;
        Ok(folder)
    }

    #[test]
    fn what_is_expected_is_replaced() -> anyhow::Result<()> {
        let folder = folder()?;
        assert!(replace(&folder.at(FRESH), &folder.at(LEIDEN), b"old")?);
        assert_eq!(folder.read(LEIDEN)?, "new");
        Ok(())
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_save_in_the_last_instant_is_swapped_back() -> anyhow::Result<()> {
        let folder = folder()?;
        // Nothing looks before: as if it was saved after the comparison.
        fs::write(folder.at(LEIDEN), "odl")?;
        assert!(!replace(&folder.at(FRESH), &folder.at(LEIDEN), b"old")?);
        assert_eq!(folder.read(LEIDEN)?, "odl");
        assert_eq!(folder.read(FRESH)?, "new");
        Ok(())
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_second_save_in_the_last_instant_is_the_newest() -> anyhow::Result<()> {
        let folder = folder()?;
        let (fresh, place, ours) = (folder.at(FRESH), folder.at(LEIDEN), folder.at("ours"));
        // Ours was put in the place and saved over before the first save was put back.
        fs::write(&ours, "new")?;
        fs::write(&fresh, "first")?;
        fs::write(&place, "second")?;
        super::swap_back(&fresh, &place, &fs::symlink_metadata(&ours)?)?;
        assert_eq!(folder.read(LEIDEN)?, "second");
        assert_eq!(folder.read(FRESH)?, "first");
        Ok(())
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_that_went_in_the_last_instant_stays_away() -> anyhow::Result<()> {
        let folder = folder()?;
        fs::remove_file(folder.at(LEIDEN))?;
        assert!(!replace(&folder.at(FRESH), &folder.at(LEIDEN), b"old")?);
        assert!(!folder.at(LEIDEN).exists());
        Ok(())
    }

    #[test]
    fn what_is_removed_is_what_was_meant() -> anyhow::Result<()> {
        let folder = Folder::new()?;
        let remove = |old| remove(&folder.at(LEIDEN), folder.path(), old);
        assert!(!remove(b"odl")?);
        assert_eq!(folder.read(LEIDEN)?, "old");
        assert!(remove(b"old")?);
        assert!(!remove(b"old")?);
        assert!(folder.names()?.is_empty());
        Ok(())
    }

    #[test]
    fn nothing_is_put_over_something() -> anyhow::Result<()> {
        let folder = folder()?;
        assert!(!put(&folder.at(FRESH), &folder.at(LEIDEN))?);
        assert_eq!(folder.read(LEIDEN)?, "old");
        fs::remove_file(folder.at(LEIDEN))?;
        assert!(put(&folder.at(FRESH), &folder.at(LEIDEN))?);
        assert_eq!(folder.names()?, ["leiden.toml"]);
        Ok(())
    }
}
