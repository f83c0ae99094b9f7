//! A record that much is to be done to: read once, edited once, and what that would break told with
//! the entry that breaks it.

use anyhow::Result;

use super::{
    Store,
    edit::{FileChange, file_of, new_errors},
    reader,
};
use crate::{
    diagnostic::Problem,
    model::{
        edit::Act,
        fault::Faults,
        node::Node,
        record::{NOUNS, Record},
    },
};

/// A record and the text that it was read from.
#[derive(Debug)]
pub struct Opened {
    /// The record.
    pub record: Record,
    text: String,
}

/// What many acts on a record make of it.
#[derive(Debug)]
pub struct Edited {
    /// The file, before and after.
    pub change: FileChange,
    /// The errors that would be new.
    pub errors: Vec<NewError>,
    /// What is wrong with the text after.
    pub problems: Vec<Problem>,
}

/// An error that an edit would add.
#[derive(Debug)]
pub struct NewError {
    /// The entry that it is in: the key of its noun and its place in the file; none of the head.
    pub entry: Option<(&'static str, usize)>,
    /// The key that it is about.
    pub key: Option<String>,
    /// What is wrong.
    pub message: String,
}

impl Store {
    /// A record, to do much to it.
    ///
    /// # Errors
    /// When it cannot be read, or is no record that can be edited; the message has its place.
    pub fn open_record(&self, slug: &str) -> Result<Opened> {
        let text = self.raw_text(&file_of(slug))?;
        let record = self.editable(slug, &text)?;
        Ok(Opened { record, text })
    }

    /// What these acts would make of the record; nothing is written. [`Store::write`] writes it if
    /// the file still is what was opened.
    ///
    /// # Errors
    /// When an act cannot be carried out.
    pub fn edited(&self, opened: &Opened, acts: &[Act]) -> Result<Edited> {
        let Opened { record, text } = opened;
        let after = self.acted((&record.slug, Some(record)), text, acts)?;
        let with_register = acts.iter().any(|act| matches!(act, Act::Head(_)));
        let judge = |text: &str| self.judge_record_text(&record.slug, text, with_register);
        let problems = judge(&after);
        let places = Places::of(&after);
        let before = judge(text);
        let new = new_errors(&problems, &before);
        let errors = new.map(|problem| places.named(problem)).collect();
        let change = FileChange {
            file: file_of(&record.slug),
            before: Some(text.clone()),
            after: Some(after),
        };
        Ok(Edited {
            change,
            errors,
            problems,
        })
    }
}

/// Where the entries of a text begin, and where their keys stand.
struct Places {
    entries: Vec<Entry>,
}

struct Entry {
    start: usize,
    noun: &'static str,
    nth: usize,
    keys: Vec<(std::ops::Range<usize>, String)>,
}

impl Places {
    fn of(text: &str) -> Self {
        let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
        let root = reader::parse(bare, &mut Faults::default());
        let mut entries = Vec::new();
        for noun in NOUNS {
            let items = root.as_ref().and_then(|root| root.get(noun.key)?.items());
            for (nth, item) in items.into_iter().flatten().enumerate() {
                let pairs = item.pairs().into_iter().flatten();
                let keys =
                    pairs.map(|(key, at, value)| (at.start..value.span().end, key.to_owned()));
                entries.push(Entry {
                    start: item.span().start,
                    noun: noun.key,
                    nth,
                    keys: keys.collect(),
                });
            }
        }
        entries.sort_by_key(|entry| entry.start);
        Self { entries }
    }

    fn named(&self, problem: &Problem) -> NewError {
        let at = problem.place.span().start;
        let count = self.entries.partition_point(|entry| entry.start <= at);
        let entry = count.checked_sub(1).and_then(|nth| self.entries.get(nth));
        let key = entry.and_then(|entry| {
            let mut keys = entry.keys.iter();
            keys.find(|(span, _)| span.contains(&at))
        });
        NewError {
            entry: entry.map(|entry| (entry.noun, entry.nth)),
            key: key.map(|(_, key)| key.clone()),
            message: problem.message.clone(),
        }
    }
}
