//! Inserts and removes elements between brackets and braces, in the manner that is found there.

use super::{
    format::STEP,
    layout::{Item, Layout, Node, Shape},
    lines,
    splice::Splice,
};

/// Inserts an element before the one that is now at this place, or behind the last.
pub fn insert(layout: &Layout, node: &Node, at: usize, piece: &str) -> Vec<Splice> {
    let text = layout.text;
    let items = node.items();
    match (items.get(at), items.last()) {
        (Some(next), _) if lines::is_first(text, next.start) => {
            let indent = lines::indent(text, next.start);
            let line = format!("{indent}{piece},{}", lines::ending(text, next.start));
            vec![Splice::insert(lines::start(text, next.start), line)]
        }
        (Some(next), _) => vec![Splice::insert(next.start, format!("{piece}, "))],
        (None, Some(last)) => behind(layout, node, last, piece),
        (None, None) => vec![into_empty(layout, node, piece)],
    }
}

/// Removes an element with its comma. A comment on its line stays.
pub fn remove(layout: &Layout, node: &Node, at: usize) -> Vec<Splice> {
    let text = layout.text;
    let items = node.items();
    let Some(item) = items.get(at) else {
        return Vec::new();
    };
    let previous = at.checked_sub(1).and_then(|previous| items.get(previous));
    let mut splices = if layout.has_comments(&(item.value.span.end..item.end())) {
        vec![
            Splice::remove(item.start..item.value.span.end),
            Splice::remove(item.end().saturating_sub(1)..item.end()),
        ]
    } else if has_own_line(text, item) {
        vec![own_line(text, item)]
    } else {
        return vec![within_line(layout, node, item, previous, items.get(at + 1))];
    };
    // Behind the last pair between braces TOML 1.0 allows no comma.
    let braces = matches!(node.shape, Shape::Braces(_));
    if let Some(comma) = previous.and_then(|previous| previous.comma)
        && braces
        && items.len() == at + 1
        && item.comma.is_none()
    {
        splices.push(Splice::remove(comma..comma + 1));
    }
    splices
}

fn behind(layout: &Layout, node: &Node, last: &Item, piece: &str) -> Vec<Splice> {
    let text = layout.text;
    let value_end = last.value.span.end;
    if !lines::is_first(text, last.start) {
        return vec![Splice::insert(value_end, format!(", {piece}"))];
    }
    let line_start = format!(
        "{}{}",
        lines::ending(text, last.end()),
        lines::indent(text, last.start)
    );
    if !text[last.end()..node.span.end].contains('\n') {
        return vec![Splice::insert(value_end, format!(",{line_start}{piece}"))];
    }
    // Lists get the comma that merges well; between braces the manner found there is kept.
    let braces = matches!(node.shape, Shape::Braces(_));
    let comma = if braces && last.comma.is_none() {
        ""
    } else {
        ","
    };
    let mut splices = Vec::new();
    if last.comma.is_none() {
        splices.push(Splice::insert(value_end, ","));
    }
    let line_end = lines::end(text, last.end());
    splices.push(Splice::insert(
        line_end,
        format!("{line_start}{piece}{comma}"),
    ));
    splices
}

fn into_empty(layout: &Layout, node: &Node, piece: &str) -> Splice {
    let text = layout.text;
    let close = node.span.end - 1;
    let braces = matches!(node.shape, Shape::Braces(_));
    if text[node.span.clone()].contains('\n') {
        let indent = lines::indent(text, close);
        let comma = if braces { "" } else { "," };
        let line = format!("{indent}{STEP}{piece}{comma}{}", lines::ending(text, close));
        return Splice::insert(lines::start(text, close), line);
    }
    let inside = if braces {
        format!(" {piece} ")
    } else {
        piece.to_owned()
    };
    Splice::replace(node.span.start + 1..close, inside)
}

fn has_own_line(text: &str, item: &Item) -> bool {
    let rest = text[item.end()..lines::end(text, item.end())].trim_start();
    lines::is_first(text, item.start) && (rest.is_empty() || rest.starts_with('#'))
}

fn own_line(text: &str, item: &Item) -> Splice {
    let rest = &text[item.end()..lines::end(text, item.end())];
    match rest.find('#') {
        Some(comment) => Splice::remove(item.start..item.end() + comment),
        None => Splice::remove(lines::start(text, item.start)..lines::next(text, item.end())),
    }
}

fn within_line(
    layout: &Layout,
    node: &Node,
    item: &Item,
    previous: Option<&Item>,
    next: Option<&Item>,
) -> Splice {
    let text = layout.text;
    let range = match (previous, next) {
        (_, Some(next)) if text[item.end()..next.start].contains('\n') => {
            let rest = &text[item.end()..];
            let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
            item.start..item.end() + blanks
        }
        (_, Some(next)) => item.start..next.start,
        (Some(previous), None) if item.comma.is_some() => previous.end()..item.end(),
        (Some(previous), None) => previous.value.span.end..item.end(),
        (None, None) => node.span.start + 1..node.span.end - 1,
    };
    let keeps_comments = layout.has_comments(&(range.start..item.start))
        || layout.has_comments(&(item.end()..range.end));
    Splice::remove(if keeps_comments {
        item.start..item.end()
    } else {
        range
    })
}
