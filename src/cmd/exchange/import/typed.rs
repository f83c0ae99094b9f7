//! From a cell of a sheet to the texts of a field: as people type them, and as a spreadsheet leaves
//! them.

use crate::{
    cmd::exchange::import::say,
    model::{
        field::{Field, Shown},
        name::{normalized_lines, slug},
        plain::{Content, Plain},
        value::{Kind, Moment, Wrong, typed},
    },
    output::{
        Cell as Held,
        cell::{split, unescaped},
        formula::unguarded,
        tsv_unescaped,
    },
    store::sheet::{Cell, Writing, narrowed},
};

/// What a cell says about a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// What the field holds already, or nothing at all.
    Same,
    /// These values, each in its written form.
    Texts(Vec<String>),
    /// Nothing that can be.
    Wrong(Wrong),
}

/// What a cell says about a field that holds this.
pub fn said(field: &Field, cell: &Cell, writing: Writing, held: &Held, slot: &dyn Shown) -> Said {
    if is_same(field, cell, writing, held, slot) {
        return Said::Same;
    }
    match texts(field, cell, writing) {
        Ok(texts) if texts.is_empty() => Said::Same,
        Ok(texts) if is_held(field, &texts, slot) => Said::Same,
        Ok(texts) => Said::Texts(texts),
        Err(wrong) => Said::Wrong(wrong),
    }
}

/// Whether a field holds these texts already; a spreadsheet may change the form of a text, and nobody
/// means that.
pub fn is_held(field: &Field, texts: &[String], slot: &dyn Shown) -> bool {
    let held = slot.texts();
    let read_alike = |(text, held): (&String, _)| normalized_lines(text) == normalized_lines(held);
    content(field, texts) == slot.content()
        || texts.len() == held.len()
            && texts
                .iter()
                .zip(held.iter().map(AsRef::as_ref))
                .all(read_alike)
}

/// Whether it is what an export would write: then it is not even parsed.
fn is_same(field: &Field, cell: &Cell, writing: Writing, held: &Held, slot: &dyn Shown) -> bool {
    match cell {
        Cell::Nothing => true,
        Cell::Text(text) => is_same_text(field, text, writing, held),
        Cell::List(elements) => slot.texts() == elements.as_slice(),
        Cell::Number(number) => has_lost_sign(field, &number.to_string(), &held.raw()),
        Cell::Yes(_) | Cell::Date(_) | Cell::NoValue(_) => false,
    }
}

/// Whether a telephone number is the one that is held, but for what a spreadsheet takes away: a
/// leading zero, or a plus.
fn has_lost_sign(field: &Field, number: &str, held: &str) -> bool {
    let is_sum = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    field.kind == Kind::Phone && is_sum && number == held.trim_start_matches(['+', '0'])
}

fn is_same_text(field: &Field, text: &str, writing: Writing, written: &Held) -> bool {
    let held = plain_lines(&written.raw());
    if writing == Writing::Escaped {
        return text.trim() == written.escaped().trim() || has_lost_sign(field, text.trim(), &held);
    }
    let bare = plain_lines(bare(text, writing));
    let text = plain_lines(text);
    let is = |held: &str| {
        text == held
            || bare == held
            || bare.trim() == held.trim()
            || has_lost_sign(field, &bare, held)
    };
    is(&held) || writing == Writing::Narrow && is(&narrowed(&held))
}

fn plain_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The text without what only kept a spreadsheet from calculating.
fn bare(text: &str, writing: Writing) -> &str {
    match writing {
        Writing::Whole | Writing::Escaped => text,
        Writing::Guarded | Writing::Narrow => unguarded(text),
    }
}

