//! A picture: what goes with what.

use super::{
    Screen, Tone,
    ink::{MANY, cut, fitted, widest},
};
use unicode_width::UnicodeWidthStr;

// Between the label of a row and its first mark.
const GAP: usize = 2;
// Longer labels are cut, so that the marks have room.
const WIDEST_LABEL: usize = 30;

/// Rows and columns, and a mark where they meet.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    /// What the columns are called.
    pub columns: Vec<String>,
    /// What a row is called, and a mark for every column.
    pub rows: Vec<(String, Vec<Mark>)>,
    /// What the sums under the columns are called.
    pub total: String,
}

/// What stands where a row and a column meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// They do not.
    Nothing,
    /// They do.
    There,
    /// They do, so many times.
    Count(usize),
}

impl Mark {
    /// The sign for it.
    pub fn sign(self, utf8: bool) -> String {
        match (self, utf8) {
            (Self::Nothing, true) => "·".to_owned(),
            (Self::Nothing, false) => ".".to_owned(),
            (Self::There, true) => "•".to_owned(),
            (Self::There, false) => "x".to_owned(),
            (Self::Count(count), _) => count.to_string(),
        }
    }

    fn tone(self) -> Tone {
        match self {
            Self::Nothing => Tone::Quiet,
            Self::There => Tone::Plain,
            Self::Count(_) => Tone::Strong,
        }
    }
}

impl Matrix {
    /// Whether it can be drawn in this width without cutting a heading.
    pub fn fits(&self, width: usize) -> bool {
        let pitch = self.pitch();
        let headings = self.columns.iter().enumerate();
        let needed = headings.map(|(at, name)| at * pitch + widest([name.as_str()].into_iter()));
        let needed = needed.max().unwrap_or_default() + self.label_width() + GAP;
        needed.max(self.label_width() + GAP + self.columns.len() * pitch) <= width
    }

    /// The headings as a ladder, one a line, each above its column; then the rows, then the sums.
    pub fn render(&self, screen: &Screen) -> String {
        let (label, pitch) = (self.label_width(), self.pitch());
        let mut headings: Vec<_> = self.headings(label, pitch, screen).collect();
        let mut out = headings.concat();
        for (name, marks) in &self.rows {
            out.push_str(&row(name, marks, Tone::Plain, label, pitch, screen));
        }
        let sums: Vec<_> = self.sums().into_iter().map(Mark::Count).collect();
        let sums = row(&self.total, &sums, Tone::Quiet, label, pitch, screen);
        out.push_str(&sums);
        if self.rows.len() > MANY {
            headings.reverse();
            out.push_str(&headings.concat());
        }
        out
    }

    fn headings(
        &self,
        label: usize,
        pitch: usize,
        screen: &Screen,
    ) -> impl Iterator<Item = String> {
        let rule = if screen.utf8 { "│" } else { "|" };
        self.columns.iter().enumerate().map(move |(at, name)| {
            let lead = format!("{rule}{}", " ".repeat(pitch - 1)).repeat(at);
            let room = screen.width.saturating_sub(label + GAP + at * pitch);
            let name = cut(name, room, screen.utf8);
            let before = " ".repeat(label + GAP);
            let lead = Tone::Quiet.paint(&lead, screen.color);
            let name = Tone::Strong.paint(&name, screen.color);
            format!("{before}{lead}{name}\n")
        })
    }

    /// In how many rows each column has a mark.
    fn sums(&self) -> Vec<usize> {
        let there = |at: usize| {
            let marks = self.rows.iter().filter_map(|(_, marks)| marks.get(at));
            marks.filter(|mark| **mark != Mark::Nothing).count()
        };
        (0..self.columns.len()).map(there).collect()
    }

    fn label_width(&self) -> usize {
        let labels = self.rows.iter().map(|(name, _)| name.as_str());
        widest(labels.chain([self.total.as_str()])).min(WIDEST_LABEL)
    }

    fn pitch(&self) -> usize {
        let marks = self.rows.iter().flat_map(|(_, marks)| marks);
        let signs = marks.map(|mark| mark.sign(true).width());
        let sums = self.sums().into_iter().map(|sum| sum.to_string().len());
        signs.chain(sums).max().unwrap_or_default().max(2) + 1
    }
}

fn row(
    name: &str,
    marks: &[Mark],
    tone: Tone,
    label: usize,
    pitch: usize,
    screen: &Screen,
) -> String {
    let name = fitted(name, label, screen.utf8);
    let mut out = tone.paint(&name, screen.color);
    // Blanks stand before a mark, never after the last.
    let mut gap = GAP;
    for mark in marks {
        let sign = mark.sign(screen.utf8);
        out.push_str(&" ".repeat(gap));
        gap = pitch - sign.width();
        out.push_str(&mark.tone().paint(&sign, screen.color));
    }
    out.push('\n');
    out
}
