//! What is done with a noun, in both languages.

use anyhow::{Error, anyhow};
use clap::Command;

use super::{help, say};
use crate::words::{Words, nearest};

/// A verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verb {
    /// Its word in both languages; both always work.
    pub words: Words,
    /// What people type as well.
    also: &'static [&'static str],
}

/// `list`.
pub const LIST: Verb = Verb {
    words: Words {
        en: "list",
        nl: "lijst",
    },
    also: &["ls"],
};
/// `show`.
pub const SHOW: Verb = Verb {
    words: Words {
        en: "show",
        nl: "toon",
    },
    also: &["tonen"],
};
/// `add`.
pub const ADD: Verb = Verb {
    words: Words {
        en: "add",
        nl: "voeg-toe",
    },
    also: &["toevoegen"],
};
/// `edit`.
pub const EDIT: Verb = Verb {
    words: Words {
        en: "edit",
        nl: "wijzig",
    },
    also: &["change", "wijzigen"],
};
/// `remove`.
pub const REMOVE: Verb = Verb {
    words: Words {
        en: "remove",
        nl: "verwijder",
    },
    also: &["delete", "rm", "verwijderen"],
};
/// `new`.
pub const NEW: Verb = Verb {
    words: Words {
        en: "new",
        nl: "nieuw",
    },
    also: &[],
};

impl Verb {
    /// The command that is called so.
    pub fn command(self) -> Command {
        help::also(help::named(self.words), self.also.iter().copied())
    }

    /// Whether somebody who types this word means the verb.
    pub fn answers_to(self, word: &str) -> bool {
        [self.words.en, self.words.nl].contains(&word) || self.also.contains(&word)
    }
}

/// The verb that clap has found.
pub fn found(verbs: &[Verb], name: &str) -> Option<Verb> {
    verbs.iter().find(|verb| verb.words.here() == name).copied()
}

/// The verb that somebody means by a word.
pub fn found_by(verbs: &[Verb], word: &str) -> Option<Verb> {
    verbs.iter().find(|verb| verb.answers_to(word)).copied()
}

/// What looks like a municipality that nobody knows may have been meant as a verb.
pub fn perhaps(verbs: &[Verb], error: Error, named: &[String]) -> Error {
    let words = verbs
        .iter()
        .flat_map(|verb| [verb.words.here(), verb.words.elsewhere()]);
    let meant = named.first().and_then(|word| nearest(word, words));
    match meant {
        // The fact first, then what was perhaps meant.
        Some(verb) => match error.to_string().strip_suffix('?') {
            Some(begin) => anyhow!("{begin}, {}", say::or_verb(verb)),
            None => anyhow!("{error}; {}", say::perhaps_verb(verb)),
        },
        None => error,
    }
}
