//! The rows of all tables, by the record that they are about.

use std::{
    collections::{BTreeMap, HashMap},
    rc::Rc,
};

use super::{
    columns::{Column, understood},
    plan::{Place, Refused},
    say,
};
use crate::{
    cmd::{
        contacts::Scope,
        exchange::sheet::{From, Sheet},
    },
    model::name::key,
    store::{
        Store,
        sheet::{Cell, Row as Cells, Table, Writing},
    },
};

/// A table, and what it is about.
pub struct Source {
    /// The file, as it was named.
    pub file: Rc<str>,
    /// What its rows are.
    pub sheet: Sheet,
    /// What was read.
    pub table: Table,
}

/// A row of a table, its columns understood.
#[derive(Clone)]
pub struct Row<'t> {
    /// What it is.
    pub sheet: Sheet,
    /// Where it stands.
    pub place: Place,
    /// What the columns are.
    pub columns: Rc<[Column]>,
    /// What they are called.
    pub names: &'t [String],
    /// How the texts were written.
    pub writing: Writing,
    cells: &'t [Cell],
}

impl<'t> Row<'t> {
    /// The cells with what their columns are.
    pub fn cells(&self) -> impl Iterator<Item = (usize, Column, &'t Cell)> {
        let columns = self.columns.iter().copied().enumerate();
        let cells = columns.zip(self.cells);
        cells.map(|((place, column), cell)| (place, column, cell))
    }

    /// The cell of a column.
    pub fn cell(&self, wanted: Column) -> Option<&'t Cell> {
        let mut cells = self.cells();
        let found = cells.find(|(_, column, _)| *column == wanted);
        found.map(|(_, _, cell)| cell)
    }

    /// What is wrong with it, in this column.
    pub fn refused(&self, column: Option<usize>, reason: String) -> Refused {
        let name = column.and_then(|column| self.names.get(column));
        Refused {
            place: self.place.clone(),
            column: name.cloned(),
            municipality: None,
            reason,
        }
    }
}

/// All rows, by the slug of the record that they are about; those of a vocabulary under an empty
/// one.
#[derive(Default)]
pub struct Gathered<'t> {
    /// The rows in the order of the tables.
    pub rows: BTreeMap<String, Vec<Row<'t>>>,
    /// What leads to no record.
    pub refused: Vec<Refused>,
    /// Rows of coordinators, who are no contacts of a municipality.
    pub coordinators: usize,
}

/// Gathers the rows of these tables.
pub fn gather<'t>(store: &Store, sources: &'t [Source]) -> Gathered<'t> {
    let mut gathered = Gathered::default();
    let mut known: HashMap<String, Result<String, String>> = HashMap::new();
    for Source { file, sheet, table } in sources {
        let (columns, wrong) = understood(sheet, table);
        let columns: Rc<[Column]> = columns.into();
        let sheet_name: Option<Rc<str>> = table.name.as_deref().map(Into::into);
        let refused_in = |row: usize, column: Option<usize>, reason: String| {
            let name = column.and_then(|column| table.columns.get(column));
            Refused {
                place: Place {
                    file: Rc::clone(file),
                    sheet: sheet_name.clone(),
                    row: Some(row),
                },
                column: name.cloned().filter(|name| !name.is_empty()),
                municipality: None,
                reason,
            }
        };
        let row = |cells: &'t Cells| Row {
            sheet: *sheet,
            place: Place {
                file: Rc::clone(file),
                sheet: sheet_name.clone(),
                row: Some(cells.number),
            },
            columns: Rc::clone(&columns),
            names: &table.columns,
            writing: table.writing,
            cells: &cells.cells,
        };
        // Of a table with no row that is clear nobody knows the columns either.
        let is_unclear = table.rows.is_empty() && !table.unclear.is_empty();
        let wrong = wrong.into_iter().filter(|_| !is_unclear);
        let wrong = wrong.map(|(column, reason)| refused_in(table.header, Some(column), reason));
        let unclear = table.unclear.iter();
        let unclear = unclear.map(|one| refused_in(one.row, one.column, one.reason.clone()));
        gathered.refused.extend(wrong.chain(unclear));
        for cells in &table.rows {
            if cells.cells.len() > table.columns.len() {
                let reason = say::long_row(table.columns.len());
                gathered.refused.push(row(cells).refused(None, reason));
            } else {
                gathered.sort_in(store, row(cells), &mut known);
            }
        }
    }
    gathered
}

impl<'t> Gathered<'t> {
    fn sort_in(
        &mut self,
        store: &Store,
        row: Row<'t>,
        known: &mut HashMap<String, Result<String, String>>,
    ) {
        if row.sheet.from == From::Vocabulary {
            self.rows.entry(String::new()).or_default().push(row);
            return;
        }
        let columns = &row.columns;
        let Some(column) = columns
            .iter()
            .position(|column| *column == Column::Municipality)
        else {
            // That is told of the table.
            return;
        };
        let text = row
            .cell(Column::Municipality)
            .cloned()
            .unwrap_or_default()
            .into_text();
        let scope = row
            .cell(Column::Scope)
            .cloned()
            .unwrap_or_default()
            .into_text();
        let elsewhere = Scope::Coordinator.words();
        if text.trim() == "*"
            || [elsewhere.en, elsewhere.nl]
                .iter()
                .any(|word| key(word) == key(&scope))
        {
            self.coordinators += 1;
            return;
        }
        if text.trim().is_empty() {
            self.refused
                .push(row.refused(Some(column), say::no_municipality()));
            return;
        }
        let found = known
            .entry(text)
            .or_insert_with_key(|text| store.find(text.trim()).map_err(|error| error.to_string()));
        match found {
            Ok(slug) => self.rows.entry(slug.clone()).or_default().push(row),
            Err(reason) => self.refused.push(row.refused(Some(column), reason.clone())),
        }
    }
}
