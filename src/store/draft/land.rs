//! A draft on its way to its record, with what somebody else has changed there meanwhile.

use anyhow::{Result, bail};

use super::record::{Draft, write};
use crate::{
    diagnostic::Problem,
    store::{
        Store,
        disk::{Locked, Trouble},
        edit::{FileChange, Outcome, TRIES, file_of, no_worse},
        merge::{Merged, marked_line, merge},
        origin::problem_of_file,
        record_in,
        rules::UNREADABLE,
        say,
    },
};

/// What came of looking whether somebody else changed the record meanwhile.
#[derive(Debug)]
pub struct CaughtUp {
    /// What was changed.
    pub change: FileChange,
    /// Whether the draft changes the same place: both stand in it now, between marks.
    pub has_conflict: bool,
}

/// What became of a draft that was to replace its record.
#[derive(Debug)]
pub struct Landed {
    /// What somebody else has changed meanwhile, and is merged into the draft now.
    pub meanwhile: Option<FileChange>,
    /// What became of it.
    pub landing: Landing,
}

/// Whether a draft replaced its record.
#[derive(Debug)]
pub enum Landing {
    /// It did.
    Done(Outcome),
    /// It says what the record says.
    Unchanged,
    /// It has errors that the record does not have.
    Wrong(Vec<Problem>),
    /// It changes what somebody else changed: both stand in it now, between marks.
    Conflict,
    /// There is still a mark in it, on this line.
    Marked(usize),
    /// It is not there any more.
    Gone,
}

impl Store {
    /// Merges into the draft what somebody else has changed since it was made; nothing where that is
    /// nothing, or where the draft has marks that have to be settled first.
    ///
    /// # Errors
    /// When one of them cannot be read or written.
    pub fn catch_up(
        &self,
        draft: &mut Draft,
        told: &mut dyn FnMut(String),
    ) -> Result<Option<CaughtUp>> {
        let locked = self.lock_drafts(told)?;
        let now = self.record_of(draft)?;
        let Ok(text) = self.text_of_draft(&draft.file) else {
            return Ok(None);
        };
        if now == draft.base || marked_line(&text, &draft.base).is_some() {
            return Ok(None);
        }
        let merged = merged(draft, &text, &now);
        let change = renew(&locked, draft, &merged.text, now)?;
        Ok(Some(CaughtUp {
            change,
            has_conflict: merged.has_conflict,
        }))
    }

    /// Puts the draft in the place of its record, if it is no worse. What somebody else has changed
    /// there meanwhile stays.
    ///
    /// # Errors
    /// When one of them cannot be read or written.
    pub fn land(&self, draft: &mut Draft, told: &mut dyn FnMut(String)) -> Result<Landed> {
        let at_once = |landing| {
            Ok(Landed {
                meanwhile: None,
                landing,
            })
        };
        if !draft.file.exists() {
            self.drop_draft(draft);
            return at_once(Landing::Gone);
        }
        let Ok(text) = String::from_utf8(self.bytes(&draft.file)?) else {
            let problem = problem_of_file(&draft.file, UNREADABLE, say::no_utf8());
            return at_once(Landing::Wrong(vec![problem]));
        };
        if text == draft.base {
            return at_once(Landing::Unchanged);
        }
        if let Some(line) = marked_line(&text, &draft.base) {
            return at_once(Landing::Marked(line));
        }
        if let Err(problems) = self.judged(&draft.slug, &draft.base, &text) {
            return at_once(Landing::Wrong(problems));
        }
        let mut locked = self.lock(told)?;
        for _ in 0..TRIES {
            let now = self.record_of(draft)?;
            let merged = merged(draft, &text, &now);
            if merged.has_conflict {
                let meanwhile = Some(renew(&locked, draft, &merged.text, now)?);
                let landing = Landing::Conflict;
                return Ok(Landed { meanwhile, landing });
            }
            let problems = match self.judged(&draft.slug, &now, &merged.text) {
                Ok(problems) => problems,
                Err(problems) => {
                    let meanwhile = Some(renew(&locked, draft, &merged.text, now)?);
                    let landing = Landing::Wrong(problems);
                    return Ok(Landed { meanwhile, landing });
                }
            };
            let file = file_of(&draft.slug);
            match locked.replace(&file, Some(now.as_bytes()), merged.text.as_bytes()) {
                Ok(()) => return Ok(landed(draft, now, merged.text, problems)),
                Err(Trouble::Changed(_)) => {}
                Err(trouble) => return Err(trouble.into()),
            }
        }
        bail!(say::kept_changing())
    }

    /// What is wrong with a text; the same as an error where it has errors that `before` has not.
    fn judged(&self, slug: &str, before: &str, text: &str) -> Result<Vec<Problem>, Vec<Problem>> {
        let problems = self.judge_record_text(slug, text, true);
        match no_worse(&problems, || self.judge_record_text(slug, before, true)) {
            Ok(()) => Ok(problems),
            Err(_) => Err(problems),
        }
    }

    /// The text of the draft's record as it is now. It may be called otherwise than before.
    fn record_of(&self, draft: &mut Draft) -> Result<String> {
        if !self.has(&draft.slug)
            && let Some(was) = record_in(&draft.slug, &draft.base)
            && let Some(now) = self
                .records_unjudged()?
                .find(|record| record.head.code == was.head.code)
        {
            draft.slug = now.slug;
        }
        self.raw_text(&file_of(&draft.slug))
    }
}

/// What both make of the record that the draft was made of.
fn merged(draft: &Draft, text: &str, now: &str) -> Merged {
    if now == draft.base {
        return Merged {
            text: text.to_owned(),
            has_conflict: false,
        };
    }
    let labels = [say::in_the_draft(), say::in_the_record()];
    merge(&draft.base, text, now, [&labels[0], &labels[1]])
}

fn landed(draft: &Draft, now: String, text: String, problems: Vec<Problem>) -> Landed {
    let meanwhile = (now != draft.base).then(|| FileChange {
        file: file_of(&draft.slug),
        before: Some(draft.base.clone()),
        after: Some(now.clone()),
    });
    if now == text {
        let landing = Landing::Unchanged;
        return Landed { meanwhile, landing };
    }
    let name = record_in(&draft.slug, &text).map(|record| record.head.name);
    let change = FileChange {
        file: file_of(&draft.slug),
        before: Some(now),
        after: Some(text),
    };
    let landing = Landing::Done(Outcome {
        changes: vec![change],
        name: name.unwrap_or_default(),
        call: None,
        renamed: None,
        problems,
    });
    Landed { meanwhile, landing }
}

/// Gives the draft a text that has all of the record as it is now. Tells what came in.
fn renew(locked: &Locked, draft: &mut Draft, text: &str, now: String) -> Result<FileChange> {
    // The draft first: killed in between, the next time finds the same on both sides.
    write(locked, &draft.file, text)?;
    write(locked, &draft.base_file(), &now)?;
    let before = std::mem::replace(&mut draft.base, now.clone());
    draft.has_base = true;
    Ok(FileChange {
        file: file_of(&draft.slug),
        before: Some(before),
        after: Some(now),
    })
}
