//! `gka report timeline`: agendas and addenda over the years.

use anyhow::Result;
use clap::{ArgMatches, Command};

use super::{
    answer,
    asked::{Asked, with_filters},
    say,
};
use crate::{
    cmd::{Ending, session::Session, spoken, table},
    model::{
        name::order,
        noun::Noun,
        record::Record,
        value::{Day, Period},
    },
    output::{Cell, Column, Keep, Rows, SortedBy, Span, Spans, Term, Tone},
    words::Words,
};

/// What it is called.
pub const NAME: Words = Words {
    en: "timeline",
    nl: "tijdlijn",
};

/// Its arguments.
pub fn build(command: Command) -> Command {
    let about = Words {
        en: "Agendas and addenda over the years, the first to end first",
        nl: "Agenda's en addenda door de jaren, wat het eerst eindigt eerst",
    };
    with_filters(command.about(about.here()), columns)
}

/// An agenda or an addendum.
struct Agreement {
    slug: String,
    name: String,
    noun: &'static Noun,
    period: Period,
}

/// A row for each agreement; drawn as bars, with the day of reference as a line.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let day = session.day;
    let store = session.store()?;
    let asked = Asked::of(store, matches)?;
    let which = session.which(matches)?;
    let mut all = Vec::new();
    for record in store.records(&which)? {
        if asked.has_place(&record) {
            all.extend(agreements(&record));
        }
    }
    all.retain(|one| asked.has_period(one.period, day));
    let is_drawn = table::is_drawn(session, matches);
    all.sort_by_cached_key(|one| one.order(is_drawn));
    let mut rows = Rows::new(columns());
    rows.rows = all.iter().map(|one| one.row(day)).collect();
    answer(session, matches, rows, say::nothing_to_report, |session| {
        let spans = Spans {
            rows: all.iter().map(|one| one.span(day)).collect(),
            on: day,
            on_label: spoken::day(day),
        };
        let text = spans.render(&session.out.stdout);
        session.out.text(&text);
        Ok(())
    })
}

fn agreements(record: &Record) -> Vec<Agreement> {
    let all = record.agreements().map(|(noun, entry)| Agreement {
        slug: record.slug.clone(),
        name: record.head.name.clone(),
        noun,
        period: entry.period().unwrap_or_default(),
    });
    all.collect()
}

impl Agreement {
    /// By its end: what has ended first, what is open after that, what nobody knows last. What ends
    /// together stands by name where a person looks.
    fn order(&self, by_name: bool) -> (u8, Option<Day>, Option<Day>, String) {
        let place = if by_name {
            order(&self.name)
        } else {
            self.slug.clone()
        };
        let rank = match self.period.last_day() {
            _ if self.period.is_unknown() => 2,
            None => 1,
            Some(_) => 0,
        };
        let (last, first) = (self.period.last_day(), self.period.first_day());
        (rank, last, first, place)
    }

    fn row(&self, day: Day) -> Vec<Cell> {
        let Period { start, end } = self.period;
        let period = (!self.period.is_unknown()).then(|| self.period.to_string());
        vec![
            self.slug.clone().into(),
            Cell::Term(Term {
                id: self.noun.one.en,
                label: self.noun.one,
                tone: Tone::Plain,
            }),
            period.into(),
            start.map(|moment| moment.to_string()).into(),
            end.map(|moment| moment.to_string()).into(),
            Cell::Term(spoken::status(self.period.status(day))),
        ]
    }

    fn span(&self, day: Day) -> Span {
        let status = self.period.status(day);
        Span {
            labels: vec![
                self.name.clone(),
                self.noun.one.here().to_owned(),
                self.period.to_string(),
            ],
            period: self.period,
            status,
            term: spoken::status(status),
        }
    }
}

fn columns() -> Vec<Column> {
    let column = |id, en, nl| Column::new(id, Words { en, nl });
    vec![
        column("municipality", "municipality", "gemeente").keep(Keep::Always),
        column("kind", "kind", "soort").keep(Keep::Always),
        column("period", "period", "periode").sorted(SortedBy::Period),
        column("start", "start", "begin").sorted(SortedBy::FirstDay),
        column("end", "end", "einde").sorted(SortedBy::LastDay),
        column("status", "status", "status").keep(Keep::Always),
    ]
}
