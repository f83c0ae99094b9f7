//! What a record refers to must be there.

use std::{
    borrow::Cow,
    cell::OnceCell,
    collections::{HashMap, HashSet},
};

use super::{Case, Finding, Findings, Spot, case::Held, say};
use crate::{
    model::{
        name::{is_slug, slug},
        noun::{Noun, Read},
        nouns::{Alderman, Coordinator, Municipality},
        record::noun,
        value::Kind,
    },
    store::{
        Known, Store,
        refer::{Reference, in_other_form},
    },
    words::{either, meant},
};

/// A theme that the vocabulary does not have, or by another spelling than its id.
pub fn unknown_theme(case: &Case, found: &mut Findings) {
    if !case.store.knows_all_themes() {
        // What could not be read may be what is named.
        return;
    }
    let ids = || case.store.themes().iter().map(|theme| theme.id.as_str());
    for held in case.names().filter(|held| held.field.kind == Kind::Theme) {
        held.for_each_text(&mut |text, spot| {
            if ids().any(|id| id == text) {
                return;
            }
            let known = case.store.theme(text).map(|theme| theme.id.as_str());
            let help = known
                .map(|id| format!("`{id}`"))
                .or_else(|| meant(text, ids()))
                .map(say::did_you_mean);
            found.push(Finding::new(spot, say::unknown_theme(text)).help(help));
        });
    }
}

/// An intervention, an agenda or an addendum that the record does not have.
pub fn unknown_entry(case: &Case, found: &mut Findings) {
    broken(case, &|target| target != Alderman::NOUN.key, found);
}

/// A signer who is not among the aldermen.
pub fn unknown_signer(case: &Case, found: &mut Findings) {
    broken(case, &|target| target == Alderman::NOUN.key, found);
}

fn broken(case: &Case, wanted: &dyn Fn(&str) -> bool, found: &mut Findings) {
    let mut known = HashMap::new();
    for held in case.names() {
        let Kind::Ref(target) = held.field.kind else {
            continue;
        };
        let Some(target) = noun(target).filter(|target| wanted(target.key)) else {
            continue;
        };
        let entries = case.entries(target);
        held.for_each_text(&mut |text, spot| {
            if entries.len() <= FEW && entries.iter().any(|entry| entry.call() == text) {
                return;
            }
            let calls = known
                .entry(target.key)
                .or_insert_with(|| Calls::of(case, target));
            let Some(calls) = calls.as_mut().filter(|calls| !calls.have(target, text)) else {
                return;
            };
            let near = meant(text, calls.asked()).map(say::did_you_mean);
            found.push(Finding::new(spot, say::unknown_entry(target.one.here(), text)).help(near));
        });
    }
}

/// Of so few entries each is asked what it is called; of more a table is made.
const FEW: usize = 32;
/// How often a record is searched for what was perhaps meant: who makes more mistakes of one kind
/// in one file made them by program.
const HELPED: usize = 100;

/// What the entries of a noun are called.
struct Calls<'a> {
    all: Vec<Cow<'a, str>>,
    // Made only for many of them, or for a name that is written otherwise.
    set: OnceCell<HashSet<String>>,
    asked: usize,
}

impl<'a> Calls<'a> {
    /// Nothing where nobody knows what an entry is called: it may be what is referred to.
    fn of(case: &Case<'a>, noun: &Noun) -> Option<Self> {
        let unread = case.record.unread_names(noun)?;
        let calls = case.entries(noun).iter().map(|entry| entry.call());
        // What names it may be meant as it is mended: `Petje af` as `petje-af`.
        let unread = unread
            .into_iter()
            .flat_map(|name| [Cow::Borrowed(name), Cow::Owned(slug(name))]);
        Some(Self {
            all: calls.chain(unread).collect(),
            set: OnceCell::new(),
            asked: 0,
        })
    }

    fn have(&self, noun: &Noun, text: &str) -> bool {
        let same_names = || {
            self.all
                .iter()
                .map(|call| noun.canonical_name(call))
                .collect()
        };
        let set = self.set.get_or_init(same_names);
        set.contains(&noun.canonical_name(text))
    }

    /// All of them; none when they were asked for often enough.
    fn asked(&mut self) -> impl Iterator<Item = &str> {
        self.asked += 1;
        let is_often = self.asked > HELPED;
        let all = self.all.iter().map(AsRef::as_ref);
        all.filter(move |_| !is_often)
    }
}

/// What names an entry, a municipality or a province, and is written in another form.
pub fn other_form(case: &Case, found: &mut Findings) {
    for (reference, named) in in_other_form(case.store, case.record) {
        let Reference { noun, nth, .. } = reference;
        let field = reference.field;
        let spot = if noun.key == Municipality::NOUN.key {
            Spot::head(field.key)
        } else {
            Spot::entry(case.record, noun, nth).key(field)
        };
        let spot = if field.is_list() {
            spot.element(reference.element)
        } else {
            spot
        };
        let finding = Finding::new(spot, say::other_form(&reference.text, named));
        found.push(finding.help(Some(say::mend_form())));
    }
}

/// A municipality that neither the records nor the register know.
pub fn unknown_municipality(case: &Case, found: &mut Findings) {
    let is_municipality = |held: &Held| matches!(held.field.kind, Kind::Municipality(_));
    for held in case.names().filter(is_municipality) {
        held.for_each_text(&mut |text, spot| {
            if text != Coordinator::ALL && case.store.is_unknown(text) {
                found.push(no_municipality(case.store, spot, text));
            }
        });
    }
}

/// That nobody knows this municipality, and which was perhaps meant.
pub fn no_municipality(store: &Store, spot: Spot, text: &str) -> Finding {
    let near = store.likely_municipalities(text).unwrap_or_default();
    // Where slugs stand, one stands there.
    let name = |one: &Known| {
        if is_slug(text) {
            one.slug.clone()
        } else {
            one.name.clone()
        }
    };
    let near = either(&near.iter().map(name).collect::<Vec<_>>());
    Finding::new(spot, say::unknown_municipality(text)).help(near.map(say::did_you_mean))
}
