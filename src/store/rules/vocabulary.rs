//! What must hold in the two vocabularies.

use std::collections::HashMap;

use super::{
    Finding, Findings, Spot,
    case::Held,
    own::{doubles_in, repeated},
    references::no_municipality,
    say,
};
use crate::{
    model::{
        field::Field,
        name::{is_same, key},
        noun::{Entry, Read, at},
        nouns::{Coordinator, Theme},
        record::Vocabulary,
        value::{AsSlug, MunicipalityRef, Period},
    },
    store::Store,
};

/// The code of a rule, and what it found.
pub type Found = (&'static str, Finding);

fn spot<E: Read>(vocabulary: &Vocabulary<E>, nth: usize, field: &'static Field) -> Spot {
    let entry = Some((E::NOUN.key, vocabulary.place_of(nth)));
    Spot {
        entry,
        key: Some(field),
        element: None,
    }
}

/// Two entries with one id.
pub fn double_ids<E: Read>(vocabulary: &Vocabulary<E>) -> Vec<Found> {
    const ID: &Field = at(Theme::NOUN, "id");
    let calls: Vec<_> = vocabulary.entries.iter().map(Entry::call).collect();
    let double = |(nth, first): (usize, usize)| {
        let message = say::double(E::NOUN.one.here(), &calls[nth]);
        let finding = Finding::new(spot(vocabulary, nth, ID), message);
        let first = spot(vocabulary, first, ID);
        ("double-id", finding.related(first, say::first_here()))
    };
    repeated(&calls).into_iter().map(double).collect()
}

/// Two themes that people call by one name: nobody could tell which is meant.
pub fn double_names(vocabulary: &Vocabulary<Theme>) -> Vec<Found> {
    const NAME: &Field = at(Theme::NOUN, "name");
    const ALIASES: &Field = at(Theme::NOUN, "aliases");
    let themes = &vocabulary.entries;
    let mut known = HashMap::new();
    let mut found = Vec::new();
    for (nth, theme) in themes.iter().enumerate() {
        let spots = std::iter::once((&theme.name, spot(vocabulary, nth, NAME)));
        let aliases = theme.aliases.iter().enumerate();
        let aliases =
            aliases.map(|(at, alias)| (alias, spot(vocabulary, nth, ALIASES).element(at)));
        for (at, alias) in theme.aliases.iter().enumerate() {
            if is_same(alias, &theme.name) {
                let message = say::double_otherwise(alias, &theme.name, ALIASES.key);
                let place = spot(vocabulary, nth, ALIASES).element(at);
                let finding = Finding::new(place, message);
                let first = spot(vocabulary, nth, NAME);
                found.push(("double-element", finding.related(first, say::first_here())));
            }
        }
        for (name, place) in spots.chain(aliases) {
            let other = known.get(&key(name)).copied();
            if let Some(first) = other.filter(|first: &usize| themes[*first].id != theme.id) {
                let message = say::double(Theme::NOUN.one.here(), name);
                let finding = Finding::new(place, message);
                let first = spot(vocabulary, first, NAME);
                found.push(("double-name", finding.related(first, say::first_here())));
            }
        }
        for name in theme.names() {
            known.entry(key(name)).or_insert(nth);
        }
    }
    found
}

/// Elements that stand twice in a list, and aliases that say what the name already says.
pub fn double_elements<E: Read>(vocabulary: &Vocabulary<E>, store: &Store) -> Vec<Found> {
    let mut found = Findings::new();
    for (nth, entry) in vocabulary.entries.iter().enumerate() {
        let fields = E::NOUN.fields.iter().enumerate();
        for (at, field) in fields.filter(|(_, field)| field.is_list()) {
            let held = Held {
                spot: spot(vocabulary, nth, field),
                field,
                values: entry.slot(at),
            };
            doubles_in(store, &held, &mut found);
        }
    }
    let code = |finding| ("double-element", finding);
    found.into_iter().map(code).collect()
}

/// Coordinators who serve nobody knows whom, or end before they begin.
pub fn coordinators(vocabulary: &Vocabulary<Coordinator>, store: &Store) -> Vec<Found> {
    const MUNICIPALITIES: &Field = at(Coordinator::NOUN, "municipalities");
    const UNTIL: &Field = at(Coordinator::NOUN, "until");
    let mut found: Vec<Found> = Vec::new();
    let mut unknown = Findings::new();
    for (nth, coordinator) in vocabulary.entries.iter().enumerate() {
        let served = coordinator
            .municipalities
            .iter()
            .map(MunicipalityRef::<AsSlug>::as_str);
        for (element, text) in served
            .enumerate()
            .filter(|(_, text)| *text != Coordinator::ALL)
        {
            if !store.has(text) && matches!(store.look_up(text), Ok(None)) {
                let place = spot(vocabulary, nth, MUNICIPALITIES).element(element);
                unknown.push(no_municipality(store, place, text));
            }
        }
        let period = Period {
            start: coordinator.from,
            end: coordinator.until,
        };
        if let (Some(from), Some(until), true) = (period.start, period.end, period.is_reversed()) {
            let message = say::end_before_start(until, from);
            let finding = Finding::new(spot(vocabulary, nth, UNTIL), message);
            found.push(("end-before-start", finding));
        }
    }
    found.extend(
        unknown
            .into_iter()
            .map(|finding| ("unknown-municipality", finding)),
    );
    found
}
