//! Inline tables over several lines, which only TOML 1.1 allows.

use std::ops::Range;

use memchr::memchr_iter;

use crate::model::node::Node;

/// The places of the inline tables that are broken over lines: other tools cannot read them.
pub fn broken_inline_tables<N: Node>(root: &N, text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !memchr_iter(b'{', text.as_bytes()).any(|at| may_be_broken(&text[at..])) {
        return found;
    }
    walk(root, text, &mut found);
    found.sort_by_key(|span| span.start);
    found
}

/// Whether the line ends before an inline table does that begins here, if one does.
fn may_be_broken(text: &str) -> bool {
    let mut bytes = text.bytes();
    let mut depth = 0;
    let mut quote = None;
    while let Some(byte) = bytes.next() {
        match byte {
            b'\n' => return true,
            b'\\' if quote == Some(b'"') => drop(bytes.next()),
            _ if quote == Some(byte) => quote = None,
            _ if quote.is_some() => {}
            b'"' | b'\'' => quote = Some(byte),
            b'{' => depth += 1,
            b'}' if depth == 1 => return false,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    true
}

fn walk<N: Node>(node: &N, text: &str, found: &mut Vec<Range<usize>>) {
    if let Some(pairs) = node.pairs() {
        let span = node.span();
        let is_inline = text.as_bytes().get(span.start) == Some(&b'{');
        if is_inline && is_broken(node, text) {
            // Its first line says enough.
            let line = text[span.clone()].lines().next().map_or(1, str::len);
            found.push(span.start..span.start + line);
            return;
        }
        for (_, _, value) in pairs {
            walk(value, text, found);
        }
    }
    for item in node.items().unwrap_or_default() {
        walk(item, text, found);
    }
}

/// Whether a line ends between its values; inside a string of several lines it may.
fn is_broken<N: Node>(table: &N, text: &str) -> bool {
    let mut at = table.span().start;
    let mut values: Vec<_> = table
        .pairs()
        .into_iter()
        .flatten()
        .map(|(_, _, v)| v.span())
        .collect();
    values.sort_by_key(|span| span.start);
    values.push(table.span().end..table.span().end);
    values.into_iter().any(|value| {
        let between = text.get(at..value.start).unwrap_or_default();
        at = value.end;
        between.contains('\n')
    })
}
