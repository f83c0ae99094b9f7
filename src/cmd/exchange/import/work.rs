//! What is found about one record, row by row.

use std::collections::HashMap;

use super::{
    columns::Column,
    gather::Row,
    judge::Judge,
    plan::{Diff, Line, Part, Refused},
    stock::{Match, Stock},
    typed::written,
};
use crate::{
    cmd::exchange::sheet::From,
    model::{
        edit::{Act, Given},
        field::Field,
        noun::{Entry, Noun},
        record::{NOUNS, Record},
    },
    output::Cell,
};

/// What is found about one record, row by row.
pub struct Work<'t> {
    /// What is to be told of it.
    pub part: Part,
    /// What is to be done, each with its row.
    pub acts: Vec<(Act, Row<'t>)>,
    /// What cannot be.
    pub refused: Vec<Refused>,
}

impl<'t> Work<'t> {
    /// Nothing yet, of the record with this slug; of a vocabulary the slug is empty.
    pub fn new(slug: &str, name: &str) -> Self {
        Self {
            part: Part {
                slug: slug.to_owned(),
                name: name.to_owned(),
                ..Part::default()
            },
            acts: Vec::new(),
            refused: Vec::new(),
        }
    }

    /// One row more.
    pub fn row(&mut self, judge: &mut Judge, stock: &Stock, row: &Row<'t>, found: &Match) {
        let noun = stock.sheet.noun;
        match found {
            Match::Entry(nth) => self.entry(judge, stock, row, *nth),
            Match::Again | Match::Gone => self.part.unchanged += 1,
            Match::New(name) => {
                let (given, refused) = judge.new_entry(row, noun);
                if !refused.is_empty() {
                    self.refuse_all(refused);
                    return;
                }
                self.part.lines.push(Line {
                    noun,
                    name: name.clone(),
                    now: name.clone(),
                    title: title(noun, &given, name),
                    place: row.place.clone(),
                    is_new: true,
                    diffs: held(noun, &given),
                    newer: Vec::new(),
                });
                self.acts.push((Act::Add { noun, given }, row.clone()));
            }
            Match::Nameless => {
                let (_, refused) = judge.new_entry(row, noun);
                self.refuse_all(refused);
            }
            Match::Refused(reason) => {
                self.refuse_all(vec![row.refused(None, reason.clone())]);
            }
        }
    }

    fn entry(&mut self, judge: &mut Judge, stock: &Stock, row: &Row<'t>, nth: usize) {
        let noun = stock.sheet.noun;
        let entry = stock.entries[nth];
        let verdict = judge.changed(row, stock, nth);
        if !verdict.refused.is_empty() {
            self.refuse_all(verdict.refused);
            return;
        }
        if verdict.diffs.is_empty() && verdict.newer.is_empty() {
            self.part.unchanged += 1;
            return;
        }
        let call = match stock.sheet.from {
            // A municipality is called by its name, not by its code.
            From::Heads => entry.title(),
            From::Entries | From::Vocabulary => entry.call().into_owned(),
        };
        let now = renamed(noun, entry, &verdict.given).unwrap_or_else(|| call.clone());
        if !verdict.given.is_empty() {
            let given = verdict.given;
            let act = match stock.sheet.from {
                From::Heads => Act::Head(given),
                From::Entries | From::Vocabulary => Act::ChangeAt { noun, nth, given },
            };
            self.acts.push((act, row.clone()));
        }
        self.part.lines.push(Line {
            noun,
            name: call,
            now,
            title: entry.title(),
            place: row.place.clone(),
            is_new: false,
            diffs: verdict.diffs,
            newer: verdict.newer,
        });
    }

    fn refuse_all(&mut self, refused: Vec<Refused>) {
        let slug = Some(self.part.slug.clone()).filter(|slug| !slug.is_empty());
        self.refused
            .extend(refused.into_iter().map(|refused| Refused {
                municipality: slug.clone(),
                ..refused
            }));
    }

