//! Which municipality somebody means.

use std::fmt;

use anyhow::Result;

use super::{Store, register::Entry, say};
use crate::{
    model::{
        name::{bare_municipality, key, slug},
        nouns::Municipality,
        record::Record,
        value::Code,
    },
    words::{Candidate, either, likely},
};

/// What was found for a name.
#[derive(Clone, Debug)]
pub enum Found<'s> {
    /// The slug of a record.
    Record(String),
    /// A municipality of the register without a record.
    Unrecorded(Entry<'s>),
    /// A municipality that was merged into these.
    Merged(Entry<'s>, Vec<Entry<'s>>),
}

/// A municipality, and what it may be called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The stem of its record's file.
    pub slug: String,
    /// What people call it.
    pub name: String,
    /// Its official name, its code and its other spellings.
    pub also: Vec<String>,
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
            Some(Found::Unrecorded(entry)) => match self.record_with(entry.code)? {
                Some(slug) => return Ok(slug),
                None => say::unrecorded(entry.name, entry.slug()),
            },
            Some(Found::Merged(entry, heirs)) => self.or_another(text, &entry, &heirs)?,
            None => self.unknown(text)?,
        };
        Err(NotFound(refused).into())
    }

    /// What is known by this name: a record by its slug, else a municipality of the register, else
    /// a record by its names and aliases.
    pub fn look_up(&self, text: &str) -> Result<Option<Found<'_>>> {
        if text.trim().is_empty() {
            return Err(NotFound(say::empty_name()).into());
        }
        let stem = slug(text);
        let bare = bare_municipality(text);
        let mut stems = [Some(&stem), bare.as_ref()].into_iter().flatten();
        if let Some(stem) = stems.find(|stem| !stem.is_empty() && self.has(stem)) {
            return Ok(Some(Found::Record(stem.clone())));
        }
        if let Some(entry) = self.register().by_name(text) {
            return Ok(Some(self.found(entry)));
        }
        let known = self.known()?;
        let wanted = [Some(text), bare.as_deref()].into_iter().flatten().map(key);
        let named = wanted.map(|wanted| known.iter().filter(move |one| one.is_called(&wanted)));
        let mut slugs = named.map(|named| named.map(|one| one.slug.clone()).collect::<Vec<_>>());
        let slugs = slugs.find(|slugs| !slugs.is_empty()).unwrap_or_default();
        match &slugs[..] {
            [] => Ok(None),
            [one] => Ok(Some(Found::Record(one.clone()))),
            [_, ..] => Err(NotFound(say::ambiguous(text, slugs.join(", "))).into()),
        }
    }

    /// Whether nobody knows a municipality by this name. A code that the register has is enough.
    pub fn is_unknown(&self, text: &str) -> bool {
        self.register().by_code(text).is_none() && matches!(self.look_up(text), Ok(None))
    }

    /// The code of the municipality that a reference names; its slug where only a record has it.
    pub fn code_of_named(&self, text: &str) -> Option<String> {
        if let Some(entry) = self.register().named(text) {
            return Some(entry.code.to_owned());
        }
        match self.look_up(text) {
            Ok(Some(Found::Record(slug))) => Some(slug),
            Ok(Some(Found::Unrecorded(entry) | Found::Merged(entry, _))) => {
                Some(entry.code.to_owned())
            }
            Ok(None) | Err(_) => None,
        }
    }

    /// All records and what each answers to, read once. What is wrong with those records is no
    /// matter of whoever looks a name up.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn known(&self) -> Result<&[Known]> {
        if let Some(known) = self.known.get() {
            return Ok(known);
        }
        let known = self.records_unjudged()?.map(Known::record).collect();
        Ok(self.known.get_or_init(|| known))
    }

    /// The municipalities of today that have no record.
    ///
    /// # Errors
    /// When the folder or its register cannot be read.
    pub fn unrecorded(&self) -> Result<Vec<Known>> {
        let codes = self.known()?.iter().flat_map(|one| &one.also);
        let codes: Vec<_> = codes.map(String::as_str).collect();
        let has_record = |entry: &Entry| self.has(&entry.slug()) || codes.contains(&entry.code);
        let entries = self.register().entries();
        let present = entries.filter(|entry| entry.ended.is_none() && !has_record(entry));
        Ok(present.map(Known::entry).collect())
    }

    /// The slug of the record with this code, whatever it is called: it may go by the official name.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn record_with(&self, code: &str) -> Result<Option<String>> {
        let wanted = key(code);
        let found = self.known()?.iter().find(|one| one.is_called(&wanted));
        Ok(found.map(|one| one.slug.clone()))
    }

    fn found<'s>(&'s self, entry: Entry<'s>) -> Found<'s> {
        if self.has(&entry.slug()) {
            Found::Record(entry.slug())
        } else if entry.ended.is_none() {
            Found::Unrecorded(entry)
        } else {
            Found::Merged(entry, self.register().heirs(entry))
        }
    }

    /// What became of a municipality, and which of today have its name in theirs.
    fn or_another(&self, text: &str, entry: &Entry, heirs: &[Entry]) -> Result<String> {
        let framed = |name: &str| format!("-{}-", slug(name));
        let is_heir = |one: &Known| heirs.iter().any(|heir| heir.name == one.name);
        let register = self.register();
        let is_over = |one: &Known| {
            register
                .by_name(&one.name)
                .is_some_and(|own| own.ended.is_some())
        };
        let has_it = |one: &Known| framed(&one.name).contains(&framed(text));
        let likely = self.likely_municipalities(text)?.into_iter();
        let others = likely.filter(|one| has_it(one) && !is_heir(one) && !is_over(one));
        let others: Vec<_> = others.map(|one| one.name).collect();
        let told = merged(entry, heirs);
        Ok(match either(&others) {
            Some(meant) => say::or_another(told, meant),
            None => told,
        })
    }

    fn unknown(&self, text: &str) -> Result<String> {
        if let Some(province) = self.register().province(text) {
            return Ok(say::is_province(text, province));
        }
        let likely = self.likely_municipalities(text)?;
        let names: Vec<_> = likely.iter().map(|one| &one.name).collect();
        Ok(match either(&names) {
            Some(meant) => say::unknown_but_near(text, meant),
            None => say::unknown(text),
        })
    }

    /// The municipalities that somebody probably meant, those of today first.
    ///
    /// # Errors
    /// When the folder or its register cannot be read.
    pub fn likely_municipalities(&self, text: &str) -> Result<Vec<Known>> {
        let recorded = self.known()?;
        let has_code = |entry: &Entry| {
            recorded
                .iter()
                .any(|one| one.also.iter().any(|also| also == entry.code))
        };
        let entries = self.register().entries();
        let others: Vec<_> = entries
            .filter(|entry| !self.has(&entry.slug()) && !has_code(entry))
            .map(|entry| (Known::entry(entry), entry.ended.is_some()))
            .collect();
        let all = recorded.iter().map(|one| (one, false));
        let all = all.chain(others.iter().map(|(one, is_over)| (one, *is_over)));
        let candidates = all.map(|(one, is_over)| {
            let names = [&one.slug, &one.name].into_iter().chain(&one.also);
            // Codes that look alike are those of others.
            let names = names
                .map(String::as_str)
                .filter(|name| name.parse::<Code>().is_err());
            Candidate {
                is_over,
                ..Candidate::new(one, names)
            }
        });
        let candidates: Vec<_> = candidates.collect();
        let bare = bare_municipality(text);
        let text = bare.as_deref().unwrap_or(text);
        let mut found = likely(text, candidates.iter().cloned());
        if let (true, Some((name, _))) = (found.is_empty(), text.split_once(['(', ','])) {
            // Bergen (Noord-Holland).
            found = likely(name, candidates);
        }
        Ok(found.into_iter().cloned().collect())
    }
}

