use std::{
    path::{Component, Path, PathBuf},
    time::SystemTime,
};

use super::{
    lock::Locked,
    place,
    read::{read, whole},
    replace::Change,
    shelf::{self, Entry, Kind, Print, Said},
    trouble::Trouble,
};

/// Which way along the steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To before a command.
    Undo,
    /// To before an undo.
    Redo,
}

/// What one command, or one undo, replaced: one step back.
#[derive(Debug)]
pub struct Kept {
    /// The files that are not yet as they were before, sorted by name.
    pub files: Vec<KeptFile>,
    /// The command, where that was noted: a text for people, which nothing runs.
    pub command: Option<String>,
    /// When it was.
    pub time: Option<SystemTime>,
    /// Whether it is no command, but an undo that replaced what was made by hand.
    pub is_set_aside: bool,
    step: u32,
    kind: Kind,
}

/// A file that was replaced, made or removed.
#[derive(Debug, PartialEq, Eq)]
pub struct KeptFile {
    /// Its name as seen from the data folder.
    pub file: PathBuf,
    /// Its bytes before; none where there was no such file.
    pub before: Option<Vec<u8>>,
    /// Its bytes as they are; none where there is no such file.
    pub now: Option<Vec<u8>>,
    /// Whether it was changed afterwards, by hand or by a later command: that is replaced too.
    pub changed_since: bool,
    /// Where it is kept.
    kept: PathBuf,
}

/// The last step that can be gone this way: of all, or of those that touched this file.
///
/// A step that never came about (a crash) or was taken back by hand is passed over, and so is one
/// of which a kept file is damaged. Fails where a file cannot be read.
pub fn last(folder: &Path, way: Way, file: Option<&Path>) -> Result<Option<Kept>, Trouble> {
    Ok(some(folder, way, file, 1)?.pop())
}

/// All steps that can be gone this way, the last first.
pub fn steps(folder: &Path, way: Way, file: Option<&Path>) -> Result<Vec<Kept>, Trouble> {
    some(folder, way, file, usize::MAX)
}

fn some(folder: &Path, way: Way, file: Option<&Path>, most: usize) -> Result<Vec<Kept>, Trouble> {
    let file = file.map(|file| name(folder, file));
    let wanted = |name: &str| file.as_ref().is_none_or(|file| file == name);
    let entries = shelf::entries(folder)?;
    let mut found = Vec::new();
    for step in entries.chunk_by(|a, b| a.step == b.step).rev() {
        // Half made a step of undo by a new command, that is what it is.
        let kind = step.iter().map(|entry| entry.kind).min();
        let kind = kind.unwrap_or_default();
        let is_this_way = kind.is_undone == (way == Way::Redo);
        if found.len() < most && is_this_way && step.iter().any(|entry| wanted(&entry.file)) {
            let (files, step) = (still_replaced(folder, step)?, step[0].step);
            if files.iter().any(|kept| wanted(&kept.name())) {
                let (command, time) = shelf::noted(folder, step).unzip();
                found.push(Kept {
                    files,
                    command,
                    time: time.flatten(),
                    is_set_aside: kind.has_handwork && !kind.is_undone,
                    step,
                    kind,
                });
            }
        }
    }
    Ok(found)
}

