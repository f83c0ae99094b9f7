use clap::Command;

use crate::words::Words;

/// A command under its word in the language, with the other language's word as a visible alias.
pub fn named(words: Words) -> Command {
    let command = Command::new(words.here());
    if words.here() == words.elsewhere() {
        command
    } else {
        command.visible_alias(words.elsewhere())
    }
}

/// The same command, understood by these words too (a plural, an old name), which help leaves out.
///
/// A word it already has is passed over: clap panics on a word given twice.
pub fn also(command: Command, words: impl IntoIterator<Item = impl Into<String>>) -> Command {
    words.into_iter().fold(command, |command, word| {
        let word: String = word.into();
        let known = command
            .get_name_and_visible_aliases()
            .contains(&word.as_str())
            || command.get_all_aliases().any(|alias| alias == word);
        if known { command } else { command.alias(word) }
    })
}
