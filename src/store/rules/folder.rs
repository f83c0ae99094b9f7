//! What only all records together can tell.

use std::{
    collections::BTreeMap,
    hash::{DefaultHasher, Hash, Hasher},
};

use super::say;
use crate::{
    diagnostic::{Place, Problem},
    model::{
        fault::Faults,
        field::Field,
        name::key,
        node::{Node, Scalar},
        noun::{Read, at},
        nouns::Municipality,
        value::{Code, Value},
    },
    store::{
        Store, folder,
        origin::{error_at, place},
        reader,
    },
};

/// What stands for a text of a record, since those of a hundred thousand are kept: equal texts have
/// one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Print(u64);

impl Print {
    /// Of a text.
    pub fn of(text: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        Self(hasher.finish())
    }
}

/// What the records must not share.
#[derive(Debug, Default)]
pub struct Prints {
    /// Their codes.
    pub codes: Shared,
    /// What they are called.
    pub names: Shared,
}

/// Texts of the records, and the places of the records among all.
#[derive(Debug, Default)]
pub struct Shared(Vec<(Print, usize)>);

impl Shared {
    /// Notes what the nth record has, each once.
    pub fn note(&mut self, prints: impl IntoIterator<Item = Print>, nth: usize) {
        self.0.extend(prints.into_iter().map(|print| (print, nth)));
    }

    /// The records that have what another one seems to have too, in their order.
    pub fn doubtful(mut self) -> Vec<usize> {
        self.0.sort_unstable();
        let alike = self.0.chunk_by(|one, other| one.0 == other.0);
        let several = alike.filter(|alike| alike.len() > 1);
        let mut found: Vec<_> = several.flatten().map(|(_, nth)| *nth).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// What a municipality is called, as look-up compares it, each once.
pub fn names_of(head: &Municipality) -> Vec<String> {
    let names = [Some(&head.name), head.official_name.as_ref()];
    let names = names.into_iter().flatten().chain(&head.aliases);
    let mut names: Vec<_> = names.map(|name| key(name)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

impl Store {
    /// Records with one code, among those that seem to be.
    pub(super) fn double_codes<'s>(&self, doubtful: impl Iterator<Item = &'s str>) -> Vec<Problem> {
        let mut same: BTreeMap<String, Vec<(&str, Place)>> = BTreeMap::new();
        for slug in doubtful {
            if let Some((code, place)) = self.code_of(slug) {
                same.entry(code).or_default().push((slug, place));
            }
        }
        let mut problems = Vec::new();
        for (code, records) in &same {
            let Some(((first, there), others)) = records.split_first() else {
                continue;
            };
            for (_, place) in others {
                let problem = error_at(place.clone(), "double-code", say::double_code(code, first));
                let related = vec![(there.clone(), say::other_record())];
                problems.push(Problem { related, ..problem });
            }
        }
        problems
    }

    /// Read once more: of ten thousand records the texts are not kept for two that clash.
    fn code_of(&self, slug: &str) -> Option<(String, Place)> {
        const CODE: &Field = at(Municipality::NOUN, "code");
        let path = folder::record(&self.root, slug);
        let text = self.text(&path).ok()?;
        let root = reader::parse(&text, &mut Faults::default())?;
        let node = root.get(CODE.key)?;
        let (code, span) = (Code::read(node, &mut Faults::default())?, node.span());
        drop(root);
        Some((code.to_string(), place(&path, text, span)))
    }

    /// Aliases that another record is called by, among records that seem to share a name. Those that
    /// the register knows are told by a rule of its own.
    pub(super) fn double_aliases<'s>(
        &self,
        doubtful: impl Iterator<Item = &'s str>,
    ) -> Vec<Problem> {
        let mut called: BTreeMap<String, Vec<Called>> = BTreeMap::new();
        for slug in doubtful {
            for (name, one) in self.named_in(slug) {
                called.entry(name).or_default().push(one);
            }
        }
        let mut problems = Vec::new();
        for (name, records) in &called {
            if self.register().by_name(name).is_some() {
                continue;
            }
            // A name is right, and so is the alias of the first where all have it as an alias.
            let first = records.iter().find(|one| !one.is_alias).or(records.first());
            let Some(first) = first else { continue };
            let others = records.iter().filter(|one| one.slug != first.slug);
            for one in others.filter(|one| one.is_alias) {
                let message = say::alias_of_record(&one.text, &first.slug);
                let problem = error_at(one.place.clone(), "alias-of-another", message);
                let related = vec![(first.place.clone(), say::other_record())];
                problems.push(Problem { related, ..problem });
            }
        }
        problems
    }

    /// What a record is called, each as look-up compares it, with its place.
    fn named_in(&self, slug: &str) -> Vec<(String, Called)> {
        let path = folder::record(&self.root, slug);
        let Ok(text) = self.text(&path) else {
            return Vec::new();
        };
        let Some(root) = reader::parse(&text, &mut Faults::default()) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for field in ["name", "official-name", "aliases"] {
            let is_alias = field == "aliases";
            let node = root.get(field);
            let items = node.and_then(Node::items).unwrap_or_default();
            for node in node.into_iter().filter(|_| !is_alias).chain(items) {
                if let Scalar::Text(name) = node.scalar() {
                    found.push((name.into_owned(), is_alias, node.span()));
                }
            }
        }
        let called = found.into_iter().map(|(name, is_alias, span)| {
            let one = Called {
                slug: slug.to_owned(),
                is_alias,
                place: place(&path, text.clone(), span),
                text: name,
            };
            (key(&one.text), one)
        });
        called.collect()
    }
}

/// What a record is called somewhere in its head.
struct Called {
    slug: String,
    text: String,
    is_alias: bool,
    place: Place,
}
