//! From a cell of a sheet to the texts of a field: as people type them, and as a spreadsheet leaves
//! them.

use crate::{
    cmd::exchange::import::say,
    model::{
        field::{Field, Shown},
        name::slug,
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
        Ok(texts) if content(field, &texts) == slot.content() => Said::Same,
        Ok(texts) => Said::Texts(texts),
        Err(wrong) => Said::Wrong(wrong),
    }
}

/// Whether it is what an export would write: then it is not even parsed.
fn is_same(field: &Field, cell: &Cell, writing: Writing, held: &Held, slot: &dyn Shown) -> bool {
    match cell {
        Cell::Nothing => true,
        Cell::Text(text) => is_same_text(field, text, writing, held),
        Cell::List(elements) => slot.texts() == elements.as_slice(),
        // A spreadsheet takes a leading zero away.
        Cell::Number(number) if field.kind == Kind::Phone => {
            let written = held.raw();
            number.to_string() == written.trim_start_matches('0')
        }
        Cell::Number(_) | Cell::Yes(_) | Cell::Date(_) | Cell::NoValue(_) => false,
    }
}

fn is_same_text(field: &Field, text: &str, writing: Writing, written: &Held) -> bool {
    if writing == Writing::Escaped {
        return text.trim() == written.escaped().trim();
    }
    let held = plain_lines(&written.raw());
    let bare = plain_lines(bare(text, writing));
    let text = plain_lines(text);
    let is = |held: &str| {
        let is_digits = || !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit());
        text == held
            || bare == held
            || bare.trim() == held.trim()
            || field.kind == Kind::Phone && is_digits() && bare == held.trim_start_matches('0')
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
        Cell::Number(number) => vec![counted(field, *number)],
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

/// The elements between the bare `;`.
fn elements(field: &Field, text: &str, writing: Writing) -> Vec<String> {
    let pieces = split(text, ';').into_iter();
    let filled = pieces.filter(|piece| !piece.is_empty());
    let elements = filled.map(|piece| {
        let is_escaped = writing == Writing::Escaped;
        match field.kind == Kind::Person {
            true if is_escaped => with_commas(&tsv_unescaped(piece, &[])),
            true => with_commas(piece),
            false if is_escaped => tsv_unescaped(piece, &['\\', ';', ',']),
            false => unescaped(piece),
        }
    });
    elements.collect()
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

/// A number as a text: a year, a date that a spreadsheet counts, or only the number.
fn counted(field: &Field, number: f64) -> String {
    let dated = matches!(field.kind, Kind::Moment | Kind::Day);
    let date = dated.then(|| typed::serial(number)).flatten();
    date.map_or_else(|| number.to_string(), |date| date.to_string())
}

fn dated(field: &Field, moment: Moment) -> Result<String, Wrong> {
    if field.kind == Kind::Ages {
        return Err(say::ages_as_date(moment));
    }
    Ok(moment.to_string())
}

/// One value in its written form. What only a spreadsheet does to a value is undone, or told.
fn one(field: &Field, text: String) -> Result<String, Wrong> {
    if field.kind == Kind::Phone && has_lost_zero(&text) {
        return Err(say::lost_zero(&text));
    }
    if field.kind == Kind::Ages {
        return field.typed(&typed::ages(&text).unwrap_or(text));
    }
    // As it is made from a title.
    let is_title = field.kind == Kind::Id && (field.check)(&text).is_err();
    field.typed(&if is_title { slug(&text) } else { text })
}

/// Nine digits that do not begin with a zero: a Dutch number has ten, and its zero is what a
/// spreadsheet takes away.
fn has_lost_zero(text: &str) -> bool {
    text.len() == 9 && !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit())
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
            (TYPES, "PO; vo;", "po|vo"),
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
        assert!(text(PHONE, "715165000").starts_with('!'));
        assert!(text(START, "ooit").starts_with('!'));
        assert_eq!(read(START, &Cell::Number(2019.0)), Ok(vec!["2019".into()]));
        assert_eq!(
            read(START, &Cell::Number(43_649.0)),
            Ok(vec!["2019-07-03".into()])
        );
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
    fn a_person_keeps_its_backslashes() {
        assert_eq!(with_commas(r"a\;b\,c\\\;d"), r"a;b\,c\\;d");
    }
}
