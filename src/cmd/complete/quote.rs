//! A text as one word that a shell reads back as exactly that text.

use std::fmt::Write as _;

use super::line::{Quote, is_single};
use crate::words::visible::misleads;

/// The rest of a word whose beginning stands open in a quotation, for bash. Where that is not bare,
/// its sign is written once more: readline then puts the whole in place of what was open.
///
/// A word that goes on is left open. A sign that ends a line, or that nobody sees, is written by its
/// bytes.
pub fn posix(text: &str, open: Quote, goes_on: bool) -> String {
    let (sign, around) = match open {
        Quote::Bare => ("", ""),
        Quote::Single | Quote::Escaped => ("'", "'"),
        Quote::Double => ("\"", "\""),
    };
    let mut word = sign.to_owned();
    let mut hidden = String::new();
    for c in text.chars() {
        if is_hidden(c) && open != Quote::Escaped {
            hidden.push(c);
            continue;
        }
        beside(&mut hidden, around, &mut word);
        match (open, c) {
            (Quote::Bare, _) if !is_plain(c) => word.extend(['\\', c]),
            (Quote::Double, '$' | '`' | '"' | '\\') | (Quote::Escaped, '\'' | '\\') => {
                word.extend(['\\', c]);
            }
            // In `"` an interactive bash puts a line of its history in place of a `!`.
            (Quote::Double, '!') => word.push_str("\"'!'\""),
            (Quote::Single, '\'') => word.push_str(r"'\''"),
            (Quote::Escaped, _) if is_hidden(c) || c == '!' => bytes(c, &mut word),
            _ => word.push(c),
        }
    }
    beside(&mut hidden, around, &mut word);
    if !goes_on {
        word.push_str(sign);
    }
    word
}

/// What is hidden as a word of its own, between the quotations around it.
fn beside(hidden: &mut String, around: &str, word: &mut String) {
    if hidden.is_empty() {
        return;
    }
    word.push_str(around);
    word.push_str("$'");
    hidden.drain(..).for_each(|c| bytes(c, word));
    word.push('\'');
    word.push_str(around);
}

fn bytes(c: char, word: &mut String) {
    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
        let _ = write!(word, "\\{byte:03o}");
    }
}

/// A text in `'`, for PowerShell, which takes a curly quotation mark for a straight one.
pub fn power_shell(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./".contains(c);
    if text.chars().all(is_plain) {
        return text.to_owned();
    }
    let mut word = "'".to_owned();
    for c in text.chars() {
        if is_single(c) {
            word.push(c);
        }
        word.push(c);
    }
    word.push('\'');
    word
}

/// Whether it stands for itself, wherever it stands in a word.
fn is_plain(c: char) -> bool {
    c.is_alphanumeric() || "-_./,+%".contains(c) || !c.is_ascii()
}

/// Whether a line that holds it would be another than it seems.
fn is_hidden(c: char) -> bool {
    misleads(c) || c.is_whitespace() && c != ' '
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use proptest::prelude::*;

    use super::{posix, power_shell};
    use crate::cmd::complete::line::{Dialect, Line, Quote};

    /// The line with a word that a shell completed, what stood open replaced as readline does it.
    fn line(typed: &str, word: &str, quote: Quote) -> String {
        let kept = typed.len() - usize::from(quote != Quote::Bare);
        format!("{}{word}", &typed[..kept])
    }

    const STATES: [(&str, Quote); 4] = [
        ("gka ", Quote::Bare),
        ("gka \"", Quote::Double),
        ("gka '", Quote::Single),
        ("gka $'", Quote::Escaped),
    ];

    #[test]
    fn bash_reads_back_what_was_meant() {
        for text in [
            "a;b&c|d",
            "$(touch x)",
            "`touch x`",
            "!!",
            "!a!",
            "it's \"so\"",
            "a\nb\n",
            "\u{1b}[31m",
            "\\",
            "a\\",
            "~",
            "#a",
            "*",
            "{a,b}",
            "=x:y@z",
            "-rf",
            "é–’",
            "a\u{a0}b",
            "\u{202e}x",
            "''",
        ] {
            for (typed, quote) in STATES {
                let line = line(typed, &posix(text, quote, false), quote);
                let script = line.replacen("gka", "printf %s", 1) + "; printf .";
                let output = Command::new("bash")
                    .args(["-c", &script])
                    .output()
                    .expect("bash runs");
                let seen = String::from_utf8(output.stdout).expect("UTF-8");
                assert_eq!(seen, format!("{text}."), "{script}");
            }
        }
    }

    proptest! {
        #[test]
        fn every_word_is_read_back_whole_and_as_far_as_it_goes(text in "\\PC*|[ -~\n\u{1b}]*") {
            for (typed, quote) in STATES {
                for goes_on in [false, true] {
                    let line = line(typed, &posix(&text, quote, goes_on), quote);
                    let last = Line::read(&line, Dialect::Posix).last;
                    prop_assert_eq!(&last.text, &text);
                    prop_assert_eq!(last.quote, if goes_on { quote } else { Quote::Bare });
                    prop_assert!(!line.contains(['\n', '\u{1b}']), "{}", line);
                }
            }
            let line = format!("gka {}", power_shell(&text));
            prop_assert_eq!(Line::read(&line, Dialect::PowerShell).last.text, text);
        }
    }

    #[test]
    fn a_curly_quotation_mark_ends_no_text_of_power_shell() {
        assert_eq!(power_shell("’t Is ‘zo’"), "'’’t Is ‘‘zo’’'");
        assert_eq!(power_shell("leiden"), "leiden");
    }
}
