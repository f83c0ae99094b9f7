//! What can be exchanged: each noun as a sheet.

use super::fingerprint;
use crate::{
    cmd::{
        noun::names_of,
        rows::{self, columns, derived, field_cells, field_columns, municipality},
    },
    model::{
        noun::{Entry, Noun, Read},
        nouns::{
            Activity, Addendum, Agenda, Alderman, Contact, Coordinator, Intervention, Municipality,
            News, Research, Source, Theme,
        },
        record::Record,
        value::Day,
    },
    output::{Cell, Column, Keep},
    store::{Store, Which},
    words::Words,
};

/// A noun as a sheet.
#[derive(Clone, Copy, Debug)]
pub struct Sheet {
    /// Its English name: the noun in the plural, which is the noun's key but for the municipalities.
    pub name: &'static str,
    /// What its rows are.
    pub noun: &'static Noun,
    /// Where they come from.
    pub from: From,
}

/// Where the rows of a sheet come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// Each record is a row: what it says of the municipality itself.
    Heads,
    /// Entries of the records.
    Entries,
    /// A file of its own: the rows have no municipality.
    Vocabulary,
}

/// The sheets, in the order of a workbook.
pub const SHEETS: [Sheet; 12] = [
    Sheet {
        name: Municipality::NOUN.many.en,
        noun: Municipality::NOUN,
        from: From::Heads,
    },
    entries(Agenda::NOUN),
    entries(Addendum::NOUN),
    entries(Intervention::NOUN),
    entries(Alderman::NOUN),
    entries(Research::NOUN),
    entries(Activity::NOUN),
    entries(News::NOUN),
    entries(Contact::NOUN),
    entries(Source::NOUN),
    vocabulary(Theme::NOUN),
    vocabulary(Coordinator::NOUN),
];

const fn entries(noun: &'static Noun) -> Sheet {
    Sheet {
        name: noun.key,
        noun,
        from: From::Entries,
    }
}

const fn vocabulary(noun: &'static Noun) -> Sheet {
    Sheet {
        name: noun.key,
        noun,
        from: From::Vocabulary,
    }
}

impl Sheet {
    /// The sheet that people mean by a noun: singular or plural, in either language.
    pub fn named(text: &str) -> Option<Self> {
        let text = text.to_lowercase();
        let is_meant = |sheet: &Self| names_of(sheet.noun).contains(&text);
        SHEETS.into_iter().find(is_meant)
    }

    /// Its columns: the municipality, the fields in the order of the file, what follows from them.
    pub fn columns(&self) -> Vec<Column> {
        match self.from {
            From::Entries => columns(self.noun),
            From::Heads => [municipality()]
                .into_iter()
                .chain(field_columns(self.noun))
                .collect(),
            From::Vocabulary => field_columns(self.noun).collect(),
        }
    }

    /// How many of the columns follow from others or from the day: they are the last, and nobody
    /// writes them.
    pub fn derived(&self) -> usize {
        match self.from {
            From::Entries => derived(self.noun).len(),
            From::Heads | From::Vocabulary => 0,
        }
    }

    /// The column that tells whether the record was changed since the export.
    pub const fn fingerprint_column() -> Column {
        let label = Words {
            en: fingerprint::COLUMN,
            nl: "vingerafdruk",
        };
        Column::new(fingerprint::COLUMN, label).keep(Keep::IfRoom)
    }

    /// The fingerprint of a row, whether or not that has a fingerprint in its last place.
    pub fn fingerprint(&self, row: &[Cell]) -> String {
        let own = self.columns().len() - self.derived();
        fingerprint::fingerprint(row.get(..own).unwrap_or(row))
    }

    /// The row of an entry of a record with this slug; of a vocabulary's entry, whatever the slug.
    pub fn row(&self, slug: &str, entry: &dyn Entry, day: Day) -> Vec<Cell> {
        match self.from {
            From::Entries => rows::row(self.noun, slug, entry, day),
            From::Heads => std::iter::once(slug.into())
                .chain(field_cells(self.noun, entry))
                .collect(),
            From::Vocabulary => field_cells(self.noun, entry),
        }
    }

    /// The rows of a record; none of a vocabulary.
    pub fn rows_of(
        &self,
        store: &Store,
        record: &Record,
        which: &Which,
        day: Day,
    ) -> Vec<Vec<Cell>> {
        match self.from {
            From::Entries => rows::of_record(self.noun, store, record, which, day, |_| true),
            From::Heads => vec![self.row(&record.slug, &record.head, day)],
            From::Vocabulary => Vec::new(),
        }
    }

    /// The rows that come from no record: those of a vocabulary, and the coordinators among the
    /// people to call when no municipality was named.
    pub fn other_rows(&self, store: &Store, which: &Which, day: Day) -> Vec<Vec<Cell>> {
        let row = |entry: &dyn Entry| self.row("", entry, day);
        match self.from {
            From::Vocabulary if self.noun.key == Theme::NOUN.key => {
                store.themes().iter().map(|theme| row(theme)).collect()
            }
            From::Vocabulary => store.coordinators().iter().map(|one| row(one)).collect(),
            From::Entries if self.noun.key == Contact::NOUN.key => match which {
                Which::All => rows::of_coordinators(store, day, |_, _| true),
                Which::Named(_) => Vec::new(),
            },
            From::Entries | From::Heads => Vec::new(),
        }
    }
}
