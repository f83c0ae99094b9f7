//! `gka report themes`: which municipalities work on what.

use std::collections::BTreeSet;

use anyhow::Result;
use clap::{ArgMatches, Command};

use super::{
    answer,
    asked::{Asked, with_filters},
    say,
};
use crate::{
    cmd::{Ending, say as cmd_say, session::Session},
    model::{record::Record, value::ThemeRef},
    output::{Bars, Column, Keep, Mark, Matrix, Rows, Tone, legend},
    store::Store,
    words::Words,
};

/// What it is called.
pub const NAME: Words = Words {
    en: "themes",
    nl: "themas",
};

// A matrix of more rows is a list, and no picture.
const MOST_ROWS: usize = 40;

/// Its arguments.
pub fn build(command: Command) -> Command {
    let about = Words {
        en: "Which municipalities work on what",
        nl: "Welke gemeenten aan wat werken",
    };
    with_filters(command.about(about.here()), columns)
}

/// Who works on a theme, by the place among the records, with how many interventions.
struct Worked {
    theme: String,
    by: Vec<(usize, usize)>,
}

/// A row for each theme and municipality; drawn as a matrix, or as bars.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let day = session.day;
    let store = session.store()?;
    let asked = Asked::of(store, matches)?;
    let which = session.which(matches)?;
    let records = store.records(&which)?;
    let records: Vec<Record> = records
        .filter(|record| asked.has_record(record, day))
        .collect();
    let mut all = worked(store, &records);
    all.retain(|one| asked.has_theme(&one.theme));
    let rows = rows(&all, &records);
    answer(session, matches, rows, say::nothing_to_report, |session| {
        let text = picture(session, &all, &records)?;
        session.out.text(&text);
        Ok(())
    })
}

/// The themes of the vocabulary in its order, then those that only the records have.
fn worked(store: &Store, records: &[Record]) -> Vec<Worked> {
    let mut ids: Vec<String> = store.themes().iter().map(|t| t.id.to_string()).collect();
    let used = records.iter().flat_map(|record| {
        let own = record.interventions.iter().flat_map(|one| &one.themes);
        record.head.themes.iter().chain(own)
    });
    let used: BTreeSet<&str> = used.map(ThemeRef::as_str).collect();
    let unknown = used
        .into_iter()
        .filter(|id| !ids.iter().any(|known| known == id));
    let unknown: Vec<String> = unknown.map(str::to_owned).collect();
    ids.extend(unknown);
    let by = |theme: &str| {
        let working = records.iter().enumerate();
        let working = working.filter(|(_, record)| record.works_on(theme));
        let counted = working.map(|(at, record)| {
            let own = record.interventions.iter();
            (at, own.filter(|one| one.works_on(theme)).count())
        });
        counted.collect()
    };
    let worked = ids.into_iter().map(|theme| Worked {
        by: by(&theme),
        theme,
    });
    worked.collect()
}

fn columns() -> Vec<Column> {
    let column = |id, en, nl| Column::new(id, Words { en, nl });
    vec![
        column("theme", "theme", "thema").keep(Keep::Always),
        column("municipality", "municipality", "gemeente").keep(Keep::Always),
        column("interventions", "interventions", "interventies"),
    ]
}

fn rows(all: &[Worked], records: &[Record]) -> Rows {
    let mut rows = Rows::new(columns());
    for one in all {
        rows.rows.extend(one.by.iter().map(|(at, count)| {
            vec![
                one.theme.clone().into(),
                records[*at].slug.clone().into(),
                (*count).into(),
            ]
        }));
    }
    rows
}

fn picture(session: &Session, all: &[Worked], records: &[Record]) -> Result<String> {
    let (store, screen) = (session.store()?, &session.out.stdout);
    let matrix = matrix(store, all, records);
    if matrix.rows.len() > MOST_ROWS || !matrix.fits(screen.width) {
        return Ok(bars(store, all).render(screen));
    }
    let mut text = matrix.render(screen);
    let marks = matrix.rows.iter().flat_map(|(_, marks)| marks);
    let mut signs = Vec::new();
    if marks.clone().any(|mark| matches!(mark, Mark::Count(_))) {
        signs.push(("1".to_owned(), Tone::Strong, say::so_many()));
    }
    if marks.clone().any(|mark| *mark == Mark::There) {
        let sign = Mark::There.sign(screen.utf8);
        signs.push((sign, Tone::Plain, say::theme_alone()));
    }
    text.push('\n');
    text.push_str(&legend(&signs, screen));
    let unused = all.iter().filter(|one| one.by.is_empty());
    let unused: Vec<_> = unused.map(|one| store.theme_name(&one.theme)).collect();
    if !unused.is_empty() {
        text.push('\n');
        text.push_str(&super::wrapped(&say::nobody_on(unused.join(", ")), screen));
    }
    Ok(text)
}

fn matrix(store: &Store, all: &[Worked], records: &[Record]) -> Matrix {
    let used: Vec<_> = all.iter().filter(|one| !one.by.is_empty()).collect();
    let mark = |one: &&Worked, record: usize| {
        let found = one.by.iter().find(|(at, _)| *at == record);
        match found {
            Some((_, 0)) => Mark::There,
            Some((_, count)) => Mark::Count(*count),
            None => Mark::Nothing,
        }
    };
    let row = |(at, record): (usize, &Record)| {
        let marks: Vec<_> = used.iter().map(|one| mark(one, at)).collect();
        (record.head.name.clone(), marks)
    };
    let rows = records.iter().enumerate().map(row);
    let works = |(_, marks): &(String, Vec<Mark>)| marks.iter().any(|m| *m != Mark::Nothing);
    let name = |one: &&Worked| store.theme_name(&one.theme).to_owned();
    Matrix {
        columns: used.iter().map(name).collect(),
        rows: rows.filter(works).collect(),
        total: say::together(),
    }
}

fn bars(store: &Store, all: &[Worked]) -> Bars {
    let headings = [cmd_say::MUNICIPALITIES, cmd_say::INTERVENTIONS];
    let row = |one: &Worked| {
        let interventions = one.by.iter().map(|(_, count)| count).sum();
        let name = store.theme_name(&one.theme).to_owned();
        (name, vec![one.by.len(), interventions])
    };
    Bars {
        headings: headings.map(|heading| heading.here().to_owned()).into(),
        rows: all.iter().map(row).collect(),
    }
}
