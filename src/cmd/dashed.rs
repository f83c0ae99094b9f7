//! Values that begin with a dash: `--title "-20% verzuim"`.
//!
//! clap could be told to take whatever follows for the value; it would take the next flag too where a
//! value was forgotten. So only what cannot be a flag is joined to the flag before it.

use std::ffi::{OsStr, OsString};

use clap::{Arg, Command};

use crate::words::nearest;

/// The arguments, with `--title=-20%` for `--title -20%`.
pub fn joined(program: &Command, args: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut args = args.into_iter().peekable();
    let mut command = program;
    let mut joined: Vec<OsString> = args.next().into_iter().collect();
    while let Some(mut arg) = args.next() {
        if arg == "--" {
            joined.push(arg);
            break;
        }
        let word = arg.to_str().unwrap_or_default();
        if let Some(inner) = command.find_subcommand(word) {
            command = inner;
        } else if takes_value(program, command, word) {
            let is_value = |next: &OsString| !is_flag(program, command, &next.to_string_lossy());
            match args.next_if(is_value) {
                Some(value) if value.to_string_lossy().starts_with('-') => {
                    arg.push("=");
                    arg.push(value);
                }
                Some(value) => joined.push(std::mem::replace(&mut arg, value)),
                None => {}
            }
        }
        joined.push(arg);
    }
    joined.extend(args);
    joined
}

/// Whether an argument begins with a dash as no flag does.
pub fn may_be_value(arg: &OsStr) -> bool {
    let text = arg.to_string_lossy();
    let bare = text.trim_start_matches('-');
    bare.len() < text.len() && !bare.chars().all(|c| c.is_alphanumeric() || c == '-')
        || text.starts_with('-') && !text.starts_with("--") && text.len() > 2
}

/// The flags of a command, and those that stand before or after any.
fn flags<'c>(program: &'c Command, command: &'c Command) -> impl Iterator<Item = &'c Arg> {
    program.get_arguments().chain(command.get_arguments())
}

fn longs(arg: &Arg) -> impl Iterator<Item = &str> {
    let aliases = arg.get_all_aliases().unwrap_or_default();
    arg.get_long().into_iter().chain(aliases)
}

/// Whether a word is a flag behind which its value stands.
fn takes_value(program: &Command, command: &Command, word: &str) -> bool {
    let named = |arg: &&Arg| longs(arg).any(|long| word.strip_prefix("--") == Some(long));
    let found = flags(program, command).find(named);
    found.is_some_and(|arg| arg.get_action().takes_values() && !arg.is_require_equals_set())
}

/// Whether a word is a flag, or one that is misspelt.
fn is_flag(program: &Command, command: &Command, word: &str) -> bool {
    let all = || flags(program, command);
    if let Some(long) = word.strip_prefix("--") {
        let long = long.split_once('=').map_or(long, |(long, _)| long);
        // Those two are no flags of a command that is built to be carried out.
        let known = || all().flat_map(longs).chain(["help", "version"]);
        let is_word = long.chars().all(|c| c.is_alphanumeric() || c == '-');
        return is_word && (long.is_empty() || nearest(long, known()).is_some());
    }
    let mut letters = word.strip_prefix('-').unwrap_or_default().chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => {
            ['h', 'V'].contains(&letter) || all().any(|arg| arg.get_short() == Some(letter))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use crate::cmd::joined;

    #[test]
    fn what_cannot_be_a_flag_is_a_value() {
        for (typed, meant) in [
            (
                "intervention add leiden --title|-20% verzuim",
                "--title=-20% verzuim",
            ),
            (
                "addendum edit leiden --add-agreement|- evaluatie",
                "--add-agreement=- evaluatie",
            ),
            ("intervention add leiden --title|--|x", "--title|--|x"),
            (
                "intervention add leiden --title|--summary|x",
                "--title|--summary|x",
            ),
            (
                "intervention add leiden --title|--sumary|x",
                "--title|--sumary|x",
            ),
            (
                "intervention add leiden --title|--lang|nl",
                "--title|--lang|nl",
            ),
            ("intervention add leiden --title|-h", "--title|-h"),
            ("intervention add leiden --title|--help", "--title|--help"),
            (
                "intervention add leiden --title|--start doen we",
                "--title=--start doen we",
            ),
            (
                "intervention add leiden --title|--summary=x",
                "--title|--summary=x",
            ),
            ("intervention add leiden --title|-", "--title|-"),
            ("intervention edit leiden x --former|-20%", "--former|-20%"),
            ("addendum add leiden --period|-2024", "--period=-2024"),
            ("--data|-dash|list", "--data=-dash|list"),
            ("search --|--title|-20%", "--|--title|-20%"),
        ] {
            // A bar parts the arguments from the first value on.
            let (before, rest) = typed.split_once('|').unwrap_or((typed, ""));
            let args = ["gka"]
                .into_iter()
                .chain(before.split(' '))
                .chain(rest.split('|'));
            let found: Vec<_> = joined(args.map(OsString::from).collect())
                .iter()
                .map(|arg| arg.to_string_lossy().into_owned())
                .collect();
            assert!(found.join("|").ends_with(meant), "{typed}: {found:?}");
        }
    }
}
