//! Many steps at once. One after the other, each would read the whole text again: a text that is
//! twice as long and gets twice as many steps would take four times as long.

use std::{collections::BTreeMap, ops::Range};

use super::{
    Refusal, Step, Table, block,
    find::{Held, Place},
    layout::Layout,
    lines, meaning,
    splice::{Splice, patch},
    step::apply,
};

/// The text after these steps: what [`apply`] for each of them gives, one after the other.
///
/// The steps on an entry are carried out on the text of that entry alone, as if it were all there
/// is; the whole is proved once. Where that cannot be, it is done one after the other after all.
pub fn apply_all(text: &str, steps: &[Step]) -> Result<String, Refusal> {
    match steps {
        [] | [_] => {}
        [_, _, ..] => {
            if let Some(new) = at_once(text, steps) {
                return Ok(new);
            }
        }
    }
    let mut text = text.to_owned();
    for step in steps {
        text = apply(&text, step)?;
    }
    Ok(text)
}

fn at_once(text: &str, steps: &[Step]) -> Option<String> {
    let (bom, body) = match text.strip_prefix('\u{feff}') {
        Some(body) => ("\u{feff}", body),
        None => ("", text),
    };
    let mut wanted = meaning::read(body).ok()?;
    for step in steps {
        meaning::carry_out(&mut wanted, step).ok()?;
    }
    let Sorted { changes, appends } = Sorted::of(steps)?;
    let mut new = changed(body, &changes)?;
    for (array, steps) in appends {
        new = appended(&new, array, &steps)?;
    }
    let got = meaning::read(&new).ok()?;
    meaning::same(&got, &wanted).then(|| format!("{bom}{new}"))
}

/// Steps by what they are about. Those on one entry keep their order; between entries it is the
/// same in which order they come.
struct Sorted<'s, 'a> {
    changes: BTreeMap<(&'a str, usize), Vec<&'s Step<'a>>>,
    appends: Vec<(&'a str, Vec<&'s Step<'a>>)>,
}

impl<'s, 'a> Sorted<'s, 'a> {
    fn of(steps: &'s [Step<'a>]) -> Option<Self> {
        let mut sorted = Self {
            changes: BTreeMap::new(),
            appends: Vec::new(),
        };
        for step in steps {
            match step {
                Step::Append { array, .. } => {
                    let mut others = sorted.appends.iter_mut();
                    match others.find(|(other, _)| other == array) {
                        Some((_, steps)) => steps.push(step),
                        None => sorted.appends.push((array, vec![step])),
                    }
                }
                Step::Set { table, .. } | Step::Unset { table, .. } | Step::Push { table, .. } => {
                    let Table::Entry { array, index } = table else {
                        return None;
                    };
                    let entry = sorted.changes.entry((*array, *index));
                    entry.or_default().push(step);
                }
                // These move what others count.
                Step::Take { .. } | Step::Swap { .. } | Step::Drop { .. } => return None,
            }
        }
        Some(sorted)
    }
}

fn changed(text: &str, changes: &BTreeMap<(&str, usize), Vec<&Step>>) -> Option<String> {
    let layout = Layout::read(text).ok()?;
    let mut blocks: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut splices = Vec::new();
    let mut places: Vec<Range<usize>> = Vec::new();
    for ((array, index), steps) in changes {
        if !blocks.contains_key(array) {
            blocks.insert(array, blocks_of(&layout, array)?);
        }
        let section = *blocks.get(array)?.get(*index)?;
        let place = block_at(&layout, section)?;
        let old = text.get(place.clone())?;
        let mut new = old.to_owned();
        for step in steps {
            new = apply(&new, &on_first(step)).ok()?;
        }
        places.push(place.clone());
        splices.push(Splice::replace(place, new));
    }
    places.sort_by_key(|place| place.start);
    let overlap = places.windows(2).any(|pair| pair[1].start < pair[0].end);
    (!overlap).then(|| patch(text, splices))
}

/// The first one is appended to the text, the others to the first one.
fn appended(text: &str, array: &str, steps: &[&Step]) -> Option<String> {
    let (first, others) = steps.split_first()?;
    let text = apply(text, first).ok()?;
    if others.is_empty() {
        return Some(text);
    }
    let layout = Layout::read(&text).ok()?;
    let last = *blocks_of(&layout, array)?.last()?;
    let place = block_at(&layout, last)?;
    let model = text.get(place.clone())?;
    let mut more = String::new();
    for step in others {
        let grown = apply(model, step).ok()?;
        more.push_str(grown.strip_prefix(model)?);
    }
    Some(patch(&text, vec![Splice::insert(place.end, more)]))
}

fn blocks_of(layout: &Layout, array: &str) -> Option<Vec<usize>> {
    match layout.held(Place::Lines(0), array) {
        Held::Blocks(blocks) => Some(blocks),
        Held::Absent | Held::Item(_, _) | Held::Tangled => None,
    }
}

/// The bytes of an entry and of all that is below it.
fn block_at(layout: &Layout, section: usize) -> Option<Range<usize>> {
    let header = layout.header(section)?;
    let last = layout.below(section).last().copied().unwrap_or(section);
    let start = lines::start(layout.text, header.span.start);
    Some(start..block::end(layout, last))
}

/// The step as it is on a text in which its entry is the only one.
fn on_first<'a>(step: &Step<'a>) -> Step<'a> {
    let mut step = step.clone();
    match &mut step {
        Step::Set { table, .. } | Step::Unset { table, .. } | Step::Push { table, .. } => {
            if let Table::Entry { index, .. } = table {
                *index = 0;
            }
        }
        Step::Take { .. } | Step::Swap { .. } | Step::Append { .. } | Step::Drop { .. } => {}
    }
    step
}
