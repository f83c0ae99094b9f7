//! Whom to call: the local contacts, and the coordinators who serve a municipality.

use crate::{
    model::{
        name::key,
        nouns::{Contact, Coordinator},
        value::{Day, MunicipalityRef},
    },
    store::{Found, Store},
    words::Words,
};

/// Where somebody can be called for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// In the municipality.
    Local,
    /// At the ministry, for a set of municipalities.
    Coordinator,
}

impl Scope {
    /// The word of the contract (English) and that for people.
    pub const fn words(self) -> Words {
        match self {
            Self::Local => Words {
                en: "local",
                nl: "lokaal",
            },
            Self::Coordinator => Words {
                en: "coordinator",
                nl: "coördinator",
            },
        }
    }
}

/// Somebody to call.
#[derive(Clone, Debug)]
pub struct Callable {
    /// Name and ways to reach.
    pub contact: Contact,
    /// For what.
    pub scope: Scope,
    /// Whether only the team may know of this person.
    pub is_private: bool,
}

/// Whom to call for the municipality with this slug, on this day.
pub fn of(store: &Store, slug: &str, local: &[Contact], day: Day) -> Vec<Callable> {
    let local = local.iter().cloned().map(|contact| Callable {
        contact,
        scope: Scope::Local,
        is_private: false,
    });
    let serving = store.coordinators().iter().filter(|coordinator| {
        // Nearly always it is the slug itself: only another spelling needs looking up.
        let is_itself = |text: &str| text == Coordinator::ALL || text == slug;
        coordinator.serves_on(day)
            && (served(coordinator).any(is_itself)
                || served(coordinator).any(|text| is_meant(store, text, slug)))
    });
    let serving = serving.map(|coordinator| callable(store, coordinator));
    local.chain(serving).collect()
}

/// The coordinator of a municipality whom somebody means by a name, or by a beginning of it.
pub fn coordinator(store: &Store, slug: &str, name: &str, day: Day) -> Option<Contact> {
    let wanted = key(name);
    let serving = of(store, slug, &[], day)
        .into_iter()
        .map(|callable| callable.contact);
    let mut meant = serving.filter(|contact| key(&contact.name).starts_with(&wanted));
    meant
        .next()
        .filter(|_| !wanted.is_empty() && meant.next().is_none())
}

/// Every coordinator in function on this day with each municipality that is served: its slug, or
/// `*` once for all.
pub fn coordinators(store: &Store, day: Day) -> Vec<(String, Callable)> {
    let in_function = store
        .coordinators()
        .iter()
        .filter(|coordinator| coordinator.serves_on(day));
    let each = in_function.flat_map(|coordinator| {
        served(coordinator).map(|text| (slug_of(store, text), callable(store, coordinator)))
    });
    each.collect()
}

/// Whom a coordinator serves; all is all, whoever is named beside it.
fn served(coordinator: &Coordinator) -> impl Iterator<Item = &str> {
    let named = || {
        coordinator
            .municipalities
            .iter()
            .map(MunicipalityRef::as_str)
    };
    let serves_all = named().any(|text| text == Coordinator::ALL);
    named().filter(move |text| !serves_all || *text == Coordinator::ALL)
}

fn is_meant(store: &Store, text: &str, slug: &str) -> bool {
    if store.has(text) {
        return false;
    }
    match store.look_up(text) {
        Ok(Some(Found::Record(found))) => found == slug,
        // Who served a municipality that has merged serves what it became.
        Ok(Some(Found::Merged(entry, heirs))) => {
            entry.slug() == slug || heirs.iter().any(|heir| heir.slug() == slug)
        }
        Ok(Some(Found::Unrecorded(entry))) => entry.slug() == slug,
        Ok(None) | Err(_) => false,
    }
}

fn slug_of(store: &Store, text: &str) -> String {
    if text == Coordinator::ALL || store.has(text) {
        return text.to_owned();
    }
    match store.look_up(text) {
        Ok(Some(Found::Record(slug))) => slug,
        Ok(Some(Found::Unrecorded(entry) | Found::Merged(entry, _))) => entry.slug(),
        Ok(None) | Err(_) => text.to_owned(),
    }
}

fn callable(store: &Store, coordinator: &Coordinator) -> Callable {
    let Coordinator {
        id: _,
        name,
        role,
        organisation,
        email,
        phone,
        url,
        ..
    } = coordinator;
    let contact = Contact {
        name: name.clone(),
        role: role.clone(),
        organisation: organisation.clone(),
        email: email.clone(),
        phone: phone.clone(),
        url: url.clone(),
    };
    Callable {
        contact,
        scope: Scope::Coordinator,
        is_private: store.is_private(coordinator),
    }
}
