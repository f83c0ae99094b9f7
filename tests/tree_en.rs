//! The command tree in English: a process of its own, for a process speaks one language.

use gka::words::{Lang, speak};

mod tree;

#[test]
fn every_command_and_flag_has_help_and_a_word_of_its_own() {
    speak(Lang::En);
    tree::judge();
}
