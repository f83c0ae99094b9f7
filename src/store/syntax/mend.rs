//! A text with its slips told and put aside, so that the rest can be read.

use std::{borrow::Cow, collections::BTreeMap, ops::Range};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    Slip,
    conflict::conflicts,
    explain::{DOUBLE, Edit, explained},
    say,
    split::{Shape, Statement, is_noun, statements},
};
use crate::{
    diagnostic::toml::syntax,
    model::fault::{Fault, Faults, INVALID_TOML, MERGE_CONFLICT, MISSING_KEY},
};

/// A text that can be read, and what was wrong with it.
#[derive(Debug)]
pub struct Mended<'t> {
    /// What is wrong, at its places in the text as it was.
    pub faults: Faults,
    /// Whether entries may be missing of which nobody knows the noun.
    pub loses_entries: bool,
    /// The text that can be read.
    pub text: Cow<'t, str>,
    passes: Vec<Vec<Patch>>,
    lost: Vec<Range<usize>>,
    sections: Vec<Option<usize>>,
    is_toml: bool,
}

/// A stretch of a text that another one took the place of.
#[derive(Clone, Debug)]
struct Patch {
    old: Range<usize>,
    new: Range<usize>,
}

/// How often a text is read anew: what one slip hid comes to light when that is put aside.
const PASSES: usize = 6;

/// A value that is right under no key.
const NO_VALUE: &str = "0.5";

impl<'t> Mended<'t> {
    /// Of a text without a byte-order mark.
    pub fn of(text: &'t str) -> Self {
        let mut mended = Self {
            faults: Faults::default(),
            loses_entries: false,
            text: Cow::Borrowed(text),
            passes: Vec::new(),
            lost: Vec::new(),
            sections: Vec::new(),
            is_toml: false,
        };
        mended.settle_conflicts();
        for _ in 0..PASSES {
            let (_, mut errors) = DeTable::parse_recoverable(&mended.text);
            mended.is_toml = errors.is_empty();
            if mended.is_toml {
                break;
            }
            errors.sort_by_key(start_of);
            if !mended.put_aside(&errors) {
                break;
            }
        }
        mended.tell_rest();
        mended.faults.0.sort_by_key(|fault| fault.span.start);
        mended
    }

    /// Where nothing helped, what the parser says.
    fn tell_rest(&mut self) {
        if self.is_toml || !self.faults.0.is_empty() {
            return;
        }
        let (_, errors) = DeTable::parse_recoverable(&self.text);
        if let Some(error) = errors.first() {
            let slip = Slip::new(error.span().unwrap_or(0..0), syntax(error.message()));
            self.tell(slip);
        }
    }

