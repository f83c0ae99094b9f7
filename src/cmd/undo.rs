//! `gka undo`: back to the record before the last command.

use anyhow::{Result, bail};
use clap::{ArgMatches, Command};

use super::{
    Ending,
    args::{MUNICIPALITY, dry_run, is_dry_run, is_yes, municipality, text, yes},
    say,
    session::Session,
    write::{Asking, agree, diff_of, tell},
};
use crate::{
    output::{note, verbatim},
    store::{FileChange, Step, StepFile},
    words::Words,
};

/// What it is called.
pub const NAME: Words = Words {
    en: "undo",
    nl: "herstel",
};

/// Its arguments.
pub fn build(command: Command) -> Command {
    let about = Words {
        en: "Back to before the last command, of all or of one municipality",
        nl: "Terug naar voor de laatste opdracht, van alle of van één gemeente",
    };
    command
        .about(about.here())
        .args([municipality().required(false), dry_run(), yes()])
}

/// Shows the way back, asks on a terminal, and goes it.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    session.is_writing = true;
    let named = text(matches, MUNICIPALITY);
    let slug = named
        .map(|named| session.record_called(named))
        .transpose()?;
    let store = session.store()?;
    let Some(step) = store.last_step(slug.as_deref())? else {
        bail!(say::nothing_to_undo())
    };
    let changes: Vec<FileChange> = step.files.iter().map(back).collect();
    if is_dry_run(matches) {
        let look = session.out.look();
        session.out.text(&diff_of(&changes, look));
        return Ok(Ending::Done);
    }
    let moved_on = step.files.iter().filter(|file| file.changed_since);
    let moved_on: Vec<_> = moved_on
        .map(|file| format!("`{}`", file.file.display()))
        .collect();
    if !moved_on.is_empty() {
        note(&say::changed_since(moved_on.join(", ")));
    }
    let look = session.out.look();
    let show = || verbatim(diff_of(&changes, look).trim_end());
    if is_yes(matches) {
        show();
    } else {
        match session.prompter() {
            Some(mut prompter) => agree(session, &mut prompter, &changes, Asking::Undo)?,
            None if moved_on.is_empty() => show(),
            None => bail!(say::undo_needs_yes()),
        }
    }
    session.store()?.undo(&step, &mut |text| note(&text))?;
    told(session, &step);
    Ok(Ending::Done)
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

fn told(session: &mut Session, step: &Step) {
    let files = step
        .files
        .iter()
        .map(|file| file.file.display().to_string().replace('\\', "/"));
    if session.out.stdout.is_terminal {
        let files: Vec<_> = files.map(|file| format!("`{file}`")).collect();
        session.out.line(&say::undone(files.join(", ")));
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
