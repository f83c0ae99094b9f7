//! `gka theme new`: one more theme in the vocabulary.

use anyhow::{Result, bail};
use clap::{Arg, ArgMatches, Command};

use crate::{
    cmd::{
        Ending,
        args::{dry_run, text, texts},
        noun::flags::flag,
        refusal::Usage,
        say,
        session::Session,
        write::{Plan, carry_out},
    },
    model::{
        edit::{Act, Given},
        field::Field,
        noun::{Read, at},
        nouns::Theme,
    },
    store::Edit,
    words::Words,
};

const NAME: &Field = at(Theme::NOUN, "name");

/// Its arguments.
pub fn build(command: Command) -> Command {
    let about = Words {
        en: "Add a theme to the vocabulary",
        nl: "Een thema aan de themalijst toevoegen",
    };
    let name = Arg::new(NAME.key)
        .value_name(say::NAME.here())
        .help(NAME.help.here())
        .required(true);
    let rest = Theme::NOUN
        .fields
        .iter()
        .filter(|field| field.key != NAME.key);
    let command = command.about(about.here()).arg(name);
    command.args(rest.map(flag)).arg(dry_run())
}

/// Adds it, unless people already call another one so.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let mut given = Given::default();
    for field in Theme::NOUN.fields {
        if field.is_list() {
            given.set_all(field, texts(matches, field.key));
        } else if let Some(text) = text(matches, field.key) {
            given.set(field, text);
        }
    }
    (Theme::NOUN.complete)(&mut given);
    let name = given.one(NAME).unwrap_or_default().to_owned();
    let id = given
        .one(at(Theme::NOUN, "id"))
        .unwrap_or_default()
        .to_owned();
    if id.is_empty() {
        return Err(Usage(say::missing_flags("`--id`")).into());
    }
    let aliases = texts(matches, "aliases");
    for text in [&id, &name].into_iter().chain(&aliases) {
        if let Some(known) = session.store()?.theme(text) {
            bail!(say::theme_exists(text, &known.name, &known.id));
        }
    }
    let plan = Plan {
        edit: Edit::Themes(vec![Act::Add {
            noun: Theme::NOUN,
            given,
        }]),
        lines: vec![[id.clone(), name.clone()]],
        sentence: Box::new(move |_| say::theme_made(&name, &id)),
    };
    carry_out(session, matches, &plan)
}
