//! Values as a file holds them, whatever the format: where the reader, the writer, JSON and the
//! sheets meet the model.

use super::name::canonical;

/// A single value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plain {
    /// A string.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// `true` or `false`.
    Yes(bool),
    /// A calendar day.
    Day {
        /// 1000 to 9999.
        year: u16,
        /// 1 to 12.
        month: u8,
        /// 1 to 31, as the month allows.
        day: u8,
    },
    /// A small table of texts, such as a person.
    Table(Vec<(&'static str, String)>),
}

impl Plain {
    /// A value that is equal for all whose texts read alike, as [`same`] has it.
    #[must_use]
    pub fn canonical(&self) -> Self {
        match self {
            Self::Text(text) => Self::Text(canonical(text)),
            Self::Table(parts) => {
                let parts = parts.iter().map(|(key, text)| (*key, canonical(text)));
                Self::Table(parts.collect())
            }
            Self::Whole(_) | Self::Yes(_) | Self::Day { .. } => self.clone(),
        }
    }
}

/// What a key holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// One value.
    One(Plain),
    /// A list of them.
    Many(Vec<Plain>),
}
