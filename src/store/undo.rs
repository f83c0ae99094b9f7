//! Back, and back again: what commands replaced, and what undo replaced.

use std::{path::PathBuf, time::SystemTime};

use anyhow::Result;

use super::{Store, disk, disk::Way, edit::file_of, git::Checkout};

/// What one command did, or one undo, and how to take it back.
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
    /// Its text before; nothing where there was no such file.
    pub before: Option<String>,
    /// Whether it was changed since, by hand or by a later command: that is replaced too.
    pub changed_since: bool,
}

impl Store {
    /// The last step that can be gone this way: of all, or of those that touched this record.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn last_step(&self, way: Way, slug: Option<&str>) -> Result<Option<Step>> {
        let file = slug.map(file_of);
        let kept = disk::last(&self.root, way, file.as_deref())?;
        Ok(kept.map(Step::of))
    }

    /// All of them, the last first.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn steps_back(&self, way: Way, slug: Option<&str>) -> Result<Vec<Step>> {
        let file = slug.map(file_of);
        let kept = disk::steps(&self.root, way, file.as_deref())?;
        Ok(kept.into_iter().map(Step::of).collect())
    }

    /// Who last committed the file as it is now, where git knows it and that was after this time.
    pub fn committed_since(&self, file: &StepFile, time: SystemTime) -> Option<String> {
        let checkout = Checkout::of(&self.root).ok()?;
        let path = self.root.join(&file.file);
        checkout.committed_since(&path, file.now.as_deref(), time)
    }

    /// Takes a step back; what that replaces is kept for the other way.
    ///
    /// # Errors
    /// When a file was changed meanwhile or cannot be written. Then all are as they were.
    pub fn take_back(&self, step: &Step, told: &mut dyn FnMut(String)) -> Result<()> {
        Ok(self.lock(told)?.take_back(&step.kept)?)
    }
}

impl Step {
    fn of(kept: disk::Kept) -> Self {
        let text = |bytes: &Option<Vec<u8>>| {
            let bytes = bytes.as_ref()?;
            Some(String::from_utf8_lossy(bytes).into_owned())
        };
        let files = kept.files.iter().map(|kept| StepFile {
            file: kept.file.clone(),
            now: text(&kept.now),
            before: text(&kept.before),
            changed_since: kept.changed_since,
        });
        let files = files.collect();
        Self { kept, files }
    }

    /// The command, where that was noted; never anything to run.
    pub fn command(&self) -> Option<&str> {
        self.kept.command.as_deref()
    }

    /// When it was, where that was noted.
    pub fn time(&self) -> Option<SystemTime> {
        self.kept.time
    }

    /// Whether it is no command, but an undo that replaced what was made by hand.
    pub fn is_set_aside(&self) -> bool {
        self.kept.is_set_aside
    }
}
