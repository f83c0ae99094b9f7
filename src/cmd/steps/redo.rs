//! `gka redo`: takes an undo back.

use anyhow::Result;
use clap::{ArgMatches, Command};

use super::step::{self, go};
use crate::{
    cmd::{
        Ending,
        args::{dry_run, yes},
        session::Session,
    },
    store::Way,
    words::Words,
};

/// What it is called.
pub const NAME: Words = step::REDO;

/// Its arguments.
pub fn build(command: Command) -> Command {
    let about = Words {
        en: "Bring back what undo took back",
        nl: "Terugbrengen wat herstel terugnam",
    };
    command.about(about.here()).args([dry_run(), yes()])
}

/// Shows what comes back, asks on a terminal, and brings it back.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    go(session, matches, Way::Redo, None)
}
