//! What the TOML parser says, in our words: for people who edit TOML seldom, in their language.

mod table;

use self::table::{EXPECTATIONS, EXTEND, OPEN, TOLD};
use super::say;
use crate::words::{Lang, Words, lang};

/// A message of the parser in our words; one that nobody knows yet stays as it is.
pub fn syntax(message: &str) -> String {
    match told(message) {
        Some(Said::Whole(words)) => words.here().to_owned(),
        Some(Said::Expects(words, things)) => {
            let things: Vec<_> = things
                .split(", ")
                .map(|thing| expectation(thing, lang()))
                .collect();
            say::expected(words.here(), alternatives(&things))
        }
        None => message.to_owned(),
    }
}

/// What is to be said of a message.
enum Said<'a> {
    /// This, and nothing more.
    Whole(Words),
    /// This, and what the parser expected.
    Expects(Words, &'a str),
}

fn told(message: &str) -> Option<Said<'_>> {
    if let Some(words) = find(TOLD, message) {
        return Some(Said::Whole(words));
    }
    let (description, expected) = match message.split_once(", expected ") {
        Some((description, expected)) => (description, Some(expected)),
        None => (message, None),
    };
    if description.starts_with("cannot extend value of type ") {
        return Some(Said::Whole(EXTEND));
    }
    if let Some(words) = find(TOLD, description) {
        return Some(Said::Whole(words));
    }
    let words = find(OPEN, description)?;
    match expected {
        None | Some("nothing") => Some(Said::Whole(words)),
        Some(things) => Some(Said::Expects(words, things)),
    }
}

fn expectation(thing: &str, lang: Lang) -> String {
    match find(EXPECTATIONS, thing) {
        Some(words) => words.in_lang(lang).to_owned(),
        None => thing.to_owned(),
    }
}

fn alternatives(things: &[String]) -> String {
    match things {
        [] => String::new(),
        [one] => one.clone(),
        [others @ .., last] => say::or(others.join(", "), last),
    }
}

fn find(table: &[(&str, Words)], text: &str) -> Option<Words> {
    let row = table.iter().find(|(known, _)| *known == text);
    row.map(|(_, words)| *words)
}

#[cfg(test)]
mod tests;
