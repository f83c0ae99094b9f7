//! `gka theme new`: one more theme in the vocabulary.

use anyhow::{Result, bail};
use clap::{Arg, ArgMatches, Command};

use crate::{
    cmd::{
        Ending,
        args::{dry_run, is_dry_run, text},
        noun::{
            flags::{flag, given},
            wizard::{Answered, Wizard},
        },
        refusal::Usage,
        say,
        session::Session,
        write::{Asking, Plan, carry_out, confirm},
    },
    model::{
        edit::{Act, How},
        field::Field,
        noun::{Read, at},
        nouns::Theme,
    },
    store::Edit,
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
    let mut prompter = None;
    if text(matches, NAME.key).is_none() {
        let Some(mut asking) = session.prompter() else {
            return Err(Usage(say::missing_flags(say::NAME.here())).into());
        };
        let known = Answered {
            given,
            addendum: None,
        };
        let mut wizard = Wizard::new(Theme::NOUN, session.store()?, None, &known);
        given = wizard.ask(&mut asking, &known)?.given;
        prompter = Some(asking);
    }
    (Theme::NOUN.complete)(&mut given);
    // The programme's themes and its pillars are there: what comes now is somebody's own.
    if !given.has(ORIGIN) {
        given.set(ORIGIN, Theme::LOCAL);
    }
    let name = given.one(NAME).unwrap_or_default().to_owned();
    let Some(id) = given.one(at(Theme::NOUN, "id")).map(str::to_owned) else {
        return Err(Usage(format!("{}: `--id`", say::no_id_of(&name))).into());
    };
    let aliases = given.all(at(Theme::NOUN, "aliases"));
    for text in [&id, &name].into_iter().chain(aliases) {
        if let Some(known) = session.store()?.theme(text) {
            bail!(say::theme_exists(text, &known.name, &known.id));
        }
    }
    let plan = Plan {
        lines: vec![[id.clone(), name.clone()]],
        sentence: Box::new(move |_| say::theme_made(&name, &id)),
        edit: Edit::Themes(vec![Act::Add {
            noun: Theme::NOUN,
            given,
        }]),
    };
    if let Some(prompter) = prompter.as_mut().filter(|_| !is_dry_run(matches)) {
        confirm(session, prompter, &plan, Asking::Write)?;
    }
    carry_out(session, matches, &plan)
}
