//! Three texts made into one: what two people each made of a third, line by line.

use std::borrow::Cow;

use similar::{Algorithm, DiffTag, MergeResolution, TextMerge, capture_diff_slices};

use super::syntax::conflict::conflicts;

/// The first and the last line of a conflict, as git writes them; a label follows.
const MARKS: [&str; 2] = ["<<<<<<<", ">>>>>>>"];

/// What two texts came to.
#[derive(Debug, PartialEq, Eq)]
pub struct Merged {
    /// Both changes; between marks where they are of the same place.
    pub text: String,
    /// Whether there is such a place.
    pub has_conflict: bool,
}

/// Merges what `ours` and `theirs` made of `base`. What only one side changed is taken, also where
/// no line stands between: two keys often do so. `labels` name both sides in a conflict.
pub fn merge(base: &str, ours: &str, theirs: &str, labels: [&str; 2]) -> Merged {
    // An editor that writes its own line ends has changed none of the lines.
    let ours = &*with_ends_of(theirs, ours);
    let base = &*with_ends_of(theirs, base);
    let [whole_base, whole_ours, whole_theirs] = [base, ours, theirs].map(ended);
    let merge = TextMerge::from_lines(&*whole_base, &*whole_ours, &*whole_theirs);
    let mut text = String::new();
    let mut has_conflict = false;
    for region in merge.regions() {
        let base: Vec<_> = region
            .base_range()
            .filter_map(|at| merge.base_line(at))
            .collect();
        let ours: Vec<_> = region
            .ours_range()
            .filter_map(|at| merge.ours_line(at))
            .collect();
        let theirs: Vec<_> = region
            .theirs_range()
            .filter_map(|at| merge.theirs_line(at))
            .collect();
        match region.resolution() {
            MergeResolution::Theirs => text.extend(theirs),
            MergeResolution::Conflict => {
                if let Some(lines) = side_by_side(&base, &ours, &theirs) {
                    text.extend(lines);
                } else {
                    has_conflict = true;
                    text += &conflict(&ours, &theirs, labels);
                }
            }
            MergeResolution::Unchanged | MergeResolution::Ours | MergeResolution::Both | _ => {
                text.extend(ours);
            }
        }
    }
    // Whether the last line is ended is merged as any other thing.
    let [base_ends, ours_ends, theirs_ends] = [base, ours, theirs].map(is_ended);
    let ends = if ours_ends == base_ends {
        theirs_ends
    } else {
        ours_ends
    };
    if !ends && !has_conflict && text.ends_with('\n') {
        text.pop();
    }
    Merged { text, has_conflict }
}

/// The line on which the first conflict of a text begins, if another has none: 1 for the first line.
pub fn marked_line(text: &str, before: &str) -> Option<usize> {
    if !conflicts(before).is_empty() {
        return None;
    }
    let first = conflicts(text).into_iter().next()?;
    Some(text[..first.marker.start].matches('\n').count() + 1)
}

/// The text with the line ends of another, where each has but one kind.
fn with_ends_of<'a>(other: &str, text: &'a str) -> Cow<'a, str> {
    let kinds = |text: &str| {
        let (all, both) = (text.matches('\n').count(), text.matches("\r\n").count());
        (both == 0, both == all)
    };
    match (kinds(other), kinds(text)) {
        ((false, true), (true, false)) => Cow::from(text.replace('\n', "\r\n")),
        ((true, false), (false, true)) => Cow::from(text.replace("\r\n", "\n")),
        _ => Cow::from(text),
    }
}

fn is_ended(text: &str) -> bool {
    text.is_empty() || text.ends_with('\n')
}

fn ended(text: &str) -> Cow<'_, str> {
    if is_ended(text) {
        Cow::from(text)
    } else {
        Cow::from(format!("{text}\n"))
    }
}

fn conflict(ours: &[&str], theirs: &[&str], [our_label, their_label]: [&str; 2]) -> String {
    let [begin, end] = MARKS;
    let (ours, theirs) = (ours.concat(), theirs.concat());
    format!("{begin} {our_label}\n{ours}=======\n{theirs}{end} {their_label}\n")
}

