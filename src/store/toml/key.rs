//! Sets and removes keys.

use super::{
    Refusal, brackets,
    find::{Held, Place, Spot},
    format,
    layout::{Item, Layout, Shape},
    lines, list,
    splice::{Splice, patch},
};
use crate::model::plain::Content;

/// Sets a key, wherever and however the text holds it.
pub fn set(
    text: &str,
    spot: Spot,
    key: &str,
    content: &Content,
    order: &[&str],
) -> Result<String, Refusal> {
    let layout = Layout::read(text)?;
    let place = layout.place(spot)?;
    let item = match layout.held(place, key) {
        Held::Absent => return Ok(patch(text, add(&layout, place, key, content, order))),
        Held::Item(_, item) => item,
        Held::Blocks(blocks) => return list::set_blocks(text, &blocks, spot, key, content, order),
        Held::Tangled => return Err(Refusal::shape(key)),
    };
    if let Content::Many(values) = content
        && let Shape::List(elements) = &item.value.shape
        && (layout.has_comments(&item.value.span) || !(values.is_empty() || elements.is_empty()))
    {
        return list::set(text, spot, key, values);
    }
    Ok(patch(text, replace(&layout, place, item, content)?))
}

/// Removes a key. Comments in and behind its value stay.
pub fn unset(text: &str, spot: Spot, key: &str) -> Result<String, Refusal> {
    let layout = Layout::read(text)?;
    let place = layout.place(spot)?;
    match (layout.held(place, key), place) {
        (Held::Absent, _) => Ok(text.to_owned()),
        (Held::Item(_, item), Place::Lines(_)) => Ok(patch(text, vec![line_away(&layout, item)])),
        (Held::Item(_, item), Place::Braces(_)) if layout.has_comments(&item.value.span) => {
            Err(Refusal::shape(key))
        }
        (Held::Item(number, _), Place::Braces(node)) => {
            Ok(patch(text, brackets::remove(&layout, node, number)))
        }
        (Held::Blocks(blocks), _) => list::drop_blocks(text, &blocks),
        (Held::Tangled, _) => Err(Refusal::shape(key)),
    }
}

fn replace(
    layout: &Layout,
    place: Place,
    item: &Item,
    content: &Content,
) -> Result<Vec<Splice>, Refusal> {
    let text = layout.text;
    let span = item.value.span.clone();
    let (indent, line_end) = (
        lines::indent(text, item.start),
        lines::ending(text, item.start),
    );
    let line = match place {
        Place::Lines(_) => {
            let before = &text[lines::start(text, item.start)..span.start];
            format::content_after(content, before, indent, line_end)
        }
        Place::Braces(_) => format::inline(content),
    };
    let comments = layout
        .comments_in(&span)
        .fold(String::new(), |lines, comment| {
            lines + indent + comment + line_end
        });
    match place {
        Place::Braces(_) if !comments.is_empty() => {
            Err(Refusal::shape(item.path.first().map_or("", |key| key)))
        }
        Place::Lines(_) | Place::Braces(_) => Ok(vec![
            Splice::insert(lines::start(text, item.start), comments),
            Splice::replace(span, line),
        ]),
    }
}

/// Removes the lines of a key; its comments get lines of their own.
fn line_away(layout: &Layout, item: &Item) -> Splice {
    let text = layout.text;
    let start = lines::start(text, item.start);
    let end = lines::end(text, item.value.span.end);
    let comments: Vec<&str> = layout.comments_in(&(item.start..end)).collect();
    let (indent, line_end) = (lines::indent(text, item.start), lines::ending(text, end));
    if !comments.is_empty() {
        return Splice::replace(
            start..end,
            format!("{indent}{}", comments.join(&format!("{line_end}{indent}"))),
        );
    }
    let next = lines::next(text, end);
    // The last line of a file without a final newline takes the newline before it along.
    let bare = next == end;
    let line_before = lines::before(text, start).filter(|_| bare);
    Splice::remove(line_before.map_or(start, |line| lines::end(text, line))..next)
}

fn add(layout: &Layout, place: Place, key: &str, content: &Content, order: &[&str]) -> Vec<Splice> {
    let items = layout.items(place);
    let anchor = anchor(items, key, order);
    let section = match place {
        Place::Lines(section) => section,
        Place::Braces(node) => {
            let at = anchor.map_or(0, |number| number + 1);
            return brackets::insert(layout, node, at, &format::inline_pair(key, content));
        }
    };
    let text = layout.text;
    let neighbour = anchor.and_then(|number| items.get(number));
    let model = neighbour.or(items.first()).map(|item| item.start);
    let header = layout.header(section).map(|header| header.span.clone());
    let near = model
        .or(header.as_ref().map(|span| span.start))
        .unwrap_or_default();
    let (indent, line_end) = (lines::indent(text, near), lines::ending(text, near));
    let line = format!("{indent}{}", format::pair(key, content, indent, line_end));
    let behind = neighbour
        .map(|item| item.value.span.end)
        .or(header.map(|span| span.end));
    vec![match behind {
        Some(at) => line_below(text, at, &line),
        None => first_line(layout, items.first(), &line, line_end),
    }]
}

/// The number of the nearest key that stands before this one in the order.
fn anchor(items: &[Item], key: &str, order: &[&str]) -> Option<usize> {
    let before = order
        .iter()
        .position(|known| *known == key)
        .unwrap_or(order.len());
    order.iter().take(before).rev().find_map(|known| {
        items
            .iter()
            .rposition(|item| item.path.first().is_some_and(|first| first == known))
    })
}

fn line_below(text: &str, at: usize, line: &str) -> Splice {
    let end = lines::end(text, at);
    Splice::insert(end, format!("{}{line}", lines::ending(text, at)))
}

/// The first key of the file: before the others, but below the comments that head the file.
fn first_line(layout: &Layout, first: Option<&Item>, line: &str, line_end: &str) -> Splice {
    let text = layout.text;
    if let Some(first) = first {
        let start = lines::start(text, first.start);
        let comments = layout.before_comments(start);
        let at = if comments == 0 { start } else { comments };
        return Splice::insert(at, format!("{line}{line_end}"));
    }
    match layout.past_comments(0) {
        head if head == text.len() && head > 0 && !text.ends_with('\n') => {
            Splice::insert(head, format!("{line_end}{line}"))
        }
        head if head == text.len() || lines::is_blank(text, head) => {
            Splice::insert(head, format!("{line}{line_end}"))
        }
        head => Splice::insert(head, format!("{line}{line_end}{line_end}")),
    }
}
