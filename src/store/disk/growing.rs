//! Answers too large to keep in memory, on their way to a file or out.

use std::{
    fs::{self, File, Metadata},
    io::{self, Read, Seek, Write},
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

use super::{rights::Like, system, temporary, trouble::Trouble};

/// A file that is written piece by piece beside its target and takes its place when it is whole.
/// Dropped before, it goes, and the target is as it was.
#[derive(Debug)]
pub struct Growing {
    fresh: NamedTempFile<File>,
    target: PathBuf,
    old: Option<Metadata>,
}

impl Growing {
    /// An empty file that is to become this one; behind a link, the file that it leads to.
    ///
    /// # Errors
    /// When something else than a file stands there, when it is read-only, or when nothing can be
    /// written beside it.
    pub fn new(path: &Path) -> Result<Self, Trouble> {
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let old = fs::symlink_metadata(&target).ok();
        match &old {
            Some(found) if found.is_dir() => {
                let error = io::ErrorKind::IsADirectory.into();
                return Err(Trouble::unwritten(path)(error));
            }
            Some(found) if !found.is_file() => return Err(Trouble::Irregular(path.to_owned())),
            Some(found) if system::is_hands_off(found) => {
                return Err(Trouble::HandsOff(path.to_owned()));
            }
            Some(_) | None => {}
        }
        let fresh = temporary::begin_beside(&target, like(&target, old.as_ref()));
        let fresh = fresh.map_err(Trouble::unwritten(path))?;
        Ok(Self { fresh, target, old })
    }

    /// Adds a piece.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&mut self, piece: &[u8]) -> Result<(), Trouble> {
        let written = self.fresh.as_file_mut().write_all(piece);
        written.map_err(Trouble::unwritten(&self.target))
    }

    /// Puts it in its place, down to the disk.
    ///
    /// # Errors
    /// When that cannot be done; the target is then as it was.
    pub fn finish(self) -> Result<(), Trouble> {
        let Self { fresh, target, old } = self;
        temporary::settle(fresh, &target, like(&target, old.as_ref()))
            .and_then(|fresh| fresh.persist(&target).map_err(|error| error.error))
            .and_then(|()| match target.parent() {
                Some(folder) if !folder.as_os_str().is_empty() => system::sync_folder(folder),
                Some(_) | None => system::sync_folder(Path::new(".")),
            })
            .map_err(Trouble::unwritten(&target))
    }
}

fn like<'a>(path: &'a Path, old: Option<&'a Metadata>) -> Option<Like<'a>> {
    old.map(|found| Like { path, found })
}

/// A file without a name, for an answer that goes out only when it is whole.
#[derive(Debug)]
pub struct Spool(File);

impl Spool {
    /// An empty one.
    ///
    /// # Errors
    /// When there is nowhere to write it.
    pub fn new() -> io::Result<Self> {
        tempfile::tempfile().map(Self)
    }

    /// Adds a piece.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&mut self, piece: &[u8]) -> io::Result<()> {
        self.0.write_all(piece)
    }

    /// Hands it out again, piece by piece, for as long as `take` wants more.
    ///
    /// # Errors
    /// When it cannot be read, and what `take` fails with.
    pub fn hand_out(mut self, mut take: impl FnMut(&[u8]) -> io::Result<bool>) -> io::Result<()> {
        self.0.rewind()?;
        let mut piece = vec![0; 1 << 16];
        loop {
            let read = self.0.read(&mut piece)?;
            if read == 0 || !take(&piece[..read])? {
                return Ok(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Growing, Spool, Trouble};

    #[test]
    fn a_file_changes_only_when_the_new_one_is_whole() -> anyhow::Result<()> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("lijst.csv");
        fs::write(&file, "old")?;
        let mut growing = Growing::new(&file)?;
        growing.write(b"half")?;
        assert_eq!(fs::read_to_string(&file)?, "old");
        drop(growing);
        assert_eq!(fs::read_dir(folder.path())?.count(), 1);
        let mut growing = Growing::new(&file)?;
        growing.write(b"who")?;
        growing.write(b"le")?;
        growing.finish()?;
        assert_eq!(fs::read_to_string(&file)?, "whole");
        Ok(())
    }

    #[test]
    fn only_a_file_is_replaced() -> anyhow::Result<()> {
        let folder = tempfile::tempdir()?;
        let refused = Growing::new(folder.path());
        assert!(
            matches!(refused, Err(Trouble::Unwritten(..))),
            "{refused:?}"
        );
        let nowhere = Growing::new(&folder.path().join("no/such/file"));
        assert!(
            matches!(nowhere, Err(Trouble::Unwritten(..))),
            "{nowhere:?}"
        );
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_and_a_device_is_no_file() -> anyhow::Result<()> {
        let folder = tempfile::tempdir()?;
        let (file, link) = (folder.path().join("a.csv"), folder.path().join("b.csv"));
        fs::write(&file, "old")?;
        std::os::unix::fs::symlink(&file, &link)?;
        let mut growing = Growing::new(&link)?;
        growing.write(b"new")?;
        growing.finish()?;
        assert_eq!(fs::read_to_string(&file)?, "new");
        assert!(fs::symlink_metadata(&link)?.is_symlink());
        let device = Growing::new("/dev/null".as_ref());
        assert!(matches!(device, Err(Trouble::Irregular(_))), "{device:?}");
        Ok(())
    }

    #[test]
    fn a_spool_hands_out_what_it_was_given() -> anyhow::Result<()> {
        let mut spool = Spool::new()?;
        let text = vec![b'x'; 100_000];
        spool.write(&text)?;
        let mut out = Vec::new();
        spool.hand_out(|piece| {
            out.extend_from_slice(piece);
            Ok(true)
        })?;
        assert_eq!(out, text);
        Ok(())
    }
}
