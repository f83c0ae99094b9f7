//! From tables to a plan: record by record; nothing is written.

use std::collections::{BTreeMap, HashMap};

use super::{
    gather::{Gathered, Row, Source, gather},
    judge::Judge,
    plan::{Place, Plan, Refused},
    say,
    stock::{Match, Stock},
    work::Work,
};
use crate::{
    cmd::{
        contacts,
        exchange::sheet::{From, SHEETS, Sheet},
    },
    model::{
        edit::Act,
        name::is_same,
        noun::{Entry, Noun, Read},
        nouns::{Contact, Theme},
        record::{NOUNS, Record},
        value::Day,
    },
    store::{Edit, NewError, Opened, Store},
};

impl Plan {
    /// What these tables would do.
    pub fn make(store: &Store, sources: &[Source], day: Day) -> Self {
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
        let count = rows.len();
        for (done, (slug, rows)) in rows.into_iter().enumerate() {
            store.tell_done(done + 1, count);
            if slug.is_empty() {
                for (sheet, rows) in groups(&rows) {
                    plan.vocabulary(store, sheet, &rows, day);
                }
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
        let table = |place: &Place| {
            let is_it = |source: &Source| {
                source.file == place.file && source.table.name.as_deref() == place.sheet.as_deref()
            };
            sources.iter().position(is_it)
        };
        plan.refused
            .sort_by_cached_key(|Refused { place, .. }| (table(place), place.row));
        plan
    }

    fn record(&mut self, store: &Store, opened: &Opened, rows: &[Row], day: Day) {
        let record = &opened.record;
        let mut work = Work::new(&record.slug, &record.head.name);
        let groups = groups(rows);
        let mut stocks = Vec::new();
        for (sheet, rows) in &groups {
            let entries: Vec<&dyn Entry> = match sheet.from {
                From::Heads => vec![&record.head],
                From::Entries | From::Vocabulary => (sheet.noun.of)(record),
            };
            let mut stock = Stock::of(*sheet, &record.slug, entries, day);
            let mut matches = stock.matched(rows);
            refuse_unread(record, sheet.noun, &mut matches);
            stocks.push((stock, matches));
        }
        let mut judge = Judge {
            store,
            record: Some(record),
            names: names(record, &stocks, &groups),
            known: HashMap::new(),
        };
        for ((stock, matches), (_, rows)) in stocks.iter().zip(&groups) {
            let is_contact = stock.sheet.noun.key == Contact::NOUN.key;
            for (row, found) in rows.iter().zip(matches) {
                if let Match::New(name) = found
                    && is_contact
                    && is_coordinator(store, record, name, day)
                {
                    self.coordinators += 1;
                } else {
                    work.row(&mut judge, stock, row, found);
                }
            }
        }
        if !work.acts.is_empty() {
            self.edit(store, opened, &mut work);
        }
        self.take(work);
    }

    /// What the acts make of the text of a record. Those of the other rows are carried out also
    /// where a row was refused: whatever is wrong is to be told in one run.
    fn edit(&mut self, store: &Store, opened: &Opened, work: &mut Work<'_>) {
        work.order();
        let edited = match store.edited(opened, &work.acts()) {
            Ok(edited) => edited,
            // What a refused row would have brought may be all that is missing.
            Err(_) if !work.refused.is_empty() => return,
            Err(error) => {
                work.refuse(None, None, error.to_string());
                return;
            }
        };
        let places = work.places(&opened.record);
        let head = work
            .acts
            .iter()
            .position(|(act, _)| matches!(act, Act::Head(_)));
        for error in edited.errors {
            let NewError {
                entry,
                key,
                message,
            } = error;
            let act = entry.map_or(head, |entry| places.get(&entry).copied());
            work.refuse(act, key.as_deref(), message);
        }
        if work.refused.is_empty() {
            self.changes.push(edited.change);
            self.problems.extend(edited.problems);
        }
    }

    /// The themes and the coordinators.
    fn vocabulary(&mut self, store: &Store, sheet: Sheet, rows: &[Row], day: Day) {
        let noun = sheet.noun;
        let is_theme = noun.key == Theme::NOUN.key;
        let mut entries: Vec<&dyn Entry> = Vec::new();
        if is_theme {
            entries.extend(store.themes().iter().map(|one| one as &dyn Entry));
        } else {
            entries.extend(store.coordinators().iter().map(|one| one as &dyn Entry));
        }
        let mut stock = Stock::of(sheet, "", entries, day);
        let matches = stock.matched(rows);
        let mut judge = Judge {
            store,
            record: None,
            names: HashMap::new(),
            known: HashMap::new(),
        };
        let mut work = Work::new("", noun.many.here());
        for (row, found) in rows.iter().zip(&matches) {
            work.row(&mut judge, &stock, row, found);
        }
        // Only a new theme is added by command; all else is an editor's work.
        let is_ours = |act: &Act| is_theme && matches!(act, Act::Add { .. });
        let not_ours = (0..work.acts.len()).filter(|at| !is_ours(&work.acts[*at].0));
        for at in not_ours.collect::<Vec<_>>() {
            let reason = say::by_editor(noun.many.here(), noun.key);
            work.refuse(Some(at), None, reason);
        }
        if work.refused.is_empty() && !work.acts.is_empty() {
            match store.preview(&Edit::Themes(work.acts())) {
                Ok(outcome) => {
                    self.changes.extend(outcome.changes);
                    self.problems.extend(outcome.problems);
                }
                Err(error) => work.refuse(None, None, error.to_string()),
            }
        }
        self.take(work);
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

/// The rows by their sheets, in the order in which they come.
fn groups<'t>(rows: &[Row<'t>]) -> Vec<(Sheet, Vec<Row<'t>>)> {
    let mut groups: BTreeMap<usize, (Sheet, Vec<Row<'t>>)> = BTreeMap::new();
    for row in rows {
        let at = SHEETS.iter().position(|sheet| sheet.name == row.sheet.name);
        let group = groups.entry(at.unwrap_or_default());
        group
            .or_insert_with(|| (row.sheet, Vec::new()))
            .1
            .push(row.clone());
    }
    groups.into_values().collect()
}

/// What is in the file but cannot be read must not be added once more.
fn refuse_unread(record: &Record, noun: &Noun, matches: &mut [Match]) {
    let unread = record.unread_names(noun).unwrap_or_default();
    for found in matches {
        if let Match::New(call) = found
            && unread.iter().any(|unread| noun.is_same_name(unread, call))
        {
            *found = Match::Refused(say::unread(noun.one.here(), call, &record.slug));
        }
    }
}

/// What the entries are called that are there, or will be.
fn names(
    record: &Record,
    stocks: &[(Stock, Vec<Match>)],
    groups: &[(Sheet, Vec<Row>)],
) -> HashMap<(&'static str, String), String> {
    let there = NOUNS.iter().flat_map(|noun| {
        let entries = (noun.of)(record).into_iter();
        entries.map(|entry| (*noun, entry.call().into_owned()))
    });
    let rows = stocks
        .iter()
        .zip(groups)
        .flat_map(|((stock, matches), (_, rows))| {
            let rows = rows.iter().zip(matches);
            rows.filter_map(|(row, found)| match found {
                Match::New(call) => Some((stock.sheet.noun, call.clone())),
                // It may get another name.
                Match::Entry(_) => stock
                    .names
                    .named(row)
                    .map(|(call, _)| (stock.sheet.noun, call)),
                Match::Again | Match::Gone | Match::Nameless | Match::Refused(_) => None,
            })
        });
    // Where two read alike, that of the record counts.
    let all: Vec<(&'static Noun, String)> = there.chain(rows).collect();
    let all = all.into_iter().rev();
    all.map(|(noun, call)| ((noun.key, noun.canonical_name(&call)), call))
        .collect()
}

/// Coordinators are exported with the contacts of a municipality, and live elsewhere.
fn is_coordinator(store: &Store, record: &Record, name: &str, day: Day) -> bool {
    let serving = contacts::of(store, &record.slug, &[], day);
    serving
        .iter()
        .any(|callable| is_same(&callable.contact.name, name))
}
