use crate::model::{
    field::Field,
    noun::{Noun, Read},
    nouns::Municipality,
    record::Record,
};

/// A place in a record, by its keys; where that is in the file is looked up only when there is
/// something to report.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spot {
    /// The array and the place of the entry in the file; nothing: the head.
    pub entry: Option<(&'static str, usize)>,
    /// The key.
    pub key: Option<&'static Field>,
    /// The element of a list.
    pub element: Option<usize>,
}

impl Spot {
    /// A key of the head.
    pub fn head(key: &str) -> Self {
        Self {
            entry: None,
            key: Municipality::NOUN.field(key),
            element: None,
        }
    }

    /// The nth entry of a noun.
    pub fn entry(record: &Record, noun: &Noun, nth: usize) -> Self {
        let entry = Some((noun.key, record.place_of(noun, nth)));
        Self {
            entry,
            key: None,
            element: None,
        }
    }

    /// A key of it.
    #[must_use]
    pub const fn key(mut self, field: &'static Field) -> Self {
        self.key = Some(field);
        self
    }

    /// An element of its list.
    #[must_use]
    pub const fn element(mut self, element: usize) -> Self {
        self.element = Some(element);
        self
    }
}

/// What a rule found.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Where.
    pub spot: Spot,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: Option<String>,
    /// The character of it that is meant, where one is.
    pub sign: Option<char>,
    /// Other places of the same record that have to do with it, and what they say.
    pub related: Vec<(Spot, String)>,
}

/// The findings of one rule.
pub type Findings = Vec<Finding>;

impl Finding {
    /// Without a remedy.
    pub const fn new(spot: Spot, message: String) -> Self {
        Self {
            spot,
            message,
            help: None,
            sign: None,
            related: Vec::new(),
        }
    }

    /// With a remedy, if there is one.
    #[must_use]
    pub fn help(mut self, help: Option<String>) -> Self {
        self.help = help;
        self
    }

    /// With another place.
    #[must_use]
    pub fn related(mut self, spot: Spot, message: String) -> Self {
        self.related.push((spot, message));
        self
    }
}
