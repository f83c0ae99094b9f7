//! A page as GitHub and most editors of text show it.

use super::{Line, Part};
use crate::output::{Tone, markdown::escape};

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
                format!(
                    "{indent}- **{}**: {}",
                    escape(label, &[]),
                    escape(value.text.trim_end(), &[])
                )
            }
            Part::Prose(text) => paragraphs(text, indent),
            Part::Item { text, about: _ } => format!("{indent}- {}", headline(text)),
        };
        blocks.push(Block { text, is_listed });
        if let Part::Item { text: _, about } = part {
            blocks_of(about, &format!("{indent}  "), blocks);
        }
    }
}

/// What is strong stands in bold, so that a list of entries can be looked through; what stands
/// apart on a screen stands behind a dot.
fn headline(text: &Line) -> String {
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
        if tone == Tone::Strong {
            out = format!("{out}**{}**", escape(bare, &[]));
        } else if out.is_empty() {
            out = no_list(&no_block(&escape(bare, &[])));
        } else {
            out.push_str(&escape(bare, &[]));
        }
    }
    out
}

/// The same without bold letters, which a heading has anyway.
fn heading(text: &Line) -> String {
    let plain = headline(text).replacen("**", "", 2);
    match plain.strip_suffix('#') {
        Some(rest) => format!("{rest}\\#"),
        None => plain,
    }
}

fn paragraphs(text: &Line, indent: &str) -> String {
    let lines = text.text.trim_end().lines().map(|line| {
        let (bullet, text) = bullet(line.trim());
        let text = escape(text, &[]);
        let text = if bullet.is_empty() {
            no_block(&text)
        } else {
            no_list(&no_block(&text))
        };
        format!("{indent}{bullet}{text}").trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What a person put before a line of a list, as all renderers know it, and the rest of the line.
fn bullet(line: &str) -> (&str, &str) {
    for mark in ["- ", "* ", "• "] {
        if let Some(rest) = line.strip_prefix(mark) {
            return ("- ", rest);
        }
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.get(digits..digits + 2) {
        Some(". " | ") ") if matches!(digits, 1 | 2) => line.split_at(digits + 2),
        Some(_) | None => ("", line),
    }
}

/// A line at whose beginning a renderer finds no heading and no rule.
fn no_block(text: &str) -> String {
    let is_rule = !text.is_empty() && text.chars().all(|c| matches!(c, '-' | '=' | ' '));
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let counts = digits > 0 && text[digits..].starts_with(['.', ')']);
    if text.starts_with(['#', '+']) || is_rule {
        format!("\\{text}")
    } else if counts {
        format!("{}\\{}", &text[..digits], &text[digits..])
    } else {
        text.to_owned()
    }
}

/// The same where it would begin a list inside of one.
fn no_list(text: &str) -> String {
    if text.starts_with("- ") {
        format!("\\{text}")
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
  - **agreements**: een<br>twee

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
