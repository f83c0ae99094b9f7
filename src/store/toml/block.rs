//! Appends and removes entries of arrays of tables.

use std::ops::Range;

use super::{
    Refusal, brackets,
    find::{Held, Place},
    format, key,
    layout::{Layout, Shape},
    lines,
    splice::{Splice, patch},
    step::Table,
};
use crate::model::plain::Content;

/// The keys of an entry and what they hold, in order.
pub type Fields<'a> = [(&'a str, Content)];

/// Appends entries behind the last one, or where the order of the sections has its place.
pub fn append(
    text: &str,
    array: &str,
    entries: &[&Fields],
    sections: &[&str],
) -> Result<String, Refusal> {
    let layout = Layout::read(text)?;
    match layout.held(Place::Lines(0), array) {
        Held::Absent => {
            let behind = first_place(&layout, array, sections);
            Ok(patch(
                text,
                vec![new_blocks(&layout, behind, None, array, entries)],
            ))
        }
        Held::Blocks(blocks) => {
            let last = *blocks.last().ok_or_else(|| Refusal::shape(array))?;
            Ok(patch(text, vec![next_blocks(&layout, last, entries)]))
        }
        Held::Item(_, item) => match &item.value.shape {
            Shape::List(items) if items.is_empty() => append(
                &key::unset(text, Table::Root.into(), array)?,
                array,
                entries,
                sections,
            ),
            Shape::List(items) => {
                let Some((entry, others)) = entries.split_first() else {
                    return Ok(text.to_owned());
                };
                let pairs = entry
                    .iter()
                    .map(|(key, content)| format::inline_pair(key, content));
                let piece = format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "));
                let splices = brackets::insert(&layout, &item.value, items.len(), &piece);
                append(&patch(text, splices), array, others, sections)
            }
            Shape::Scalar | Shape::Braces(_) => Err(Refusal::shape(array)),
        },
        Held::Tangled => Err(Refusal::shape(array)),
    }
}

/// Appends an entry to the array of this section, behind it.
pub fn append_below(text: &str, last: usize, fields: &Fields) -> Result<String, Refusal> {
    let layout = Layout::read(text)?;
    Ok(patch(text, vec![next_blocks(&layout, last, &[fields])]))
}

/// Removes an entry of an array of tables, wherever and however the text holds it.
pub fn drop_entry(text: &str, array: &str, index: usize) -> Result<String, Refusal> {
    let layout = Layout::read(text)?;
    match layout.held(Place::Lines(0), array) {
        Held::Blocks(blocks) => drop_section(
            text,
            *blocks.get(index).ok_or_else(|| Refusal::shape(array))?,
        ),
        Held::Item(_, item) if item.value.items().len() == 1 => {
            key::unset(text, Table::Root.into(), array)
        }
        Held::Item(_, item) => Ok(patch(text, brackets::remove(&layout, &item.value, index))),
        Held::Absent | Held::Tangled => Err(Refusal::shape(array)),
    }
}

/// Removes a section with all that is below it.
pub fn drop_section(text: &str, section: usize) -> Result<String, Refusal> {
    let layout = Layout::read(text)?;
    let mut runs: Vec<Range<usize>> = Vec::new();
    for part in std::iter::once(section).chain(layout.below(section)) {
        match runs.last_mut() {
            Some(run) if run.end + 1 == part => run.end = part,
            _ => runs.push(part..part),
        }
    }
    let splices = runs
        .iter()
        .filter_map(|run| run_away(&layout, run.start, run.end, section));
    let new = patch(text, splices.collect());
    // What was the last line had no newline: what is the last line now gets none.
    if text.ends_with('\n') || !new.ends_with('\n') {
        return Ok(new);
    }
    let bare = new.strip_suffix('\n').unwrap_or(&new);
    Ok(bare.strip_suffix('\r').unwrap_or(bare).to_owned())
}

/// The section behind which the first entry of an array has its place.
fn first_place(layout: &Layout, array: &str, order: &[&str]) -> usize {
    let at = order
        .iter()
        .position(|known| *known == array)
        .unwrap_or(order.len());
    let (before, after) = order.split_at(at);
    let leads = |section: &usize, known: &str| {
        layout
            .path(*section)
            .first()
            .is_some_and(|first| first == known)
    };
    let all = || 1..layout.sections.len();
    let nearest = before
        .iter()
        .rev()
        .find_map(|known| all().rev().find(|section| leads(section, known)));
    let following = || all().find(|section| after.iter().any(|known| leads(section, known)));
    nearest
        .or_else(|| following().map(|section| section - 1))
        .unwrap_or(layout.sections.len() - 1)
}