/// What one side made of lines: of each of them, and what it put before each and after the last.
struct Side<'a> {
    lines: Vec<Vec<&'a str>>,
    between: Vec<Vec<&'a str>>,
}

/// Changes of different lines that stand side by side; nothing when one of them is of the same.
fn side_by_side<'a>(
    base: &[&'a str],
    ours: &[&'a str],
    theirs: &[&'a str],
) -> Option<Vec<&'a str>> {
    let (ours, theirs) = (side(base, ours)?, side(base, theirs)?);
    let was = |at: usize| base.get(at).copied().into_iter().collect::<Vec<_>>();
    // What was put between two lines that the other side has changed both belongs to what is gone.
    let is_within = |side: &Side, at: usize| {
        let is_changed = |at: usize| side.lines.get(at).is_some_and(|line| *line != was(at));
        at > 0 && is_changed(at - 1) && is_changed(at)
    };
    let mut merged = Vec::new();
    for at in 0..=base.len() {
        match (&ours.between[at], &theirs.between[at]) {
            (new, none) if none.is_empty() && (new.is_empty() || !is_within(&theirs, at)) => {
                merged.extend(new);
            }
            (none, new) if none.is_empty() && !is_within(&ours, at) => merged.extend(new),
            (one, other) if one == other => merged.extend(one),
            _ => return None,
        }
        match (ours.lines.get(at), theirs.lines.get(at)) {
            (Some(new), Some(old)) if *old == was(at) => merged.extend(new),
            (Some(old), Some(new)) if *old == was(at) || old == new => merged.extend(new),
            (None, None) => {}
            _ => return None,
        }
    }
    Some(merged)
}

/// What a side made of each line; nothing where it made other lines of several at once.
fn side<'a>(base: &[&'a str], new: &[&'a str]) -> Option<Side<'a>> {
    let mut side = Side {
        lines: base.iter().map(|line| vec![*line]).collect(),
        between: vec![Vec::new(); base.len() + 1],
    };
    for op in capture_diff_slices(Algorithm::Myers, base, new) {
        let (old, new) = (op.old_range(), &new[op.new_range()]);
        match op.tag() {
            DiffTag::Equal => {}
            DiffTag::Insert => side.between[old.start].extend(new),
            DiffTag::Delete => side.lines[old].fill(Vec::new()),
            DiffTag::Replace if old.len() == new.len() => {
                for (line, new) in side.lines[old].iter_mut().zip(new) {
                    *line = vec![*new];
                }
            }
            DiffTag::Replace => return None,
        }
    }
    Some(side)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Merged, marked_line, merge};

    const LABELS: [&str; 2] = ["draft", "now"];

    fn clean(base: &str, ours: &str, theirs: &str) -> String {
        let merged = merge(base, ours, theirs, LABELS);
        assert!(!merged.has_conflict, "{}", merged.text);
        merged.text
    }

    #[test]
    fn what_one_side_changed_is_taken() {
        assert_eq!(clean("a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n"), "A\nb\nC\n");
        // With no line between.
        assert_eq!(clean("a\nb\n", "A\nb\n", "a\nB\n"), "A\nB\n");
        assert_eq!(clean("a\nb\n", "A\nb\n", "a\nnew\nb\n"), "A\nnew\nb\n");
        assert_eq!(clean("a\nb\n", "a\nB\n", "a\nnew\nb\n"), "a\nnew\nB\n");
        assert_eq!(clean("a\nb\nc\n", "a\nc\n", "a\nb\nC\n"), "a\nC\n");
        // The same on both sides.
        assert_eq!(clean("a\nb\n", "A\nb\n", "A\nB\n"), "A\nB\n");
        assert_eq!(clean("a", "a\nb", "A"), "A\nb");
        assert_eq!(clean("a\nb\n", "a\nb\n", "a\nb"), "a\nb");
        assert_eq!(
            clean("a\r\nb\r\n", "A\r\nb\r\n", "a\r\nB\r\n"),
            "A\r\nB\r\n"
        );
        // An editor with line ends of its own.
        let (ours, theirs) = ("A\nb\n", "a\r\nB\r\n");
        assert_eq!(clean("a\r\nb\r\n", ours, theirs), "A\r\nB\r\n");
        assert_eq!(clean("a\nb\n", "A\r\nb\r\n", "a\nB\n"), "A\nB\n");
    }

    #[test]
    fn what_both_changed_stands_between_marks() {
        let merged = merge("a\nb\nc\n", "a\nB\nc\n", "a\nX\nc\n", LABELS);
        let text = "a\n<<<<<<< draft\nB\n=======\nX\n>>>>>>> now\nc\n".to_owned();
        assert_eq!(marked_line(&text, "a\n"), Some(2));
        assert_eq!(marked_line(&text, &text), None);
        assert_eq!(
            merged,
            Merged {
                text,
                has_conflict: true
            }
        );
        for (ours, theirs) in [
            // Both at the same place; inside what the other took away; changed there and gone here.
            ("a\nb\nc\nx\n", "a\nb\nc\ny\n"),
            ("a\n", "a\nb\nnew\nc\n"),
            ("a\nc\n", "a\nB\nc\n"),
            ("x\ny\n", "a\nB\nc\n"),
        ] {
            assert!(
                merge("a\nb\nc\n", ours, theirs, LABELS).has_conflict,
                "{ours:?}"
            );
            assert!(
                merge("a\nb\nc\n", theirs, ours, LABELS).has_conflict,
                "{ours:?}"
            );
        }
    }

    fn numbered(changes: &[Option<String>]) -> String {
        let line = |(at, change): (usize, &Option<String>)| match change {
            Some(new) => format!("{at}: {new}\n"),
            None => format!("{at}\n"),
        };
        changes.iter().enumerate().map(line).collect()
    }

    proptest! {
        /// No change of either side is lost: it is there, or both stand between marks.
        #[test]
        fn nothing_is_lost(lines in prop::collection::vec((0..4_u8, "[a-c]{1,2}", "[a-c]{1,2}"), 1..12)) {
            let side = |bit: u8, ours: bool| -> Vec<Option<String>> {
                lines.iter().map(|(who, our, their)| {
                    (who & bit != 0).then(|| if ours { our.clone() } else { their.clone() })
                }).collect()
            };
            let (ours, theirs) = (side(1, true), side(2, false));
            let merged = merge(
                &numbered(&vec![None; lines.len()]),
                &numbered(&ours),
                &numbered(&theirs),
                LABELS,
            );
            let is_same_place = |(our, their): (&Option<String>, &Option<String>)| {
                our.is_some() && their.is_some() && our != their
            };
            let collides = ours.iter().zip(&theirs).any(is_same_place);
            prop_assert_eq!(merged.has_conflict, collides, "{}", merged.text);
            for (at, new) in ours.iter().enumerate().chain(theirs.iter().enumerate()) {
                if let Some(new) = new {
                    let line = format!("{at}: {new}\n");
                    prop_assert!(merged.text.contains(&line));
                }
            }
        }

        /// Of any texts: a side that changed nothing gives way, and both sides weigh the same.
        #[test]
        fn sides_are_alike(base in "([ab]\n){0,6}[ab]?", ours in "([abc]\n){0,6}[ab]?", theirs in "([abd]\n){0,6}[ab]?") {
            prop_assert_eq!(&clean(&base, &base, &theirs), &theirs);
            prop_assert_eq!(&clean(&base, &ours, &base), &ours);
            prop_assert_eq!(&clean(&base, &ours, &ours), &ours);
            let one = merge(&base, &ours, &theirs, LABELS);
            let other = merge(&base, &theirs, &ours, LABELS);
            prop_assert_eq!(one.has_conflict, other.has_conflict);
            if !one.has_conflict {
                prop_assert_eq!(one.text, other.text);
            }
        }
    }
}
