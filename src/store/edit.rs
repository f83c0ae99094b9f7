//! An edit, carried out on a file as it is now: read, apply, judge, compare, replace.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::{
    Store,
    disk::{self, Trouble},
    folder, record_in, say,
    translate::{append, carry_out, plain, with_keys},
    vocabulary,
};
use crate::{
    diagnostic::{Problem, Severity, line},
    model::{
        edit::{Act, Given},
        noun::{Noun, Read},
        nouns::{Municipality, Theme},
    },
};

/// How often an edit is applied anew to a file that somebody else has just changed.
const TRIES: usize = 3;

/// The first line of a record: it tells editors where the schema is.
const SCHEMA_LINE: &str = "#:schema ../municipality.schema.json\n";

/// A file that is edited by acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Document {
    /// The record with this slug.
    Record(String),
    /// The themes.
    Themes,
}

/// What an edit did, or would do.
#[derive(Debug)]
pub struct Outcome {
    /// The file, from the data folder.
    pub file: PathBuf,
    /// What people call what it is about: the municipality, or the noun.
    pub name: String,
    /// Its text before; nothing where there was no file.
    pub before: Option<String>,
    /// Its text after.
    pub after: String,
    /// What a rule warns of in the text after that it did not warn of before.
    pub warnings: Vec<Problem>,
}

impl Outcome {
    /// Whether the file already was as it was meant to be.
    pub fn is_unchanged(&self) -> bool {
        self.before.as_ref() == Some(&self.after)
    }
}

impl Store {
    /// What the acts would do to the file as it is now; nothing is locked, nothing written.
    ///
    /// # Errors
    /// When an act cannot be carried out, or would add an error.
    pub fn preview(&self, document: &Document, acts: &[Act]) -> Result<Outcome> {
        let file = file_of(document);
        let bytes = self.bytes(&self.root.join(&file))?;
        self.carried(document, file, bytes, acts)
    }

    /// Carries the acts out. While another process writes, it is waited for; `told` is told so.
    ///
    /// # Errors
    /// As for [`Store::preview`], and when the file cannot be replaced. Then it is as it was.
    pub fn edit(
        &self,
        document: &Document,
        acts: &[Act],
        told: &mut dyn FnMut(String),
    ) -> Result<Outcome> {
        let file = file_of(document);
        let mut locked = self.lock(told)?;
        for _ in 0..TRIES {
            let bytes = self.bytes(&self.root.join(&file))?;
            let outcome = self.carried(document, file.clone(), bytes.clone(), acts)?;
            if outcome.is_unchanged() {
                return Ok(outcome);
            }
            match locked.replace(&file, Some(&bytes), outcome.after.as_bytes()) {
                Ok(()) => return Ok(outcome),
                Err(Trouble::Changed(_)) => {}
                Err(trouble) => return Err(trouble.into()),
            }
        }
        bail!(say::kept_changing(file.display()))
    }

    /// What [`Store::create`] would make.
    ///
    /// # Errors
    /// When what is given is no sound record.
    pub fn preview_new(&self, slug: &str, head: &Given) -> Result<Outcome> {
        let file = file_of(&Document::Record(slug.to_owned()));
        let mut text = SCHEMA_LINE.to_owned();
        text = with_keys(Municipality::NOUN, &text, head)?;
        let document = Document::Record(slug.to_owned());
        let warnings = self.judged(&document, "", &text, &[Act::Head(head.clone())])?;
        Ok(Outcome {
            file,
            name: String::new(),
            before: None,
            after: text,
            warnings,
        })
    }

    /// Makes a record with this head.
    ///
    /// # Errors
    /// When there is one already, or it cannot be written.
    pub fn create(
        &self,
        slug: &str,
        head: &Given,
        told: &mut dyn FnMut(String),
    ) -> Result<Outcome> {
        let outcome = self.preview_new(slug, head)?;
        match self
            .lock(told)?
            .replace(&outcome.file, None, outcome.after.as_bytes())
        {
            Ok(()) => Ok(outcome),
            Err(Trouble::Changed(_)) => bail!(say::record_exists(slug)),
            Err(trouble) => Err(trouble.into()),
        }
    }

    fn lock(&self, told: &mut dyn FnMut(String)) -> Result<disk::Locked> {
        let mut pass_on = |what: disk::Told| told(what.to_string());
        Ok(disk::lock(&self.root, disk::PATIENCE, &mut pass_on)?)
    }

    fn carried(
        &self,
        document: &Document,
        file: PathBuf,
        bytes: Vec<u8>,
        acts: &[Act],
    ) -> Result<Outcome> {
        let Ok(before) = String::from_utf8(bytes) else {
            bail!(say::no_utf8())
        };
        let mut after = before.clone();
        for act in acts {
            after = match document {
                Document::Record(slug) => self.act_on_record(slug, &after, act)?,
                Document::Themes => act_on_vocabulary(Theme::NOUN, &after, act)?,
            };
        }
        let warnings = self.judged(document, &before, &after, acts)?;
        let name = match document {
            Document::Record(slug) => record_in(slug, &after).map(|record| record.head.name),
            Document::Themes => None,
        };
        Ok(Outcome {
            file,
            name: name.unwrap_or_default(),
            before: Some(before),
            after,
            warnings,
        })
    }

    fn act_on_record(&self, slug: &str, text: &str, act: &Act) -> Result<String> {
        let Some(record) = record_in(slug, text) else {
            let (_, problems) = self.read_record(slug);
            let place = problems
                .iter()
                .find(|problem| problem.severity == Severity::Error)
                .map(line);
            bail!(say::not_editable(place.unwrap_or_default()));
        };
        carry_out(self, &record, text, act)
    }

    /// No edit adds an error. What was there before does not block.
    fn judged(
        &self,
        document: &Document,
        before: &str,
        after: &str,
        acts: &[Act],
    ) -> Result<Vec<Problem>> {
        let with_register = acts.iter().any(|act| matches!(act, Act::Head(_)));
        let judge = |text: &str| match document {
            Document::Record(slug) => self.judge_record_text(slug, text, with_register),
            Document::Themes => self.judge_vocabulary_text(vocabulary::THEMES, text),
        };
        let known = judge(before);
        let is_new = |problem: &Problem| {
            !known
                .iter()
                .any(|old| old.code == problem.code && old.message == problem.message)
        };
        let (errors, warnings): (Vec<_>, Vec<_>) = judge(after)
            .into_iter()
            .filter(is_new)
            .partition(|problem| problem.severity == Severity::Error);
        if let Some(error) = errors.first() {
            bail!(say::adds_error(&error.message));
        }
        Ok(warnings)
    }
}

fn file_of(document: &Document) -> PathBuf {
    match document {
        Document::Record(slug) => {
            PathBuf::from(folder::RECORDS).join(format!("{slug}{}", folder::ENDING))
        }
        Document::Themes => PathBuf::from(vocabulary::THEMES),
    }
}

/// Themes are only added by command; all else is an editor's work.
fn act_on_vocabulary(noun: &'static Noun, text: &str, act: &Act) -> Result<String> {
    let Act::Add { noun: _, given } = act else {
        bail!(say::only_added(noun.many.here()))
    };
    append(noun, text, given, &[noun.key], plain)
}
