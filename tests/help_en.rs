//! Help and refusals in English: a process of its own, for a process speaks one language.

use gka::{
    cmd::help::untranslated,
    words::{Lang, speak},
};
use snapbox::{assert_data_eq, file};

mod help;

#[test]
fn every_refusal_says_what_is_wrong_and_what_was_expected() {
    speak(Lang::En);
    assert_data_eq!(help::refusals(), file!["help/refusals.en.txt"].raw());
}

#[test]
fn help_is_in_the_language() {
    speak(Lang::En);
    assert_data_eq!(help::helps(), file!["help/help.en.txt"].raw());
    assert_eq!(untranslated(&help::program()), [""; 0]);
}
