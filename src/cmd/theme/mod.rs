//! `gka theme`: the themes, and who works on them.

mod change;
mod list;
mod new;
mod show;

use anyhow::Result;
use clap::{ArgMatches, Command};

use super::{Ending, help, session::Session};
use crate::{
    model::{noun::Read, nouns::Theme},
    words::Words,
};

/// What it is called.
pub const NAME: Words = Theme::NOUN.one;

/// Its verbs.
pub const VERBS: [Words; 5] = [LIST, SHOW, ADD, REMOVE, NEW];
const LIST: Words = Words {
    en: "list",
    nl: "lijst",
};
const SHOW: Words = Words {
    en: "show",
    nl: "toon",
};
const ADD: Words = Words {
    en: "add",
    nl: "voeg-toe",
};
const REMOVE: Words = Words {
    en: "remove",
    nl: "verwijder",
};
const NEW: Words = Words {
    en: "new",
    nl: "nieuw",
};

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
            list::build(help::named(LIST)),
            show::build(help::named(SHOW)),
            change::build_add(help::named(ADD)),
            change::build_remove(help::named(REMOVE)),
            new::build(help::named(NEW)),
        ])
        .subcommand_required(true)
}

/// Carries out a verb.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let Some((verb, inner)) = matches.subcommand() else {
        return Ok(Ending::Done);
    };
    match VERBS.into_iter().find(|words| words.here() == verb) {
        Some(SHOW) => show::run(session, inner),
        Some(ADD) => change::add(session, inner),
        Some(REMOVE) => change::remove(session, inner),
        Some(NEW) => new::run(session, inner),
        Some(_) | None => list::run(session, inner),
    }
}
