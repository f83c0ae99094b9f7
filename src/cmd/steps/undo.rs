//! `gka undo`: back to the record before the last command.

use anyhow::Result;
use clap::{ArgMatches, Command};

use super::{
    say,
    step::{self, go, shown},
};
use crate::{
    cmd::{
        Ending,
        args::{MUNICIPALITY, dry_run, municipality, switch, text, yes},
        session::Session,
        table,
    },
    model::{name, plain::Plain},
    output::{Cell, Column, Keep, Rows, Term, Tone},
    store::{Step, Way, clock},
    words::Words,
};

/// What it is called.
pub const NAME: Words = step::UNDO;

const LIST: &str = "LIST";

/// Its arguments.
pub fn build(command: Command) -> Command {
    let about = Words {
        en: "Back to before the last command, of all or of one municipality",
        nl: "Terug naar voor de laatste opdracht, van alle of van één gemeente",
    };
    let list = Words {
        en: "the steps that there are, the last first; nothing is written",
        nl: "de stappen die er zijn, de laatste eerst; er wordt niets geschreven",
    };
    let command = command.about(about.here()).args([
        municipality().required(false),
        switch("list", list).id(LIST).alias("lijst"),
        dry_run(),
        yes(),
    ]);
    table::with_flags(command, columns)
}

/// Shows the way back, asks on a terminal, and goes it; or lists the steps.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let named = text(matches, MUNICIPALITY);
    let slug = named.map(|named| slug_of(session, named)).transpose()?;
    if matches.get_flag(LIST) {
        return list(session, matches, slug.as_deref());
    }
    go(session, matches, Way::Undo, slug.as_deref())
}

/// A record that is gone has steps too.
fn slug_of(session: &Session, named: &str) -> Result<String> {
    let (store, slug) = (session.store()?, name::slug(named));
    let has_step = !store.has(&slug) && store.last_step(Way::Undo, Some(&slug))?.is_some();
    if has_step {
        Ok(slug)
    } else {
        session.record_called(named)
    }
}

fn list(session: &mut Session, matches: &ArgMatches, slug: Option<&str>) -> Result<Ending> {
    let mut rows = Rows::new(columns());
    let store = session.store()?;
    for way in [Way::Undo, Way::Redo] {
        let steps = store.steps_back(way, slug)?;
        rows.rows.extend(steps.iter().map(|step| row(step, way)));
    }
    if rows.rows.is_empty() && table::is_drawn(session, matches) {
        session.out.later(say::nothing_to_undo());
    } else {
        table::answer(session, matches, rows)?;
    }
    Ok(Ending::Done)
}

fn columns() -> Vec<Column> {
    let column = |id, en, nl| Column::new(id, Words { en, nl });
    vec![
        column("step", "step", "stap"),
        column("time", "time", "tijd"),
        column("command", "command", "opdracht").keep(Keep::Always),
        column("files", "files", "bestanden").keep(Keep::IfRoom),
    ]
}

fn row(step: &Step, way: Way) -> Vec<Cell> {
    let term = |id, en, nl| Term {
        id,
        label: Words { en, nl },
        tone: Tone::Plain,
    };
    let kind = match way {
        Way::Redo => term("undone", "undone", "hersteld"),
        Way::Undo if step.is_set_aside() => term("by-hand", "by hand", "met de hand"),
        Way::Undo => term("command", "command", "opdracht"),
    };
    let files = step.files.iter().map(|file| Plain::Text(shown(file)));
    vec![
        Cell::Term(kind),
        step.time().and_then(clock).into(),
        step.command().into(),
        Cell::Many(files.collect()),
    ]
}
