//! Whom to call: the local contacts, and the coordinators who serve a municipality.

use crate::{
    model::{
        name::key,
        nouns::{Contact, Coordinator},
        record::Record,
        value::Day,
    },
    store::{Called, Store},
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
    let serving = store.serving(slug).filter(|one| one.serves_on(day));
    let serving = serving.map(|one| callable(one, store.is_private(one)));
    local.iter().map(local_callable).chain(serving).collect()
}

/// Whether there is anybody to call.
pub fn has_any(store: &Store, record: &Record, day: Day) -> bool {
    !record.contacts.is_empty() || store.serving(&record.slug).any(|one| one.serves_on(day))
}

/// The same for who asks of this one only: then nothing is read of coordinators who serve others.
pub fn of_one(store: &Store, record: &Record, day: Day) -> Vec<Callable> {
    let called = store.called(record);
    let few = store.coordinators_of(&called);
    let in_function = few.iter().filter(|(one, _)| one.serves_on(day));
    let serving =
        in_function.filter(|(one, _)| one.served().any(|text| is_meant(store, text, &called)));
    let serving = serving.map(|(one, is_private)| callable(one, *is_private));
    let local = record.contacts.iter().map(local_callable);
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
        let callable = callable(coordinator, store.is_private(coordinator));
        let served = coordinator.served();
        served.map(move |text| (slug_of(store, text), callable.clone()))
    });
    each.collect()
}

/// Whether a text of a coordinator's list is, or means, whoever is called so.
fn is_meant(store: &Store, text: &str, called: &Called) -> bool {
    let slug = called.slug();
    // Nearly always it is the slug itself: only another spelling needs looking up.
    let is_itself = text == Coordinator::ALL || text == slug;
    is_itself || called.may_be(text) && store.served_as(text).iter().any(|one| one == slug)
}

fn slug_of(store: &Store, text: &str) -> String {
    if text == Coordinator::ALL {
        return text.to_owned();
    }
    let meant = store.served_as(text).into_iter().next();
    meant.unwrap_or_else(|| text.to_owned())
}

fn local_callable(contact: &Contact) -> Callable {
    Callable {
        contact: contact.clone(),
        scope: Scope::Local,
        is_private: false,
    }
}

fn callable(coordinator: &Coordinator, is_private: bool) -> Callable {
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
        is_private,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use proptest::{prelude::*, sample::select};

    use super::{of, of_one};
    use crate::{model::value::Day, store::Store};

    const DAY: Day = Day {
        year: 2024,
        month: 6,
        day: 1,
    };

    /// Of a folder with these records, and this text of its coordinators.
    fn with_store<T>(
        coordinators: &str,
        ask: impl FnOnce(&Store) -> anyhow::Result<T>,
    ) -> anyhow::Result<T> {
        let folder = tempfile::tempdir()?;
        fs::create_dir(folder.path().join("municipalities"))?;
        let records = [
            (
                "den-haag",
                "code = \"GM0518\"\nname = \"Den Haag\"\nofficial-name = \"'s-Gravenhage\"",
            ),
            (
                "eemsdelta",
                "code = \"GM1979\"\nname = \"Eemsdelta\"\naliases = [\"Delfzijl en meer\"]",
            ),
            ("hengelo", "code = \"GM0164\"\nname = \"Hengelo\""),
            ("leiden", "code = \"GM9999\"\nname = \"Sleutelstad\""),
            (
                "sudwest-fryslan",
                "code = \"GM1900\"\nname = \"Súdwest-Fryslân\"\naliases = [\"–\"]",
            ),
        ];
        for (slug, text) in records {
            fs::write(
                folder
                    .path()
                    .join("municipalities")
                    .join(format!("{slug}.toml")),
                text,
            )?;
        }
        fs::write(folder.path().join("coordinators.toml"), coordinators)?;
        ask(&Store::at(folder.path().to_owned()))
    }

    #[test]
    fn whoever_is_meant_may_be() -> anyhow::Result<()> {
        let odd = [
            "*",
            "Hengelo (O.)",
            "d e n haag.",
            "–",
            "",
            "S’Gravenhage",
            "SUDWEST FRYSLAN",
            "gm 0518",
        ];
        with_store("", |store| {
            let entries = store.register().entries();
            let known = entries.flat_map(|entry| {
                let own = [entry.code, entry.name, entry.official_name].map(str::to_owned);
                let also = own.into_iter().chain(entry.aliases.iter().cloned());
                also.chain([entry.slug(), entry.name.to_uppercase()])
            });
            let texts: Vec<_> = known.chain(odd.map(str::to_owned)).collect();
            for slug in store.slugs()?.iter() {
                let called = store.called(&store.record(slug)?);
                let few = texts.iter().filter(|text| called.may_be(text)).count();
                assert!((4..60).contains(&few), "{slug}: {few}");
                for text in texts.iter().filter(|text| !called.may_be(text)) {
                    let served = store.served_as(text);
                    assert!(!served.iter().any(|one| one == slug), "{slug}: {text}");
                }
            }
            Ok(())
        })
    }

    /// How somebody may write whom a coordinator serves, and what may stand about it.
    const LINES: &[&str] = &[
        "municipalities = [\"leiden\"]",
        "municipalities = [\"den-haag\", 'hengelo']",
        "municipalities = [\n    \"s gravenhage\",\n    \"Delfzijl\", # voorheen\n]",
        "municipalities = [\"GM0058\", \"Hengelo (O.)\"]",
        "municipalities = [\"l\\u0065iden\"]",
        "municipalities = [\"*\"]",
        "municipalities = [\"delft\"]",
        "municipalities = [\"\"\"\nleiden\"\"\"]",
        "municipalities = []",
        "\"municipalities\" = [\"–\"]",
        "role = '''\n[[coordinators]]\n'''",
        "until = 2020",
        "# \"leiden\" 's middags",
        "",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn one_municipality_has_whom_it_has_among_all(
            blocks in prop::collection::vec((select(LINES), select(LINES)), 0..6),
            head in select(&["", "# Wie\n\n", "  [[coordinators]]\nid = \"x\"\nname = \"X\"\nmunicipalities = [\"leiden\"]\n"][..]),
        ) {
            let blocks = blocks.iter().enumerate().map(|(nth, (one, other))| {
                format!("[[coordinators]]\nid = \"c{nth}\"\nname = \"{nth}\"\n{one}\n{other}\n")
            });
            let text = format!("{head}{}", blocks.collect::<String>());
            with_store(&text, |store| {
                let records: Vec<_> = store.records(&crate::store::Which::All)?.collect();
                let few: Vec<_> = records.iter().map(|record| names(of_one(store, record, DAY))).collect();
                let all = |record: &crate::model::record::Record| names(of(store, &record.slug, &[], DAY));
                let all: Vec<_> = records.iter().map(all).collect();
                // Where something is wrong elsewhere, at least nobody is missing.
                if store.take_problems().is_empty() {
                    assert_eq!(few, all, "{text}");
                } else {
                    assert!(few.iter().zip(&all).all(|(few, all)| all.iter().all(|one| few.contains(one))), "{text}");
                }
                Ok(())
            }).expect("a folder");
        }
    }

    fn names(callables: Vec<super::Callable>) -> Vec<String> {
        callables.into_iter().map(|one| one.contact.name).collect()
    }
}
