//! What every command that writes has: the diff, the question, the line or sentence at the end.

use anyhow::Result;
use clap::ArgMatches;

use super::{Ending, args::is_dry_run, say, session::Session};
use crate::{
    diagnostic::line,
    model::edit::Act,
    output::{diff, note},
    prompt::Prompter,
    store::{Document, Outcome},
    words::visible,
};

/// What is to be written, and what to say of it.
pub struct Plan {
    /// The file.
    pub document: Document,
    /// What happens to it.
    pub acts: Vec<Act>,
    /// The slug and the names of the entries: a line each for scripts.
    pub lines: Vec<[String; 2]>,
    /// The same as a sentence, by the name of the municipality.
    pub sentence: Box<dyn Fn(&str) -> String>,
}

/// Writes it, or shows what it would write.
pub fn carry_out(session: &mut Session, matches: &ArgMatches, plan: &Plan) -> Result<Ending> {
    session.is_writing = true;
    if is_dry_run(matches) {
        let outcome = session.store()?.preview(&plan.document, &plan.acts)?;
        show_diff(session, &outcome);
        warn(&outcome);
        return Ok(Ending::Done);
    }
    let mut told = |text: String| note(&text);
    let outcome = session
        .store()?
        .edit(&plan.document, &plan.acts, &mut told)?;
    warn(&outcome);
    if outcome.is_unchanged() {
        note(&say::nothing_to_change(outcome.file.display()));
    }
    for [slug, name] in &plan.lines {
        tell(session, slug, name, &(plan.sentence)(&outcome.name));
        // One sentence says it all; scripts get a line each.
        if session.out.stdout.is_terminal {
            break;
        }
    }
    Ok(Ending::Done)
}

/// Shows the change on stderr and asks whether it is meant.
pub fn confirm(
    session: &Session,
    prompter: &mut Prompter,
    plan: &Plan,
    question: &str,
) -> Result<bool> {
    let outcome = session.store()?.preview(&plan.document, &plan.acts)?;
    let look = diff::Look {
        color: session.out.stderr.color,
        to_terminal: true,
    };
    note(diff_of(&outcome, look).trim_end());
    prompter.confirm(question, true)
}

/// The change as a unified diff, on stdout.
pub fn show_diff(session: &mut Session, outcome: &Outcome) {
    let text = diff_of(outcome, session.out.look());
    session.out.text(&text);
}

fn diff_of(outcome: &Outcome, look: diff::Look) -> String {
    let path = outcome.file.display().to_string().replace('\\', "/");
    let (old, new) = (outcome.before.as_deref(), Some(outcome.after.as_str()));
    diff::unified(
        diff::Change {
            path: &path,
            old,
            new,
        },
        look,
    )
}

/// `slug<TAB>name` for scripts, a sentence on a terminal.
pub fn tell(session: &mut Session, slug: &str, name: &str, sentence: &str) {
    if session.out.stdout.is_terminal {
        session.out.line(sentence);
    } else {
        session
            .out
            .line(&format!("{slug}\t{}", visible::line(name)));
    }
}

fn warn(outcome: &Outcome) {
    for warning in &outcome.warnings {
        note(&line(warning));
    }
}
