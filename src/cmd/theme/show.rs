//! `gka theme show`: who works on a theme, with what.

use anyhow::{Result, bail};
use clap::{Arg, ArgMatches, Command};
use serde_json::{Map, Value as Json, json};

use super::say::{no_theme, nobody_works_on_it, works_on};
use crate::{
    cmd::{
        Ending,
        args::text,
        cells::object,
        complete::with_themes,
        noun::{asked::all_themes, say::which_one},
        page::fields_of,
        refusal::Usage,
        say,
        session::Session,
    },
    model::{name::order, noun::Read, nouns::Theme, record::Record},
    output::{Line, Page, Tone, json_text},
    store::{Which, theme_id},
    words::Words,
};

const THEME: &str = "THEME";

/// Its arguments.
pub fn build(command: Command) -> Command {
    let about = Words {
        en: "Who works on a theme, with what",
        nl: "Wie aan een thema werkt, en waarmee",
    };
    let help = Words {
        en: "id, name or alias",
        nl: "id, naam of andere naam",
    };
    let theme = Arg::new(THEME).value_name(say::THEME.here());
    let theme = with_themes(theme.help(help.here()));
    command.about(about.here()).arg(theme)
}

/// The page, or the theme as JSON.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let store = session.store()?;
    let id = match text(matches, THEME) {
        Some(text) => theme_id(store, text)?,
        None => asked(session)?,
    };
    let Some(theme) = store.themes().iter().find(|theme| theme.id.as_str() == id) else {
        bail!(no_theme(&id));
    };
    let mut records: Vec<_> = store
        .records_with(&Which::All, Some(&id))?
        .filter(|record| record.works_on(&id))
        .collect();
    if session.wants_json()? {
        let text = json_text(&Json::Object(as_json(theme, &records)));
        session.out.text(&text);
        return Ok(Ending::Done);
    }
    records.sort_by_cached_key(|record| order(&record.head.name));
    let mut page = Page::new();
    page.title(Line::new(Tone::Strong, &theme.name).and(Tone::Quiet, &format!("  {id}")));
    if let Some(description) = &theme.description {
        page.prose(description.as_str());
    }
    for (label, value) in fields_of(Theme::NOUN, theme, &["id", "name", "description"], store) {
        page.field(&label, value);
    }
    page.heading(if records.is_empty() {
        nobody_works_on_it()
    } else {
        works_on(records.len())
    });
    for record in &records {
        page.item_about(record.head.name.as_str(), with_what(record, &id));
    }
    session.out.page(&page);
    Ok(Ending::Done)
}

/// The id of the theme that somebody chooses.
fn asked(session: &Session) -> Result<String> {
    let choices = all_themes(session.store()?);
    let chosen = match session.prompter() {
        Some(mut prompter) => prompter.choose(&which_one(Theme::NOUN.one.here()), &choices)?,
        None => None,
    };
    let chosen = chosen.and_then(|at| choices.get(at));
    let nothing = || Usage(say::missing_argument(say::THEME.here())).into();
    chosen.map(|one| one.value.clone()).ok_or_else(nothing)
}

fn with_what(record: &Record, id: &str) -> Page {
    let mut page = Page::new();
    for intervention in record.interventions.iter().filter(|one| one.works_on(id)) {
        let name = intervention.id.as_str();
        page.item(
            Line::new(Tone::Plain, &intervention.title).and(Tone::Quiet, &format!("  {name}")),
        );
    }
    page
}

fn as_json(theme: &Theme, records: &[Record]) -> Map<String, Json> {
    let mut whole = object(Theme::NOUN, theme);
    let id = theme.id.as_str();
    let slugs = records
        .iter()
        .map(|record| Json::from(record.slug.as_str()))
        .collect();
    let interventions = records.iter().flat_map(|record| {
        let own = record.interventions.iter().filter(|one| one.works_on(id));
        own.map(
            |one| json!({ "municipality": record.slug, "id": one.id.as_str(), "title": one.title }),
        )
    });
    whole.insert("municipalities".to_owned(), slugs);
    whole.insert("interventions".to_owned(), interventions.collect());
    whole
}
