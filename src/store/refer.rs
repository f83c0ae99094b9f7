//! What refers to an entry: one loop for all nouns, since a field says what it refers to.

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
    NOUNS.iter().flat_map(move |noun| {
        (noun.of)(record)
            .into_iter()
            .enumerate()
            .flat_map(move |(nth, entry)| {
                let mut found = Vec::new();
                for (field, slot) in noun.fields.iter().zip(entry.slots()) {
                    if field.kind != Kind::Ref(target.key) {
                        continue;
                    }
                    for (element, _) in slot
                        .texts()
                        .iter()
                        .enumerate()
                        .filter(|(_, text)| target.is_same_name(text, call))
                    {
                        found.push(Reference {
                            noun,
                            nth,
                            call: entry.call().into_owned(),
                            field,
                            element,
                        });
                    }
                }
                found
            })
    })
}
