use clap::{Arg, Command};

use super::translated;
use crate::words::{Lang, lang};

/// Words of clap's that no line of Dutch help holds.
const ENGLISH: [&str; 9] = [
    "Usage",
    "Options",
    "OPTIONS",
    "Commands",
    "COMMAND",
    "Arguments",
    "Print",
    "default",
    "possible values",
];

/// Everything in this tree that has no help and, where Dutch is spoken, every line of help in which
/// clap's English is left. Empty when all is well; for a test over the whole program.
pub fn untranslated(command: &Command) -> Vec<String> {
    let mut command = command.clone();
    command.build();
    let mut found = Vec::new();
    walk(&mut command, &mut found);
    found
}

fn walk(command: &mut Command, found: &mut Vec<String>) {
    let name = command
        .get_bin_name()
        .unwrap_or(command.get_name())
        .to_owned();
    if command.get_about().is_none() {
        found.push(format!("`{name}` has no help"));
    }
    let silent = |arg: &&Arg| arg.get_help().is_none() && !arg.is_hide_set();
    let silent = command.get_arguments().filter(silent);
    found.extend(silent.map(|arg| format!("`{arg}` of `{name}` has no help")));
    if lang() == Lang::Nl {
        for help in [command.render_help(), command.render_long_help()] {
            english(&name, &translated(&help.to_string()), found);
        }
    }
    // `help` repeats the whole tree.
    for sub in command
        .get_subcommands_mut()
        .filter(|sub| sub.get_name() != "help")
    {
        walk(sub, found);
    }
}

fn english(name: &str, help: &str, found: &mut Vec<String>) {
    for line in help
        .lines()
        .filter(|line| ENGLISH.iter().any(|word| line.contains(word)))
    {
        let line = format!("English in the help of `{name}`: {}", line.trim());
        if !found.contains(&line) {
            found.push(line);
        }
    }
}
