//! `gka new`: a record from the register.

use anyhow::{Result, bail};
use clap::{ArgMatches, Command};

use super::{
    Ending,
    args::{dry_run, municipality, text},
    complete::with_unrecorded,
    meant::{choices, no_municipality},
    say,
    session::Session,
    write::{Plan, carry_out},
};
use crate::{
    model::{
        edit::Given,
        field::Field,
        noun::{Read, at},
        nouns::Municipality,
    },
    prompt::fitting,
    store::{Edit, Found, NotFound, Store, register::Entry},
    words::Words,
};

/// What it is called.
pub const NAME: Words = Words {
    en: "new",
    nl: "nieuw",
};

/// Its arguments.
pub fn build(command: Command) -> Command {
    let about = Words {
        en: "Start a record from the register",
        nl: "Begin een record vanuit het register",
    };
    command
        .about(about.here())
        .arg(with_unrecorded(municipality()))
        .arg(dry_run())
}

/// Makes the record.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let wanted = wanted(session, matches)?;
    let store = session.store()?;
    let entry = match store.look_up(&wanted)? {
        Some(Found::Unrecorded(entry)) => match store.record_with(entry.code)? {
            Some(slug) => bail!(say::record_exists(slug)),
            None => entry,
        },
        Some(Found::Record(slug)) => bail!(say::record_exists(slug)),
        // The store says what became of it, or what was perhaps meant.
        Some(Found::Merged(_, _)) | None => return store.find(&wanted).map(|_| Ending::Done),
    };
    let (slug, head) = (entry.slug(), given(store, entry));
    let plan = Plan {
        lines: vec![[slug.clone(), entry.name.to_owned()]],
        sentence: Box::new(|name, _| say::record_made(name)),
        edit: Edit::New { slug, head },
    };
    carry_out(session, matches, &plan)
}

/// The name that was given; of none, or of a part that is no name, what somebody chooses.
fn wanted(session: &Session, matches: &ArgMatches) -> Result<String> {
    let store = session.store()?;
    let open = || Ok::<_, anyhow::Error>(choices(&store.unrecorded()?));
    let Some(text) = text(matches, super::args::MUNICIPALITY) else {
        return session.chosen(&say::which_municipality(), &open()?, no_municipality());
    };
    match store.find(text) {
        Err(refused) if refused.is::<NotFound>() && store.look_up(text)?.is_none() => session
            .chosen(
                &say::which_of_these(text),
                &fitting(&open()?, text),
                refused,
            ),
        Ok(_) | Err(_) => Ok(text.to_owned()),
    }
}

/// What the register knows of it.
fn given(store: &Store, entry: Entry) -> Given {
    const CODE: &Field = at(Municipality::NOUN, "code");
    const NAME: &Field = at(Municipality::NOUN, "name");
    const OFFICIAL_NAME: &Field = at(Municipality::NOUN, "official-name");
    const ALIASES: &Field = at(Municipality::NOUN, "aliases");
    const PROVINCE: &Field = at(Municipality::NOUN, "province");
    const PREDECESSORS: &Field = at(Municipality::NOUN, "predecessors");
    let mut given = Given::default();
    given.set(CODE, entry.code);
    given.set(NAME, entry.name);
    if entry.official_name != entry.name {
        given.set(OFFICIAL_NAME, entry.official_name);
    }
    given.set_all(ALIASES, entry.aliases.to_vec());
    given.set(PROVINCE, entry.province);
    let predecessors = store.register().merged_into(entry.code);
    given.set_all(
        PREDECESSORS,
        predecessors.map(|entry| entry.code.to_owned()).collect(),
    );
    given
}
