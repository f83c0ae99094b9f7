//! Which tables of which files are about what.

use std::{ffi::OsStr, path::Path, rc::Rc};

use anyhow::{Result, anyhow, bail};

use super::{columns::fitting, gather::Source, say};
use crate::{
    cmd::{
        exchange::sheet::{EXPLANATION, SHEETS, Sheet},
        refusal::Usage,
    },
    model::name::is_same,
    output::note,
    prompt::read_stdin_bytes,
    store::{
        reason,
        sheet::{self, Table},
    },
    words::meant,
};

/// The tables of these files, and what each is about; the first of `files` may be a noun.
///
/// # Errors
/// When a file is no table, or does not say what it is about.
pub fn sources(files: &[&OsStr], sheet: Option<&str>) -> Result<Vec<Source>> {
    let (noun, files) = match files {
        [noun, rest @ ..] if !rest.is_empty() && *noun != "-" && !sheet::is_file(noun) => {
            let noun = &noun.to_string_lossy();
            let found = Sheet::named(noun).ok_or_else(|| no_noun(noun))?;
            (Some(found), rest)
        }
        all => (None, all),
    };
    let mut sources = Vec::new();
    for file in files {
        // Only what is said of it must be text.
        let name = &file.to_string_lossy();
        let tables = read(file, name, noun.is_none())?;
        sources.extend(chosen(name, tables, noun, sheet)?);
    }
    Ok(sources)
}

fn read(file: &OsStr, name: &str, may_be_noun: bool) -> Result<Vec<Table>> {
    if name == "-" {
        let bytes = read_stdin_bytes(sheet::LIMIT);
        let bytes = bytes.map_err(|error| anyhow!(say::no_stdin(reason(&error))))?;
        let tables = sheet::tables(&bytes);
        return tables.map_err(|error| anyhow!(say::of_file(say::stdin(), error)));
    }
    if may_be_noun && !sheet::is_file(file) && Sheet::named(name).is_some() {
        return Err(Usage(say::which_file(name)).into());
    }
    sheet::read(Path::new(file)).map_err(|error| anyhow!(say::of_file(name, error)))
}

fn chosen(
    file: &str,
    mut tables: Vec<Table>,
    noun: Option<Sheet>,
    sheet: Option<&str>,
) -> Result<Vec<Source>> {
    let known = names(&tables);
    if let Some(wanted) = sheet {
        let is_wanted = |table: &Table| {
            let name = table.name.as_deref().unwrap_or_default();
            is_same(name, wanted)
        };
        tables.retain(is_wanted);
        if tables.is_empty() {
            bail!(say::no_sheet(file, wanted, known));
        }
    }
    if let Some(noun) = noun {
        let is_called = |table: &Table| named(table).is_some_and(|sheet| sheet.name == noun.name);
        if tables.len() > 1 {
            tables.retain(is_called);
            if tables.is_empty() {
                return Err(Usage(say::which_sheet(file, known)).into());
            }
        }
        let source = |table| source(file, noun, table);
        return Ok(tables.into_iter().map(source).collect());
    }
    recognised(file, tables)
}

fn names(tables: &[Table]) -> String {
    let names = tables.iter().filter_map(|table| table.name.as_deref());
    let names: Vec<_> = names.map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

/// The tables that say by themselves what they are.
fn recognised(file: &str, tables: Vec<Table>) -> Result<Vec<Source>> {
    let (mut sources, mut unknown) = (Vec::new(), Vec::new());
    for table in tables {
        // What it is about may be what is not clear.
        if let (true, [first, ..]) = (table.rows.is_empty(), &table.unclear[..]) {
            let place = say::in_row(first.row);
            let reason = format!("{place}: {}", first.reason);
            bail!(say::of_file(file, reason));
        }
        let fitting = fitting(&table);
        let by_columns = || match fitting[..] {
            [only] => Some(only),
            _ => None,
        };
        match named(&table).or_else(by_columns) {
            Some(sheet) => sources.push(source(file, sheet, table)),
            None => unknown.push((table.name, fitting)),
        }
    }
    let Some((_, fitting)) = unknown.first() else {
        return Ok(sources);
    };
    if sources.is_empty() {
        let known = if fitting.is_empty() {
            &SHEETS[..]
        } else {
            fitting
        };
        let known: Vec<_> = known.iter().map(|sheet| sheet.noun.many.here()).collect();
        return Err(Usage(say::which_noun(file, known.join(", "))).into());
    }
    for (name, _) in &unknown {
        let name = name.as_deref().unwrap_or_default();
        if !is_explanation(name) {
            note(&say::passed_over(name));
        }
    }
    Ok(sources)
}

/// The sheet of an export that explains the columns, or one that people call so.
fn is_explanation(name: &str) -> bool {
    let known = [EXPLANATION.en, EXPLANATION.nl, "uitleg"];
    known.iter().any(|known| is_same(known, name))
}

fn named(table: &Table) -> Option<Sheet> {
    Sheet::named(table.name.as_deref()?.trim())
}

fn source(file: &str, sheet: Sheet, table: Table) -> Source {
    Source {
        file: Rc::from(file),
        sheet,
        table,
    }
}

fn no_noun(text: &str) -> anyhow::Error {
    let known = SHEETS.map(|sheet| sheet.noun.many.here());
    let words = SHEETS
        .iter()
        .flat_map(|sheet| [sheet.noun.one.here(), sheet.noun.many.here()]);
    Usage(match meant(text, words) {
        Some(meant) => say::no_noun_but_near(text, meant),
        None => say::no_noun(text, known.join(", ")),
    })
    .into()
}
