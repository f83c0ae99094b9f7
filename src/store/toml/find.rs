//! Finds a table in a text, and what holds a key of it.

use std::borrow::Cow;

use super::{
    Refusal, Table,
    layout::{Header, Item, Layout, Node, Shape},
};

/// Which table.
#[derive(Clone, Copy)]
pub enum Spot<'a> {
    /// One that a caller can name.
    Table(Table<'a>),
    /// The keys below a header: also those of a table inside an entry.
    Section(usize),
}

impl<'a> From<Table<'a>> for Spot<'a> {
    fn from(table: Table<'a>) -> Self {
        Self::Table(table)
    }
}

/// Where the keys of a table stand.
#[derive(Clone, Copy)]
pub enum Place<'l, 't> {
    /// Each on a line, below the header of this section.
    Lines(usize),
    /// Between braces.
    Braces(&'l Node<'t>),
}

/// How a text holds a key.
pub enum Held<'l, 't> {
    Absent,
    /// `key = value`, with its number in its table.
    Item(usize, &'l Item<'t>),
    /// `[[table.key]]`: the sections of its entries.
    Blocks(Vec<usize>),
    /// As a table or with dotted keys.
    Tangled,
}

impl<'t> Layout<'t> {
    /// Finds a table.
    pub fn place(&self, spot: Spot) -> Result<Place<'_, 't>, Refusal> {
        match spot {
            Spot::Section(section) => Ok(Place::Lines(section)),
            Spot::Table(Table::Root) => Ok(Place::Lines(0)),
            Spot::Table(Table::Entry { array, index }) => match self.held(Place::Lines(0), array) {
                Held::Blocks(blocks) => blocks.get(index).map(|section| Place::Lines(*section)),
                Held::Item(_, item) => braces(item, index),
                Held::Absent | Held::Tangled => None,
            }
            .ok_or_else(|| Refusal::shape(array)),
        }
    }

    /// Finds a key of a table.
    pub fn held<'l>(&'l self, place: Place<'l, 't>, key: &str) -> Held<'l, 't> {
        let items = self.items(place);
        if let Some((number, item)) = items.iter().enumerate().find(|(_, item)| item.is(key)) {
            return Held::Item(number, item);
        }
        if items
            .iter()
            .any(|item| item.path.first().is_some_and(|first| first == key))
        {
            return Held::Tangled;
        }
        match place {
            Place::Lines(section) => self.blocks_or_tables(section, key),
            Place::Braces(_) => Held::Absent,
        }
    }

    /// The keys of a table.
    pub fn items<'l>(&'l self, place: Place<'l, 't>) -> &'l [Item<'t>] {
        match place {
            Place::Lines(section) => self
                .sections
                .get(section)
                .map_or(&[], |section| &section.pairs),
            Place::Braces(node) => node.items(),
        }
    }

    /// The header of a section; none of the root.
    pub fn header(&self, section: usize) -> Option<&Header<'t>> {
        self.sections.get(section)?.header.as_ref()
    }

    /// The path of a section; empty of the root.
    pub fn path(&self, section: usize) -> &[Cow<'t, str>] {
        self.header(section).map_or(&[], |header| &header.path)
    }

    /// The sections below an entry, wherever they stand: those that lead on from its path, up to
    /// the next entry of its array or of one around it.
    pub fn below(&self, section: usize) -> Vec<usize> {
        let path = self.path(section);
        let next_entry = |other: &usize| {
            self.header(*other)
                .is_some_and(|header| header.array && path.starts_with(&header.path))
        };
        (section + 1..self.sections.len())
            .take_while(|other| !next_entry(other))
            .filter(|other| {
                self.path(*other).len() > path.len() && self.path(*other).starts_with(path)
            })
            .collect()
    }

    fn blocks_or_tables(&self, section: usize, key: &str) -> Held<'_, 't> {
        let depth = self.path(section).len();
        let mut below = self.below(section);
        below.retain(|other| self.path(*other).get(depth).is_some_and(|part| part == key));
        let (blocks, deeper): (Vec<_>, Vec<_>) = below
            .iter()
            .copied()
            .partition(|other| self.path(*other).len() == depth + 1);
        let all_arrays = blocks
            .iter()
            .all(|block| self.header(*block).is_some_and(|header| header.array));
        match blocks.as_slice() {
            [] if deeper.is_empty() => Held::Absent,
            [_, ..] if all_arrays => Held::Blocks(blocks),
            _ => Held::Tangled,
        }
    }
}

fn braces<'l, 't>(item: &'l Item<'t>, index: usize) -> Option<Place<'l, 't>> {
    let entry = item.value.items().get(index)?;
    let list = matches!(item.value.shape, Shape::List(_));
    (list && matches!(entry.value.shape, Shape::Braces(_))).then_some(Place::Braces(&entry.value))
}
