//! `gka theme add` and `remove`: the themes of a municipality.

use anyhow::Result;
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::say::{theme_new_instead, themes_added, themes_removed, which_theme};
use crate::{
    cmd::{
        Ending,
        args::{MUNICIPALITY, dry_run, is_dry_run, is_yes, municipality, text, texts, yes},
        complete::with_themes,
        meant::no_municipality,
        noun::asked::all_themes,
        refusal::Usage,
        say,
        session::Session,
        write::{Asking, Plan, Sentence, carry_out, confirm},
    },
    model::{
        edit::{Act, Change, Given, How},
        field::Field,
        noun::{Read, at},
        nouns::Municipality,
    },
    prompt::{Answer, Question, question},
    store::{Edit, NotFound, Store, theme_id},
    words::Words,
};

const THEMES: &str = "THEMES";
const FIELD: &Field = at(Municipality::NOUN, "themes");

/// The arguments of `add`.
pub fn build_add(command: Command) -> Command {
    let about = Words {
        en: "Add themes to a municipality",
        nl: "Thema's aan een gemeente toevoegen",
    };
    command
        .about(about.here())
        .args([municipality(), themes(), dry_run()])
}

/// The arguments of `remove`.
pub fn build_remove(command: Command) -> Command {
    let about = Words {
        en: "Remove themes from a municipality",
        nl: "Thema's bij een gemeente weghalen",
    };
    command
        .about(about.here())
        .args([municipality(), themes(), dry_run(), yes()])
}

fn themes() -> Arg {
    let help = Words {
        en: "themes: id, name or alias of each",
        nl: "thema's: van elk de id, de naam of een andere naam",
    };
    let arg = Arg::new(THEMES).value_name(say::THEME.here());
    with_themes(
        arg.help(help.here())
            .action(ArgAction::Append)
            .num_args(0..),
    )
}

/// Adds them.
pub fn add(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let plan = plan(session, matches, How::Push)?;
    carry_out(session, matches, &plan)
}

/// Removes them, after a question.
pub fn remove(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let plan = plan(session, matches, How::Take)?;
    // What is not there needs no question.
    session.store()?.preview(&plan.edit)?;
    if !is_yes(matches) && !is_dry_run(matches) {
        let Some(mut prompter) = session.prompter() else {
            return Err(Usage(say::needs_yes()).into());
        };
        confirm(session, &mut prompter, &plan, Asking::Remove)?;
    }
    carry_out(session, matches, &plan)
}

fn plan(session: &Session, matches: &ArgMatches, how: fn(String) -> How) -> Result<Plan> {
    let themes = texts(matches, THEMES);
    let is_push = matches!(how(String::new()), How::Push(_));
    let (slug, themes) = if themes.is_empty() {
        asked(session, matches, is_push)?
    } else {
        (session.municipality(matches)?, themes)
    };
    let store = session.store()?;
    let ids = ids(store, &themes, is_push)?;
    let change = |id: &String| Change {
        field: FIELD,
        how: how(id.clone()),
    };
    let changes = ids.iter().map(change).collect();
    let names: Vec<_> = ids.iter().map(|id| store.theme_name(id)).collect();
    let names = names.join(", ");
    let sentence: Sentence = if is_push {
        Box::new(move |name, _| themes_added(&names, name))
    } else {
        Box::new(move |name, _| themes_removed(&names, name))
    };
    let lines = ids.iter().map(|id| [slug.clone(), id.clone()]).collect();
    let edit = Edit::Record {
        slug,
        acts: vec![Act::Head(Given(changes))],
    };
    Ok(Plan {
        edit,
        lines,
        sentence,
    })
}

/// The municipality, and the themes that somebody chooses.
fn asked(session: &Session, matches: &ArgMatches, is_push: bool) -> Result<(String, Vec<String>)> {
    let named = text(matches, MUNICIPALITY);
    let store = session.store()?;
    let found = named.map(|wanted| (wanted, store.find(wanted)));
    // What is no municipality may be the name of a theme to be.
    if let Some((wanted, Err(_))) = found {
        return Err(Usage(theme_new_instead(wanted)).into());
    }
    let Some(mut prompter) = session.prompter() else {
        return Err(match found {
            Some((_, Ok(slug))) => Usage(which_theme(slug)).into(),
            Some((_, Err(_))) | None => no_municipality(),
        });
    };
    let slug = session.municipality(matches)?;
    let held = store.record(&slug)?.head.themes;
    let held: Vec<_> = held.iter().map(ToString::to_string).collect();
    let mut choices = all_themes(store);
    choices.retain(|one| held.contains(&one.value) != is_push);
    let question = Question {
        required: true,
        ..question(FIELD, choices)
    };
    match prompter.ask(&question)? {
        Answer::Given(themes) if !themes.is_empty() => Ok((slug, themes)),
        Answer::Given(_) | Answer::Skipped | Answer::Back => Err(Usage(which_theme(slug)).into()),
    }
}

/// The ids of the themes that are meant, each once. What refers to no theme must be removable as
/// it is written.
fn ids(store: &Store, themes: &[String], must_exist: bool) -> Result<Vec<String>> {
    let mut ids = Vec::new();
    for text in themes {
        let id = match theme_id(store, text) {
            Err(error) if must_exist || !error.is::<NotFound>() => return Err(error),
            Err(_) => text.clone(),
            Ok(id) => id,
        };
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids)
}
