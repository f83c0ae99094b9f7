//! From what is meant to where it stands: an [`Act`] becomes steps on the text of a record.

use std::{collections::HashSet, mem::discriminant, ops::Range};

use anyhow::{Result, bail};

use super::{
    NotFound, Store,
    held::Held,
    names::{self, Calls, call_of, resolved},
    places::{element_in_file, node_of, parsed},
    refer::{Reference, references},
    say,
    toml::{Step, Table, apply, apply_all},
};
use crate::model::{
    edit::{Act, Change, Given, How},
    field::{Field, with_newlines},
    node::Node,
    noun::{Entry, Noun, Read},
    nouns::Municipality,
    plain::{Content, Plain},
    record::{Record, sections},
};

/// Whether two acts are carried out in one go: what is added, or changed, of one noun.
pub fn go_together(one: &Act, next: &Act) -> bool {
    let noun = |act: &Act| match act {
        Act::Add { noun, given: _ }
        | Act::Change {
            noun,
            name: _,
            given: _,
        }
        | Act::ChangeAt {
            noun,
            nth: _,
            given: _,
        } => Some(noun.key),
        Act::Remove { noun: _, name: _ } | Act::Head(_) => None,
    };
    discriminant(one) == discriminant(next) && noun(one).is_some() && noun(one) == noun(next)
}

/// The text with these acts, which [`go_together`], carried out on it, by way of the record that it
/// holds.
pub fn carry_out(store: &Store, record: &Record, text: &str, acts: &[Act]) -> Result<String> {
    let translator = Translator { store, record };
    match acts {
        [Act::Add { noun, given: _ }, ..] => translator.add(noun, text, acts),
        [Act::Change { noun, .. } | Act::ChangeAt { noun, .. }, ..] => {
            translator.change(noun, text, acts)
        }
        [Act::Remove { noun, name }, ..] => translator.remove(noun, text, name),
        [Act::Head(given), ..] => translator.head(text, given),
        [] => Ok(text.to_owned()),
    }
}

/// The step that makes a new entry; `value` makes a value of a text that was given.
pub fn append<'a>(
    noun: &'static Noun,
    given: &Given,
    sections: &'a [&'a str],
    value: impl Fn(&'static Field, &str) -> Result<Plain>,
) -> Result<Step<'a>> {
    let mut fields = Vec::new();
    for field in noun.fields {
        let texts = given.of(field).flat_map(|change| match &change.how {
            How::Set(texts) => texts.clone(),
            How::Push(text) => vec![text.clone()],
            How::Clear | How::Take(_) => Vec::new(),
        });
        let values = texts
            .map(|text| value(field, &text))
            .collect::<Result<Vec<_>>>()?;
        fields.extend(content(field, values).map(|content| (field.key, content)));
    }
    Ok(Step::Append {
        array: noun.key,
        fields,
        sections,
    })
}

/// The text with these keys in its root, as they were given.
pub fn with_keys(noun: &'static Noun, text: &str, given: &Given) -> Result<String> {
    let order = noun.keys();
    let mut text = text.to_owned();
    for field in noun.fields {
        for change in given.of(field) {
            let How::Set(texts) = &change.how else {
                continue;
            };
            let values = texts
                .iter()
                .map(|text| plain(field, text))
                .collect::<Result<_>>()?;
            let Some(content) = content(field, values) else {
                continue;
            };
            let (table, key, order) = (Table::Root, field.key, &order[..]);
            text = apply(
                &text,
                &Step::Set {
                    table,
                    key,
                    content,
                    order,
                },
            )?;
        }
    }
    Ok(text)
}

struct Translator<'a> {
    store: &'a Store,
    record: &'a Record,
}

