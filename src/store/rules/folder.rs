//! What only all records together can tell.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::model::value::Code;

/// What stands for the code of a record, since a hundred thousand are kept: equal codes have one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Print(u64);

impl Print {
    /// Of a code.
    pub fn of(code: &Code) -> Self {
        let mut hasher = DefaultHasher::new();
        code.as_str().hash(&mut hasher);
        Self(hasher.finish())
    }
}

/// The codes of the records, and the places of the records among all.
#[derive(Debug, Default)]
pub struct Codes(Vec<(Print, usize)>);

impl Codes {
    /// Notes the code of the nth record.
    pub fn note(&mut self, print: Print, nth: usize) {
        self.0.push((print, nth));
    }

    /// The records whose code another one seems to have too.
    pub fn doubtful(mut self) -> Vec<usize> {
        self.0.sort_unstable();
        let alike = self.0.chunk_by(|one, other| one.0 == other.0);
        let several = alike.filter(|alike| alike.len() > 1);
        several.flatten().map(|(_, nth)| *nth).collect()
    }
}
