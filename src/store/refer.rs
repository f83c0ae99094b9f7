//! What refers to an entry: one loop for all nouns, since a field says what it refers to.

use std::{collections::HashMap, iter, rc::Rc};

use super::{Store, names::Calls};
use crate::model::{
    field::Field,
    name::is_same,
    noun::{Entry, Noun, Read, at},
    nouns::Municipality,
    record::{NOUNS, Record, noun},
    value::Kind,
};

/// A place that refers to an entry.
pub struct Reference {
    /// The noun of the entry that refers.
    pub noun: &'static Noun,
    /// Its place among its kind.
    pub nth: usize,
    call: String,
    /// The field that refers.
    pub field: &'static Field,
    /// The element, where that is a list.
    pub element: usize,
    /// How it is written there.
    pub text: String,
}

impl Reference {
    /// The place as people name it.
    pub fn said(&self) -> String {
        format!(
            "{} `{}` ({})",
            self.noun.one.here(),
            self.call,
            self.field.key
        )
    }
}

/// All that refers to an entry: one loop for all nouns, since a field says what it refers to.
pub fn references<'r>(
    record: &'r Record,
    target: &'static Noun,
    call: &'r str,
) -> impl Iterator<Item = Reference> + 'r {
    let called: Vec<_> = (target.of)(record)
        .iter()
        .map(|entry| entry.call().into_owned())
        .collect();
    let (called, same) = (Rc::new(called), Rc::new(target.canonical_name(call)));
    // What is written as another entry is called means that one, though the two read alike.
    let is_meant = move |text: &str| {
        let reads_alike =
            || target.canonical_name(text) == *same && !called.iter().any(|one| one == text);
        text == call || reads_alike()
    };
    NOUNS.iter().flat_map(move |noun| {
        let is_meant = is_meant.clone();
        (noun.of)(record)
            .into_iter()
            .enumerate()
            .flat_map(move |(nth, entry)| {
                let mut found = Vec::new();
                for (field, slot) in noun.fields.iter().zip(entry.slots()) {
                    if field.kind != Kind::Ref(target.key) {
                        continue;
                    }
                    for (element, text) in slot
                        .texts()
                        .iter()
                        .enumerate()
                        .filter(|(_, text)| is_meant(text))
                    {
                        found.push(Reference {
                            noun,
                            nth,
                            call: entry.call().into_owned(),
                            field,
                            element,
                            text: text.to_string(),
                        });
                    }
                }
                found
            })
    })
}

/// What names something and is written in another form than that, with how that is written.
pub fn in_other_form(store: &Store, record: &Record) -> Vec<(Reference, String)> {
    let head: &dyn Entry = &record.head;
    let entries = NOUNS.iter().flat_map(|noun| {
        let entries = (noun.of)(record).into_iter().enumerate();
        entries.map(|(nth, entry)| (*noun, nth, entry))
    });
    let (mut calls, mut found) = (HashMap::new(), Vec::new());
    for (noun, nth, entry) in iter::once((Municipality::NOUN, 0, head)).chain(entries) {
        for (at, field) in noun.fields.iter().enumerate() {
            if !(matches!(field.kind, Kind::Ref(_) | Kind::Municipality(_)) || is_province(field)) {
                continue;
            }
            for (element, text) in entry.slot(at).texts().iter().enumerate() {
                let named = if let Kind::Ref(target) = field.kind {
                    otherwise_called(record, target, text, &mut calls)
                } else {
                    otherwise_registered(store, record, field, text)
                };
                let reference = |named| {
                    let (call, text) = (entry.call().into_owned(), text.to_string());
                    let reference = Reference {
                        noun,
                        nth,
                        call,
                        field,
                        element,
                        text,
                    };
                    (reference, named)
                };
                found.extend(named.map(reference));
            }
        }
    }
    found
}

fn is_province(field: &Field) -> bool {
    const PROVINCE: &Field = at(Municipality::NOUN, "province");
    field.key == PROVINCE.key
}

/// Of so few entries each is asked what it is called; of more a table is made.
const FEW: usize = 32;

/// What the entry is called that a text names in another form.
fn otherwise_called(
    record: &Record,
    target: &'static str,
    text: &str,
    calls: &mut HashMap<&'static str, Calls>,
) -> Option<String> {
    let target = noun(target)?;
    if !calls.contains_key(target.key) {
        let entries = (target.of)(record);
        if entries.len() <= FEW && entries.iter().any(|entry| entry.call() == text) {
            return None;
        }
    }
    let calls = calls.entry(target.key);
    let calls = calls.or_insert_with(|| Calls::of(record, target));
    calls.in_other_form(target, text).map(str::to_owned)
}

/// How the register writes the province, or the municipality, that a text names in another form.
fn otherwise_registered(
    store: &Store,
    record: &Record,
    field: &Field,
    text: &str,
) -> Option<String> {
    let register = store.register();
    let named = if let Kind::Municipality(form) = field.kind {
        register.named(text)?.written(form)
    } else {
        let own = register.by_code(record.head.code.as_str())?;
        own.province.to_owned()
    };
    (named != text && is_same(&named, text)).then_some(named)
}
