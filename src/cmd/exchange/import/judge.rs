//! What a row would do to its entry, and what of that cannot be.

use std::collections::HashMap;

use super::{
    columns::Column,
    gather::Row,
    named::period,
    plan::{Diff, Refused},
    say,
    stock::{Stock, is_untouched},
    typed::{Said, is_held, said, texts, written},
};
use crate::{
    cmd::exchange::{fingerprint, sheet::From},
    model::{
        edit::{Change, Given, How},
        field::{Field, Shown},
        name::{canonical, normalized_lines},
        noun::Noun,
        record::{Record, noun},
        value::Kind,
    },
    output::Cell as Held,
    store::{Store, resolved, sheet::Cell},
};

/// What a row does to an entry that is there.
#[derive(Default)]
pub struct Verdict {
    /// What changes.
    pub diffs: Vec<Diff>,
    /// The same for the store.
    pub given: Given,
    /// Keys of which the record has something newer than the row, which nobody has changed.
    pub newer: Vec<&'static str>,
    /// Why it cannot be.
    pub refused: Vec<Refused>,
}

/// Judges the rows of one record, or of a vocabulary.
pub struct Judge<'a> {
    /// The data folder.
    pub store: &'a Store,
    /// The record; none of a vocabulary.
    pub record: Option<&'a Record>,
    /// The names of the entries that are there, and of those that come, by the keys of their nouns
    /// and what the same names have in common.
    pub names: HashMap<(&'static str, String), String>,
    /// What texts that refer to something are written as.
    pub known: HashMap<(&'static str, String), Result<String, String>>,
}

impl Judge<'_> {
    /// What a row does to the entry at this place.
    pub fn changed(&mut self, row: &Row, stock: &Stock, nth: usize) -> Verdict {
        let mut verdict = Verdict::default();
        let letters = match letters_of(row) {
            Ok(letters) => letters,
            Err(refused) => {
                verdict.refused.push(refused);
                None
            }
        };
        let slots = stock.entries[nth].slots();
        for (place, column, cell) in row.cells() {
            match column {
                Column::Field(at) => {
                    let one = One {
                        field: &stock.sheet.noun.fields[at],
                        held: &stock.cells[nth][at + stock.offset()],
                        slot: slots[at],
                        letters: letters
                            .as_ref()
                            .map(|letters| &*letters[at + stock.offset()]),
                        place,
                    };
                    self.field(row, &one, cell, &mut verdict);
                }
                Column::Period => match period(stock.sheet.noun, cell) {
                    Ok(parts) => {
                        for (field, text) in parts {
                            let mut fields = stock.sheet.noun.fields.iter();
                            let at = fields.position(|other| other.key == field.key);
                            let at = at.unwrap_or_default();
                            let one = One {
                                field,
                                held: &stock.cells[nth][at + stock.offset()],
                                slot: slots[at],
                                letters: None,
                                place,
                            };
                            self.field(row, &one, &Cell::Text(text), &mut verdict);
                        }
                    }
                    Err(wrong) => verdict.refused.push(row.refused(Some(place), wrong)),
                },
                Column::Municipality
                | Column::Fingerprint
                | Column::Scope
                | Column::Derived
                | Column::None => {}
            }
        }
        verdict
    }

    /// What a new entry holds; its fields as an export would write them.
    pub fn new_entry(&mut self, row: &Row, noun: &'static Noun) -> (Given, Vec<Refused>) {
        let (mut given, mut refused) = (Given::default(), Vec::new());
        for (place, column, cell) in row.cells() {
            let found: Result<Vec<(&'static Field, Vec<String>)>, String> = match column {
                Column::Field(at) => {
                    let field = &noun.fields[at];
                    texts(field, cell, row.writing).map(|texts| vec![(field, texts)])
                }
                Column::Period => period(noun, cell).map(|parts| {
                    parts
                        .into_iter()
                        .map(|(field, text)| (field, vec![text]))
                        .collect()
                }),
                Column::Municipality
                | Column::Fingerprint
                | Column::Scope
                | Column::Derived
                | Column::None => continue,
            };
            let found = found.and_then(|found| {
                let all = found.into_iter().map(|(field, texts)| {
                    self.resolved(field, texts, &[]).map(|texts| (field, texts))
                });
                all.collect::<Result<Vec<_>, String>>()
            });
            match found {
                Ok(found) => {
                    for (field, texts) in found {
                        given.set_all(field, texts);
                    }
                }
                Err(wrong) => refused.push(row.refused(Some(place), wrong)),
            }
        }
        refused.extend(letters_of(row).err());
        if refused.is_empty() {
            (noun.complete)(&mut given);
            let lack = lacking(noun, &given).map(|wrong| row.refused(None, wrong));
            refused.extend(lack);
        }
        (given, refused)
    }

    fn field(&mut self, row: &Row, one: &One, cell: &Cell, verdict: &mut Verdict) {
        let One {
            field,
            held,
            slot,
            letters,
            place,
        } = one;
        let texts = match said(field, cell, row.writing, held, *slot) {
            Said::Same => return,
            Said::Texts(texts) => Ok(texts),
            Said::Wrong(wrong) => Err(wrong),
        };
        if letters.is_some_and(|letters| is_untouched(field, cell, row, letters)) {
            verdict.newer.push(field.key);
            return;
        }
        let held_texts: Vec<String> = slot.texts().iter().map(ToString::to_string).collect();
        let texts = texts.and_then(|texts| self.resolved(field, texts, &held_texts));
        let texts = match texts {
            Ok(texts) if is_held(field, &texts, *slot) => return,
            Ok(texts) => texts,
            Err(wrong) => {
                verdict.refused.push(row.refused(Some(*place), wrong));
                return;
            }
        };
        let new = written(field, &texts);
        if letters.is_some_and(|letters| fingerprint::of(&held.raw()) != letters) {
            let wrong = say::conflict(held.drawn(), new.drawn());
            verdict.refused.push(row.refused(Some(*place), wrong));
        } else if row.sheet.from == From::Heads && ["code", "name"].contains(&field.key) {
            let wrong = say::renames_municipality(field.key);
            verdict.refused.push(row.refused(Some(*place), wrong));
        } else {
            verdict.diffs.push(Diff {
                field,
                old: (*held).clone(),
                new,
            });
            verdict.given.0.push(Change {
                field,
                how: How::Set(texts),
            });
        }
    }

    /// The texts as the file has them: themes by their ids, municipalities by their names. What the
    /// field holds already may refer to nothing.
    fn resolved(
        &mut self,
        field: &'static Field,
        texts: Vec<String>,
        held: &[String],
    ) -> Result<Vec<String>, String> {
        let mut written = Vec::new();
        let mut one = |text: &str| {
            let exact = held.iter().find(|held| *held == text);
            let reads_alike = |held: &&String| normalized_lines(held) == normalized_lines(text);
            if let Some(held) = exact.or_else(|| held.iter().find(reads_alike)) {
                return Ok(held.clone());
            }
            self.one(field, text)
        };
        for text in texts {
            match one(&text) {
                Ok(one) => written.push(one),
                // People put a comma between themes, too.
                Err(wrong) if field.kind == Kind::Theme && text.contains(',') => {
                    let parts = text.split(',').map(|part| one(part.trim()));
                    let parts: Result<Vec<_>, _> = parts.collect();
                    written.extend(parts.map_err(|_| wrong)?);
                }
                Err(wrong) => return Err(wrong),
            }
        }
        Ok(written)
    }

    fn one(&mut self, field: &'static Field, text: &str) -> Result<String, String> {
        match field.kind {
            Kind::Ref(target) => {
                let same =
                    noun(target).map_or_else(|| canonical(text), |noun| noun.canonical_name(text));
                if let Some(call) = self.names.get(&(target, same)) {
                    return Ok(call.clone());
                }
            }
            Kind::Theme | Kind::Municipality(_) => {}
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
            | Kind::Person => return Ok(text.to_owned()),
        }
        let Some(record) = self.record else {
            return Ok(text.to_owned());
        };
        let known = self.known.entry((field.key, text.to_owned()));
        known
            .or_insert_with(|| {
                resolved(self.store, record, field, text).map_err(|error| error.to_string())
            })
            .clone()
    }
}