impl Locked {
    /// Takes the step back, all its files or none. What it replaces is kept, so that the other way
    /// leads back to it: no bytes are lost that were in a file.
    ///
    /// Fails as [`replace_all`](Locked::replace_all) does; with [`Trouble::Changed`] when a file
    /// is no longer what [`last`] found.
    pub fn take_back(&mut self, kept: &Kept) -> Result<(), Trouble> {
        let changes: Vec<_> = kept.files.iter().map(KeptFile::back).collect();
        let is_undone = !kept.kind.is_undone;
        let replaces_more = is_undone && kept.files.iter().any(|file| file.changed_since);
        let kind = Kind {
            is_undone,
            has_handwork: kept.kind.has_handwork || replaces_more,
        };
        let command = kept.command.clone().unwrap_or_default();
        let said = Said {
            words: command.clone(),
            whole: command,
        };
        self.replace_as(kind, &said, &changes)?;
        shelf::forget(&self.folder, |step| step == kept.step);
        shelf::prune(&self.folder);
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
            like: Some(&self.kept),
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
        let kept = shelf::path(folder).join(entry.name());
        let before = kept_bytes(&kept, entry)?;
        if Print::of(before.as_deref()) != entry.before {
            return Ok(Vec::new());
        }
        let changed_since = print != entry.after;
        files.push(KeptFile {
            file: PathBuf::from(&entry.file),
            before,
            now,
            changed_since,
            kept,
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

fn kept_bytes(kept: &Path, entry: &Entry) -> Result<Option<Vec<u8>>, Trouble> {
    if entry.before == Print::NOTHING {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    match whole(kept, kept, &mut bytes) {
        Ok(()) => Ok(Some(bytes)),
        Err(trouble @ Trouble::Unread(..)) => Err(trouble),
        Err(_) => Ok(None),
    }
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

    use super::{Change, Kept, Path, Trouble, Way, last, shelf, steps};
    use crate::store::disk::folder::{Folder, LEIDEN};

    const DELFT: &str = "municipalities/delft.toml";

    fn go(folder: &Folder, way: Way) -> anyhow::Result<bool> {
        let Some(kept) = last(folder.path(), way, None)? else {
            return Ok(false);
        };
        folder.lock()?.take_back(&kept)?;
        Ok(true)
    }

    fn undo(folder: &Folder) -> anyhow::Result<bool> {
        go(folder, Way::Undo)
    }

    fn redo(folder: &Folder) -> anyhow::Result<bool> {
        go(folder, Way::Redo)
    }

    fn last_of(folder: &Folder, file: &str) -> Result<Option<Kept>, Trouble> {
        last(folder.path(), Way::Undo, Some(Path::new(file)))
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
        for forth in ["one", "two", "old", "two"] {
            assert!(redo(&folder)?);
            assert_eq!(folder.read(LEIDEN)?, forth);
        }
        assert!(!redo(&folder)?);
        Ok(())
    }

    #[test]
    fn a_new_command_ends_redo_and_lets_nothing_go_that_was_made_by_hand() -> anyhow::Result<()> {
        let folder = Folder::new()?;
        folder.write("one")?;
        folder.write("two")?;
        fs::write(folder.at(LEIDEN), "by hand")?;
        assert!(undo(&folder)?);
        // Taken back and back again it is as dear.
        assert!(redo(&folder)?);
        assert_eq!(folder.read(LEIDEN)?, "by hand");
        assert!(undo(&folder)?);
        assert!(undo(&folder)?);
        assert_eq!(folder.read(LEIDEN)?, "old");
        folder.write("new")?;
        assert!(!redo(&folder)?);
        let left = steps(folder.path(), Way::Undo, None)?;
        let is_set_aside: Vec<_> = left.iter().map(|step| step.is_set_aside).collect();
        assert_eq!(is_set_aside, [false, true]);
        assert!(undo(&folder)? && undo(&folder)?);
        assert_eq!(folder.read(LEIDEN)?, "by hand");
        assert!(redo(&folder)? && redo(&folder)?);
        assert_eq!(folder.read(LEIDEN)?, "new");
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
        let mut redone = 0;
        while redo(&folder)? {
            redone += 1;
        }
        assert_eq!((redone, folder.read(LEIDEN)?), (20, "24".into()));
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
            like: None,
        };
        folder.lock()?.replace_all(&[
            change(LEIDEN, Some(b"old"), Some(b"new")),
            change(DELFT, None, Some(b"made")),
            change("gka.toml", Some(b"going"), None),
        ])?;
        let kept = last_of(&folder, DELFT)?.expect("delft was made");
        assert_eq!(kept.files.len(), 3);
        folder.lock()?.take_back(&kept)?;
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
        folder.lock()?.take_back(&kept)?;
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
        let kept = last(folder.path(), Way::Undo, None)?.expect("leiden was changed");
        assert!(!kept.files[0].changed_since);
        fs::write(folder.at(LEIDEN), "by hand")?;
        assert!(matches!(
            folder.lock()?.take_back(&kept),
            Err(Trouble::Changed(_))
        ));
        let kept = last(folder.path(), Way::Undo, None)?.expect("leiden was changed");
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
        for entry in shelf::entries(folder.path())? {
            fs::write(shelf.join(entry.name()), "torn")?;
        }
        assert!(last(folder.path(), Way::Undo, None)?.is_none());
        Ok(())
    }
}
