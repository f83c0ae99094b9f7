//! Answers that came to nothing yet.

use anyhow::{Context, Result};

use super::place::Place;
use crate::store::{Store, disk, say};

/// The end of the name of a draft of answers.
const ANSWERS: &str = ".json";

/// Answers that came to nothing yet. Nobody else has them.
#[derive(Debug)]
pub struct AnswerDraft {
    /// The answers.
    pub text: String,
    place: Place,
}

impl AnswerDraft {
    /// When they were kept, as people write it.
    pub fn saved(&self) -> String {
        self.place.saved(ANSWERS)
    }
}

impl Store {
    /// The answers that were kept under this name, but for those that another session goes on with.
    pub fn kept_answers(&self, name: &str) -> Vec<AnswerDraft> {
        let places = self.claim_drafts(name, ANSWERS).places;
        let read = |place: Place| {
            let text = fs_err::read_to_string(place.file(ANSWERS)).ok()?;
            Some(AnswerDraft { text, place })
        };
        places.into_iter().filter_map(read).collect()
    }

    /// Keeps answers under a name of slugs with dots between them: in the place of those that were
    /// gone on with, else in one of their own.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn keep_answers(&self, name: &str, old: Option<&AnswerDraft>, text: &str) -> Result<()> {
        let _locked = self.lock_drafts(&mut |_| {})?;
        let new;
        let place = if let Some(old) = old {
            &old.place
        } else {
            new = self.new_place(name, &[ANSWERS])?;
            &new
        };
        let file = place.file(ANSWERS);
        disk::write_private(&file, text.as_bytes()).with_context(say::no_draft)
    }

    /// Removes them.
    pub fn drop_answers(&self, draft: &AnswerDraft) {
        // What stays is offered again: nothing is lost by it.
        let _ = fs_err::remove_file(draft.place.file(ANSWERS));
    }
}
