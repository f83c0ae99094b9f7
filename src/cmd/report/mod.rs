//! `gka report`: what all records together say, as a picture or as rows.

mod asked;
mod gaps;
mod say;
mod shared;
mod themes;
mod timeline;

pub use self::gaps::missing;

use anyhow::Result;
use clap::{ArgMatches, Command};

use super::{Ending, help, session::Session, table};
use crate::{
    output::{Rows, Screen},
    words::{Words, wrap::at_blanks},
};

/// What it is called.
pub const NAME: Words = Words {
    en: "report",
    nl: "rapport",
};

/// One report.
struct Report {
    name: Words,
    also: &'static [&'static str],
    build: fn(Command) -> Command,
    run: fn(&mut Session, &ArgMatches) -> Result<Ending>,
}

const REPORTS: [Report; 4] = [
    Report {
        name: themes::NAME,
        also: &["thema's", "theme", "thema"],
        build: themes::build,
        run: themes::run,
    },
    Report {
        name: timeline::NAME,
        also: &[],
        build: timeline::build,
        run: timeline::run,
    },
    Report {
        name: gaps::NAME,
        also: &["gap", "hiaat", "gaten"],
        build: gaps::build,
        run: gaps::run,
    },
    Report {
        name: shared::NAME,
        also: &[],
        build: shared::build,
        run: shared::run,
    },
];

/// Its reports and their arguments.
pub fn build(command: Command) -> Command {
    let about = Words {
        en: "What all records together say: themes, timeline, gaps, shared",
        nl: "Wat alle records samen zeggen: themas, tijdlijn, hiaten, gedeeld",
    };
    let reports = REPORTS.iter().map(|report| {
        let command = help::also(help::named(report.name), report.also.iter().copied());
        (report.build)(command)
    });
    help::also(command, ["reports", "rapporten"])
        .about(about.here())
        .subcommands(reports)
        .subcommand_required(true)
}

/// Makes a report.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    session.draws();
    let Some((word, inner)) = matches.subcommand() else {
        return Ok(Ending::Done);
    };
    match REPORTS.iter().find(|report| report.name.here() == word) {
        Some(report) => (report.run)(session, inner),
        None => Ok(Ending::Done),
    }
}

/// Puts a report into the answer: drawn by this, or as rows. An empty one is a sentence for people.
fn answer(
    session: &mut Session,
    matches: &ArgMatches,
    rows: Rows,
    empty: fn() -> String,
    draw: impl FnOnce(&mut Session) -> Result<()>,
) -> Result<Ending> {
    if !table::is_drawn(session, matches) {
        table::answer(session, matches, rows)?;
    } else if rows.rows.is_empty() {
        session.out.later(empty());
    } else {
        draw(session)?;
    }
    Ok(Ending::Done)
}

/// A sentence under a picture, broken where the screen ends.
fn wrapped(sentence: &str, screen: &Screen) -> String {
    at_blanks(sentence, screen.width, "", "  ").join("\n") + "\n"
}
