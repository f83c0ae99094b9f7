//! What a search has found, for reading.

use super::{Screen, Tone, ink::cut};
use crate::words::visible;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

const INDENT: usize = 2;

/// What was found, group after group.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    /// A title, and what was found under it.
    pub groups: Vec<(String, Vec<Hit>)>,
}

/// A text in which something was found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Where it stands.
    pub place: String,
    /// The whole text.
    pub text: String,
    /// The stretches that were looked for, in their order.
    pub marks: Vec<Range<usize>>,
}

/// A piece of text as a screen shows it, and whether it was looked for.
type Shown = (String, bool);

impl Hits {
    /// Title, place and text, one line each; a long text is cut around what was found.
    pub fn render(&self, screen: &Screen) -> String {
        let groups = self.groups.iter().map(|(title, hits)| {
            let title = cut(title, screen.width, screen.utf8);
            let mut out = format!("{}\n", Tone::Strong.paint(&title, screen.color));
            for hit in hits {
                hit.render(screen, &mut out);
            }
            out
        });
        groups.collect::<Vec<_>>().join("\n")
    }
}

impl Hit {
    fn render(&self, screen: &Screen, out: &mut String) {
        let room = screen.width.saturating_sub(INDENT);
        let place = cut(&self.place, room, screen.utf8);
        out.push_str(&" ".repeat(INDENT));
        out.push_str(&Tone::Quiet.paint(&place, screen.color));
        out.push('\n');
        out.push_str(&" ".repeat(2 * INDENT));
        let pieces = self.pieces();
        let room = room.saturating_sub(INDENT);
        for run in around(&pieces, room, screen.utf8).chunk_by(|one, other| one.1 == other.1) {
            let text: String = run.iter().map(|(text, _)| text.as_str()).collect();
            let is_hit = run.first().is_some_and(|(_, is_hit)| *is_hit);
            let tone = if is_hit { Tone::Hit } else { Tone::Plain };
            out.push_str(&tone.paint(&text, screen.color));
        }
        out.push('\n');
    }

    /// The text in characters, blanks and line breaks as one blank.
    fn pieces(&self) -> Vec<Shown> {
        let mut pieces: Vec<Shown> = Vec::new();
        for (at, c) in self.text.trim_end().char_indices() {
            let is_hit = self.marks.iter().any(|mark| mark.contains(&at));
            if !c.is_whitespace() {
                let shown = visible::line(c.encode_utf8(&mut [0; 4])).into_owned();
                pieces.push((shown, is_hit));
            } else if pieces.last().is_some_and(|(last, _)| last != " ") {
                pieces.push((" ".to_owned(), is_hit));
            }
        }
        pieces
    }
}

/// As much as fits around the first hit; what is left out is marked.
fn around(pieces: &[Shown], room: usize, utf8: bool) -> Vec<Shown> {
    if width(pieces) <= room {
        return pieces.to_vec();
    }
    let sign = (if utf8 { "…" } else { "..." }.to_owned(), false);
    let first = pieces.iter().position(|(_, is_hit)| *is_hit);
    let mut start = first.unwrap_or_default();
    // A third of the room for what comes before, from the beginning of a word.
    while start > 0 && width(&pieces[start - 1..first.unwrap_or_default()]) <= room / 3 {
        start -= 1;
    }
    if start > 0 {
        let hit = first.unwrap_or_default();
        let blank = pieces[start..hit].iter().position(|(text, _)| text == " ");
        start = blank.map_or(start, |blank| start + blank + 1);
    }
    let lead = if start > 0 {
        vec![sign.clone()]
    } else {
        Vec::new()
    };
    let mut end = start + 1;
    let fits = |end: usize| {
        let tail = if end < pieces.len() {
            width(std::slice::from_ref(&sign))
        } else {
            0
        };
        width(&lead) + width(&pieces[start..end]) + tail <= room
    };
    while end < pieces.len() && fits(end + 1) {
        end += 1;
    }
    // Whole words at the end too, where that costs little.
    if end < pieces.len() {
        let back = pieces[start..end].iter().rev().take(12);
        let blank = back.take_while(|(_, is_hit)| !is_hit);
        let blank = blank.enumerate().find(|(_, (text, _))| text == " ");
        end -= blank.map_or(0, |(at, _)| at + 1);
    }
    let mut shown = lead;
    shown.extend_from_slice(&pieces[start..end]);
    if end < pieces.len() {
        shown.push(sign);
    }
    shown
}

fn width(pieces: &[Shown]) -> usize {
    let text: String = pieces.iter().map(|(text, _)| text.as_str()).collect();
    text.width()
}
