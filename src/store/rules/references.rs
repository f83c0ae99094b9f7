//! What a record refers to must be there.

use std::{
    cell::OnceCell,
    collections::{HashMap, HashSet},
};

use super::{Case, Finding, Findings, Spot, own::for_each_field, say};
use crate::{
    model::{
        field::Field,
        noun::{Noun, Read},
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
    let is_theme = |field: &Field| field.kind == Kind::Theme;
    for_each_field(case, is_theme, &mut |spot, _field, held| {
        let texts = held.texts();
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
    let mut known = HashMap::new();
    let is_reference = |field: &Field| matches!(field.kind, Kind::Ref(target) if wanted(target));
    for_each_field(case, is_reference, &mut |spot, field: &Field, held| {
        let texts = held.texts();
        if texts.is_empty() {
            return;
        }
        let Kind::Ref(target) = field.kind else {
            return;
        };
        let Some(target) = noun(target) else {
            return;
        };
        let calls = known
            .entry(target.key)
            .or_insert_with(|| Calls::of(case, target));
        let Some(calls) = calls else { return };
        for (nth, text) in texts.iter().enumerate() {
            if calls.have(target, text) {
                continue;
            }
            let spot = if field.is_list() {
                spot.element(nth)
            } else {
                spot
            };
            let near = nearest(text, calls.asked()).map(say::did_you_mean);
            found.push(Finding::new(spot, say::unknown_entry(target.one.here(), text)).help(near));
        }
    });
}

/// How often a record is searched for what was perhaps meant: who makes more mistakes of one kind
/// in one file made them by program.
const HELPED: usize = 100;

/// What the entries of a noun are called.
struct Calls {
    all: Vec<String>,
    // Made only for a long list, or for a name that is written otherwise.
    set: OnceCell<HashSet<String>>,
    asked: usize,
}

impl Calls {
    /// Nothing where nobody knows what an entry is called: it may be what is referred to.
    fn of(case: Case, noun: &Noun) -> Option<Self> {
        let unread = case.record.unread_names(noun)?;
        let entries = (noun.of)(case.record);
        let calls = entries.iter().map(|entry| entry.call());
        let unread = unread.into_iter().map(str::to_owned);
        let all: Vec<_> = calls.chain(unread).collect();
        Some(Self {
            set: OnceCell::new(),
            all,
            asked: 0,
        })
    }

    fn have(&self, noun: &Noun, text: &str) -> bool {
        const FEW: usize = 32;
        if self.all.len() <= FEW && self.all.iter().any(|call| call == text) {
            return true;
        }
        let same_names = || self.all.iter().map(|call| noun.same_name(call)).collect();
        let set = self.set.get_or_init(same_names);
        set.contains(&noun.same_name(text))
    }

    /// All of them; none when they were asked for often enough.
    fn asked(&mut self) -> impl Iterator<Item = &str> {
        self.asked += 1;
        let is_often = self.asked > HELPED;
        let all = self.all.iter().map(String::as_str);
        all.filter(move |_| !is_often)
    }
}

/// A municipality that neither the records nor the register know.
pub fn unknown_municipality(case: Case, found: &mut Findings) {
    let is_municipality = |field: &Field| matches!(field.kind, Kind::Municipality(_));
    for_each_field(case, is_municipality, &mut |spot, _field, held| {
        let texts = held.texts();
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
