use std::{fs, path::Path};

use super::{
    kept,
    lock::{Locked, make_folder},
    ready::{Ready, Replaced, put_back, sync_folders},
    shelf::{self, Entry, Print},
    temporary,
    trouble::Trouble,
};

/// One file from what it was to what it will be.
#[derive(Clone, Copy, Debug)]
pub struct Change<'a> {
    /// The file, named from the data folder.
    pub file: &'a Path,
    /// The bytes that the change was made for; none: there must be no such file.
    pub old: Option<&'a [u8]>,
    /// The bytes to come; none: the file goes.
    pub new: Option<&'a [u8]>,
}

impl Locked {
    /// Replaces a file, or makes it (`old` is none), as a step of its own.
    ///
    /// Afterwards the new bytes are on the disk; whatever happens meanwhile, the file is the old
    /// one or the new one, whole. Mode and owner stay; through a link, the link stays. Fails with
    /// [`Trouble::Changed`] when the file is not `old`; the file is then left alone.
    pub fn replace(&mut self, file: &Path, old: Option<&[u8]>, new: &[u8]) -> Result<(), Trouble> {
        self.replace_all(&[Change {
            file,
            old,
            new: Some(new),
        }])
    }

    /// Replaces, makes or removes several files (each named once) as one step: all or none.
    ///
    /// What fails, mostly fails before the first is touched; else those already replaced are put
    /// back. Only if that fails too there is a [`Trouble::Half`].
    pub fn replace_all(&mut self, changes: &[Change<'_>]) -> Result<(), Trouble> {
        let step = shelf::entries(&self.folder)
            .last()
            .map_or(1, |entry| entry.step + 1);
        let done = self.carry_out(changes, |change, _| {
            entry(&self.folder, step, change).name()
        });
        self.is_clean &= done.is_ok();
        done?;
        shelf::prune(&self.folder);
        Ok(())
    }

    /// The same, but no step: what was replaced is kept only until all is done.
    pub(super) fn replace_unkept(&mut self, changes: &[Change<'_>]) -> Result<(), Trouble> {
        let process = std::process::id();
        let name = |_: &Change<'_>, n| format!(".{process}-{n}{}", temporary::SUFFIX);
        let done = self.carry_out(changes, name);
        self.is_clean &= done.is_ok();
        for one in done? {
            let _ = fs::remove_file(one.kept);
        }
        Ok(())
    }

    /// Everything that is likely to fail comes first: all is written before anything is compared,
    /// and all compared before anything is replaced.
    fn carry_out<'a>(
        &self,
        changes: &'a [Change<'a>],
        kept_as: impl Fn(&Change<'_>, usize) -> String,
    ) -> Result<Vec<Replaced<'a>>, Trouble> {
        let undo = shelf::path(&self.folder);
        make_folder(&undo)?;
        let mut ready = Vec::with_capacity(changes.len());
        for change in changes.iter().filter(|change| change.old != change.new) {
            ready.push(Ready::prepare(&self.folder, change)?);
        }
        for one in &ready {
            one.compare()?;
        }
        let mut done = Vec::with_capacity(ready.len());
        for (n, one) in ready.into_iter().enumerate() {
            let kept = undo.join(kept_as(one.change, n));
            match one.put_in_place(kept) {
                Ok(replaced) => done.push(replaced),
                Err(trouble) => return Err(put_back(done, trouble)),
            }
        }
        match sync_folders(&done) {
            Ok(()) => Ok(done),
            Err(trouble) => Err(put_back(done, trouble)),
        }
    }
}

fn entry(folder: &Path, step: u32, change: &Change<'_>) -> Entry {
    Entry {
        step,
        file: kept::name(folder, change.file),
        before: Print::of(change.old),
        after: Print::of(change.new),
    }
}

#[cfg(test)]
mod tests {
    use super::{Change, Path, Trouble, fs};
    use crate::store::disk::{
        LIMIT,
        folder::{Folder, LEIDEN},
    };

    const DELFT: &str = "municipalities/delft.toml";

