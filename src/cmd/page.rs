//! An entry as a part of a page.

use super::spoken;
use crate::{
    model::{
        field::Field,
        noun::{Entry, Noun},
        record::{Record, noun},
        value::{Day, Kind, Moment, Person, Value},
    },
    output::Page,
    store::Store,
    words::Words,
};

/// What an entry says, without what names it: texts first, then its fields.
pub fn entry_page(noun: &Noun, entry: &dyn Entry, store: &Store, record: &Record) -> Page {
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
    for (label, value) in in_words(noun, entry, &shown, store, Some(record)) {
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
) -> Vec<(String, String)> {
    in_words(noun, entry, shown, store, None)
}

fn in_words(
    noun: &Noun,
    entry: &dyn Entry,
    shown: &[&str],
    store: &Store,
    record: Option<&Record>,
) -> Vec<(String, String)> {
    let fields = noun.fields.iter().zip(entry.slots());
    let rest = fields.filter(|(field, _)| !shown.contains(&field.key));
    rest.filter_map(|(field, slot)| {
        let texts = slot.texts();
        let said: Vec<String> = texts
            .iter()
            .map(|text| said(field, text, store, record))
            .collect();
        // Sentences stand one a line, names in a row.
        let by = if field.key == "agreements" {
            "\n"
        } else {
            ", "
        };
        (!said.is_empty()).then(|| (field.label.here().to_owned(), said.join(by)))
    })
    .collect()
}

/// A value as people say it: themes and interventions by their names, moments in words.
fn said(field: &Field, text: &str, store: &Store, record: Option<&Record>) -> String {
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
            let entry = record
                .zip(noun(target))
                .and_then(|(record, target)| record.entry(target, text));
            entry.map_or_else(|| text.to_owned(), |(_, entry)| entry.title())
        }
        Kind::Text
        | Kind::Prose
        | Kind::Id
        | Kind::Code
        | Kind::Url
        | Kind::Email
        | Kind::Phone
        | Kind::Ages
        | Kind::Municipality(_) => text.to_owned(),
        Kind::OneOf(words) => {
            let word = words.iter().find(|word| word.en == text);
            word.map_or(text, |word| word.here()).to_owned()
        }
        Kind::Person => Person::parse(text).map_or_else(|_| text.to_owned(), spoken::person),
    }
}
