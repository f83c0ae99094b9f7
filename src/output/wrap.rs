//! Where lines break: at blanks, after hyphens, slashes and semicolons; inside a word only when
//! the word alone is wider than a line.
//!
//! Everything is measured as comfy-table measures, by `unicode-width` over whole strings: another
//! measure would bend the borders of a table.

use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// How wide lines may be, and what becomes of a word that is wider.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// Of the first line.
    pub first: usize,
    /// Of the lines after it.
    pub rest: usize,
    /// Leaves addresses whole: broken ones can be neither clicked nor copied.
    pub whole_urls: bool,
}

/// The lines of a text as ranges of it, without the blanks at their ends; at least one.
pub fn wrap(text: &str, room: Room) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        wrap_paragraph(paragraph, start, room, &mut lines);
        start += paragraph.len() + 1;
    }
    lines
}

/// The lines of a text for the column of a table.
pub fn wrapped(text: &str, width: usize) -> Vec<&str> {
    let room = Room {
        first: width,
        rest: width,
        whole_urls: false,
    };
    wrap(text, room)
        .into_iter()
        .map(|line| &text[line])
        .collect()
}

/// How narrow a column may become before a word would have to be broken.
pub fn widest_piece(text: &str) -> usize {
    widest(pieces(text, false))
}

/// The same where addresses are left whole.
pub fn widest_whole(text: &str) -> usize {
    widest(pieces(text, true))
}

fn widest<'t>(pieces: impl Iterator<Item = &'t str>) -> usize {
    let widths = pieces.map(|piece| piece.trim_end().width());
    widths.max().unwrap_or(0)
}

fn wrap_paragraph(text: &str, offset: usize, room: Room, lines: &mut Vec<Range<usize>>) {
    let limit = |lines: &[Range<usize>]| {
        if lines.is_empty() {
            room.first
        } else {
            room.rest
        }
    };
    // Nothing has more columns than bytes: most is not even measured.
    let measured = (text.len() > limit(lines)).then(|| Measure::of(text));
    let wide = measured.filter(|width| width.of_part(text) > limit(lines));
    let Some(width) = wide else {
        lines.push(offset..offset + text.trim_end().len());
        return;
    };
    let (mut start, mut end, mut next, mut used) = (0, 0, 0, 0);
    for piece in pieces(text, room.whole_urls) {
        let piece_start = next;
        let piece_end = piece_start + piece.trim_end().len();
        next += piece.len();
        let grown = width.grown(used, &text[start..piece_end], end - start);
        if end == start || grown > limit(lines) {
            if end != start {
                lines.push(offset + start..offset + end);
            }
            start = piece_start;
            used = width.of_part(&text[start..piece_end]);
        } else {
            used = grown;
        }
        end = piece_end;
        if used <= limit(lines) || room.whole_urls && piece.contains("://") {
            continue;
        }
        let mut cut = start + fitting(&text[start..end], limit(lines));
        while cut < end {
            lines.push(offset + start..offset + cut);
            start = cut;
            cut += fitting(&text[start..end], limit(lines));
        }
        used = width.of_part(&text[start..end]);
    }
    lines.push(offset + start..offset + end);
}

/// How the parts of a text are measured.
#[derive(Clone, Copy)]
enum Measure {
    /// Every character has one column: they are counted.
    Plain,
    /// As a whole, for what stands side by side may share columns.
    Whole,
}

impl Measure {
    fn of(text: &str) -> Self {
        if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control())
            || text.chars().all(is_plain)
        {
            Self::Plain
        } else {
            Self::Whole
        }
    }

    fn of_part(self, part: &str) -> usize {
        match self {
            // The bytes that do not continue a character.
            Self::Plain => part.bytes().filter(|byte| byte & 0xc0 != 0x80).count(),
            Self::Whole => part.width(),
        }
    }

    /// The width of a part whose first so many bytes have a known one.
    fn grown(self, known: usize, part: &str, bytes: usize) -> usize {
        match self {
            Self::Plain => known + self.of_part(&part[bytes..]),
            Self::Whole => part.width(),
        }
    }
}

