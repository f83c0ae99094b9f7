//! What git leaves where two sides changed the same lines.

use std::ops::Range;

use memchr::memchr3_iter;

/// A conflict that nobody has resolved.
#[derive(Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Its first marker.
    pub marker: Range<usize>,
    /// From its first marker to its last one.
    pub whole: Range<usize>,
    /// What to leave out, so that one side is left.
    pub away: Vec<Range<usize>>,
}

/// As git writes them; who wants others sets `conflict-marker-size`.
const SIZE: usize = 7;

/// A line that parts the sides of a conflict.
#[derive(Clone, Debug)]
struct Marker {
    sign: u8,
    size: usize,
    line: Range<usize>,
}

/// The conflicts in a text, wherever they stand in it.
pub fn conflicts(text: &str) -> Vec<Conflict> {
    let markers = markers(text);
    let (mut found, mut nth) = (Vec::new(), 0);
    while let Some(first) = markers.get(nth) {
        let (conflict, count) = one(first, &markers[nth..]);
        found.extend(conflict);
        nth += count;
    }
    found
}

/// The conflict that begins with the first of these markers, if one does, and of how many it is.
fn one(first: &Marker, markers: &[Marker]) -> (Option<Conflict>, usize) {
    let is_end = |marker: &Marker| marker.sign == b'>' && marker.size == first.size;
    let is_next = |marker: &Marker| marker.sign == b'<' && marker.size == first.size;
    let rest = markers.iter().skip(1);
    let end = markers.iter().position(is_end);
    let next = rest
        .clone()
        .position(is_next)
        .map_or(markers.len(), |at| at + 1);
    let end = end.filter(|end| *end < next);
    let inside = &markers[..end.map_or(next, |end| end + 1)];
    let is_parted = inside.iter().any(|marker| b"=|".contains(&marker.sign));
    // A shorter line of such signs is a conflict only with all that belongs to one.
    let is_conflict = match first.sign {
        b'<' => first.size >= SIZE || end.is_some() && is_parted,
        b'>' => first.size >= SIZE,
        _ => first.size >= SIZE && end.is_some(),
    };
    if !is_conflict {
        return (None, 1);
    }
    let parting = |marker: &&Marker| marker.size == first.size && b"=|".contains(&marker.sign);
    let away = match (end, inside.iter().find(parting)) {
        (Some(end), Some(parting)) if first.sign == b'<' => vec![
            first.line.clone(),
            parting.line.start..markers[end].line.end,
        ],
        _ => inside.iter().map(|marker| marker.line.clone()).collect(),
    };
    let last = inside.last().unwrap_or(first);
    let conflict = Conflict {
        marker: first.line.start..first.line.start + first.size,
        whole: first.line.start..last.line.end,
        away,
    };
    (Some(conflict), inside.len())
}

/// All lines that may be markers.
fn markers(text: &str) -> Vec<Marker> {
    let bytes = text.as_bytes();
    let starts = memchr3_iter(b'<', b'>', b'|', bytes).any(|at| at == 0 || bytes[at - 1] == b'\n');
    if !starts {
        return Vec::new();
    }
    let mut at = 0;
    let lines = text.split_inclusive('\n').filter_map(|line| {
        let start = at;
        at += line.len();
        marker(line).map(|(sign, size)| Marker {
            sign,
            size,
            line: start..at,
        })
    });
    lines.collect()
}

/// The sign of a marker and how often it stands there.
fn marker(line: &str) -> Option<(u8, usize)> {
    let sign = *line.as_bytes().first()?;
    if !b"<=>|".contains(&sign) {
        return None;
    }
    let size = line.bytes().take_while(|byte| *byte == sign).count();
    let rest = line[size..].trim_end_matches(['\n', '\r']);
    let may_be = size >= 3 && (rest.is_empty() || rest.starts_with(' '));
    may_be.then_some((sign, size))
}

#[cfg(test)]
mod tests {
    use super::conflicts;

    fn kept(text: &str) -> (usize, String) {
        let found = conflicts(text);
        let mut left = text.to_owned();
        for away in found.iter().flat_map(|one| one.away.clone()).rev() {
            left.replace_range(away, "");
        }
        (found.len(), left)
    }

    #[test]
    fn one_side_of_each_conflict_is_left() {
        for (text, count, left) in [
            (
                "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> theirs\nd\n",
                1,
                "a\nb\nd\n",
            ),
            (
                "<<<<<<<\r\nb\r\n|||||||\r\no\r\n=======\r\nc\r\n>>>>>>>\r\n",
                1,
                "b\r\n",
            ),
            ("<<<<< a\nb\n=====\nc\n>>>>> d", 1, "b\n"),
            ("<<<<<<<<<< a\nb\n==========\nc\n>>>>>>>>>> d\n", 1, "b\n"),
            (
                "<<<<<<< a\n=======\n>>>>>>> d\n<<<<<<< a\n=======\nc\n>>>>>>> d\n",
                2,
                "",
            ),
            ("a\n=======\nb\n>>>>>>> d\n", 1, "a\nb\n"),
            ("a\n>>>>>>> d\n", 1, "a\n"),
            ("<<<<<<< HEAD\nb\n", 1, "b\n"),
            (
                "Kop\n=======\nb\n>>> citaat\n| a | b |\n<<< x\n",
                0,
                "Kop\n=======\nb\n>>> citaat\n| a | b |\n<<< x\n",
            ),
        ] {
            assert_eq!(kept(text), (count, left.to_owned()), "{text}");
        }
    }
}
