//! What a person did wrong where a parser stumbled.

use std::ops::Range;

use toml_parser::lexer::TokenKind;

use super::{
    Slip, say,
    split::{Shape, Statement, is_key, is_noun, nouns},
    strange::{self, Like, Strange},
};
use crate::{
    diagnostic::toml::syntax,
    model::{
        field::Field,
        noun::Read,
        nouns::Municipality,
        value::{Kind, Period, typed},
    },
};

/// What takes the place of a stretch.
pub type Edit = (Range<usize>, String);

/// What the parser says of a key, or a header, that stood there before.
pub const DOUBLE: &str = "duplicate key";

/// The slip in a statement, and what mends it, where that is certain.
pub fn explained(
    text: &str,
    all: &[Statement],
    nth: usize,
    error: Option<&toml::de::Error>,
) -> (Slip, Option<Edit>) {
    let (own, edit) = match error {
        Some(error) => {
            let (slip, edit) = Told { text, all, nth }.of(error);
            (Some(slip), edit)
        }
        None => (None, None),
    };
    let statement = &all[nth];
    let odd = odd(text, all, statement);
    // A dash may be seen; the others hide what is wrong with a value.
    let hides = odd.as_ref().is_some_and(|(_, like)| *like != Like::Dash);
    let own = own.filter(|own| !(hides && is_in_value(statement, own.span.start)));
    let odd = odd.map(|(slip, _)| slip);
    // The first of them is where the hand slipped.
    let others = [odd, statement.slip.clone()].into_iter().flatten();
    let first = others.min_by_key(|slip| slip.span.start);
    match (first, own) {
        (Some(first), Some(own)) if own.span.start < first.span.start => (own, edit),
        (Some(first), _) => (first, None),
        (None, Some(own)) => (own, edit),
        (None, None) => (Slip::new(statement.span.clone(), String::new()), None),
    }
}

/// A character that misleads where TOML has only its own.
fn odd(text: &str, all: &[Statement], statement: &Statement) -> Option<(Slip, Like)> {
    let value = match &statement.shape {
        Shape::Pair(_, value) => Some(value.clone()),
        Shape::Header(..) | Shape::Other => None,
    };
    let is_prose = value.as_ref().is_some_and(|value| {
        let raw = &text[value.clone()];
        raw.starts_with(char::is_alphabetic)
            && field_of(all, statement).is_none_or(|field| is_text(field.kind))
    });
    let start = value.map_or(usize::MAX, |value| value.start);
    let may_stand = |at: usize, strange: &Strange| {
        let is_sign = matches!(strange.like, Like::Quote | Like::Dash | Like::Blank);
        is_prose && at >= start && is_sign
    };
    let atoms = statement.tokens.iter();
    let atoms = atoms.filter(|(kind, _)| *kind == TokenKind::Atom);
    let begin = statement.span.start..statement.span.start + 3;
    let mark = text.get(begin.clone()).filter(|sign| *sign == "\u{feff}");
    let places = mark.map(|_| begin).into_iter();
    let mut places = places.chain(atoms.map(|(_, span)| span.clone()));
    places.find_map(|span| {
        let found = strange::first(&text[span.clone()], |_| true);
        let found = found.filter(|(at, strange)| !may_stand(span.start + at, strange));
        found.map(|(at, strange)| (Slip::strange(span.start + at, &strange), strange.like))
    })
}

/// Whether this is a place in the value of a statement.
fn is_in_value(statement: &Statement, at: usize) -> bool {
    matches!(&statement.shape, Shape::Pair(_, value) if value.contains(&at))
}

const fn is_text(kind: Kind) -> bool {
    !matches!(kind, Kind::Switch | Kind::Day | Kind::Moment | Kind::Ages)
}

