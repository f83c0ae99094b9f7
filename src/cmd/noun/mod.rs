//! `gka NOUN list|show|add|edit|remove`: once, for every noun of a record.

mod add;
mod alike;
mod answers;
pub mod asked;
pub mod edit;
pub mod flags;
mod list;
mod remove;
pub mod say;
mod show;
mod target;
pub mod wizard;

use anyhow::Result;
use clap::{ArgMatches, Command};

use super::{
    Ending, help,
    session::Session,
    verbs::{ADD, EDIT, LIST, REMOVE, SHOW, Verb, found},
};
use crate::model::{noun::Noun, record::NOUNS};

/// The verbs of a noun.
pub const VERBS: [Verb; 5] = [LIST, SHOW, ADD, EDIT, REMOVE];

/// All that a noun may be called: singular and plural in both languages, also without the
/// apostrophe that nobody types.
pub fn names_of(noun: &Noun) -> Vec<String> {
    let words = [noun.one.en, noun.one.nl, noun.many.en, noun.many.nl];
    let mut names = Vec::new();
    for word in words
        .iter()
        .flat_map(|word| [(*word).to_owned(), word.replace('\'', "")])
    {
        if !names.contains(&word) {
            names.push(word);
        }
    }
    names
}

/// Whether this is one of them.
pub fn goes_by(noun: &Noun, name: &str) -> bool {
    let words = [noun.one.en, noun.one.nl, noun.many.en, noun.many.nl];
    let typed = |word: &str| word.chars().filter(|c| *c != '\'').eq(name.chars());
    words.iter().any(|word| *word == name || typed(word))
}

/// A noun's verbs, built only when the noun is asked for: nine nouns would cost more than all else.
pub fn command(noun: &'static Noun) -> Command {
    let command = help::also(help::named(noun.one), names_of(noun));
    command
        .about(super::say::verbs_of(noun.many.here()))
        .after_help(super::say::without_verb(noun.one.here()))
        .subcommand_required(false)
        .defer(|command| {
            match NOUNS
                .iter()
                .find(|noun| noun.one.here() == command.get_name())
            {
                Some(noun) => command.subcommands(verbs(noun)),
                None => command,
            }
        })
}

fn verbs(noun: &'static Noun) -> impl Iterator<Item = Command> {
    VERBS
        .into_iter()
        .filter_map(move |verb| self::verb(noun, verb))
}

/// One of its verbs.
pub fn verb(noun: &'static Noun, verb: Verb) -> Option<Command> {
    let build = match verb {
        LIST => list::build,
        SHOW => show::build,
        ADD => add::build,
        EDIT => edit::build,
        REMOVE => remove::build,
        _ => return None,
    };
    Some(build(noun, verb.command()))
}

/// Carries out a verb.
pub fn run(noun: &'static Noun, session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let Some((verb, inner)) = matches.subcommand() else {
        return Ok(Ending::Done);
    };
    match found(&VERBS, verb) {
        Some(SHOW) => show::run(noun, session, inner),
        Some(ADD) => add::run(noun, session, inner),
        Some(EDIT) => edit::run(noun, session, inner),
        Some(REMOVE) => remove::run(noun, session, inner),
        Some(_) | None => list::run(noun, session, inner),
    }
}
