//! Whom to call, for an address book.

use std::collections::HashSet;

use anyhow::Result;

use super::{asked::Asked, outlet::Outlet};
use crate::{
    cmd::{
        contacts::{self, Callable, Scope},
        session::Session,
    },
    model::{name, nouns::Contact},
    output::vcf::{Card, card},
    store::Which,
};

/// By what an address book groups all of them.
const GROUP: &str = "Gelijke Kansen Alliantie";

/// Writes them, each person once.
pub fn write(session: &Session, asked: &Asked, outlet: &mut Outlet) -> Result<()> {
    let (store, day) = (session.store()?, session.day);
    let mut written = Written::default();
    let mut unread: Vec<String> = asked.which.named().to_vec();
    for record in asked.records(store)? {
        unread.retain(|slug| *slug != record.slug);
        for contact in &record.contacts {
            let place = (record.slug.as_str(), record.head.name.as_str());
            outlet.give(written.local(contact, place).as_bytes())?;
        }
        if matches!(asked.which, Which::Named(_)) {
            unread.push(record.slug);
        }
    }
    let serving: Vec<Callable> = match asked.which {
        Which::All => {
            let all = contacts::coordinators(store, day).into_iter();
            let near = all.filter(|(slug, _)| asked.is_near(store, slug));
            near.map(|(_, callable)| callable).collect()
        }
        Which::Named(_) => {
            let of = unread.iter().filter(|slug| asked.is_near(store, slug));
            of.flat_map(|slug| contacts::of(store, slug, &[], day))
                .collect()
        }
    };
    for callable in serving {
        if let Some(text) = written.coordinator(&callable) {
            outlet.give(text.as_bytes())?;
        }
    }
    Ok(())
}

/// What was written so far.
#[derive(Default)]
struct Written(HashSet<String>);

impl Written {
    /// Two of one name in one municipality are told apart by their order.
    fn local(&mut self, contact: &Contact, (slug, municipality): (&str, &str)) -> String {
        let name = name::slug(&contact.name);
        let mut uid = format!("gka-{slug}-{name}");
        let mut nth = 2;
        while !self.0.insert(uid.clone()) {
            uid = format!("gka-{slug}-{name}-{nth}");
            nth += 1;
        }
        card(&of(contact, uid, &[municipality, GROUP]))
    }

    /// A coordinator serves many and is one person.
    fn coordinator(
        &mut self,
        Callable {
            contact,
            scope,
            is_private: _,
        }: &Callable,
    ) -> Option<String> {
        let uid = format!("gka-coordinator-{}", name::slug(&contact.name));
        let role = scope.words().here();
        let is_new = *scope == Scope::Coordinator && self.0.insert(uid.clone());
        is_new.then(|| card(&of(contact, uid, &[role, GROUP])))
    }
}

fn of(contact: &Contact, uid: String, categories: &[&str]) -> Card {
    let Contact {
        name,
        role,
        organisation,
        email,
        phone,
        url,
    } = contact;
    Card {
        uid,
        name: name.clone(),
        role: role.clone(),
        organisation: organisation.clone(),
        email: email.as_ref().map(ToString::to_string),
        phone: phone.as_ref().map(ToString::to_string),
        url: url.as_ref().map(ToString::to_string),
        categories: categories.iter().map(|text| (*text).to_owned()).collect(),
    }
}
