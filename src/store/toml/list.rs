//! Edits lists element by element: whatever stands beside an element stays with it.

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::{
    Refusal, block, brackets,
    find::{Held, Place, Spot},
    format, key,
    layout::{Item, Layout, Shape},
    lines, meaning,
    splice::{Splice, patch},
};
use crate::model::plain::{Content, Plain};

/// Appends elements to a list.
pub fn push(
    text: &str,
    spot: Spot,
    key: &str,
    values: &[Plain],
    order: &[&str],
) -> Result<String, Refusal> {
    let layout = Layout::read(text)?;
    match layout.held(layout.place(spot)?, key) {
        Held::Absent => key::set(text, spot, key, &Content::Many(values.to_vec()), order),
        Held::Item(_, item) => match &item.value.shape {
            Shape::List(items) if items.is_empty() && !layout.has_comments(&item.value.span) => {
                key::set(text, spot, key, &Content::Many(values.to_vec()), order)
            }
            Shape::List(items) => insert_all(text, spot, key, items.len(), values),
            Shape::Scalar | Shape::Braces(_) => Err(Refusal::shape(key)),
        },
        Held::Blocks(blocks) => push_blocks(text, &blocks, key, values),
        Held::Tangled => Err(Refusal::shape(key)),
    }
}

/// Removes an element of a list; the key goes with the last one.
pub fn take(text: &str, spot: Spot, key: &str, index: usize) -> Result<String, Refusal> {
    let layout = Layout::read(text)?;
    let place = layout.place(spot)?;
    match layout.held(place, key) {
        Held::Item(_, item) if item.value.items().len() == 1 => key::unset(text, spot, key),
        Held::Item(_, item) => Ok(patch(text, brackets::remove(&layout, &item.value, index))),
        Held::Blocks(blocks) => drop_blocks(
            text,
            blocks
                .get(index..=index)
                .ok_or_else(|| Refusal::shape(key))?,
        ),
        Held::Absent | Held::Tangled => Err(Refusal::shape(key)),
    }
}

/// Replaces an element of a list.
pub fn swap(
    text: &str,
    spot: Spot,
    key: &str,
    index: usize,
    value: &Plain,
) -> Result<String, Refusal> {
    let layout = Layout::read(text)?;
    let place = layout.place(spot)?;
    let element = match layout.held(place, key) {
        Held::Item(_, item) => item.value.items().get(index),
        Held::Blocks(blocks) => {
            let block = blocks.get(index).ok_or_else(|| Refusal::shape(key))?;
            return swap_block(text, *block, key, value);
        }
        Held::Absent | Held::Tangled => None,
    };
    let span = element
        .ok_or_else(|| Refusal::shape(key))?
        .value
        .span
        .clone();
    if layout.has_comments(&span) {
        return Err(Refusal::shape(key));
    }
    let piece = piece(place, value, lines::ending(text, span.start));
    Ok(patch(text, vec![Splice::replace(span, piece)]))
}

/// Makes a list hold these elements and no others; those that it holds already are left alone.
pub fn set(text: &str, spot: Spot, key: &str, values: &[Plain]) -> Result<String, Refusal> {
    let old = {
        let layout = Layout::read(text)?;
        match layout.held(layout.place(spot)?, key) {
            Held::Item(_, item) => meanings(text, item),
            Held::Absent | Held::Blocks(_) | Held::Tangled => return Err(Refusal::shape(key)),
        }
    };
    let new: Vec<String> = values.iter().map(meaning::of_plain).collect();
    let mut text = text.to_owned();
    // From the end on, so that the places before stay what they were.
    let changes = capture_diff_slices(Algorithm::Myers, &old, &new);
    let changes = changes
        .iter()
        .filter(|change| change.tag() != DiffTag::Equal);
    for change in changes.rev() {
        let (old, new) = (change.old_range(), change.new_range());
        let values = values.get(new).unwrap_or_default();
        let swapped = old.len().min(values.len());
        let (swaps, inserts) = values.split_at(swapped);
        text = insert_all(&text, spot, key, old.start + swapped, inserts)?;
        for index in (old.start + swapped..old.end).rev() {
            text = remove_element(&text, spot, key, index)?;
        }
        for (index, value) in swaps.iter().enumerate() {
            text = swap(&text, spot, key, old.start + index, value)?;
        }
    }
    Ok(text)
}

/// Makes an array of tables hold these and no others.
pub fn set_blocks(
    text: &str,
    blocks: &[usize],
    spot: Spot,
    key: &str,
    content: &Content,
    order: &[&str],
) -> Result<String, Refusal> {
    let values = match content {
        Content::Many(values) if !values.is_empty() => values,
        Content::Many(_) | Content::One(_) => {
            return key::set(&drop_blocks(text, blocks)?, spot, key, content, order);
        }
    };
    let mut text = text.to_owned();
    for (block, value) in blocks.iter().zip(values) {
        text = swap_block(&text, *block, key, value)?;
    }
    text = push(
        &text,
        spot,
        key,
        values.get(blocks.len()..).unwrap_or_default(),
        &[],
    )?;
    drop_blocks(&text, blocks.get(values.len()..).unwrap_or_default())
}

