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
