//! An edit is a value, not a session: prompts and flags only build it, the store carries it out on
//! the file as it is then.

use super::{field::Field, noun::Noun};

/// What is to happen to one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// These values, in their written forms, and no others.
    Set(Vec<String>),
    /// No value: the key goes.
    Clear,
    /// This element more.
    Push(String),
    /// This element less.
    Take(String),
}

/// A change of one field.
#[derive(Clone, Debug)]
pub struct Change {
    /// The field.
    pub field: &'static Field,
    /// What happens to it.
    pub how: How,
}

/// The changes of one entry, as flags, prompts or a row of a sheet gave them.
#[derive(Clone, Debug, Default)]
pub struct Given(pub Vec<Change>);

impl Given {
    /// The one text given for a field.
    pub fn one(&self, field: &Field) -> Option<&str> {
        self.of(field).find_map(|change| match &change.how {
            How::Set(texts) => texts.first().map(String::as_str),
            How::Clear | How::Push(_) | How::Take(_) => None,
        })
    }

    /// The texts given for a list.
    pub fn all(&self, field: &Field) -> Vec<&String> {
        let texts = self.of(field).filter_map(|change| match &change.how {
            How::Set(texts) => Some(texts),
            How::Clear | How::Push(_) | How::Take(_) => None,
        });
        texts.flatten().collect()
    }

    /// Whether anything was given for a field.
    pub fn has(&self, field: &Field) -> bool {
        self.of(field).next().is_some()
    }

    /// The changes of one field.
    pub fn of(&self, field: &Field) -> impl Iterator<Item = &Change> {
        self.0.iter().filter(|change| change.field.key == field.key)
    }

    /// Gives a text for a field.
    pub fn set(&mut self, field: &'static Field, text: impl Into<String>) {
        self.0.push(Change {
            field,
            how: How::Set(vec![text.into()]),
        });
    }

    /// Gives all texts of a list; none is as not given.
    pub fn set_all(&mut self, field: &'static Field, texts: Vec<String>) {
        if !texts.is_empty() {
            self.0.push(Change {
                field,
                how: How::Set(texts),
            });
        }
    }

    /// Whether nothing was given.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// One act on one file.
#[derive(Clone, Debug)]
pub enum Act {
    /// A new entry.
    Add {
        /// Of this noun.
        noun: &'static Noun,
        /// What it holds.
        given: Given,
    },
    /// Another content of an entry.
    Change {
        /// Of this noun.
        noun: &'static Noun,
        /// What names it.
        name: String,
        /// What changes.
        given: Given,
    },
    /// Another content of the entry at this place, whatever it is called: of several with one name
    /// one is meant.
    ChangeAt {
        /// Of this noun.
        noun: &'static Noun,
        /// From 0, among its kind.
        nth: usize,
        /// What changes.
        given: Given,
    },
    /// No entry.
    Remove {
        /// Of this noun.
        noun: &'static Noun,
        /// What names it.
        name: String,
    },
    /// Another head: what a record says of the municipality itself.
    Head(Given),
}
