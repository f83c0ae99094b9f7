//! A page as GitHub and most editors of text show it.

use super::{Line, Part};
use crate::output::{
    Tone,
    markdown::{address, escape_line},
};

/// The parts, an empty line between what is not of one list.
pub fn parts(parts: &[Part]) -> String {
    let mut blocks = Vec::new();
    blocks_of(parts, "", &mut blocks);
    let mut out = String::new();
    for (i, block) in blocks.iter().enumerate() {
        let is_apart = |before: &Block| !(before.is_listed && block.is_listed);
        if i.checked_sub(1)
            .is_some_and(|before| is_apart(&blocks[before]))
        {
            out.push('\n');
        }
        out.push_str(&block.text);
        out.push('\n');
    }
    out
}

struct Block {
    text: String,
    is_listed: bool,
}

fn blocks_of(parts: &[Part], indent: &str, blocks: &mut Vec<Block>) {
    for part in parts {
        let is_listed = matches!(part, Part::Field { .. } | Part::Item { .. });
        let text = match part {
            Part::Title(text) => format!("{indent}# {}", heading(text)),
            Part::Heading(text) => format!("{indent}## {}", heading(text)),
            Part::Field { label, value } => {
                let value = field(value, &format!("{indent}  "));
                format!("{indent}- **{}**: {value}", escape_line(label, &[]))
            }
            Part::Prose(text) => paragraphs(text, indent),
            Part::Item { text, about: _ } => format!("{indent}- {}", headline(text, "**")),
        };
        blocks.push(Block { text, is_listed });
        if let Part::Item { text: _, about } = part {
            blocks_of(about, &format!("{indent}  "), blocks);
        }
    }
}

/// What is strong stands between these marks, so that a list of entries can be looked through; what
/// stands apart on a screen stands behind a dot.
fn headline(text: &Line, strong: &str) -> String {
    let one_line = text.on_one_line();
    let mut out = String::new();
    let mut is_apart = false;
    for (stretch, tone) in text.stretches(&one_line) {
        is_apart |= stretch.starts_with("  ");
        let bare = stretch.trim();
        if bare.is_empty() {
            continue;
        }
        out.push_str(match (out.is_empty(), is_apart) {
            (true, _) => "",
            (false, true) => " · ",
            (false, false) => " ",
        });
        is_apart = false;
        let is_first = out.is_empty();
        let written = in_tone(bare, tone);
        if tone == Tone::Strong {
            out.extend([strong, &written, strong]);
        } else if is_first {
            out.push_str(&no_block(&written));
        } else {
            out.push_str(&written);
        }
    }
    out
}

fn in_tone(text: &str, tone: Tone) -> String {
    if tone == Tone::Address {
        address(text, &[])
    } else {
        escape_line(text, &[])
    }
}

/// The same without bold letters, which a heading has anyway, and without what some renderers take
/// for its end or its attributes.
fn heading(text: &Line) -> String {
    let mut plain = headline(text, "");
    match plain.pop() {
        Some('#') if !plain.ends_with('\\') => plain + r"\#",
        Some('}') => plain + "&#125;",
        Some(last) => plain + last.encode_utf8(&mut [0; 4]),
        None => plain,
    }
}

/// What a field holds, its lines below each other.
fn field(value: &Line, indent: &str) -> String {
    let text = &value.text;
    let mut written = String::new();
    for (stretch, tone) in value.stretches(text) {
        for (nth, line) in stretch.split('\n').enumerate() {
            if nth > 0 {
                written.push('\n');
            }
            written.push_str(&in_tone(line, tone));
        }
    }
    let mut lines = written
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        out.extend([LINE_BREAK, indent, &no_block(line)]);
    }
    out
}

/// Begins a new line where Markdown would not.
const LINE_BREAK: &str = "\\\n";

fn paragraphs(text: &Line, indent: &str) -> String {
    let mut out = String::new();
    let mut is_begun = false;
    for line in text.text.trim().lines().map(str::trim) {
        let (mark, rest) = match bullet(line) {
            Some(rest) => ("- ", rest),
            None => ("", line),
        };
        // A new line within a paragraph is one that a person counts.
        let is_within = is_begun && mark.is_empty() && !line.is_empty();
        if !out.is_empty() {
            out.push_str(if is_within { LINE_BREAK } else { "\n" });
        }
        is_begun = !line.is_empty();
        if is_begun {
            out.extend([indent, mark, &no_block(&escape_line(rest, &[]))]);
        }
    }
    out
}

/// What a person put behind the mark of a list, as all renderers know that.
fn bullet(line: &str) -> Option<&str> {
    let rest = ["- ", "* ", "• "]
        .iter()
        .find_map(|mark| line.strip_prefix(mark));
    rest.map(str::trim_start)
}

/// A line at whose beginning a renderer finds no heading, no rule, no list and no table: numbers,
/// too, stay as they were written.
fn no_block(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let counts = digits > 0 && text[digits..].starts_with(['.', ')']);
    if text.starts_with(['#', '+', '-', '=', ':']) {
        format!("\\{text}")
    } else if counts {
        format!("{}\\{}", &text[..digits], &text[digits..])
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use crate::output::{Line, Page, Tone};

    #[test]
    fn a_page_has_headings_lists_and_paragraphs() {
        let mut page = Page::new();
        page.title(Line::new(Tone::Strong, "Leiden").and(Tone::Quiet, "  GM0546"))
            .prose("Alle kinderen\ngelijke kansen.\n\nDat duurt:\n- een\n* twee\n2021. Later");
        let mut about = Page::new();
        about
            .field("ages", "4-12")
            .field("agreements", "een\ntwee")
            .prose("Een lessenserie.");
        let ended = Line::new(Tone::Strong, "Petje af").and(Tone::Plain, "  ");
        page.heading("Interventies")
            .item_about(ended.and(Tone::Ended, "ended"), about)
            .item("Los");
        let expected = "\
# Leiden · GM0546

Alle kinderen gelijke kansen.

Dat duurt:
- een
- twee 2021. Later

## Interventies

- **Petje af** · ended
  - **ages**: 4-12
  - **agreements**: een\\
    twee

  Een lessenserie.

- Los
";
        assert_eq!(page.markdown(), expected);
    }

    #[test]
    fn text_stays_text() {
        let mut page = Page::new();
        page.title("# a #")
            .prose("# kop\n\n---\n\n===\n\n+ plus\n\n2021. jaar\n\n<b>*x*</b> [a](b)");
        page.item("# kop")
            .item("- punt")
            .item("1. een")
            .item("\u{1b}[31m");
        let expected = "\
# \\# a \\#

\\# kop

\\---

\\===

\\+ plus

2021\\. jaar

&lt;b&gt;\\*x\\*&lt;/b&gt; \\[a](b)

- \\# kop
- \\- punt
- 1\\. een
- \\\\u{1b}\\[31m
";
        assert_eq!(page.markdown(), expected);
    }
}