/// The field that a statement sets, if the format has it.
fn field_of(all: &[Statement], statement: &Statement) -> Option<&'static Field> {
    let Shape::Pair(Some(key), _) = &statement.shape else {
        return None;
    };
    let Some(section) = statement.section else {
        return Municipality::NOUN.field(key);
    };
    let nth = all
        .binary_search_by_key(&section, |one| one.span.start)
        .ok()?;
    match &all[nth].shape {
        Shape::Header(Some(name), _) => nouns().find(|noun| noun.key == name)?.field(key),
        Shape::Header(None, _) | Shape::Pair(..) | Shape::Other => None,
    }
}

/// A statement on which the parser stumbled.
struct Told<'t> {
    text: &'t str,
    all: &'t [Statement],
    nth: usize,
}

impl Told<'_> {
    fn of(&self, error: &toml::de::Error) -> (Slip, Option<Edit>) {
        let statement = &self.all[self.nth];
        let span = error.span().unwrap_or_else(|| statement.span.clone());
        let plain = || Slip::new(span.clone(), syntax(error.message()));
        let whole = &self.text[statement.span.clone()];
        if whole.len() >= 7 && whole.bytes().all(|byte| byte == b'=') {
            // What is left of a conflict: in a text it may be a line of its own.
            let slip = Slip::new(statement.span.clone(), say::conflict());
            return (slip.help(Some(say::resolve())), None);
        }
        if error.message() == DOUBLE {
            return self.double(plain());
        }
        match &statement.shape {
            Shape::Header(Some(name), _) if is_noun(name) => {
                (plain().help(Some(say::write_header(name))), None)
            }
            Shape::Pair(Some(key), value) if span.end >= value.start => {
                let slip = self.value(key, value.clone(), &span, error.message());
                (slip.unwrap_or_else(plain), None)
            }
            Shape::Other => match self.colon() {
                Some(at) => {
                    let edit = (at..at + 1, " =".to_owned());
                    let key = self.text[statement.span.start..at].trim();
                    let is_mended = is_key(key);
                    (
                        Slip::new(at..at + 1, say::colon()),
                        is_mended.then_some(edit),
                    )
                }
                None => (plain(), None),
            },
            Shape::Header(..) | Shape::Pair(..) => (plain(), None),
        }
    }

    /// A key, or a header, that stood there before.
    fn double(&self, slip: Slip) -> (Slip, Option<Edit>) {
        let statement = &self.all[self.nth];
        let name = |one: &Statement| match &one.shape {
            Shape::Header(name, _) => name.clone(),
            Shape::Pair(key, _) => key.clone().filter(|_| one.section == statement.section),
            Shape::Other => None,
        };
        let is_header = matches!(statement.shape, Shape::Header(..));
        let mut before = self.all[..self.nth].iter();
        let first = before.find(|one| {
            is_header == matches!(one.shape, Shape::Header(..))
                && name(one).is_some()
                && name(one) == name(statement)
        });
        let related = first.map(|one| {
            let start = one.span.start;
            let line = self.text[start..one.span.end].lines().next();
            let line = line.unwrap_or_default();
            let key = if is_header {
                line
            } else {
                line.split('=').next().unwrap_or(line)
            };
            (start..start + key.trim_end().len(), say::first_here())
        });
        let edit = (!is_header).then(|| (statement.span.clone(), String::new()));
        let slip = Slip {
            related: related.into_iter().collect(),
            ..slip
        };
        (slip, edit)
    }

    /// The `:` that stands where `=` belongs.
    fn colon(&self) -> Option<usize> {
        let tokens = self.all[self.nth].tokens.iter().take(2);
        let mut atoms = tokens.filter(|(kind, _)| *kind == TokenKind::Atom);
        atoms.find_map(|(_, span)| {
            let at = self.text[span.clone()].find(':')?;
            Some(span.start + at)
        })
    }

    /// What is wrong with a value.
    fn value(
        &self,
        key: &str,
        value: Range<usize>,
        stumble: &Range<usize>,
        message: &str,
    ) -> Option<Slip> {
        let statement = &self.all[self.nth];
        let raw = &self.text[value.clone()];
        if raw.is_empty() {
            let slip = Slip::new(value.start - 1..value.start, say::no_value(key));
            return Some(slip.help(Some(say::or_remove())));
        }
        let field = field_of(self.all, statement);
        if raw.starts_with(['"', '\'']) {
            return self.after_text(key, value, field);
        }
        if raw.starts_with(['[', '{']) {
            return self.in_list(stumble, message);
        }
        let raw = raw.lines().next().unwrap_or_default();
        let raw = raw.split(" #").next().unwrap_or_default().trim_end();
        let (message, help) = bare(key, raw, field);
        Some(Slip::new(value.start..value.start + raw.len(), message).help(help))
    }

    /// What follows a text that is closed.
    fn after_text(&self, key: &str, value: Range<usize>, field: Option<&Field>) -> Option<Slip> {
        let tokens = &self.all[self.nth].tokens;
        let first = tokens
            .iter()
            .position(|(_, span)| span.start == value.start)?;
        let (end, (next, _)) = (tokens[first].1.end, tokens.get(first + 1)?);
        if *next == TokenKind::Comma && field.is_some_and(Field::is_list) {
            let line = say::write_line(format!("{key} = [{}]", &self.text[value.clone()]));
            return Some(Slip::new(value, say::needs_brackets(key)).help(Some(line)));
        }
        let has_more = self.text[end..value.end].contains('"');
        (*next == TokenKind::Atom && has_more).then(|| Slip::new(end - 1..end, say::quote_inside()))
    }

    /// A word without quotation marks in a list.
    fn in_list(&self, stumble: &Range<usize>, message: &str) -> Option<Slip> {
        if !message.starts_with("string values must be quoted") {
            return None;
        }
        let rest = &self.text[stumble.start..self.all[self.nth].span.end];
        let end = rest.find([',', ']', '}', '\n']).unwrap_or(rest.len());
        let word = rest[..end].trim_end();
        let span = stumble.start..stumble.start + word.len();
        (!word.is_empty()).then(|| Slip::new(span, say::needs_quotes(word)))
    }
}

