//! What can still be told of a text that is no TOML.
//!
//! The parser says where it stumbles; what a person did wrong is often elsewhere, and one slip makes
//! it stumble many times. So the text is also read as people see it, statement by statement
//! ([`split`]), each slip is told once and where it was made, and what is left is read on: a
//! value that cannot be read is put aside for one that fits no key, so that its entry is judged
//! as with any other bad value. What follows only from that is not told.

pub mod conflict;
mod explain;
mod mend;
mod say;
mod split;
pub mod strange;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub use mend::Mended;

use self::strange::{Like, Strange};

/// What somebody did wrong.
#[derive(Clone, Debug)]
pub struct Slip {
    /// Where.
    pub span: Range<usize>,
    /// What it is.
    pub message: String,
    /// What would be right.
    pub help: Option<String>,
    /// What belongs to it, with what it is.
    pub related: Vec<(Range<usize>, String)>,
}

impl Slip {
    /// Without a remedy.
    pub const fn new(span: Range<usize>, message: String) -> Self {
        Self {
            span,
            message,
            help: None,
            related: Vec::new(),
        }
    }

    /// With a remedy, if there is one.
    #[must_use]
    pub fn help(mut self, help: Option<String>) -> Self {
        self.help = help;
        self
    }

    /// A character that misleads.
    pub fn strange(at: usize, strange: &Strange) -> Self {
        let message = say::strange(strange.code(), strange.name.here());
        let help = match strange.meant() {
            None => say::remove_it(),
            Some(_) if strange.like == Like::Blank => say::type_blank(),
            Some(sign) => say::type_this(sign),
        };
        Self::new(at..at + strange.sign.len_utf8(), message).help(Some(help))
    }
}
