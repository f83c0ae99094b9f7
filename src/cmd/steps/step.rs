//! One step along what was done, either way.

use anyhow::{Result, bail};
use clap::ArgMatches;

use super::say;
use crate::{
    cmd::{
        Ending,
        args::{is_dry_run, is_yes},
        refusal::Usage,
        session::Session,
        write::{ask, diff_of, show, tell},
    },
    output::{note, verbatim},
    store::{FileChange, Step, StepFile, Way},
    words::{Words, visible},
};

/// What the way back is called.
pub const UNDO: Words = Words {
    en: "undo",
    nl: "herstel",
};

/// What the way forth is called.
pub const REDO: Words = Words {
    en: "redo",
    nl: "opnieuw",
};

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
        Way::Undo => REDO,
        Way::Redo => UNDO,
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
        session.out.sentence(&match way {
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

/// The name of a file, as people write it.
pub fn shown(file: &StepFile) -> String {
    visible::line(&file.file.display().to_string().replace('\\', "/")).into_owned()
}
