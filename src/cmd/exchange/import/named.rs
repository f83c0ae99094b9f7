//! What a row calls its entry, and which entries are called so.

use std::collections::HashMap;

use super::{columns::Column, gather::Row, typed::texts};
use crate::{
    cmd::exchange::sheet::{From, Sheet},
    model::{
        edit::Given,
        field::Field,
        name::key,
        noun::{Entry, Noun},
        value::{Period, Wrong},
    },
    output::formula::unguarded,
    store::sheet::{Cell, narrowed},
};

/// The places of entries, by what they are called.
pub struct Names {
    sheet: Sheet,
    by_call: Places,
    by_same: Places,
    by_call_key: Places,
    by_title_key: Places,
}

type Places = HashMap<String, Vec<usize>>;

impl Names {
    /// Of these entries.
    pub fn of(sheet: Sheet, entries: &[&dyn Entry]) -> Self {
        let mut names = Self {
            sheet,
            by_call: Places::new(),
            by_same: Places::new(),
            by_call_key: Places::new(),
            by_title_key: Places::new(),
        };
        for (nth, entry) in entries.iter().enumerate() {
            let call = plain(&entry.call());
            // As Windows-1252 has it, and as one who takes its apostrophe for a guard.
            for other in [plain(&narrowed(&call)), plain(unguarded(&call))] {
                if other != call {
                    names.by_call.entry(other).or_default().push(nth);
                }
            }
            let same = sheet.noun.canonical_name(&call);
            names.by_same.entry(same).or_default().push(nth);
            names.by_call_key.entry(key(&call)).or_default().push(nth);
            names.by_call.entry(call).or_default().push(nth);
            let title = key(&entry.title());
            names.by_title_key.entry(title).or_default().push(nth);
        }
        names
    }

    /// What a row names, and the entries that are called so; nothing where that cannot be read.
    pub fn named(&self, row: &Row) -> Option<(String, Vec<usize>)> {
        if self.sheet.from == From::Heads {
            return Some((String::new(), vec![0]));
        }
        match self.understood(row) {
            Some((call, found)) if found.is_empty() => {
                Some(self.verbatim(row).unwrap_or((call, found)))
            }
            Some(named) => Some(named),
            None => self.verbatim(row),
        }
    }

    /// The entry whose name stands there as it is: unguarded text may look guarded.
    fn verbatim(&self, row: &Row) -> Option<(String, Vec<usize>)> {
        let [name] = self.sheet.noun.named_by else {
            return None;
        };
        let fields = self.sheet.noun.fields;
        let text = row
            .cells()
            .find_map(|(_, column, cell)| match (column, cell) {
                (Column::Field(at), Cell::Text(text)) if fields[at].key == *name => {
                    Some(plain(text))
                }
                _ => None,
            })?;
        let found = self.by_call.get(&text)?.clone();
        Some((text, found))
    }

    fn understood(&self, row: &Row) -> Option<(String, Vec<usize>)> {
        let mut given = self.given(row)?;
        let noun = self.sheet.noun;
        let said = noun.named_by.first().and_then(|key| noun.field(key));
        let is_said = said.is_some_and(|field| given.has(field));
        (noun.complete)(&mut given);
        let call = noun.call_of(&given);
        let named =
            |index: &Places, text: &str| index.get(text).filter(|_| !text.is_empty()).cloned();
        let title = ["title", "name"].iter().find_map(|key| noun.field(key));
        let title = title.and_then(|field| given.one(field)).unwrap_or_default();
        let is_period = noun.named_by.len() > 1;
        let found = named(&self.by_call, &plain(&call))
            .or_else(|| named(&self.by_same, &noun.canonical_name(&call)))
            .or_else(|| named(&self.by_call_key, &key(&call)).filter(|_| !is_period))
            .or_else(|| named(&self.by_title_key, &key(title)).filter(|_| !is_said));
        Some((call, found.unwrap_or_default()))
    }

    /// The values that name an entry; nothing where one of them is none.
    pub fn given(&self, row: &Row) -> Option<Given> {
        const NAMING: [&str; 4] = ["title", "name", "note", "read"];
        let noun = self.sheet.noun;
        let mut given = Given::default();
        for (_, column, cell) in row.cells() {
            match column {
                Column::Field(at) => {
                    let field = &noun.fields[at];
                    let names = noun.named_by.contains(&field.key) || NAMING.contains(&field.key);
                    if names {
                        given.set_all(field, texts(field, cell, row.writing).ok()?);
                    }
                }
                Column::Period => {
                    for (field, text) in period(noun, cell).ok()? {
                        given.set(field, text);
                    }
                }
                Column::Municipality
                | Column::Fingerprint
                | Column::Scope
                | Column::Derived
                | Column::None => {}
            }
        }
        Some(given)
    }
}

/// Start and end of the period in a cell, for the fields that they are.
///
/// # Errors
/// When it is no period.
pub fn period(noun: &'static Noun, cell: &Cell) -> Result<Vec<(&'static Field, String)>, Wrong> {
    if *cell == Cell::Nothing {
        return Ok(Vec::new());
    }
    let period: Period = cell.clone().into_text().trim().parse()?;
    let parts = [("start", period.start), ("end", period.end)];
    let parts = parts
        .into_iter()
        .filter_map(|(key, moment)| Some((noun.field(key)?, moment?.to_string())));
    Ok(parts.collect())
}

/// A name without what a file format changes in it.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .trim()
        .to_owned()
}
