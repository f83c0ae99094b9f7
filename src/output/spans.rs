//! A picture: periods as bars over the years.

use super::{
    Screen, Term, Tone,
    ink::{Dot, MANY, cut, fitted, legend, stroke, widest},
};
use crate::model::value::{Day, Period, Status};

const GAP: usize = 2;
// A year wants this much to be told from the next.
const YEAR_ROOM: usize = 2;
// And more than this makes no difference.
const WIDEST_YEAR: usize = 12;
const WIDEST_LABEL: usize = 30;
// A mistyped year must not squeeze all others.
const YEARS_BEFORE: u16 = 25;
const YEARS_AFTER: u16 = 15;
// Every month as long as the longest: a column is weeks wide at the least.
const MONTH: usize = 31;
const YEAR: usize = 12 * MONTH;

/// Periods, and the day from which they are seen.
#[derive(Clone, Debug)]
pub struct Spans {
    /// One bar each, from top to bottom.
    pub rows: Vec<Span>,
    /// The day that is drawn as a line.
    pub on: Day,
    /// What that day is called.
    pub on_label: String,
}

/// A period.
#[derive(Clone, Debug)]
pub struct Span {
    /// What stands before the bar; the last one is left out first.
    pub labels: Vec<String>,
    /// From when until when.
    pub period: Period,
    /// Where it stands on the day.
    pub status: Status,
    /// The word and the colour for that.
    pub term: Term,
}

/// Where the years stand on a line.
struct Axis {
    first: u16,
    years: usize,
    width: usize,
}

impl Spans {
    /// The years, a bar for each period, and what the signs mean. Where a screen is too narrow for
    /// labels beside the bars, they stand above them.
    pub fn render(&self, screen: &Screen) -> String {
        let all = self.label_widths();
        let least = self.axis(usize::MAX).years * YEAR_ROOM;
        let wide = |labels: &[usize]| labels.iter().map(|width| width + GAP).sum::<usize>();
        let room = |count: usize| screen.width.saturating_sub(wide(&all[..count]));
        let beside = (2..=all.len()).rev().find(|count| room(*count) >= least);
        let labels = beside.map_or(&[][..], |count| &all[..count]);
        let axis = self.axis(screen.width.saturating_sub(wide(labels)).max(1));
        let before = " ".repeat(wide(labels));
        let years: Vec<Dot> = axis.names().into_iter().map(|c| (c, Tone::Quiet)).collect();
        let years = format!("{before}{}", stroke(&years, screen.color));
        let years = format!("{}\n", years.trim_end_matches(' '));
        let mut out = years.clone();
        for row in &self.rows {
            if labels.is_empty() {
                let label = row.labels.join(&" ".repeat(GAP));
                out.push_str(&cut(&label, screen.width, screen.utf8));
                out.push('\n');
            }
            let mut line = String::new();
            for (label, width) in row.labels.iter().zip(labels) {
                line.push_str(&fitted(label, *width, screen.utf8));
                line.push_str(&" ".repeat(GAP));
            }
            line.push_str(&stroke(&self.bar(row, &axis, screen.utf8), screen.color));
            // A period that nobody knows has no bar: then blanks would end the line.
            out.push_str(line.trim_end_matches(' '));
            out.push('\n');
        }
        if self.rows.len() > MANY {
            out.push_str(&years);
        }
        out.push('\n');
        out.push_str(&legend(&self.signs(screen.utf8), screen));
        out
    }

    fn label_widths(&self) -> Vec<usize> {
        let columns = self.rows.first().map_or(0, |row| row.labels.len());
        let width = |at: usize| {
            let labels = self.rows.iter().filter_map(|row| row.labels.get(at));
            widest(labels.map(String::as_str)).min(WIDEST_LABEL)
        };
        (0..columns).map(width).collect()
    }

