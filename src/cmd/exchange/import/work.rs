//! What is found about one record, row by row.

use std::collections::HashMap;

use super::{
    gather::Row,
    judge::Judge,
    plan::{Diff, Line, Part, Place, Refused},
    say,
    stock::{Match, Stock},
    typed::written,
};
use crate::{
    cmd::exchange::sheet::From,
    model::{
        edit::{Act, Given},
        noun::Noun,
        record::{NOUNS, Record},
    },
    output::Cell,
};

/// What is found about one record, row by row.
pub struct Work {
    /// What is to be told of it.
    pub part: Part,
    /// What is to be done, each with its row.
    pub acts: Vec<(Act, Place)>,
    /// What cannot be.
    pub refused: Vec<Refused>,
}

impl Work {
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
    pub fn row(&mut self, judge: &mut Judge, stock: &Stock, row: &Row, found: &Match) {
        let noun = stock.sheet.noun;
        match found {
            Match::Entry(nth) => self.entry(judge, stock, row, *nth),
            Match::Again | Match::Gone => self.part.unchanged += 1,
            Match::New(name) => {
                let (given, refused) = judge.new_entry(row, noun);
                let is_sound = refused.is_empty();
                self.refuse_all(refused);
                self.part.lines.push(Line {
                    noun,
                    name: name.clone(),
                    title: title(noun, &given, name),
                    place: row.place.clone(),
                    is_new: true,
                    diffs: held(noun, &given),
                    newer: Vec::new(),
                });
                if is_sound {
                    let act = Act::Add { noun, given };
                    self.acts.push((act, row.place.clone()));
                }
            }
            Match::Nameless => {
                let (_, refused) = judge.new_entry(row, noun);
                let nameless = || {
                    let keys = noun.named_by.join("`, `");
                    vec![row.refused(None, say::nameless(noun.one.here(), keys))]
                };
                self.refuse_all(if refused.is_empty() {
                    nameless()
                } else {
                    refused
                });
            }
            Match::Refused(reason) => {
                self.refuse_all(vec![row.refused(None, reason.clone())]);
            }
        }
    }

    fn entry(&mut self, judge: &mut Judge, stock: &Stock, row: &Row, nth: usize) {
        let noun = stock.sheet.noun;
        let entry = stock.entries[nth];
        let verdict = judge.changed(row, stock, nth);
        let is_sound = verdict.refused.is_empty();
        self.refuse_all(verdict.refused);
        if verdict.diffs.is_empty() && verdict.newer.is_empty() {
            self.part.unchanged += 1;
            return;
        }
        if is_sound && !verdict.given.is_empty() {
            let given = verdict.given;
            let act = match stock.sheet.from {
                From::Heads => Act::Head(given),
                From::Entries | From::Vocabulary => Act::ChangeAt { noun, nth, given },
            };
            self.acts.push((act, row.place.clone()));
        }
        self.part.lines.push(Line {
            noun,
            name: entry.call(),
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

    /// Something that cannot be; without a place it is told elsewhere.
    pub fn refuse(&mut self, place: Option<Place>, column: Option<String>, reason: String) {
        let Some(place) = place else { return };
        self.refuse_all(vec![Refused {
            place,
            column,
            municipality: None,
            reason,
        }]);
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

    /// Where it all came from, without a row.
    pub fn somewhere(&self) -> Option<Place> {
        let (_, place) = self.acts.first()?;
        Some(Place {
            row: None,
            ..place.clone()
        })
    }

    /// The acts alone.
    pub fn acts(&self) -> Vec<Act> {
        self.acts.iter().map(|(act, _)| act.clone()).collect()
    }

    /// Which row an entry of the file after is about: by its noun and its place.
    pub fn places(&self, record: &Record) -> HashMap<(&'static str, usize), Place> {
        let mut next: HashMap<&str, usize> = HashMap::new();
        let mut places = HashMap::new();
        for (act, place) in &self.acts {
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
            places.insert((noun.key, record.place_of(noun, nth)), place.clone());
        }
        places
    }
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
