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
    output::{Cell, Column, Format, Formulas, Rows, Stream, Style},
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
    let of_record = |record: &Record| {
        let rows = asked
            .is_for(record)
            .then(|| sheet.rows_of(seen, record, &asked.which));
        let rows: Vec<_> = rows?.into_iter().map(marked).collect();
        Some((record.slug.clone(), rows))
    };
    let style = style(session, matches, format, outlet);
    let mut pieces = Pieces::begin(columns, style, outlet)?;
    let mut unread: Vec<String> = asked.which.named().to_vec();
    let is_open = store.made_of(&asked.which, None, of_record, |each| {
        for (slug, rows) in each {
            unread.retain(|unread| *unread != slug);
            if !pieces.add(rows)? {
                return Ok(false);
            }
        }
        anyhow::Ok(true)
    })??;
    if !is_open {
        return Ok(());
    }
    let is_near = |slug: &str| asked.is_near(store, slug);
    let others = sheet.other_rows(seen, &unread, &asked.which, is_near);
    pieces.end(others.into_iter().map(marked))
}

/// Rows on their way out, many at once.
struct Pieces<'o> {
    waiting: Rows,
    stream: Stream,
    outlet: &'o mut Outlet,
}

impl<'o> Pieces<'o> {
    fn begin(columns: Vec<Column>, style: Style, outlet: &'o mut Outlet) -> Result<Self> {
        let mut pieces = Self {
            waiting: Rows::new(columns),
            stream: Stream::new(style),
            outlet,
        };
        pieces.pass_on()?;
        Ok(pieces)
    }

    /// Takes the next rows; tells whether there is still somebody who reads.
    fn add(&mut self, rows: Vec<Vec<Cell>>) -> Result<bool> {
        self.waiting.rows.extend(rows);
        Ok(self.waiting.rows.len() < MANY || self.pass_on()?)
    }

    fn end(mut self, rows: impl Iterator<Item = Vec<Cell>>) -> Result<()> {
        self.waiting.rows.extend(rows);
        self.pass_on()?;
        self.outlet.give(self.stream.end().as_bytes())?;
        Ok(())
    }

    fn pass_on(&mut self) -> Result<bool> {
        let piece = self.stream.piece(&self.waiting);
        self.waiting.rows.clear();
        self.outlet.give(piece.as_bytes())
    }
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
