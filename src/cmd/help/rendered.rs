use std::{borrow::Cow, ops::Range};

use clap::{Command, Error, error::ErrorKind};

use super::{explain, wording};
use crate::words::Words;

/// What to tell instead of running: help and version as clap renders them (with colours, to be
/// printed through anstream), an error in plain words. Both in the language.
///
/// `command` is the one that was asked to parse: it remembers how far that came.
pub fn said(error: &Error, command: &Command) -> String {
    match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            translated(&error.render().ansi().to_string())
        }
        _ => explain(error, command),
    }
}

/// Help or usage as clap rendered it, coloured or not, with clap's own English put into the
/// language.
pub fn translated(text: &str) -> String {
    let mut text = text.to_owned();
    for (clap, ours) in wording::SENTENCES {
        while let Some(range) = spaced(&text, clap).filter(|_| ours.here() != clap) {
            text.replace_range(range, ours.here());
        }
    }
    for (clap, ours) in wording::BRACKETS {
        bracket(&mut text, clap, ours);
    }
    text.split_inclusive('\n').map(heading).collect()
}

// A line break that clap put inside the bracket goes before it: so no line grows.
fn bracket(text: &mut String, clap: &str, ours: Words) {
    if ours.here() == clap {
        return;
    }
    while let Some(range) = spaced(text, clap) {
        let found = &text[range.clone()];
        let broken = found.find('\n').map_or("", |start| {
            let rest = &found[start..];
            &rest[..rest.len() - rest.trim_start().len()]
        });
        let put = format!("{broken}{}", ours.here());
        text.replace_range(range, &put);
    }
}

fn heading(line: &str) -> Cow<'_, str> {
    let bare = anstream::adapter::strip_str(line).to_string();
    wording::HEADINGS
        .iter()
        .find(|(clap, _)| bare.trim() == *clap || *clap == "Usage:" && bare.starts_with(clap))
        .map_or(Cow::Borrowed(line), |(clap, ours)| line.replacen(clap, ours.here(), 1).into())
}

/// Where these words stand one after the other, however clap has broken the lines between them.
fn spaced(text: &str, phrase: &str) -> Option<Range<usize>> {
    let mut words = phrase.split(' ');
    let first = words.next()?;
    text.match_indices(first).find_map(|(start, _)| {
        let mut end = start + first.len();
        for word in words.clone() {
            let rest = text[end..].trim_start();
            let begin = text.len() - rest.len();
            if begin == end || !rest.starts_with(word) {
                return None;
            }
            end = begin + word.len();
        }
        Some(start..end)
    })
}
