//! An edit, carried out on the files as they are now: read, apply, judge, compare, replace.

use std::{
    borrow::Cow,
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{Arc, atomic::Ordering},
};

use anyhow::{Result, bail};

use super::{
    Store,
    disk::{self, Trouble},
    folder,
    names::call_of,
    record_in, say, shown,
    toml::apply,
    translate::{append, carry_out, go_together, plain, with_keys},
    vocabulary,
};
use crate::{
    diagnostic::{Problem, Severity, line},
    model::{
        edit::{Act, Given},
        fault::{INVALID_TOML, MERGE_CONFLICT},
        name,
        noun::{Noun, Read},
        nouns::{Municipality, Theme},
        record::Record,
    },
};

/// How often an edit is applied anew to a file that somebody else has just changed.
pub(super) const TRIES: usize = 3;

/// What a text must not have to be edited.
const UNREAD: [&str; 2] = [INVALID_TOML, MERGE_CONFLICT];

/// The first line of a record: it tells editors where the schema is.
const SCHEMA_LINE: &str = "#:schema ../municipality.schema.json\n";

/// What is to be done to the files.
#[derive(Clone, Debug)]
pub enum Edit {
    /// These acts on the record with this slug.
    Record {
        /// The stem of its file.
        slug: String,
        /// One after the other.
        acts: Vec<Act>,
    },
    /// These acts on the themes.
    Themes(Vec<Act>),
    /// These new themes, and these acts on a record that may name them.
    WithThemes {
        /// What is given of each.
        themes: Vec<Given>,
        /// The stem of the record's file.
        slug: String,
        /// One after the other.
        acts: Vec<Act>,
    },
    /// A record that is not there yet.
    New {
        /// The stem of its file.
        slug: String,
        /// What it says of the municipality.
        head: Given,
    },
}

/// What an edit did, or would do.
#[derive(Debug)]
pub struct Outcome {
    /// The files that change, the one that was meant first.
    pub changes: Vec<FileChange>,
    /// What people call the municipality that it is about.
    pub name: String,
    /// What names the entry that was added or changed, as it is called now.
    pub call: Option<String>,
    /// The slug of the record, where that changed with its name.
    pub renamed: Option<String>,
    /// What is wrong with the texts after: no error is new.
    pub problems: Vec<Problem>,
}

/// One file, before and after.
#[derive(Debug)]
pub struct FileChange {
    /// The file, from the data folder.
    pub file: PathBuf,
    /// Its text before; nothing where there was no file.
    pub before: Option<String>,
    /// Its text after; nothing where there is no file any more.
    pub after: Option<String>,
}

impl Outcome {
    /// Whether all already was as it was meant to be.
    pub fn is_unchanged(&self) -> bool {
        self.changes
            .iter()
            .all(|change| change.before == change.after)
    }

    /// The file that was meant, as people name it.
    pub fn shown_file(&self) -> String {
        let file = self
            .changes
            .first()
            .map(|change| change.file.display().to_string());
        file.unwrap_or_default().replace('\\', "/")
    }
}

impl FileChange {
    pub(super) fn on_disk(&self) -> disk::Change<'_> {
        disk::Change {
            file: &self.file,
            old: self.before.as_deref().map(str::as_bytes),
            new: self.after.as_deref().map(str::as_bytes),
            like: None,
        }
    }
}

impl Store {
    /// What the edit would do to the files as they are now; nothing is locked, nothing written.
    ///
    /// # Errors
    /// When it cannot be carried out, or would add an error.
    pub fn preview(&self, edit: &Edit) -> Result<Outcome> {
        match edit {
            Edit::Record { slug, acts } => self.edited_record(slug, acts),
            Edit::Themes(acts) => self.edited_themes(acts),
            Edit::WithThemes { themes, slug, acts } => self.edited_both(themes, slug, acts),
            Edit::New { slug, head } => self.new_record(slug, head),
        }
    }

    /// Carries the edit out. While another process writes, it is waited for; `told` is told so.
    ///
    /// # Errors
    /// As for [`Store::preview`], and when a file cannot be replaced. Then all are as they were.
    pub fn edit(&self, edit: &Edit, told: &mut dyn FnMut(String)) -> Result<Outcome> {
        let mut locked = self.lock(told)?;
        for _ in 0..TRIES {
            let outcome = self.preview(edit)?;
            let changes = outcome
                .changes
                .iter()
                .filter(|change| change.before != change.after);
            // A record that is called otherwise is for the same people.
            let gone = outcome.changes.iter().find(|change| change.after.is_none());
            let like = gone.map(|gone| gone.file.as_path());
            let changes: Vec<_> = changes
                .map(|change| disk::Change {
                    like,
                    ..change.on_disk()
                })
                .collect();
            match locked.replace_all(&changes) {
                Ok(()) => return Ok(outcome),
                Err(Trouble::Changed(_)) => {}
                Err(trouble) => return Err(trouble.into()),
            }
        }
        bail!(say::kept_changing())
    }

