//! The drafts of a record.

use std::{
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use anyhow::{Context, Result};

use super::place::{Place, each_file};
use crate::store::{
    Store,
    disk::{self, Locked, Trouble},
    edit::{FileChange, file_of},
    record_in, say,
};

/// The end of the name of a draft, and of the record that it was made of.
const DRAFT: &str = ".toml";
const BASE: &str = ".base";

/// How long a draft stays in which nothing has been changed: an editor may yet save in it.
const IDLE: Duration = Duration::from_hours(7 * 24);

/// A copy of a record, and the text that it was made of. Nobody else has it.
#[derive(Debug)]
pub struct Draft {
    /// The record that it is to replace.
    pub slug: String,
    /// Where it is.
    pub file: PathBuf,
    /// The record that it was made of, or that was last merged into it.
    pub(super) base: String,
    /// Whether that is known, and not just the record as it is now.
    pub has_base: bool,
    place: Place,
}

/// The drafts of a record.
#[derive(Debug, Default)]
pub struct Drafts {
    /// Those of sessions that have ended, in which something was changed.
    pub kept: Vec<Draft>,
    /// One in which nothing was changed, of the record as it is now.
    idle: Option<Draft>,
    /// Whether somebody else works on the record now.
    pub is_open_elsewhere: bool,
    /// Those that cannot be read.
    pub unreadable: Vec<PathBuf>,
}

impl Draft {
    /// When it was saved last, as people write it.
    pub fn saved(&self) -> String {
        self.place.saved(DRAFT)
    }

    fn modified(&self) -> Option<SystemTime> {
        fs_err::metadata(&self.file).ok()?.modified().ok()
    }

    fn is_past(&self, time: Duration) -> bool {
        let elapsed = self.modified().and_then(|saved| saved.elapsed().ok());
        elapsed.is_some_and(|elapsed| elapsed > time)
    }

    pub(super) fn base_file(&self) -> PathBuf {
        self.place.file(BASE)
    }

    /// Shuts others out of it, as an editor may have made it anew.
    pub fn make_private(&self) {
        disk::make_private(&self.file);
    }
}

impl Store {
    /// The drafts of a record; those that no other session works on belong to this one as long as
    /// they are held.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn drafts(&self, slug: &str, told: &mut dyn FnMut(String)) -> Result<Drafts> {
        let file = file_of(slug);
        let record = self.raw_text(&file)?;
        // Said before the person works on it, not after.
        if disk::is_hands_off(&self.root.join(&file)) {
            return Err(Trouble::HandsOff(self.root.join(file)).into());
        }
        drop(self.lock_drafts(told)?);
        let mut drafts = Drafts::default();
        let names = [slug.to_owned()].into_iter();
        for name in names.chain(self.former_names(slug, &record)) {
            let claimed = self.claim_drafts(&name, DRAFT);
            drafts.is_open_elsewhere |= claimed.has_others;
            drafts.unreadable.extend(claimed.left);
            for place in claimed.places {
                self.sort(slug, &record, place, &mut drafts);
            }
        }
        drafts.kept.sort_by_key(Draft::modified);
        Ok(drafts)
    }

    fn sort(&self, slug: &str, record: &str, place: Place, drafts: &mut Drafts) {
        let file = place.file(DRAFT);
        let mut bytes = Vec::new();
        if disk::read(&self.root, &file, &mut bytes).is_err() {
            drafts.unreadable.push(file);
            return;
        }
        let base = self.text_of_draft(&place.file(BASE)).ok();
        let draft = Draft {
            slug: slug.to_owned(),
            file,
            has_base: base.is_some(),
            base: base.unwrap_or_else(|| record.to_owned()),
            place,
        };
        if bytes != draft.base.as_bytes() {
            drafts.kept.push(draft);
        } else if draft.base == record {
            drafts.idle = Some(draft);
        } else if draft.is_past(IDLE) {
            self.drop_draft(&draft);
        }
    }

    /// What the municipality was called when a draft was made: one of the same code, of which there
    /// is no record any more.
    fn former_names(&self, slug: &str, record: &str) -> Vec<String> {
        let code = |text: &str| record_in(slug, text).map(|record| record.head.code);
        let Some(wanted) = code(record) else {
            return Vec::new();
        };
        let mut names = Vec::new();
        let folder = self.drafts_folder();
        each_file(&folder, &[DRAFT], &mut |name, _, file| {
            if name == slug || self.has(name) {
                return;
            }
            let base = folder.join(file.replace(DRAFT, BASE));
            let base = self.text_of_draft(&base).ok();
            if base.and_then(|base| code(&base)).as_ref() == Some(&wanted) {
                names.push(name.to_owned());
            }
        });
        names.sort();
        names.dedup();
        names
    }

    /// The files of drafts of this name, whoever has them.
    pub fn draft_files(&self, name: &str) -> Vec<PathBuf> {
        let mut files = Vec::new();
        let folder = self.drafts_folder();
        each_file(&folder, &[DRAFT], &mut |found, _, file| {
            if found == name {
                files.push(folder.join(file));
            }
        });
        files.sort();
        files
    }

    /// A new draft: a copy of the record as it is now.
    ///
    /// # Errors
    /// When the record cannot be read or the draft cannot be written.
    pub fn new_draft(
        &self,
        slug: &str,
        drafts: Drafts,
        told: &mut dyn FnMut(String),
    ) -> Result<Draft> {
        if let Some(idle) = drafts.idle {
            return Ok(idle);
        }
        let locked = self.lock_drafts(told)?;
        let base = self.raw_text(&file_of(slug))?;
        let place = self.new_place(slug, &[DRAFT, BASE])?;
        let draft = Draft {
            slug: slug.to_owned(),
            file: place.file(DRAFT),
            base,
            has_base: true,
            place,
        };
        write(&locked, &draft.base_file(), &draft.base)?;
        write(&locked, &draft.file, &draft.base)?;
        Ok(draft)
    }

    /// What the draft would change in the record that it was made of.
    pub fn change_of_draft(&self, draft: &Draft) -> Option<FileChange> {
        let text = self.text_of_draft(&draft.file).ok()?;
        Some(FileChange {
            file: file_of(&draft.slug),
            before: Some(draft.base.clone()),
            after: Some(text),
        })
    }

    /// The bytes of the draft, if it can be read.
    pub fn draft_bytes(&self, draft: &Draft) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        disk::read(&self.root, &draft.file, &mut bytes).ok()?;
        Some(bytes)
    }

    /// Whether the draft says anything else than what it was made of.
    pub fn is_changed(&self, draft: &Draft) -> bool {
        let bytes = self.draft_bytes(draft);
        bytes.is_none_or(|bytes| bytes != draft.base.as_bytes())
    }

    pub(super) fn text_of_draft(&self, file: &Path) -> Result<String> {
        Ok(String::from_utf8(self.bytes(file)?)?)
    }

    /// Removes the draft.
    pub fn drop_draft(&self, draft: &Draft) {
        // A draft that stays is offered again: nothing is lost by it.
        let _ = fs_err::remove_file(&draft.file);
        let _ = fs_err::remove_file(draft.base_file());
    }

    /// Lets the draft stand for what an editor may yet save in it: made of what it says now.
    pub fn leave_draft(&self, draft: &mut Draft) {
        if let Ok(text) = self.text_of_draft(&draft.file)
            && let Ok(locked) = self.lock_drafts(&mut |_| {})
            && write(&locked, &draft.base_file(), &text).is_ok()
        {
            draft.base = text;
        }
    }
}

pub(super) fn write(_: &Locked, file: &Path, text: &str) -> Result<()> {
    disk::write_private(file, text.as_bytes()).with_context(say::no_draft)
}
