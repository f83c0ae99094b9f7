//! From the keys of a place to its bytes.

use std::{cell::RefCell, collections::HashMap, ops::Range};

use super::Spot;
use crate::{model::node::Node, store::places::elements_in_file};

/// Finds places in a parsed file.
pub struct Locator<'r, N> {
    root: &'r N,
    // A list with many mistakes is read once, not once for each.
    lists: RefCell<HashMap<*const N, Vec<usize>>>,
}

impl<'r, N: Node> Locator<'r, N> {
    /// In the file with this root.
    pub fn new(root: &'r N) -> Self {
        let lists = RefCell::default();
        Self { root, lists }
    }

    /// The bytes of a place: of the element, else of the value, else of the table's header.
    pub fn locate(&self, spot: Spot) -> Range<usize> {
        let Some((array, place)) = spot.entry else {
            return self.within(self.root, spot).unwrap_or(0..0);
        };
        let found = self.root.get(array);
        let entry = found.and_then(|found| match found.items() {
            Some(items) => items.get(place),
            // One table where several belong.
            None => Some(found),
        });
        entry.map_or(0..0, |entry| {
            self.within(entry, spot).unwrap_or_else(|| entry.span())
        })
    }

    fn within(&self, table: &N, spot: Spot) -> Option<Range<usize>> {
        let field = spot.key?;
        let value = table.get(field.key)?;
        let place = spot.element.map(|nth| {
            let mut lists = self.lists.borrow_mut();
            let places = lists
                .entry(std::ptr::from_ref(value))
                .or_insert_with(|| elements_in_file(value, field).collect());
            places.get(nth).copied().unwrap_or(nth)
        });
        let element = place.and_then(|place| value.items()?.get(place));
        Some(element.unwrap_or(value).span())
    }
}
