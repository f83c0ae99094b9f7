use std::{ops::Range, sync::Arc};

use super::{Place, Problem, Source};
use crate::words::visible::{self, misleads};

/// Places of one source this near to each other are drawn together.
const NEAR_LINES: usize = 50;
/// What may be handed on whole; beyond this it is cut around the place.
const WHOLE: usize = 8 << 10;

/// Some lines of a source with the stretches to underline, small enough to be drawn at once.
pub(super) struct Window {
    pub(super) name: String,
    pub(super) text: String,
    /// The number of its first line, counted from 1.
    pub(super) first_line: usize,
    /// The number of its last line.
    pub(super) last_line: usize,
    /// The place that a cut line has lost its column of: line, column drawn, column meant.
    pub(super) cut: Option<(usize, usize, usize)>,
    pub(super) marks: Vec<Mark>,
}

/// A stretch to underline, in bytes of its window.
pub(super) struct Mark {
    pub(super) span: Range<usize>,
    pub(super) label: Option<String>,
    pub(super) primary: bool,
}

/// The windows on a problem, that of its own place first. `reach` is how much of a line that must
/// be cut is kept on either side.
pub(super) fn windows(problem: &Problem, reach: usize) -> Vec<Window> {
    let first = Spot {
        place: &problem.place,
        label: None,
    };
    let (near, far): (Vec<_>, Vec<_>) = problem
        .related
        .iter()
        .map(|(place, label)| Spot {
            place,
            label: Some(label),
        })
        .partition(|spot| spot.is_near(&problem.place));
    let together: Vec<_> = std::iter::once(first).chain(near).collect();
    let far = far.iter().map(|spot| spot.alone(reach));
    match whole(&together) {
        Some(window) => std::iter::once(window).chain(far).collect(),
        None => together
            .iter()
            .map(|spot| spot.alone(reach))
            .chain(far)
            .collect(),
    }
}

struct Spot<'a> {
    place: &'a Place,
    label: Option<&'a String>,
}

impl Spot<'_> {
    fn is_near(&self, place: &Place) -> bool {
        Arc::ptr_eq(self.place.source(), place.source())
            && self.place.line().abs_diff(place.line()) <= NEAR_LINES
    }

    fn alone(&self, reach: usize) -> Window {
        let spot = std::slice::from_ref(self);
        whole(spot).unwrap_or_else(|| self.cut(reach))
    }

    /// A line that is too long to be drawn, cut around the place.
    fn cut(&self, reach: usize) -> Window {
        let source = self.place.source();
        let number = self.place.line();
        let line = source.line(number - 1);
        let start = self.place.span().start.min(line.end);
        let from = source.text.floor_char_boundary(start.saturating_sub(reach));
        let to = source.text.ceil_char_boundary(start.saturating_add(reach));
        let kept = from.max(line.start)..to.min(line.end);
        let before = &source.text[kept.start..start];
        Window {
            name: visible::line(&source.name).into_owned(),
            text: plain(&source.text[kept.clone()]),
            first_line: number,
            last_line: number,
            cut: Some((number, before.chars().count() + 1, self.place.column())),
            marks: vec![self.mark(source, &kept, 0)],
        }
    }

    /// What to underline on the part of a line that is shown, which begins at `offset`. Of a place
    /// of several lines only the first is: it says enough, and brackets over a page do not.
    fn mark(&self, source: &Source, shown: &Range<usize>, offset: usize) -> Mark {
        let span = self.place.span();
        let start = span.start.min(shown.end);
        let end = span.end.min(shown.end);
        let start_drawn = offset + plain(&source.text[shown.start..start]).len();
        Mark {
            span: start_drawn..start_drawn + plain(&source.text[start..end]).len(),
            label: self.label.map(|text| visible::line(text).into_owned()),
            primary: self.label.is_none(),
        }
    }
}

/// All lines from the first to the last of these places, unless that is too much.
fn whole(spots: &[Spot]) -> Option<Window> {
    let lines = || spots.iter().map(|spot| spot.place.line());
    let (first, last) = (lines().min()?, lines().max()?);
    let source = spots.first()?.place.source();
    if source.line(last - 1).end - source.line(first - 1).start > WHOLE {
        return None;
    }
    let (mut text, mut starts) = (String::new(), Vec::new());
    for number in first..=last {
        starts.push(text.len());
        text.push_str(&plain(&source.text[source.line(number - 1)]));
        text.push('\n');
    }
    let marks = spots.iter().map(|spot| {
        let number = spot.place.line();
        spot.mark(source, &source.line(number - 1), starts[number - first])
    });
    Some(Window {
        name: visible::line(&source.name).into_owned(),
        marks: marks.collect(),
        text,
        first_line: first,
        last_line: last,
        cut: None,
    })
}

/// A line in which nothing is left that a terminal obeys: a character for a character, so that the
/// columns stay. Tabs are widened by what draws them.
fn plain(line: &str) -> String {
    let shown = |c| {
        if c != '\t' && misleads(c) {
            '\u{fffd}'
        } else {
            c
        }
    };
    line.chars().map(shown).collect()
}
