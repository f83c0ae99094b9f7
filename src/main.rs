//! `gka`: read the arguments in the language, run, say what went wrong, choose the exit code.
//!
//! The map of the house:
//! - `cmd/`: the commands, one file each; arguments beside what they do
//! - `model/`: what an agenda is, each noun described once
//! - `store/`: the files, edited in place and replaced whole; the rules
//! - `output/`: results on their way out, one file per format
//! - `prompt/`: questions at a terminal
//! - `diagnostic/`: what is wrong, where, and what would be right
//! - `words/`: what the tool says, in Dutch and in English

use std::{env, ffi::OsString, io::Write, process::ExitCode};

use clap::ArgMatches;

use gka::{
    cmd::{self, Ending, Usage, help, language},
    output::note,
    prompt::Interrupted,
    words::{self, visible},
};

fn main() -> ExitCode {
    if cmd::completed() {
        return ExitCode::SUCCESS;
    }
    words::speak(language::asked());
    let args = cmd::arguments(env::args_os());
    match cmd::asked(&args) {
        Some(matches) => carried_out(&matches),
        None => explained(args),
    }
}

/// With the whole program at hand: for help, and to say what was not understood.
fn explained(args: Vec<OsString>) -> ExitCode {
    let mut command = help::localise(cmd::program());
    let args = cmd::joined(args);
    match command.try_get_matches_from_mut(args) {
        Ok(matches) => carried_out(&matches),
        Err(error) => refused(&error, &command),
    }
}

fn carried_out(matches: &ArgMatches) -> ExitCode {
    match cmd::run(matches) {
        Ok(Ending::Done) => ExitCode::SUCCESS,
        Ok(Ending::Errors) => ExitCode::from(1),
        Ok(Ending::Incomplete) => ExitCode::from(3),
        Err(error) => failed(&error),
    }
}

/// Help and version go to stdout, what was not understood to stderr.
fn refused(error: &clap::Error, command: &clap::Command) -> ExitCode {
    let args: Vec<_> = env::args_os()
        .map(|arg| arg.to_string_lossy().into_owned())
        .collect();
    let is_help = error.kind() == clap::error::ErrorKind::DisplayHelp;
    let said = if is_help && help::is_wanted(args.iter().map(String::as_str)) {
        help::data(command)
    } else {
        help::said(error, command)
    };
    if error.use_stderr() {
        note(&format!("gka: {}", said.trim_end()));
    } else if let Err(error) = anstream::stdout().write_all(said.as_bytes())
        && error.kind() != std::io::ErrorKind::BrokenPipe
    {
        return ExitCode::from(1);
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

fn failed(error: &anyhow::Error) -> ExitCode {
    note(&visible::lines(&format!("gka: {}", cmd::told(error))));
    if let Some(interrupted) = error.downcast_ref::<Interrupted>() {
        ExitCode::from(interrupted.code())
    } else if error.is::<Usage>() {
        ExitCode::from(2)
    } else {
        ExitCode::from(1)
    }
}
