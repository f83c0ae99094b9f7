//! `gka edit`: what a record says of the municipality itself.

use anyhow::Result;
use clap::{ArgMatches, Command};

use super::{
    Ending,
    args::{MUNICIPALITY, municipality, text},
    noun::edit::{Edited, change, with_change_flags},
    say,
    session::Session,
};
use crate::{
    model::{edit::Act, noun::Read, nouns::Municipality},
    words::Words,
};

/// What it is called.
pub const NAME: Words = Words {
    en: "edit",
    nl: "wijzig",
};

/// Its arguments.
pub fn build(command: Command) -> Command {
    let about = Words {
        en: "Change what a record says of the municipality itself",
        nl: "Wijzigen wat een record over de gemeente zelf zegt",
    };
    with_change_flags(
        Municipality::NOUN,
        command.about(about.here()).arg(municipality()),
    )
}

/// Changes it. Another name gives the record another file, and those who refer to it follow.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let store = session.store()?;
    let slug = store.find(text(matches, MUNICIPALITY).unwrap_or_default())?;
    let record = store.record(&slug)?;
    let edited = Edited {
        noun: Municipality::NOUN,
        record: &record,
        entry: &record.head,
        words: vec![NAME.here().to_owned()],
        names: vec![slug],
    };
    let sentence = |name: &str| say::head_changed(name);
    change(session, matches, &edited, Act::Head, Box::new(sentence))
}
