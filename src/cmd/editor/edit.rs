//! `gka edit` without flags: on a draft of one's own, checked before it replaces
//! the record, as visudo does.

use std::{
    env, process,
    time::{Duration, Instant},
};

use anyhow::{Result, anyhow, bail};

use clap::ArgMatches;

use super::say;
use crate::{
    cmd::{
        self, Ending,
        args::{MUNICIPALITY, text},
        resume::{Resume, begin_anew_choice, resume},
        session::Session,
        write::{diff_of, tell, warn},
    },
    diagnostic::{Form, Look, Problem, render, sort},
    model::name,
    output::{diff, note, verbatim},
    prompt::{Choice, Deaf, Interrupted, Prompter},
    store::{Draft, Drafts, FileChange, Landing, reason, shown},
};

/// An editor that is back sooner, with nothing changed, has not waited for the person.
const AT_ONCE: Duration = Duration::from_secs(2);

/// Edits the record with this slug until the draft lands, is kept or is dropped.
pub fn run(session: &mut Session, slug: &str) -> Result<Ending> {
    session.is_writing = true;
    let editor = editor()?;
    let mut prompter = session.prompter();
    let mut draft = begin(session, slug, prompter.as_mut())?;
    // Such an editor may save once more when all is done.
    let mut may_save_later = false;
    loop {
        if open(session, &editor, &draft)? {
            may_save_later = true;
            if !is_saved(session, &editor, &draft, prompter.as_mut())? {
                session.out.later(say::saves_later(shown(&draft.file)));
                return Ok(Ending::Done);
            }
        }
        let landed = session.store()?.land(&mut draft, &mut |text| note(&text));
        let landed = landed.inspect_err(|_| note(&say::draft_kept(shown(&draft.file))))?;
        if let Some(change) = landed.meanwhile {
            note(&say::changed_meanwhile());
            show_change(session, change);
        }
        let why = match landed.landing {
            Landing::Done(outcome) => {
                end(session, &mut draft, may_save_later)?;
                warn(session, &outcome);
                if session.out.stdout.is_terminal {
                    session.out.sentence(&cmd::say::head_changed(&outcome.name));
                } else {
                    tell(session, &[[draft.slug.clone(), draft.slug.clone()]], None);
                }
                return Ok(Ending::Done);
            }
            Landing::Unchanged => {
                session.out.later(say::draft_unchanged());
                end(session, &mut draft, may_save_later)?;
                return Ok(Ending::Done);
            }
            Landing::Wrong(problems) => {
                show(session, problems);
                say::draft_wrong()
            }
            Landing::Conflict => say::draft_conflict(),
            Landing::Marked(line) => say::draft_marked(line),
            Landing::Gone => bail!(say::draft_gone()),
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

/// Removes a draft that has served; one in which an editor may yet save stays.
fn end(session: &mut Session, draft: &mut Draft, may_save_later: bool) -> Result<()> {
    if may_save_later {
        session.store()?.leave_draft(draft);
        session.out.later(say::saves_later(shown(&draft.file)));
    } else {
        session.store()?.drop_draft(draft);
    }
    Ok(())
}

/// Whether the person has saved the draft of an editor that came back at once. Where nobody can be
/// asked, what it says now counts.
fn is_saved(
    session: &Session,
    editor: &[String],
    draft: &Draft,
    prompter: Option<&mut Prompter>,
) -> Result<bool> {
    let program = editor.first().map_or("", String::as_str);
    let Some(prompter) = prompter else {
        note(&say::came_back_at_once(program));
        return Ok(true);
    };
    let choices = [
        Choice::new("saved", say::has_saved()),
        Choice::new("later", say::saves_nothing_now()),
    ];
    note(&say::came_back_at_once(program));
    loop {
        if prompter.choose(&say::save_and_close(), &choices)? == Some(1) {
            return Ok(false);
        }
        if session.store()?.is_changed(draft) {
            return Ok(true);
        }
        note(&say::nothing_saved());
    }
}

/// The draft to work on: one that was kept, if the person goes on with it, else a new one.
fn begin(session: &Session, slug: &str, prompter: Option<&mut Prompter>) -> Result<Draft> {
    let store = session.store()?;
    let mut drafts = store.drafts(slug, &mut |text| note(&text))?;
    if drafts.is_open_elsewhere {
        note(&say::open_elsewhere());
    }
    for file in &drafts.unreadable {
        note(&say::draft_unreadable(shown(file)));
    }
    let chosen = if let Some(prompter) = prompter {
        kept_draft(session, &mut drafts, prompter)?
    } else {
        for draft in &drafts.kept {
            note(&say::draft_left(shown(&draft.file)));
        }
        None
    };
    let Some(mut draft) = chosen else {
        return store.new_draft(slug, drafts, &mut |text| note(&text));
    };
    if let Some(caught_up) = store.catch_up(&mut draft, &mut |text| note(&text))? {
        note(&say::changed_meanwhile());
        show_change(session, caught_up.change);
        if caught_up.has_conflict {
            note(&say::draft_conflict());
        }
    }
    Ok(draft)
}

/// One of the drafts that were kept, if the person goes on with it.
fn kept_draft(
    session: &Session,
    drafts: &mut Drafts,
    prompter: &mut Prompter,
) -> Result<Option<Draft>> {
    let at = match drafts.kept.len() {
        0 => return Ok(None),
        1 => 0,
        count => {
            let choice = |draft: &Draft| {
                let name = draft.file.file_name().unwrap_or_default();
                let name = name.to_string_lossy();
                Choice::new(&*name, say::saved_at(&name, draft.saved()))
            };
            let none = [begin_anew_choice()];
            let choices: Vec<_> = drafts.kept.iter().map(choice).chain(none).collect();
            match prompter.choose(&say::which_draft(count), &choices)? {
                None => count - 1,
                Some(at) if at == count => return Ok(None),
                Some(at) => at,
            }
        }
    };
    let draft = drafts.kept.swap_remove(at);
    note(&say::draft_of_before(draft.saved()));
    if let Some(change) = session.store()?.change_of_draft(&draft) {
        if !draft.has_base {
            note(&say::base_unknown());
        }
        show_change(session, change);
    }
    match resume(&say::go_on_with_draft(), prompter)? {
        Resume::GoOn => return Ok(Some(draft)),
        Resume::Anew => {}
        Resume::Drop => session.store()?.drop_draft(&draft),
    }
    Ok(None)
}

/// Names the drafts of a record that is not there.
pub fn name_drafts(session: &Session, matches: &ArgMatches) {
    let name = text(matches, MUNICIPALITY).map(name::slug);
    if let (Some(name), Ok(store)) = (name, session.store()) {
        for file in store.draft_files(&name) {
            note(&say::draft_of_none(shown(&file)));
        }
    }
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

/// Opens the editor and waits for its end; tells whether that came at once, with nothing changed.
fn open(session: &Session, editor: &[String], draft: &Draft) -> Result<bool> {
    let Some((program, args)) = editor.split_first() else {
        bail!(say::no_editor())
    };
    let store = session.store()?;
    let (before, begin) = (store.draft_bytes(draft), Instant::now());
    let mut command = process::Command::new(program);
    command.args(args).arg(&draft.file);
    // Ctrl-C is the editor's: what is typed there must not end this.
    let deaf = Deaf::begin();
    let status = command.status();
    let was_interrupted = deaf.was_interrupted();
    drop(deaf);
    let status = status.map_err(|error| {
        if !store.is_changed(draft) {
            store.drop_draft(draft);
        }
        anyhow!(say::bad_editor(program, reason(&error)))
    })?;
    draft.make_private();
    if !status.success() && was_interrupted {
        note(&say::draft_kept(shown(&draft.file)));
        bail!(Interrupted::LEFT);
    }
    if !status.success() {
        bail!(say::editor_failed(program, shown(&draft.file)));
    }
    Ok(begin.elapsed() < AT_ONCE && store.draft_bytes(draft) == before)
}

fn show_change(session: &Session, change: FileChange) {
    let look = diff::Look {
        color: session.out.stderr.color,
        to_terminal: true,
    };
    verbatim(diff_of(&[change], look).trim_end());
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
