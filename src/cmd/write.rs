//! What every command that writes has: the diff, the question, the line or sentence at the end.

use std::path::Path;

use anyhow::{Result, bail};
use clap::ArgMatches;

use super::{Ending, args::is_dry_run, say, session::Session};
use crate::{
    diagnostic::{Problem, line, sort},
    output::{diff, note, verbatim},
    prompt::{Prompter, Reply},
    store::{Edit, FileChange, Outcome},
    words::visible,
};

/// What is to be written, and what to say of it.
pub struct Plan {
    /// What happens to the files.
    pub edit: Edit,
    /// The slug and the names of the entries: a line each for scripts.
    pub lines: Vec<[String; 2]>,
    /// The same as a sentence.
    pub sentence: Sentence,
}

/// A sentence of what was done, by the name of the municipality, and by that of the entry now: it
/// may be another than before.
pub type Sentence = Box<dyn Fn(&str, Option<&str>) -> String>;

/// What is asked before something is written.
#[derive(Clone, Copy, Debug)]
pub enum Asking {
    /// Whether to write; Enter is yes.
    Write,
    /// Whether to take something away; Enter is no.
    Remove,
}

/// Writes it, or shows what it would write.
pub fn carry_out(session: &mut Session, matches: &ArgMatches, plan: &Plan) -> Result<Ending> {
    session.is_writing = true;
    if is_dry_run(matches) {
        let outcome = session.store()?.preview(&plan.edit)?;
        let look = session.out.look();
        session.out.text(&diff_of(&outcome.changes, look));
        warn(session, &outcome);
        return Ok(Ending::Done);
    }
    let mut told = |text: String| note(&text);
    let outcome = session.store()?.edit(&plan.edit, &mut told)?;
    warn(session, &outcome);
    if outcome.is_unchanged() {
        session
            .out
            .later(say::nothing_to_change(outcome.shown_file()));
    }
    if !session.out.stdout.is_terminal {
        match outcome.renamed {
            Some(slug) => tell(session, &[[slug.clone(), slug]], None),
            None => tell(session, &plan.lines, outcome.call.as_deref()),
        }
    } else if !outcome.is_unchanged() {
        // One sentence says it all; scripts get a line each.
        session
            .out
            .sentence(&(plan.sentence)(&outcome.name, outcome.call.as_deref()));
    }
    Ok(Ending::Done)
}

/// Shows the change on stderr and asks whether it is meant; fails when it is not.
pub fn confirm(
    session: &Session,
    prompter: &mut Prompter,
    plan: &Plan,
    question: Asking,
) -> Result<()> {
    let outcome = session.store()?.preview(&plan.edit)?;
    agree(session, prompter, &outcome.changes, question)
}

/// Shows the change and asks whether to write it; the person may also go back to the questions.
pub fn propose(session: &Session, prompter: &mut Prompter, plan: &Plan) -> Result<Reply> {
    let outcome = session.store()?.preview(&plan.edit)?;
    show(session, &outcome.changes);
    prompter.reply(&say::write_or_back(), true)
}

/// Shows the change on stderr.
pub fn show(session: &Session, changes: &[FileChange]) {
    let look = diff::Look {
        color: session.out.stderr.color,
        to_terminal: true,
    };
    verbatim(&format!("\n{}", diff_of(changes, look).trim_end()));
}

/// As [`confirm`], for changes that are known.
pub fn agree(
    session: &Session,
    prompter: &mut Prompter,
    changes: &[FileChange],
    question: Asking,
) -> Result<()> {
    show(session, changes);
    let (text, default) = match question {
        Asking::Write => (say::write_it(), true),
        Asking::Remove => (say::remove_it(), false),
    };
    ask(prompter, &text, default)
}

/// Asks; fails when the answer is no.
pub fn ask(prompter: &mut Prompter, question: &str, default: bool) -> Result<()> {
    if prompter.confirm(question, default)? {
        Ok(())
    } else {
        bail!(say::nothing_written())
    }
}

/// The changes as a unified diff.
pub fn diff_of(changes: &[FileChange], look: diff::Look) -> String {
    let one = |change: &FileChange| {
        let path = change.file.display().to_string().replace('\\', "/");
        let (old, new) = (change.before.as_deref(), change.after.as_deref());
        diff::unified(
            diff::Change {
                path: &path,
                old,
                new,
            },
            look,
        )
    };
    changes.iter().map(one).collect()
}

/// `slug<TAB>name`, a line each; `now` is what the one entry is called after the edit.
pub fn tell(session: &mut Session, lines: &[[String; 2]], now: Option<&str>) {
    for [slug, name] in lines {
        session
            .out
            .line(&format!("{slug}	{}", visible::line(now.unwrap_or(name))));
    }
}

/// How much of what is wrong is told after a write: who wants all of it asks `check`.
const TOLD: usize = 20;

/// Tells once what is wrong now. What was read of a file before it was written holds no longer.
pub fn warn(session: &mut Session, outcome: &Outcome) {
    let is_written = |problem: &Problem| {
        let file = Path::new(&problem.place.source().name);
        let mut changes = outcome.changes.iter();
        changes.any(|change| file.ends_with(&change.file))
    };
    let mut problems = session.problems();
    problems.retain(|problem| !is_written(problem));
    problems.extend(outcome.problems.iter().cloned());
    tell_wrong(session, problems);
}

/// Tells what is wrong, and how much more.
pub fn tell_wrong(session: &mut Session, mut problems: Vec<Problem>) {
    sort(&mut problems);
    for problem in problems.iter().take(TOLD) {
        session.out.later(line(problem));
    }
    if let more @ 1.. = problems.len().saturating_sub(TOLD) {
        session.out.later(say::and_more(more));
    }
}