/// What is wrong with a value that stands between no signs, and what would be right.
fn bare(key: &str, raw: &str, field: Option<&Field>) -> (String, Option<String>) {
    let line = |value: &str| say::write_line(format!("{key} = {value}"));
    let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let kind = field.map(|field| field.kind);
    if let Some(field) = field.filter(|field| field.is_list()) {
        let parts = raw.split(',').map(|part| part.trim().trim_matches('"'));
        let parts: Vec<_> = parts.filter(|part| !part.is_empty()).map(quoted).collect();
        let list = format!("[{}]", parts.join(", "));
        return (say::needs_brackets(field.key), Some(line(&list)));
    }
    let switch = typed::switch(raw).filter(|_| raw.parse::<i64>().is_err());
    if kind == Some(Kind::Switch) || kind.is_none() && switch.is_some() {
        return (
            say::true_or_false(raw),
            switch.map(|yes| line(&yes.to_string())),
        );
    }
    if matches!(kind, Some(Kind::Moment | Kind::Day) | None) {
        let period = raw.parse::<Period>().ok();
        if let Some((start, end)) = period.and_then(|period| period.start.zip(period.end)) {
            let (start, end) = (moment(&start.to_string()), moment(&end.to_string()));
            let one = format!("start = {start}");
            let lines = say::write_lines(one, format!("end = {end}"));
            return (say::a_period(raw), Some(lines));
        }
        match typed::moment(raw) {
            Ok(known) => {
                let known = moment(&known.to_string());
                return (say::a_date(raw), Some(line(&known)));
            }
            Err(wrong) if kind.is_some() => return (wrong, None),
            Err(_) => {}
        }
    }
    (say::needs_quotes(raw), Some(line(&quoted(raw))))
}

/// A moment as a file holds it.
fn moment(text: &str) -> String {
    match text.len() {
        7 => format!("\"{text}\""),
        _ => text.to_owned(),
    }
}
