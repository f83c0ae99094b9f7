//! From what is meant to where it stands: an [`Act`] becomes steps on the text of a record.

use anyhow::{Result, bail};

use super::{
    NotFound, Store,
    names::{call_of, resolved},
    places::element_in_file,
    reader,
    refer::references,
    say,
    toml::{Step, Table, apply},
};
use crate::model::{
    edit::{Act, Change, Given, How},
    fault::Faults,
    field::Field,
    node::Node,
    noun::{Entry, Noun, Read},
    nouns::Municipality,
    plain::{Content, Plain},
    record::{Record, sections},
};

/// The text with the act carried out on it, by way of the record that it holds.
pub fn carry_out(store: &Store, record: &Record, text: &str, act: &Act) -> Result<String> {
    let translator = Translator { store, record };
    match act {
        Act::Add { noun, given } => translator.add(noun, text, given),
        Act::Change { noun, name, given } => translator.change(noun, text, name, given),
        Act::ChangeAt { noun, nth, given } => translator.change_at(noun, text, *nth, given),
        Act::Remove { noun, name } => translator.remove(noun, text, name),
        Act::Head(given) => translator.head(text, given),
    }
}

/// The text with a new entry; `value` makes a value of a text that was given.
pub fn append(
    noun: &'static Noun,
    text: &str,
    given: &Given,
    sections: &[&str],
    value: impl Fn(&'static Field, &str) -> Result<Plain>,
) -> Result<String> {
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
    Ok(apply(
        text,
        &Step::Append {
            array: noun.key,
            fields,
            sections,
        },
    )?)
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
    fn add(&self, noun: &'static Noun, text: &str, given: &Given) -> Result<String> {
        let value = |field, text: &str| self.value(field, text);
        let added = append(noun, text, given, &sections(), value)?;
        self.refuse_double(noun, &added, (noun.of)(self.record).len())?;
        Ok(added)
    }

    fn change(&self, noun: &'static Noun, text: &str, name: &str, given: &Given) -> Result<String> {
        let (nth, _) = call_of(self.record, noun, name)?;
        self.change_at(noun, text, nth, given)
    }

    fn change_at(
        &self,
        noun: &'static Noun,
        text: &str,
        nth: usize,
        given: &Given,
    ) -> Result<String> {
        let entry = (noun.of)(self.record)[nth];
        let table = Table::Entry {
            array: noun.key,
            index: self.record.place_of(noun, nth),
        };
        self.changes(noun, entry, table, text.to_owned(), given)
            .and_then(|text| self.follow(noun, &entry.call(), nth, text))
    }

    fn head(&self, text: &str, given: &Given) -> Result<String> {
        self.changes(
            Municipality::NOUN,
            &self.record.head,
            Table::Root,
            text.to_owned(),
            given,
        )
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
    fn changes(
        &self,
        noun: &'static Noun,
        entry: &dyn Entry,
        table: Table,
        mut text: String,
        given: &Given,
    ) -> Result<String> {
        let order = noun.keys();
        for (field, slot) in noun.fields.iter().zip(entry.slots()) {
            let mut held: Vec<String> = slot.texts().iter().map(ToString::to_string).collect();
            for Change { field: _, how } in given.of(field) {
                if let Some(step) = self.step(field, table, how, &mut held, &order)? {
                    text = apply(&text, &in_file(&text, field, step))?;
                }
            }
        }
        Ok(text)
    }

    /// The step of one change; nothing where the file already says so. `held` is what the field
    /// holds, before and after.
    fn step<'a>(
        &self,
        field: &'static Field,
        table: Table<'a>,
        how: &How,
        held: &mut Vec<String>,
        order: &'a [&'a str],
    ) -> Result<Option<Step<'a>>> {
        let key = field.key;
        Ok(match how {
            How::Set(texts) => {
                let values = texts
                    .iter()
                    .map(|text| self.value(field, text))
                    .collect::<Result<_>>()?;
                content(field, values).map(|content| Step::Set {
                    table,
                    key,
                    content,
                    order,
                })
            }
            How::Clear => (!held.is_empty()).then_some(Step::Unset { table, key }),
            How::Push(text) => {
                let text = resolved(self.store, self.record, field, text)?;
                if held.contains(&text) {
                    return Ok(None);
                }
                let value = plain(field, &text)?;
                held.push(text);
                Some(Step::Push {
                    table,
                    key,
                    values: vec![value],
                    order,
                })
            }
            How::Take(text) => {
                // What refers to nothing must be removable too.
                let meant = resolved(self.store, self.record, field, text).ok();
                let is_meant = |held: &String| held == text || Some(held) == meant.as_ref();
                let Some(index) = held.iter().position(is_meant) else {
                    bail!(NotFound(say::not_in_list(text, key)));
                };
                held.remove(index);
                Some(Step::Take { table, key, index })
            }
        })
    }

    fn value(&self, field: &'static Field, text: &str) -> Result<Plain> {
        plain(field, &resolved(self.store, self.record, field, text)?)
    }

    /// The nth entry, new or renamed, must not be called as another one is.
    fn refuse_double(&self, noun: &Noun, text: &str, nth: usize) -> Result<()> {
        let Some(record) = super::record_in(&self.record.slug, text) else {
            return Ok(());
        };
        let calls: Vec<_> = (noun.of)(&record)
            .iter()
            .map(|entry| entry.call())
            .collect();
        let Some(call) = calls.get(nth).filter(|call| !call.is_empty()) else {
            return Ok(());
        };
        if calls.iter().filter(|other| *other == call).count() > 1 {
            bail!(say::entry_exists(noun.one.here(), call, &record.slug));
        }
        Ok(())
    }

    /// Rewrites what referred to an entry by its former name.
    fn follow(
        &self,
        noun: &'static Noun,
        former: &str,
        nth: usize,
        text: String,
    ) -> Result<String> {
        let Some(after) = super::record_in(&self.record.slug, &text) else {
            return Ok(text);
        };
        let Some(now) = (noun.of)(&after).get(nth).map(|entry| entry.call()) else {
            return Ok(text);
        };
        if now == former {
            return Ok(text);
        }
        self.refuse_double(noun, &text, nth)?;
        let mut text = text;
        for found in references(&after, noun, former) {
            let array = found.noun.key;
            let table = Table::Entry {
                array,
                index: after.place_of(found.noun, found.nth),
            };
            let (key, value) = (found.field.key, plain(found.field, &now)?);
            let order = found.noun.keys();
            let step = if found.field.is_list() {
                Step::Swap {
                    table,
                    key,
                    index: found.element,
                    value,
                }
            } else {
                Step::Set {
                    table,
                    key,
                    content: Content::One(value),
                    order: &order,
                }
            };
            text = apply(&text, &in_file(&text, found.field, step))?;
        }
        Ok(text)
    }
}

