//! Whether both parsers say the same: for the tests, and for a fuzz target.

use super::{quick::healthy, reader};
use crate::model::{
    fault::Faults,
    node::{Node, Scalar},
};

/// Nothing that a record may hold is nested deeper; the explaining parser refuses what is.
const DEEPEST: usize = 60;

/// Whether the explaining parser agrees with all that the quick one says of a text.
pub fn agrees(text: &str) -> bool {
    healthy(text, |root, _| {
        if is_deeper(root, DEEPEST) {
            return Some(true);
        }
        let explained = reader::parse(text, &mut Faults::default());
        Some(explained.is_some_and(|explained| is_same(root, &explained)))
    })
    .unwrap_or(true)
}

fn is_deeper<N: Node>(node: &N, than: usize) -> bool {
    let Some(than) = than.checked_sub(1) else {
        return true;
    };
    let mut values = node.pairs().into_iter().flatten();
    let mut items = node.items().unwrap_or_default().iter();
    values.any(|(_, _, value)| is_deeper(value, than)) || items.any(|item| is_deeper(item, than))
}

/// Whether two parsers have found the same. Where neither is a value of ours they need not agree
/// what else it is.
fn is_same<A: Node, B: Node>(one: &A, other: &B) -> bool {
    let scalars = match (one.scalar(), other.scalar()) {
        (Scalar::Other(_), Scalar::Other(_)) => true,
        (one, other) => format!("{one:?}") == format!("{other:?}"),
    };
    let items = match (one.items(), other.items()) {
        (Some(one), Some(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(a, b)| is_same(a, b))
        }
        (one, other) => one.is_none() && other.is_none(),
    };
    let pairs = match (one.pairs(), other.pairs()) {
        (Some(pairs), Some(others)) => {
            let same = |(key, _, value): (&str, _, &A)| {
                other.get(key).is_some_and(|other| is_same(value, other))
            };
            let pairs: Vec<_> = pairs.collect();
            pairs.len() == others.count() && pairs.into_iter().all(same)
        }
        (one, other) => one.is_none() && other.is_none(),
    };
    scalars && items && pairs
}
