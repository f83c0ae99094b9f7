//! What names an entry, a theme or a municipality in a flag, and how it is written in the file.

use std::{collections::HashMap, ops::Range};

use anyhow::{Result, bail};

use super::{Found, NotFound, Store, say};
use crate::{
    model::{
        field::Field,
        name::{canonical, key},
        noun::{Noun, Read},
        nouns::{Alderman, Coordinator},
        record::{Record, noun},
        value::{Form, Kind},
    },
    words::{Candidate, either, likely},
};

/// How exactly an entry must be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exactness {
    /// Whole; signs, case and accents do not matter.
    Whole,
    /// A beginning will do that fits only one.
    Beginning,
}

/// The place among its kind, and the name, of the entry that somebody means by a text.
///
/// # Errors
/// [`NotFound`] when there is none, or more than one that begins so.
pub fn call_of(record: &Record, noun: &'static Noun, text: &str) -> Result<(usize, String)> {
    named(record, noun, text, Exactness::Beginning)
}

/// As [`call_of`], as exactly as asked.
///
/// # Errors
/// [`NotFound`].
pub fn named(
    record: &Record,
    noun: &'static Noun,
    text: &str,
    exactness: Exactness,
) -> Result<(usize, String)> {
    let entries = (noun.of)(record);
    let calls = entries.iter().map(|entry| entry.call().into_owned());
    let calls: Vec<String> = calls.collect();
    let wanted = key(text);
    let keys = |at: usize| [key(&calls[at]), key(&entries[at].title())];
    // Of several that read alike each is named as it is written.
    let is_exact = |at: usize| calls[at] == text;
    let same = noun.canonical_name(text);
    let is_whole = |at: usize| !same.is_empty() && noun.canonical_name(&calls[at]) == same;
    let is_alike = |at: usize| !wanted.is_empty() && keys(at).contains(&wanted);
    let begins = |at: usize| {
        let begins = |key: &String| key.starts_with(&wanted);
        exactness == Exactness::Beginning && !wanted.is_empty() && keys(at).iter().any(begins)
    };
    let ways: [&dyn Fn(usize) -> bool; 4] = [&is_exact, &is_whole, &is_alike, &begins];
    for way in ways {
        let found: Vec<usize> = (0..calls.len()).filter(|at| way(*at)).collect();
        match &found[..] {
            [] => {}
            [at] => return Ok((*at, calls[*at].clone())),
            [_, ..] => return Err(several(noun, text, &calls, &found).into()),
        }
    }
    Err(missing(record, noun, text, &calls).into())
}

/// What the entries of a noun are called, for those who look up many.
pub struct Calls {
    calls: Vec<String>,
    /// By their names as the noun compares them; for what is called as another one is: both.
    nths: HashMap<String, Vec<usize>>,
}

impl Calls {
    /// Those of a record.
    pub fn of(record: &Record, noun: &'static Noun) -> Self {
        let entries = (noun.of)(record);
        let calls = entries.iter().map(|entry| entry.call().into_owned());
        let calls: Vec<String> = calls.collect();
        let mut nths: HashMap<_, Vec<_>> = HashMap::with_capacity(calls.len());
        for (nth, call) in calls.iter().enumerate() {
            nths.entry(noun.canonical_name(call)).or_default().push(nth);
        }
        Self { calls, nths }
    }

    /// As [`call_of`]: its place.
    ///
    /// # Errors
    /// [`NotFound`].
    pub fn find(&self, record: &Record, noun: &'static Noun, text: &str) -> Result<usize> {
        match self.nths.get(&noun.canonical_name(text)).map(Vec::as_slice) {
            Some([nth]) => Ok(*nth),
            _ => call_of(record, noun, text).map(|(nth, _)| nth),
        }
    }

    /// What the entry is called that a text names in another form.
    pub fn in_other_form(&self, noun: &Noun, text: &str) -> Option<&str> {
        let nths = self.nths.get(&noun.canonical_name(text))?;
        let mut calls = nths.iter().map(|nth| self.calls[*nth].as_str());
        let is_exact = calls.clone().any(|call| call == text);
        calls.next().filter(|_| !is_exact)
    }

    /// What another entry is called as the first of these that is called as one is.
    pub fn first_double(&self, noun: &Noun, nths: Range<usize>) -> Option<&str> {
        let calls = self.calls.iter().enumerate();
        let mut calls = calls.take(nths.end).skip(nths.start);
        calls.find_map(|(nth, call)| {
            let mut same = self.nths.get(&noun.canonical_name(call))?.iter();
            let other = same.find(|other| **other != nth && !call.is_empty())?;
            Some(self.calls[*other].as_str())
        })
    }
}

