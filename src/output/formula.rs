//! Cells that a spreadsheet would take for a formula.

use std::borrow::Cow;

/// What is done with text that a spreadsheet would take for a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formulas {
    /// Nothing: a program reads it.
    AsIs,
    /// It is [`guarded`].
    Guarded,
}

/// What puts a text before others as what it is: an apostrophe, as people type it in a spreadsheet.
const MARK: char = '\'';

/// The text with an apostrophe before it where a spreadsheet would calculate with it: where it
/// begins with `=`, `+`, `-`, `@`, a tab, a CR or a LF, or with apostrophes before one of these.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if is_risky(text) {
        Cow::Owned(format!("{MARK}{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text that [`guarded`] was given.
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix(MARK) {
        Some(rest) if is_risky(rest) => rest,
        Some(_) | None => text,
    }
}

/// Whether a spreadsheet would calculate with the text, or would if an apostrophe were taken off.
pub fn is_risky(text: &str) -> bool {
    text.trim_start_matches(MARK)
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

#[cfg(test)]
mod tests {
    use super::{guarded, unguarded};
    use proptest::prelude::*;

    #[test]
    fn a_formula_gets_one_apostrophe_and_other_text_none() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("+31 71 516 5000", "'+31 71 516 5000"),
            ("'=1", "''=1"),
            ("''@x", "'''@x"),
            ("'s-Hertogenbosch", "'s-Hertogenbosch"),
            ("\n=1", "'\n=1"),
            ("a=b", "a=b"),
            ("", ""),
            ("'", "'"),
        ] {
            assert_eq!(guarded(text), written);
            assert_eq!(unguarded(written), text);
        }
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in "['=+@a\t\r\n -]{0,6}") {
            let written = guarded(&text);
            prop_assert!(!written.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{written:?}");
            prop_assert_eq!(unguarded(&written), text.as_str());
        }
    }
}