/// Blocks like this one, behind it and all that is below it.
fn next_blocks(layout: &Layout, last: usize, entries: &[&Fields]) -> Splice {
    let behind = layout.below(last).last().copied().unwrap_or(last);
    let header = layout
        .header(last)
        .map_or(0..0, |header| header.span.clone());
    new_blocks(layout, behind, Some(last), &layout.text[header], entries)
}

fn new_blocks(
    layout: &Layout,
    behind: usize,
    model: Option<usize>,
    header: &str,
    entries: &[&Fields],
) -> Splice {
    let text = layout.text;
    let at = end(layout, behind);
    let line_end = lines::ending(text, at.saturating_sub(1));
    let header_at = model
        .and_then(|model| layout.header(model))
        .map(|header| header.span.start);
    let pair_at = model
        .and_then(|model| layout.items(Place::Lines(model)).first())
        .map(|pair| pair.start);
    let indent = |at: Option<usize>| at.map_or("", |at| lines::indent(text, at));
    let indents = (indent(header_at), indent(pair_at.or(header_at)));
    let head = match model {
        Some(_) => format!("{}{header}", indents.0),
        None => format!("[[{}]]", format::key(header)),
    };
    let block = |fields: &&Fields| {
        let pair = |(key, content): &(&str, Content)| {
            let pair = format::pair(key, content, indents.1, line_end);
            format!("{line_end}{}{pair}", indents.1)
        };
        head.clone() + &fields.iter().map(pair).collect::<String>()
    };
    let blocks: Vec<String> = entries.iter().map(block).collect();
    let blocks = blocks.join(&line_end.repeat(2));
    Splice::insert(at, framed(text, at, &blocks, line_end))
}

/// The block with one blank line before it, and the line ends that keep its neighbours apart.
fn framed(text: &str, at: usize, block: &str, line_end: &str) -> String {
    let (before, after) = text.split_at(at);
    if before.is_empty() {
        let gap = if after.is_empty() { "" } else { line_end };
        format!("{block}{line_end}{gap}")
    } else if before.ends_with('\n') {
        format!("{line_end}{block}{line_end}")
    } else {
        format!("{line_end}{line_end}{block}")
    }
}

/// Where a section ends: past its last key, and past the comments directly below it, unless these
/// stand directly above the next header.
pub fn end(layout: &Layout, section: usize) -> usize {
    let text = layout.text;
    let last = layout
        .items(Place::Lines(section))
        .last()
        .map(|pair| pair.value.span.end);
    let header = layout.header(section).map(|header| header.span.end);
    let Some(last) = last.or(header) else {
        return layout.past_comments(0);
    };
    let end = lines::next(text, last);
    let comments = layout.past_comments(end);
    if comments == text.len() || lines::is_blank(text, comments) {
        comments
    } else {
        end
    }
}

/// Removes these sections of an entry, which follow each other, and the blank lines that they leave
/// behind.
fn run_away(layout: &Layout, first: usize, last: usize, entry: usize) -> Option<Splice> {
    let text = layout.text;
    let header = layout.header(first)?;
    let start = lines::start(text, header.span.start);
    let end = end(layout, last);
    let comments = layout.before_comments(start);
    let is_first = first == entry && (1..first).all(|other| layout.path(other) != header.path);
    if comments < start && header.array && is_first {
        // They may head the whole array: they stay, close to what was its second entry.
        let blank = lines::past_blank(text, end);
        let next = layout.header(last + 1);
        let close = next.is_some_and(|next| {
            next.path == header.path && lines::start(text, next.span.start) == blank
        });
        return Some(Splice::remove(start..if close { blank } else { end }));
    }
    let start = lines::before_blank(text, comments);
    // At the top of the file there is no blank line before it, but one behind it.
    let end = if start == 0 && lines::is_blank(text, end) {
        lines::next(text, end)
    } else {
        end
    };
    Some(Splice::remove(start..end))
}
