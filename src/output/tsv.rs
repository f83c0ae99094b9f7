use super::{Rows, Style, cell::marked};
use crate::words::visible;
use std::borrow::Cow;

/// One record a line; tabs, line breaks, backslashes and whatever misleads are escaped.
pub fn render(rows: &Rows, style: &Style) -> String {
    let mut text = String::new();
    if style.header {
        text.push_str(&rows.ids().collect::<Vec<_>>().join("\t"));
        text.push('\n');
    }
    for row in &rows.rows {
        for (nth, cell) in row.iter().enumerate() {
            text.push_str(if nth > 0 { "\t" } else { "" });
            text.push_str(&cell.text(escape));
        }
        text.push('\n');
    }
    text
}

/// What stands in a cell of tsv before it is taken apart; also the inverse of [`unescaped`].
pub(super) fn escape(part: &str, marks: &[char]) -> String {
    let text = match marks {
        [] => marked(part, &['\\']),
        _ => marked(part, marks),
    };
    match visible::line(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(clean) => clean,
    }
}

/// Takes the backslashes off that were put before what ends a cell or misleads (`\t`, `\n`, `\r`,
/// `\u{…}`), and those before these marks; others are only that.
pub fn unescaped(cell: &str, marks: &[char]) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut rest = cell;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let (sign, length) = match after.chars().next() {
            Some('t') => (Some('\t'), 1),
            Some('n') => (Some('\n'), 1),
            Some('r') => (Some('\r'), 1),
            Some('u') => character(after),
            Some(mark) if marks.contains(&mark) => (Some(mark), mark.len_utf8()),
            _ => (None, 0),
        };
        out.push(sign.unwrap_or('\\'));
        // What keeps its backslash must not be taken for the next one.
        let kept = usize::from(after.starts_with('\\') && sign.is_none());
        out.push_str(&after[..kept]);
        rest = &after[if sign.is_some() { length } else { kept }..];
    }
    out.push_str(rest);
    out
}

/// `u{1b}`: the character, and how long that is.
fn character(text: &str) -> (Option<char>, usize) {
    let digits = text
        .strip_prefix("u{")
        .and_then(|rest| rest.split_once('}'));
    // A sign before them would be taken for a part of the number.
    let is_number =
        |digits: &str| digits.len() <= 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let Some((digits, _)) = digits.filter(|(digits, _)| is_number(digits)) else {
        return (None, 0);
    };
    let sign = u32::from_str_radix(digits, 16)
        .ok()
        .and_then(char::from_u32);
    (sign, digits.len() + 3)
}

#[cfg(test)]
mod tests {
    use super::{escape, render, unescaped};
    use proptest::prelude::*;

    use crate::output::rows::samples::{nasty, style};

    #[test]
    fn a_record_is_a_line_whatever_it_holds() {
        let expected = [
            "name\ttext\tlist\tpeople\tnumber\tformer",
            "tab\\tnewline\\ncr\\rback\\\\slash\t\\u{1b}[31m\\u{9b}\\u{202e}\\u{7f}\
             \ta\\; b; c\\\\; d|e\tJansen\\, P., lector\t3\ttrue",
            "\"q\" 漢字 🙂\t<b>&amp;</b>\t\t\t0\tfalse",
            "\t\t\t\t\t",
            "",
        ];
        assert_eq!(render(&nasty(), &style(80)), expected.join("\n"));
    }

    #[test]
    fn the_header_can_be_left_out() {
        let mut empty = nasty();
        empty.rows.clear();
        let mut style = style(80);
        assert_eq!(
            render(&empty, &style),
            "name\ttext\tlist\tpeople\tnumber\tformer\n"
        );
        style.header = false;
        assert_eq!(render(&empty, &style), "");
    }

    #[test]
    fn what_is_no_escape_stays_as_it_is() {
        assert_eq!(unescaped(r"\u{41}\u{01F642}\t", &[]), "A\u{1f642}\t");
        for text in [
            r"\x",
            r"\\t",
            r"\u{}",
            r"\u{0000041}",
            r"\u{+41}",
            r"\u{d800}",
            r"\u41",
            r"a\",
        ] {
            assert_eq!(unescaped(text, &[]), text);
        }
        assert_eq!(unescaped(r"\\t\;\\", &['\\']), r"\t\;\");
    }

    proptest! {
        #[test]
        fn what_is_escaped_comes_back(text in "(\\\\|[tnru{}1b;,\t\n\r\u{1b}é]){0,10}") {
            prop_assert_eq!(unescaped(&escape(&text, &[]), &['\\']), text.as_str());
            let marks = ['\\', ';', ','];
            prop_assert_eq!(unescaped(&escape(&text, &marks), &marks), text);
        }
    }
}
