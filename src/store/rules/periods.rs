//! Periods that cannot be, and periods that probably are not meant.

use std::collections::HashMap;

use super::{Case, Finding, Findings, Spot, say};
use crate::model::{
    field::Field,
    noun::{Entry, Noun, Read, at},
    nouns::{Addendum, Agenda, Alderman},
    value::{Day, Moment, Period, Ref},
};

/// An end before its start; reported at the end.
pub fn end_before_start(case: &Case, found: &mut Findings) {
    const UNTIL: &Field = at(Alderman::NOUN, "until");
    for (noun, entries) in case.nouns() {
        for (nth, entry) in entries.iter().enumerate() {
            let reversed = entry.period().filter(|period| period.is_reversed());
            if let Some((period, end)) = reversed.zip(noun.field("end")) {
                judge(case, noun, nth, end, period, found);
            }
        }
    }
    for (nth, alderman) in case.record.aldermen.iter().enumerate() {
        judge(case, Alderman::NOUN, nth, UNTIL, alderman.term(), found);
    }
}

fn judge(
    case: &Case,
    noun: &Noun,
    nth: usize,
    end: &'static Field,
    period: Period,
    found: &mut Findings,
) {
    if let (Some(from), Some(until), true) = (period.start, period.end, period.is_reversed()) {
        let spot = Spot::entry(case.record, noun, nth).key(end);
        found.push(Finding::new(spot, say::end_before_start(until, from)));
    }
}

/// Two addenda of one agenda at the same time: of those that begin earlier, one meets the one that
/// runs longest.
pub fn overlapping_addenda(case: &Case, found: &mut Findings) {
    let addenda = &case.record.addenda;
    if addenda.len() < 2 {
        return;
    }
    let periods: Vec<_> = addenda.iter().map(period_of).collect();
    let is_doubtful = |nth: usize| case.record.is_doubtful(Addendum::NOUN, nth);
    let is_sound = |nth: &usize| !periods[*nth].is_reversed() && !is_doubtful(*nth);
    let mut by_start: Vec<_> = (0..addenda.len()).filter(is_sound).collect();
    by_start.sort_by_key(|nth| (periods[*nth].first_day(), *nth));
    let mut longest = HashMap::new();
    for nth in by_start {
        let agenda = addenda[nth].agenda.as_ref().map(Ref::as_str);
        let other = *longest.entry(agenda).or_insert(nth);
        // Of two with the same period `double-period` tells.
        if periods[other] != periods[nth] && overlap(periods[other], periods[nth]) {
            let (first, second) = (other.min(nth), other.max(nth));
            let spot = |nth| Spot::entry(case.record, Addendum::NOUN, nth);
            let message = say::overlap(periods[second], periods[first]);
            let finding = Finding::new(spot(second), message);
            found.push(finding.related(spot(first), say::other_here()));
        }
        if ends_later(periods[nth], periods[other]) {
            longest.insert(agenda, nth);
        }
    }
}

/// Whether this one ends after the other one, or never.
fn ends_later(one: Period, other: Period) -> bool {
    match (one.last_day(), other.last_day()) {
        (Some(one), Some(other)) => one > other,
        (one, other) => one.is_none() && other.is_some(),
    }
}

/// An intervention that an addendum adds and continues at once.
pub fn added_and_extended(case: &Case, found: &mut Findings) {
    const ADDS: &Field = at(Addendum::NOUN, "interventions");
    const EXTENDS: &Field = at(Addendum::NOUN, "extends");
    let addenda = case.record.addenda.iter().enumerate();
    for (nth, addendum) in addenda.filter(|(_, addendum)| !addendum.extends.is_empty()) {
        let ids = addendum.interventions.iter().enumerate();
        let added: HashMap<_, _> = ids.map(|(place, id)| (id.as_str(), place)).collect();
        for (place, id) in addendum.extends.iter().enumerate() {
            let Some(added) = added.get(id.as_str()) else {
                continue;
            };
            let spot = |field| Spot::entry(case.record, Addendum::NOUN, nth).key(field);
            let message = say::added_and_extended(id, addendum.call());
            let finding = Finding::new(spot(EXTENDS).element(place), message);
            found.push(finding.related(spot(ADDS).element(*added), say::added_here()));
        }
    }
}

fn overlap(a: Period, b: Period) -> bool {
    let begins_before_end = |a: Period, b: Period| match (a.first_day(), b.last_day()) {
        (Some(first), Some(last)) => first <= last,
        (_, None) | (None, _) => true,
    };
    begins_before_end(a, b) && begins_before_end(b, a)
}

/// An addendum that begins after its agenda and the earlier addenda have ended, with a gap.
pub fn gap_before_addendum(case: &Case, found: &mut Findings) {
    const START: &Field = at(Addendum::NOUN, "start");
    let record = case.record;
    // Something that could not be read may fill the gap.
    if ![Agenda::NOUN, Addendum::NOUN]
        .into_iter()
        .all(|noun| record.knows_all(noun))
    {
        return;
    }
    let ends = ends(&record.addenda);
    for (nth, addendum) in record.addenda.iter().enumerate() {
        let first = addendum.start.first_day();
        let agendas = record.agendas.iter().filter(|agenda| {
            addendum
                .agenda
                .as_ref()
                .is_none_or(|named| named.as_str() == agenda.call())
        });
        let agendas = agendas.map(|agenda| {
            Period {
                start: agenda.start,
                end: agenda.end,
            }
            .last_day()
        });
        let earlier = ends.partition_point(|(start, _)| *start < addendum.start);
        let others = earlier.checked_sub(1).map(|last| ends[last].1);
        let Some(last) = last_day(agendas.chain(others)) else {
            continue;
        };
        if last.next().is_some_and(|next| next < first) {
            let spot = Spot::entry(record, Addendum::NOUN, nth).key(START);
            let finding = Finding::new(spot, say::gap(addendum.call(), last));
            let agenda = (!record.agendas.is_empty()).then(|| Spot::entry(record, Agenda::NOUN, 0));
            found.push(match agenda {
                Some(agenda) => finding.related(agenda, say::chain_begins()),
                None => finding,
            });
        }
    }
}

/// The addenda by their starts: each start, and when it and all before it have ended.
fn ends(addenda: &[Addendum]) -> Vec<(Moment, Option<Day>)> {
    let end = |addendum: &Addendum| (addendum.start, period_of(addendum).last_day());
    let mut ends: Vec<_> = addenda.iter().map(end).collect();
    ends.sort_unstable();
    for next in 1..ends.len() {
        ends[next].1 = last_day([ends[next - 1].1, ends[next].1].into_iter());
    }
    ends
}

/// The last day of a chain; nothing where one of it is open or not known.
fn last_day(days: impl Iterator<Item = Option<Day>>) -> Option<Day> {
    let days: Option<Vec<Day>> = days.collect();
    days?.into_iter().max()
}

fn period_of(addendum: &Addendum) -> Period {
    Period {
        start: Some(addendum.start),
        end: addendum.end,
    }
}