    pub(super) fn lock(&self, told: &mut dyn FnMut(String)) -> Result<disk::Locked> {
        folder::judge_format(&self.root)?;
        // Once, however often a command writes.
        if self.is_found_upward.swap(false, Ordering::Relaxed)
            && disk::belongs_to_another(&self.root)
        {
            told(say::belongs_to_another(shown(&self.root)));
        }
        let mut pass_on = |what: disk::Told| told(what.to_string());
        let locked = disk::lock(&self.root, self.patience, &mut pass_on)?;
        Ok(locked.by(self.said.clone(), Arc::clone(&self.has_written)))
    }

    /// Clears what a killed command left, if nobody writes now: for a command
    /// that finds nothing to write, as the next write would.
    pub fn clear_left(&self) {
        if folder::judge_format(&self.root).is_ok() {
            disk::clear_left(&self.root);
        }
    }

    fn new_record(&self, slug: &str, head: &Given) -> Result<Outcome> {
        let file = format!("{slug}{}", folder::ENDING);
        let strange = folder::list(&self.root)?.strange;
        // `Leiden.TOML` would be the same file on another system.
        if self.has(slug) || strange.iter().any(|name| name.eq_ignore_ascii_case(&file)) {
            bail!(say::record_exists(slug));
        }
        let after = with_keys(Municipality::NOUN, SCHEMA_LINE, head)?;
        let problems = self.judge_record_text(slug, &after, true);
        no_worse(&problems, Vec::new)?;
        let name = record_in(slug, &after)
            .map(|record| record.head.name)
            .unwrap_or_default();
        let change = FileChange {
            file: file_of(slug),
            before: None,
            after: Some(after),
        };
        Ok(Outcome {
            changes: vec![change],
            name,
            call: None,
            renamed: None,
            problems,
        })
    }

    fn edited_themes(&self, acts: &[Act]) -> Result<Outcome> {
        let (noun, file) = (Theme::NOUN, PathBuf::from(vocabulary::THEMES));
        let before = self.raw_text(&file)?;
        let broken = self.judge_vocabulary_text(vocabulary::THEMES, &before);
        if let Some(problem) = broken.iter().find(|problem| UNREAD.contains(&problem.code)) {
            bail!(say::not_editable(line(problem)));
        }
        let mut after = before.clone();
        for act in acts {
            after = act_on_vocabulary(noun, &after, act)?;
        }
        let judge = |text: &str| self.judge_vocabulary_text(vocabulary::THEMES, text);
        let problems = judge(&after);
        no_worse(&problems, || judge(&before))?;
        let change = FileChange {
            file,
            before: Some(before),
            after: Some(after),
        };
        Ok(Outcome {
            changes: vec![change],
            name: noun.many.here().to_owned(),
            call: None,
            renamed: None,
            problems,
        })
    }

    /// The record as it would be were the themes there.
    fn edited_both(&self, themes: &[Given], slug: &str, acts: &[Act]) -> Result<Outcome> {
        let add = |given: &Given| Act::Add {
            noun: Theme::NOUN,
            given: given.clone(),
        };
        let new: Vec<_> = themes.iter().map(add).collect();
        let vocabulary = self.edited_themes(&new)?;
        let texts = vocabulary.changes.iter();
        let text: String = texts.filter_map(|change| change.after.as_deref()).collect();
        let mut outcome = self.with_themes_of(&text).edited_record(slug, acts)?;
        outcome.changes.extend(vocabulary.changes);
        outcome.problems.extend(vocabulary.problems);
        Ok(outcome)
    }

    fn edited_record(&self, slug: &str, acts: &[Act]) -> Result<Outcome> {
        let file = file_of(slug);
        let before = self.raw_text(&file)?;
        let was = record_in(slug, &before);
        let after = self.acted((slug, was.as_ref()), &before, acts)?;
        let is = record_in(slug, &after);
        let name = is
            .as_ref()
            .map(|record| record.head.name.clone())
            .unwrap_or_default();
        let call = acts
            .first()
            .and_then(|act| call_after(act, was.as_ref()?, is.as_ref()?));
        // The file follows the name, and those who refer to the file follow it.
        let is_renamed = was.is_some_and(|record| record.head.name != name);
        let now = Some(name::slug(&name)).filter(|slug| is_renamed && !slug.is_empty());
        let now = now.unwrap_or_else(|| slug.to_owned());
        let with_register = acts.iter().any(|act| matches!(act, Act::Head(_)));
        let judge = |slug: &str, text: &str| self.judge_record_text(slug, text, with_register);
        let problems = judge(&now, &after);
        no_worse(&problems, || judge(slug, &before))?;
        let changes = if now == slug {
            vec![FileChange {
                file,
                before: Some(before),
                after: Some(after),
            }]
        } else {
            self.renamed(slug, &now, before, after)?
        };
        Ok(Outcome {
            changes,
            name,
            call,
            renamed: Some(now).filter(|now| now != slug),
            problems,
        })
    }

