//! The commands: one file per command, its arguments beside its run.
//!
//! A command is handed what it may touch ([`Session`]) and opens nothing itself. What it answers is
//! collected and written at the end, by [`run`].

mod args;
mod asked;
mod audience;
mod cells;
mod check;
mod complete;
mod completions;
mod contacts;
mod dashed;
mod edit;
mod editor;
mod exchange;
pub mod help;
mod init;
pub mod language;
mod list;
mod man;
mod meant;
mod new;
mod noun;
mod overview;
mod page;
mod pager;
mod refusal;
mod report;
mod resume;
mod rows;
mod say;
mod schema;
mod search;
mod session;
mod show;
mod spoken;
mod steps;
mod table;
mod theme;
mod verbless;
mod verbs;
mod write;

use std::{ffi::OsString, io::Write as _};

use anyhow::Result;
use clap::{ArgMatches, Command};

pub use self::{refusal::Usage, session::Session};
use crate::{diagnostic::line, model::record::NOUNS, output::note, store::reason, words::Words};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// All that was asked.
    Done,
    /// An answer from which something is missing, because it could not be read.
    Incomplete,
    /// `check` found errors.
    Errors,
}

/// A command: what it is called, how its arguments look, what it does.
struct Entry {
    name: Words,
    build: fn(Command) -> Command,
    run: fn(&mut Session, &ArgMatches) -> Result<Ending>,
}

/// The commands that are no nouns, in the order of the help.
const COMMANDS: &[Entry] = &[
    Entry {
        name: list::NAME,
        build: list::build,
        run: list::run,
    },
    Entry {
        name: show::NAME,
        build: show::build,
        run: show::run,
    },
    Entry {
        name: new::NAME,
        build: new::build,
        run: new::run,
    },
    Entry {
        name: edit::NAME,
        build: edit::build,
        run: edit::run,
    },
    Entry {
        name: steps::undo::NAME,
        build: steps::undo::build,
        run: steps::undo::run,
    },
    Entry {
        name: steps::redo::NAME,
        build: steps::redo::build,
        run: steps::redo::run,
    },
    Entry {
        name: theme::NAME,
        build: theme::build,
        run: theme::run,
    },
    Entry {
        name: search::NAME,
        build: search::build,
        run: search::run,
    },
    Entry {
        name: report::NAME,
        build: report::build,
        run: report::run,
    },
    Entry {
        name: check::NAME,
        build: check::build,
        run: check::run,
    },
    Entry {
        name: exchange::export::NAME,
        build: exchange::export::build,
        run: exchange::export::run,
    },
    Entry {
        name: exchange::import::NAME,
        build: exchange::import::build,
        run: exchange::import::run,
    },
    Entry {
        name: init::NAME,
        build: init::build,
        run: init::run,
    },
    Entry {
        name: schema::NAME,
        build: schema::build,
        run: schema::run,
    },
    Entry {
        name: completions::NAME,
        build: completions::build,
        run: completions::run,
    },
    Entry {
        name: man::NAME,
        build: man::build,
        run: man::run,
    },
];

/// The whole command line, in the language of the process.
pub fn program() -> Command {
    let about = Words {
        en: "Keeps the agendas of the Gelijke Kansen Alliantie, one record per municipality",
        nl: "Houdt de agenda's van de Gelijke Kansen Alliantie bij, één record per gemeente",
    };
    let commands = COMMANDS
        .iter()
        .map(|entry| (entry.build)(help::named(entry.name)));
    let program = Command::new("gka")
        .version(env!("CARGO_PKG_VERSION"))
        .about(about.here())
        .subcommands(commands)
        .subcommands(NOUNS.iter().map(|noun| noun::command(noun)));
    session::global(program)
}

/// Answers a shell that asks what could be typed next; tells whether one did.
pub fn completed() -> bool {
    let Some(answer) = complete::answered(program) else {
        return false;
    };
    // Nobody is left to be told that it could not be written.
    let _ = std::io::stdout().write_all(answer.as_bytes());
    true
}

/// What the arguments ask for, where that can be told by the one command that they name.
pub fn asked(args: &[OsString]) -> Option<ArgMatches> {
    asked::matches(args)
}

/// The arguments as clap understands them: a noun without a verb lists.
pub fn arguments(args: impl Iterator<Item = OsString>) -> Vec<OsString> {
    verbless::with_list(verbless::with_help_flag(args.collect()))
}

/// The arguments, a value that begins with a dash joined to its flag, by the whole program: to build
/// it once more takes time that is spent only where there may be such a value.
pub fn joined(args: Vec<OsString>) -> Vec<OsString> {
    if !args.iter().any(|arg| dashed::may_be_value(arg)) {
        return args;
    }
    let mut program = program();
    program.build();
    dashed::joined(&program, args)
}

/// Carries a command out and writes its answer.
///
/// # Errors
/// [`Usage`] for a wrong usage, [`Interrupted`](crate::prompt::Interrupted) when the person left,
/// all else when it was not done.
pub fn run(matches: &ArgMatches) -> Result<Ending> {
    let mut session = Session::open(matches);
    let ending = match dispatch(&mut session, matches) {
        Ok(ending) => ending,
        Err(error) => {
            // What could not be read may be why.
            for problem in session.problems() {
                note(&line(&problem));
            }
            return Err(error);
        }
    };
    let problems = session.problems();
    if !problems.is_empty() && session.strict && ending != Ending::Errors {
        for problem in &problems {
            note(&line(problem));
        }
        anyhow::bail!(say::strict());
    }
    for problem in &problems {
        session.out.later(line(problem));
    }
    let (is_writing, has_written) = (session.is_writing, session.has_written());
    session.out.flush(pager::page).map_err(|error| {
        let why = reason(&error);
        anyhow::anyhow!(if has_written {
            say::done_but_untold(why)
        } else {
            say::no_answer(why)
        })
    })?;
    let is_whole = problems.is_empty() || ending == Ending::Errors || is_writing;
    Ok(if is_whole { ending } else { Ending::Incomplete })
}

/// What went wrong, in the language: what the system says of files too.
pub fn told(error: &anyhow::Error) -> String {
    let mut parts = Vec::new();
    for (nth, cause) in error.chain().enumerate() {
        match cause.downcast_ref::<std::io::Error>() {
            // Alone, it has to say of which file.
            Some(system) if nth > 0 => {
                parts.push(reason(system));
                break;
            }
            Some(_) | None => parts.push(cause.to_string()),
        }
    }
    parts.join(": ")
}

fn dispatch(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let Some((word, inner)) = matches.subcommand() else {
        return overview::run(session);
    };
    if let Some(entry) = COMMANDS.iter().find(|entry| entry.name.here() == word) {
        return (entry.run)(session, inner);
    }
    match NOUNS.iter().find(|noun| noun.one.here() == word) {
        Some(noun) => noun::run(noun, session, inner),
        None => overview::run(session),
    }
}
