//! The lines of calendars and address books: both are written as RFC 5545 and RFC 6350 have it.

use crate::words::visible;

/// The longest line, in bytes, without its end; a longer one goes on behind a blank.
const LONGEST: usize = 75;

/// Lines as they grow.
#[derive(Debug, Default)]
pub(super) struct ContentLines(String);

impl ContentLines {
    /// Adds `NAME:value`; the value is written as it is, on as many lines as it needs.
    pub fn raw(&mut self, name: &str, value: &str) {
        let line = format!("{name}:{}", visible::line(value));
        let mut rest = line.as_str();
        let mut room = LONGEST;
        while rest.len() > room {
            let (now, later) = rest.split_at(rest.floor_char_boundary(room));
            self.0.push_str(now);
            self.0.push_str("\r\n ");
            rest = later;
            room = LONGEST - 1;
        }
        self.0.push_str(rest);
        self.0.push_str("\r\n");
    }

    /// Adds a text; an empty one says nothing and is left out.
    pub fn text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.raw(name, &escaped(text));
        }
    }

    /// All of them.
    pub fn finish(self) -> String {
        self.0
    }
}

/// The text with its marks escaped, line breaks too; what else a reader would obey made visible.
pub(super) fn escaped(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let clean = visible::lines(&text);
    let mut out = String::with_capacity(clean.len());
    for c in clean.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\\' | ';' | ',' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{ContentLines, LONGEST};
    use proptest::prelude::*;

    #[test]
    fn marks_and_line_breaks_are_escaped() {
        let mut lines = ContentLines::default();
        lines.text("NOTE", "a;b,c\\d\r\ne\nf\u{1b}");
        lines.text("NOTE", "");
        assert_eq!(lines.finish(), "NOTE:a\\;b\\,c\\\\d\\ne\\nf\\\\u{1b}\r\n");
    }

    proptest! {
        #[test]
        fn a_line_is_short_and_loses_nothing(text in "[a-zé漢🙂;,\\\\\n ]{0,300}") {
            let mut lines = ContentLines::default();
            lines.text("N", &text);
            let written = lines.finish();
            for line in written.split_terminator("\r\n") {
                prop_assert!(line.len() <= LONGEST, "{line}");
            }
            let whole = written.replace("\r\n ", "");
            let wanted = super::escaped(&text);
            let wanted = if text.is_empty() { wanted } else { format!("N:{wanted}\r\n") };
            prop_assert_eq!(whole, wanted);
        }
    }
}
