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
        let cells = row.iter().zip(&rows.columns);
        line(
            &mut text,
            cells.map(|(cell, column)| {
                cell.text(if column.is_address {
                    address_cell
                } else {
                    escape
                })
            }),
        );
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

/// The value of a field that is an address on the web: a link to just that.
pub fn address(part: &str, marks: &[char]) -> String {
    let is_web = part.starts_with("https://") || part.starts_with("http://");
    // Between angle brackets nothing is escaped, and an entity is still one.
    let is_entity = part
        .split_once('&')
        .is_some_and(|(_, rest)| rest.contains(';'));
    let breaks = |c: char| c.is_whitespace() || visible::misleads(c) || r"<>\|`".contains(c);
    if is_web && !is_entity && !part.contains(breaks) {
        format!("<{part}>")
    } else {
        escape(part, marks)
    }
}

/// The same in a table, which programs read too: bare where a renderer leaves it as it is.
fn address_cell(part: &str, marks: &[char]) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-./:?=#%+,@&".contains(c);
    if part.chars().all(is_plain) && address(part, marks) != escape(part, marks) {
        part.to_owned()
    } else {
        address(part, marks)
    }
}

/// One line of such a text.
pub fn escape_line(text: &str, marks: &[char]) -> String {
    let clean = visible::line(text);
    let mut out = String::with_capacity(clean.len());
    let mut before = ' ';
    for (at, c) in clean.char_indices() {
        let rest = &clean[at + c.len_utf8()..];
        let after = rest.chars().next().unwrap_or(' ');
        let is_escaped = match c {
            '\\' | '|' | '`' | '*' | '~' | '[' | '^' | '$' => true,
            '_' => !(before.is_alphanumeric() && after.is_alphanumeric()),
            // GitHub makes a link of what begins as an address does.
            ':' => rest.starts_with("//"),
            '.' => ends_in_www(&clean[..at]),
            _ => marks.contains(&c),
        };
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' if after == '#' || after.is_ascii_alphabetic() => out.push_str("&amp;"),
            _ if is_escaped => out.extend(['\\', c]),
            _ => out.push(c),
        }
        before = c;
    }
    out
}

fn ends_in_www(text: &str) -> bool {
    let start = text
        .len()
        .checked_sub(3)
        .filter(|at| text.is_char_boundary(*at));
    start.is_some_and(|at| text[at..].eq_ignore_ascii_case("www"))
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
        for text in ["Mentoring & coaching", "snake_case", "5 - 6!"] {
            assert_eq!(escape(text, &[]), text);
        }
        assert_eq!(
            escape("*a* _b_ ~c~ `d` [e](f)", &[]),
            r"\*a\* \_b\_ \~c\~ \`d\` \[e](f)"
        );
    }
}
