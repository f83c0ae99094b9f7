use std::ops::Range;

use clap::{Command, Error, error::ErrorKind};

use super::{explain, wording};
use crate::words::Words;

/// What to tell instead of running: help and version as clap renders them (with colours, to be
/// printed through anstream), an error in plain words. Both in the language.
///
/// `command` is the one that was asked to parse: it remembers how far that came.
pub fn said(error: &Error, command: &Command) -> String {
    let help = matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    );
    if help {
        translated(&error.render().ansi().to_string())
    } else {
        explain(error, command)
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
    lines(&text)
}

// The lines with their headings put into the language and the blanks at their ends gone. The further
// lines of a usage stand under its first.
fn lines(text: &str) -> String {
    let (clap, ours) = wording::USAGE;
    let mut in_usage = false;
    let mut lines = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line.trim_end();
        let bare = anstream::adapter::strip_str(line).to_string();
        let further = line
            .strip_prefix(&" ".repeat(clap.len() + 1))
            .filter(|_| in_usage);
        if let Some(further) = further {
            lines.extend([&" ".repeat(ours.here().len() + 1), further]);
        } else {
            in_usage = bare.starts_with(clap);
            lines += &if in_usage {
                line.replacen(clap, ours.here(), 1)
            } else {
                heading(line, &bare)
            };
        }
        lines.push('\n');
    }
    lines
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

fn heading(line: &str, bare: &str) -> String {
    wording::HEADINGS
        .iter()
        .find(|(clap, _)| bare.trim() == *clap)
        .map_or_else(
            || line.to_owned(),
            |(clap, ours)| line.replacen(clap, ours.here(), 1),
        )
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
