//! Text for reading: what `show` and the overview say.

use super::{
    Screen, Tone,
    wrap::{Room, wrap},
};
use crate::words::visible;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

// Wider lines are hard to read.
const WIDEST: usize = 100;
// Of the labels of a block, so that one long label leaves the values their room.
const WIDEST_LABEL: usize = 24;
// A value wants this much beside its label; with less it goes under it.
const VALUE_ROOM: usize = 24;

/// A text for reading, part after part. The blank lines between them are the renderer's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    parts: Vec<Part>,
}

/// Text with a tone for each stretch, line breaks kept, nothing in it that a terminal obeys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    text: String,
    tones: Vec<(Range<usize>, Tone)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Title(Line),
    Heading(Line),
    Field { label: String, value: Line },
    Prose(Line),
    Item { text: Line, about: Vec<Part> },
}

impl Page {
    /// An empty page.
    pub fn new() -> Self {
        Self::default()
    }

    /// What the page is about.
    pub fn title(&mut self, text: impl Into<Line>) -> &mut Self {
        self.part(Part::Title(text.into()))
    }

    /// What the parts after it are about.
    pub fn heading(&mut self, text: impl Into<Line>) -> &mut Self {
        self.part(Part::Heading(text.into()))
    }

    /// A labelled value; fields that follow each other are aligned. An empty one is left out.
    pub fn field(&mut self, label: &str, value: impl Into<Line>) -> &mut Self {
        let (label, value) = (label.to_owned(), value.into());
        if value.is_empty() {
            self
        } else {
            self.part(Part::Field { label, value })
        }
    }

    /// Paragraphs, an empty line between each two.
    pub fn prose(&mut self, text: impl Into<Line>) -> &mut Self {
        let text = text.into();
        if text.is_empty() {
            self
        } else {
            self.part(Part::Prose(text))
        }
    }

    /// A bullet.
    pub fn item(&mut self, text: impl Into<Line>) -> &mut Self {
        self.part(Part::Item {
            text: text.into(),
            about: Vec::new(),
        })
    }

    /// A bullet with the fields and the prose of another page under it.
    pub fn item_about(&mut self, text: impl Into<Line>, about: Self) -> &mut Self {
        self.part(Part::Item {
            text: text.into(),
            about: about.parts,
        })
    }

    /// The page for this screen; for a pipe the caller hands over 80 columns without colour.
    pub fn render(&self, screen: &Screen) -> String {
        let width = screen.width.min(WIDEST);
        let mut writer = Writer {
            out: String::new(),
            screen,
            width,
            indent: 0,
        };
        writer.parts(&self.parts);
        writer.out
    }

    fn part(&mut self, part: Part) -> &mut Self {
        self.parts.push(part);
        self
    }
}

impl Line {
    /// Text in one tone.
    pub fn new(tone: Tone, text: &str) -> Self {
        Self::default().and(tone, text)
    }

    /// More text behind it, in its own tone.
    #[must_use]
    pub fn and(mut self, tone: Tone, text: &str) -> Self {
        let start = self.text.len();
        let text = text.replace("\r\n", "\n");
        self.text.push_str(&visible::lines(&text));
        self.tones.push((start..self.text.len(), tone));
        self
    }

    /// Whether it holds nothing but blanks.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    fn on_one_line(&self) -> Self {
        Self {
            text: self.text.replace('\n', " "),
            tones: self.tones.clone(),
        }
    }

    fn trimmed_end(&self) -> Self {
        Self {
            text: self.text.trim_end().to_owned(),
            tones: self.tones.clone(),
        }
    }

    /// A part of it in its tones; where it has none of its own, in this one.
    fn painted(&self, range: Range<usize>, usual: Tone, color: bool) -> String {
        let mut out = String::new();
        for (stretch, tone) in &self.tones {
            let (start, end) = (stretch.start.max(range.start), stretch.end.min(range.end));
            if start < end {
                let tone = if *tone == Tone::Plain { usual } else { *tone };
                out.push_str(&tone.paint(&self.text[start..end], color));
            }
        }
        out
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Self {
        Self::new(Tone::Plain, text)
    }
}

impl From<String> for Line {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
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
                    self.headline(text, if self.screen.utf8 { "─" } else { "-" })
                }
                Part::Field { label, value } => {
                    let column = label_column(parts, i, self.width - self.indent.min(self.width));
                    self.field(label, value, column);
                }
                Part::Prose(text) => self.text(&text.trimmed_end(), self.indent, "", Tone::Plain),
                Part::Item { text, about } => self.item(text, about),
            }
        }
    }

    // Underlined, so that a pipe without bold letters shows it too.
    fn headline(&mut self, text: &Line, rule: &str) {
        let text = text.on_one_line();
        let before = self.out.len();
        self.text(&text, self.indent, "", Tone::Strong);
        let shown = anstream::adapter::strip_str(&self.out[before..]).to_string();
        let width = shown.lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
        let rule = Tone::Quiet.paint(&rule.repeat(width), self.screen.color);
        self.out.push_str(&rule);
        self.out.push('\n');
    }

    fn field(&mut self, label: &str, value: &Line, column: Option<usize>) {
        let label = format!("{}:", visible::line(label));
        let gap = match column {
            Some(column) => column.saturating_sub(label.width()).max(1),
            None => 1,
        };
        let hang = self.indent + column.unwrap_or(2);
        let lead = format!(
            "{}{}",
            " ".repeat(self.indent),
            Tone::Quiet.paint(&label, self.screen.color)
        );
        let used = self.indent + label.width() + gap;
        self.hanging(
            &value.trimmed_end(),
            &format!("{lead}{}", " ".repeat(gap)),
            used,
            hang,
            Tone::Plain,
        );
    }

    fn item(&mut self, text: &Line, about: &[Part]) {
        let bullet = if self.screen.utf8 { "•" } else { "*" };
        let tone = if about.is_empty() {
            Tone::Plain
        } else {
            Tone::Strong
        };
        self.text(&text.on_one_line(), self.indent + 2, bullet, tone);
        self.indent += 2;
        self.parts(about);
        self.indent -= 2;
    }

    fn text(&mut self, text: &Line, hang: usize, bullet: &str, tone: Tone) {
        let lead = format!("{}{bullet}", " ".repeat(self.indent));
        let gap = hang.saturating_sub(lead.width());
        self.hanging(
            text,
            &format!("{lead}{}", " ".repeat(gap)),
            hang,
            hang,
            tone,
        );
    }

    /// Text behind what leads it, its further lines hanging under it.
    fn hanging(&mut self, text: &Line, lead: &str, used: usize, hang: usize, tone: Tone) {
        let room = |used: usize| self.width.saturating_sub(used).max(8);
        let room = Room {
            first: room(used),
            rest: room(hang),
            whole_urls: true,
        };
        for (i, line) in wrap(&text.text, room).into_iter().enumerate() {
            let painted = text.painted(line, tone, self.screen.color);
            let before = if i == 0 { lead } else { &" ".repeat(hang) };
            self.out.push_str(format!("{before}{painted}").trim_end());
            self.out.push('\n');
        }
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
