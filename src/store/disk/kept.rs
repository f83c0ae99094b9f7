use std::path::{Component, Path, PathBuf};

use super::{
    lock::Locked,
    place,
    read::{read, whole},
    replace::Change,
    shelf::{self, Entry, Print},
    trouble::Trouble,
};

/// What one command replaced: one step back.
#[derive(Debug)]
pub struct Kept {
    /// The files that are not yet as they were before the command, sorted by name.
    pub files: Vec<KeptFile>,
    step: u32,
}

/// A file that the command replaced, made or removed.
#[derive(Debug, PartialEq, Eq)]
pub struct KeptFile {
    /// Its name as seen from the data folder.
    pub file: PathBuf,
    /// Its bytes before the command; none where the command made it.
    pub before: Option<Vec<u8>>,
    /// Its bytes as they are; none where there is no such file.
    pub now: Option<Vec<u8>>,
    /// Whether it was changed after the command, by hand or by a later command: to undo would
    /// lose that too.
    pub changed_since: bool,
}

/// The last step that can be undone: of all commands, or of those that touched this file.
///
/// A step that never came about (a crash) or was taken back by hand is passed over, and so is one
/// of which a kept file is damaged. Fails where a file cannot be read as it is now.
pub fn last(folder: &Path, file: Option<&Path>) -> Result<Option<Kept>, Trouble> {
    let file = file.map(|file| name(folder, file));
    let wanted = |name: &str| file.as_ref().is_none_or(|file| file == name);
    let entries = shelf::entries(folder);
    for step in entries.chunk_by(|a, b| a.step == b.step).rev() {
        if step.iter().any(|entry| wanted(&entry.file)) {
            let (files, step) = (still_replaced(folder, step)?, step[0].step);
            if files.iter().any(|kept| wanted(&kept.name())) {
                return Ok(Some(Kept { files, step }));
            }
        }
    }
    Ok(None)
}

impl Locked {
    /// Takes the step back, all its files or none, and forgets it: the next undo goes further
    /// back, and nothing redoes.
    ///
    /// Fails as [`replace_all`](Locked::replace_all) does; with [`Trouble::Changed`] when a file
    /// is no longer what [`last`] found.
    pub fn undo(&mut self, kept: &Kept) -> Result<(), Trouble> {
        let changes: Vec<_> = kept.files.iter().map(KeptFile::back).collect();
        self.replace_unkept(&changes)?;
        shelf::forget(&self.folder, |step| step == kept.step);
        Ok(())
    }
}

impl KeptFile {
    fn name(&self) -> String {
        self.file.to_string_lossy().into_owned()
    }

    fn back(&self) -> Change<'_> {
        Change {
            file: &self.file,
            old: self.now.as_deref(),
            new: self.before.as_deref(),
        }
    }
}

/// The files of the step that are not as they were before it; none where a kept one is damaged:
/// half a step would break what the command held together.
fn still_replaced(folder: &Path, step: &[Entry]) -> Result<Vec<KeptFile>, Trouble> {
    let mut files = Vec::with_capacity(step.len());
    for entry in step {
        let now = present(folder, Path::new(&entry.file))?;
        let print = Print::of(now.as_deref());
        if print == entry.before {
            continue;
        }
        let before = kept_bytes(folder, entry);
        if Print::of(before.as_deref()) != entry.before {
            return Ok(Vec::new());
        }
        let changed_since = print != entry.after;
        files.push(KeptFile {
            file: PathBuf::from(&entry.file),
            before,
            now,
            changed_since,
        });
    }
    Ok(files)
}

fn present(folder: &Path, file: &Path) -> Result<Option<Vec<u8>>, Trouble> {
    let mut bytes = Vec::new();
    match read(folder, file, &mut bytes) {
        Ok(()) => Ok(Some(bytes)),
        Err(Trouble::Missing(_)) => Ok(None),
        Err(trouble) => Err(trouble),
    }
}

fn kept_bytes(folder: &Path, entry: &Entry) -> Option<Vec<u8>> {
    if entry.before == Print::NOTHING {
        return None;
    }
    let path = shelf::path(folder).join(entry.name());
    let mut bytes = Vec::new();
    whole(&path, &path, &mut bytes).ok().map(|()| bytes)
}

