//! What every command that writes has: the diff, the question, the line or sentence at the end.

use anyhow::{Result, bail};
use clap::ArgMatches;

use super::{Ending, args::is_dry_run, say, session::Session};
use crate::{
    diagnostic::line,
    output::{diff, note, verbatim},
    prompt::Prompter,
    store::{Edit, FileChange, Outcome},
    words::visible,
};

/// What is to be written, and what to say of it.
pub struct Plan {
    /// What happens to the files.
    pub edit: Edit,
    /// The slug and the names of the entries: a line each for scripts.
    pub lines: Vec<[String; 2]>,
    /// The same as a sentence, by the name of the municipality.
    pub sentence: Box<dyn Fn(&str) -> String>,
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
            .later(say::nothing_to_change(outcome.file().display()));
    }
    if session.out.stdout.is_terminal {
        // One sentence says it all; scripts get a line each.
        session.out.line(&(plan.sentence)(&outcome.name));
    } else {
        tell(session, &plan.lines);
    }
    Ok(Ending::Done)
}

/// Shows the change on stderr and asks whether it is meant; fails when it is not.
pub fn confirm(
    session: &Session,
    prompter: &mut Prompter,
    plan: &Plan,
    question: &str,
) -> Result<()> {
    let outcome = session.store()?.preview(&plan.edit)?;
    agree(session, prompter, &outcome.changes, question)
}

/// As [`confirm`], for changes that are known.
pub fn agree(
    session: &Session,
    prompter: &mut Prompter,
    changes: &[FileChange],
    question: &str,
) -> Result<()> {
    let look = diff::Look {
        color: session.out.stderr.color,
        to_terminal: true,
    };
    verbatim(&format!("\n{}", diff_of(changes, look).trim_end()));
    if prompter.confirm(question, true)? {
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

/// `slug<TAB>name`, a line each.
pub fn tell(session: &mut Session, lines: &[[String; 2]]) {
    for [slug, name] in lines {
        session
            .out
            .line(&format!("{slug}\t{}", visible::line(name)));
    }
}

fn warn(session: &mut Session, outcome: &Outcome) {
    for warning in &outcome.warnings {
        session.out.later(line(warning));
    }
}
