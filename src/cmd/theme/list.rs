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
    /// Whether a record names it among its own themes.
    is_own: bool,
}

/// Its arguments.
pub fn build(command: Command) -> Command {
    let about = Words {
        en: "The themes; with municipalities named, theirs",
        nl: "De thema's; met genoemde gemeenten: die van hen",
    };
    table::with_flags(command.about(about.here()).arg(municipalities()), columns)
}

/// The rows: of the vocabulary, or of the records that are named.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    session.draws();
    let store = session.store()?;
    let which = session.which(matches);
    let which =
        which.map_err(|error| perhaps(&super::VERBS, error, &texts(matches, MUNICIPALITIES)))?;
    let uses = store.made_of(
        &which,
        None,
        |record| Some(counted(record)),
        |each| {
            let mut uses: BTreeMap<String, Uses> = BTreeMap::new();
            for (theme, of_one) in each.flatten() {
                uses.entry(theme).or_default().add(of_one);
            }
            uses
        },
    )?;
    let is_listed = |id: &str| match which {
        Which::All => true,
        Which::Named(_) => uses.get(id).is_some_and(|uses| uses.is_own),
    };
    let known: Vec<&str> = store
        .themes()
        .iter()
        .map(|theme| theme.id.as_str())
        .collect();
    // What a record names and no vocabulary has is still what people work on.
    let unknown = uses.keys().map(String::as_str);
    let unknown = unknown.filter(|id| !known.contains(id));
    let ids = known.iter().copied().chain(unknown);
    let rows = rows(store, ids.filter(|id| is_listed(id)), &uses);
    table::answer(session, matches, rows)?;
    Ok(Ending::Done)
}

impl Uses {
    fn add(&mut self, other: Self) {
        self.municipalities += other.municipalities;
        self.interventions += other.interventions;
        self.is_own |= other.is_own;
    }
}

/// What one municipality adds, by theme.
fn counted(record: &Record) -> Vec<(String, Uses)> {
    let mut uses: BTreeMap<&str, Uses> = BTreeMap::new();
    for theme in &record.head.themes {
        uses.entry(theme.as_str()).or_default().is_own = true;
    }
    for themes in record.interventions.iter().map(|one| &one.themes) {
        for (nth, theme) in themes.iter().enumerate() {
            let is_first = !themes[..nth].contains(theme);
            uses.entry(theme.as_str()).or_default().interventions += usize::from(is_first);
        }
    }
    let of_one = |(theme, uses): (&str, Uses)| {
        let municipalities = 1;
        (
            theme.to_owned(),
            Uses {
                municipalities,
                ..uses
            },
        )
    };
    uses.into_iter().map(of_one).collect()
}

fn columns() -> Vec<Column> {
    let column = |id, en, nl| Column::new(id, Words { en, nl });
    vec![
        column("id", "id", "id").keep(Keep::Always),
        column("name", "name", "naam"),
        column("origin", "origin", "herkomst").keep(Keep::IfRoom),
        column("municipalities", "municipalities", "gemeenten"),
        column("interventions", "interventions", "interventies"),
    ]
}

fn rows<'i>(
    store: &Store,
    ids: impl Iterator<Item = &'i str>,
    uses: &BTreeMap<String, Uses>,
) -> Rows {
    let mut rows = Rows::new(columns());
    for id in ids {
        let theme = store.themes().iter().find(|theme| theme.id.as_str() == id);
        let uses = uses.get(id).copied().unwrap_or_default();
        rows.rows.push(vec![
            id.into(),
            theme.map(|theme| theme.name.clone()).into(),
            theme.map_or(Cell::Nothing, |theme| cell(ORIGIN, &theme.origin)),
            uses.municipalities.into(),
            uses.interventions.into(),
        ]);
    }
    rows
}
