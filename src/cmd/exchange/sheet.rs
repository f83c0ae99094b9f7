//! What can be exchanged: each noun as a sheet.

use super::fingerprint;
use crate::{
    cmd::{
        audience::Audience,
        noun::names_of,
        rows::{self, Seen, columns, derived, field_cells, field_columns, municipality},
    },
    model::{
        name::canonical,
        noun::{Entry, Noun, Read},
        nouns::{
            Activity, Addendum, Agenda, Alderman, Contact, Coordinator, Intervention, Municipality,
            News, Research, Source, Theme,
        },
        record::Record,
        value::Day,
    },
    output::{Cell, Column, Keep},
    store::Which,
    words::{Lang, Words, lang},
};

/// What the sheet is called that explains the others.
pub const EXPLANATION: Words = Words {
    en: "columns",
    nl: "kolommen",
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
        let text = canonical(text);
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

    /// What stands above a column in a workbook, which is for people: in English the id, on which
    /// programs rely, in Dutch the label.
    pub fn header(column: &Column) -> String {
        let header = match lang() {
            Lang::En => column.id,
            Lang::Nl => column.label.nl,
        };
        header.to_owned()
    }

    /// What a column holds, in a few words.
    pub fn help(&self, column: &Column) -> Words {
        let field = self.noun.field(column.id);
        field.map_or_else(|| help_of_derived(column.id), |field| field.help)
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
    pub fn rows_of(&self, seen: Seen, record: &Record, which: &Which) -> Vec<Vec<Cell>> {
        match self.from {
            From::Entries => rows::of_record(self.noun, seen, record, which, |_| true),
            From::Heads => vec![self.row(&record.slug, &record.head, seen.1)],
            From::Vocabulary => Vec::new(),
        }
    }

    /// The rows that come from no record: those of a vocabulary, and whom to call where no record
    /// says so. `is_near` tells which municipalities are meant.
    pub fn other_rows(
        &self,
        seen: Seen,
        unread: &[String],
        which: &Which,
        is_near: impl Fn(&str) -> bool,
    ) -> Vec<Vec<Cell>> {
        let (store, day, audience) = seen;
        let row = |entry: &dyn Entry| self.row("", entry, day);
        match self.from {
            From::Vocabulary if self.noun.key == Theme::NOUN.key => {
                store.themes().iter().map(|theme| row(theme)).collect()
            }
            From::Vocabulary => {
                let known = store.coordinators().iter();
                let met = known.filter(|one| audience == Audience::Team || !store.is_private(one));
                met.map(|one| row(one)).collect()
            }
            From::Entries if self.noun.key == Contact::NOUN.key => match which {
                Which::All => rows::of_coordinators(seen, |slug, _| is_near(slug)),
                Which::Named(_) => rows::of_unread(seen, unread),
            },
            From::Entries | From::Heads => Vec::new(),
        }
    }

    /// Takes out of a row what somebody may not see.
    pub fn hide(&self, row: &mut [Cell], audience: Audience) {
        for (column, cell) in self.columns().iter().zip(row) {
            let field = self.noun.field(column.id);
            if field.is_some_and(|field| !audience.may_see(field.kind)) {
                *cell = Cell::Nothing;
            }
        }
    }
}

/// What a column holds that is no field.
fn help_of_derived(id: &str) -> Words {
    match id {
        "municipality" => Words {
            en: "the municipality: the name of its file; in a new row any name of it",
            nl: "de gemeente: de naam van haar bestand; in een nieuwe rij mag elke naam van haar",
        },
        "status" => Words {
            en: "planned, running, ended or unknown on the day of the export; not read back",
            nl: "planned, running, ended of unknown op de dag van de export; wordt niet teruggelezen",
        },
        "scope" => Words {
            en: "local, or coordinator for who serves several municipalities; not read back",
            nl: "local, of coordinator voor wie meer gemeenten bedient; wordt niet teruggelezen",
        },
        _ => Words {
            en: "tells whether the record was changed after the export; leave it as it is",
            nl: "laat zien of het record na de export is gewijzigd; laat dit staan",
        },
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{SHEETS, Sheet};

    #[test]
    fn a_header_means_one_column_in_either_language() {
        for sheet in SHEETS {
            let mut meant = BTreeMap::new();
            let columns = sheet.columns().into_iter();
            for column in columns.chain([Sheet::fingerprint_column()]) {
                for word in [column.id, column.label.en, column.label.nl] {
                    let before = meant.insert(word, column.id);
                    assert!(
                        before.is_none_or(|id| id == column.id),
                        "{}: {word}",
                        sheet.name
                    );
                }
            }
        }
    }

    #[test]
    fn a_sheet_is_found_by_any_of_its_words() {
        for sheet in SHEETS {
            let (one, many) = (sheet.noun.one, sheet.noun.many);
            for word in [sheet.name, one.en, one.nl, many.en, many.nl] {
                let found = Sheet::named(word).map(|found| found.name);
                assert_eq!(found, Some(sheet.name), "{word}");
            }
        }
    }
}