/// A text that is the same for all that name one thing in a field: an entry, a theme or a
/// municipality, however it is called, or what reads alike.
pub fn one_name(store: &Store, field: &Field, text: &str) -> String {
    let known = match field.kind {
        Kind::Theme if store.knows_all_themes() => {
            store.theme(text).map(|theme| theme.id.to_string())
        }
        Kind::Municipality(_) => store.code_of_named(text),
        Kind::Ref(target) => noun(target).map(|noun| noun.canonical_name(text)),
        Kind::Theme
        | Kind::Text
        | Kind::Prose
        | Kind::Switch
        | Kind::Id
        | Kind::Code
        | Kind::Url
        | Kind::Email
        | Kind::Phone
        | Kind::Day
        | Kind::Moment
        | Kind::Ages
        | Kind::OneOf(_)
        | Kind::Person => None,
    };
    known.unwrap_or_else(|| canonical(text))
}

/// More than one fits: nothing is guessed.
fn several(noun: &Noun, text: &str, calls: &[String], found: &[usize]) -> NotFound {
    let mut known: Vec<_> = found.iter().map(|at| format!("`{}`", calls[*at])).collect();
    known.dedup();
    let one = noun.one.here();
    NotFound(match &known[..] {
        [_] => say::several_called(one, text),
        _ => say::several_entries(one, text, known.join(", ")),
    })
}

fn missing(record: &Record, noun: &Noun, text: &str, calls: &[String]) -> NotFound {
    let (one, slug) = (noun.one.here(), &record.slug);
    let titles: Vec<_> = (noun.of)(record)
        .iter()
        .map(|entry| entry.title())
        .collect();
    let known = calls.iter().zip(&titles);
    let known = known.map(|(call, title)| Candidate::new(call, [call.as_str(), title]));
    NotFound(match either(&likely(text, known)) {
        Some(meant) => say::no_entry_but_near(one, text, slug, meant),
        None if (1..=8).contains(&calls.len()) => {
            let known: Vec<_> = calls.iter().map(|call| format!("`{call}`")).collect();
            say::no_entry_among(one, text, slug, known.join(", "))
        }
        None => say::no_entry(one, text, slug),
    })
}

/// The text of a flag as the file has it: a theme by its id, an entry by its name, a municipality
/// in the form of the field.
///
/// # Errors
/// [`NotFound`] when what it refers to does not exist.
pub fn resolved(store: &Store, record: &Record, field: &Field, text: &str) -> Result<String> {
    match field.kind {
        Kind::Theme => theme(store, text),
        Kind::Ref(target) => {
            let Some(target) = noun(target) else {
                bail!(say::no_entry(target, text, &record.slug))
            };
            match call_of(record, target, text) {
                Ok((_, call)) => Ok(call),
                // A signer need not be among the aldermen; `check` warns.
                Err(_) if target.key == Alderman::NOUN.key => Ok(text.to_owned()),
                Err(error) => Err(error),
            }
        }
        Kind::Municipality(form) => municipality(store, form, text),
        Kind::Text
        | Kind::Prose
        | Kind::Switch
        | Kind::Id
        | Kind::Code
        | Kind::Url
        | Kind::Email
        | Kind::Phone
        | Kind::Day
        | Kind::Moment
        | Kind::Ages
        | Kind::OneOf(_)
        | Kind::Person => Ok(text.to_owned()),
    }
}

/// The id of the theme that somebody means.
///
/// # Errors
/// [`NotFound`], with the theme that was perhaps meant.
pub fn theme(store: &Store, text: &str) -> Result<String> {
    if let Some(theme) = store.theme(text) {
        return Ok(theme.id.to_string());
    }
    let known = store.themes().iter().map(|theme| {
        let aliases = theme.aliases.iter().map(String::as_str);
        Candidate::new(
            &theme.name,
            [theme.id.as_str(), &theme.name].into_iter().chain(aliases),
        )
    });
    Err(NotFound(match either(&likely(text, known)) {
        Some(meant) => say::unknown_theme_but_near(text, meant),
        None => say::unknown_theme(text),
    })
    .into())
}

/// A municipality in the form in which a field has it; ended ones are understood too.
fn municipality(store: &Store, form: Form, text: &str) -> Result<String> {
    if form == Form::Slug && text == Coordinator::ALL {
        return Ok(text.to_owned());
    }
    match store.look_up(text)? {
        Some(Found::Record(slug)) => {
            let head = store.record(&slug)?.head;
            Ok(match form {
                Form::Name => head.name,
                Form::Code => head.code.to_string(),
                Form::Slug => slug,
            })
        }
        Some(Found::Unrecorded(entry) | Found::Merged(entry, _)) => Ok(entry.written(form)),
        None => Err(NotFound(say::unknown_municipality(text)).into()),
    }
}
