//! A workbook: a noun, or each noun on a sheet of its own and one that explains them.

use anyhow::{Result, anyhow};

use super::{
    super::{
        fingerprint, say,
        sheet::{EXPLANATION, SHEETS, Sheet},
    },
    asked::Asked,
    outlet::Outlet,
};
use crate::{
    cmd::{refusal::Usage, session::Session},
    model::{field::Field, record::Record, value::Kind},
    output::{
        Cell, Column,
        xlsx::{Book, LONGEST, MOST_ROWS, SheetColumn},
    },
    store::Store,
    words::Words,
};

/// What the explanation of a list ends with.
const SEVERAL: Words = Words {
    en: "; several: with `; ` between them",
    nl: "; meer: met `; ` ertussen",
};

/// Writes it. Tells whether all that was to be in it is in it.
pub fn write(session: &mut Session, asked: &Asked, outlet: &mut Outlet) -> Result<bool> {
    if outlet.is_terminal(session) {
        return Err(Usage(say::no_terminal("xlsx")).into());
    }
    let sheets = asked.sheet.map_or(SHEETS.to_vec(), |sheet| vec![sheet]);
    let rows = rows(session, asked, &sheets)?;
    let mut book = Book::new();
    let mut notes = Vec::new();
    for (sheet, rows) in sheets.iter().zip(rows) {
        let name = sheet.noun.many.here();
        if rows.len() > MOST_ROWS {
            return Err(anyhow!(say::too_many_rows(name, rows.len(), MOST_ROWS)));
        }
        let columns = columns(sheet, session.store()?);
        let too_long = book.sheet(name, &columns, &rows).map_err(unmade)?;
        notes.extend(
            too_long
                .into_iter()
                .map(|(row, at)| say::too_long(name, row + 2, &columns[at].header, LONGEST)),
        );
    }
    if asked.sheet.is_none() {
        let (columns, rows) = explanation(&sheets);
        book.sheet(EXPLANATION.here(), &columns, &rows)
            .map_err(unmade)?;
    }
    outlet.give(&book.finish().map_err(unmade)?)?;
    let is_whole = notes.is_empty();
    for note in notes {
        session.out.later(note);
    }
    Ok(is_whole)
}

fn unmade(error: impl std::fmt::Display) -> anyhow::Error {
    anyhow!(say::no_workbook(error))
}

/// The rows of each sheet, of all records in one reading.
fn rows(session: &Session, asked: &Asked, sheets: &[Sheet]) -> Result<Vec<Vec<Vec<Cell>>>> {
    let store = session.store()?;
    let seen = (store, session.day, asked.audience);
    let mut all = vec![Vec::new(); sheets.len()];
    let finished = |sheet: &Sheet, mut row: Vec<Cell>| {
        // What is not there is not in the fingerprint either: whoever types a number where none
        // could be seen is told of the one that is known.
        sheet.hide(&mut row, asked.audience);
        row.push(sheet.fingerprint(&row).into());
        row
    };
    let mut unread: Vec<String> = asked.which.named().to_vec();
    let mut add = |all: &mut [Vec<Vec<Cell>>], record: &Record| {
        unread.retain(|slug| *slug != record.slug);
        for (sheet, rows) in sheets.iter().zip(all) {
            let found = sheet.rows_of(seen, record, &asked.which).into_iter();
            rows.extend(found.map(|row| finished(sheet, row)));
        }
    };
    for record in asked.records(store)? {
        add(&mut all, &record);
    }
    let is_near = |slug: &str| asked.is_near(store, slug);
    for (sheet, rows) in sheets.iter().zip(&mut all) {
        let others = sheet.other_rows(seen, &unread, &asked.which, is_near);
        rows.extend(others.into_iter().map(|row| finished(sheet, row)));
    }
    Ok(all)
}

fn columns(sheet: &Sheet, store: &Store) -> Vec<SheetColumn> {
    let columns = sheet.columns().into_iter();
    let columns = columns.chain([Sheet::fingerprint_column()]);
    let column = |column: Column| {
        let kind = sheet.noun.field(column.id).map(|field| field.kind);
        SheetColumn {
            header: Sheet::header(&column),
            has_dates: matches!(kind, Some(Kind::Moment | Kind::Day)),
            choices: kind.map_or(Vec::new(), |kind| choices(kind, store)),
            is_hidden: column.id == fingerprint::COLUMN,
        }
    };
    columns.map(column).collect()
}

/// What can be chosen from for a value.
fn choices(kind: Kind, store: &Store) -> Vec<String> {
    match kind {
        Kind::Theme => {
            let themes = store.themes().iter();
            themes.map(|theme| theme.id.to_string()).collect()
        }
        Kind::OneOf(words) => words.iter().map(|word| word.en.to_owned()).collect(),
        Kind::Text
        | Kind::Prose
        | Kind::Switch
        | Kind::Id
        | Kind::Code
        | Kind::Url
        | Kind::Email
        | Kind::Phone
        | Kind::Day
        | Kind::Moment
        | Kind::Ages
        | Kind::Ref(_)
        | Kind::Municipality(_)
        | Kind::Person => Vec::new(),
    }
}

/// A sheet that says what the columns of the others are, in both languages.
fn explanation(sheets: &[Sheet]) -> (Vec<SheetColumn>, Vec<Vec<Cell>>) {
    let headers = ["sheet", "blad", "column", "kolom", "holds", "bevat"];
    let columns = headers.map(|header| SheetColumn {
        header: header.to_owned(),
        has_dates: false,
        choices: Vec::new(),
        is_hidden: false,
    });
    let mut rows = Vec::new();
    for sheet in sheets {
        let columns = sheet.columns().into_iter();
        for column in columns.chain([Sheet::fingerprint_column()]) {
            let Words { en, nl } = sheet.help(&column);
            let is_list = sheet.noun.field(column.id).is_some_and(Field::is_list);
            let more = if is_list {
                SEVERAL
            } else {
                Words { en: "", nl: "" }
            };
            let many = sheet.noun.many;
            rows.push(vec![
                sheet.name.into(),
                many.nl.into(),
                column.id.into(),
                column.label.nl.into(),
                format!("{}{}", en.trim(), more.en).into(),
                format!("{}{}", nl.trim(), more.nl).into(),
            ]);
        }
    }
    (columns.to_vec(), rows)
}