impl Translator<'_> {
    fn add(&self, noun: &'static Noun, text: &str, acts: &[Act]) -> Result<String> {
        let value = |field, text: &str| self.value(field, text);
        let sections = sections();
        let steps = acts.iter().filter_map(|act| match act {
            Act::Add { noun: _, given } => Some(append(noun, given, &sections, value)),
            Act::Change { .. } | Act::ChangeAt { .. } | Act::Remove { .. } | Act::Head(_) => None,
        });
        let added = apply_all(text, &steps.collect::<Result<Vec<_>>>()?)?;
        let first = (noun.of)(self.record).len();
        self.refuse_double(noun, &added, first..usize::MAX)?;
        Ok(added)
    }

    fn change(&self, noun: &'static Noun, text: &str, acts: &[Act]) -> Result<String> {
        let (entries, meant) = ((noun.of)(self.record), self.meant(noun, acts)?);
        let (root, order) = (parsed(text), noun.keys());
        let mut steps = Vec::new();
        for (nth, given) in &meant {
            let table = Table::Entry {
                array: noun.key,
                index: self.record.place_of(noun, *nth),
            };
            let root = root.as_ref();
            steps.extend(self.changes(noun, entries[*nth], table, &order, root, given)?);
        }
        let nths = meant.iter().map(|(nth, _)| *nth);
        let text = self.follow(noun, nths, apply_all(text, &steps)?)?;
        match (
            &acts[meant.len()..],
            super::record_in(&self.record.slug, &text),
        ) {
            ([], _) | (_, None) => Ok(text),
            (later, Some(record)) => carry_out(self.store, &record, &text, later),
        }
    }

    /// The entries that the first of these acts change. An act on one that an earlier act changes
    /// too, or on one that only then is called so, has to see what that has done.
    fn meant<'g>(&self, noun: &'static Noun, acts: &'g [Act]) -> Result<Vec<(usize, &'g Given)>> {
        let calls = Calls::of(self.record, noun);
        let (mut meant, mut seen) = (Vec::new(), HashSet::new());
        for act in acts {
            let (found, given) = match act {
                Act::Change { name, given, .. } => (calls.find(self.record, noun, name), given),
                Act::ChangeAt { nth, given, .. } => (Ok(*nth), given),
                Act::Add { .. } | Act::Remove { .. } | Act::Head(_) => break,
            };
            match found {
                Ok(nth) if seen.insert(nth) => meant.push((nth, given)),
                Err(error) if meant.is_empty() => return Err(error),
                Ok(_) | Err(_) => break,
            }
        }
        Ok(meant)
    }

    fn head(&self, text: &str, given: &Given) -> Result<String> {
        let (noun, root) = (Municipality::NOUN, parsed(text));
        let (head, order) = (&self.record.head, noun.keys());
        let steps = self.changes(noun, head, Table::Root, &order, root.as_ref(), given)?;
        Ok(apply_all(text, &steps)?)
    }

    fn remove(&self, noun: &'static Noun, text: &str, name: &str) -> Result<String> {
        let (nth, call) = call_of(self.record, noun, name)?;
        let places: Vec<_> = references(self.record, noun, &call)
            .map(|found| found.said())
            .collect();
        if !places.is_empty() {
            bail!(say::referred_to(noun.one.here(), call, places.join(", ")));
        }
        let index = self.record.place_of(noun, nth);
        Ok(apply(
            text,
            &Step::Drop {
                array: noun.key,
                index,
            },
        )?)
    }

    /// The changes of one table, in the order of its fields whatever the order of the flags.
    fn changes<'a>(
        &self,
        noun: &'static Noun,
        entry: &dyn Entry,
        table: Table<'a>,
        order: &'a [&'a str],
        root: Option<&impl Node>,
        given: &Given,
    ) -> Result<Vec<Step<'a>>> {
        let mut steps = Vec::new();
        for (field, slot) in noun.fields.iter().zip(entry.slots()) {
            let mut changes = given.of(field).peekable();
            if changes.peek().is_none() {
                continue;
            }
            let node = root.and_then(|root| node_of(root, table)?.get(field.key));
            let mut held = Held::of(field, slot, node);
            for Change { field: _, how } in changes {
                steps.extend(self.step(field, table, how, &mut held, order)?);
            }
        }
        Ok(steps)
    }

    /// The step of one change; nothing where the file already says so. `held` is what the field
    /// holds, before and after.
    fn step<'a>(
        &self,
        field: &'static Field,
        table: Table<'a>,
        how: &How,
        held: &mut Held,
        order: &'a [&'a str],
    ) -> Result<Option<Step<'a>>> {
        let key = field.key;
        let one_name = |text: &str| names::one_name(self.store, field, text);
        Ok(match how {
            How::Set(texts) => {
                // What it holds already may refer to nothing.
                let values = texts.iter().map(|text| {
                    if held.has(text) {
                        plain(field, text)
                    } else {
                        self.value(field, text)
                    }
                });
                content(field, values.collect::<Result<_>>()?).map(|content| Step::Set {
                    table,
                    key,
                    content,
                    order,
                })
            }
            How::Clear => (!held.is_empty()).then_some(Step::Unset { table, key }),
            How::Push(text) => {
                let text = resolved(self.store, self.record, field, text)?;
                let value = plain(field, &text)?;
                held.push(text, one_name).then(|| Step::Push {
                    table,
                    key,
                    values: vec![value],
                    order,
                })
            }
            How::Take(text) => {
                // What refers to nothing must be removable too.
                let meant = resolved(self.store, self.record, field, text).ok();
                let index = held.take(text, one_name);
                let index = index.or_else(|| held.take(&meant?, one_name));
                let Some(index) = index else {
                    bail!(NotFound(say::not_in_list(text, key)));
                };
                Some(Step::Take { table, key, index })
            }
        })
    }

    fn value(&self, field: &'static Field, text: &str) -> Result<Plain> {
        plain(field, &resolved(self.store, self.record, field, text)?)
    }

    /// These entries, new or renamed, must not be called as another one is.
    fn refuse_double(&self, noun: &'static Noun, text: &str, nths: Range<usize>) -> Result<()> {
        let Some(record) = super::record_in(&self.record.slug, text) else {
            return Ok(());
        };
        let calls = Calls::of(&record, noun);
        let (one, slug) = (noun.one.here(), &self.record.slug);
        match calls.first_double(noun, nths) {
            Some(call) => bail!(say::entry_exists(one, call, slug)),
            None => Ok(()),
        }
    }

    /// Rewrites what referred to these entries by their former names.
    fn follow(
        &self,
        noun: &'static Noun,
        changed: impl Iterator<Item = usize>,
        mut text: String,
    ) -> Result<String> {
        let Some(after) = super::record_in(&self.record.slug, &text) else {
            return Ok(text);
        };
        let (were, are) = ((noun.of)(self.record), (noun.of)(&after));
        for nth in changed {
            let Some(now) = are.get(nth).map(|entry| entry.call()) else {
                continue;
            };
            let former = were[nth].call();
            if now != former {
                self.refuse_double(noun, &text, nth..nth + 1)?;
                let found = references(&after, noun, &former);
                let found = found.filter(|found| found.text != now);
                let found: Vec<_> = found.map(|found| (found, now.to_string())).collect();
                text = refer_anew(&after, &found, &text)?;
            }
        }
        Ok(text)
    }
}

