//! Whether to go on with a draft of before.

use anyhow::Result;

use crate::{
    prompt::{Choice, Prompter},
    words::messages,
};

/// What is to become of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resume {
    /// It is gone on with.
    GoOn,
    /// It stays, for another time.
    Anew,
    /// It is thrown away.
    Drop,
}

/// Asks; Enter goes on.
pub fn resume(question: &str, prompter: &mut Prompter) -> Result<Resume> {
    let choices = [
        Choice::new("yes", go_on()).or_called(["j", "ja", "y"]),
        begin_anew_choice(),
        Choice::new("drop", drop_and_begin_anew()).or_called(["w", "weg", "weggooien"]),
    ];
    Ok(match prompter.choose(question, &choices)? {
        Some(0) | None => Resume::GoOn,
        Some(1) => Resume::Anew,
        Some(_) => Resume::Drop,
    })
}

/// None of the drafts.
pub fn begin_anew_choice() -> Choice {
    Choice::new("no", begin_anew()).or_called(["n", "nee"])
}

messages! {
    /// One of the answers.
    go_on() { en: "yes, go on", nl: "ja, verdergaan" }
    /// One of the answers.
    begin_anew() { en: "no, begin anew; the draft stays", nl: "nee, opnieuw; het concept blijft" }
    /// One of the answers.
    drop_and_begin_anew() {
        en: "throw the draft away and begin anew",
        nl: "weggooien en opnieuw beginnen",
    }
}