/// Removes tables inside an entry.
pub fn drop_blocks(text: &str, blocks: &[usize]) -> Result<String, Refusal> {
    let mut text = text.to_owned();
    for block in blocks.iter().rev() {
        text = block::drop_section(&text, *block)?;
    }
    Ok(text)
}

fn push_blocks(
    text: &str,
    blocks: &[usize],
    key: &str,
    values: &[Plain],
) -> Result<String, Refusal> {
    let last = *blocks.last().ok_or_else(|| Refusal::shape(key))?;
    let mut text = text.to_owned();
    // Each is put behind the same one, so the last one goes first.
    for value in values.iter().rev() {
        let Plain::Table(pairs) = value else {
            return Err(Refusal::shape(key));
        };
        text = block::append_below(&text, last, &fields(pairs))?;
    }
    Ok(text)
}

fn swap_block(text: &str, block: usize, key: &str, value: &Plain) -> Result<String, Refusal> {
    let Plain::Table(pairs) = value else {
        return Err(Refusal::shape(key));
    };
    let fields = fields(pairs);
    let order: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    let gone: Vec<String> = {
        let layout = Layout::read(text)?;
        let names = layout
            .items(Place::Lines(block))
            .iter()
            .filter_map(|item| item.path.first());
        names
            .filter(|name| !order.contains(&name.as_ref()))
            .map(|name| name.clone().into_owned())
            .collect()
    };
    let spot = Spot::Section(block);
    let mut text = text.to_owned();
    for name in gone {
        text = key::unset(&text, spot, &name)?;
    }
    for (name, content) in &fields {
        let kept = {
            let layout = Layout::read(&text)?;
            match layout.held(Place::Lines(block), name) {
                Held::Item(_, item) => is(&text, item, content),
                Held::Absent | Held::Blocks(_) | Held::Tangled => false,
            }
        };
        if !kept {
            text = key::set(&text, spot, name, content, &order)?;
        }
    }
    Ok(text)
}

fn is(text: &str, item: &Item, content: &Content) -> bool {
    match content {
        Content::One(value) => {
            meaning::of_value(&text[item.value.span.clone()]) == meaning::of_plain(value)
        }
        Content::Many(_) => false,
    }
}

fn fields(pairs: &[(&'static str, String)]) -> Vec<(&'static str, Content)> {
    let content = |text: &String| Content::One(Plain::Text(text.clone()));
    pairs
        .iter()
        .map(|(name, text)| (*name, content(text)))
        .collect()
}

fn meanings(text: &str, list: &Item) -> Vec<String> {
    let raw = list
        .value
        .items()
        .iter()
        .map(|item| &text[item.value.span.clone()]);
    raw.map(meaning::of_value).collect()
}

fn insert_all(
    text: &str,
    spot: Spot,
    key: &str,
    at: usize,
    values: &[Plain],
) -> Result<String, Refusal> {
    let mut text = text.to_owned();
    for (index, value) in values.iter().enumerate() {
        let new = {
            let layout = Layout::read(&text)?;
            let place = layout.place(spot)?;
            let Held::Item(_, item) = layout.held(place, key) else {
                return Err(Refusal::shape(key));
            };
            let piece = piece(place, value, lines::ending(&text, item.start));
            patch(&text, insert(&layout, place, item, at + index, &piece))
        };
        text = new;
    }
    Ok(text)
}

/// Removes an element, also the last one: the list stays.
fn remove_element(text: &str, spot: Spot, key: &str, index: usize) -> Result<String, Refusal> {
    let layout = Layout::read(text)?;
    match layout.held(layout.place(spot)?, key) {
        Held::Item(_, item) => Ok(patch(text, brackets::remove(&layout, &item.value, index))),
        Held::Absent | Held::Blocks(_) | Held::Tangled => Err(Refusal::shape(key)),
    }
}

fn insert(layout: &Layout, place: Place, item: &Item, at: usize, piece: &str) -> Vec<Splice> {
    let text = layout.text;
    let span = item.value.span.clone();
    let before = &text[lines::start(text, item.start)..span.start];
    let list = &text[span.clone()];
    // Between braces a list stays on one line: readers of TOML 1.0 refuse a pair over several.
    if matches!(place, Place::Braces(_))
        || list.contains('\n')
        || format::fits(&[before, list, piece, ", "])
    {
        return brackets::insert(layout, &item.value, at, piece);
    }
    let mut pieces: Vec<&str> = item
        .value
        .items()
        .iter()
        .map(|item| &text[item.value.span.clone()])
        .collect();
    pieces.insert(at.min(pieces.len()), piece);
    let (indent, line_end) = (
        lines::indent(text, item.start),
        lines::ending(text, item.start),
    );
    vec![Splice::replace(
        span,
        format::stacked(&pieces, indent, line_end),
    )]
}

fn piece(place: Place, value: &Plain, line_end: &str) -> String {
    match place {
        Place::Lines(_) => format::plain(value, line_end),
        Place::Braces(_) => format::inline_plain(value),
    }
}
