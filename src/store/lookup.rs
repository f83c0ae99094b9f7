//! Which municipality somebody means.

use std::fmt;

use anyhow::Result;

use super::{Store, register::Entry, say};
use crate::{
    model::{
        name::{key, slug},
        record::Record,
    },
    words::nearest,
};

/// What was found for a name.
#[derive(Clone, Debug)]
pub enum Found {
    /// The slug of a record.
    Record(String),
    /// A municipality of the register without a record.
    Unrecorded(Entry),
    /// A municipality that was merged into these.
    Merged(Entry, Vec<Entry>),
}

/// Why a name leads to no record; the message says what would.
#[derive(Debug)]
pub struct NotFound(pub String);

impl fmt::Display for NotFound {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NotFound {}

impl Store {
    /// The slug of the record that somebody means: a slug, name, official name, alias or code; case,
    /// accents, apostrophes and hyphens do not matter.
    ///
    /// # Errors
    /// [`NotFound`] when there is no such record.
    pub fn find(&self, text: &str) -> Result<String> {
        let refused = match self.look_up(text)? {
            Some(Found::Record(slug)) => return Ok(slug),
            Some(Found::Unrecorded(entry)) => match self.record_with(&entry.code)? {
                Some(slug) => return Ok(slug),
                None => say::unrecorded(&entry.name, entry.slug()),
            },
            Some(Found::Merged(entry, heirs)) => merged(&entry, &heirs),
            None => self.unknown(text)?,
        };
        Err(NotFound(refused).into())
    }

    /// What is known by this name: a record by its slug, else a municipality of the register, else
    /// a record by its names and aliases.
    pub fn look_up(&self, text: &str) -> Result<Option<Found>> {
        if text.trim().is_empty() {
            return Err(NotFound(say::empty_name()).into());
        }
        let stem = slug(text);
        if !stem.is_empty() && self.has(&stem) {
            return Ok(Some(Found::Record(stem)));
        }
        if let Some(entry) = self.register()?.by_name(text) {
            return self.known(entry).map(Some);
        }
        let wanted = key(text);
        let named = self
            .names()?
            .iter()
            .filter(|(_, names)| names.contains(&wanted));
        let slugs: Vec<_> = named.map(|(slug, _)| slug.clone()).collect();
        match &slugs[..] {
            [] => Ok(None),
            [one] => Ok(Some(Found::Record(one.clone()))),
            [_, ..] => Err(NotFound(say::ambiguous(text, slugs.join(", "))).into()),
        }
    }

    /// The slugs of all records and the names that each answers to, read once. What is wrong with
    /// those records is no matter of whoever looks a name up.
    fn names(&self) -> Result<&[(String, Vec<String>)]> {
        if let Some(names) = self.names.get() {
            return Ok(names);
        }
        let slugs = super::folder::list(&self.root)?.slugs;
        let records = slugs
            .into_iter()
            .filter_map(|slug| self.read_record(&slug).0);
        let names = records
            .map(|record| (record.slug.clone(), names_of(&record)))
            .collect();
        Ok(self.names.get_or_init(|| names))
    }

    /// The slug of the record with this code, whatever it is called: it may go by the official name.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn record_with(&self, code: &str) -> Result<Option<String>> {
        let wanted = key(code);
        let mut names = self.names()?.iter();
        let found = names.find(|(_, names)| names.contains(&wanted));
        Ok(found.map(|(slug, _)| slug.clone()))
    }

    fn known(&self, entry: &Entry) -> Result<Found> {
        if self.has(&entry.slug()) {
            return Ok(Found::Record(entry.slug()));
        }
        if entry.ended.is_none() {
            return Ok(Found::Unrecorded(entry.clone()));
        }
        let heirs = self.register()?.heirs(entry).into_iter().cloned().collect();
        Ok(Found::Merged(entry.clone(), heirs))
    }

    fn unknown(&self, text: &str) -> Result<String> {
        let names: Vec<_> = self.register()?.entries().iter().collect();
        let wanted = key(text);
        let begins = names
            .iter()
            .filter(|entry| entry.ended.is_none() && wanted.len() >= 3);
        let begun: Vec<_> = begins
            .filter(|entry| key(&entry.name).starts_with(&wanted))
            .map(|entry| format!("`{}`", entry.name))
            .collect();
        if (2..=5).contains(&begun.len()) {
            return Ok(say::ambiguous_begin(text, begun.join(", ")));
        }
        Ok(match self.nearest_municipality(text)? {
            Some(meant) => say::unknown_but_near(text, meant),
            None => say::unknown(text),
        })
    }

    /// The municipality, by its slug or name, that somebody probably meant.
    pub(super) fn nearest_municipality(&self, text: &str) -> Result<Option<String>> {
        let slugs = super::folder::list(&self.root)?.slugs;
        let entries = self.register()?.entries().iter();
        let known = entries.map(|entry| entry.name.as_str());
        let candidates = slugs.iter().map(String::as_str).chain(known);
        Ok(nearest(text, candidates).map(str::to_owned))
    }
}

/// The keys of all names that a record answers to.
fn names_of(record: &Record) -> Vec<String> {
    let head = &record.head;
    let own = [
        Some(head.name.as_str()),
        head.official_name.as_deref(),
        Some(head.code.as_str()),
    ];
    let names = own
        .into_iter()
        .flatten()
        .chain(head.aliases.iter().map(String::as_str));
    names.map(key).collect()
}

fn merged(entry: &Entry, heirs: &[Entry]) -> String {
    let year = entry.ended.as_deref().unwrap_or_default();
    if let [heir] = heirs {
        return say::merged_into(&entry.name, year, &heir.name, heir.slug());
    }
    let names: Vec<_> = heirs.iter().map(|heir| heir.name.as_str()).collect();
    say::merged_into_several(&entry.name, year, names.join(", "))
}
