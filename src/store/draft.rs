//! A draft: a copy of a record that somebody works on in an editor, or answers to go on with.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{
    Store,
    disk::{self, Trouble},
    edit::{FileChange, Outcome, file_of, no_worse},
    origin::problem_of_file,
    record_in,
    rules::UNREADABLE,
    say,
};
use crate::diagnostic::Problem;

/// Where drafts are, inside the data folder.
const DRAFTS: &str = ".gka/drafts";

/// A copy of a record, and the text that it was made of.
#[derive(Debug)]
pub struct Draft {
    slug: String,
    /// Where it is.
    pub file: PathBuf,
    /// The record as it was when the draft was made, or last looked at.
    pub base: String,
}

/// What became of a draft that was to replace its record.
#[derive(Debug)]
pub enum Landing {
    /// It did.
    Done(Outcome),
    /// It says what the record says.
    Unchanged,
    /// It has errors that the record does not have.
    Wrong(Vec<Problem>),
    /// The record was changed meanwhile: its text now, and the draft's.
    Moved(FileChange),
}

impl Store {
    /// The draft of a record: the one that was kept, else a new copy. `.1` tells whether it was kept.
    ///
    /// # Errors
    /// When the record cannot be read or the draft cannot be written.
    pub fn draft(&self, slug: &str, told: &mut dyn FnMut(String)) -> Result<(Draft, bool)> {
        let file = self.root.join(DRAFTS).join(format!("{slug}.toml"));
        let slug = slug.to_owned();
        // A draft that was kept was made of the record as it was then: what came since must not be
        // overwritten unseen.
        let is_kept = !disk::is_link(&file) && file.is_file();
        if let (true, Ok(base)) = (is_kept, fs_err::read_to_string(base_of(&file))) {
            return Ok((Draft { slug, file, base }, true));
        }
        let base = self.raw_text(&file_of(&slug))?;
        let draft = Draft { slug, file, base };
        self.start_anew(&draft, told)?;
        Ok((draft, false))
    }

    /// Makes the draft a copy of the record again, as that is now.
    ///
    /// # Errors
    /// When the record cannot be read or the draft cannot be written.
    pub fn renew(&self, draft: &mut Draft, told: &mut dyn FnMut(String)) -> Result<()> {
        draft.base = self.raw_text(&file_of(&draft.slug))?;
        self.start_anew(draft, told)
    }

    fn start_anew(&self, draft: &Draft, told: &mut dyn FnMut(String)) -> Result<()> {
        let base = draft.base.as_bytes();
        self.make_draft(&base_of(&draft.file), base, told)?;
        disk::make_file(&draft.file, base).with_context(say::no_draft)
    }

    fn make_draft(&self, file: &Path, bytes: &[u8], told: &mut dyn FnMut(String)) -> Result<()> {
        // The lock makes `.gka/`, which git must not see.
        drop(self.lock(told)?);
        let folder = file.parent().unwrap_or(Path::new("."));
        disk::make_folder(folder).with_context(say::no_draft)?;
        disk::make_file(file, bytes).with_context(say::no_draft)
    }

    /// Keeps answers that came to nothing yet, under a name of slugs with dots between them.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn keep_answers(&self, name: &str, answers: &str) -> Result<()> {
        self.make_draft(&self.answers(name), answers.as_bytes(), &mut |_| {})
    }

    /// The answers that were kept under this name.
    pub fn kept_answers(&self, name: &str) -> Option<String> {
        let file = self.answers(name);
        let is_there = !disk::is_link(&file) && file.is_file();
        is_there.then(|| fs_err::read_to_string(&file).ok())?
    }

    /// Removes them.
    pub fn drop_answers(&self, name: &str) {
        // What stays is offered again: nothing is lost by it.
        let _ = fs_err::remove_file(self.answers(name));
    }

    fn answers(&self, name: &str) -> PathBuf {
        self.root.join(DRAFTS).join(format!("{name}.json"))
    }

    /// Puts the draft in the place of its record, if it is no worse and nobody changed that.
    ///
    /// # Errors
    /// When one of them cannot be read or written.
    pub fn land(&self, draft: &mut Draft, told: &mut dyn FnMut(String)) -> Result<Landing> {
        let mut bytes = Vec::new();
        disk::read(&self.root, &draft.file, &mut bytes)?;
        let Ok(text) = String::from_utf8(bytes) else {
            let problem = problem_of_file(&draft.file, UNREADABLE, say::no_utf8());
            return Ok(Landing::Wrong(vec![problem]));
        };
        if text == draft.base {
            return Ok(Landing::Unchanged);
        }
        let before = || self.judge_record_text(&draft.slug, &draft.base, true);
        let problems = self.judge_record_text(&draft.slug, &text, true);
        if no_worse(&problems, before).is_err() {
            return Ok(Landing::Wrong(problems));
        }
        let file = file_of(&draft.slug);
        let mut locked = self.lock(told)?;
        let landed = locked.replace(&file, Some(draft.base.as_bytes()), text.as_bytes());
        let name = record_in(&draft.slug, &text).map(|record| record.head.name);
        match landed {
            Ok(()) => {
                let (before, after) = (Some(draft.base.clone()), Some(text));
                let changes = vec![FileChange {
                    file,
                    before,
                    after,
                }];
                Ok(Landing::Done(Outcome {
                    changes,
                    name: name.unwrap_or_default(),
                    call: None,
                    renamed: None,
                    problems,
                }))
            }
            Err(Trouble::Changed(_)) => {
                // What is shown now may be overwritten when the draft comes back.
                draft.base = self.raw_text(&file)?;
                fs_err::write(base_of(&draft.file), &draft.base).with_context(say::no_draft)?;
                let (before, after) = (Some(draft.base.clone()), Some(text));
                Ok(Landing::Moved(FileChange {
                    file,
                    before,
                    after,
                }))
            }
            Err(trouble) => Err(trouble.into()),
        }
    }

    /// Removes the draft.
    pub fn drop_draft(&self, draft: &Draft) {
        // A draft that stays is offered again: nothing is lost by it.
        let _ = fs_err::remove_file(&draft.file);
        let _ = fs_err::remove_file(base_of(&draft.file));
    }
}

/// Beside a draft: the record that it was made of.
fn base_of(draft: &Path) -> PathBuf {
    draft.with_extension("base")
}
