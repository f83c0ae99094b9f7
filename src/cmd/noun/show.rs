use anyhow::Result;
use clap::{ArgMatches, Command};
use serde_json::Value as Json;

use super::target::{entry, find};
use crate::{
    cmd::{
        Ending,
        args::{ENTRY, municipality, text},
        cells::{object, status},
        contacts,
        page::{Titles, entry_page, fields_of},
        say,
        session::Session,
        show::headline,
    },
    model::{
        noun::{Noun, Read},
        nouns::Contact,
    },
    output::{Line, Page, Tone, json_text},
    store::{Exactness, named},
};

/// The arguments of `show`.
pub fn build(noun: &'static Noun, command: Command) -> Command {
    command
        .about(say::show_one(noun.one.here()))
        .args([municipality(), entry(noun)])
}

/// The entry as a page, or as JSON.
pub fn run(noun: &'static Noun, session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    if let Some(contact) = coordinator(noun, session, matches)? {
        return show_coordinator(session, &contact);
    }
    let target = find(noun, session, matches, Exactness::Beginning)?;
    let (day, record) = (session.day, &target.record);
    let entry = (noun.of)(record)[target.nth];
    if session.wants_json()? {
        let mut whole = serde_json::Map::new();
        whole.insert("municipality".to_owned(), record.slug.clone().into());
        whole.extend(object(noun, entry));
        whole.extend(
            status(entry, day)
                .json()
                .map(|status| ("status".to_owned(), status)),
        );
        session.out.text(&json_text(&Json::Object(whole)));
        return Ok(Ending::Done);
    }
    let mut page = Page::new();
    page.title(headline(noun, entry, day));
    let place = format!("{}, {}", noun.one.here(), record.head.name);
    let about = entry_page(noun, entry, session.store()?, &Titles::of(record));
    page.item_about(Line::new(Tone::Quiet, &place), about);
    session.out.page(&page);
    Ok(Ending::Done)
}

/// The coordinator who is meant, where no local contact is called so.
fn coordinator(noun: &Noun, session: &Session, matches: &ArgMatches) -> Result<Option<Contact>> {
    let Some(name) = text(matches, ENTRY).filter(|_| noun.key == Contact::NOUN.key) else {
        return Ok(None);
    };
    let store = session.store()?;
    let slug = session.municipality(matches)?;
    let record = store.record(&slug)?;
    let is_local = named(&record, Contact::NOUN, name, Exactness::Beginning).is_ok();
    let meant = || contacts::coordinator(store, &slug, name, session.day);
    Ok(if is_local { None } else { meant() })
}

fn show_coordinator(session: &mut Session, contact: &Contact) -> Result<Ending> {
    let scope = contacts::Scope::Coordinator.words();
    if session.wants_json()? {
        let mut whole = object(Contact::NOUN, contact);
        whole.insert("scope".to_owned(), scope.en.into());
        session.out.text(&json_text(&Json::Object(whole)));
        return Ok(Ending::Done);
    }
    let mut page = Page::new();
    page.title(Line::new(Tone::Strong, &contact.name));
    let mut about = Page::new();
    for (label, value) in fields_of(Contact::NOUN, contact, &["name"], session.store()?) {
        about.field(&label, value);
    }
    page.item_about(Line::new(Tone::Quiet, scope.here()), about);
    session.out.page(&page);
    Ok(Ending::Done)
}
