//! An entry as a part of a page.

use std::{cell::RefCell, collections::BTreeMap};

use super::spoken;
use crate::{
    model::{
        field::Field,
        noun::{Entry, Noun},
        record::{Record, noun},
        value::{Day, Form, Kind, Moment, Person, Value},
    },
    output::{Line, Page, Tone},
    store::Store,
    words::Words,
};

/// The titles of the entries of a record, by what these are called.
pub struct Titles<'r> {
    record: &'r Record,
    // By noun: a record that refers to many entries is read once, not once for each.
    known: RefCell<BTreeMap<&'static str, BTreeMap<String, String>>>,
}

impl<'r> Titles<'r> {
    /// Those of this record; they are read when they are asked for.
    pub fn of(record: &'r Record) -> Self {
        let known = RefCell::default();
        Self { record, known }
    }

    fn title(&self, noun: &Noun, call: &str) -> Option<String> {
        let mut known = self.known.borrow_mut();
        let titles = known.entry(noun.key).or_insert_with(|| {
            let mut titles = BTreeMap::new();
            for entry in (noun.of)(self.record) {
                let call = noun.canonical_name(&entry.call());
                titles.entry(call).or_insert_with(|| entry.title());
            }
            titles
        });
        titles.get(&noun.canonical_name(call)).cloned()
    }
}

/// What an entry says, without what names it: texts first, then its fields.
pub fn entry_page(noun: &Noun, entry: &dyn Entry, store: &Store, titles: &Titles) -> Page {
    let mut page = Page::new();
    let mut shown = vec!["id", "title", "start", "end"];
    shown.extend(noun.named_by);
    for (field, slot) in noun.fields.iter().zip(entry.slots()) {
        if field.kind == Kind::Prose {
            shown.push(field.key);
            for text in slot.texts() {
                page.prose(&text);
            }
        }
    }
    for (label, value) in in_words(noun, entry, &shown, store, Some(titles)) {
        page.field(&label, value);
    }
    page
}

/// The fields that hold something, as label and value; without those that are shown elsewhere.
pub fn fields_of(
    noun: &Noun,
    entry: &dyn Entry,
    shown: &[&str],
    store: &Store,
) -> Vec<(String, Line)> {
    in_words(noun, entry, shown, store, None)
}

fn in_words(
    noun: &Noun,
    entry: &dyn Entry,
    shown: &[&str],
    store: &Store,
    titles: Option<&Titles>,
) -> Vec<(String, Line)> {
    let fields = noun.fields.iter().zip(entry.slots());
    let rest = fields.filter(|(field, _)| !shown.contains(&field.key));
    rest.filter_map(|(field, slot)| {
        let texts = slot.texts();
        let said: Vec<String> = texts
            .iter()
            .map(|text| said(field, text, store, titles))
            .collect();
        // Sentences stand one a line, names in a row; what holds a comma itself needs more.
        let by = match field.key {
            "agreements" => "\n",
            _ if said.iter().any(|text| text.contains(',')) => "; ",
            _ => ", ",
        };
        let tone = if field.kind == Kind::Url {
            Tone::Address
        } else {
            Tone::Plain
        };
        let line = || Line::new(tone, &said.join(by));
        (!said.is_empty()).then(|| (field.label.here().to_owned(), line()))
    })
    .collect()
}

/// A value as people say it: themes and interventions by their names, moments in words.
fn said(field: &Field, text: &str, store: &Store, titles: Option<&Titles>) -> String {
    match field.kind {
        Kind::Theme => store.theme_name(text).to_owned(),
        Kind::Moment => Moment::parse(text).map_or_else(|_| text.to_owned(), spoken::moment),
        Kind::Day => Day::parse(text).map_or_else(|_| text.to_owned(), spoken::day),
        Kind::Switch => {
            let yes = Words {
                en: "yes",
                nl: "ja",
            };
            let no = Words {
                en: "no",
                nl: "nee",
            };
            if text == "true" {
                yes.here()
            } else {
                no.here()
            }
            .to_owned()
        }
        Kind::Ref(target) => {
            let found = titles.zip(noun(target));
            let title = found.and_then(|(titles, target)| titles.title(target, text));
            title.unwrap_or_else(|| text.to_owned())
        }
        Kind::Municipality(Form::Code) => {
            let entry = store.register().by_code(text);
            entry.map_or(text, |entry| entry.name).to_owned()
        }
        Kind::Text
        | Kind::Prose
        | Kind::Id
        | Kind::Code
        | Kind::Url
        | Kind::Email
        | Kind::Phone
        | Kind::Ages
        | Kind::Municipality(Form::Name | Form::Slug) => text.to_owned(),
        Kind::OneOf(words) => {
            let word = words.iter().find(|word| word.en == text);
            word.map_or(text, |word| word.here()).to_owned()
        }
        Kind::Person => Person::parse(text).map_or_else(|_| text.to_owned(), spoken::person),
    }
}
