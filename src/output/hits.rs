//! What a search has found, for reading.

use super::{Screen, Tone, ink::cut};
use crate::words::visible;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

const INDENT: usize = 2;
// A word that is longer is cut.
const FARTHEST_BLANK: usize = 12;

/// What was found, group after group.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    /// A title, and what was found under it.
    pub groups: Vec<(String, Vec<Hit>)>,
}

/// A text in which something was found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// In what it stands: an entry; nothing where the title says it.
    pub entry: String,
    /// The field that holds it.
    pub field: String,
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
        let place = self.place(room, screen.utf8);
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

    /// `intervention petje-af: title`; the field is there however long the name is.
    fn place(&self, room: usize, utf8: bool) -> String {
        let field = cut(&self.field, room, utf8);
        let entry = cut(&self.entry, room.saturating_sub(field.width() + 2), utf8);
        if self.entry.is_empty() || entry.is_empty() {
            return field;
        }
        format!("{entry}: {field}")
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

/// As much as fits around the hits; what is left out is marked.
fn around(pieces: &[Shown], room: usize, utf8: bool) -> Vec<Shown> {
    if width(pieces) <= room {
        return pieces.to_vec();
    }
    let sign = (if utf8 { "…" } else { "..." }.to_owned(), false);
    let start = beginning(pieces, room);
    let lead = usize::from(start > 0);
    let used = lead * sign.0.width();
    let fits = |end: usize| {
        let tail = usize::from(end < pieces.len());
        used + width(&pieces[start..end]) + tail * sign.0.width() <= room
    };
    let mut end = start + 1;
    while end < pieces.len() && fits(end + 1) {
        end += 1;
    }
    // Whole words at the end too, where that costs little.
    if end < pieces.len() {
        let back = pieces[start..end].iter().rev().take(FARTHEST_BLANK);
        let blank = back.take_while(|(_, is_hit)| !is_hit);
        let blank = blank.enumerate().find(|(_, (text, _))| text == " ");
        end -= blank.map_or(0, |(at, _)| at + 1);
    }
    let mut shown = vec![sign.clone(); lead];
    shown.extend_from_slice(&pieces[start..end]);
    if end < pieces.len() {
        shown.push(sign);
    }
    shown
}

/// Where the part that is shown begins: a third of the room before the hit that has most others
/// close behind it, from the beginning of a word.
fn beginning(pieces: &[Shown], room: usize) -> usize {
    let is_start = |at: &usize| pieces[*at].1 && (*at == 0 || !pieces[*at - 1].1);
    let starts: Vec<usize> = (0..pieces.len()).filter(is_start).collect();
    let near = |from: usize| {
        let close = starts.iter().filter(|at| **at >= from);
        close.take_while(|at| **at < from + room / 2).count()
    };
    // Of several that are as good the first.
    let best = starts.iter().rev().max_by_key(|at| near(**at));
    let hit = best.copied().unwrap_or_default();
    let mut start = hit;
    while start > 0 && width(&pieces[start - 1..hit]) <= room / 3 {
        start -= 1;
    }
    if start > 0 {
        let blank = pieces[start..hit].iter().position(|(text, _)| text == " ");
        start = blank.map_or(start, |blank| start + blank + 1);
    }
    start
}

fn width(pieces: &[Shown]) -> usize {
    let text: String = pieces.iter().map(|(text, _)| text.as_str()).collect();
    text.width()
}