/// The text in which each of these references says this.
pub fn refer_anew(record: &Record, found: &[(Reference, String)], text: &str) -> Result<String> {
    if found.is_empty() {
        return Ok(text.to_owned());
    }
    let orders: Vec<_> = found.iter().map(|(found, _)| found.noun.keys()).collect();
    let root = parsed(text);
    let step = |((found, now), order): (&(Reference, String), _)| {
        let (field, key) = (found.field, found.field.key);
        let (array, value) = (found.noun.key, plain(field, now)?);
        let table = if array == Municipality::NOUN.key {
            Table::Root
        } else {
            let index = record.place_of(found.noun, found.nth);
            Table::Entry { array, index }
        };
        if !field.is_list() {
            let content = Content::One(value);
            return Ok(Step::Set {
                table,
                key,
                content,
                order,
            });
        }
        let list = root
            .as_ref()
            .and_then(|root| node_of(root, table)?.get(key));
        let nth = found.element;
        Ok(Step::Swap {
            table,
            key,
            index: list.map_or(nth, |list| element_in_file(list, field, nth)),
            value,
        })
    };
    let steps = found.iter().zip(orders.iter().map(Vec::as_slice)).map(step);
    Ok(apply_all(text, &steps.collect::<Result<Vec<_>>>()?)?)
}

/// The value of a text, as the file has it.
pub fn plain(field: &'static Field, text: &str) -> Result<Plain> {
    (field.plain)(&with_newlines(text)).map_err(anyhow::Error::msg)
}

fn content(field: &Field, mut values: Vec<Plain>) -> Option<Content> {
    if field.is_list() {
        // Two spellings of one theme are one theme.
        let mut seen = Vec::with_capacity(values.len());
        values.retain(|value| {
            let value = value.canonical();
            let is_new = !seen.contains(&value);
            seen.push(value);
            is_new
        });
        return (!values.is_empty()).then_some(Content::Many(values));
    }
    values.pop().map(Content::One)
}