impl Known {
    fn record(record: Record) -> Self {
        let Municipality {
            code,
            name,
            official_name,
            aliases,
            ..
        } = record.head;
        let also = [Some(code.to_string()), official_name]
            .into_iter()
            .flatten();
        Self {
            slug: record.slug,
            name,
            also: also.chain(aliases).collect(),
        }
    }

    fn entry(entry: Entry) -> Self {
        let also = [entry.code, entry.official_name].map(str::to_owned);
        Self {
            slug: entry.slug(),
            name: entry.name.to_owned(),
            also: also.into_iter().chain(entry.aliases.to_vec()).collect(),
        }
    }

    fn keys(&self) -> impl Iterator<Item = String> {
        std::iter::once(&self.name)
            .chain(&self.also)
            .map(|name| key(name))
    }

    fn is_called(&self, wanted: &str) -> bool {
        self.keys().any(|key| key == wanted)
    }
}

fn merged(entry: &Entry, heirs: &[Entry]) -> String {
    let year = entry.ended.unwrap_or_default();
    if let [heir] = heirs {
        return say::merged_into(entry.name, year, heir.name, heir.slug());
    }
    let names: Vec<_> = heirs.iter().map(|heir| heir.name).collect();
    say::merged_into_several(entry.name, year, names.join(", "))
}
