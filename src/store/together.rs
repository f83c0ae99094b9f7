//! Many acts on a record at once: its text is read a few times, not once for each act.

use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
};

use anyhow::{Result, anyhow};

use super::{
    Store,
    names::resolved,
    toml::{Step, Table, apply_all},
    translate::{carry_out, content, plain},
};
use crate::model::{
    edit::{Act, Given, How},
    field::Field,
    noun::{Entry, Noun, Read},
    nouns::Municipality,
    plain::Content,
    record::{NOUNS, Record, noun, sections},
    value::Kind,
};

/// The text of a record with these acts carried out on it.
///
/// New entries come before changed ones, so that these may refer to them; entries that get another
/// name come last, one after the other, because whatever refers to them follows.
pub fn carry_out_all(store: &Store, record: &Record, text: &str, acts: &[Act]) -> Result<String> {
    let names = Names::of(store, record, acts);
    let order: HashMap<&str, Vec<&str>> = NOUNS
        .iter()
        .chain([&Municipality::NOUN])
        .map(|noun| (noun.key, noun.keys()))
        .collect();
    let sections = sections();
    let (mut steps, mut last) = (Vec::new(), Vec::new());
    for act in acts {
        match act {
            Act::Add { noun, given } => {
                let fields = names.fields(noun, given)?;
                steps.push(Step::Append {
                    array: noun.key,
                    fields,
                    sections: &sections,
                });
            }
            Act::ChangeAt { noun, nth, given } if !renames(noun, given) => {
                let table = Table::Entry {
                    array: noun.key,
                    index: record.place_of(noun, *nth),
                };
                let entry = (noun.of)(record)[*nth];
                names.changes(noun, entry, table, given, &order[noun.key], &mut steps)?;
            }
            Act::Head(given) => {
                let noun = Municipality::NOUN;
                names.changes(noun, &record.head, Table::Root, given, &order[noun.key], &mut steps)?;
            }
            Act::Change { .. } | Act::ChangeAt { .. } | Act::Remove { .. } => last.push(act),
        }
    }
    let mut text = apply_all(text, &steps)?;
    for act in last {
        let now = super::record_in(&record.slug, &text);
        text = carry_out(store, now.as_ref().unwrap_or(record), &text, act)?;
    }
    Ok(text)
}

/// Whether what names the entry changes.
fn renames(noun: &Noun, given: &Given) -> bool {
    let mut changes = given.0.iter();
    changes.any(|change| noun.named_by.contains(&change.field.key))
}

/// The names in a record, and what texts that refer to something are written as: each looked up
/// once.
struct Names<'a> {
    store: &'a Store,
    record: &'a Record,
    /// What the entries are called.
    there: HashMap<&'static str, HashSet<String>>,
    /// What will be there.
    to_come: HashSet<(&'static str, String)>,
    known: RefCell<HashMap<(&'static str, String), String>>,
}

impl<'a> Names<'a> {
    fn of(store: &'a Store, record: &'a Record, acts: &[Act]) -> Self {
        let there = NOUNS.iter().map(|noun| {
            let calls = (noun.of)(record).into_iter().map(Entry::call);
            (noun.key, calls.collect())
        });
        let added = acts.iter().filter_map(|act| match act {
            Act::Add { noun, given } => Some((noun.key, noun.call_of(given))),
            Act::Change { .. }
            | Act::ChangeAt { .. }
            | Act::Remove { .. }
            | Act::Head(_) => None,
        });
        Self {
            store,
            record,
            there: there.collect(),
            to_come: added.collect(),
            known: RefCell::default(),
        }
    }

    /// What a new entry holds.
    fn fields(&self, noun: &'static Noun, given: &Given) -> Result<Vec<(&'static str, Content)>> {
        let mut fields = Vec::new();
        for field in noun.fields {
            let texts: Vec<String> = given.all(field).into_iter().cloned().collect();
            fields.extend(self.content(field, &texts, &[])?.map(|found| (field.key, found)));
        }
        Ok(fields)
    }

    /// The steps of the changes of one table, in the order of its fields.
    fn changes<'s>(
        &self,
        noun: &'static Noun,
        entry: &dyn Entry,
        table: Table<'s>,
        given: &Given,
        order: &'s [&'s str],
        steps: &mut Vec<Step<'s>>,
    ) -> Result<()> {
        for (field, slot) in noun.fields.iter().zip(entry.slots()) {
            let held: Vec<String> = slot.texts().iter().map(ToString::to_string).collect();
            for change in given.of(field) {
                let step = match &change.how {
                    How::Set(texts) => {
                        let content = self.content(field, texts, &held)?;
                        content.map(|content| Step::Set {
                            table,
                            key: field.key,
                            content,
                            order,
                        })
                    }
                    How::Clear => Some(Step::Unset {
                        table,
                        key: field.key,
                    }),
                    How::Push(_) | How::Take(_) => {
                        return Err(anyhow!("one element of a list is no change of many"));
                    }
                };
                steps.extend(step);
            }
        }
        Ok(())
    }

    /// What a field is to hold. What it holds already may refer to nothing.
    fn content(
        &self,
        field: &'static Field,
        texts: &[String],
        held: &[String],
    ) -> Result<Option<Content>> {
        let values = texts.iter().map(|text| {
            let is_held = held.contains(text);
            let written = if is_held { text.clone() } else { self.written(field, text)? };
            plain(field, &written)
        });
        Ok(content(field, values.collect::<Result<_>>()?))
    }

    fn written(&self, field: &'static Field, text: &str) -> Result<String> {
        if let Kind::Ref(target) = field.kind {
            let target = noun(target).map_or(target, |noun| noun.key);
            let is_there = self.there.get(target).is_some_and(|there| there.contains(text));
            if is_there || self.to_come.contains(&(target, text.to_owned())) {
                return Ok(text.to_owned());
            }
        }
        if !matches!(field.kind, Kind::Theme | Kind::Ref(_) | Kind::Municipality(_)) {
            return Ok(text.to_owned());
        }
        let key = (field.key, text.to_owned());
        if let Some(known) = self.known.borrow().get(&key) {
            return Ok(known.clone());
        }
        let written = resolved(self.store, self.record, field, text)?;
        self.known.borrow_mut().insert(key, written.clone());
        Ok(written)
    }
}
