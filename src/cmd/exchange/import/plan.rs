//! What an import would do: new, changed field by field, unchanged, refused; nothing is written.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    rc::Rc,
};

use anyhow::Result;

use super::{
    gather::{Gathered, Row, Source, gather},
    judge::Judge,
    say,
    shelf::{Match, Shelf},
    typed::written,
};
use crate::{
    cmd::{
        contacts,
        exchange::sheet::{From, Sheet},
    },
    diagnostic::Problem,
    model::{
        edit::{Act, Given},
        field::Field,
        name::key,
        noun::{Entry, Noun, Read},
        nouns::{Contact, Theme},
        record::{NOUNS, Record},
        value::Day,
    },
    output::Cell,
    store::{Edit, FileChange, NewError, Opened, Store},
};

/// Where something stands in what was handed over.
#[derive(Clone, Debug)]
pub struct Place {
    /// The file, as it was named.
    pub file: Rc<str>,
    /// The sheet of a workbook.
    pub sheet: Option<Rc<str>>,
    /// The number of the row as people see it.
    pub row: Option<usize>,
}

impl Place {
    /// The number of the row; 0 where there is none.
    pub fn number(&self) -> usize {
        self.row.unwrap_or_default()
    }
}

/// Something that cannot be.
#[derive(Clone, Debug)]
pub struct Refused {
    /// Where.
    pub place: Place,
    /// What the column is called.
    pub column: Option<String>,
    /// The slug, where that is known.
    pub municipality: Option<String>,
    /// Why.
    pub reason: String,
}

/// One field of an entry, before and after.
#[derive(Clone, Debug)]
pub struct Diff {
    /// The field.
    pub field: &'static Field,
    /// What it holds.
    pub old: Cell,
    /// What it will hold.
    pub new: Cell,
}

/// What happens to one entry.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it is.
    pub noun: &'static Noun,
    /// What names it.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// Where that stands.
    pub place: Place,
    /// Whether it is not there yet.
    pub is_new: bool,
    /// What changes; of a new one all that it holds.
    pub diffs: Vec<Diff>,
    /// Keys of which the record has something newer than the row, which stays.
    pub newer: Vec<&'static str>,
}

/// What happens to one record, or to a vocabulary.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// The slug; empty of a vocabulary.
    pub slug: String,
    /// What people call it.
    pub name: String,
    /// What is new or changes, or is newer in the record.
    pub lines: Vec<Line>,
    /// How many entries stay as they are.
    pub unchanged: usize,
}

/// What an import would do.
#[derive(Default)]
pub struct Plan {
    /// By record.
    pub parts: Vec<Part>,
    /// All that cannot be.
    pub refused: Vec<Refused>,
    /// Rows of coordinators, which are left alone.
    pub coordinators: usize,
    /// The files before and after.
    pub changes: Vec<FileChange>,
    /// What is wrong with the texts after; no error is new.
    pub problems: Vec<Problem>,
}

