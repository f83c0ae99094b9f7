use super::{Line, Part, Screen};
use crate::{
    output::{
        Tone,
        wrap::{Room, wrap},
    },
    words::visible,
};
use unicode_width::UnicodeWidthStr;

// Wider lines are hard to read.
const WIDEST: usize = 100;
// Of the labels of a block, so that one long label leaves the values their room.
const WIDEST_LABEL: usize = 24;
// A value wants this much beside its label; with less it goes under it.
const VALUE_ROOM: usize = 24;
// And this much at the very least.
const LEAST_ROOM: usize = 8;

/// The parts on a screen.
pub fn parts(parts: &[Part], screen: &Screen) -> String {
    let width = screen.width.min(WIDEST);
    let mut writer = Writer {
        out: String::new(),
        screen,
        width,
        indent: 0,
    };
    writer.parts(parts);
    writer.out
}

struct Writer<'a> {
    out: String,
    screen: &'a Screen,
    width: usize,
    indent: usize,
}

impl Writer<'_> {
    fn parts(&mut self, parts: &[Part]) {
        for (i, part) in parts.iter().enumerate() {
            if i.checked_sub(1)
                .is_some_and(|before| apart(&parts[before], part))
            {
                self.out.push('\n');
            }
            match part {
                Part::Title(text) => self.headline(text, if self.screen.utf8 { "═" } else { "=" }),
                Part::Heading(text) => {
                    self.headline(text, if self.screen.utf8 { "─" } else { "-" });
                }
                Part::Field { label, value } => {
                    let column = label_column(parts, i, self.width - self.indent.min(self.width));
                    self.field(label, value, column);
                }
                Part::Prose(text) => {
                    self.text(text, text.text.trim_end(), (self.indent, ""), Tone::Plain);
                }
                Part::Item { text, about } => self.item(text, about),
            }
        }
    }

    // Underlined, so that a pipe without bold letters shows it too.
    fn headline(&mut self, text: &Line, rule: &str) {
        let before = self.out.len();
        self.text(text, &text.on_one_line(), (self.indent, ""), Tone::Strong);
        let shown = anstream::adapter::strip_str(&self.out[before..]).to_string();
        let width = shown.lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
        let start = self.out.len();
        Tone::Quiet.paint_into(&rule.repeat(width), self.screen.color, &mut self.out);
        self.end_line(start);
    }

    fn field(&mut self, label: &str, value: &Line, column: Option<usize>) {
        let label = format!("{}:", visible::line(label));
        let gap = match column {
            Some(column) => column.saturating_sub(label.width()).max(1),
            None => 1,
        };
        let hang = self.indent + column.unwrap_or(2);
        let used = self.indent + label.width() + gap;
        let start = self.out.len();
        self.blanks(self.indent);
        Tone::Quiet.paint_into(&label, self.screen.color, &mut self.out);
        self.blanks(gap);
        let text = value.text.trim_end();
        self.hanging((value, text), start, (used, hang), Tone::Plain);
    }

    fn item(&mut self, text: &Line, about: &[Part]) {
        let bullet = if self.screen.utf8 { "•" } else { "*" };
        let tone = if about.is_empty() {
            Tone::Plain
        } else {
            Tone::Strong
        };
        let hang = self.indent + 2;
        self.text(text, &text.on_one_line(), (hang, bullet), tone);
        self.indent += 2;
        self.parts(about);
        self.indent -= 2;
    }

    /// A text of a line, behind a bullet.
    fn text(&mut self, line: &Line, text: &str, (hang, bullet): (usize, &str), tone: Tone) {
        let start = self.out.len();
        self.blanks(self.indent);
        self.out.push_str(bullet);
        self.blanks(hang.saturating_sub(self.indent + bullet.width()));
        self.hanging((line, text), start, (hang, hang), tone);
    }

    /// Text behind what leads it, which was written from `start` on, its further lines hanging under
    /// it; all of it under what leads it where there is no room beside.
    fn hanging(
        &mut self,
        (line, text): (&Line, &str),
        mut start: usize,
        (used, hang): (usize, usize),
        tone: Tone,
    ) {
        let rest = self.width.saturating_sub(hang).max(1);
        let mut first = self.width.saturating_sub(used);
        if first < LEAST_ROOM {
            start = self.end_line(start);
            self.blanks(hang);
            first = rest;
        }
        let room = Room {
            first,
            rest,
            whole_urls: true,
        };
        for range in wrap(text, room) {
            let (before, led) = self.out.split_at(start);
            if range.is_empty() && led.trim().is_empty() && before.ends_with("\n\n") {
                continue;
            }
            line.paint(text, range, (tone, self.screen.color), &mut self.out);
            start = self.end_line(start);
            self.blanks(hang);
        }
        self.out.truncate(start);
    }

    fn blanks(&mut self, count: usize) {
        self.out.extend(std::iter::repeat_n(' ', count));
    }

    /// Ends the line that began here, without the blanks at its end; tells where the next begins.
    fn end_line(&mut self, start: usize) -> usize {
        let shown = self.out[start..].trim_end().len();
        self.out.truncate(start + shown);
        self.out.push('\n');
        self.out.len()
    }
}

/// Whether an empty line stands between two parts: between all that are not of one block.
fn apart(before: &Part, part: &Part) -> bool {
    match (before, part) {
        (Part::Title(_) | Part::Heading(_), Part::Title(_) | Part::Heading(_)) => true,
        (Part::Heading(_), _) | (Part::Field { .. }, Part::Field { .. }) => false,
        (Part::Item { about: a, .. }, Part::Item { about: b, .. }) => {
            !(a.is_empty() && b.is_empty())
        }
        _ => true,
    }
}

/// Where the values of a block of fields begin; nothing where they go under their labels.
fn label_column(parts: &[Part], at: usize, width: usize) -> Option<usize> {
    let label = |part: &Part| match part {
        Part::Field { label, .. } => Some(visible::line(label).width()),
        Part::Title(_) | Part::Heading(_) | Part::Prose(_) | Part::Item { .. } => None,
    };
    let before = parts[..at].iter().rev().map_while(label);
    let widest = before
        .chain(parts[at..].iter().map_while(label))
        .filter(|w| *w <= WIDEST_LABEL)
        .max()?;
    let column = widest + 2;
    (column + VALUE_ROOM <= width).then_some(column)
}
