//! What a record must not say twice, or against itself.

use std::collections::HashMap;

use super::{Case, Finding, Findings, Spot};
use crate::{
    model::{
        field::{Field, Shown},
        noun::{Entry, Noun, Read, at},
        nouns::{Addendum, Agenda, Alderman, Intervention, Municipality},
        record::NOUNS,
        value::Kind,
    },
    store::rules::say,
    words::visible,
};

/// Two interventions with one id.
pub fn double_id(case: Case, found: &mut Findings) {
    const ID: &Field = at(Intervention::NOUN, "id");
    doubles(case, Intervention::NOUN, Some(ID), found);
}

/// Two agendas, or two addenda, with one period.
pub fn double_period(case: Case, found: &mut Findings) {
    for noun in [Agenda::NOUN, Addendum::NOUN] {
        doubles(case, noun, None, found);
    }
}

/// Two other entries with one name: a command cannot tell which is meant.
pub fn double_name(case: Case, found: &mut Findings) {
    let judged = [Intervention::NOUN.key, Agenda::NOUN.key, Addendum::NOUN.key];
    for noun in NOUNS.iter().filter(|noun| !judged.contains(&noun.key)) {
        doubles(
            case,
            noun,
            noun.named_by.first().and_then(|key| noun.field(key)),
            found,
        );
    }
}

fn doubles(case: Case, noun: &'static Noun, field: Option<&'static Field>, found: &mut Findings) {
    let entries = (noun.of)(case.record);
    if entries.len() < 2 {
        return;
    }
    let calls: Vec<_> = entries.iter().map(|entry| entry.call()).collect();
    let spot = |nth| {
        let entry = Spot::entry(case.record, noun, nth);
        field.map_or(entry, |field| entry.key(field))
    };
    let mut seen = HashMap::new();
    for (nth, call) in calls
        .iter()
        .enumerate()
        .filter(|(_, call)| !call.is_empty())
    {
        if let Some(first) = seen.get(call).copied() {
            let message = say::double(noun.one.here(), call);
            found.push(Finding::new(spot(nth), message).related(spot(first), say::first_here()));
        } else {
            seen.insert(call, nth);
        }
    }
}

/// A theme, a reference or another value that stands twice in one list.
pub fn double_element(case: Case, found: &mut Findings) {
    let is_name = |field: &Field| {
        matches!(
            field.kind,
            Kind::Theme | Kind::Ref(_) | Kind::OneOf(_) | Kind::Municipality(_)
        )
    };
    for_each_field(case, is_name, &mut |spot, field, held| {
        let texts = held.texts();
        if texts.len() < 2 {
            return;
        }
        let mut seen = HashMap::new();
        for (nth, text) in texts.iter().enumerate() {
            let first = *seen.entry(text).or_insert(nth);
            if first < nth {
                let message = say::double_element(text, field.key);
                let finding = Finding::new(spot.element(nth), message);
                found.push(finding.related(spot.element(first), say::first_here()));
            }
        }
    });
}

/// The only alderman is a former one.
pub fn only_former(case: Case, found: &mut Findings) {
    const FORMER: &Field = at(Alderman::NOUN, "former");
    if let [only] = &case.record.aldermen[..]
        && only.former == Some(true)
    {
        let spot = Spot::entry(case.record, Alderman::NOUN, 0).key(FORMER);
        found.push(Finding::new(spot, say::only_former(&only.name)));
    }
}

/// Facts without a source.
pub fn no_source(case: Case, found: &mut Findings) {
    let record = case.record;
    let says_something = NOUNS.iter().any(|noun| !(noun.of)(record).is_empty())
        || !record.head.themes.is_empty()
        || record.head.vision.is_some();
    if record.sources.is_empty() && says_something {
        let finding = Finding::new(Spot::head("name"), say::no_source(&record.head.name));
        found.push(finding.help(Some(say::add_source(&record.slug))));
    }
}

/// Control and bidirectional characters, which a screen hides or obeys.
pub fn hidden_characters(case: Case, found: &mut Findings) {
    if case.is_plain {
        return;
    }
    for_each_field(case, may_hide, &mut |spot, field, held| {
        let mut nth = 0;
        held.for_each_text(&mut |text| {
            if let Some(c) = visible::misleading(text) {
                let spot = if field.is_list() {
                    spot.element(nth)
                } else {
                    spot
                };
                let message = say::hidden(format!("U+{:04X}", u32::from(c)));
                found.push(Finding::new(spot, message));
            }
            nth += 1;
        });
    });
}

/// Whether such a character can stand in the values of a field: the others have none but their own.
fn may_hide(field: &Field) -> bool {
    match field.kind {
        Kind::Text
        | Kind::Prose
        | Kind::Url
        | Kind::Email
        | Kind::Theme
        | Kind::Ref(_)
        | Kind::Municipality(_)
        | Kind::Person => true,
        Kind::Switch
        | Kind::Id
        | Kind::Code
        | Kind::Phone
        | Kind::Day
        | Kind::Moment
        | Kind::Ages
        | Kind::OneOf(_) => false,
    }
}

/// Calls for each wanted field of the head and of each entry, with its place and what it holds.
pub fn for_each_field(
    case: Case,
    is_wanted: impl Fn(&Field) -> bool,
    act: &mut dyn FnMut(Spot, &'static Field, &dyn Shown),
) {
    let mut fields = |spot: Spot, noun: &'static Noun, entry: &dyn Entry| {
        for (nth, field) in noun.fields.iter().enumerate() {
            if !is_wanted(field) {
                continue;
            }
            act(spot.key(field), field, entry.slot(nth));
        }
    };
    fields(Spot::default(), Municipality::NOUN, &case.record.head);
    for noun in NOUNS {
        if noun.fields.iter().any(&is_wanted) {
            for (nth, entry) in (noun.of)(case.record).into_iter().enumerate() {
                fields(Spot::entry(case.record, noun, nth), noun, entry);
            }
        }
    }
}
