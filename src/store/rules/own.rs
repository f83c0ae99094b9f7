//! What a record must not say twice, or against itself.

use std::{collections::HashMap, hash::Hash, sync::OnceLock};

use super::{Case, Finding, Findings, Spot, case::Held};
use crate::{
    model::{
        field::Field,
        name::{canonical, is_same, key},
        noun::{Noun, Read, at},
        nouns::{Addendum, Agenda, Alderman, Contact, Intervention, Municipality, Source},
        record::NOUNS,
        value::{Day, Kind, Person, Value},
    },
    store::{
        Store,
        names::one_name,
        rules::say,
        syntax::strange::{self, Like},
        today,
    },
    words::visible,
};

/// Two interventions with one id.
pub fn double_id(case: &Case, found: &mut Findings) {
    const ID: &Field = at(Intervention::NOUN, "id");
    doubles(case, Intervention::NOUN, Some(ID), found);
}

/// Two agendas, or two addenda, with one period.
pub fn double_period(case: &Case, found: &mut Findings) {
    for noun in [Agenda::NOUN, Addendum::NOUN] {
        let periods = case.entries(noun).iter().map(|entry| entry.period());
        let is_sound = |nth: &usize| !case.record.is_doubtful(noun, *nth);
        for places in repeated(&periods.collect::<Vec<_>>()) {
            if is_sound(&places.0) && is_sound(&places.1) {
                found.push(double(case, noun, None, places));
            }
        }
    }
}

/// The nouns whose entries are people: an agreement is signed by one, and one is called.
const PEOPLE: [&Noun; 2] = [Alderman::NOUN, Contact::NOUN];

/// Two aldermen, or two contacts, with one name.
pub fn double_person(case: &Case, found: &mut Findings) {
    for noun in PEOPLE {
        double_names(case, noun, found);
    }
}

/// Two other entries with one name: a command cannot tell which is meant.
pub fn double_name(case: &Case, found: &mut Findings) {
    let others = [Intervention::NOUN, Agenda::NOUN, Addendum::NOUN];
    let judged = [&others[..], &PEOPLE].concat();
    let is_judged = |noun: &&Noun| judged.iter().any(|judged| judged.key == noun.key);
    for noun in NOUNS.iter().filter(|noun| !is_judged(noun)) {
        double_names(case, noun, found);
    }
}

fn double_names(case: &Case, noun: &'static Noun, found: &mut Findings) {
    let field = noun.named_by.first().and_then(|key| noun.field(key));
    doubles(case, noun, field, found);
}

fn doubles(case: &Case, noun: &'static Noun, field: Option<&'static Field>, found: &mut Findings) {
    let entries = case.entries(noun);
    if entries.len() < 2 {
        return;
    }
    let calls = entries
        .iter()
        .map(|entry| noun.canonical_name(&entry.call()));
    let calls: Vec<_> = calls.collect();
    for places in repeated(&calls) {
        if !calls[places.0].is_empty() {
            found.push(double(case, noun, field, places));
        }
    }
}

fn double(
    case: &Case,
    noun: &'static Noun,
    field: Option<&'static Field>,
    (nth, first): (usize, usize),
) -> Finding {
    let spot = |nth| {
        let entry = Spot::entry(case.record, noun, nth);
        field.map_or(entry, |field| entry.key(field))
    };
    let message = say::double(noun.one.here(), case.entries(noun)[nth].call());
    Finding::new(spot(nth), message).related(spot(first), say::first_here())
}

/// The places of those that stood there before, each with the first one.
pub fn repeated<T: Eq + Hash>(all: &[T]) -> Vec<(usize, usize)> {
    // So few are compared quicker than a table of them is made.
    const FEW: usize = 16;
    let mut seen = HashMap::new();
    let mut first = |nth: usize| match all.len() {
        0..=FEW => all[..nth].iter().position(|one| *one == all[nth]),
        _ => Some(*seen.entry(&all[nth]).or_insert(nth)).filter(|first| *first < nth),
    };
    let places = 0..all.len();
    places.filter_map(|nth| Some((nth, first(nth)?))).collect()
}

