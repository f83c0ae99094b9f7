use std::cell::OnceCell;

use super::Spot;
use crate::{
    model::{
        field::{Field, Shown},
        noun::{Entry, Noun, Read},
        nouns::Municipality,
        record::{NOUNS, Record},
        value::Kind,
    },
    store::{Store, register},
};

/// What a rule looks at: a record, and what many rules ask of it, looked for once.
pub struct Case<'a> {
    /// The record that is judged.
    pub record: &'a Record,
    /// What it may refer to.
    pub store: &'a Store,
    /// Whether its text has no character that misleads, and no escape that could write one.
    pub is_plain: bool,
    entries: Vec<(&'static Noun, Vec<&'a dyn Entry>)>,
    names: Vec<Held<'a>>,
    registered: OnceCell<Option<register::Entry<'a>>>,
}

impl<'a> Case<'a> {
    /// Of a record that may refer to what is in this folder.
    pub fn new(record: &'a Record, store: &'a Store, is_plain: bool) -> Self {
        let entries = NOUNS.iter().map(|noun| (*noun, (noun.of)(record)));
        let mut case = Self {
            record,
            store,
            is_plain,
            entries: entries.collect(),
            names: Vec::new(),
            registered: OnceCell::new(),
        };
        let mut names = Vec::new();
        case.for_each_field(is_name, &mut |held| names.push(held));
        case.names = names;
        case
    }

    /// All entries, by their nouns.
    pub fn nouns(&self) -> impl Iterator<Item = (&'static Noun, &[&'a dyn Entry])> {
        let nouns = self.entries.iter();
        nouns.map(|(noun, entries)| (*noun, entries.as_slice()))
    }

    /// The entries of a noun.
    pub fn entries(&self, noun: &Noun) -> &[&'a dyn Entry] {
        let found = self.nouns().find(|(known, _)| known.key == noun.key);
        found.map_or(&[], |(_, entries)| entries)
    }

    /// What the fields hold that name something which is known elsewhere: a theme, an entry, a
    /// municipality or one of some words.
    pub fn names(&self) -> impl Iterator<Item = Held<'a>> {
        self.names.iter().copied()
    }

    /// What the register says of the municipality.
    pub fn registered(&self) -> Option<register::Entry<'a>> {
        let code = self.record.head.code.as_str();
        let look_up = || self.store.register().by_code(code);
        *self.registered.get_or_init(look_up)
    }

    /// Calls for each wanted field of the head and of each entry that holds something.
    pub fn for_each_field(
        &self,
        is_wanted: impl Fn(&Field) -> bool,
        act: &mut dyn FnMut(Held<'a>),
    ) {
        let mut fields = |spot: Spot, noun: &'static Noun, entry: &'a dyn Entry| {
            for (nth, field) in noun.fields.iter().enumerate() {
                if !is_wanted(field) {
                    continue;
                }
                let (spot, values) = (spot.key(field), entry.slot(nth));
                if values.count() > 0 {
                    act(Held {
                        spot,
                        field,
                        values,
                    });
                }
            }
        };
        fields(Spot::default(), Municipality::NOUN, &self.record.head);
        for (noun, entries) in self.nouns() {
            if noun.fields.iter().any(&is_wanted) {
                for (nth, entry) in entries.iter().enumerate() {
                    fields(Spot::entry(self.record, noun, nth), noun, *entry);
                }
            }
        }
    }
}

fn is_name(field: &Field) -> bool {
    matches!(
        field.kind,
        Kind::Theme | Kind::Ref(_) | Kind::OneOf(_) | Kind::Municipality(_)
    )
}

/// What a field of a record holds, one value at least.
#[derive(Clone, Copy)]
pub struct Held<'a> {
    /// Where.
    pub spot: Spot,
    /// The field.
    pub field: &'static Field,
    /// Its values.
    pub values: &'a dyn Shown,
}

impl Held<'_> {
    /// Calls for each of its texts, with its place.
    pub fn for_each_text(&self, act: &mut dyn FnMut(&str, Spot)) {
        let mut nth = 0;
        self.values.for_each_text(&mut |text| {
            let spot = self.spot;
            let is_list = self.field.is_list();
            act(text, if is_list { spot.element(nth) } else { spot });
            nth += 1;
        });
    }
}
