//! A parsed file, as the model sees it: the reader behind it may be any.

use std::{borrow::Cow, ops::Range};

use super::value::Day;
use crate::words::Words;

/// A value in a parsed file that knows its place.
pub trait Node: Sized {
    /// Its bytes in the text.
    fn span(&self) -> Range<usize>;
    /// What it holds, if it is a single value.
    fn scalar(&self) -> Scalar<'_>;
    /// Its elements, if it is a list.
    fn items(&self) -> Option<&[Self]>;
    /// Its keys, each with its own place, if it is a table.
    fn pairs(&self) -> Option<impl Iterator<Item = (&str, Range<usize>, &Self)>>;
    /// What it holds under a key.
    fn get(&self, key: &str) -> Option<&Self>;
}

/// What a node holds.
#[derive(Debug)]
pub enum Scalar<'a> {
    /// A string, its line ends `\n`.
    Text(Cow<'a, str>),
    /// A whole number.
    Whole(i64),
    /// `true` or `false`.
    Yes(bool),
    /// A date without a time.
    Day(Day),
    /// Something that no single value of ours is written as; what it is called.
    Other(Words),
}

impl Scalar<'_> {
    /// What this is called in a message.
    pub const fn name(&self) -> Words {
        match self {
            Self::Text(_) => Words {
                en: "a text in quotes",
                nl: "een tekst tussen aanhalingstekens",
            },
            Self::Whole(_) => Words {
                en: "a number",
                nl: "een getal",
            },
            Self::Yes(_) => Words {
                en: "true or false",
                nl: "true of false",
            },
            Self::Day(_) => Words {
                en: "a date",
                nl: "een datum",
            },
            Self::Other(name) => *name,
        }
    }
}