/// The values that a cell gives a field, each in its written form.
///
/// # Errors
/// When one of them is no such value.
pub fn texts(field: &Field, cell: &Cell, writing: Writing) -> Result<Vec<String>, Wrong> {
    let pieces = match cell {
        Cell::Nothing => Vec::new(),
        Cell::Text(text) => {
            let text = plain_lines(bare(text, writing)).trim().to_owned();
            match (field.is_list(), writing) {
                (true, _) => elements(field, &text, writing),
                (false, Writing::Escaped) => vec![tsv_unescaped(&text, &['\\'])],
                (false, Writing::Whole | Writing::Guarded | Writing::Narrow) => vec![text],
            }
        }
        Cell::List(elements) => elements.clone(),
        Cell::Number(number) => vec![counted(field, *number)?],
        Cell::Yes(yes) => vec![yes.to_string()],
        Cell::Date(moment) => vec![dated(field, *moment)?],
        Cell::NoValue(shown) => return Err(say::no_value(shown)),
    };
    if pieces.len() > 1 && !field.is_list() {
        return Err(say::one_value(pieces.join("; ")));
    }
    let typed = pieces.into_iter().map(|piece| one(field, piece));
    typed.collect()
}

/// The content of a field with these values; nothing where one of them is none.
pub fn content(field: &Field, texts: &[String]) -> Option<Content> {
    let mut values = texts.iter().map(|text| (field.plain)(text).ok());
    if field.is_list() {
        return values.collect::<Option<Vec<_>>>().map(Content::Many);
    }
    values.next().flatten().map(Content::One)
}

/// What an export would write for these values.
pub fn written(field: &Field, texts: &[String]) -> Held {
    match content(field, texts) {
        None => Held::Nothing,
        Some(Content::One(value)) if matches!(field.kind, Kind::Moment | Kind::Day) => {
            Held::One(Plain::Text(Held::One(value).raw()))
        }
        Some(content) => content.into(),
    }
}

/// The elements between the bare `;`, and those on lines of their own: a list has no element of two
/// lines.
fn elements(field: &Field, text: &str, writing: Writing) -> Vec<String> {
    let is_escaped = writing == Writing::Escaped;
    let pieces = text.lines().flat_map(|line| split(line, ';'));
    let elements = pieces.map(|piece| match field.kind == Kind::Person {
        true if is_escaped => with_commas(&tsv_unescaped(piece, &[])),
        true => with_commas(piece),
        false if is_escaped => tsv_unescaped(piece, &['\\', ';', ',']),
        false => unescaped(piece),
    });
    // In tsv a line ends within its cell as `\n`.
    let lines = elements.flat_map(|element| {
        let lines = element.lines().map(|line| line.trim().to_owned());
        lines.collect::<Vec<_>>()
    });
    lines.filter(|line| !line.is_empty()).collect()
}

/// A person keeps the backslashes that its parts need.
fn with_commas(piece: &str) -> String {
    let mut out = String::with_capacity(piece.len());
    let mut chars = piece.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some(';')) => {}
            ('\\', Some('\\')) => {
                out.push(c);
                out.extend(chars.next());
            }
            _ => out.push(c),
        }
    }
    out
}

/// A number as a text. Where a date belongs only a year is a number: what else a spreadsheet meant is
/// told by a format of dates, and this has none.
fn counted(field: &Field, number: f64) -> Result<String, Wrong> {
    let text = number.to_string();
    let is_year = || number.fract() == 0.0 && (1000.0..10_000.0).contains(&number);
    if is_dated(field) && !is_year() {
        return Err(say::number_for_date(text));
    }
    if number.abs() >= LOST {
        return Err(say::long_number(text));
    }
    Ok(text)
}

/// A spreadsheet keeps fifteen digits; of what is as large as this it may have lost some.
const LOST: f64 = 1e15;

fn dated(field: &Field, moment: Moment) -> Result<String, Wrong> {
    if field.kind == Kind::Ages {
        return Err(say::ages_as_date(moment));
    }
    if is_dated(field) && !LIKELY.contains(&moment.year) {
        return Err(say::far_date(moment));
    }
    Ok(moment.to_string())
}

const fn is_dated(field: &Field) -> bool {
    matches!(field.kind, Kind::Moment | Kind::Day)
}

