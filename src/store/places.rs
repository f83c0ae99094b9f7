//! Where in a file the things are that a record holds: what could not be read counts too.

use super::{reader, toml::Table};
use crate::model::{
    fault::Faults,
    field::Field,
    node::{Node, Scalar},
    value::{Kind, Person, Value},
};

/// The root of a text that may begin with a byte-order mark; none when it cannot be read.
pub fn parsed(text: &str) -> Option<impl Node> {
    let bare = text.strip_prefix(reader::MARK).unwrap_or(text);
    reader::parse(bare, &mut Faults::default())
}

/// A table of a text.
pub fn node_of<'n, N: Node>(root: &'n N, table: Table) -> Option<&'n N> {
    match table {
        Table::Root => Some(root),
        Table::Entry { array, index } => root.get(array)?.items()?.get(index),
    }
}

/// The place in the file's list of the nth element that could be read.
pub fn element_in_file<N: Node>(list: &N, field: &Field, nth: usize) -> usize {
    elements_in_file(list, field).nth(nth).unwrap_or(nth)
}

/// The places in the file's list of the elements that could be read.
pub fn elements_in_file<N: Node>(list: &N, field: &Field) -> impl Iterator<Item = usize> {
    let items = list.items().unwrap_or_default().iter().enumerate();
    let readable = items.filter(|(_, item)| is_readable(field, *item));
    readable.map(|(place, _)| place)
}

/// Whether an element is one of the values of the record.
fn is_readable<N: Node>(field: &Field, item: &N) -> bool {
    if field.kind == Kind::Person {
        return Person::read(item, &mut Faults::default()).is_some();
    }
    match item.scalar() {
        Scalar::Text(text) => (field.check)(&text).is_ok(),
        Scalar::Whole(_) | Scalar::Yes(_) | Scalar::Day(_) | Scalar::Other(_) => false,
    }
}
