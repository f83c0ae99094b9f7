//! A word that is looked for before a record is parsed: most records do not hold it.

use memchr::{memchr2_iter, memmem};

/// A word of lower-case letters, digits and hyphens, such as the id of a theme.
pub struct Word {
    word: memmem::Finder<'static>,
    /// What no record is without.
    head: [memmem::Finder<'static>; 2],
}

impl Word {
    /// This word.
    pub fn new(word: &str) -> Self {
        Self {
            word: memmem::Finder::new(word).into_owned(),
            head: ["code", "name"].map(memmem::Finder::new),
        }
    }

    /// Whether a value of a record with these bytes may be the word: it is there, or something that
    /// could hide it is, or these are the ruins of a record, of which nobody knows what it held.
    pub fn may_be_in(&self, bytes: &[u8]) -> bool {
        self.word.find(bytes).is_some()
            || self.head.iter().any(|key| key.find(bytes).is_none())
            || memchr2_iter(b'\\', 0, bytes).any(|at| may_hide(&bytes[..at], &bytes[at..]))
    }
}

/// Whether a backslash that stands here may write a letter, or break a word off: with blanks behind
/// it and the end of its line, the rest of the text follows at once. (Other escapes write signs that
/// no word has.) A zero is in no text of ours: this may be UTF-16, which has the word in other bytes.
fn may_hide(before: &[u8], here: &[u8]) -> bool {
    match here {
        [0, ..] | [_, b'u' | b'U' | b'x', ..] => true,
        [_, b' ' | b'\t' | b'\r' | b'\n', ..] => before
            .last()
            .is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'-'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Word;

    const HEAD: &str = "code = \"GM0546\"\nname = \"Leiden\"\n";

    #[test]
    fn a_ruin_is_read() {
        for text in ["", "themes = [", "code = 1", "name ="] {
            assert!(Word::new("taal").may_be_in(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn what_may_hide_it_is_read() {
        for text in [
            "themes = [\"taal\"]",
            "themes = ['ta\u{0}al']",
            "themes = [\"t\\u0061al\"]",
            "themes = [\"t\\x61al\"]",
            "themes = [\"\"\"ta\\\n   al\"\"\"]",
            "themes = [\"\"\"ta\\  \r\n al\"\"\"]",
            "themes = [\"\"\"\\\n taal\"\"\"]",
        ] {
            let record = format!("{HEAD}{text}");
            assert!(Word::new("taal").may_be_in(record.as_bytes()), "{text}");
        }
        for text in [
            "",
            "themes = []",
            "a = \"\\\"\\\\\\n ta\"",
            "b = \"\"\"ta, \\\n al\"\"\"",
        ] {
            let record = format!("{HEAD}{text}");
            assert!(!Word::new("taal").may_be_in(record.as_bytes()), "{text}");
        }
    }
}
