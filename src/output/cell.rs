//! What stands in one place of a list, and its two written forms: text and JSON.

use super::{Tone, json};
use crate::{
    model::plain::{Content, Plain},
    words::{Words, messages, visible},
};
use serde_json::Value;

/// What stands in one place of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing: an empty cell, no key in JSON.
    Nothing,
    /// One value. A Moment is handed over as text: a year alone would be a number in JSON.
    One(Plain),
    /// A list; an empty one is as nothing.
    Many(Vec<Plain>),
    /// A word of the tool's own.
    Term(Term),
}

/// A word of the tool's own, such as a status: an id everywhere, in the drawn table a translated
/// and coloured word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// What programs read.
    pub id: &'static str,
    /// What people read.
    pub label: Words,
    /// Its colour.
    pub tone: Tone,
}

/// Writes a part of a cell as a format wants it, with a backslash before each of these marks.
pub type Escape = fn(part: &str, marks: &[char]) -> String;

// One layer for lists and persons together: whoever splits at the bare marks and then takes the
// backslashes off has every part back.
const IN_LIST: &[char] = &['\\', ';'];
const IN_PERSON: &[char] = &['\\', ';', ','];

/// The parts of a person in the order in which they are written.
const PERSON: [&str; 3] = ["name", "role", "organisation"];

impl Cell {
    /// Whether there is nothing to read in it.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::One(Plain::Text(text)) => text.is_empty(),
            Self::One(_) | Self::Term(_) => false,
            Self::Many(values) => values.is_empty(),
        }
    }

    /// For programs: a list joined by `; `, a person as `NAME, ROLE, ORGANISATION`.
    pub fn text(&self, escape: Escape) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::One(value) => written(value, &[], escape),
            Self::Many(values) => {
                let values: Vec<_> = values.iter().map(|v| written(v, IN_LIST, escape)).collect();
                values.join("; ")
            }
            Self::Term(term) => escape(term.id, &[]),
        }
    }

    /// The same as csv and a spreadsheet have it: nothing escaped but the marks of a list.
    pub fn raw(&self) -> String {
        self.text(marked)
    }

    /// The same as tsv has it.
    pub fn escaped(&self) -> String {
        self.text(super::tsv::escape)
    }

    /// For people: on one line, nothing escaped but what a terminal would obey.
    pub fn drawn(&self) -> String {
        let text = match self {
            Self::Nothing => String::new(),
            Self::One(value) => spoken(value),
            Self::Many(values) => values.iter().map(spoken).collect::<Vec<_>>().join("; "),
            Self::Term(term) => term.label.here().to_owned(),
        };
        one_line(&text)
    }

    /// For JSON; nothing where the key is left out.
    pub fn json(&self) -> Option<Value> {
        match self {
            Self::Nothing => None,
            Self::One(value) => Some(json::plain(value)),
            Self::Many(values) if values.is_empty() => None,
            Self::Many(values) => Some(values.iter().map(json::plain).collect()),
            Self::Term(term) => Some(term.id.into()),
        }
    }

    pub(super) fn tone(&self) -> Tone {
        match self {
            Self::Term(term) => term.tone,
            Self::Nothing | Self::One(_) | Self::Many(_) => Tone::Plain,
        }
    }

    pub(super) fn is_number(&self) -> bool {
        matches!(self, Self::One(Plain::Whole(_)))
    }
}

/// The text with a backslash before each of these marks.
pub(super) fn marked(text: &str, marks: &[char]) -> String {
    if !marks.iter().any(|mark| text.contains(*mark)) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if marks.contains(&c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The text without line breaks, whatever a terminal would obey made visible.
pub(super) fn one_line(text: &str) -> String {
    let joined = text
        .lines()
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join(" ");
    visible::line(joined.trim()).into_owned()
}

/// Splits a written list at a bare mark (`;`, or `,` for a person) and trims the pieces, whose
/// backslashes stay: the inverse of [`Cell::text`] together with [`unescaped`].
pub fn split(text: &str, mark: char) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut escaped) = (0, false);
    for (at, c) in text.char_indices() {
        if c == mark && !escaped {
            pieces.push(text[start..at].trim());
            start = at + c.len_utf8();
        }
        escaped = c == '\\' && !escaped;
    }
    pieces.push(text[start..].trim());
    pieces
}

/// Takes the backslashes off that [`Cell::text`] put before `;`, `,` and `\`; others stay.
pub fn unescaped(piece: &str) -> String {
    let mut out = String::with_capacity(piece.len());
    let mut chars = piece.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(&next) if c == '\\' && IN_PERSON.contains(&next) => {
                out.push(next);
                chars.next();
            }
            _ => out.push(c),
        }
    }
    out
}

