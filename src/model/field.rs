//! One field of a noun, described once: what a flag, a prompt, a key, a column, a line of `show`
//! and a schema must know.

use std::borrow::Cow;

use super::{
    fault::{Faults, WRONG_TYPE},
    node::Node,
    plain::{Content, Plain},
    say,
    value::{Kind, Value, Wrong, typed},
};
use crate::words::Words;

/// One field of a noun.
#[derive(Debug)]
pub struct Field {
    /// The key of the file, and of all formats for scripts.
    pub key: &'static str,
    /// What people call it.
    pub label: Words,
    /// What it holds, in a few words.
    pub help: Words,
    /// The flag: the key, or a list's singular.
    pub flag: &'static str,
    /// What its values are.
    pub kind: Kind,
    /// How many there may be.
    pub count: Count,
    /// Whether the key must be there.
    pub required: bool,
    /// Whether a text is such a value.
    pub check: fn(&str) -> Result<(), Wrong>,
    /// The value of a text, as a file holds it.
    pub plain: fn(&str) -> Result<Plain, Wrong>,
}

/// How many values a field has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Exactly one: the key is required.
    One,
    /// One or none.
    Maybe,
    /// Any number: a list.
    Many,
}

impl Field {
    /// The field of a struct whose type is `S`.
    pub const fn new<S: Slot>(key: &'static str, label: Words, help: Words) -> Self {
        Self {
            key,
            label,
            help,
            flag: key,
            kind: S::Value::KIND,
            count: S::COUNT,
            required: matches!(S::COUNT, Count::One),
            check: |text| S::Value::parse(text).map(drop),
            plain: |text| S::Value::parse(text).map(|value| value.plain()),
        }
    }

    /// The same with a flag of its own.
    #[must_use]
    pub const fn flag(mut self, flag: &'static str) -> Self {
        self.flag = flag;
        self
    }

    /// The same as a list that must be there.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// A value that somebody typed, as it is written in a file: a flag, an answer or a cell may say
    /// `3 juli 2019`, `ja` or `nieuws`.
    ///
    /// # Errors
    /// When it is no such value.
    pub fn typed(&self, text: &str) -> Result<String, Wrong> {
        let text = &*with_newlines(text);
        let written = typed::written(self.kind, text)?;
        let written = written.unwrap_or_else(|| text.to_owned());
        (self.check)(&written).map(|()| written)
    }

    /// Whether it holds a list.
    pub fn is_list(&self) -> bool {
        self.count == Count::Many
    }
}

/// The text with `\n` for every line end of Windows: how a file ends its lines is a matter of the
/// file. A carriage return alone ends no line, and stays in the text (escaped in the file).
pub fn with_newlines(text: &str) -> Cow<'_, str> {
    if text.contains("\r\n") {
        text.replace("\r\n", "\n").into()
    } else {
        text.into()
    }
}

/// What a field of a struct may be: a value, perhaps a value, or values.
pub trait Slot: Sized {
    /// What it holds.
    type Value: Value;
    /// How many of them.
    const COUNT: Count;
    /// Reads what was found under the key. Faults are noted; nothing comes back where a value that
    /// must be there is not.
    fn read<N: Node>(found: Option<&N>, faults: &mut Faults) -> Option<Self>;
    /// What stands in for it while its entry is judged; nothing where nothing can.
    fn stand_in() -> Option<Self>;
    /// Its values.
    fn values(&self) -> &[Self::Value];
}

impl<V: Value> Slot for V {
    type Value = V;
    const COUNT: Count = Count::One;

    fn read<N: Node>(found: Option<&N>, faults: &mut Faults) -> Option<Self> {
        V::read(found?, faults)
    }

    fn stand_in() -> Option<Self> {
        V::stand_in()
    }

    fn values(&self) -> &[V] {
        std::slice::from_ref(self)
    }
}

impl<V: Value> Slot for Option<V> {
    type Value = V;
    const COUNT: Count = Count::Maybe;

    fn read<N: Node>(found: Option<&N>, faults: &mut Faults) -> Option<Self> {
        Some(found.and_then(|found| V::read(found, faults)))
    }

    fn stand_in() -> Option<Self> {
        Some(None)
    }

    fn values(&self) -> &[V] {
        self.as_slice()
    }
}

impl<V: Value> Slot for Vec<V> {
    type Value = V;
    const COUNT: Count = Count::Many;

    fn read<N: Node>(found: Option<&N>, faults: &mut Faults) -> Option<Self> {
        let Some(found) = found else {
            return Some(Self::new());
        };
        let Some(items) = found.items() else {
            let list = Words {
                en: "a list: [ … ]",
                nl: "een lijst: [ … ]",
            };
            let message = say::expected(list.here(), found.scalar().name().here());
            faults.note(WRONG_TYPE, found.span(), message);
            return Some(Self::new());
        };
        Some(
            items
                .iter()
                .filter_map(|item| V::read(item, faults))
                .collect(),
        )
    }

    fn stand_in() -> Option<Self> {
        Some(Self::new())
    }

    fn values(&self) -> &[V] {
        self
    }
}

/// What a field holds, for those who only show, search or compare it.
pub trait Shown {
    /// How many values it holds.
    fn count(&self) -> usize;
    /// The written forms of its values.
    fn texts(&self) -> Vec<Cow<'_, str>>;
    /// The same one after the other, kept nowhere.
    fn for_each_text(&self, act: &mut dyn FnMut(&str));
    /// Its values as a file holds them; nothing where there are none.
    fn content(&self) -> Option<Content>;
}

impl<S: Slot> Shown for S {
    fn count(&self) -> usize {
        self.values().len()
    }

    fn texts(&self) -> Vec<Cow<'_, str>> {
        self.values().iter().map(Value::text).collect()
    }

    fn for_each_text(&self, act: &mut dyn FnMut(&str)) {
        for value in self.values() {
            act(&value.text());
        }
    }

    fn content(&self) -> Option<Content> {
        let mut values = self.values().iter().map(Value::plain);
        if S::COUNT != Count::Many {
            return values.next().map(Content::One);
        }
        let values: Vec<_> = values.collect();
        (!values.is_empty()).then_some(Content::Many(values))
    }
}
