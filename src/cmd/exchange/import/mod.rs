//! `gka import`: a table, back into the records.

mod choose;
mod columns;
mod draft;
mod gather;
mod judge;
mod named;
mod plan;
mod say;
mod show;
mod stock;
mod typed;
mod work;

use std::ffi::{OsStr, OsString};

use anyhow::{Result, bail};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use self::{choose::sources, plan::Plan};
use crate::{
    cmd::{
        Ending,
        args::{dry_run, is_dry_run, is_yes, option, text, yes},
        complete::with_imports,
        refusal::Usage,
        say as spoken,
        session::Session,
        write::tell_wrong,
    },
    output::{json_text, note, verbatim},
    prompt::Prompter,
    words::Words,
};

/// What it is called.
pub const NAME: Words = Words {
    en: "import",
    nl: "importeer",
};

const FILES: &str = "FILES";
const SHEET: &str = "SHEET";

/// Its arguments.
pub fn build(command: Command) -> Command {
    let about = Words {
        en: "A table of entries back into the records: csv, tsv, xlsx or jsonl; the plan is shown first",
        nl: "Een tabel terug in de records: csv, tsv, xlsx of jsonl; eerst wordt het plan getoond",
    };
    let files = Words {
        en: "the files, `-` for the standard input; before them a noun, where the file does not say it",
        nl: "de bestanden, `-` voor de standaardinvoer; ervoor een onderwerp, als het bestand dat niet zegt",
    };
    let sheet = Words {
        en: "only this sheet of a workbook",
        nl: "alleen dit blad van een werkmap",
    };
    command.about(about.here()).args([
        with_imports(Arg::new(FILES))
            .value_name(spoken::FILE.here())
            .help(files.here())
            .required(true)
            .action(ArgAction::Append)
            .value_parser(value_parser!(OsString))
            .num_args(1..),
        option("sheet", spoken::NAME, sheet).id(SHEET),
        dry_run(),
        yes(),
    ])
}

/// Shows the plan, asks on a terminal, and writes.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    session.is_writing = true;
    let wants_json = session.wants_json()?;
    let is_dry = is_dry_run(matches);
    let needs_no_question = is_yes(matches) || is_dry;
    let mut prompter = session.prompter().filter(|_| !needs_no_question);
    if !needs_no_question && prompter.is_none() {
        return Err(Usage(say::needs_yes()).into());
    }
    let files = matches.get_many::<OsString>(FILES).into_iter().flatten();
    let files: Vec<&OsStr> = files.map(OsString::as_os_str).collect();
    let sources = sources(&files, text(matches, SHEET))?;
    let plan = Plan::make(session.store()?, &sources, session.day);
    let is_refused = !plan.refused.is_empty();
    if wants_json && (is_dry || is_refused) {
        session.out.text(&json_text(&show::data(&plan, false)));
    } else if is_dry {
        let text = show::text(&plan, &session.out.stdout);
        session.out.line(&text);
    } else {
        verbatim(&show::text(&plan, &session.out.stderr));
    }
    if is_refused {
        session.out.later(say::nothing_written());
        return Ok(Ending::Errors);
    }
    if is_dry {
        return Ok(Ending::Done);
    }
    write(session, &plan, prompter.as_mut())?;
    told(session, &plan, wants_json);
    Ok(Ending::Done)
}

/// Writes all files or none. What was shown is what is written: if a file was changed meanwhile,
/// nothing is.
fn write(session: &mut Session, plan: &Plan, prompter: Option<&mut Prompter>) -> Result<()> {
    if plan.changes.is_empty() {
        // One that was killed at its very end may be why.
        session.store()?.clear_left();
        session.out.later(say::nothing_to_do());
        return Ok(());
    }
    if let Some(prompter) = prompter
        && !prompter.confirm(&spoken::write_it(), true)?
    {
        bail!(spoken::nothing_written());
    }
    session
        .store()?
        .write(&plan.changes, &mut |text| note(&text))
}

/// A line for each entry that was written; in a terminal a sentence.
fn told(session: &mut Session, plan: &Plan, wants_json: bool) {
    let mut problems = session.problems();
    problems.extend(plan.problems.iter().cloned());
    tell_wrong(session, problems);
    let is_written = !plan.changes.is_empty();
    if wants_json {
        session.out.text(&json_text(&show::data(plan, is_written)));
    } else if !session.out.stdout.is_terminal {
        for part in &plan.parts {
            for line in part.lines.iter().filter(|line| !line.diffs.is_empty()) {
                session.out.line(&show::written(part, line));
            }
        }
    } else if is_written {
        session.out.sentence(&show::done(plan));
    }
}