fn written(value: &Plain, marks: &[char], escape: Escape) -> String {
    match value {
        Plain::Text(text) => escape(text, marks),
        Plain::Whole(number) => number.to_string(),
        Plain::Yes(yes) => yes.to_string(),
        Plain::Day { year, month, day } => json::day(*year, *month, *day),
        Plain::Table(parts) => {
            let parts: Vec<_> = person(parts)
                .iter()
                .map(|part| escape(part, IN_PERSON))
                .collect();
            parts.join(", ")
        }
    }
}

fn spoken(value: &Plain) -> String {
    match value {
        Plain::Text(text) => text.clone(),
        Plain::Whole(number) => number.to_string(),
        Plain::Yes(true) => yes(),
        Plain::Yes(false) => no(),
        Plain::Day { year, month, day } => json::day(*year, *month, *day),
        Plain::Table(parts) => {
            let mut parts = person(parts);
            parts.retain(|part| !part.is_empty());
            parts.join(", ")
        }
    }
}

/// The parts in their places, an absent one in the middle empty, none at the end.
fn person<'a>(parts: &'a [(&'static str, String)]) -> Vec<&'a str> {
    let known = |key: &str| {
        parts
            .iter()
            .find(|(k, _)| *k == key)
            .map_or("", |(_, v)| v.as_str())
    };
    let mut found: Vec<&'a str> = PERSON.iter().map(|key| known(key)).collect();
    found.extend(
        parts
            .iter()
            .filter(|(key, _)| !PERSON.contains(key))
            .map(|(_, v)| v.as_str()),
    );
    while found.last().is_some_and(|part| part.is_empty()) {
        found.pop();
    }
    found
}

impl From<Content> for Cell {
    fn from(content: Content) -> Self {
        match content {
            Content::One(value) => Self::One(value),
            Content::Many(values) => Self::Many(values),
        }
    }
}

impl From<Plain> for Cell {
    fn from(value: Plain) -> Self {
        Self::One(value)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::One(Plain::Text(text))
    }
}

impl From<bool> for Cell {
    fn from(yes: bool) -> Self {
        Self::One(Plain::Yes(yes))
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::One(Plain::Whole(i64::try_from(number).unwrap_or(i64::MAX)))
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

messages! {
    /// What holds.
    yes() { en: "yes", nl: "ja" }
    /// What does not hold.
    no() { en: "no", nl: "nee" }
}

#[cfg(test)]
mod tests {
    use super::{Cell, marked, split, unescaped};
    use crate::model::plain::Plain;
    use proptest::prelude::*;

    fn texts(texts: &[&str]) -> Cell {
        Cell::Many(
            texts
                .iter()
                .map(|text| Plain::Text((*text).into()))
                .collect(),
        )
    }

    fn person(parts: &[(&'static str, &str)]) -> Cell {
        Cell::Many(vec![Plain::Table(
            parts.iter().map(|(k, v)| (*k, (*v).into())).collect(),
        )])
    }

    #[test]
    fn a_list_is_joined_by_semicolons() {
        assert_eq!(
            texts(&["a; b", "c\\", "d, e"]).text(marked),
            r"a\; b; c\\; d, e"
        );
        assert_eq!(texts(&[]).text(marked), "");
        assert_eq!(texts(&["a; b", "c"]).drawn(), "a; b; c");
        assert_eq!(Cell::from(r"C:\a; b").text(marked), r"C:\a; b");
    }

    #[test]
    fn a_person_keeps_every_part_in_its_place() {
        let whole = [
            ("name", "Jansen, P."),
            ("role", "lector"),
            ("organisation", "HL; L"),
        ];
        assert_eq!(person(&whole).text(marked), r"Jansen\, P., lector, HL\; L");
        let no_role = [("name", "Jansen"), ("organisation", "HL")];
        assert_eq!(person(&no_role).text(marked), "Jansen, , HL");
        assert_eq!(person(&no_role).drawn(), "Jansen, HL");
        assert_eq!(person(&[("name", "Jansen")]).text(marked), "Jansen");
    }

    #[test]
    fn what_is_drawn_is_one_harmless_line() {
        assert_eq!(
            Cell::from("a\r\nb \n\u{1b}[31m\u{202e}c\n").drawn(),
            "a b \\u{1b}[31m\\u{202e}c"
        );
    }

    proptest! {
        #[test]
        fn a_written_list_is_read_back(list in proptest::collection::vec("[a-c;,\\\\ ]{0,6}x", 1..5)) {
            let list: Vec<String> = list.iter().map(|text| text.trim().to_owned()).collect();
            let cell = Cell::Many(list.iter().cloned().map(Plain::Text).collect());
            let text = cell.text(marked);
            let back: Vec<_> = split(&text, ';').into_iter().map(unescaped).collect();
            prop_assert_eq!(back, list);
        }
    }
}
