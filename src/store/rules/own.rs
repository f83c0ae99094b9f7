//! What a record must not say twice, or against itself.

use std::{collections::HashMap, hash::Hash};

use super::{Case, Finding, Findings, Spot};
use crate::{
    model::{
        field::Field,
        noun::{Noun, Read, at},
        nouns::{Addendum, Agenda, Alderman, Intervention},
        record::NOUNS,
        value::Kind,
    },
    store::rules::say,
    words::visible,
};

/// Two interventions with one id.
pub fn double_id(case: &Case, found: &mut Findings) {
    const ID: &Field = at(Intervention::NOUN, "id");
    doubles(case, Intervention::NOUN, Some(ID), found);
}

/// Two agendas, or two addenda, with one period.
pub fn double_period(case: &Case, found: &mut Findings) {
    for noun in [Agenda::NOUN, Addendum::NOUN] {
        let periods = case.entries(noun).iter().map(|entry| entry.period());
        for places in repeated(&periods.collect::<Vec<_>>()) {
            found.push(double(case, noun, None, places));
        }
    }
}

/// Two other entries with one name: a command cannot tell which is meant.
pub fn double_name(case: &Case, found: &mut Findings) {
    let judged = [Intervention::NOUN.key, Agenda::NOUN.key, Addendum::NOUN.key];
    for noun in NOUNS.iter().filter(|noun| !judged.contains(&noun.key)) {
        let field = noun.named_by.first().and_then(|key| noun.field(key));
        doubles(case, noun, field, found);
    }
}

fn doubles(case: &Case, noun: &'static Noun, field: Option<&'static Field>, found: &mut Findings) {
    let entries = case.entries(noun);
    if entries.len() < 2 {
        return;
    }
    let calls: Vec<_> = entries.iter().map(|entry| entry.call()).collect();
    for places in repeated(&calls) {
        if !calls[places.0].is_empty() {
            found.push(double(case, noun, field, places));
        }
    }
}

fn double(
    case: &Case,
    noun: &'static Noun,
    field: Option<&'static Field>,
    (nth, first): (usize, usize),
) -> Finding {
    let spot = |nth| {
        let entry = Spot::entry(case.record, noun, nth);
        field.map_or(entry, |field| entry.key(field))
    };
    let message = say::double(noun.one.here(), case.entries(noun)[nth].call());
    Finding::new(spot(nth), message).related(spot(first), say::first_here())
}

/// The places of those that stood there before, each with the first one.
pub fn repeated<T: Eq + Hash>(all: &[T]) -> Vec<(usize, usize)> {
    // So few are compared quicker than a table of them is made.
    const FEW: usize = 16;
    let mut seen = HashMap::new();
    let mut first = |nth: usize| match all.len() {
        0..=FEW => all[..nth].iter().position(|one| *one == all[nth]),
        _ => Some(*seen.entry(&all[nth]).or_insert(nth)).filter(|first| *first < nth),
    };
    let places = 0..all.len();
    places.filter_map(|nth| Some((nth, first(nth)?))).collect()
}

/// A theme, a reference or another value that stands twice in one list.
pub fn double_element(case: &Case, found: &mut Findings) {
    for held in case.names().filter(|held| held.values.count() > 1) {
        let texts = held.values.texts();
        for (nth, first) in repeated(&texts) {
            let message = say::double_element(&texts[nth], held.field.key);
            let finding = Finding::new(held.spot.element(nth), message);
            found.push(finding.related(held.spot.element(first), say::first_here()));
        }
    }
}

/// The only alderman is a former one.
pub fn only_former(case: &Case, found: &mut Findings) {
    const FORMER: &Field = at(Alderman::NOUN, "former");
    if let [only] = &case.record.aldermen[..]
        && only.former == Some(true)
    {
        let spot = Spot::entry(case.record, Alderman::NOUN, 0).key(FORMER);
        found.push(Finding::new(spot, say::only_former(&only.name)));
    }
}

/// Facts without a source.
pub fn no_source(case: &Case, found: &mut Findings) {
    let record = case.record;
    let says_something = case.nouns().any(|(_, entries)| !entries.is_empty())
        || !record.head.themes.is_empty()
        || record.head.vision.is_some();
    if record.sources.is_empty() && says_something {
        let finding = Finding::new(Spot::head("name"), say::no_source(&record.head.name));
        found.push(finding.help(Some(say::add_source(&record.slug))));
    }
}

/// Control and bidirectional characters, which a screen hides or obeys.
pub fn hidden_characters(case: &Case, found: &mut Findings) {
    if case.is_plain {
        return;
    }
    case.for_each_field(may_hide, &mut |held| {
        held.for_each_text(&mut |text, spot| {
            if let Some(c) = visible::misleading(text) {
                let message = say::hidden(format!("U+{:04X}", u32::from(c)));
                found.push(Finding::new(spot, message));
            }
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

#[cfg(test)]
mod tests {
    use super::repeated;

    #[test]
    fn few_and_many_are_repeated_alike() {
        assert_eq!(repeated(&[1, 2, 1, 3, 2, 1]), [(2, 0), (4, 1), (5, 0)]);
        let mut many: Vec<_> = (0..1000).collect();
        assert!(repeated(&many).is_empty());
        (many[700], many[900]) = (3, 3);
        assert_eq!(repeated(&many), [(700, 3), (900, 3)]);
    }
}