/// A field of an entry, and what the row has for it.
struct One<'a> {
    field: &'static Field,
    held: &'a Held,
    slot: &'a dyn Shown,
    /// What the cell was when it was exported.
    letters: Option<&'a str>,
    place: usize,
}

/// The letters of each cell in the fingerprint of a row; nothing where it has none.
fn letters_of(row: &Row) -> Result<Option<Vec<String>>, Refused> {
    let cell = row.cell(Column::Fingerprint).cloned().unwrap_or_default();
    let text = cell.into_text();
    if text.trim().is_empty() {
        return Ok(None);
    }
    let count = row.sheet.columns().len() - row.sheet.derived();
    let Some(letters) = fingerprint::parts(text.trim(), count) else {
        let mut columns = row.columns.iter();
        let column = columns.position(|column| *column == Column::Fingerprint);
        return Err(row.refused(column, say::no_fingerprint(text)));
    };
    Ok(Some(letters.into_iter().map(str::to_owned).collect()))
}

/// Why a new entry with these values is none.
fn lacking(noun: &'static Noun, given: &Given) -> Option<String> {
    let (one, fields) = (noun.one.here(), noun.fields.iter());
    let required = fields.filter(|field| field.required && !given.has(field));
    let missing: Vec<_> = required.map(|field| field.key).collect();
    // An id is made of what is missing too.
    let is_told = |key: &&&str| **key != "id" || missing.len() == 1;
    let told: Vec<_> = missing.iter().filter(is_told).collect();
    if told.is_empty() {
        return given.is_empty().then(|| say::says_nothing(one));
    }
    let told: Vec<_> = told.iter().map(|key| format!("`{key}`")).collect();
    Some(say::missing(one, told.join(", ")))
}
