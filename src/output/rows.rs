use super::{Cell, Format, Screen, SortedBy, csv, formula::Formulas, json, markdown, table, tsv};
use crate::words::Words;

/// A rectangular result.
#[derive(Clone, Debug)]
pub struct Rows {
    /// What the columns are.
    pub columns: Vec<Column>,
    /// The records; each has a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// One column of a result.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its English name, on which programs rely.
    pub id: &'static str,
    /// Its name in the drawn table.
    pub label: Words,
    /// How much it matters in the drawn table.
    pub keep: Keep,
    /// Whether its cells are addresses on the web.
    pub is_address: bool,
    /// By what of its texts it is sorted.
    pub sorted: SortedBy,
}

/// How much a column matters where there is not room for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Keep {
    /// Left out first: long texts, addresses.
    IfRoom,
    /// Left out when it must be.
    Rather,
    /// Never left out: without it nobody knows what a row is about.
    Always,
}

/// How a result is to be written. What a format has no use for, it ignores.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// The format.
    pub format: Format,
    /// Whether to name the columns.
    pub header: bool,
    /// What separates the cells of CSV: ASCII, as [`super::delimiter`] reads it.
    pub delimiter: u8,
    /// Whether CSV begins with a byte order mark.
    pub bom: bool,
    /// What CSV does with text that a spreadsheet would take for a formula.
    pub formulas: Formulas,
    /// Whether a person named the columns, of which none may then be left out.
    pub chosen: bool,
    /// Where it goes: how wide the drawn table may become, whether in colour and with which lines,
    /// and whether a terminal would obey what it is sent.
    pub screen: Screen,
}

/// A result ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// For stdout.
    pub text: String,
    /// For stderr: what the text does not show.
    pub note: Option<String>,
}

impl Column {
    /// A column that is left out of the drawn table only when it must be.
    pub const fn new(id: &'static str, label: Words) -> Self {
        Self {
            id,
            label,
            keep: Keep::Rather,
            is_address: false,
            sorted: SortedBy::Text,
        }
    }

    /// The same column, sorted by something else.
    #[must_use]
    pub const fn sorted(self, sorted: SortedBy) -> Self {
        Self { sorted, ..self }
    }

    /// The same column, mattering more or less.
    #[must_use]
    pub const fn keep(self, keep: Keep) -> Self {
        Self { keep, ..self }
    }

    /// The same column, of addresses on the web or not.
    #[must_use]
    pub const fn address(self, is_address: bool) -> Self {
        Self { is_address, ..self }
    }
}

impl Rows {
    /// A result without records yet.
    pub fn new(columns: Vec<Column>) -> Self {
        Self {
            columns,
            rows: Vec::new(),
        }
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = &'static str> {
        self.columns.iter().map(|column| column.id)
    }
}

/// Writes a result in its format. Those of `check` are not for lists and give the drawn table.
pub fn rows(rows: &Rows, style: &Style) -> Rendered {
    let text = match style.format {
        Format::Tsv => tsv::render(rows, style),
        Format::Csv => csv::render(rows, style),
        Format::Json => json::array(rows),
        Format::Jsonl => json::lines(rows),
        Format::Markdown => markdown::render(rows, style),
        Format::Table | Format::Human | Format::Short | Format::Sarif | Format::Github => {
            return table::render(rows, style);
        }
    };
    Rendered { text, note: None }
}

#[cfg(test)]
pub(super) mod samples {
    use super::{Cell, Column, Format, Formulas, Rows, Screen, Style};
    use crate::{model::plain::Plain, words::Words};

    pub fn style(width: usize) -> Style {
        Style {
            format: Format::Table,
            header: true,
            delimiter: b',',
            bom: false,
            formulas: Formulas::AsIs,
            chosen: false,
            screen: Screen {
                color: false,
                width,
                utf8: true,
                is_terminal: false,
            },
        }
    }

    pub fn column(id: &'static str) -> Column {
        Column::new(id, Words { en: id, nl: id })
    }

    /// All that a cell can do to a format.
    pub fn nasty() -> Rows {
        let ids = ["name", "text", "list", "people", "number", "former"];
        let list = ["a; b", "c\\", "d|e"].map(|text| Plain::Text(text.into()));
        let person = vec![("name", "Jansen, P.".into()), ("role", "lector".into())];
        let mut rows = Rows::new(ids.map(column).into());
        rows.rows.push(vec![
            "tab\tnewline\ncr\rback\\slash".into(),
            "\u{1b}[31m\u{9b}\u{202e}\u{7f}".into(),
            Cell::Many(list.into()),
            Cell::Many(vec![Plain::Table(person)]),
            Cell::from(3),
            true.into(),
        ]);
        rows.rows.push(vec![
            "\"q\" 漢字 🙂".into(),
            "<b>&amp;</b>".into(),
            Cell::Many(vec![]),
            Cell::Nothing,
            Cell::from(0),
            false.into(),
        ]);
        rows.rows.push(vec![Cell::Nothing; 6]);
        rows
    }
}
