use std::{path::Path, sync::atomic::Ordering};

use super::{
    kept,
    lock::{Locked, make_folder},
    ready::{Ready, Replaced, put_back, sync_folders},
    rights::Like,
    shelf::{self, Entry, Kind, Print, Said},
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
    /// Where there was no such file: the one whose rights it gets, if not those of any new one.
    pub like: Option<&'a Path>,
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
            like: None,
        }])
    }

    /// Replaces, makes or removes several files (each named once) as one step: all or none.
    ///
    /// What fails, mostly fails before the first is touched; else those already replaced are put
    /// back. Only if that fails too there is a [`Trouble::Half`].
    pub fn replace_all(&mut self, changes: &[Change<'_>]) -> Result<(), Trouble> {
        let said = self.said.clone();
        self.replace_as(Kind::default(), &said, changes)?;
        shelf::let_go_of_undone(&self.folder);
        shelf::prune(&self.folder);
        Ok(())
    }

    /// The same, as a step of this kind; nothing is forgotten for it.
    pub(super) fn replace_as(
        &mut self,
        kind: Kind,
        said: &Said,
        changes: &[Change<'_>],
    ) -> Result<(), Trouble> {
        make_folder(&shelf::path(&self.folder))?;
        let step = shelf::next_step(&self.folder)?;
        self.execute(changes, said, step, |change| Entry {
            step,
            kind,
            file: kept::name(&self.folder, change.file),
            before: Print::of(change.old),
            after: Print::of(change.new),
        })
    }

    /// Everything that is likely to fail comes first: all is written before anything is compared,
    /// and all compared before anything is replaced.
    fn execute(
        &self,
        changes: &[Change<'_>],
        said: &Said,
        step: u32,
        entry: impl Fn(&Change<'_>) -> Entry,
    ) -> Result<(), Trouble> {
        let undo = shelf::path(&self.folder);
        let mut ready = Vec::with_capacity(changes.len());
        for change in changes.iter().filter(|change| change.old != change.new) {
            ready.push(Ready::prepare(&self.folder, change)?);
        }
        for one in &ready {
            one.compare()?;
        }
        if let Some(first) = ready.first() {
            let rights = first.rights();
            let like = rights.as_ref().map(|(path, found)| Like { path, found });
            shelf::note(&self.folder, step, said, like);
        }
        let mut done = Vec::with_capacity(ready.len());
        for one in ready {
            let kept = undo.join(entry(one.change).name());
            match one.put_in_place(kept) {
                Ok(replaced) => done.push(replaced),
                Err(trouble) => return Err(self.put_back(done, trouble, step)),
            }
        }
        match sync_folders(&done) {
            Ok(()) => {
                self.has_written
                    .fetch_or(!done.is_empty(), Ordering::Relaxed);
                Ok(())
            }
            Err(trouble) => Err(self.put_back(done, trouble, step)),
        }
    }

    fn put_back(&self, done: Vec<Replaced<'_>>, cause: Trouble, step: u32) -> Trouble {
        let trouble = put_back(done, cause);
        if !matches!(trouble, Trouble::Half { .. }) {
            shelf::forget(&self.folder, |one| one == step);
        }
        trouble
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Change, Path, Trouble};
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
            like: None,
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
