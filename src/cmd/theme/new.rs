//! `gka theme new`: one more theme in the vocabulary.

use anyhow::{Result, bail};
use clap::{Arg, ArgMatches, Command};

use super::say::{theme_exists, theme_made};
use crate::{
    cmd::{
        Ending,
        args::{dry_run, is_dry_run, text},
        noun::{
            flags::{flag, given},
            say::no_id_of,
            wizard::{Answered, Wizard, settle},
        },
        refusal::Usage,
        say,
        session::Session,
        write::{Plan, carry_out},
    },
    model::{
        edit::{Act, Given, How},
        field::Field,
        noun::{Read, at},
        nouns::Theme,
    },
    store::{Edit, Store},
    words::Words,
};

const NAME: &Field = at(Theme::NOUN, "name");
const ORIGIN: &Field = at(Theme::NOUN, "origin");

/// Its arguments.
pub fn build(command: Command) -> Command {
    let about = Words {
        en: "Add a theme to the vocabulary",
        nl: "Een thema aan de themalijst toevoegen",
    };
    let name = Arg::new(NAME.key)
        .value_name(say::NAME.here())
        .help(NAME.help.here());
    let rest = Theme::NOUN
        .fields
        .iter()
        .filter(|field| field.key != NAME.key);
    command
        .about(about.here())
        .arg(name)
        .args(rest.map(flag))
        .arg(dry_run())
}

/// Adds it, unless people already call another one so.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let mut given = given(Theme::NOUN, matches)?;
    given.0.retain(|change| change.how != How::Clear);
    if text(matches, NAME.key).is_some() {
        let plan = plan(session.store()?, given)?;
        return carry_out(session, matches, &plan);
    }
    let Some(mut prompter) = session.prompter() else {
        return Err(Usage(say::missing_flags(say::NAME.here())).into());
    };
    let known = Answered {
        given,
        ..Answered::default()
    };
    let store = session.store()?;
    let wizard = Wizard::of_new(Theme::NOUN, store, None, known);
    let planned = |answered: Answered| plan(store, answered.given);
    let settled = settle(
        wizard,
        session,
        &mut prompter,
        !is_dry_run(matches),
        &planned,
    )?;
    settled.done(session, |session, answered| {
        let plan = plan(session.store()?, answered.given.clone())?;
        carry_out(session, matches, &plan)
    })
}

/// A theme of somebody's own, by its name alone.
pub fn local(name: &str) -> Given {
    let mut given = Given::default();
    given.set(NAME, name);
    complete(&mut given);
    given
}

fn complete(given: &mut Given) {
    (Theme::NOUN.complete)(given);
    // The programme's themes and its pillars are there: what comes now is somebody's own.
    if !given.has(ORIGIN) {
        given.set(ORIGIN, Theme::LOCAL);
    }
}

fn plan(store: &Store, mut given: Given) -> Result<Plan> {
    complete(&mut given);
    let name = given.one(NAME).unwrap_or_default().to_owned();
    let Some(id) = given.one(at(Theme::NOUN, "id")).map(str::to_owned) else {
        return Err(Usage(format!("{}: `--id`", no_id_of(&name))).into());
    };
    let aliases = given.all(at(Theme::NOUN, "aliases"));
    for text in [&id, &name].into_iter().chain(aliases) {
        if let Some(known) = store.theme(text) {
            bail!(theme_exists(text, &known.name, &known.id));
        }
    }
    Ok(Plan {
        lines: vec![[id.clone(), name.clone()]],
        sentence: Box::new(move |_, _| theme_made(&name, &id)),
        edit: Edit::Themes(vec![Act::Add {
            noun: Theme::NOUN,
            given,
        }]),
    })
}
