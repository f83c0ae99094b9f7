//! `gka search`: in all text of all records.

mod find;
mod say;

use anyhow::Result;
use clap::{Arg, ArgMatches, Command};

use self::find::Words as Asked;
use super::{
    Ending,
    args::texts,
    list::{asked_province, is_in, province},
    refusal::Usage,
    session::Session,
    table,
};
use crate::{
    model::{
        field::Field,
        noun::{Entry, Noun, Read},
        nouns::Municipality,
        record::{NOUNS, Record},
        value::Kind,
    },
    output::{Cell, Column, Hit, Hits, Keep, Rows, Term, Tone},
    prompt::{Answer, Form, Question},
    store::{Store, Which},
    words::Words,
};

/// What it is called.
pub const NAME: Words = Words {
    en: "search",
    nl: "zoek",
};

const TEXT: &str = "TEXT";

/// Its arguments.
pub fn build(command: Command) -> Command {
    let about = Words {
        en: "Find a text in all records; accents and capitals do not matter",
        nl: "Een tekst zoeken in alle records; accenten en hoofdletters doen er niet toe",
    };
    let help = Words {
        en: "what to look for; of several words all must stand in one text, words in quotation marks must follow each other",
        nl: "wat te zoeken; meer woorden moeten alle in één tekst staan, woorden tussen aanhalingstekens achter elkaar",
    };
    let text = Arg::new(TEXT)
        .value_name(super::say::TEXT.here())
        .help(help.here())
        .num_args(1..);
    let command = super::help::also(command, ["find", "zoeken"]);
    table::with_flags(
        command.about(about.here()).args([text, province()]),
        columns,
    )
}

/// A text in which all that was asked for occurs.
struct Found {
    noun: &'static Noun,
    field: &'static Field,
    /// What names the entry.
    name: String,
    /// As the record has it.
    text: String,
    /// As people read it.
    said: String,
}

/// The rows, or on a terminal the places with the hits marked.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    session.draws();
    let mut typed = texts(matches, TEXT);
    let mut asked = Asked::new(&typed);
    if typed.is_empty() {
        let line = what_to_find(session)?;
        asked = Asked::typed(&line);
        typed.push(line);
    }
    let Some(asked) = asked else {
        return Err(Usage(say::nothing_to_find()).into());
    };
    let store = session.store()?;
    let province = asked_province(store, matches)?;
    let mut rows = Rows::new(columns());
    let mut hits = Hits::default();
    for record in store.records(&Which::All)? {
        if !is_in(&record, province.as_deref()) {
            continue;
        }
        let found = search(store, &record, &asked);
        if !found.is_empty() {
            let drawn = found.iter().filter(|one| one.says_more(&found));
            let drawn = drawn.map(|one| one.hit(&asked)).collect();
            hits.groups.push((record.head.name.clone(), drawn));
        }
        rows.rows
            .extend(found.into_iter().map(|found| found.row(&record)));
    }
    if !table::is_drawn(session, matches) {
        table::answer(session, matches, rows)?;
        return Ok(Ending::Done);
    }
    if hits.groups.is_empty() {
        session.out.later(say::found_nowhere(typed.join(" ")));
    } else {
        let text = hits.render(&session.out.stdout);
        session.out.text(&text);
    }
    Ok(Ending::Done)
}

/// Asks for it.
fn what_to_find(session: &Session) -> Result<String> {
    let nothing = || Usage(super::say::missing_argument(super::say::TEXT.here()));
    let mut prompter = session.prompter().ok_or_else(nothing)?;
    let question = Question {
        label: say::what_to_find(),
        help: say::how_to_find(),
        required: true,
        form: Form::Text(Box::new(|text| Ok(text.to_owned()))),
        current: Vec::new(),
    };
    match prompter.ask(&question)? {
        Answer::Given(mut texts) => texts.pop().ok_or_else(|| nothing().into()),
        Answer::Skipped | Answer::Back => Err(nothing().into()),
    }
}

fn search(store: &Store, record: &Record, asked: &Asked) -> Vec<Found> {
    let mut found = Vec::new();
    let name = || record.head.name.clone();
    in_entry(
        store,
        Municipality::NOUN,
        &record.head,
        name,
        asked,
        &mut found,
    );
    for noun in NOUNS {
        for entry in (noun.of)(record) {
            in_entry(
                store,
                noun,
                entry,
                || entry.call().into_owned(),
                asked,
                &mut found,
            );
        }
    }
    found
}

fn in_entry(
    store: &Store,
    noun: &'static Noun,
    entry: &dyn Entry,
    name: impl Fn() -> String,
    asked: &Asked,
    found: &mut Vec<Found>,
) {
    let fields = noun.fields.iter().zip(entry.slots());
    for (field, slot) in fields.filter(|(field, _)| field.kind != Kind::Switch) {
        for text in slot.texts() {
            let said = said(store, field, &text);
            let is_found = asked.are_in(&text) || said != text && asked.are_in(said);
            if is_found {
                found.push(Found {
                    noun,
                    field,
                    name: name(),
                    said: said.to_owned(),
                    text: text.into_owned(),
                });
            }
        }
    }
}

/// A record holds the id of a theme; people look for its name.
fn said<'a>(store: &'a Store, field: &Field, text: &'a str) -> &'a str {
    if field.kind == Kind::Theme {
        store.theme_name(text)
    } else {
        text
    }
}

impl Found {
    fn row(self, record: &Record) -> Vec<Cell> {
        let term = |id, label| {
            Cell::Term(Term {
                id,
                label,
                tone: Tone::Plain,
            })
        };
        vec![
            record.slug.clone().into(),
            term(self.noun.one.en, self.noun.one),
            self.name.into(),
            term(self.field.key, self.field.label),
            self.text.into(),
        ]
    }

    /// Whether people learn something from it: an id repeats what the title says.
    fn says_more(&self, others: &[Self]) -> bool {
        let is_key = |one: &Self| one.field.kind == Kind::Id;
        let is_beside = |one: &Self| one.noun.key == self.noun.key && one.name == self.name;
        !is_key(self) || !others.iter().any(|one| is_beside(one) && !is_key(one))
    }

    fn hit(&self, asked: &Asked) -> Hit {
        let is_head = self.noun.key == Municipality::NOUN.key;
        let entry = if is_head {
            String::new()
        } else {
            format!("{} {}", self.noun.one.here(), self.name)
        };
        // An id may be what was found, where its name is not.
        let text = if asked.are_in(&self.said) {
            &self.said
        } else {
            &self.text
        };
        Hit {
            entry,
            field: self.field.label.here().to_owned(),
            marks: asked.marks(text),
            text: text.clone(),
        }
    }
}

fn columns() -> Vec<Column> {
    let column = |id, en, nl| Column::new(id, Words { en, nl });
    vec![
        column("municipality", "municipality", "gemeente").keep(Keep::Always),
        column("noun", "noun", "soort"),
        column("name", "name", "naam"),
        column("key", "field", "veld"),
        column("text", "text", "tekst").keep(Keep::Always),
    ]
}
