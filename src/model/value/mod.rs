//! The values of a record. Each has one written form (`FromStr` and `Display`), which is the flag,
//! the answer to a prompt, the cell of a sheet and the text of a filter.

mod ages;
mod moment;
mod period;
mod person;
pub mod range;
mod reference;
mod text;
pub mod typed;

use std::{borrow::Cow, fmt, str::FromStr};

pub use self::{
    ages::Ages,
    moment::{Day, Moment},
    period::{Period, Status},
    person::Person,
    reference::{AsCode, AsName, AsSlug, MunicipalityRef, Ref, ThemeRef},
    text::{Code, Email, Id, NewsKind, Origin, Phone, Prose, SchoolType, Url},
};
use super::{
    fault::{Faults, INVALID_VALUE},
    node::{Node, Scalar},
    plain::Plain,
    say,
};
use crate::words::Words;

/// Why a text is no value, in the language.
pub type Wrong = String;

/// What a value is, for those who must describe it rather than hold it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A short text.
    Text,
    /// A text of sentences.
    Prose,
    /// Yes or no.
    Switch,
    /// Lower-case words joined by `-`.
    Id,
    /// A code of the register.
    Code,
    /// An address on the web.
    Url,
    /// A mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A day.
    Day,
    /// A year, a month or a day.
    Moment,
    /// An age, or from one to another.
    Ages,
    /// One of these words; the English one stands in the file.
    OneOf(&'static [Words]),
    /// The id of a theme.
    Theme,
    /// What names an entry of this noun (by its key) in the same record.
    Ref(&'static str),
    /// A municipality, written in this form.
    Municipality(Form),
    /// Name, role and organisation.
    Person,
}

/// How a reference to a municipality is written.
#[derive(Clone, Copy, Debug, Hash, PartialEq, Eq)]
pub enum Form {
    /// `Den Haag`.
    Name,
    /// `GM0518`.
    Code,
    /// `den-haag`.
    Slug,
}

/// A value of a record.
pub trait Value: FromStr<Err: fmt::Display> + fmt::Display + Clone {
    /// What it is.
    const KIND: Kind;

    /// Its written form, read.
    fn parse(text: &str) -> Result<Self, Wrong> {
        text.parse().map_err(|wrong: Self::Err| wrong.to_string())
    }

    /// The value as a file holds it; most are texts there too.
    fn read<N: Node>(node: &N, faults: &mut Faults) -> Option<Self> {
        let found = node.scalar();
        let Scalar::Text(text) = &found else {
            faults.expected(node.span(), Scalar::Text("".into()).name(), found.name());
            return None;
        };
        noted(Self::parse(text), node, faults)
    }

    /// A value that says nothing, for one that must be there and is not sound: so that the rest of
    /// its entry can be judged.
    fn stand_in() -> Option<Self> {
        None
    }

    /// The value as it is written into a file.
    fn plain(&self) -> Plain {
        Plain::Text(self.to_string())
    }

    /// Its written form.
    fn text(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}

fn noted<V, N: Node>(read: Result<V, Wrong>, node: &N, faults: &mut Faults) -> Option<V> {
    read.map_err(|wrong| faults.note(INVALID_VALUE, node.span(), wrong))
        .ok()
}

impl Value for bool {
    const KIND: Kind = Kind::Switch;

    fn parse(text: &str) -> Result<Self, Wrong> {
        match text {
            "true" | "yes" | "ja" => Ok(true),
            "false" | "no" | "nee" => Ok(false),
            _ => Err(say::no_switch(text)),
        }
    }

    fn read<N: Node>(node: &N, faults: &mut Faults) -> Option<Self> {
        let found = node.scalar();
        let Scalar::Yes(yes) = found else {
            faults.expected(node.span(), Scalar::Yes(true).name(), found.name());
            return None;
        };
        Some(yes)
    }

    fn plain(&self) -> Plain {
        Plain::Yes(*self)
    }
}
