//! Edits many entries at once, each in its own piece of the text: a step reads what is around it
//! no further than its entry goes.

use std::{collections::BTreeMap, ops::Range};

use super::{
    Refusal, Step, Table, apply,
    find::{Held, Place},
    layout::Layout,
    lines,
    splice::{Splice, patch},
};

/// The text after these steps, all inside entries.
pub fn edit(text: &str, steps: &[Step]) -> Result<String, Refusal> {
    let sorted = Sorted::of(&Layout::read(text)?, steps);
    let mut splices = Vec::with_capacity(sorted.by_piece.len());
    for ((start, end), steps) in sorted.by_piece {
        let mut piece = text[start..end].to_owned();
        for step in &steps {
            piece = apply(&piece, step)?;
        }
        splices.push(Splice::replace(start..end, piece));
    }
    let mut text = patch(text, splices);
    for step in sorted.elsewhere {
        text = apply(&text, step)?;
    }
    Ok(text)
}

/// Steps by where they are carried out.
struct Sorted<'s, 'a> {
    /// By the start and the end of a piece, in which the entry is the first of its array.
    by_piece: BTreeMap<(usize, usize), Vec<Step<'a>>>,
    /// Those whose entry has no piece of its own.
    elsewhere: Vec<&'s Step<'a>>,
}

impl<'s, 'a> Sorted<'s, 'a> {
    fn of(layout: &Layout, steps: &'s [Step<'a>]) -> Self {
        let mut blocks = BTreeMap::new();
        let mut piece_of = |step: &Step<'a>| {
            let (array, index) = step.entry()?;
            let blocks = blocks
                .entry(array)
                .or_insert_with(|| sections(layout, array));
            let piece = piece(layout, *blocks.get(index)?)?;
            Some(((piece.start, piece.end), Table::Entry { array, index: 0 }))
        };
        let mut sorted = Self {
            by_piece: BTreeMap::new(),
            elsewhere: Vec::new(),
        };
        for step in steps {
            match piece_of(step) {
                Some((piece, table)) => {
                    let steps = sorted.by_piece.entry(piece).or_default();
                    steps.push(step.on(table));
                }
                None => sorted.elsewhere.push(step),
            }
        }
        sorted
    }
}

fn sections(layout: &Layout, array: &str) -> Vec<usize> {
    match layout.held(Place::Lines(0), array) {
        Held::Blocks(blocks) => blocks,
        Held::Absent | Held::Item(..) | Held::Tangled => Vec::new(),
    }
}

/// From the header of an entry to the comments of the next one, if all that is below the entry
/// stands between, and whole lines.
fn piece(layout: &Layout, section: usize) -> Option<Range<usize>> {
    let text = layout.text;
    let below = layout.below(section);
    let last = section + below.len();
    if below.last().is_some_and(|lowest| *lowest != last) {
        return None;
    }
    let start = lines::start(text, layout.header(section)?.span.start);
    let end = match layout.header(last + 1) {
        Some(next) => layout.before_comments(lines::start(text, next.span.start)),
        None => text.len(),
    };
    text[start..end].ends_with('\n').then_some(start..end)
}