    fn axis(&self, room: usize) -> Axis {
        let firsts = self.rows.iter().filter_map(|row| row.period.first_day());
        let lasts = self.rows.iter().filter_map(|row| row.period.last_day());
        let known = firsts.chain(lasts).chain([self.on]).map(|day| day.year);
        let (earliest, latest) = known.fold((self.on.year, self.on.year), |(low, high), year| {
            (low.min(year), high.max(year))
        });
        let first = earliest.max(self.on.year.saturating_sub(YEARS_BEFORE));
        let last = latest.min(self.on.year.saturating_add(YEARS_AFTER));
        let years = usize::from(last - first) + 1;
        let width = match room / years {
            0 => room,
            each => years * each.min(WIDEST_YEAR),
        };
        Axis {
            first,
            years,
            width,
        }
    }

    /// The signs of one row: the line of the day lies over the bar.
    fn bar(&self, row: &Span, axis: &Axis, utf8: bool) -> Vec<Dot> {
        let mut dots = vec![(' ', Tone::Plain); axis.width];
        let last = axis.width - 1;
        let tone = row.term.tone;
        let period = row.period;
        if period.is_unknown() {
            dots[0] = ('?', tone);
        } else {
            let from = period.first_day().map_or(Some(0), |day| axis.place(day));
            let until = period.last_day().map_or(Some(last), |day| axis.place(day));
            // What does not fit on the axis is at one of its ends.
            let edge = |day: Option<Day>| {
                let is_early = day.is_some_and(|day| day.year < axis.first);
                if is_early { 0 } else { last }
            };
            let begins = from.unwrap_or_else(|| edge(period.first_day()));
            let ends = until.unwrap_or_else(|| edge(period.last_day()));
            for dot in &mut dots[begins.min(ends)..=ends] {
                *dot = (fill(row.status, utf8), tone);
            }
            // What goes on beyond the picture, and what nobody has stated an end of.
            if period.start.is_none() || from.is_none() && begins == 0 {
                dots[0] = (if utf8 { '◀' } else { '<' }, tone);
            }
            if period.end.is_none() || until.is_none() && ends == last {
                dots[last] = (if utf8 { '▶' } else { '>' }, tone);
            }
        }
        if let Some(on) = axis.place(self.on) {
            dots[on] = (line(utf8), Tone::Strong);
        }
        dots
    }

    fn signs(&self, utf8: bool) -> Vec<(String, Tone, String)> {
        let mut signs = Vec::new();
        for status in Status::ALL {
            if let Some(row) = self.rows.iter().find(|row| row.status == status) {
                let sign = match status {
                    Status::Unknown => "?".to_owned(),
                    Status::Planned | Status::Running | Status::Ended => {
                        fill(status, utf8).to_string().repeat(2)
                    }
                };
                signs.push((sign, row.term.tone, row.term.label.here().to_owned()));
            }
        }
        signs.push((line(utf8).to_string(), Tone::Strong, self.on_label.clone()));
        signs
    }
}

impl Axis {
    /// The column of a day; nothing outside the years.
    fn place(&self, day: Day) -> Option<usize> {
        let year = usize::from(day.year.checked_sub(self.first)?);
        let months = usize::from(day.month) - 1;
        let days = year * YEAR + months * MONTH + usize::from(day.day) - 1;
        (year < self.years).then_some(days * self.width / (self.years * YEAR))
    }

    /// The years above their columns, as many as there is room for.
    fn names(&self) -> Vec<char> {
        let mut signs = vec![' '; self.width];
        let mut free = 0;
        for at in 0..self.years {
            let start = (at * self.width).div_ceil(self.years);
            let name = (usize::from(self.first) + at).to_string();
            if start >= free && start + name.len() <= self.width {
                for (sign, c) in signs[start..].iter_mut().zip(name.chars()) {
                    *sign = c;
                }
                free = start + name.len() + 1;
            }
        }
        signs
    }
}

/// Told apart without colour too.
const fn fill(status: Status, utf8: bool) -> char {
    match (status, utf8) {
        (Status::Planned, true) => '▒',
        (Status::Running, true) => '█',
        (Status::Ended, true) => '░',
        (Status::Planned, false) => '=',
        (Status::Running, false) => '#',
        (Status::Ended, false) => '-',
        (Status::Unknown, _) => '?',
    }
}

const fn line(utf8: bool) -> char {
    if utf8 { '│' } else { '|' }
}