    /// Something about an entry that cannot be; it is told of the row that it comes from, if it
    /// comes from one.
    pub fn refuse(&mut self, act: Option<usize>, key: Option<&str>, reason: String) {
        let Some((_, row)) = self.acts.get(act.unwrap_or_default()) else {
            return;
        };
        let fields = row.sheet.noun.fields;
        let is_it = |column: &Column| match column {
            Column::Field(at) => key == Some(fields[*at].key),
            Column::Period => key.is_some_and(|key| ["start", "end"].contains(&key)),
            Column::Municipality
            | Column::Fingerprint
            | Column::Scope
            | Column::Derived
            | Column::None => false,
        };
        let column = row.columns.iter().position(is_it).filter(|_| act.is_some());
        let mut refused = row.refused(column, reason);
        refused.place.row = refused.place.row.filter(|_| act.is_some());
        self.refuse_all(vec![refused]);
    }

    /// What is new before what changes, what is referred to before what refers to it; else in the
    /// order of the file, whatever the order of the sheets.
    pub fn order(&mut self) {
        const FIRST: [&str; 4] = ["aldermen", "interventions", "agendas", "addenda"];
        let place = |noun: &Noun| {
            let mut first = FIRST.iter();
            let mut nouns = NOUNS.iter();
            let of_file = || {
                FIRST.len()
                    + nouns
                        .position(|other| other.key == noun.key)
                        .unwrap_or_default()
            };
            first
                .position(|key| *key == noun.key)
                .unwrap_or_else(of_file)
        };
        self.acts.sort_by_key(|(act, _)| match act {
            Act::Head(_) => (0, 0),
            Act::Add { noun, .. } => (1, place(noun)),
            Act::Change { noun, .. } | Act::ChangeAt { noun, .. } | Act::Remove { noun, .. } => {
                (2, place(noun))
            }
        });
    }

    /// The acts alone.
    pub fn acts(&self) -> Vec<Act> {
        self.acts.iter().map(|(act, _)| act.clone()).collect()
    }

    /// Which act made an entry of the file after what it is: by its noun and its place.
    pub fn places(&self, record: &Record) -> HashMap<(&'static str, usize), usize> {
        let mut next: HashMap<&str, usize> = HashMap::new();
        let mut places = HashMap::new();
        for (at, (act, _)) in self.acts.iter().enumerate() {
            let (noun, nth) = match act {
                Act::Add { noun, .. } => {
                    let next = next
                        .entry(noun.key)
                        .or_insert_with(|| (noun.of)(record).len());
                    *next += 1;
                    (noun, *next - 1)
                }
                Act::ChangeAt { noun, nth, .. } => (noun, *nth),
                Act::Change { .. } | Act::Remove { .. } | Act::Head(_) => continue,
            };
            places.insert((noun.key, record.place_of(noun, nth)), at);
        }
        places
    }
}

/// What an entry is called after this, where that changes.
fn renamed(noun: &'static Noun, entry: &dyn Entry, given: &Given) -> Option<String> {
    let is_name = |field: &Field| noun.named_by.contains(&field.key);
    if !given.0.iter().any(|change| is_name(change.field)) {
        return None;
    }
    let mut named = Given::default();
    let fields = noun.fields.iter().zip(entry.slots());
    for (field, slot) in fields.filter(|(field, _)| is_name(field)) {
        let held = || slot.texts().first().map(ToString::to_string);
        let text = given.one(field).map(str::to_owned).or_else(held);
        named.set_all(field, text.into_iter().collect());
    }
    Some(noun.call_of(&named))
}

fn title(noun: &Noun, given: &Given, name: &str) -> String {
    let title = noun.field("title").and_then(|field| given.one(field));
    title.unwrap_or(name).to_owned()
}

/// All that a new entry holds.
fn held(noun: &'static Noun, given: &Given) -> Vec<Diff> {
    let fields = noun.fields.iter().filter(|field| given.has(field));
    let diffs = fields.map(|field| {
        let texts: Vec<String> = given.all(field).into_iter().cloned().collect();
        Diff {
            field,
            old: Cell::Nothing,
            new: written(field, &texts),
        }
    });
    diffs.collect()
}
