//! `gka edit`: a record in an editor, or by flags what it says of the municipality itself.

use anyhow::Result;
use clap::{ArgMatches, Command};

use super::{
    Ending,
    args::municipality,
    editor,
    noun::edit::{Edited, change, with_change_flags},
    noun::flags::is_given,
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
        en: "Change a record in an editor, or with flags what it says of the municipality itself",
        nl: "Een record wijzigen in een teksteditor, of met opties wat het over de gemeente zelf zegt",
    };
    with_change_flags(
        Municipality::NOUN,
        command.about(about.here()).arg(municipality()),
    )
}

/// Changes it. Another name gives the record another file, and those who refer to it follow.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let slug = session.municipality(matches);
    let slug = slug.inspect_err(|_| editor::name_drafts(session, matches))?;
    if !is_given(Municipality::NOUN, matches) {
        return editor::run(session, &slug);
    }
    let record = session.store()?.record(&slug)?;
    let edited = Edited {
        noun: Municipality::NOUN,
        record: &record,
        entry: &record.head,
        words: vec![NAME.here()],
        names: vec![slug],
    };
    let sentence = |name: &str, _: Option<&str>| say::head_changed(name);
    change(
        session,
        matches,
        &edited,
        Act::Head,
        std::rc::Rc::new(sentence),
    )
}
