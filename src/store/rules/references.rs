//! What a record refers to must be there.

use super::{Case, Finding, Findings, Spot, own::for_each_field, say};
use crate::{
    model::{
        field::Field,
        noun::Read,
        nouns::{Alderman, Coordinator},
        record::noun,
        value::Kind,
    },
    store::Store,
    words::nearest,
};

/// A theme that the vocabulary does not have, or by another spelling than its id.
pub fn unknown_theme(case: Case, found: &mut Findings) {
    if !case.store.knows_all_themes() {
        // What could not be read may be what is named.
        return;
    }
    for_each_field(case, &mut |spot, field, texts| {
        if field.kind != Kind::Theme {
            return;
        }
        let ids = || case.store.themes().iter().map(|theme| theme.id.as_str());
        for (nth, text) in texts
            .iter()
            .enumerate()
            .filter(|(_, text)| !ids().any(|id| id == *text))
        {
            let known = case.store.theme(text).map(|theme| theme.id.as_str());
            let help = known
                .or_else(|| nearest(text, ids()))
                .map(say::did_you_mean);
            found.push(Finding::new(spot.element(nth), say::unknown_theme(text)).help(help));
        }
    });
}

/// An intervention, an agenda or an addendum that the record does not have.
pub fn unknown_entry(case: Case, found: &mut Findings) {
    broken(case, &|target| target != Alderman::NOUN.key, found);
}

/// A signer who is not among the aldermen.
pub fn unknown_signer(case: Case, found: &mut Findings) {
    broken(case, &|target| target == Alderman::NOUN.key, found);
}

fn broken(case: Case, wanted: &dyn Fn(&str) -> bool, found: &mut Findings) {
    for_each_field(case, &mut |spot, field: &Field, texts| {
        let Kind::Ref(target) = field.kind else {
            return;
        };
        let Some(target) = noun(target).filter(|target| wanted(target.key)) else {
            return;
        };
        if case
            .record
            .left_out
            .iter()
            .any(|left| left.noun == target.key && left.name.is_none())
        {
            // Nobody knows what it is called: it may be what is referred to.
            return;
        }
        let unread = case
            .record
            .left_out
            .iter()
            .filter(|left| left.noun == target.key);
        let unread = unread.filter_map(|left| left.name.clone());
        let calls: Vec<_> = (target.of)(case.record)
            .iter()
            .map(|entry| entry.call())
            .chain(unread)
            .collect();
        for (nth, text) in texts
            .iter()
            .enumerate()
            .filter(|(_, text)| !calls.iter().any(|call| target.is_same_name(call, text)))
        {
            let spot = if field.is_list() {
                spot.element(nth)
            } else {
                spot
            };
            let help = nearest(text, calls.iter().map(String::as_str)).map(say::did_you_mean);
            found.push(Finding::new(spot, say::unknown_entry(target.one.here(), text)).help(help));
        }
    });
}

/// A municipality that neither the records nor the register know.
pub fn unknown_municipality(case: Case, found: &mut Findings) {
    for_each_field(case, &mut |spot, field, texts| {
        if !matches!(field.kind, Kind::Municipality(_)) {
            return;
        }
        for (nth, text) in texts
            .iter()
            .enumerate()
            .filter(|(_, text)| *text != Coordinator::ALL)
        {
            if matches!(case.store.look_up(text), Ok(None)) {
                found.push(no_municipality(case.store, spot.element(nth), text));
            }
        }
    });
}

/// That nobody knows this municipality, and which was perhaps meant.
pub fn no_municipality(store: &Store, spot: Spot, text: &str) -> Finding {
    let near = store.nearest_municipality(text).ok().flatten();
    Finding::new(spot, say::unknown_municipality(text)).help(near.map(say::did_you_mean))
}
