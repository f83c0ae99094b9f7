//! `gka edit` without flags: on a copy, checked before it replaces the record, as visudo does.

use std::{env, process};

use anyhow::{Result, anyhow, bail};

use super::say;
use crate::{
    cmd::{
        self, Ending,
        session::Session,
        write::{diff_of, tell, warn},
    },
    diagnostic::{Form, Look, Problem, render, sort},
    output::{diff, note, verbatim},
    prompt::{Choice, Prompter},
    store::{Draft, Landing, Store, reason, shown},
};

/// Edits the record with this slug until the draft lands, is kept or is dropped.
pub fn run(session: &mut Session, slug: &str) -> Result<Ending> {
    session.is_writing = true;
    let editor = editor()?;
    let mut prompter = session.prompter();
    let mut draft = begin(session.store()?, slug, prompter.as_mut())?;
    loop {
        open(&editor, &draft)?;
        let landing = session.store()?.land(&mut draft, &mut |text| note(&text))?;
        let why = match landing {
            Landing::Done(outcome) => {
                session.store()?.drop_draft(&draft);
                warn(session, &outcome);
                if session.out.stdout.is_terminal {
                    session.out.line(&cmd::say::head_changed(&outcome.name));
                } else {
                    tell(session, &[[slug.to_owned(), slug.to_owned()]], None);
                }
                return Ok(Ending::Done);
            }
            Landing::Unchanged => {
                session.store()?.drop_draft(&draft);
                session.out.later(say::draft_unchanged());
                return Ok(Ending::Done);
            }
            Landing::Wrong(problems) => {
                show(session, problems);
                say::draft_wrong()
            }
            Landing::Moved(change) => {
                let look = diff::Look {
                    color: session.out.stderr.color,
                    to_terminal: true,
                };
                verbatim(diff_of(&[change], look).trim_end());
                say::draft_moved()
            }
        };
        match next(prompter.as_mut(), &why)? {
            Next::Again => {}
            Next::Keep => bail!(say::draft_kept(shown(&draft.file))),
            Next::Drop => {
                session.store()?.drop_draft(&draft);
                bail!(cmd::say::nothing_written());
            }
        }
    }
}

/// A draft that was kept is gone on with, unless somebody wants to begin anew.
fn begin(store: &Store, slug: &str, prompter: Option<&mut Prompter>) -> Result<Draft> {
    let (mut draft, was_kept) = store.draft(slug, &mut |text| note(&text))?;
    if was_kept {
        let goes_on = match prompter {
            Some(prompter) => prompter.confirm(&say::go_on_with_draft(), true)?,
            None => true,
        };
        if !goes_on {
            store.renew(&mut draft, &mut |text| note(&text))?;
        }
    }
    Ok(draft)
}

/// The words of the editor: `$VISUAL`, else `$EDITOR`.
fn editor() -> Result<Vec<String>> {
    let set = |name| {
        env::var(name)
            .ok()
            .filter(|value: &String| !value.trim().is_empty())
    };
    let Some(line) = set("VISUAL").or_else(|| set("EDITOR")) else {
        bail!(say::no_editor())
    };
    shell_words::split(&line).map_err(|_| anyhow!(say::bad_editor_line(&line)))
}

fn open(editor: &[String], draft: &Draft) -> Result<()> {
    let Some((program, args)) = editor.split_first() else {
        bail!(say::no_editor())
    };
    let status = process::Command::new(program)
        .args(args)
        .arg(&draft.file)
        .status();
    let status = status.map_err(|error| anyhow!(say::bad_editor(program, reason(&error))))?;
    if !status.success() {
        bail!(say::editor_failed(program, shown(&draft.file)));
    }
    Ok(())
}

fn show(session: &Session, mut problems: Vec<Problem>) {
    sort(&mut problems);
    let screen = session.out.stderr;
    let width = if screen.is_terminal { screen.width } else { 80 };
    let look = Look {
        color: screen.color,
        unicode: screen.utf8,
        width,
    };
    verbatim(render(&problems, Form::Human, &look).trim_end());
}

enum Next {
    Again,
    Keep,
    Drop,
}

/// What to do with a draft that did not land; where nobody can be asked it is kept.
fn next(prompter: Option<&mut Prompter>, why: &str) -> Result<Next> {
    let Some(prompter) = prompter else {
        note(why);
        return Ok(Next::Keep);
    };
    let choices = [
        Choice::new("edit", say::edit_again()),
        Choice::new("keep", say::keep_draft()),
        Choice::new("drop", say::drop_draft()),
    ];
    Ok(match prompter.choose(why, &choices)? {
        Some(0) | None => Next::Again,
        Some(1) => Next::Keep,
        Some(_) => Next::Drop,
    })
}
