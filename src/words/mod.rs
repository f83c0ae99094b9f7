//! What the tool says, in Dutch and in English.

mod language;
mod message;
mod nearest;
pub mod visible;
pub mod wrap;

pub use language::{Lang, lang, speak};
pub(crate) use message::messages;
pub use nearest::{Candidate, either, likely, meant, nearest};

/// One text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// In English.
    pub en: &'static str,
    /// In Dutch.
    pub nl: &'static str,
}

impl Words {
    /// The text in the language that is spoken now.
    pub fn here(self) -> &'static str {
        self.in_lang(lang())
    }

    /// The text in the other language.
    pub fn elsewhere(self) -> &'static str {
        self.in_lang(match lang() {
            Lang::En => Lang::Nl,
            Lang::Nl => Lang::En,
        })
    }

    /// The text in this language. Doc comments arrive with a leading blank, which goes.
    pub const fn in_lang(self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en.trim_ascii(),
            Lang::Nl => self.nl.trim_ascii(),
        }
    }
}
