//! One step back: what the last command replaced.

use std::path::PathBuf;

use anyhow::Result;

use super::{Store, disk, edit::file_of};

/// What one command did, and how to take it back.
#[derive(Debug)]
pub struct Step {
    kept: disk::Kept,
    /// Its files.
    pub files: Vec<StepFile>,
}

/// A file of a step.
#[derive(Debug)]
pub struct StepFile {
    /// The file, from the data folder.
    pub file: PathBuf,
    /// Its text as it is; nothing where there is none.
    pub now: Option<String>,
    /// Its text before the command; nothing where the command made it.
    pub before: Option<String>,
    /// Whether it was changed since, by hand or by a later command: that would be lost too.
    pub changed_since: bool,
}

impl Store {
    /// The last step that can be taken back: of all, or of those that touched this record.
    ///
    /// # Errors
    /// When a file cannot be read as it is now.
    pub fn last_step(&self, slug: Option<&str>) -> Result<Option<Step>> {
        let file = slug.map(file_of);
        let Some(kept) = disk::last(&self.root, file.as_deref())? else {
            return Ok(None);
        };
        let text = |bytes: &Option<Vec<u8>>| {
            bytes
                .as_ref()
                .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
        };
        let files = kept.files.iter().map(|kept| StepFile {
            file: kept.file.clone(),
            now: text(&kept.now),
            before: text(&kept.before),
            changed_since: kept.changed_since,
        });
        let files = files.collect();
        Ok(Some(Step { kept, files }))
    }

    /// Takes a step back; undoing is no step itself.
    ///
    /// # Errors
    /// When a file was changed meanwhile or cannot be written. Then all are as they were.
    pub fn undo(&self, step: &Step, told: &mut dyn FnMut(String)) -> Result<()> {
        Ok(self.lock(told)?.undo(&step.kept)?)
    }
}
