//! Tables that people hand over, from a spreadsheet, a database or a script: csv, tsv, xlsx, json
//! lines. What is in a file is told by its bytes, not by its name.
//!
//! The files come from anywhere: everything is bounded, and whatever is damaged is told as that.

mod delimited;
mod encoding;
mod json;
mod merged;
mod quotes;
mod say;
mod workbook;

use std::{collections::HashSet, fs::File, io::Read, path::Path};

use anyhow::{Result, anyhow, bail};

pub use self::encoding::narrowed;
use super::reason;
use crate::model::value::Moment;

/// A file of tables may hold at most this many bytes.
pub const LIMIT: u64 = 64 << 20;
/// A table may have at most this many columns.
const COLUMNS: usize = 256;
/// A row may reach at most this far: as far as that of a spreadsheet. What is empty behind its last
/// cell costs nothing, but must be passed over.
const REACH: usize = 16_384;
/// All tables of a file together may have at most this many rows.
const ROWS: usize = 200_000;
/// All rows of a file together may have at most this many cells.
const CELLS: usize = 4_000_000;
/// A cell may hold at most this many bytes.
const CELL: usize = 1 << 20;
/// All cells of a file together may hold at most this many bytes.
const TEXT: usize = 256 << 20;

/// A table: its first row that is not empty names the columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What its sheet is called; only a workbook has names.
    pub name: Option<String>,
    /// What its columns are called; those that are not called anything are empty.
    pub columns: Vec<String>,
    /// The number of the row that says so, as people see it.
    pub header: usize,
    /// The rows that are not empty.
    pub rows: Vec<Row>,
    /// How its texts were written.
    pub writing: Writing,
    /// Rows that do not say clearly what they mean: they are not among the others.
    pub unclear: Vec<Unclear>,
}

/// A row that does not say clearly what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclear {
    /// Its number as people see it.
    pub row: usize,
    /// The place of the column, where it is about one.
    pub column: Option<usize>,
    /// What is not clear.
    pub reason: String,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its number as people see it: in a spreadsheet, from 1, the header counted; in json lines
    /// that of the line.
    pub number: usize,
    /// Its cells; a column that it does not reach has none.
    pub cells: Vec<Cell>,
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Nothing,
    /// A text, its line ends `\n`.
    Text(String),
    /// A number.
    Number(f64),
    /// True or false.
    Yes(bool),
    /// A date, as precise as the spreadsheet shows it.
    Date(Moment),
    /// The elements of a list, each in its written form.
    List(Vec<String>),
    /// Something that is no value: a calculation that failed, a time; as the spreadsheet shows it.
    NoValue(String),
}

/// How the texts of a table were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// As they are.
    Whole,
    /// As they are, but a `'` before what a spreadsheet would take for a formula.
    Guarded,
    /// As `gka` writes tsv: on one line, with backslashes.
    Escaped,
    /// As [`Writing::Guarded`], in Windows-1252: what that does not know became a question mark.
    Narrow,
}

/// Whether there is such a file.
pub fn is_file(name: impl AsRef<Path>) -> bool {
    name.as_ref().is_file()
}

/// Reads the tables of a file.
///
/// # Errors
/// When it cannot be read, is no table, or is larger than anything people keep.
pub fn read(file: &Path) -> Result<Vec<Table>> {
    let failed = |error: std::io::Error| anyhow!(say::unreadable(reason(&error)));
    let opened = File::open(file).map_err(failed)?;
    if opened.metadata().is_ok_and(|found| found.is_dir()) {
        bail!(say::folder());
    }
    let mut bytes = Vec::new();
    opened
        .take(LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    tables(&bytes)
}

/// The tables that these bytes of a file hold.
///
/// # Errors
/// As [`read`].
pub fn tables(bytes: &[u8]) -> Result<Vec<Table>> {
    if bytes.len() as u64 > LIMIT {
        bail!(say::large(LIMIT >> 20));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return workbook::read(bytes);
    }
    // The container of the old .xls, and of a workbook with a password.
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        bail!(say::old_workbook());
    }
    let decoded = encoding::decoded(bytes)?;
    if let Some(format) = foreign(&decoded.text) {
        bail!(say::other_format(format));
    }
    if json::is_json(&decoded.text) {
        if let Some((line, byte)) = encoding::unknown_in(&decoded) {
            bail!(say::in_line(line, say::unknown_byte(byte)));
        }
        return json::read(&decoded.text).map(|table| vec![table]);
    }
    delimited::read(&decoded).map(|table| vec![table])
}

