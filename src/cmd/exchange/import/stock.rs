//! Which entry a row is: the one that it names, or the one that it was exported from.

use std::collections::HashMap;

use super::{
    columns::Column,
    gather::Row,
    named::Names,
    say,
    typed::{Said, said, texts, written},
};
use crate::{
    cmd::exchange::{
        fingerprint::{of, parts},
        sheet::{From, Sheet},
    },
    model::{
        field::Field,
        name::normalized_lines,
        noun::Entry,
        value::{Day, Period},
    },
    output::{Cell as Held, formula::unguarded},
    store::sheet::Cell,
};

/// The entries of a sheet in one place, as an export writes them.
pub struct Stock<'r> {
    /// What they are.
    pub sheet: Sheet,
    /// The entries.
    pub entries: Vec<&'r dyn Entry>,
    /// What an export would write for each.
    pub cells: Vec<Vec<Held>>,
    /// What they are called.
    pub names: Names,
    by_print: HashMap<String, Vec<usize>>,
    claimed: Vec<Option<usize>>,
    /// The letters of its municipality in a fingerprint.
    municipality: String,
}

/// What a row is.
#[derive(Clone, Debug, PartialEq)]
pub enum Match {
    /// The entry at this place.
    Entry(usize),
    /// An entry that is not there yet, with this name.
    New(String),
    /// Once more what another row says already.
    Again,
    /// An entry that has gone since the export, and nobody has changed the row.
    Gone,
    /// Something of which the name cannot be read.
    Nameless,
    /// Nothing that could be done.
    Refused(String),
}

impl<'r> Stock<'r> {
    /// The entries of a record with this slug, or of a vocabulary.
    pub fn of(sheet: Sheet, slug: &str, entries: Vec<&'r dyn Entry>, day: Day) -> Self {
        let own = own_columns(&sheet);
        let row = |entry: &&dyn Entry| {
            let mut row = sheet.row(slug, *entry, day);
            row.truncate(own);
            row
        };
        let mut stock = Self {
            sheet,
            cells: entries.iter().map(row).collect(),
            names: Names::of(sheet, &entries),
            by_print: HashMap::new(),
            claimed: vec![None; entries.len()],
            municipality: of(slug),
            entries,
        };
        for nth in 0..stock.entries.len() {
            let cells = naming(&sheet).into_iter().map(|at| &stock.cells[nth][at]);
            let print = cells.map(|cell| of(&cell.raw())).collect();
            stock.by_print.entry(print).or_default().push(nth);
        }
        stock
    }

    /// What each row is. Who is named exactly comes first, then who is only named, then who was
    /// exported under another name.
    pub fn matched(&mut self, rows: &[Row]) -> Vec<Match> {
        let named: Vec<_> = rows.iter().map(|row| self.names.named(row)).collect();
        let mut found: Vec<Option<Match>> = vec![None; rows.len()];
        for (at, (row, named)) in rows.iter().zip(&named).enumerate() {
            let Some((_, candidates)) = named else {
                found[at] = Some(Match::Nameless);
                continue;
            };
            found[at] = self.unchanged(at, row, candidates);
        }
        for (at, named) in named.iter().enumerate() {
            if let (None, Some((_, candidates))) = (&found[at], named) {
                found[at] = self.claim(at, candidates, rows);
            }
        }
        let mut new: HashMap<String, usize> = HashMap::new();
        let mut matches = Vec::with_capacity(rows.len());
        for (at, (found, named)) in found.into_iter().zip(named).enumerate() {
            let call = || named.map(|(call, _)| call).unwrap_or_default();
            let found = found.unwrap_or_else(|| self.unnamed(at, &rows[at], call()));
            let other = match &found {
                Match::New(call) => new.get(&self.sheet.noun.canonical_name(call)).copied(),
                Match::Entry(_)
                | Match::Again
                | Match::Gone
                | Match::Nameless
                | Match::Refused(_) => None,
            };
            matches.push(match (found, other) {
                (Match::New(call), Some(other)) => {
                    let (one, other) = (self.sheet.noun.one.here(), &rows[other].place);
                    Match::Refused(say::same_entry(one, call, other.beside(&rows[at].place)))
                }
                (Match::New(call), None) => {
                    new.insert(self.sheet.noun.canonical_name(&call), at);
                    Match::New(call)
                }
                (found, _) => found,
            });
        }
        matches
    }

    /// The entry that a row names and tells as it is; once more, if another row has.
    fn unchanged(&mut self, at: usize, row: &Row, candidates: &[usize]) -> Option<Match> {
        let is_same = |nth: &&usize| self.is_same(row, **nth);
        let same: Vec<usize> = candidates.iter().filter(is_same).copied().collect();
        let free = same.iter().find(|nth| self.claimed[**nth].is_none());
        let nth = *free.or(same.first())?;
        let is_free = self.claimed[nth].is_none();
        self.claimed[nth].get_or_insert(at);
        Some(if is_free {
            Match::Entry(nth)
        } else {
            Match::Again
        })
    }

    /// The entry that a row names, if exactly one is left that is called so.
    fn claim(&mut self, at: usize, candidates: &[usize], rows: &[Row]) -> Option<Match> {
        let one = self.sheet.noun.one.here();
        let free: Vec<usize> = candidates
            .iter()
            .filter(|nth| self.claimed[**nth].is_none())
            .copied()
            .collect();
        match (&free[..], candidates.first()) {
            ([nth], _) => {
                self.claimed[*nth] = Some(at);
                Some(Match::Entry(*nth))
            }
            ([], None) => None,
            ([], Some(nth)) => {
                let call = self.entries[*nth].call();
                let other = self.claimed[*nth].map(|other| &rows[other].place);
                let other = other.map(|other| other.beside(&rows[at].place));
                let other = other.unwrap_or_default();
                Some(Match::Refused(say::same_entry(one, call, other)))
            }
            ([nth, ..], _) => {
                let call = self.entries[*nth].call();
                Some(Match::Refused(say::several_called(one, call)))
            }
        }
    }

