//! The files: find, read, lock, edit in place, replace atomically; the rules.
//!
//! [`Store`] is the data folder. Reading yields what is sound and notes what is not: one broken
//! record blocks nobody.

pub mod disk;
mod edit;
pub mod folder;
mod git;
mod hook;
mod lookup;
mod make;
mod names;
mod reader;
pub mod register;
mod rename;
pub mod rules;
mod say;
mod staged;
pub mod toml;
mod translate;
mod undo;
mod vocabulary;

use std::{
    cell::{OnceCell, RefCell},
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Result, bail};

pub use self::{
    edit::{Edit, FileChange, Outcome},
    folder::own,
    hook::Hook,
    lookup::{Found, NotFound},
    make::{make, write_made},
    names::{Exactness, named, theme as theme_id},
    staged::check_staged,
    undo::{Step, StepFile},
};
use crate::{
    diagnostic::{Place, Problem, Severity, Source},
    model::{
        fault::{Fault, Faults},
        nouns::{Coordinator, Theme},
        record::Record,
    },
};
use register::Register;

/// The data folder.
pub struct Store {
    root: PathBuf,
    themes: OnceCell<Vec<Theme>>,
    coordinators: OnceCell<Vec<Coordinator>>,
    register: OnceCell<Register>,
    problems: RefCell<Vec<Problem>>,
}

/// Which records.
#[derive(Clone, Debug)]
pub enum Which {
    /// All of them.
    All,
    /// Those with these slugs, in this order.
    Named(Vec<String>),
}

impl Store {
    /// Finds the data folder; `named` is what `--data` says.
    ///
    /// # Errors
    /// When there is none.
    pub fn open(named: Option<&Path>) -> Result<Self> {
        folder::find(named).map(Self::at)
    }

    /// The data folder that is here.
    pub fn at(root: PathBuf) -> Self {
        Self {
            root,
            themes: OnceCell::new(),
            coordinators: OnceCell::new(),
            register: OnceCell::new(),
            problems: RefCell::default(),
        }
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What could not be read so far, taken out.
    pub fn take_problems(&self) -> Vec<Problem> {
        self.problems.take()
    }

    /// The slugs of the records, sorted. A file that cannot be a record's is noted.
    pub fn slugs(&self) -> Result<Vec<String>> {
        let listing = folder::list(&self.root)?;
        let strange = listing.strange.iter().map(|name| {
            let path = self.root.join(folder::RECORDS).join(name);
            problem_of_file(&path, rules::FILE_NAME, say::strange_file_name(name))
        });
        self.problems.borrow_mut().extend(strange);
        Ok(listing.slugs)
    }

    /// Whether there is a record with this slug.
    pub fn has(&self, slug: &str) -> bool {
        // Without this a slug of a file system that ignores case would be found in any case.
        crate::model::name::slug(slug) == slug && folder::record(&self.root, slug).is_file()
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
        self.problems.borrow_mut().extend(problems);
        Ok(record)
    }

    /// The records, read one after the other as they are asked for; what cannot be read is noted
    /// and left out.
    pub fn records(&self, which: &Which) -> Result<impl Iterator<Item = Record>> {
        let slugs = match which {
            Which::All => self.slugs()?,
            Which::Named(slugs) => slugs.clone(),
        };
        Ok(slugs.into_iter().filter_map(|slug| {
            let (record, problems) = self.read_record(&slug);
            self.problems.borrow_mut().extend(problems);
            record
        }))
    }

    /// The official register.
    ///
    /// # Errors
    /// When the folder's own cannot be read.
    pub fn register(&self) -> Result<&Register> {
        if let Some(register) = self.register.get() {
            return Ok(register);
        }
        let register = Register::load(&self.root)?;
        Ok(self.register.get_or_init(|| register))
    }

    fn read_record(&self, slug: &str) -> (Option<Record>, Vec<Problem>) {
        let path = folder::record(&self.root, slug);
        match self.text(&path) {
            Ok(text) => {
                let mut faults = Faults::default();
                let root = reader::parse(&text, &mut faults);
                let record = root.and_then(|root| Record::read(slug, &root, &mut faults));
                (record, problems_of(&path, &text, faults))
            }
            Err(problem) => (None, vec![problem]),
        }
    }

    /// The text of a file, without a byte-order mark.
    fn text(&self, path: &Path) -> Result<String, Problem> {
        let unreadable =
            |why: String| problem_of_file(path, rules::UNREADABLE, say::unreadable(why));
        let bytes = self
            .bytes(path)
            .map_err(|error| unreadable(format!("{error:#}")))?;
        match String::from_utf8(bytes) {
            Ok(text) => Ok(without_mark(text)),
            Err(error) => {
                let sound = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let place = place(path, text, sound..sound + 1);
                Err(error_at(place, rules::UNREADABLE, say::no_utf8()))
            }
        }
    }

    fn bytes(&self, path: &Path) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        disk::read(&self.root, path, &mut bytes)?;
        Ok(bytes)
    }
}

fn problems_of(path: &Path, text: &str, faults: Faults) -> Vec<Problem> {
    if faults.0.is_empty() {
        return Vec::new();
    }
    let source = source_of(path, text.to_owned());
    let problem = |Fault {
                       code,
                       span,
                       message,
                       help,
                   }| Problem {
        code,
        severity: Severity::Error,
        message,
        place: Place::new(&source, span),
        help,
        related: Vec::new(),
    };
    faults.0.into_iter().map(problem).collect()
}

fn problem_of_file(path: &Path, code: &'static str, message: String) -> Problem {
    error_at(place(path, String::new(), 0..0), code, message)
}

fn place(path: &Path, text: String, span: std::ops::Range<usize>) -> Place {
    Place::new(&source_of(path, text), span)
}

fn source_of(path: &Path, text: String) -> Arc<Source> {
    Arc::new(Source::new(shown(path), text))
}

fn error_at(place: Place, code: &'static str, message: String) -> Problem {
    Problem {
        code,
        severity: Severity::Error,
        message,
        place,
        help: None,
        related: Vec::new(),
    }
}

/// The record that a text holds, if its head is sound; what is wrong with it is no matter here.
fn record_in(slug: &str, text: &str) -> Option<Record> {
    let mut faults = Faults::default();
    let root = reader::parse(text.strip_prefix('\u{feff}').unwrap_or(text), &mut faults)?;
    Record::read(slug, &root, &mut faults)
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

fn without_mark(text: String) -> String {
    text.strip_prefix('\u{feff}')
        .map(str::to_owned)
        .unwrap_or(text)
}