    /// The bytes of a file as text, its byte-order mark included.
    pub(super) fn raw_text(&self, file: &Path) -> Result<String> {
        let path = self.root.join(file);
        let bytes = self.bytes(&path)?;
        // Said as `check` says it: with the file and the place.
        String::from_utf8(bytes).map_err(|_| match self.text(&path) {
            Err(problem) => anyhow::anyhow!(say::not_editable(line(&problem))),
            Ok(_) => anyhow::anyhow!(say::no_utf8()),
        })
    }

    /// The text of a record, and the record that it holds if that was read, with these acts carried
    /// out on it, one after the other.
    pub(super) fn acted(
        &self,
        (slug, held): (&str, Option<&Record>),
        text: &str,
        acts: &[Act],
    ) -> Result<String> {
        let (mut held, mut after) = (held.map(Cow::Borrowed), text.to_owned());
        for run in acts.chunk_by(go_together) {
            let record = match held.take() {
                Some(record) => record,
                None => Cow::Owned(self.editable(slug, &after)?),
            };
            after = carry_out(self, &record, &after, run)?;
        }
        Ok(after)
    }

    /// The record that a text holds; where it holds none, what is wrong with the file says why.
    pub(super) fn editable(&self, slug: &str, text: &str) -> Result<Record> {
        if let Some(record) = record_in(slug, text) {
            return Ok(record);
        }
        let (_, problems) = self.read_record(slug);
        let mut errors = problems
            .iter()
            .filter(|problem| problem.severity == Severity::Error);
        bail!(say::not_editable(
            errors.next().map(line).unwrap_or_default()
        ))
    }
}

/// What the entry of an act is called when it is done.
fn call_after(act: &Act, before: &Record, after: &Record) -> Option<String> {
    let (noun, nth) = match act {
        Act::Add { noun, given: _ } => (noun, (noun.of)(before).len()),
        Act::Change {
            noun,
            name,
            given: _,
        } => (noun, call_of(before, noun, name).ok()?.0),
        Act::ChangeAt {
            noun,
            nth,
            given: _,
        } => (noun, *nth),
        Act::Remove { noun: _, name: _ } | Act::Head(_) => return None,
    };
    (noun.of)(after)
        .get(nth)
        .map(|entry| entry.call().into_owned())
}

/// No edit adds an error: what was wrong before does not block, what is wrong anew does.
pub(super) fn no_worse(after: &[Problem], before: impl FnOnce() -> Vec<Problem>) -> Result<()> {
    let is_error = |problem: &Problem| problem.severity == Severity::Error;
    if !after.iter().any(is_error) {
        return Ok(());
    }
    match new_errors(after, &before()).next() {
        Some(error) => bail!(say::adds_error(&error.message)),
        None => Ok(()),
    }
}

/// The errors that were not there before, or not as often.
pub(super) fn new_errors<'p>(
    after: &'p [Problem],
    before: &[Problem],
) -> impl Iterator<Item = &'p Problem> {
    let what = |problem: &Problem| (problem.code, problem.message.clone());
    let mut old: HashMap<_, usize> = HashMap::new();
    for problem in before {
        *old.entry(what(problem)).or_default() += 1;
    }
    after.iter().filter(move |problem| {
        let left = old.get_mut(&what(problem)).filter(|left| **left > 0);
        let is_old = left.map(|left| *left -= 1).is_some();
        problem.severity == Severity::Error && !is_old
    })
}

/// The file of a record, from the data folder.
pub(super) fn file_of(slug: &str) -> PathBuf {
    PathBuf::from(folder::RECORDS).join(format!("{slug}{}", folder::ENDING))
}

/// Themes are only added by command; all else is an editor's work.
fn act_on_vocabulary(noun: &'static Noun, text: &str, act: &Act) -> Result<String> {
    let Act::Add { noun: _, given } = act else {
        bail!(say::only_added(noun.many.here()))
    };
    Ok(apply(text, &append(noun, given, &[noun.key], plain)?)?)
}
