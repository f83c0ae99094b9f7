//! The door to the `toml` crate: a file's text as [`Node`]s.

use std::{borrow::Cow, ops::Range};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::say;
use crate::{
    diagnostic::toml::syntax,
    model::{
        fault::{Fault, Faults, INVALID_TOML},
        node::{Node, Scalar},
        value::{Day, Moment},
    },
    words::Words,
};

/// The byte-order mark.
pub const MARK: char = '\u{feff}';

/// The root of a parsed text. A text that is no TOML has every syntax error noted, and no root.
pub fn parse<'t>(text: &'t str, faults: &mut Faults) -> Option<Spanned<DeValue<'t>>> {
    // One mark was taken off already; the parser would pass over another.
    if text.starts_with(MARK) {
        faults.note(INVALID_TOML, 0..MARK.len_utf8(), say::second_mark());
        return None;
    }
    let (root, mut errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        errors.sort_by_key(start_of);
        note(text, &errors, faults);
        return None;
    }
    let span = root.span();
    Some(Spanned::new(span, DeValue::Table(root.into_inner())))
}

fn start_of(error: &toml::de::Error) -> usize {
    error.span().map_or(0, |span| span.start)
}

/// The recovering parser reports one slip several times: the first of a line is the one.
fn note(text: &str, errors: &[toml::de::Error], faults: &mut Faults) {
    let mut told = None;
    for error in errors {
        let start = text.floor_char_boundary(start_of(error));
        let line = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        if told.replace(line) == Some(line) {
            continue;
        }
        let whole = text[line..].lines().next();
        let help = whole.and_then(month).map(say::month_in_quotes);
        let message = syntax(error.message());
        let span = error.span().unwrap_or(0..0);
        faults.0.push(Fault {
            code: INVALID_TOML,
            span,
            message,
            help,
        });
    }
}

/// A month without quotes, which people write and TOML does not know: `2021-07`.
fn month(line: &str) -> Option<&str> {
    let (_, value) = line.split_once('=')?;
    let value = value.split('#').next()?.trim();
    (value.len() == 7 && value.parse::<Moment>().is_ok()).then_some(value)
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
