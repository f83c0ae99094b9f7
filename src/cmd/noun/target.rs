//! The entry that a verb is about.

use anyhow::{Result, bail};
use clap::{Arg, ArgMatches};

use super::{asked::entries_of, say};
use crate::{
    cmd::{
        args::{ENTRY, text},
        complete::with_entries,
        contacts::coordinator,
        refusal::Usage,
        session::Session,
    },
    model::{
        noun::{Noun, Read},
        nouns::Contact,
        record::Record,
    },
    store::{Exactness, NotFound, named},
    words::Words,
};

/// The argument that names an entry.
pub fn entry(noun: &'static Noun) -> Arg {
    let help = Words {
        en: "whole, or a beginning that fits only one",
        nl: "voluit, of een begin dat op maar één past",
    };
    let name = noun.one.here().to_uppercase();
    let arg = Arg::new(ENTRY).value_name(name).help(help.here());
    with_entries(arg, noun)
}

/// A record, and the place and the name of one of its entries.
pub struct Target {
    /// The record.
    pub record: Record,
    /// The place among its kind.
    pub nth: usize,
    /// What names it.
    pub call: String,
}

/// Finds what the arguments name; the only entry of its kind need not be named.
///
/// # Errors
/// When there is no such municipality or entry.
pub fn find(
    noun: &'static Noun,
    session: &Session,
    matches: &ArgMatches,
    exactness: Exactness,
) -> Result<Target> {
    let slug = session.municipality(matches)?;
    let store = session.store()?;
    let record = store.record(&slug)?;
    if let Some(wanted) = text(matches, ENTRY) {
        let found = named(&record, noun, wanted, exactness);
        let (nth, call) =
            found.map_err(|error| or_coordinator(error, noun, session, &slug, wanted))?;
        return Ok(Target { record, nth, call });
    }
    let calls: Vec<_> = (noun.of)(&record)
        .iter()
        .map(|entry| entry.call().into_owned())
        .collect();
    match &calls[..] {
        [only] if exactness == Exactness::Beginning => {
            let call = only.clone();
            Ok(Target {
                record,
                nth: 0,
                call,
            })
        }
        [] => bail!(NotFound(say::has_none(noun.many.here(), slug))),
        [_, ..] => {
            let nth = chosen(noun, session, &record, &calls)?;
            let call = calls[nth].clone();
            Ok(Target { record, nth, call })
        }
    }
}

/// The place of the entry that somebody chooses; nothing is guessed.
fn chosen(noun: &Noun, session: &Session, record: &Record, calls: &[String]) -> Result<usize> {
    if let Some(mut prompter) = session.prompter() {
        let choices = entries_of(noun, Some(record));
        if let Some(at) = prompter.choose(&say::which_one(noun.one.here()), &choices)? {
            return Ok(at);
        }
    }
    let known: Vec<_> = calls.iter().map(|call| format!("`{call}`")).collect();
    Err(Usage(say::which_entry(noun.one.here(), known.join(", "))).into())
}

/// Coordinators are listed with the contacts of a municipality, and live elsewhere.
fn or_coordinator(
    error: anyhow::Error,
    noun: &Noun,
    session: &Session,
    slug: &str,
    name: &str,
) -> anyhow::Error {
    let Ok(store) = session.store() else {
        return error;
    };
    let meant = (noun.key == Contact::NOUN.key)
        .then(|| coordinator(store, slug, name, session.day))
        .flatten();
    meant.map_or(error, |contact| {
        NotFound(say::is_coordinator(contact.name)).into()
    })
}
