//! `gka show`: the whole agenda of a municipality, for reading.

use anyhow::Result;
use clap::{ArgMatches, Command};
use serde_json::Value as Json;

use super::{
    Ending,
    args::municipality,
    audience::Audience,
    cells::record_object,
    contacts::{self, Callable, Scope},
    page::{Titles, entry_page, fields_of},
    say,
    session::Session,
    spoken,
};
use crate::{
    model::{
        noun::{Entry, Noun, Read},
        nouns::{
            Activity, Addendum, Agenda, Alderman, Contact, Intervention, News, Research, Source,
        },
        record::Record,
        value::Day,
    },
    output::{Line, Page, Tone, json_text},
    store::Store,
    words::Words,
};

/// What it is called.
pub const NAME: Words = Words {
    en: "show",
    nl: "toon",
};

/// Its arguments.
pub fn build(command: Command) -> Command {
    let about = Words {
        en: "The whole agenda of a municipality, for reading",
        nl: "De hele agenda van een gemeente, om te lezen",
    };
    command.about(about.here()).arg(municipality())
}

/// The page, or the record as JSON.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let slug = session.municipality(matches)?;
    let store = session.store()?;
    let record = store.record(&slug)?;
    if session.wants_json()? {
        let text = json_text(&Json::Object(record_object(&record)));
        session.out.text(&text);
    } else {
        let contacts = contacts::of_one(store, &record, session.day);
        let page = page(store, &record, session.day, Audience::Team, contacts);
        session.out.page(&page);
    }
    Ok(Ending::Done)
}

/// In the order that people know from the public page; without what somebody may not see.
pub fn page(
    store: &Store,
    record: &Record,
    day: Day,
    audience: Audience,
    contacts: Vec<Callable>,
) -> Page {
    let mut page = Page::new();
    head(&mut page, store, record);
    for noun in [Alderman::NOUN, Agenda::NOUN, Addendum::NOUN] {
        section(&mut page, store, record, noun, day);
    }
    for noun in [
        Intervention::NOUN,
        Research::NOUN,
        Activity::NOUN,
        News::NOUN,
    ] {
        section(&mut page, store, record, noun, day);
    }
    people(&mut page, store, audience, contacts);
    section(&mut page, store, record, Source::NOUN, day);
    page
}

fn head(page: &mut Page, store: &Store, record: &Record) {
    let head = &record.head;
    let mut place = vec![head.code.to_string()];
    place.extend(head.province.clone());
    page.title(
        Line::new(Tone::Strong, &head.name).and(Tone::Quiet, &format!("  {}", place.join(", "))),
    );
    if let Some(vision) = &head.vision {
        page.prose(vision.as_str());
    }
    if !head.themes.is_empty() {
        page.heading(say::THEMES.here());
        for theme in &head.themes {
            page.item(store.theme_name(theme.as_str()));
        }
    }
    let shown = ["code", "name", "province", "themes", "vision"];
    let rest = fields_of(crate::model::nouns::Municipality::NOUN, head, &shown, store);
    if !rest.is_empty() {
        page.heading(say::ABOUT.here());
        for (label, value) in rest {
            page.field(&label, value);
        }
    }
}

fn section(page: &mut Page, store: &Store, record: &Record, noun: &'static Noun, day: Day) {
    let entries = (noun.of)(record);
    let titles = Titles::of(record);
    let heading = if entries.len() == 1 {
        noun.one
    } else {
        noun.many
    };
    if !entries.is_empty() {
        page.heading(capital(heading.here()));
    }
    for entry in entries {
        page.item_about(
            headline(noun, entry, day),
            entry_page(noun, entry, store, &titles),
        );
    }
}

/// The title, and where its period stands.
pub fn headline(noun: &Noun, entry: &dyn Entry, day: Day) -> Line {
    let period = entry.period().unwrap_or_default();
    let is_named_by_period = noun.named_by.contains(&"start");
    let said = spoken::period(period);
    let unknown = Words {
        en: "period unknown",
        nl: "periode onbekend",
    };
    let title = if is_named_by_period {
        said.clone().unwrap_or_else(|| unknown.here().to_owned())
    } else {
        entry.title()
    };
    let url = noun.fields.iter().position(|field| field.key == "url");
    let is_address =
        noun.named_by.contains(&"url") && url.is_some_and(|nth| entry.slots()[nth].count() > 0);
    let tone = if is_address {
        Tone::Address
    } else {
        Tone::Strong
    };
    let mut line = Line::new(tone, &title);
    if let Some(said) = said {
        let term = spoken::status(period.status(day));
        if !is_named_by_period {
            line = line.and(Tone::Quiet, &format!("  {said}"));
        }
        line = line
            .and(Tone::Plain, "  ")
            .and(term.tone, term.label.here());
    }
    line
}

fn people(page: &mut Page, store: &Store, audience: Audience, mut contacts: Vec<Callable>) {
    contacts.retain(|callable| audience.may_meet(callable));
    if contacts.is_empty() {
        return;
    }
    page.heading(say::CONTACT.here());
    for contact in contacts {
        let mut line = Line::new(Tone::Strong, &contact.contact.name);
        if contact.scope == Scope::Coordinator {
            line = line.and(
                Tone::Quiet,
                &format!("  {}", Scope::Coordinator.words().here()),
            );
        }
        let fields = Contact::NOUN.fields.iter();
        let hidden = fields.filter(|field| !audience.may_see(field.kind));
        let shown: Vec<_> = hidden.map(|field| field.key).chain(["name"]).collect();
        let mut about = Page::new();
        for (label, value) in fields_of(Contact::NOUN, &contact.contact, &shown, store) {
            about.field(&label, value);
        }
        page.item_about(line, about);
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}
