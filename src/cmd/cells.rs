//! From what a field holds to what stands in a cell or an object.

use serde_json::{Map, Value as Json};

use super::{audience::Audience, spoken};
use crate::{
    model::{
        field::{Field, Shown},
        noun::{Entry, Noun, Read},
        nouns::Municipality,
        plain::{Content, Plain},
        record::{NOUNS, Record},
        value::{Day, Kind},
    },
    output::{Cell, JsonText, Term, Tone},
    words::Words,
};

/// What a field of an entry holds. Moments are texts for all who read the answer: `2021` is as much
/// of a date as `2021-07` is.
pub fn cell(field: &Field, slot: &dyn Shown) -> Cell {
    if matches!(field.kind, Kind::Moment | Kind::Day) {
        let text = slot.texts().first().map(ToString::to_string);
        return text.map_or(Cell::Nothing, |text| Cell::One(Plain::Text(text)));
    }
    if let (Kind::OneOf(words), false) = (field.kind, field.is_list()) {
        return one_of(words, slot.texts().first());
    }
    slot.content().into()
}

/// A word of the contract for programs, one of the language for people.
pub fn one_of(words: &[Words], text: Option<impl AsRef<str>>) -> Cell {
    let Some(text) = text else {
        return Cell::Nothing;
    };
    let word = words.iter().find(|word| word.en == text.as_ref());
    let term = |word: &Words| Term {
        id: word.en,
        label: *word,
        tone: Tone::Plain,
    };
    word.map_or(Cell::Nothing, |word| Cell::Term(term(word)))
}

/// The status of an entry on a day.
pub fn status(entry: &dyn Entry, on: Day) -> Cell {
    entry.period().map_or(Cell::Nothing, |period| {
        Cell::Term(spoken::status(period.status(on)))
    })
}

/// An entry under the keys of the file; what is absent is left out.
pub fn object(noun: &Noun, entry: &dyn Entry) -> Map<String, Json> {
    let mut json = JsonText::default();
    json.begin_object();
    write_fields(&mut json, noun, entry, Audience::Team);
    json.end_object();
    parsed(&json.finish())
}

/// A whole record under the keys of the file, after its slug.
pub fn record_object(record: &Record) -> Map<String, Json> {
    parsed(&record_json(record, Audience::Team))
}

/// A whole record as JSON, without what somebody may not see.
pub fn record_json(record: &Record, audience: Audience) -> String {
    // As much as most of them take.
    let mut json = JsonText::with_room(8 << 10);
    json.begin_object();
    json.key("slug");
    json.text(&record.slug);
    write_fields(&mut json, Municipality::NOUN, &record.head, audience);
    for noun in NOUNS {
        let entries = (noun.of)(record);
        if entries.is_empty() {
            continue;
        }
        json.key(noun.key);
        json.begin_list();
        for entry in entries {
            json.begin_object();
            write_fields(&mut json, noun, entry, audience);
            json.end_object();
        }
        json.end_list();
    }
    json.end_object();
    json.finish()
}

/// The fields with their keys. What a field holds is its texts, but for yes and no and for persons.
fn write_fields(json: &mut JsonText, noun: &Noun, entry: &dyn Entry, audience: Audience) {
    let fields = noun.fields.iter().zip(entry.slots());
    for (field, slot) in fields.filter(|(field, _)| audience.may_see(field.kind)) {
        if slot.count() == 0 {
            continue;
        }
        json.key(field.key);
        if field.is_list() {
            json.begin_list();
        }
        if matches!(field.kind, Kind::Switch | Kind::Person) {
            match slot.content() {
                None => {}
                Some(Content::One(value)) => json.plain(&value),
                Some(Content::Many(values)) => values.iter().for_each(|value| json.plain(value)),
            }
        } else {
            slot.for_each_text(&mut |text| json.text(text));
        }
        if field.is_list() {
            json.end_list();
        }
    }
}

/// What was just written is an object.
fn parsed(json: &str) -> Map<String, Json> {
    serde_json::from_str(json).unwrap_or_default()
}