/// The step, its element counted as the file counts: what could not be read is there too.
fn in_file<'a>(text: &str, field: &Field, step: Step<'a>) -> Step<'a> {
    let place = |table: Table, nth| {
        let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
        let root = reader::parse(bare, &mut Faults::default());
        let node = match table {
            Table::Root => root.as_ref(),
            Table::Entry { array, index } => root
                .as_ref()
                .and_then(|root| root.get(array)?.items()?.get(index)),
        };
        let list = node.and_then(|node| node.get(field.key));
        list.map_or(nth, |list| element_in_file(list, field, nth))
    };
    match step {
        Step::Take { table, key, index } => Step::Take {
            table,
            key,
            index: place(table, index),
        },
        Step::Swap {
            table,
            key,
            index,
            value,
        } => Step::Swap {
            table,
            key,
            index: place(table, index),
            value,
        },
        Step::Set { .. }
        | Step::Unset { .. }
        | Step::Push { .. }
        | Step::Append { .. }
        | Step::Drop { .. } => step,
    }
}

/// The value of a text, as the file has it.
pub fn plain(field: &'static Field, text: &str) -> Result<Plain> {
    (field.plain)(text).map_err(anyhow::Error::msg)
}

/// What a key is to hold; nothing where there are no values.
pub fn content(field: &Field, mut values: Vec<Plain>) -> Option<Content> {
    if field.is_list() {
        // Two spellings of one theme are one theme.
        let mut seen = Vec::with_capacity(values.len());
        values.retain(|value| {
            let is_new = !seen.contains(value);
            seen.extend(is_new.then(|| value.clone()));
            is_new
        });
        return (!values.is_empty()).then_some(Content::Many(values));
    }
    values.pop().map(Content::One)
}