/// The file's name as it stands in the names on the shelf.
pub(super) fn name(folder: &Path, file: &Path) -> String {
    let parts = place::named(folder, file).components();
    let parts = parts.filter(|part| *part != Component::CurDir);
    let parts: Vec<_> = parts
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Change, Kept, Path, Trouble, last, shelf};
    use crate::store::disk::folder::{Folder, LEIDEN};

    const DELFT: &str = "municipalities/delft.toml";

    fn undo(folder: &Folder) -> anyhow::Result<bool> {
        let Some(kept) = last(folder.path(), None)? else {
            return Ok(false);
        };
        folder.lock()?.undo(&kept)?;
        Ok(true)
    }

    fn last_of(folder: &Folder, file: &str) -> Result<Option<Kept>, Trouble> {
        last(folder.path(), Some(Path::new(file)))
    }

    #[test]
    fn every_undo_goes_one_step_further_back() -> anyhow::Result<()> {
        let folder = Folder::new()?;
        for new in ["one", "two", "old", "two"] {
            folder.write(new)?;
        }
        for back in ["old", "two", "one", "old"] {
            assert!(undo(&folder)?);
            assert_eq!(folder.read(LEIDEN)?, back);
        }
        assert!(!undo(&folder)?);
        assert_eq!(fs::read_dir(shelf::path(folder.path()))?.count(), 0);
        Ok(())
    }

    #[test]
    fn twenty_steps_are_kept() -> anyhow::Result<()> {
        let folder = Folder::new()?;
        for n in 0..25 {
            folder.write(&n.to_string())?;
        }
        let mut undone = 0;
        while undo(&folder)? {
            undone += 1;
        }
        assert_eq!((undone, folder.read(LEIDEN)?), (20, "4".into()));
        Ok(())
    }

    #[test]
    fn the_files_of_one_command_go_back_together() -> anyhow::Result<()> {
        let folder = Folder::new()?;
        fs::write(folder.at("gka.toml"), "going")?;
        let change = |file, old, new| Change {
            file: Path::new(file),
            old,
            new,
        };
        folder.lock()?.replace_all(&[
            change(LEIDEN, Some(b"old"), Some(b"new")),
            change(DELFT, None, Some(b"made")),
            change("gka.toml", Some(b"going"), None),
        ])?;
        let kept = last_of(&folder, DELFT)?.expect("delft was made");
        assert_eq!(kept.files.len(), 3);
        folder.lock()?.undo(&kept)?;
        assert_eq!(
            (folder.read(LEIDEN)?, folder.read("gka.toml")?),
            ("old".into(), "going".into())
        );
        assert!(!folder.at(DELFT).exists());
        Ok(())
    }

    #[test]
    fn one_municipality_goes_back_past_the_others() -> anyhow::Result<()> {
        let folder = Folder::new()?;
        folder.write("new")?;
        folder.lock()?.replace(Path::new(DELFT), None, b"made")?;
        let kept =
            last_of(&folder, &folder.at(LEIDEN).to_string_lossy())?.expect("leiden was changed");
        folder.lock()?.undo(&kept)?;
        assert_eq!(
            (folder.read(LEIDEN)?, folder.read(DELFT)?),
            ("old".into(), "made".into())
        );
        assert!(last_of(&folder, LEIDEN)?.is_none());
        Ok(())
    }

    #[test]
    fn a_change_by_hand_since_is_seen() -> anyhow::Result<()> {
        let folder = Folder::new()?;
        folder.write("new")?;
        let kept = last(folder.path(), None)?.expect("leiden was changed");
        assert!(!kept.files[0].changed_since);
        fs::write(folder.at(LEIDEN), "by hand")?;
        assert!(matches!(
            folder.lock()?.undo(&kept),
            Err(Trouble::Changed(_))
        ));
        let kept = last(folder.path(), None)?.expect("leiden was changed");
        assert!(kept.files[0].changed_since);
        assert_eq!(kept.files[0].now.as_deref(), Some(&b"by hand"[..]));
        Ok(())
    }

    #[test]
    fn a_step_that_never_came_about_is_passed_over() -> anyhow::Result<()> {
        let folder = Folder::new()?;
        folder.write("new")?;
        folder.write("newer")?;
        // As after a crash between the link and the rename.
        fs::write(folder.at(LEIDEN), "new")?;
        assert!(undo(&folder)?);
        assert_eq!(folder.read(LEIDEN)?, "old");
        Ok(())
    }

    #[test]
    fn what_is_damaged_or_not_ours_is_passed_over() -> anyhow::Result<()> {
        let folder = Folder::new()?;
        folder.write("new")?;
        let shelf = shelf::path(folder.path());
        fs::write(shelf.join("notes"), "")?;
        for entry in shelf::entries(folder.path()) {
            fs::write(shelf.join(entry.name()), "torn")?;
        }
        assert!(last(folder.path(), None)?.is_none());
        Ok(())
    }
}