/// Years that somebody may have meant. Who types a year into a cell of dates gets a day of 1905.
const LIKELY: std::ops::Range<u16> = 1950..2100;

/// One value in its written form. What only a spreadsheet does to a value is undone, or told.
fn one(field: &Field, text: String) -> Result<String, Wrong> {
    match field.kind {
        Kind::Phone => lost(&text).map_or_else(|| field.typed(&text), Err),
        Kind::Ages => field.typed(&typed::dated_ages(&text).unwrap_or(text)),
        Kind::Moment | Kind::Day => match date(&text) {
            Some(date) => field.typed(date).and_then(likely),
            None => Err(say::number_for_date(text)),
        },
        // As it is made from a title.
        Kind::Id if (field.check)(&text).is_err() => field.typed(&slug(&text)),
        Kind::Id
        | Kind::Text
        | Kind::Prose
        | Kind::Switch
        | Kind::OneOf(_)
        | Kind::Code
        | Kind::Url
        | Kind::Email
        | Kind::Theme
        | Kind::Ref(_)
        | Kind::Municipality(_)
        | Kind::Person => field.typed(&text),
    }
}

/// A date without what a spreadsheet adds to it in csv: midnight, or the `,0` of a year that it takes
/// for a sum. Nothing where it is a number, and no year: `2021.1` may be October.
fn date(text: &str) -> Option<&str> {
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let Some((whole, part)) = text.split_once(['.', ',']) else {
        let is_number = is_digits(text) && !text.is_empty() && text.len() != 4;
        return (!is_number).then(|| without_midnight(text));
    };
    if !is_digits(whole) || !is_digits(part) {
        return Some(without_midnight(text));
    }
    let is_year = whole.len() == 4 && part.bytes().all(|byte| byte == b'0');
    is_year.then_some(whole)
}

/// A date that somebody may have meant; a year alone was typed as that.
fn likely(date: String) -> Result<String, Wrong> {
    let year = date.split_once('-').and_then(|(year, _)| year.parse().ok());
    match year {
        Some(year) if !LIKELY.contains(&year) => Err(say::far_date(date)),
        Some(_) | None => Ok(date),
    }
}

/// The day alone, of a moment that is its first.
fn without_midnight(text: &str) -> &str {
    let Some((day, time)) = text.split_once(['T', ' ']) else {
        return text;
    };
    let parts: Vec<&str> = time.trim().split([':', '.']).collect();
    let is_nothing = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte == b'0');
    let is_midnight =
        (2..=4).contains(&parts.len()) && time.contains(':') && parts.iter().all(is_nothing);
    if is_midnight { day } else { text }
}

