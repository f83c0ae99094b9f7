//! The command that was asked for, built alone: to build them all takes longer than most of them run.

use std::ffi::OsString;

use clap::{ArgMatches, Command};

use super::{
    COMMANDS,
    dashed::joined,
    noun::{self, goes_by},
    session,
    verbless::next_word,
    verbs::found_by,
};
use crate::model::record::NOUNS;

/// What is found in the arguments by a program that has no other command than the one they name,
/// and no help; nothing where it does not understand them. Only the whole program can say why.
pub fn matches(args: &[OsString]) -> Option<ArgMatches> {
    let program = program(args)?;
    let args = joined(&program, args.iter().cloned());
    program.try_get_matches_from(args).ok()
}

/// The same of arguments that are still being typed, as far as they are understood.
pub fn so_far(args: &[OsString]) -> Option<ArgMatches> {
    let program = program(args)?.ignore_errors(true);
    let args = joined(&program, args.iter().cloned());
    program.try_get_matches_from(args).ok()
}

fn program(args: &[OsString]) -> Option<Command> {
    let program = Command::new("gka")
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .subcommand(command(args)?);
    Some(session::global(program))
}

fn command(args: &[OsString]) -> Option<Command> {
    let word = next_word(args, 1)?;
    let name = args[word].to_str()?;
    let is_named = |words: &[&str]| words.contains(&name);
    if let Some(entry) = COMMANDS
        .iter()
        .find(|entry| is_named(&[entry.name.en, entry.name.nl]))
    {
        return Some((entry.build)(called(entry.name.here(), name)));
    }
    let noun = NOUNS.iter().find(|noun| goes_by(noun, name))?;
    let verb = args[next_word(args, word + 1)?].to_str()?;
    let built = noun::verb(noun, found_by(&noun::VERBS, verb)?)?;
    Some(called(noun.one.here(), name).subcommand(built))
}

fn called(name: &'static str, typed: &str) -> Command {
    let command = Command::new(name);
    if typed == name {
        command
    } else {
        command.alias(typed.to_owned())
    }
}
