//! A noun in the formats for scripts: rows as `list` writes them, as many as there are.

use anyhow::Result;
use clap::ArgMatches;

use super::{super::sheet::Sheet, EXCEL, FINGERPRINT, RAW, asked::Asked, outlet::Outlet};
use crate::{
    cmd::{
        session::Session,
        table::{BOM, DELIMITER},
    },
    model::record::Record,
    output::{Cell, Format, Formulas, Rows, Stream, Style},
};

/// So many rows are written at once.
const MANY: usize = 1_000;

/// Writes them.
pub fn write(
    session: &Session,
    matches: &ArgMatches,
    (sheet, asked): (Sheet, &Asked),
    format: Format,
    outlet: &mut Outlet,
) -> Result<()> {
    let store = session.store()?;
    let seen = (store, session.day, asked.audience);
    let is_marked = matches.get_flag(FINGERPRINT) || matches.get_flag(EXCEL);
    let mut stream = Stream::new(style(session, matches, format, outlet));
    let mut columns = sheet.columns();
    if is_marked {
        columns.push(Sheet::fingerprint_column());
    }
    let marked = |mut row: Vec<Cell>| {
        if is_marked {
            row.push(sheet.fingerprint(&row).into());
        }
        row
    };
    let mut unread: Vec<String> = asked.which.named().to_vec();
    let mut rows = Rows::new(columns);
    outlet.give(stream.piece(&rows).as_bytes())?;
    let of_record = |record: &Record| {
        let found = asked
            .is_for(record)
            .then(|| sheet.rows_of(seen, record, &asked.which));
        let found = found?.into_iter().map(marked);
        Some((record.slug.clone(), found.collect::<Vec<_>>()))
    };
    let is_read = store.made_of(&asked.which, None, of_record, |each| {
        for (slug, found) in each {
            unread.retain(|unread| *unread != slug);
            rows.rows.extend(found);
            if rows.rows.len() >= MANY {
                if !outlet.give(stream.piece(&rows).as_bytes())? {
                    return Ok(false);
                }
                rows.rows.clear();
            }
        }
        anyhow::Ok(true)
    })??;
    if !is_read {
        return Ok(());
    }
    let others = sheet.other_rows(seen, &unread, &asked.which, |slug| {
        asked.is_near(store, slug)
    });
    rows.rows.extend(others.into_iter().map(marked));
    outlet.give(stream.piece(&rows).as_bytes())?;
    outlet.give(stream.end().as_bytes())?;
    Ok(())
}

fn style(session: &Session, matches: &ArgMatches, format: Format, outlet: &Outlet) -> Style {
    let mut style = session.out.style(Some(format));
    let is_excel = matches.get_flag(EXCEL);
    style.screen.is_terminal = outlet.is_terminal(session);
    if !matches.get_flag(RAW) {
        style.formulas = Formulas::Guarded;
    }
    style.bom = is_excel || matches.get_flag(BOM);
    if is_excel {
        style.delimiter = b';';
    }
    if let Some(sign) = matches.get_one(DELIMITER) {
        style.delimiter = *sign;
    }
    style
}
