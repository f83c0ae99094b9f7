//! `gka theme`: the themes, and who works on them.

mod change;
mod list;
mod new;
mod say;
mod show;

use anyhow::Result;
use clap::{ArgMatches, Command};

pub use self::new::local;

use super::{
    Ending, help,
    say::without_verb,
    session::Session,
    verbs::{ADD, LIST, NEW, REMOVE, SHOW, Verb, found},
};
use crate::{
    model::{noun::Read, nouns::Theme},
    words::Words,
};

/// What it is called.
pub const NAME: Words = Theme::NOUN.one;

/// Its verbs.
pub const VERBS: [Verb; 5] = [LIST, SHOW, ADD, REMOVE, NEW];

/// All that it may be called.
pub fn names() -> Vec<String> {
    super::noun::names_of(Theme::NOUN)
}

/// Its verbs and their arguments.
pub fn build(command: Command) -> Command {
    let about = Words {
        en: "The themes, and who works on them",
        nl: "De thema's, en wie eraan werkt",
    };
    help::also(command, names())
        .about(about.here())
        .subcommands([
            list::build(LIST.command()),
            show::build(SHOW.command()),
            change::build_add(ADD.command()),
            change::build_remove(REMOVE.command()),
            new::build(NEW.command()),
        ])
        .subcommand_required(false)
        .after_help(without_verb(NAME.here()))
}

/// Carries out a verb.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let Some((verb, inner)) = matches.subcommand() else {
        return Ok(Ending::Done);
    };
    match found(&VERBS, verb) {
        Some(SHOW) => show::run(session, inner),
        Some(ADD) => change::add(session, inner),
        Some(REMOVE) => change::remove(session, inner),
        Some(NEW) => new::run(session, inner),
        Some(_) | None => list::run(session, inner),
    }
}
