use super::{Cell, Rows, Style};
use crate::words::visible;

/// A table as GitHub draws it. It shows what a cell holds, not what a renderer makes of it.
pub fn render(rows: &Rows, style: &Style) -> String {
    let mut text = String::new();
    // Markdown knows no table without a header: without one, the header is empty.
    let ids = rows
        .ids()
        .map(|id| if style.header { id } else { "" }.to_owned());
    line(&mut text, ids);
    let numbers = |i: usize| {
        rows.rows
            .iter()
            .filter_map(|row| row.get(i))
            .all(Cell::is_number)
    };
    let rule = |i| {
        if !rows.rows.is_empty() && numbers(i) {
            "---:"
        } else {
            "---"
        }
        .to_owned()
    };
    line(&mut text, (0..rows.columns.len()).map(rule));
    for row in &rows.rows {
        line(&mut text, row.iter().map(|cell| cell.text(escape)));
    }
    text
}

fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    text.push_str("| ");
    text.push_str(&cells.collect::<Vec<_>>().join(" | "));
    text.push_str(" |\n");
}

/// Text in which Markdown and HTML find nothing to do; a line break becomes `<br>`.
pub fn escape(part: &str, marks: &[char]) -> String {
    let lines: Vec<_> = part.lines().map(|line| escape_line(line, marks)).collect();
    lines.join("<br>")
}

fn escape_line(text: &str, marks: &[char]) -> String {
    let clean = visible::line(text);
    let mut out = String::with_capacity(clean.len());
    for word in clean.split_inclusive(' ') {
        // In an address a backslash would be part of the address.
        let is_url = word.contains("://");
        let mut chars = word.chars().peekable();
        let mut before = ' ';
        while let Some(c) = chars.next() {
            let after = chars.peek().copied().unwrap_or(' ');
            let inside = before.is_alphanumeric() && after.is_alphanumeric();
            match c {
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '&' if after == '#' || after.is_ascii_alphabetic() && !is_url => {
                    out.push_str("&amp;");
                }
                '\\' | '|' | '`' => out.extend(['\\', c]),
                '*' | '~' | '[' if !is_url => out.extend(['\\', c]),
                '_' if !is_url && !inside => out.extend(['\\', c]),
                _ if marks.contains(&c) => out.extend(['\\', c]),
                _ => out.push(c),
            }
            before = c;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{escape, render};
    use crate::output::rows::samples::{nasty, style};

    #[test]
    fn a_record_is_a_line_that_renders_as_it_was_written() {
        let expected = [
            "| name | text | list | people | number | former |",
            "| --- | --- | --- | --- | --- | --- |",
            "| tab\\\\tnewline<br>cr\\\\rback\\\\slash \
             | \\\\u{1b}\\[31m\\\\u{9b}\\\\u{202e}\\\\u{7f} \
             | a\\; b; c\\\\; d\\|e | Jansen\\, P., lector | 3 | true |",
            "| \"q\" 漢字 🙂 | &lt;b&gt;&amp;amp;&lt;/b&gt; |  |  | 0 | false |",
            "|  |  |  |  |  |  |",
            "",
        ];
        assert_eq!(render(&nasty(), &style(80)), expected.join("\n"));
    }

    #[test]
    fn ordinary_text_is_left_alone() {
        for text in [
            "Mentoring & coaching",
            "snake_case",
            "https://a.nl/~b_c?d=1&e=*",
            "5 - 6!",
        ] {
            assert_eq!(escape(text, &[]), text);
        }
        assert_eq!(
            escape("*a* _b_ ~c~ `d` [e](f)", &[]),
            r"\*a\* \_b\_ \~c\~ \`d\` \[e](f)"
        );
    }
}