impl Plan {
    /// What these tables would do.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn make(store: &Store, sources: &[Source], day: Day) -> Result<Self> {
        let Gathered {
            rows,
            refused,
            coordinators,
        } = gather(store, sources);
        let mut plan = Self {
            refused,
            coordinators,
            ..Self::default()
        };
        for (slug, rows) in rows {
            if slug.is_empty() {
                plan.vocabularies(store, &rows, day)?;
                continue;
            }
            match store.open_record(&slug) {
                Ok(opened) => plan.record(store, &opened, &rows, day),
                Err(error) => {
                    let reason = error.to_string();
                    let refused = rows.iter().map(|row| row.refused(None, reason.clone()));
                    plan.refused.extend(refused);
                }
            }
        }
        plan.refused.sort_by(|a, b| {
            let place = |refused: &Refused| {
                let Place { file, sheet, row } = refused.place.clone();
                (sources.iter().position(|source| source.file == file && source.table.name.as_deref() == sheet.as_deref()), row)
            };
            place(a).cmp(&place(b))
        });
        Ok(plan)
    }

    /// How many entries are new.
    pub fn count_new(&self) -> usize {
        self.count(|line| line.is_new)
    }

    /// How many entries change.
    pub fn count_changed(&self) -> usize {
        self.count(|line| !line.is_new && !line.diffs.is_empty())
    }

    /// How many entries stay as they are.
    pub fn count_unchanged(&self) -> usize {
        self.parts.iter().map(|part| part.unchanged).sum::<usize>()
            + self.count(|line| line.diffs.is_empty() && !line.is_new)
    }

    fn count(&self, is_meant: impl Fn(&Line) -> bool) -> usize {
        let lines = self.parts.iter().flat_map(|part| &part.lines);
        lines.filter(|line| is_meant(line)).count()
    }

    fn record(&mut self, store: &Store, opened: &Opened, rows: &[Row], day: Day) {
        let record = &opened.record;
        let mut work = Work::new(&record.slug, &record.head.name);
        let groups = groups(rows);
        let mut shelves = Vec::new();
        for (sheet, rows) in &groups {
            let entries: Vec<&dyn Entry> = match sheet.from {
                From::Heads => vec![&record.head],
                From::Entries | From::Vocabulary => (sheet.noun.of)(record),
            };
            let mut shelf = Shelf::of(*sheet, &record.slug, entries, day);
            let mut matches = shelf.matched(rows);
            refuse_unread(record, sheet.noun, &mut matches);
            shelves.push((shelf, matches));
        }
        let mut judge = Judge {
            store,
            record: Some(record),
            names: names(record, &shelves),
            known: HashMap::new(),
        };
        for ((shelf, matches), (_, rows)) in shelves.iter().zip(&groups) {
            let is_contact = shelf.sheet.noun.key == Contact::NOUN.key;
            for (row, found) in rows.iter().zip(matches) {
                match found {
                    Match::New(name) if is_contact && is_coordinator(store, record, name, day) => {
                        self.coordinators += 1;
                    }
                    _ => work.row(&mut judge, shelf, row, found),
                }
            }
        }
        if work.refused.is_empty() && !work.acts.is_empty() {
            self.edit(store, opened, &mut work);
        }
        self.take(work);
    }

    /// What the acts make of the text of a record.
    fn edit(&mut self, store: &Store, opened: &Opened, work: &mut Work) {
        work.order();
        let edited = match store.edited(opened, &work.acts()) {
            Ok(edited) => edited,
            Err(error) => {
                let first = work.acts.first().map(|(_, place)| place.clone());
                work.refuse(first, None, error.to_string());
                return;
            }
        };
        let places = work.places(&opened.record);
        for NewError {
            entry,
            key,
            message,
        } in edited.errors
        {
            let place = entry.and_then(|entry| places.get(&entry).cloned());
            let only = || work.acts.first().map(|(_, place)| Place { row: None, ..place.clone() });
            let place = place.or_else(only);
            work.refuse(place, key, message);
        }
        if work.refused.is_empty() {
            self.changes.push(edited.change);
            self.problems.extend(edited.problems);
        }
    }

    /// The themes and the coordinators. Only new themes are added; all else is an editor's work.
    fn vocabularies(&mut self, store: &Store, rows: &[Row], day: Day) -> Result<()> {
        for (sheet, rows) in groups(rows) {
            let noun = sheet.noun;
            let is_theme = noun.key == Theme::NOUN.key;
            let entries: Vec<&dyn Entry> = if is_theme {
                store.themes().iter().map(|theme| theme as &dyn Entry).collect()
            } else {
                store.coordinators().iter().map(|one| one as &dyn Entry).collect()
            };
            let mut shelf = Shelf::of(sheet, "", entries, day);
            let matches = shelf.matched(&rows);
            let mut judge = Judge {
                store,
                record: None,
                names: HashSet::new(),
                known: HashMap::new(),
            };
            let mut work = Work::new("", noun.many.here());
            for (row, found) in rows.iter().zip(&matches) {
                work.row(&mut judge, &shelf, row, found);
            }
            let lines = work.part.lines.iter();
            let not_ours = lines.filter(|line| !(line.is_new && is_theme || line.diffs.is_empty()));
            let reasons = not_ours.map(|line| (line.place.clone(), say::by_editor(noun.many.here(), noun.key)));
            for (place, reason) in reasons.collect::<Vec<_>>() {
                work.refuse(Some(place), None, reason);
            }
            if work.refused.is_empty() && !work.acts.is_empty() {
                match store.preview(&Edit::Themes(work.acts())) {
                    Ok(outcome) => {
                        self.changes.extend(outcome.changes);
                        self.problems.extend(outcome.problems);
                    }
                    Err(error) => {
                        let first = work.acts.first().map(|(_, place)| place.clone());
                        work.refuse(first, None, error.to_string());
                    }
                }
            }
            self.take(work);
        }
        Ok(())
    }

    fn take(&mut self, work: Work) {
        let Work {
            part,
            acts: _,
            refused,
        } = work;
        self.refused.extend(refused);
        self.parts.push(part);
    }
}

/// What is found about one record, row by row.
struct Work {
    part: Part,
    acts: Vec<(Act, Place)>,
    refused: Vec<Refused>,
}

