//! From what a field holds to what stands in a cell or an object.

use serde_json::{Map, Value as Json};

use super::{audience::Audience, spoken};
use crate::{
    model::{
        field::{Field, Shown},
        noun::{Entry, Noun, Read},
        nouns::Municipality,
        plain::Plain,
        record::{NOUNS, Record},
        value::{Day, Kind},
    },
    output::{Cell, Term, Tone},
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
    seen_object(noun, entry, Audience::Team)
}

/// The same without what somebody may not see.
fn seen_object(noun: &Noun, entry: &dyn Entry, audience: Audience) -> Map<String, Json> {
    let fields = noun.fields.iter().zip(entry.slots());
    let seen = fields.filter(|(field, _)| audience.may_see(field.kind));
    let held =
        seen.filter_map(|(field, slot)| Some((field.key.to_owned(), cell(field, slot).json()?)));
    held.collect()
}

/// A whole record under the keys of the file, after its slug; without what somebody may not see.
pub fn record_object(record: &Record, audience: Audience) -> Map<String, Json> {
    let mut whole = Map::new();
    whole.insert("slug".to_owned(), record.slug.clone().into());
    whole.extend(seen_object(Municipality::NOUN, &record.head, audience));
    for noun in NOUNS {
        let entries = (noun.of)(record);
        if !entries.is_empty() {
            let objects = entries
                .into_iter()
                .map(|entry| Json::Object(seen_object(noun, entry, audience)));
            whole.insert(noun.key.to_owned(), objects.collect());
        }
    }
    whole
}
