//! What a field holds while changes of it become steps.

use super::places::elements_in_file;
use crate::model::{
    field::{Field, Shown},
    node::Node,
};

/// The values of a field that could be read, each with its place in the file's list.
pub struct Held {
    values: Vec<(String, usize)>,
    /// How many elements the file's list has, with those that could not be read.
    count: usize,
}

impl Held {
    /// What a field holds, and how the file does.
    pub fn of(field: &Field, slot: &dyn Shown, node: Option<&impl Node>) -> Self {
        let texts = slot.texts().into_iter().map(|text| text.to_string());
        let items = node.and_then(Node::items).map(<[_]>::len);
        let values = match node {
            Some(list) if field.is_list() => texts.zip(elements_in_file(list, field)).collect(),
            _ => texts.enumerate().map(|(nth, text)| (text, nth)).collect(),
        };
        Self {
            values,
            count: items.unwrap_or_default(),
        }
    }

    /// Whether it holds this.
    pub fn has(&self, text: &str) -> bool {
        self.values.iter().any(|(held, _)| held == text)
    }

    /// Whether it holds nothing that could be read.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Holds this too; false when it does already, by whichever name.
    pub fn push(&mut self, text: String, one_name: impl Fn(&str) -> String) -> bool {
        let wanted = one_name(&text);
        if self.values.iter().any(|(held, _)| one_name(held) == wanted) {
            return false;
        }
        self.values.push((text, self.count));
        self.count += 1;
        true
    }

    /// Holds this value no more, or else the first that names the same; where it stood in the file's
    /// list.
    pub fn take(&mut self, text: &str, one_name: impl Fn(&str) -> String) -> Option<usize> {
        let wanted = one_name(text);
        let place = |is_it: &dyn Fn(&str) -> bool| {
            let mut held = self.values.iter();
            held.position(|(held, _)| is_it(held))
        };
        let nth =
            place(&|held| held == text).or_else(|| place(&|held| one_name(held) == wanted))?;
        let (_, taken) = self.values.remove(nth);
        for (_, place) in &mut self.values[nth..] {
            *place -= 1;
        }
        self.count -= 1;
        Some(taken)
    }
}