/// Characters of Dutch text that have one column each, beside whatever they stand.
const fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '¡'..='¬' | '®'..='ÿ' | '–' | '—' | '‘' | '’' | '“' | '”' | '…' | '€')
}

/// The length of the longest beginning that fits; never nothing where there is something.
fn fitting(text: &str, width: usize) -> usize {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let fits = ends
        .clone()
        .take_while(|end| text[..*end].width() <= width)
        .last();
    fits.or_else(|| ends.clone().next()).unwrap_or(0)
}

/// What stays together, each piece with the blanks that follow it.
fn pieces(text: &str, whole_urls: bool) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (piece, after) = rest.split_at(piece_len(rest, whole_urls));
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

fn piece_len(text: &str, whole_urls: bool) -> usize {
    let word = &text[..blank_in(text).unwrap_or(text.len())];
    let may_break = |byte: u8| matches!(byte, b'-' | b'/' | b';' | 0xe2);
    if word.bytes().any(may_break) && !(whole_urls && word.contains("://")) {
        let mut before = None;
        let mut chars = word.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let after = chars.peek().map(|(_, after)| *after);
            if breaks(before, c, after) {
                return at + c.len_utf8();
            }
            before = Some(c);
        }
    }
    let blanks = text[word.len()..].find(|c| !is_blank(c));
    blanks.map_or(text.len(), |blanks| word.len() + blanks)
}

// Between two digits nothing breaks: 2021-2024 is one period, 12/2024 one month.
fn breaks(before: Option<char>, c: char, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    matches!(c, '-' | '–' | '/' | ';')
        && before.is_alphanumeric()
        && after.is_alphanumeric()
        && !(before.is_numeric() && after.is_numeric())
}

/// Where the first blank stands; nearly always that is a space, in text without another sign that
/// could be one.
fn blank_in(text: &str) -> Option<usize> {
    let is_other = |byte: u8| byte.is_ascii_control() || !byte.is_ascii();
    let found = text
        .bytes()
        .position(|byte| byte == b' ' || is_other(byte))?;
    match text.as_bytes()[found] {
        b' ' => Some(found),
        _ => text[found..].find(is_blank).map(|at| found + at),
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use super::{Measure, Room, is_plain, widest_piece, wrap, wrapped};
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn words_stay_whole_where_they_can() {
        assert_eq!(
            wrapped("Basisschool van de Toekomst", 12),
            ["Basisschool", "van de", "Toekomst"]
        );
        assert_eq!(
            wrapped("mentoring-en-coaching", 14),
            ["mentoring-en-", "coaching"]
        );
        assert_eq!(
            wrapped("in 2021-2024 loopt", 6),
            ["in", "2021-2", "024", "loopt"]
        );
        assert_eq!(wrapped("onderwijs", 4), ["onde", "rwij", "s"]);
        assert_eq!(wrapped("", 4), [""]);
        assert_eq!(widest_piece("van 2021-2024 naar mentoring-en-coaching"), 10);
    }

    #[test]
    fn an_address_stays_whole_in_prose() {
        let text = "zie https://www.gelijke-kansen.nl/x voor meer";
        let room = Room {
            first: 10,
            rest: 10,
            whole_urls: true,
        };
        let lines: Vec<_> = wrap(text, room)
            .into_iter()
            .map(|line| &text[line])
            .collect();
        assert_eq!(
            lines,
            ["zie", "https://www.gelijke-kansen.nl/x", "voor meer"]
        );
    }

    #[test]
    fn what_is_plain_has_one_column_beside_any_other() {
        let plain = || {
            (0..=0xffff)
                .filter_map(char::from_u32)
                .filter(|c| is_plain(*c))
        };
        for (one, other) in plain().flat_map(|one| plain().map(move |other| (one, other))) {
            let text = format!("{one}{other}");
            assert_eq!(Measure::Plain.of_part(&text), text.width(), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_nothing_is_lost(
            text in "([a-zé漢🙂0-9;/-]{0,9}[ \n]?){0,12}",
            width in 2usize..30,
        ) {
            let lines = wrapped(&text, width);
            for line in &lines {
                prop_assert!(line.width() <= width, "{line:?}");
            }
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(bare(&lines.join(" ")), bare(&text));
        }
    }
}
