//! What refers to an entry: one loop for all nouns, since a field says what it refers to.

use std::rc::Rc;

use crate::model::{
    field::Field,
    noun::Noun,
    record::{NOUNS, Record},
    value::Kind,
};

/// A place that refers to an entry.
pub struct Reference {
    /// The noun of the entry that refers.
    pub noun: &'static Noun,
    /// Its place among its kind.
    pub nth: usize,
    call: String,
    /// The field that refers.
    pub field: &'static Field,
    /// The element, where that is a list.
    pub element: usize,
    /// How it is written there.
    pub text: String,
}

impl Reference {
    /// The place as people name it.
    pub fn said(&self) -> String {
        format!(
            "{} `{}` ({})",
            self.noun.one.here(),
            self.call,
            self.field.key
        )
    }
}

/// All that refers to an entry: one loop for all nouns, since a field says what it refers to.
pub fn references<'r>(
    record: &'r Record,
    target: &'static Noun,
    call: &'r str,
) -> impl Iterator<Item = Reference> + 'r {
    let called: Vec<_> = (target.of)(record)
        .iter()
        .map(|entry| entry.call().into_owned())
        .collect();
    let (called, same) = (Rc::new(called), Rc::new(target.same_name(call)));
    // What is written as another entry is called means that one, though the two read alike.
    let is_meant = move |text: &str| {
        let reads_alike =
            || target.same_name(text) == *same && !called.iter().any(|one| one == text);
        text == call || reads_alike()
    };
    NOUNS.iter().flat_map(move |noun| {
        let is_meant = is_meant.clone();
        (noun.of)(record)
            .into_iter()
            .enumerate()
            .flat_map(move |(nth, entry)| {
                let mut found = Vec::new();
                for (field, slot) in noun.fields.iter().zip(entry.slots()) {
                    if field.kind != Kind::Ref(target.key) {
                        continue;
                    }
                    for (element, text) in slot
                        .texts()
                        .iter()
                        .enumerate()
                        .filter(|(_, text)| is_meant(text))
                    {
                        found.push(Reference {
                            noun,
                            nth,
                            call: entry.call().into_owned(),
                            field,
                            element,
                            text: text.to_string(),
                        });
                    }
                }
                found
            })
    })
}
