//! The files: find, read, lock, edit in place, replace atomically; the rules.
//!
//! [`Store`] is the data folder. Reading yields what is sound and notes what is not: one broken
//! record blocks nobody.

mod bulk;
pub mod disk;
mod draft;
mod edit;
mod fix;
pub mod folder;
mod git;
mod held;
mod hook;
mod lookup;
mod make;
mod names;
mod origin;
mod places;
mod reader;
mod refer;
pub mod register;
mod rename;
pub mod rules;
mod say;
pub mod sheet;
mod staged;
pub mod toml;
mod translate;
mod undo;
mod vocabulary;

use std::{
    cell::{Cell, OnceCell, RefCell},
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Result, bail};

pub use self::{
    bulk::{Edited, NewError, Opened},
    disk::{Growing, Spool, reason},
    draft::{Draft, Landing},
    edit::{Edit, FileChange, Outcome},
    folder::own,
    hook::Hook,
    lookup::{Found, NotFound},
    make::{make, write_made},
    names::{Exactness, named, resolved, theme as theme_id},
    staged::check_staged,
    undo::{Step, StepFile},
};
use crate::{
    diagnostic::Problem,
    model::{
        fault::Faults,
        noun::Aim,
        nouns::{Coordinator, Theme},
        record::Record,
    },
};
use origin::{Origin, error_at, place, problem_of_file};
use register::Register;

/// The data folder.
pub struct Store {
    root: PathBuf,
    is_found_upward: Cell<bool>,
    patience: Duration,
    themes: OnceCell<Vec<Theme>>,
    are_themes_whole: Cell<bool>,
    coordinators: OnceCell<Vec<Coordinator>>,
    public_coordinators: Cell<usize>,
    register: OnceCell<Register>,
    names: OnceCell<Vec<(String, Vec<String>)>>,
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
            is_found_upward: Cell::new(is_found_upward),
            ..Self::at(root)
        })
    }

    /// The data folder that is here.
    pub fn at(root: PathBuf) -> Self {
        Self {
            root,
            is_found_upward: Cell::new(false),
            patience: disk::PATIENCE,
            themes: OnceCell::new(),
            are_themes_whole: Cell::new(false),
            coordinators: OnceCell::new(),
            public_coordinators: Cell::new(0),
            register: OnceCell::new(),
            names: OnceCell::new(),
            problems: RefCell::default(),
        }
    }

    /// The same, but waiting so long where another process writes.
    #[must_use]
    pub fn waiting(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What could not be read so far, taken out.
    pub fn take_problems(&self) -> Vec<Problem> {
        self.problems.take()
    }

    /// Whether something could not be read so far.
    pub fn has_problems(&self) -> bool {
        !self.problems.borrow().is_empty()
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

    fn slugs_of(&self, which: &Which) -> Result<Vec<String>> {
        match which {
            Which::All => self.slugs(),
            Which::Named(slugs) => Ok(slugs.clone()),
        }
    }

    /// Whether there is a record with this slug.
    pub fn has(&self, slug: &str) -> bool {
        // Without this a slug of a file system that ignores case would be found in any case.
        crate::model::name::slug(slug) == slug
            && folder::record(&self.root, slug).symlink_metadata().is_ok()
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
        let slugs = self.slugs_of(which)?;
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
                // Whoever only reads needs one reason why a text is no TOML; `check` has them all.
                faults.0.truncate(1);
                let record = root.and_then(|root| Record::read(slug, &root, &mut faults, Aim::Use));
                (record, Origin::new(&path, &text).problems(faults))
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

/// The record that a text holds, if its head is sound; what is wrong with it is no matter here.
fn record_in(slug: &str, text: &str) -> Option<Record> {
    let mut faults = Faults::default();
    let root = reader::parse(text.strip_prefix('\u{feff}').unwrap_or(text), &mut faults)?;
    Record::read(slug, &root, &mut faults, Aim::Use)
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