/// Why a telephone number is none: a spreadsheet took it for a sum. Of nine digits the first was a
/// zero (a Dutch number has ten); before more there stood a plus, or two zeros.
fn lost(text: &str) -> Option<Wrong> {
    let is_sum = !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.len() {
        9 if is_sum => Some(say::lost_zero(text)),
        10.. if is_sum => Some(say::lost_plus(text)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{texts, with_commas};
    use crate::{
        model::{
            field::Field,
            noun::{Read, at},
            nouns::{Alderman, Contact, Intervention, News},
            value::Moment,
        },
        store::sheet::{Cell, Writing},
    };

    fn read(field: &Field, cell: &Cell) -> Result<Vec<String>, String> {
        texts(field, cell, Writing::Guarded)
    }

    fn text(field: &Field, text: &str) -> String {
        let read = read(field, &Cell::Text(text.to_owned()));
        read.map_or_else(|wrong| format!("! {wrong}"), |texts| texts.join("|"))
    }

    #[test]
    fn cells_are_understood_as_people_type_them() {
        const START: &Field = at(Intervention::NOUN, "start");
        const TYPES: &Field = at(Intervention::NOUN, "school-types");
        const PEOPLE: &Field = at(Intervention::NOUN, "people");
        const AGES: &Field = at(Intervention::NOUN, "ages");
        const TITLE: &Field = at(Intervention::NOUN, "title");
        const FORMER: &Field = at(Alderman::NOUN, "former");
        const KIND: &Field = at(News::NOUN, "kind");
        const PHONE: &Field = at(Contact::NOUN, "phone");
        for (field, typed, expected) in [
            (START, "3 juli 2019", "2019-07-03"),
            (START, "2024.0", "2024"),
            (START, "2024,00", "2024"),
            (START, "3-7-2024 00:00", "2024-07-03"),
            (START, "3-7-2024 0:00:00", "2024-07-03"),
            (START, "2024-07-03 00:00:00", "2024-07-03"),
            (START, "2024-07-03T00:00:00.000", "2024-07-03"),
            (TYPES, "PO; vo;", "po|vo"),
            (TYPES, "PO\nvo\r\n\nmbo; vso", "po|vo|mbo|vso"),
            (
                PEOPLE,
                "A\\; B, rol\\, of twee; C",
                "A; B, rol\\, of twee|C",
            ),
            (AGES, "4-dec", "4-12"),
            (TITLE, "'=1+1", "=1+1"),
            (TITLE, "'s Middags; en meer", "'s Middags; en meer"),
            (FORMER, "WAAR", "true"),
            (KIND, "Nieuws", "news"),
            (PHONE, "071 516 50 00", "071 516 50 00"),
        ] {
            assert_eq!(text(field, typed), expected);
        }
        for phone in ["715165000", "31715165000", "4930123456"] {
            assert!(text(PHONE, phone).starts_with('!'), "{phone}");
        }
    }

    #[test]
    fn what_a_spreadsheet_took_for_a_number_is_no_date() {
        const START: &Field = at(Intervention::NOUN, "start");
        const AGES: &Field = at(Intervention::NOUN, "ages");
        const TITLE: &Field = at(Intervention::NOUN, "title");
        for date in [
            "ooit",
            "45476",
            "2024.1",
            "2024,10",
            "202407",
            "20240703",
            "7.2024",
            "2024-07-03 10:00",
            "2024-07-03 00:00:01",
            "2024-07-03T00",
            "3-7-2024 0",
        ] {
            assert!(text(START, date).starts_with('!'), "{date}");
        }
        assert_eq!(read(START, &Cell::Number(2019.0)), Ok(vec!["2019".into()]));
        for number in [43_649.0, 2019.1, 201_907.0, -2019.0, 0.0] {
            assert!(read(START, &Cell::Number(number)).is_err(), "{number}");
        }
        assert!(read(TITLE, &Cell::Number(1e15)).is_err());
        assert!(text(START, "16-7-1905").starts_with('!'));
        assert!(text(START, "juli 1905").starts_with('!'));
        for (month, day) in [(None, None), (Some(7), None), (Some(7), Some(16))] {
            let date = Cell::Date(Moment {
                year: 1905,
                month,
                day,
            });
            assert!(read(START, &date).is_err());
        }
        assert_eq!(text(START, "1905"), "1905");
        assert_eq!(read(TITLE, &Cell::Number(2.5)), Ok(vec!["2.5".to_owned()]));
        let date = Cell::Date(Moment {
            year: 2019,
            month: Some(7),
            day: None,
        });
        assert_eq!(read(START, &date), Ok(vec!["2019-07".into()]));
        assert!(read(AGES, &date).is_err());
        assert!(read(TITLE, &Cell::NoValue("#N/A".into())).is_err());
    }

    #[test]
    fn what_tsv_escapes_comes_back_in_a_person_too() {
        const PEOPLE: &Field = at(Intervention::NOUN, "people");
        let cell = Cell::Text(r"A\tB\, C, rol\u{e9}; D\\E".into());
        let people = texts(PEOPLE, &cell, Writing::Escaped);
        assert_eq!(people, Ok(vec!["A\tB\\, C, rolé".into(), r"D\\E".into()]));
    }

    #[test]
    fn a_person_keeps_its_backslashes() {
        assert_eq!(with_commas(r"a\;b\,c\\\;d"), r"a;b\,c\\;d");
    }
}
