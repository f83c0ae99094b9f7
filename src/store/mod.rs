//! The files: find, read, lock, edit in place, replace atomically; the rules.
//!
//! [`Store`] is the data folder. Reading yields what is sound and notes what is not: one broken
//! record blocks nobody.

mod blocks;
mod bulk;
mod called;
pub mod disk;
mod draft;
mod edit;
mod files;
mod fix;
pub mod folder;
mod git;
mod held;
mod hook;
#[cfg(any(test, fuzzing))]
mod likeness;
mod lookup;
mod make;
mod many;
mod merge;
mod names;
mod origin;
mod places;
mod quick;
mod reader;
mod refer;
pub mod register;
mod rename;
pub mod rules;
mod say;
mod serving;
pub mod sheet;
mod slugs;
mod staged;
mod syntax;
pub mod toml;
mod translate;
mod undo;
mod vocabulary;
mod word;

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use anyhow::{Result, bail};

#[cfg(fuzzing)]
pub use self::likeness::agrees;
pub use self::{
    bulk::{Edited, NewError, Opened},
    called::Called,
    disk::{Growing, Said, Spool, Way, clock, reason, today},
    draft::{AnswerDraft, Draft, Drafts, Landing},
    edit::{Edit, FileChange, Outcome},
    folder::own,
    hook::Hook,
    lookup::{Found, Known, NotFound},
    make::{make, write_made},
    names::{Exactness, named, resolved, theme as theme_id},
    staged::check_staged,
    undo::{Step, StepFile},
};
use crate::{
    diagnostic::Problem,
    model::{
        name::order_of_slug,
        nouns::{Coordinator, Theme},
        record::Record,
    },
};
use files::Files;
use origin::problem_of_file;
use register::{Register, Texts};
use serving::Serving;
use slugs::Slugs;
use word::Word;

/// The data folder.
pub struct Store {
    root: PathBuf,
    files: Arc<Files>,
    is_found_upward: AtomicBool,
    patience: Duration,
    said: Said,
    has_written: Arc<AtomicBool>,
    themes: OnceLock<(Vec<Theme>, bool)>,
    coordinators: OnceLock<(Vec<Coordinator>, usize)>,
    register: OnceLock<Register>,
    known: OnceLock<Vec<Known>>,
    serving: OnceLock<Serving>,
    problems: Mutex<Vec<Problem>>,
    is_by_name: bool,
    watcher: Option<Watcher>,
}

/// Who is told how many of all records have been read.
pub type Watcher = Box<dyn Fn(usize, usize) + Send + Sync>;

/// Which records.
#[derive(Clone, Debug)]
pub enum Which {
    /// All of them.
    All,
    /// Those with these slugs, in this order.
    Named(Vec<String>),
}

impl Which {
    /// The slugs that were named; none where all are meant.
    pub fn named(&self) -> &[String] {
        match self {
            Self::All => &[],
            Self::Named(slugs) => slugs,
        }
    }
}

impl Store {
    /// Finds the data folder; `named` is what `--data` says.
    ///
    /// # Errors
    /// When there is none.
    pub fn open(named: Option<&Path>) -> Result<Self> {
        let (root, is_found_upward) = folder::find(named)?;
        Ok(Self {
            is_found_upward: AtomicBool::new(is_found_upward),
            ..Self::at(root)
        })
    }

    /// The data folder that is here.
    pub fn at(root: PathBuf) -> Self {
        Self {
            files: Arc::new(Files::at(root.clone())),
            root,
            is_found_upward: AtomicBool::new(false),
            patience: disk::PATIENCE,
            said: Said::default(),
            has_written: Arc::default(),
            themes: OnceLock::new(),
            coordinators: OnceLock::new(),
            register: OnceLock::new(),
            known: OnceLock::new(),
            serving: OnceLock::new(),
            problems: Mutex::default(),
            is_by_name: false,
            watcher: None,
        }
    }

