//! From the keys of a place to its bytes.

use std::ops::Range;

use super::Spot;
use crate::model::node::Node;

/// The bytes of a place: of the element, else of the value, else of the table's header.
pub fn locate<N: Node>(root: &N, spot: Spot) -> Range<usize> {
    let Some((array, place)) = spot.entry else {
        return within(root, spot).unwrap_or(0..0);
    };
    let entry = root
        .get(array)
        .and_then(|array| array.items())
        .and_then(|items| items.get(place));
    entry.map_or(0..0, |entry| {
        within(entry, spot).unwrap_or_else(|| entry.span())
    })
}

fn within<N: Node>(table: &N, spot: Spot) -> Option<Range<usize>> {
    let value = table.get(spot.key?)?;
    let element = spot.element.and_then(|at| value.items()?.get(at));
    Some(element.unwrap_or(value).span())
}