    /// What a row is that names no entry.
    fn unnamed(&mut self, at: usize, row: &Row, call: String) -> Match {
        if let Some(nth) = self.with_start(row) {
            self.claimed[nth] = Some(at);
            return Match::Entry(nth);
        }
        let print = row.cell(Column::Fingerprint).cloned().unwrap_or_default();
        let print = print.into_text();
        let letters = parts(print.trim(), own_columns(&self.sheet));
        match letters {
            Some(letters) if self.is_from_here(&letters) => self.exported(at, row, &letters, call),
            _ if call.is_empty() => Match::Nameless,
            Some(_) | None => Match::New(call),
        }
    }

    /// What a row is that was exported from here under another name.
    fn exported(&mut self, at: usize, row: &Row, letters: &[&str], call: String) -> Match {
        let naming = naming(&self.sheet).into_iter();
        let print: String = naming.map(|cell| letters[cell]).collect();
        let meant = self.by_print.get(&print).cloned().unwrap_or_default();
        let free = meant.iter().find(|nth| self.claimed[**nth].is_none());
        match (free, meant.is_empty()) {
            (Some(nth), _) => {
                self.claimed[*nth] = Some(at);
                Match::Entry(*nth)
            }
            // Somebody copied a row to make another entry of it.
            (None, false) if call.is_empty() => Match::Nameless,
            (None, false) => Match::New(call),
            (None, true) if self.is_untouched(row, letters) => Match::Gone,
            (None, true) => Match::Refused(say::gone(self.sheet.noun.one.here())),
        }
    }

    /// Whether the municipality of the fingerprint is the one of this stock.
    fn is_from_here(&self, letters: &[&str]) -> bool {
        self.offset() == 0 || letters[0] == self.municipality
    }

    fn is_untouched(&self, row: &Row, letters: &[&str]) -> bool {
        row.cells().all(|(_, column, cell)| match column {
            Column::Field(at) => {
                let field = &self.sheet.noun.fields[at];
                is_untouched(field, cell, row, letters[at + self.offset()])
            }
            Column::Municipality
            | Column::Period
            | Column::Fingerprint
            | Column::Scope
            | Column::Derived
            | Column::None => true,
        })
    }

    /// The one entry that begins as a row says that has no end: an empty cell changes nothing.
    fn with_start(&self, row: &Row) -> Option<usize> {
        let given = self.names.given(row)?;
        let field = |key| self.sheet.noun.field(key);
        let (start, end) = (field("start")?, field("end")?);
        let is_named_by = self.sheet.noun.named_by.contains(&"start");
        let text = given
            .one(start)
            .filter(|_| is_named_by && !given.has(end))?;
        let start: Period = Period {
            start: text.parse().ok(),
            end: None,
        };
        let begins = |nth: &usize| {
            let period = self.entries[*nth].period().unwrap_or_default();
            self.claimed[*nth].is_none() && period.start == start.start
        };
        let mut found = (0..self.entries.len()).filter(begins);
        found.next().filter(|_| found.next().is_none())
    }

    fn is_same(&self, row: &Row, nth: usize) -> bool {
        let slots = self.entries[nth].slots();
        let (fields, cells) = (self.sheet.noun.fields, &self.cells[nth]);
        row.cells().all(|(_, column, cell)| match column {
            Column::Field(at) => {
                let held = &cells[at + self.offset()];
                said(&fields[at], cell, row.writing, held, slots[at]) == Said::Same
            }
            // Whoever is called so has this period.
            Column::Municipality
            | Column::Period
            | Column::Fingerprint
            | Column::Scope
            | Column::Derived
            | Column::None => true,
        })
    }

    /// The place of the first field among the cells of a row.
    pub fn offset(&self) -> usize {
        usize::from(self.sheet.from != From::Vocabulary)
    }
}

/// How many cells of a row are written by people: they have letters in its fingerprint.
fn own_columns(sheet: &Sheet) -> usize {
    sheet.columns().len() - sheet.derived()
}

/// The cells of a row that tell which entry it was exported from.
fn naming(sheet: &Sheet) -> Vec<usize> {
    let offset = usize::from(sheet.from != From::Vocabulary);
    let fields = sheet.noun.fields.iter().enumerate();
    let names = fields
        .filter(|(_, field)| sheet.noun.named_by.contains(&field.key) || field.key == "title");
    names.map(|(at, _)| at + offset).collect()
}

/// Whether a cell is what was exported: also if a spreadsheet has changed its form.
pub fn is_untouched(field: &Field, cell: &Cell, row: &Row, letters: &str) -> bool {
    let is_it = |text: &str| of(text) == letters;
    match cell {
        Cell::Nothing => return true,
        Cell::Text(text)
            if is_it(text) || is_it(unguarded(text)) || is_it(&normalized_lines(text)) =>
        {
            return true;
        }
        Cell::Text(_)
        | Cell::Number(_)
        | Cell::Yes(_)
        | Cell::Date(_)
        | Cell::List(_)
        | Cell::NoValue(_) => {}
    }
    texts(field, cell, row.writing).is_ok_and(|texts| is_it(&written(field, &texts).raw()))
}
