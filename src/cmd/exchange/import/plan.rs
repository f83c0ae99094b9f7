//! What an import would do: new, changed field by field, unchanged, refused.

use std::rc::Rc;

use super::say;
use crate::{
    diagnostic::Problem,
    model::{field::Field, noun::Noun},
    output::Cell,
    store::FileChange,
    words::visible,
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
    /// In words.
    pub fn told(&self) -> String {
        self.parts(true, true).join(", ")
    }

    /// In words, for who looks at another: the row alone where both are in one sheet.
    pub fn beside(&self, other: &Self) -> String {
        let is_near = self.file == other.file;
        let is_here = is_near && self.sheet == other.sheet;
        self.parts(!is_near, !is_here).join(", ")
    }

    fn parts(&self, with_file: bool, with_sheet: bool) -> Vec<String> {
        let file = || match &*self.file {
            "-" => say::stdin(),
            file => visible::line(file).into_owned(),
        };
        let sheet = self.sheet.as_deref().filter(|_| with_sheet);
        let parts = [
            with_file.then(file),
            sheet.map(say::in_sheet),
            self.row.map(say::in_row),
        ];
        parts.into_iter().flatten().collect()
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
    /// What names it when all is done.
    pub now: String,
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
}