/// A value that stands twice in one list, however it is written.
pub fn double_element(case: &Case, found: &mut Findings) {
    case.for_each_field(Field::is_list, &mut |held| {
        doubles_in(case.store, &held, found);
    });
}

/// Those in one list.
pub fn doubles_in(store: &Store, held: &Held, found: &mut Findings) {
    if held.values.count() < 2 {
        return;
    }
    let (field, texts) = (held.field, held.values.texts());
    let called: Vec<_> = texts
        .iter()
        .map(|text| match Person::parse(text) {
            Ok(person) if field.kind == Kind::Person => canonical(&person.name),
            Ok(_) | Err(_) => one_name(store, field, text),
        })
        .collect();
    for (nth, first) in repeated(&called) {
        let (text, other) = (&texts[nth], &texts[first]);
        if field.kind == Kind::Person && !may_be_one(text, other) {
            continue;
        }
        let message = if text == other {
            say::double_element(text, field.key)
        } else {
            say::double_otherwise(text, other, field.key)
        };
        let finding = Finding::new(held.spot.element(nth), message);
        found.push(finding.related(held.spot.element(first), say::first_here()));
    }
}

/// Whether two people with one name are one: they have no other role or organisation.
fn may_be_one(one: &str, other: &str) -> bool {
    let (Ok(one), Ok(other)) = (Person::parse(one), Person::parse(other)) else {
        return true;
    };
    let agree = |one: Option<String>, other: Option<String>| {
        one.zip(other)
            .is_none_or(|(one, other)| is_same(&one, &other))
    };
    agree(one.role, other.role) && agree(one.organisation, other.organisation)
}

const ALIASES: &Field = at(Municipality::NOUN, "aliases");

/// A municipality among its own predecessors, aliases, or those that it signs for.
pub fn names_itself(case: &Case, found: &mut Findings) {
    let head = &case.record.head;
    let names = [head.name.as_str(), head.code.as_str(), &case.record.slug];
    let names = names.into_iter().chain(head.official_name.as_deref());
    let names: Vec<_> = names.collect();
    let is_own = |held: &Held, text: &str| {
        // Other signs between its words are a spelling that somebody may search for.
        if held.field.key == ALIASES.key {
            return names.iter().any(|name| is_same(name, text));
        }
        let code = case.store.code_of_named(text);
        code.map_or_else(
            || names.iter().any(|name| key(name) == key(text)),
            |code| code == head.code.as_str(),
        )
    };
    let may_be = |field: &Field| field.key == ALIASES.key || is_municipality(field);
    case.for_each_field(may_be, &mut |held| {
        held.for_each_text(&mut |text, spot| {
            if is_own(&held, text) {
                found.push(Finding::new(spot, say::names_itself(text, held.field.key)));
            }
        });
    });
}

const fn is_municipality(field: &Field) -> bool {
    matches!(field.kind, Kind::Municipality(_))
}

/// An alias by which the register knows another municipality; one that became part of this one may
/// go on as its alias.
pub fn alias_of_another(case: &Case, found: &mut Findings) {
    let register = case.store.register();
    let code = case.record.head.code.as_str();
    for (nth, alias) in case.record.head.aliases.iter().enumerate() {
        let Some(other) = register.by_name(alias).filter(|other| other.code != code) else {
            continue;
        };
        let is_part = register.heirs(other).iter().any(|heir| heir.code == code);
        if !(other.ended.is_some() && is_part) {
            let spot = Spot::head(ALIASES.key).element(nth);
            let message = say::alias_of_another(alias, other.name, other.code);
            found.push(Finding::new(spot, message));
        }
    }
}

/// A source that was read on a day that has not come.
pub fn future_date(case: &Case, found: &mut Findings) {
    const READ: &Field = at(Source::NOUN, "read");
    for (nth, source) in case.record.sources.iter().enumerate() {
        if let Some(day) = source.read.filter(|day| *day > now()) {
            let spot = Spot::entry(case.record, Source::NOUN, nth).key(READ);
            found.push(Finding::new(spot, say::future_date(day, now())));
        }
    }
}

/// Today, asked for once: of many records each asks.
fn now() -> Day {
    static TODAY: OnceLock<Day> = OnceLock::new();
    *TODAY.get_or_init(today)
}