    fn change<'a>(file: &'a str, old: &'a str, new: &'a str) -> Change<'a> {
        let bytes = |text: &'a str| (!text.is_empty()).then_some(text.as_bytes());
        Change {
            file: Path::new(file),
            old: bytes(old),
            new: bytes(new),
        }
    }

    #[test]
    fn a_record_is_replaced_and_nothing_is_left_beside_it() -> anyhow::Result<()> {
        let folder = Folder::new()?;
        folder.write("new")?;
        assert_eq!(folder.read(LEIDEN)?, "new");
        assert_eq!(folder.names()?, ["leiden.toml"]);
        Ok(())
    }

    #[test]
    fn what_was_changed_meanwhile_is_left_alone() -> anyhow::Result<()> {
        let folder = Folder::new()?;
        let mut locked = folder.lock()?;
        // The same length, and within the same tick of the clock.
        for (file, old) in [
            (LEIDEN, Some(&b"odl"[..])),
            (LEIDEN, None),
            (DELFT, Some(b"old")),
        ] {
            let result = locked.replace(Path::new(file), old, b"new");
            assert!(
                matches!(result, Err(Trouble::Changed(_))),
                "{file} {old:?} {result:?}"
            );
        }
        assert_eq!(folder.read(LEIDEN)?, "old");
        assert_eq!(folder.names()?, ["leiden.toml"]);
        Ok(())
    }

    #[test]
    fn a_record_is_made_also_in_a_folder_that_git_did_not_keep() -> anyhow::Result<()> {
        let folder = Folder::new()?;
        fs::remove_dir_all(folder.at("municipalities"))?;
        folder.lock()?.replace(Path::new(DELFT), None, b"new")?;
        assert_eq!(folder.read(DELFT)?, "new");
        Ok(())
    }

    #[test]
    fn what_could_not_be_read_again_is_not_written() -> anyhow::Result<()> {
        let folder = Folder::new()?;
        let new = vec![b'#'; usize::try_from(LIMIT)? + 1];
        let result = folder
            .lock()?
            .replace(Path::new(LEIDEN), Some(b"old"), &new);
        assert!(matches!(result, Err(Trouble::TooLarge(_))));
        Ok(())
    }

    #[test]
    fn several_files_are_replaced_made_and_removed_as_one() -> anyhow::Result<()> {
        let folder = Folder::new()?;
        fs::write(folder.at("themes.toml"), "themes")?;
        let changes = [
            change(LEIDEN, "old", "new"),
            change(DELFT, "", "made"),
            change("themes.toml", "themes", ""),
        ];
        folder.lock()?.replace_all(&changes)?;
        assert_eq!(
            (folder.read(LEIDEN)?, folder.read(DELFT)?),
            ("new".into(), "made".into())
        );
        assert!(!folder.at("themes.toml").exists());
        Ok(())
    }

    #[test]
    fn if_one_cannot_be_prepared_none_is_touched() -> anyhow::Result<()> {
        let folder = Folder::new()?;
        fs::create_dir(folder.at(DELFT))?;
        for bad in [
            change(DELFT, "x", "y"),
            change("no/such/folder.toml", "", "y"),
        ] {
            let result = folder
                .lock()?
                .replace_all(&[change(LEIDEN, "old", "new"), bad]);
            assert!(result.is_err());
            assert_eq!(folder.read(LEIDEN)?, "old");
            assert_eq!(folder.names()?, ["delft.toml", "leiden.toml"]);
        }
        Ok(())
    }

    #[test]
    fn if_one_cannot_be_replaced_the_others_are_put_back() -> anyhow::Result<()> {
        let folder = Folder::new()?;
        // Twice the same new file: both can be prepared, but the second finds its place taken.
        let changes = [
            change(LEIDEN, "old", "new"),
            change(DELFT, "", "a"),
            change(DELFT, "", "b"),
        ];
        let result = folder.lock()?.replace_all(&changes);
        assert!(matches!(result, Err(Trouble::Changed(_))), "{result:?}");
        assert_eq!(folder.read(LEIDEN)?, "old");
        assert_eq!(folder.names()?, ["leiden.toml"]);
        assert_eq!(fs::read_dir(folder.at(".gka/undo"))?.count(), 0);
        Ok(())
    }

    #[cfg(unix)]
    mod unix {
        use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};

        use super::{DELFT, Folder, LEIDEN, Path, Trouble, fs};

        #[test]
        fn mode_and_owner_stay() -> anyhow::Result<()> {
            let folder = Folder::new()?;
            let path = folder.at(LEIDEN);
            // Only root can give a file away; for all others it keeps their own.
            let _ = chown(&path, Some(1234), Some(1234));
            fs::set_permissions(&path, fs::Permissions::from_mode(0o640))?;
            let before = fs::metadata(&path)?;
            folder.write("new")?;
            let after = fs::metadata(&path)?;
            assert_eq!(after.mode() & 0o7777, 0o640);
            assert_eq!((after.uid(), after.gid()), (before.uid(), before.gid()));
            Ok(())
        }

        #[test]
        fn hands_off_is_obeyed_even_by_root() -> anyhow::Result<()> {
            let folder = Folder::new()?;
            fs::set_permissions(folder.at(LEIDEN), fs::Permissions::from_mode(0o444))?;
            let result = folder
                .lock()?
                .replace(Path::new(LEIDEN), Some(b"old"), b"new");
            assert!(matches!(result, Err(Trouble::HandsOff(_))));
            assert_eq!(folder.read(LEIDEN)?, "old");
            Ok(())
        }

        #[test]
        fn a_link_stays_and_its_target_is_replaced() -> anyhow::Result<()> {
            let folder = Folder::new()?;
            symlink("leiden.toml", folder.at(DELFT))?;
            folder
                .lock()?
                .replace(Path::new(DELFT), Some(b"old"), b"new")?;
            assert!(fs::symlink_metadata(folder.at(DELFT))?.is_symlink());
            assert_eq!(folder.read(LEIDEN)?, "new");
            Ok(())
        }

        #[test]
        fn links_to_nothing_and_to_outside_are_refused() -> anyhow::Result<()> {
            let (folder, other) = (Folder::new()?, Folder::new()?);
            symlink(other.at(LEIDEN), folder.at(DELFT))?;
            symlink("nothing.toml", folder.at("gka.toml"))?;
            symlink(other.path(), folder.at("elsewhere"))?;
            let mut locked = folder.lock()?;
            let outside = locked.replace(Path::new(DELFT), Some(b"old"), b"new");
            assert!(matches!(outside, Err(Trouble::Outside(_))));
            let beyond = locked.replace(Path::new("elsewhere/new.toml"), None, b"new");
            assert!(matches!(beyond, Err(Trouble::Outside(_))));
            let dangling = locked.replace(Path::new("gka.toml"), None, b"new");
            assert!(matches!(dangling, Err(Trouble::Dangling(_))));
            assert_eq!(other.read(LEIDEN)?, "old");
            Ok(())
        }
    }
}