impl Work {
    fn new(slug: &str, name: &str) -> Self {
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

    fn row(&mut self, judge: &mut Judge, shelf: &Shelf, row: &Row, found: &Match) {
        let noun = shelf.sheet.noun;
        match found {
            Match::Entry(nth) => self.entry(judge, shelf, row, *nth),
            Match::Again | Match::Gone => self.part.unchanged += 1,
            Match::New(name) => {
                let (given, refused) = judge.new_entry(row, noun);
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
                self.acts.push((Act::Add { noun, given }, row.place.clone()));
            }
            Match::Nameless => {
                let (_, refused) = judge.new_entry(row, noun);
                let nameless = || {
                    let keys = noun.named_by.join("`, `");
                    vec![row.refused(None, say::nameless(noun.one.here(), keys))]
                };
                self.refuse_all(if refused.is_empty() { nameless() } else { refused });
            }
            Match::Refused(reason) => {
                self.refuse_all(vec![row.refused(None, reason.clone())]);
            }
        }
    }

    fn entry(&mut self, judge: &mut Judge, shelf: &Shelf, row: &Row, nth: usize) {
        let noun = shelf.sheet.noun;
        let entry = shelf.entries[nth];
        let verdict = judge.changed(row, shelf, nth);
        self.refuse_all(verdict.refused);
        if verdict.diffs.is_empty() && verdict.newer.is_empty() {
            self.part.unchanged += 1;
            return;
        }
        if !verdict.given.is_empty() {
            let given = verdict.given;
            let act = match shelf.sheet.from {
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
        self.refused.extend(refused.into_iter().map(|refused| Refused {
            municipality: slug.clone(),
            ..refused
        }));
    }

    fn refuse(&mut self, place: Option<Place>, column: Option<String>, reason: String) {
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
    fn order(&mut self) {
        const FIRST: [&str; 4] = ["aldermen", "interventions", "agendas", "addenda"];
        let place = |noun: &Noun| {
            let mut first = FIRST.iter();
            let mut nouns = NOUNS.iter();
            let of_file = || FIRST.len() + nouns.position(|other| other.key == noun.key).unwrap_or_default();
            first.position(|key| *key == noun.key).unwrap_or_else(of_file)
        };
        self.acts.sort_by_key(|(act, _)| match act {
            Act::Head(_) => (0, 0),
            Act::Add { noun, .. } => (1, place(noun)),
            Act::Change { noun, .. } | Act::ChangeAt { noun, .. } | Act::Remove { noun, .. } => {
                (2, place(noun))
            }
        });
    }

    fn acts(&self) -> Vec<Act> {
        self.acts.iter().map(|(act, _)| act.clone()).collect()
    }

    /// Which row an entry of the file after is about: by its noun and its place.
    fn places(&self, record: &Record) -> HashMap<(&'static str, usize), Place> {
        let mut next: HashMap<&str, usize> = HashMap::new();
        let mut places = HashMap::new();
        for (act, place) in &self.acts {
            let (noun, nth) = match act {
                Act::Add { noun, .. } => {
                    let next = next.entry(noun.key).or_insert_with(|| (noun.of)(record).len());
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

/// The rows by their sheets, in the order in which they come.
fn groups<'t>(rows: &[Row<'t>]) -> Vec<(Sheet, Vec<Row<'t>>)> {
    let mut groups: BTreeMap<usize, (Sheet, Vec<Row<'t>>)> = BTreeMap::new();
    for row in rows {
        let at = crate::cmd::exchange::sheet::SHEETS
            .iter()
            .position(|sheet| sheet.name == row.sheet.name);
        let group = groups.entry(at.unwrap_or_default());
        group.or_insert_with(|| (row.sheet, Vec::new())).1.push(row.clone());
    }
    groups.into_values().collect()
}

/// What is in the file but cannot be read must not be added once more.
fn refuse_unread(record: &Record, noun: &Noun, matches: &mut [Match]) {
    let unread = record.unread_names(noun).unwrap_or_default();
    for found in matches {
        match found {
            Match::New(call) if unread.contains(&call.as_str()) => {
                *found = Match::Refused(say::unread(noun.one.here(), call, &record.slug));
            }
            _ => {}
        }
    }
}

/// What the entries are called that are there, or will be.
fn names(record: &Record, shelves: &[(Shelf, Vec<Match>)]) -> HashSet<(&'static str, String)> {
    let there = NOUNS.iter().flat_map(|noun| {
        let entries = (noun.of)(record).into_iter();
        entries.map(|entry| (noun.key, entry.call()))
    });
    let new = shelves.iter().flat_map(|(shelf, matches)| {
        matches.iter().filter_map(|found| match found {
            Match::New(call) => Some((shelf.sheet.noun.key, call.clone())),
            Match::Entry(_) | Match::Again | Match::Gone | Match::Nameless | Match::Refused(_) => None,
        })
    });
    there.chain(new).collect()
}

/// Coordinators are exported with the contacts of a municipality, and live elsewhere.
fn is_coordinator(store: &Store, record: &Record, name: &str, day: Day) -> bool {
    let serving = contacts::of(store, &record.slug, &[], day);
    serving.iter().any(|callable| key(&callable.contact.name) == key(name))
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
