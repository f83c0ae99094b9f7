//! The whole command tree in the language of the process.

use clap::Command;
use gka::cmd::{self, help};

/// Every word and flag is there once, everything has help, and no English of clap's is left.
pub fn judge() {
    let program = help::localise(cmd::program());
    // Two commands or flags that share a word: clap finds out when it builds.
    let mut whole = program.clone();
    whole.build();
    whole.clone().debug_assert();
    assert_eq!(help::untranslated(&program), [""; 0]);
    let mut count = 0;
    walk(&whole, &mut count);
    // The verbs are there: every noun builds them when it is asked for.
    assert!(count > 50, "{count} commands");
}

fn walk(command: &Command, count: &mut usize) {
    *count += 1;
    let mut flags = Vec::new();
    for arg in command.get_arguments() {
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        assert!(
            !help.trim().is_empty() || arg.is_hide_set(),
            "{} {arg}",
            command.get_name()
        );
        flags.extend(arg.get_long_and_visible_aliases().unwrap_or_default());
    }
    let mut words: Vec<String> = Vec::new();
    for sub in command.get_subcommands() {
        words.push(sub.get_name().to_owned());
        words.extend(sub.get_all_aliases().map(str::to_owned));
        walk(sub, count);
    }
    for mut all in [flags.into_iter().map(str::to_owned).collect(), words] {
        all.sort();
        let twice = all.windows(2).find(|two| two[0] == two[1]);
        assert_eq!(twice, None, "{}", command.get_name());
    }
}
