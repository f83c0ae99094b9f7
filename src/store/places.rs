//! Where in a file the things are that a record holds: what could not be read counts too.

use crate::model::{
    fault::Faults,
    field::Field,
    node::{Node, Scalar},
    value::{Kind, Person, Value},
};

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
