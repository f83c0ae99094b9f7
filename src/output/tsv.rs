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

fn escape(part: &str, marks: &[char]) -> String {
    let text = match marks {
        [] => marked(part, &['\\']),
        _ => marked(part, marks),
    };
    match visible::line(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(clean) => clean,
    }
}

#[cfg(test)]
mod tests {
    use super::render;
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
}
