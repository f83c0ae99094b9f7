use super::{
    Cell, Rows, Style,
    formula::{Formulas, guarded},
};
use crate::words::{messages, visible};

/// As RFC 4180 has it: CRLF after every record, quotes where they are needed.
pub fn render(rows: &Rows, style: &Style) -> String {
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(style.delimiter)
        .flexible(true)
        .terminator(::csv::Terminator::CRLF)
        .from_writer(Vec::new());
    // Writing to memory cannot fail.
    if style.header {
        let _ = writer.write_record(rows.ids());
    }
    for row in &rows.rows {
        let _ = writer.write_record(row.iter().map(|cell| field(cell, style)));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    let mut text = String::from(if style.bom { "\u{feff}" } else { "" });
    text.push_str(&String::from_utf8_lossy(&bytes));
    text
}

// CSV has no escapes, so a program gets the text raw; a terminal must not.
fn field(cell: &Cell, style: &Style) -> String {
    let mut text = cell.raw();
    if style.formulas == Formulas::Guarded {
        text = guarded(&text).into_owned();
    }
    if style.screen.is_terminal {
        visible::lines(&text).into_owned()
    } else {
        text
    }
}

/// Reads a delimiter: one ASCII character that cannot be mistaken for something else, or `tab`.
pub fn delimiter(text: &str) -> Result<u8, String> {
    match text.as_bytes() {
        _ if text == "tab" || text == "\\t" => Ok(b'\t'),
        [byte] if !matches!(byte, b'"' | b'\r' | b'\n' | 0x80..) => Ok(*byte),
        _ => Err(no_delimiter(text)),
    }
}

messages! {
    no_delimiter(text) {
        en: "`{text}` cannot separate cells, expected one character such as `,` or `;`, or `tab`",
        nl: "`{text}` kan geen cellen scheiden, verwacht één teken zoals `,` of `;`, of `tab`",
    }
}

#[cfg(test)]
mod tests {
    use super::{delimiter, render};
    use crate::output::rows::samples::{nasty, style};

    #[test]
    fn nothing_but_quotes_changes() {
        let expected = [
            "name,text,list,people,number,former",
            "\"tab\tnewline\ncr\rback\\slash\",\u{1b}[31m\u{9b}\u{202e}\u{7f},\
             a\\; b; c\\\\; d|e,\"Jansen\\, P., lector\",3,true",
            "\"\"\"q\"\" 漢字 🙂\",<b>&amp;</b>,,,0,false",
            ",,,,,",
            "",
        ];
        assert_eq!(render(&nasty(), &style(80)), expected.join("\r\n"));
    }

    #[test]
    fn a_dutch_spreadsheet_can_open_it() {
        let mut style = style(80);
        (style.delimiter, style.bom, style.screen.is_terminal) = (b';', true, true);
        let text = render(&nasty(), &style);
        assert!(text.starts_with("\u{feff}name;text;list"), "{text}");
        assert!(text.contains("\"a\\; b; c\\\\; d|e\""), "{text}");
        assert!(!text.contains('\u{1b}'), "{text}");
    }

    #[test]
    fn a_delimiter_is_one_character() {
        assert_eq!(delimiter(";"), Ok(b';'));
        assert_eq!(delimiter("tab"), Ok(b'\t'));
        for wrong in ["", "ab", "é", "\"", "\n", "\r"] {
            assert!(delimiter(wrong).is_err(), "{wrong:?}");
        }
    }
}
