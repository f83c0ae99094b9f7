use super::{Refusal, block, key, list, meaning, pieces};
use crate::model::plain::{Content, Plain};

/// A table of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table<'a> {
    /// The root table: the keys before the first header.
    Root,
    /// An entry of an array of tables, whether `[[array]]` or `array = [{ … }]`.
    Entry {
        /// The key of the array.
        array: &'a str,
        /// From 0.
        index: usize,
    },
}

/// One change of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// Sets a key; one that is there already keeps its place and the comment behind it.
    Set {
        /// Where the key is.
        table: Table<'a>,
        /// The key.
        key: &'a str,
        /// What it holds from now on.
        content: Content,
        /// All keys that the table may have, in order: a new key gets its place by it.
        order: &'a [&'a str],
    },
    /// Removes a key; one that is not there is no fault.
    Unset {
        /// Where the key is.
        table: Table<'a>,
        /// The key.
        key: &'a str,
    },
    /// Appends elements to a list, which is made when absent.
    Push {
        /// Where the list is.
        table: Table<'a>,
        /// The key of the list.
        key: &'a str,
        /// The elements.
        values: Vec<Plain>,
        /// As in [`Step::Set`].
        order: &'a [&'a str],
    },
    /// Removes an element of a list; the key goes with the last one.
    Take {
        /// Where the list is.
        table: Table<'a>,
        /// The key of the list.
        key: &'a str,
        /// From 0.
        index: usize,
    },
    /// Replaces an element of a list.
    Swap {
        /// Where the list is.
        table: Table<'a>,
        /// The key of the list.
        key: &'a str,
        /// From 0.
        index: usize,
        /// What stands there from now on.
        value: Plain,
    },
    /// Appends an entry to an array of tables.
    Append {
        /// The key of the array.
        array: &'a str,
        /// The keys of the entry, in order.
        fields: Vec<(&'a str, Content)>,
        /// All arrays that the text may have, in order: a first entry gets its place by it.
        sections: &'a [&'a str],
    },
    /// Removes an entry of an array of tables, with its comments.
    Drop {
        /// The key of the array.
        array: &'a str,
        /// From 0.
        index: usize,
    },
}

impl<'a> Step<'a> {
    /// The entry inside which it stays.
    pub(super) fn entry(&self) -> Option<(&'a str, usize)> {
        let (Self::Set { table, .. }
        | Self::Unset { table, .. }
        | Self::Push { table, .. }
        | Self::Take { table, .. }
        | Self::Swap { table, .. }) = self
        else {
            return None;
        };
        match *table {
            Table::Entry { array, index } => Some((array, index)),
            Table::Root => None,
        }
    }

    /// What the entry holds that it appends.
    fn appended(&self) -> Option<&block::Fields<'a>> {
        let Self::Append { fields, .. } = self else {
            return None;
        };
        Some(fields)
    }

    /// The same step on another table; of a step that is about whole entries the same one.
    pub(super) fn on(&self, other: Table<'a>) -> Self {
        let mut step = self.clone();
        if let Self::Set { table, .. }
        | Self::Unset { table, .. }
        | Self::Push { table, .. }
        | Self::Take { table, .. }
        | Self::Swap { table, .. } = &mut step
        {
            *table = other;
        }
        step
    }
}

/// The text after the step; byte for byte the same text when the step changes nothing.
pub fn apply(text: &str, step: &Step) -> Result<String, Refusal> {
    proved(text, std::slice::from_ref(step), |body| edit(body, step))
}

/// The text after all the steps, one after the other. Those inside entries, and entries that are
/// appended, cost together what one of them does.
pub fn apply_all(text: &str, steps: &[Step]) -> Result<String, Refusal> {
    let mut text = text.to_owned();
    for run in steps.chunk_by(go_together) {
        text = match run {
            [step] => apply(&text, step)?,
            run => proved(&text, run, |body| edit_all(body, run))?,
        };
    }
    Ok(text)
}

fn go_together(one: &Step, next: &Step) -> bool {
    match (one, next) {
        (
            Step::Append {
                array,
                sections,
                fields: _,
            },
            Step::Append {
                array: other,
                sections: others,
                fields: _,
            },
        ) => array == other && sections == others,
        _ => one.entry().is_some() && next.entry().is_some(),
    }
}

/// The edited text, if it means what the steps ask for, and else nothing.
fn proved(
    text: &str,
    steps: &[Step],
    edited: impl Fn(&str) -> Result<String, Refusal>,
) -> Result<String, Refusal> {
    let (bom, body) = match text.strip_prefix('\u{feff}') {
        Some(body) => ("\u{feff}", body),
        None => ("", text),
    };
    // The layout comes first: it refuses what is nested too deep for the others.
    super::layout::Layout::read(body)?;
    let old = meaning::read(body)?;
    let mut wanted = old.clone();
    for step in steps {
        meaning::carry_out(&mut wanted, step)?;
    }
    // Of several steps each is asked by itself.
    if steps.len() == 1 && meaning::same(&old, &wanted) {
        return Ok(text.to_owned());
    }
    let new = edited(body)?;
    match meaning::read(&new) {
        Ok(got) if meaning::same(&got, &wanted) => Ok(format!("{bom}{new}")),
        Ok(_) | Err(_) => Err(Refusal::Unproven),
    }
}

fn edit_all(text: &str, run: &[Step]) -> Result<String, Refusal> {
    let Some(Step::Append {
        array,
        fields: _,
        sections,
    }) = run.first()
    else {
        return pieces::edit(text, run);
    };
    let entries: Vec<_> = run.iter().filter_map(Step::appended).collect();
    block::append(text, array, &entries, sections)
}

fn edit(text: &str, step: &Step) -> Result<String, Refusal> {
    match step {
        Step::Set {
            table,
            key,
            content,
            order,
        } => key::set(text, (*table).into(), key, content, order),
        Step::Unset { table, key } => key::unset(text, (*table).into(), key),
        Step::Push {
            table,
            key,
            values,
            order,
        } => list::push(text, (*table).into(), key, values, order),
        Step::Take { table, key, index } => list::take(text, (*table).into(), key, *index),
        Step::Swap {
            table,
            key,
            index,
            value,
        } => list::swap(text, (*table).into(), key, *index, value),
        Step::Append {
            array,
            fields,
            sections,
        } => block::append(text, array, &[fields], sections),
        Step::Drop { array, index } => block::drop_entry(text, array, *index),
    }
}
