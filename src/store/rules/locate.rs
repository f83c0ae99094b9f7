//! From the keys of a place to its bytes.

use std::ops::Range;

use super::Spot;
use crate::{model::node::Node, store::places::element_in_file};

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
    let field = spot.key?;
    let value = table.get(field.key)?;
    let place = spot.element.map(|nth| element_in_file(value, field, nth));
    let element = place.and_then(|place| value.items()?.get(place));
    Some(element.unwrap_or(value).span())
}
