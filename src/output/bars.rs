//! A picture: how many of each.

use super::{
    Screen, Tone,
    ink::{cut, fitted, widest},
};
use unicode_width::UnicodeWidthStr;

// A bar wants this much beside its label and its numbers; with less it goes under them.
const BAR_ROOM: usize = 20;
// Longer bars say no more.
const LONGEST: usize = 60;
const GAP: usize = 2;

/// A bar for each label, as long as its first number.
#[derive(Clone, Debug, Default)]
pub struct Bars {
    /// What the numbers count.
    pub headings: Vec<String>,
    /// The labels with their numbers, one for every heading.
    pub rows: Vec<(String, Vec<usize>)>,
}

impl Bars {
    /// Label, numbers and bar on a line; where that is too narrow, the bar under its label.
    pub fn render(&self, screen: &Screen) -> String {
        let label = widest(self.rows.iter().map(|(label, _)| label.as_str()));
        let numbers = self.headings.iter().map(|heading| heading.width() + GAP);
        let before = label + numbers.sum::<usize>() + GAP;
        if before + BAR_ROOM > screen.width {
            return self.under_labels(screen);
        }
        let mut out = " ".repeat(label);
        for heading in &self.headings {
            let blank = " ".repeat(GAP);
            out.push_str(&Tone::Quiet.paint(&format!("{blank}{heading}"), screen.color));
        }
        out.push('\n');
        let room = screen.width - before;
        for (name, counts) in &self.rows {
            out.push_str(&fitted(name, label, screen.utf8));
            for (heading, count) in self.headings.iter().zip(counts) {
                let count = count.to_string();
                let gap = (heading.width() + GAP).saturating_sub(count.len());
                out.push_str(&" ".repeat(gap));
                out.push_str(&count);
            }
            let bar = self.bar(counts, room, screen);
            if !bar.is_empty() {
                out.push_str(&" ".repeat(GAP));
            }
            out.push_str(&bar);
            out.push('\n');
        }
        out
    }

    fn under_labels(&self, screen: &Screen) -> String {
        let mut out = String::new();
        if let Some(heading) = self.headings.first() {
            let heading = cut(heading, screen.width, screen.utf8);
            out.push_str(&Tone::Quiet.paint(&heading, screen.color));
            out.push_str("\n\n");
        }
        for (name, counts) in &self.rows {
            out.push_str(&cut(name, screen.width, screen.utf8));
            out.push('\n');
            let count = counts.first().copied().unwrap_or_default().to_string();
            let bar = self.bar(
                counts,
                screen.width.saturating_sub(count.len() + 2 * GAP),
                screen,
            );
            out.push_str(&" ".repeat(GAP));
            if !bar.is_empty() {
                out.push_str(&bar);
                out.push(' ');
            }
            out.push_str(&count);
            out.push('\n');
        }
        out
    }

    /// The bar of one row; every number but none has one.
    fn bar(&self, counts: &[usize], room: usize, screen: &Screen) -> String {
        let first = |counts: &[usize]| counts.first().copied().unwrap_or_default();
        let most = self.rows.iter().map(|(_, counts)| first(counts)).max();
        let most = most.unwrap_or_default().max(1);
        let length = (first(counts) * room.min(LONGEST)).div_ceil(most);
        let sign = if screen.utf8 { "█" } else { "#" };
        Tone::Running.paint(&sign.repeat(length), screen.color)
    }
}
