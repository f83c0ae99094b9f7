//! What the reader found wrong in a file, kept as data so that it can read on.

use std::ops::Range;

use super::say;
use crate::words::Words;

/// One fault, with its place in the text that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The code of the rule, which never changes.
    pub code: &'static str,
    /// Bytes of the text.
    pub span: Range<usize>,
    /// What is wrong, in the language.
    pub message: String,
    /// What would be right.
    pub help: Option<String>,
    /// Other places that belong to it, each with what it has to do with it.
    pub related: Vec<(Range<usize>, String)>,
}

/// The faults of one file, in the order in which they were met.
#[derive(Clone, Debug, Default)]
pub struct Faults(pub Vec<Fault>);

/// The text is no TOML.
pub const INVALID_TOML: &str = "invalid-toml";
/// A conflict that git left.
pub const MERGE_CONFLICT: &str = "merge-conflict";
/// A key that the format does not know.
pub const UNKNOWN_KEY: &str = "unknown-key";
/// A key that must be there.
pub const MISSING_KEY: &str = "missing-key";
/// A number where a text belongs, and the like.
pub const WRONG_TYPE: &str = "wrong-type";
/// A value of the right type that says nothing sensible.
pub const INVALID_VALUE: &str = "invalid-value";

impl Faults {
    /// Notes a fault without a remedy.
    pub fn note(&mut self, code: &'static str, span: Range<usize>, message: String) {
        self.0.push(Fault {
            code,
            span,
            message,
            help: None,
            related: Vec::new(),
        });
    }

    /// Notes that something else was expected here.
    pub fn expected(&mut self, span: Range<usize>, expected: Words, found: Words) {
        self.note(
            WRONG_TYPE,
            span,
            say::expected(expected.here(), found.here()),
        );
    }

    /// Notes a key that nobody knows, and the known one that was perhaps meant.
    pub fn unknown_key(&mut self, span: Range<usize>, key: &str, nearest: Option<&str>) {
        let help = nearest.map(|key| say::did_you_mean(format!("`{key}`")));
        self.0.push(Fault {
            code: UNKNOWN_KEY,
            span,
            message: say::unknown_key(key),
            help,
            related: Vec::new(),
        });
    }
}
