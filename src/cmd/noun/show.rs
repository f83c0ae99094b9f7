use anyhow::Result;
use clap::{ArgMatches, Command};
use serde_json::Value as Json;

use super::target::{entry, find};
use crate::{
    cmd::{
        Ending,
        args::{municipality, on},
        cells::{object, status},
        page::entry_page,
        say,
        session::Session,
        show::headline,
    },
    model::noun::Noun,
    output::{Line, Page, Tone, json_text},
    store::Exactness,
};

/// The arguments of `show`.
pub fn build(noun: &'static Noun, command: Command) -> Command {
    command
        .about(say::show_one(noun.one.here()))
        .args([municipality(), entry(noun), on()])
}

/// The entry as a page, or as JSON.
pub fn run(noun: &'static Noun, session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let target = find(noun, session, matches, Exactness::Beginning)?;
    let (day, record) = (session.day(matches), &target.record);
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
    let about = entry_page(noun, entry, session.store()?, record);
    page.item_about(Line::new(Tone::Quiet, &place), about);
    session.out.page(&page);
    Ok(Ending::Done)
}
