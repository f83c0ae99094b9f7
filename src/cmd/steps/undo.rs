//! `gka undo`: back to the record before the last command.

use anyhow::{Result, bail};
use clap::{ArgMatches, Command};

use super::{redo, say};
use crate::{
    cmd::{
        Ending,
        args::{MUNICIPALITY, dry_run, is_dry_run, is_yes, municipality, switch, text, yes},
        refusal::Usage,
        session::Session,
        table,
        write::{ask, diff_of, show, tell},
    },
    model::{name, plain::Plain},
    output::{Cell, Column, Keep, Rows, Term, Tone, note, verbatim},
    store::{FileChange, Step, StepFile, Way, clock},
    words::{Words, visible},
};

/// What it is called.
pub const NAME: Words = Words {
    en: "undo",
    nl: "herstel",
};

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

/// Goes one step, whichever way.
pub fn go(
    session: &mut Session,
    matches: &ArgMatches,
    way: Way,
    slug: Option<&str>,
) -> Result<Ending> {
    session.is_writing = true;
    let Some(step) = session.store()?.last_step(way, slug)? else {
        bail!(match way {
            Way::Undo => say::nothing_to_undo(),
            Way::Redo => say::nothing_to_redo(),
        })
    };
    let changes: Vec<FileChange> = step.files.iter().map(back).collect();
    note(&what(&step, way));
    if is_dry_run(matches) {
        let look = session.out.look();
        session.out.text(&diff_of(&changes, look));
        return Ok(Ending::Done);
    }
    let since = since(session, &step, way)?;
    let tell_since = || since.iter().for_each(|line| note(line));
    if is_yes(matches) {
        let look = session.out.look();
        verbatim(diff_of(&changes, look).trim_end());
        tell_since();
    } else if let Some(mut prompter) = session.prompter() {
        show(session, &changes);
        tell_since();
        ask(&mut prompter, &say::undo_it(), since.is_empty())?;
    } else {
        tell_since();
        return Err(Usage(say::undo_needs_yes()).into());
    }
    session.store()?.take_back(&step, &mut |text| note(&text))?;
    told(session, &step, way);
    Ok(Ending::Done)
}

/// The command that is taken or brought back, as a line.
fn what(step: &Step, way: Way) -> String {
    let command = command_of(step);
    match way {
        Way::Redo => say::brings_back(command),
        Way::Undo if step.is_set_aside() => say::brings_back_handwork(command),
        Way::Undo => say::takes_back(command),
    }
}

fn command_of(step: &Step) -> String {
    let command = step
        .command()
        .map(|command| visible::line(command).into_owned());
    command.map_or_else(say::unnoted, |command| format!("`{command}`"))
}

/// What else than the command's work would be replaced, a line for each file.
fn since(session: &Session, step: &Step, way: Way) -> Result<Vec<String>> {
    let back = match way {
        Way::Undo => redo::NAME,
        Way::Redo => NAME,
    };
    let store = session.store()?;
    let moved_on = step.files.iter().filter(|file| file.changed_since);
    let lines = moved_on.map(|file| {
        let name = shown(file);
        let time = step.time();
        let author = time.and_then(|time| store.committed_since(file, time));
        match (&file.now, author) {
            (None, _) => say::gone_since(name),
            (Some(_), Some(author)) => {
                say::committed_since(name, visible::line(&author), back.here())
            }
            (Some(_), None) => say::changed_since(name, back.here()),
        }
    });
    Ok(lines.collect())
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

fn shown(file: &StepFile) -> String {
    visible::line(&file.file.display().to_string().replace('\\', "/")).into_owned()
}

fn back(
    StepFile {
        file,
        now,
        before,
        changed_since: _,
    }: &StepFile,
) -> FileChange {
    FileChange {
        file: file.clone(),
        before: now.clone(),
        after: before.clone(),
    }
}

fn told(session: &mut Session, step: &Step, way: Way) {
    let files = step.files.iter().map(shown);
    if session.out.stdout.is_terminal {
        let files: Vec<_> = files.map(|file| format!("`{file}`")).collect();
        let files = files.join(", ");
        session.out.line(&match way {
            Way::Undo if !step.is_set_aside() => say::undone(files),
            Way::Undo | Way::Redo => say::redone(files),
        });
        return;
    }
    // What follows the name of a record is no entry of anybody's.
    let is_record = |step: &StepFile| step.file.components().count() > 1;
    let has_record = step.files.iter().any(is_record);
    let meant = step.files.iter().zip(files);
    let meant = meant.filter(|(step, _)| is_record(step) || !has_record);
    let lines = meant.map(|(step, file)| {
        let slug = step
            .file
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        [slug, file]
    });
    let lines: Vec<_> = lines.collect();
    tell(session, &lines, None);
}
