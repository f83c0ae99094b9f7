use std::sync::OnceLock;

use clap::Command;

use crate::words::Words;

// To a shell that asks what could be typed, clap offers an alias instead of the name (clap#6317):
// then commands have none, and whoever answers the shell puts names where aliases were typed.
static WITHOUT_ALIASES: OnceLock<()> = OnceLock::new();

/// From now on commands are known by their names alone.
pub fn drop_aliases() {
    let _ = WITHOUT_ALIASES.set(());
}

/// A command under its word in the language, with the other language's word as a visible alias.
pub fn named(words: Words) -> Command {
    let command = Command::new(words.here());
    if words.here() == words.elsewhere() || WITHOUT_ALIASES.get().is_some() {
        command
    } else {
        command.visible_alias(words.elsewhere())
    }
}

/// The same command, understood by these words too (a plural, an old name), which help leaves out.
///
/// A word it already has is passed over: clap panics on a word given twice.
pub fn also(command: Command, words: impl IntoIterator<Item = impl Into<String>>) -> Command {
    if WITHOUT_ALIASES.get().is_some() {
        return command;
    }
    words.into_iter().fold(command, |command, word| {
        let word: String = word.into();
        let known = command
            .get_name_and_visible_aliases()
            .contains(&word.as_str())
            || command.get_all_aliases().any(|alias| alias == word);
        if known { command } else { command.alias(word) }
    })
}