    /// What can be read; nothing where too much is wrong.
    pub fn root(&self) -> Option<Spanned<DeValue<'_>>> {
        if !self.is_toml {
            return None;
        }
        let (root, _) = DeTable::parse_recoverable(&self.text);
        let span = root.span();
        Some(Spanned::new(span, DeValue::Table(root.into_inner())))
    }

    /// Whether nothing had to be put aside.
    pub const fn is_whole(&self) -> bool {
        self.passes.is_empty() && self.is_toml
    }

    /// Where a stretch of the mended text stands in the text as it was.
    pub fn back(&self, span: Range<usize>) -> Range<usize> {
        let before = |at| {
            let passes = self.passes.iter().rev();
            passes.fold(at, |at, pass| place_before(at, pass))
        };
        let (start, end) = (before(span.start), before(span.end));
        start..end.max(start)
    }

    /// Whether a stretch of the text as it was has to do with what was put aside.
    pub fn is_lost(&self, span: &Range<usize>) -> bool {
        let meets = |lost: &Range<usize>| {
            let is_empty = span.is_empty() && span.start == lost.start;
            is_empty && span.start != 0 || span.start < lost.end && lost.start < span.end
        };
        self.lost.iter().any(meets)
    }

    /// All that is wrong: what was put aside, and what was found in the rest and does not follow
    /// from that.
    pub fn with(&self, found: Faults) -> Faults {
        let mut faults = self.faults.clone();
        for fault in found.0 {
            let fault = Fault {
                span: self.back(fault.span),
                ..fault
            };
            // What is missing may be what could not be read.
            let section = Some(fault.span.start).filter(|_| !fault.span.is_empty());
            let is_hidden = fault.code == MISSING_KEY && self.sections.contains(&section);
            if !is_hidden && !self.is_lost(&fault.span) {
                faults.0.push(fault);
            }
        }
        faults
    }

    fn settle_conflicts(&mut self) {
        let found = conflicts(&self.text);
        let mut edits = Vec::new();
        for conflict in found {
            self.faults.0.push(Fault {
                code: MERGE_CONFLICT,
                span: conflict.marker,
                message: say::conflict(),
                help: Some(say::resolve()),
                related: Vec::new(),
            });
            self.lost.push(conflict.whole);
            // What the other side says may be what is missing.
            self.loses_entries = true;
            edits.extend(conflict.away.into_iter().map(|away| (away, String::new())));
        }
        self.patch(edits);
    }

    /// Tells the slips that the parser stumbled on, and puts each aside; false when none was found.
    fn put_aside(&mut self, errors: &[toml::de::Error]) -> bool {
        let text = self.text.clone().into_owned();
        let all = statements(&text);
        let stumbles = stumbles(&all, errors);
        let twice = headers_twice(&all);
        // What a parser says after something that is not closed is of no use.
        let trusted = all.iter().position(|one| one.slip.is_some());
        // Nor what it says twice of the keys under a header that stands there twice.
        let is_double_header = all.iter().zip(&stumbles).any(|(one, error)| {
            matches!(one.shape, Shape::Header(..)) && error.is_some_and(|it| it.message() == DOUBLE)
        });
        let mut edits = Vec::new();
        for (nth, statement) in all.iter().enumerate() {
            let is_pair = !matches!(statement.shape, Shape::Header(..));
            let error = stumbles[nth].filter(|error| {
                let follows = is_pair && is_double_header && error.message() == DOUBLE;
                !follows && trusted.is_none_or(|last| nth <= last)
            });
            if let Shape::Header(Some(name), is_double) = &statement.shape
                && let Some(places) = twice.get(name.as_str())
                && statement.slip.is_none()
            {
                if !is_double {
                    edits.push((statement.span.clone(), format!("[[{name}]]")));
                }
                if nth == places[1] {
                    self.tell(two_brackets(name, &all, places));
                }
                continue;
            }
            if error.is_none() && statement.slip.is_none() {
                continue;
            }
            let place = self.back(statement.span.clone());
            if self.is_lost(&place) {
                edits.push((statement.span.clone(), String::new()));
                continue;
            }
            let (slip, edit) = explained(&text, &all, nth, error);
            edits.push(match edit {
                Some(edit) => edit,
                None => self.aside(statement, place),
            });
            self.tell(slip);
        }
        let is_done = !edits.is_empty();
        self.patch(edits);
        is_done
    }

    /// What a statement is put aside for.
    fn aside(&mut self, statement: &Statement, place: Range<usize>) -> Edit {
        let start = place.start;
        self.lost.push(start..place.end + 1);
        match &statement.shape {
            Shape::Header(Some(name), _) if is_noun(name) => {
                (statement.span.clone(), format!("[[{name}]]"))
            }
            Shape::Header(_, _) => {
                self.loses_entries = true;
                (statement.span.clone(), format!("[[\"lost {start}\"]]"))
            }
            Shape::Pair(Some(_), value) => (value.clone(), format!(" {NO_VALUE}")),
            Shape::Pair(None, _) | Shape::Other => {
                let section = statement.section.map(|at| self.back(at..at).start);
                self.sections.push(section);
                let line = format!("\"lost {start}\" = {NO_VALUE}");
                (statement.span.clone(), line)
            }
        }
    }

    fn tell(&mut self, slip: Slip) {
        let back = |(span, text)| (self.back(span), text);
        let fault = Fault {
            code: INVALID_TOML,
            span: self.back(slip.span),
            message: slip.message,
            help: slip.help,
            related: slip.related.into_iter().map(back).collect(),
        };
        self.faults.0.push(fault);
    }

    /// Puts these in the places of others, none of which meets another one.
    fn patch(&mut self, mut edits: Vec<Edit>) {
        if edits.is_empty() {
            return;
        }
        edits.sort_by_key(|(span, _)| span.start);
        let (mut text, mut at) = (String::with_capacity(self.text.len()), 0);
        let mut patches = Vec::with_capacity(edits.len());
        for (old, new) in edits {
            text.push_str(&self.text[at..old.start]);
            let start = text.len();
            text.push_str(&new);
            at = old.end;
            patches.push(Patch {
                old,
                new: start..text.len(),
            });
        }
        text.push_str(&self.text[at..]);
        self.text = Cow::Owned(text);
        self.passes.push(patches);
    }
}

fn start_of(error: &toml::de::Error) -> usize {
    error.span().map_or(0, |span| span.start)
}

/// Where a place was before a pass.
fn place_before(at: usize, pass: &[Patch]) -> usize {
    let behind = pass.partition_point(|patch| patch.new.start <= at);
    let Some(patch) = behind.checked_sub(1).map(|nth| &pass[nth]) else {
        return at;
    };
    match at.checked_sub(patch.new.end) {
        Some(after) => patch.old.end + after,
        None => patch.old.start + (at - patch.new.start).min(patch.old.len()),
    }
}

/// The first error in each statement.
fn stumbles<'e>(
    all: &[Statement],
    errors: &'e [toml::de::Error],
) -> Vec<Option<&'e toml::de::Error>> {
    let mut first = vec![None; all.len()];
    for error in errors {
        let at = start_of(error);
        let behind = all.partition_point(|one| one.span.start <= at);
        if let Some(place) = first.get_mut(behind.saturating_sub(1)) {
            place.get_or_insert(error);
        }
    }
    first
}

/// The headers of nouns that stand there several times, and with one bracket at least once.
fn headers_twice(all: &[Statement]) -> BTreeMap<&str, Vec<usize>> {
    let mut found: BTreeMap<&str, (Vec<usize>, bool)> = BTreeMap::new();
    for (nth, statement) in all.iter().enumerate() {
        if let Shape::Header(Some(name), is_double) = &statement.shape
            && is_noun(name)
            && statement.slip.is_none()
        {
            let (places, is_single) = found.entry(name).or_default();
            places.push(nth);
            *is_single |= !is_double;
        }
    }
    let several = found
        .into_iter()
        .filter(|(_, (places, is_single))| *is_single && places.len() > 1);
    several.map(|(name, (places, _))| (name, places)).collect()
}

fn two_brackets(name: &str, all: &[Statement], places: &[usize]) -> Slip {
    let span = |nth: usize| all[places[nth]].span.clone();
    let slip = Slip::new(span(1), say::two_brackets(name));
    Slip {
        related: vec![(span(0), say::first_here())],
        ..slip.help(Some(say::write_at_all(name)))
    }
}