/// The only alderman is a former one.
pub fn only_former(case: &Case, found: &mut Findings) {
    const FORMER: &Field = at(Alderman::NOUN, "former");
    if let [only] = &case.record.aldermen[..]
        && only.former == Some(true)
        && case.record.knows_all(Alderman::NOUN)
    {
        let spot = Spot::entry(case.record, Alderman::NOUN, 0).key(FORMER);
        found.push(Finding::new(spot, say::only_former(&only.name)));
    }
}

/// Facts without a source.
pub fn no_source(case: &Case, found: &mut Findings) {
    let record = case.record;
    let says_something = case.nouns().any(|(_, entries)| !entries.is_empty())
        || !record.head.themes.is_empty()
        || record.head.vision.is_some();
    let is_without = record.sources.is_empty() && record.knows_all(Source::NOUN);
    if is_without && says_something {
        let finding = Finding::new(Spot::head("name"), say::no_source(&record.head.name));
        found.push(finding.help(Some(say::add_source(&record.slug, now()))));
    }
}

/// Control and bidirectional characters, which a screen hides or obeys.
pub fn hidden_characters(case: &Case, found: &mut Findings) {
    if case.is_plain {
        return;
    }
    case.for_each_field(may_hide, &mut |held| {
        held.for_each_text(&mut |text, spot| {
            if let Some(sign) = hidden(text) {
                let code = format!("U+{:04X}", u32::from(sign));
                let message = match strange::strange(sign) {
                    Some(one) => say::hidden_as(code, one.name.here()),
                    None => say::hidden(code),
                };
                let finding = Finding::new(spot, message);
                found.push(Finding {
                    sign: Some(sign),
                    ..finding
                });
            }
        });
    });
}

/// What misleads in a text: what nobody sees, and a blank at an end of it that is none.
fn hidden(text: &str) -> Option<char> {
    let ends = [text.chars().next(), text.chars().next_back()];
    let is_blank = |sign: &char| strange::strange(*sign).is_some_and(|one| one.like == Like::Blank);
    let is_unseen =
        |sign: char| strange::strange(sign).is_some_and(|one| one.like == Like::Nothing);
    let found = visible::misleading(text).or_else(|| ends.into_iter().flatten().find(is_blank));
    found.or_else(|| {
        let mut unseen = text.char_indices().filter(|(_, sign)| is_unseen(*sign));
        let found = unseen.find(|(at, sign)| !joins(text, *at, *sign));
        found.map(|(_, sign)| sign)
    })
}

/// Whether this is a joiner inside an emoji, or inside a word of a script that knows joiners: the
/// letters of Latin do not.
fn joins(text: &str, at: usize, sign: char) -> bool {
    let is_joined = |c: Option<char>| c.is_some_and(|c| c >= '\u{300}' && !c.is_whitespace());
    let (before, behind) = (&text[..at], &text[at + sign.len_utf8()..]);
    matches!(sign, '\u{200c}' | '\u{200d}')
        && is_joined(before.chars().next_back())
        && is_joined(behind.chars().next())
}

/// Whether such a character can stand in the values of a field: the others have none but their own.
fn may_hide(field: &Field) -> bool {
    match field.kind {
        Kind::Text
        | Kind::Prose
        | Kind::Url
        | Kind::Email
        | Kind::Theme
        | Kind::Ref(_)
        | Kind::Municipality(_)
        | Kind::Person => true,
        Kind::Switch
        | Kind::Id
        | Kind::Code
        | Kind::Phone
        | Kind::Day
        | Kind::Moment
        | Kind::Ages
        | Kind::OneOf(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::repeated;

    #[test]
    fn few_and_many_are_repeated_alike() {
        assert_eq!(repeated(&[1, 2, 1, 3, 2, 1]), [(2, 0), (4, 1), (5, 0)]);
        let mut many: Vec<_> = (0..1000).collect();
        assert!(repeated(&many).is_empty());
        (many[700], many[900]) = (3, 3);
        assert_eq!(repeated(&many), [(700, 3), (900, 3)]);
    }
}