    /// The same, but waiting so long where another process writes.
    #[must_use]
    pub fn waiting(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// The same, for a command that is so called: undo will tell it.
    #[must_use]
    pub fn by(self, said: Said) -> Self {
        Self { said, ..self }
    }

    /// The same, but all records come as a Dutch reader looks for their names, not by slug.
    #[must_use]
    pub fn by_name(self) -> Self {
        Self {
            is_by_name: true,
            ..self
        }
    }

    /// The same, told of how far it is with reading many records.
    #[must_use]
    pub fn watched(self, watcher: Watcher) -> Self {
        Self {
            watcher: Some(watcher),
            ..self
        }
    }

    /// So many are done, of so many.
    pub fn tell_done(&self, done: usize, of: usize) {
        if let Some(watcher) = &self.watcher {
            watcher(done, of);
        }
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What could not be read so far, taken out.
    pub fn take_problems(&self) -> Vec<Problem> {
        std::mem::take(&mut self.noted())
    }

    fn noted(&self) -> MutexGuard<'_, Vec<Problem>> {
        self.problems.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether something was written so far.
    pub fn has_written(&self) -> bool {
        self.has_written.load(Ordering::Relaxed)
    }

    /// Whether something could not be read so far.
    pub fn has_problems(&self) -> bool {
        !self.noted().is_empty()
    }

    /// The slugs of the records, sorted. A file that cannot be a record's is noted.
    pub fn slugs(&self) -> Result<Slugs> {
        let listing = folder::list(&self.root)?;
        let strange = listing.strange.iter().map(|name| {
            let path = self.root.join(folder::RECORDS).join(name);
            problem_of_file(&path, rules::FILE_NAME, say::strange_file_name(name))
        });
        self.noted().extend(strange);
        if let Some(stray) = listing.stray {
            let path = self.root.join(folder::RECORDS);
            let why = say::unreadable(anyhow::Error::from(stray));
            let told = problem_of_file(&path, rules::UNREADABLE, why);
            self.noted().push(told);
        }
        Ok(listing.slugs)
    }

    fn slugs_of(&self, which: &Which) -> Result<Slugs> {
        match which {
            Which::All if self.is_by_name => {
                let mut slugs = self.slugs()?;
                slugs.sort_by_key(order_of_slug);
                Ok(slugs)
            }
            Which::All => self.slugs(),
            Which::Named(slugs) => Ok(slugs.iter().collect()),
        }
    }

    /// How many records are meant.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn count(&self, which: &Which) -> Result<usize> {
        Ok(match which {
            Which::All => folder::list(&self.root)?.slugs.len(),
            Which::Named(slugs) => slugs.len(),
        })
    }

    /// Whether there is a record with this slug.
    pub fn has(&self, slug: &str) -> bool {
        self.files.has(slug)
    }

    /// One record.
    ///
    /// # Errors
    /// When nothing of it can be read; the message has file, line and column.
    pub fn record(&self, slug: &str) -> Result<Record> {
        let (record, problems) = self.read_record(slug);
        let Some(record) = record else {
            let lines: Vec<_> = problems.iter().map(crate::diagnostic::line).collect();
            bail!(lines.join("\n"));
        };
        self.noted().extend(problems);
        Ok(record)
    }

    /// The records in their order, read on all cores where they are many; what cannot be read is
    /// noted and left out.
    pub fn records(&self, which: &Which) -> Result<impl Iterator<Item = Record>> {
        self.records_with(which, None)
    }

    /// As [`Store::records`]; of those of which no value can be this word none need be among them:
    /// they are not parsed, and what is wrong with them is no matter.
    pub fn records_with(
        &self,
        which: &Which,
        word: Option<&str>,
    ) -> Result<impl Iterator<Item = Record>> {
        let slugs = self.slugs_of(which)?;
        let of = slugs.len();
        Ok(self.noting(of, self.read_all(slugs, word)))
    }

    /// What `make` makes of each of the records, on the core that has read it, handed to `take` in
    /// their order. As for [`Store::records_with`], those without the word need not be among them.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn made_of<R: Send, T>(
        &self,
        which: &Which,
        word: Option<&str>,
        make: impl Fn(&Record) -> Option<R> + Send + Sync,
        take: impl FnOnce(&mut dyn Iterator<Item = R>) -> T,
    ) -> Result<T> {
        let slugs = self.slugs_of(which)?;
        let word = word.map(Word::new);
        let read = |nth: usize, buffer: &mut Vec<u8>| {
            let (record, problems) = self.files.record(slugs.nth(nth), word.as_ref(), buffer);
            (record.as_ref().and_then(&make), problems)
        };
        Ok(thread::scope(|scope| {
            let spawn = |job| thread::Builder::new().spawn_scoped(scope, job).map(drop);
            let done = many::in_order(slugs.len(), read, spawn);
            take(&mut self.noting(slugs.len(), done))
        }))
    }

    /// Notes what is wrong, and tells how far the reading is.
    fn noting<R>(
        &self,
        of: usize,
        read: impl Iterator<Item = (Option<R>, Vec<Problem>)>,
    ) -> impl Iterator<Item = R> {
        read.enumerate().filter_map(move |(nth, (made, problems))| {
            self.tell_done(nth + 1, of);
            self.noted().extend(problems);
            made
        })
    }

    /// All records, without a word on what is wrong with them: for who looks something up in others
    /// than those that a command is about.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn records_unjudged(&self) -> Result<impl Iterator<Item = Record>> {
        let slugs = folder::list(&self.root)?.slugs;
        Ok(self.read_all(slugs, None).filter_map(|(record, _)| record))
    }

    fn read_all(
        &self,
        slugs: Slugs,
        word: Option<&str>,
    ) -> impl Iterator<Item = (Option<Record>, Vec<Problem>)> + use<> {
        let files = Arc::clone(&self.files);
        let word = word.map(Word::new);
        many::in_order(
            slugs.len(),
            move |nth, buffer| files.record(slugs.nth(nth), word.as_ref(), buffer),
            |job| thread::Builder::new().spawn(job).map(drop),
        )
    }

    /// The official register. What is wrong with the folder's own is noted: a row that cannot be
    /// read is left out, and for a file of which none can the one that is built in stands in.
    pub fn register(&self) -> &Register {
        self.register.get_or_init(|| {
            let (texts, problems) = Texts::of(&self.files, &self.root);
            let (register, faults) = Register::parse(&texts);
            self.noted().extend(problems);
            self.noted().extend(texts.problems(&self.root, faults));
            register
        })
    }

    fn read_record(&self, slug: &str) -> (Option<Record>, Vec<Problem>) {
        self.files.record(slug, None, &mut Vec::new())
    }

    /// The text of a file, without a byte-order mark.
    fn text(&self, path: &Path) -> Result<String, Problem> {
        self.files.text(path)
    }

    fn bytes(&self, path: &Path) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        disk::read(&self.root, path, &mut bytes)?;
        Ok(bytes)
    }
}

/// The record that a text holds, if its head is sound; what is wrong with it is no matter here.
fn record_in(slug: &str, text: &str) -> Option<Record> {
    files::record_of(slug, text.strip_prefix(reader::MARK).unwrap_or(text)).0
}

/// A path as people see it: from where they are, if it is below.
pub fn shown(path: &Path) -> String {
    let here = std::env::current_dir().ok();
    let below = here
        .as_deref()
        .and_then(|here| path.strip_prefix(here).ok())
        .or_else(|| path.strip_prefix(".").ok());
    below
        .filter(|below| !below.as_os_str().is_empty())
        .unwrap_or(path)
        .display()
        .to_string()
}