/// What a text is that other programs write, and that is no table.
fn foreign(text: &str) -> Option<&'static str> {
    let begin = text.trim_start();
    let begins = |with: &str| {
        let found = begin.get(..with.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(with))
    };
    if begins("{\\rtf") {
        Some(".rtf")
    } else if begins("%PDF-") {
        Some(".pdf")
    } else if begins("<?xml") {
        Some(".xml")
    } else {
        let mut page = ["<!doctype", "<html", "<head", "<meta", "<table"].into_iter();
        page.any(begins).then_some(".html")
    }
}

/// Gathers the rows of a table, the first of which names the columns.
struct Gatherer {
    header: Option<(usize, Vec<String>)>,
    rows: Vec<Row>,
    unclear: Vec<Unclear>,
    budget: Budget,
}

/// What the rows, cells and texts of a file may still come to.
#[derive(Clone, Copy)]
struct Budget {
    rows: usize,
    cells: usize,
    text: usize,
}

impl Budget {
    const WHOLE: Self = Self {
        rows: ROWS,
        cells: CELLS,
        text: TEXT,
    };

    /// A row more, with these cells.
    fn row(&mut self, cells: &[Cell]) -> Result<()> {
        let left = self.rows.checked_sub(1);
        self.rows = left.ok_or_else(|| anyhow!(say::many_rows(ROWS)))?;
        let left = self.cells.checked_sub(cells.len());
        self.cells = left.ok_or_else(|| anyhow!(say::many_cells(CELLS)))?;
        for cell in cells {
            if let Cell::Text(text) | Cell::NoValue(text) = cell {
                self.spend(text.len())?;
            }
        }
        Ok(())
    }

    /// A text of so many bytes more.
    fn spend(&mut self, bytes: usize) -> Result<()> {
        if bytes > CELL {
            bail!(say::long_cell(CELL >> 10));
        }
        let left = self.text.checked_sub(bytes);
        self.text = left.ok_or_else(|| anyhow!(say::much_text(TEXT >> 20)))?;
        Ok(())
    }
}

impl Gatherer {
    const fn new(budget: Budget) -> Self {
        Self {
            header: None,
            rows: Vec::new(),
            unclear: Vec::new(),
            budget,
        }
    }

    /// One row more. Empty ones are passed over.
    fn row(&mut self, number: usize, cells: Vec<Cell>) -> Result<()> {
        if cells.is_empty() {
            return Ok(());
        }
        self.budget.row(&cells)?;
        if self.header.is_none() {
            let names = cells.into_iter().map(Cell::into_text).collect();
            self.header = Some((number, names));
        } else {
            self.rows.push(Row { number, cells });
        }
        Ok(())
    }

    /// Something that a row does not say clearly.
    fn unclear(&mut self, row: usize, column: Option<usize>, reason: String) {
        self.unclear.push(Unclear {
            row,
            column,
            reason,
        });
    }

    /// The table; nothing where there was no row at all.
    fn table(mut self, name: Option<String>, writing: Writing) -> Option<Table> {
        let (header, columns) = self.header?;
        let unclear: HashSet<usize> = self.unclear.iter().map(|unclear| unclear.row).collect();
        self.rows.retain(|row| !unclear.contains(&row.number));
        Some(Table {
            name,
            columns,
            header,
            rows: self.rows,
            writing,
            unclear: self.unclear,
        })
    }
}

/// Puts a cell where it belongs in a row; what is empty needs no place.
fn put(cells: &mut Vec<Cell>, column: usize, cell: Cell) -> Result<()> {
    if cell == Cell::Nothing {
        return Ok(());
    }
    if column >= COLUMNS {
        bail!(say::many_columns(COLUMNS));
    }
    if cells.len() <= column {
        // Exactly: most of what a row makes room for would never be filled.
        cells.reserve_exact(column + 1 - cells.len());
        cells.resize(column + 1, Cell::Nothing);
    }
    cells[column] = cell;
    Ok(())
}

impl Cell {
    /// A text, or nothing where there is none.
    fn of_text(text: String) -> Self {
        if text.trim().is_empty() {
            Self::Nothing
        } else if text.contains('\r') {
            Self::Text(text.replace("\r\n", "\n"))
        } else {
            Self::Text(text)
        }
    }

    /// What a person reads in it.
    pub fn into_text(self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Text(text) | Self::NoValue(text) => text,
            Self::Number(number) => number.to_string(),
            Self::Yes(yes) => yes.to_string(),
            Self::Date(moment) => moment.to_string(),
            Self::List(elements) => elements.join("; "),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Budget, CELL, TEXT};

    #[test]
    fn what_is_said_again_and_again_is_counted_each_time() {
        let mut budget = Budget::WHOLE;
        assert!(budget.spend(CELL + 1).is_err());
        assert!((0..TEXT / CELL).all(|_| budget.spend(CELL).is_ok()));
        let told = budget.spend(1).map_err(|error| error.to_string());
        assert_eq!(told, Err("holds more than 256 MB of text".to_owned()));
    }
}
