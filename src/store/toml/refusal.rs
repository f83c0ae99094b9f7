use std::fmt;

use crate::words::messages;

/// Why a text was not edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The text is not valid TOML; the line (from 1) of the first fault.
    NotToml {
        /// From 1.
        line: usize,
    },
    /// The array of tables has no such entry.
    NoEntry {
        /// The array.
        array: String,
        /// From 0.
        index: usize,
    },
    /// The list has no such element.
    NoElement {
        /// The list.
        key: String,
        /// From 0.
        index: usize,
    },
    /// What stands there is written in a way that cannot be edited safely, or is of another type.
    Shape {
        /// The key or the array.
        key: String,
    },
    /// The edited text would not mean what was asked.
    Unproven,
}

impl Refusal {
    pub(super) fn shape(key: &str) -> Self {
        Self::Shape {
            key: key.to_owned(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::NotToml { line } => not_toml(line),
            Self::NoEntry { array, index } => no_entry(array, index.saturating_add(1)),
            Self::NoElement { key, index } => no_element(key, index.saturating_add(1)),
            Self::Shape { key } => shape(key),
            Self::Unproven => unproven(),
        })
    }
}

impl std::error::Error for Refusal {}

messages! {
    not_toml(line) {
        en: "not valid TOML: see line {line}",
        nl: "geen geldige TOML: zie regel {line}",
    }
    no_entry(array, number) {
        en: "there is no entry {number} in `{array}`",
        nl: "`{array}` heeft geen {number}e onderdeel",
    }
    no_element(key, number) {
        en: "there is no element {number} in `{key}`",
        nl: "`{key}` heeft geen {number}e element",
    }
    shape(key) {
        en: "`{key}` is written in a way that cannot be changed safely; change it in an editor",
        nl: "`{key}` is zo geschreven dat het niet veilig te wijzigen is; wijzig het in een editor",
    }
    unproven() {
        en: "the change would not mean what was asked; nothing is changed",
        nl: "de wijziging zou iets anders betekenen dan gevraagd; er is niets gewijzigd",
    }
}
