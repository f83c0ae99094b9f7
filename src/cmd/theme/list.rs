//! `gka theme list`.

use std::collections::BTreeMap;

use anyhow::Result;
use clap::{ArgMatches, Command};

use crate::{
    cmd::{
        Ending,
        args::{MUNICIPALITIES, municipalities, texts},
        cells::cell,
        session::Session,
        table,
        verbs::perhaps,
    },
    model::{
        field::Field,
        noun::{Read, at},
        nouns::Theme,
        record::Record,
        value::ThemeRef,
    },
    output::{Cell, Column, Keep, Rows},
    store::{Store, Which},
    words::Words,
};

const ORIGIN: &Field = at(Theme::NOUN, "origin");

/// How many work on a theme, and with how many interventions.
#[derive(Clone, Copy, Debug, Default)]
struct Uses {
    municipalities: usize,
    interventions: usize,
}

/// Its arguments.
pub fn build(command: Command) -> Command {
    let about = Words {
        en: "The themes; with municipalities named, theirs",
        nl: "De thema's; met genoemde gemeenten: die van hen",
    };
    table::with_flags(command.about(about.here()).arg(municipalities()))
}

/// The rows: of the vocabulary, or of the records that are named.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    session.draws();
    let store = session.store()?;
    let which = session.which(matches);
    let which =
        which.map_err(|error| perhaps(&super::VERBS, error, &texts(matches, MUNICIPALITIES)))?;
    let mut uses: BTreeMap<String, Uses> = BTreeMap::new();
    let mut own = Vec::new();
    for record in store.records(&which)? {
        count(&record, &mut uses);
        let themes = record
            .head
            .themes
            .iter()
            .map(|theme| theme.as_str().to_owned());
        own.extend(themes);
    }
    let mut ids: Vec<String> = store
        .themes()
        .iter()
        .map(|theme| theme.id.to_string())
        .collect();
    if let Which::Named(_) = which {
        ids.retain(|id| own.contains(id));
    } else {
        own.extend(uses.keys().cloned());
    }
    // What a record names and no vocabulary has is still what people work on.
    own.retain(|id| !ids.contains(id));
    own.sort();
    own.dedup();
    ids.extend(own);
    let rows = rows(store, &ids, &uses);
    table::answer(session, matches, rows)?;
    Ok(Ending::Done)
}

fn count(record: &Record, uses: &mut BTreeMap<String, Uses>) {
    let of_interventions = record
        .interventions
        .iter()
        .flat_map(|intervention| &intervention.themes);
    let mut all: Vec<&str> = record
        .head
        .themes
        .iter()
        .chain(of_interventions)
        .map(ThemeRef::as_str)
        .collect();
    all.sort_unstable();
    all.dedup();
    for theme in all {
        let uses = uses.entry(theme.to_owned()).or_default();
        uses.municipalities += 1;
        uses.interventions += record
            .interventions
            .iter()
            .filter(|i| i.works_on(theme))
            .count();
    }
}

fn rows(store: &Store, ids: &[String], uses: &BTreeMap<String, Uses>) -> Rows {
    let column = |id, en, nl| Column::new(id, Words { en, nl });
    let mut rows = Rows::new(vec![
        column("id", "id", "id").keep(Keep::Always),
        column("name", "name", "naam"),
        column("origin", "origin", "herkomst").keep(Keep::IfRoom),
        column("municipalities", "municipalities", "gemeenten"),
        column("interventions", "interventions", "interventies"),
    ]);
    for id in ids {
        let theme = store.themes().iter().find(|theme| theme.id.as_str() == id);
        let uses = uses.get(id).copied().unwrap_or_default();
        rows.rows.push(vec![
            id.clone().into(),
            theme.map(|theme| theme.name.clone()).into(),
            theme.map_or(Cell::Nothing, |theme| cell(ORIGIN, &theme.origin)),
            uses.municipalities.into(),
            uses.interventions.into(),
        ]);
    }
    rows
}
