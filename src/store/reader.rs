//! The door to the `toml` crate: a file's text as [`Node`]s.

use std::{borrow::Cow, ops::Range};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    say,
    syntax::{Mended, conflict::conflicts},
};
use crate::{
    model::{
        fault::{Fault, Faults, INVALID_TOML},
        node::{Node, Scalar},
        value::Day,
    },
    words::Words,
};

/// The byte-order mark.
pub const MARK: char = '\u{feff}';

/// The root of a parsed text. A text that is no TOML, or in which a conflict stands, has every slip
/// noted, and no root.
pub fn parse<'t>(text: &'t str, faults: &mut Faults) -> Option<Spanned<DeValue<'t>>> {
    if let Some(fault) = second_mark(text) {
        faults.0.push(fault);
        return None;
    }
    let (root, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() || !conflicts(text).is_empty() {
        faults.0.extend(Mended::of(text).faults.0);
        return None;
    }
    let span = root.span();
    Some(Spanned::new(span, DeValue::Table(root.into_inner())))
}

/// One mark was taken off already; the parser would pass over another.
pub fn second_mark(text: &str) -> Option<Fault> {
    text.starts_with(MARK).then(|| Fault {
        code: INVALID_TOML,
        span: 0..MARK.len_utf8(),
        message: say::second_mark(),
        help: None,
        related: Vec::new(),
    })
}

impl Node for Spanned<DeValue<'_>> {
    fn span(&self) -> Range<usize> {
        Spanned::span(self)
    }

    fn scalar(&self) -> Scalar<'_> {
        match self.get_ref() {
            DeValue::String(text) => Scalar::Text(unix_lines(text)),
            DeValue::Integer(whole) => i64::from_str_radix(whole.as_str(), whole.radix()).map_or(
                Scalar::Other(Words {
                    en: "a number",
                    nl: "een getal",
                }),
                Scalar::Whole,
            ),
            DeValue::Boolean(yes) => Scalar::Yes(*yes),
            DeValue::Datetime(at) => match (at.date, at.time) {
                (Some(date), None) => Scalar::Day(Day {
                    year: date.year,
                    month: date.month,
                    day: date.day,
                }),
                (Some(_) | None, _) => Scalar::Other(Words {
                    en: "a time",
                    nl: "een tijdstip",
                }),
            },
            DeValue::Float(_) => Scalar::Other(Words {
                en: "a decimal number",
                nl: "een kommagetal",
            }),
            DeValue::Array(_) => Scalar::Other(Words {
                en: "a list",
                nl: "een lijst",
            }),
            DeValue::Table(_) => Scalar::Other(Words {
                en: "a table",
                nl: "een tabel",
            }),
        }
    }

    fn items(&self) -> Option<&[Self]> {
        self.get_ref().as_array().map(|array| &array[..])
    }

    fn pairs(&self) -> Option<impl Iterator<Item = (&str, Range<usize>, &Self)>> {
        let table = self.get_ref().as_table()?;
        Some(
            table
                .iter()
                .map(|(key, value)| (key.get_ref().as_ref(), key.span(), value)),
        )
    }

    fn get(&self, key: &str) -> Option<&Self> {
        self.get_ref().as_table()?.get(key)
    }
}

/// A multi-line string in a file with CRLF has them inside; what was written is its lines.
pub fn unix_lines(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\r', text.as_bytes()).is_some() {
        Cow::Owned(text.replace("\r\n", "\n"))
    } else {
        Cow::Borrowed(text)
    }
}
