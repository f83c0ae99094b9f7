//! The ends of agendas and addenda, for a calendar.

use std::collections::HashMap;

use anyhow::Result;
use clap::ArgMatches;

use super::{super::say, asked::Asked, outlet::Outlet};
use crate::{
    cmd::{list::has_status, session::Session},
    model::{
        noun::{Entry, Noun},
        record::Record,
        value::{Day, Moment},
    },
    output::ics::{Event, calendar},
};

/// When facts were last known to be so that nobody says the source of.
const LONG_AGO: Day = Day {
    year: 2000,
    month: 1,
    day: 1,
};

/// Writes the calendar.
pub fn write(
    session: &Session,
    matches: &ArgMatches,
    asked: &Asked,
    outlet: &mut Outlet,
) -> Result<()> {
    let day = session.day;
    let mut events = Vec::new();
    for record in asked.records(session.store()?)? {
        let agreements = record.agreements().filter(|(_, entry)| {
            let status = || Some(entry.period().unwrap_or_default().status(day));
            has_status(matches, status)
        });
        events.extend(agreements.filter_map(|(noun, entry)| event(&record, noun, entry)));
    }
    tell_apart(&mut events);
    outlet.give(calendar(&say::calendar(), &events).as_bytes())?;
    Ok(())
}

fn event(record: &Record, noun: &Noun, entry: &dyn Entry) -> Option<Event> {
    let period = entry.period()?;
    let end = period.end?;
    let start = period.start.as_ref().map(Moment::to_string);
    let held = |key: &str| {
        let fields = noun.fields.iter().zip(entry.slots());
        let mut found = fields.filter(|(field, _)| field.key == key);
        let texts = found.next().map(|(_, slot)| slot.texts().join(", "));
        texts.filter(|text| !text.is_empty())
    };
    // A year has no last day that somebody stated: it says so as it was stated.
    let about = ["end", "partner"].into_iter().filter_map(|key| {
        let label = noun.field(key)?.label.here();
        Some(format!("{label}: {}", held(key)?))
    });
    let read = record.sources.iter().filter_map(|source| source.read);
    // What names it in a calendar is not its end, which an extension moves.
    let start = start.unwrap_or_else(|| noun.one.en.to_owned());
    Some(Event {
        uid: format!("{}-{}-{start}@gka", record.slug, noun.one.en),
        day: end.last_day(),
        stamp: read.max().unwrap_or(LONG_AGO),
        summary: say::ends(&record.head.name, noun.one.here(), period),
        description: about.collect::<Vec<_>>().join("\n"),
        url: held("document"),
        category: noun.one.here().to_owned(),
    })
}

/// Two that began at the same time are told apart by their order.
fn tell_apart(events: &mut [Event]) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for event in events {
        let times = seen.entry(event.uid.clone()).or_default();
        *times += 1;
        if *times > 1 {
            event.uid = format!("{times}-{}", event.uid);
        }
    }
}
