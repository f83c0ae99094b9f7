//! The files of a data folder, read: what the store knows beside them is no matter here.

use std::{
    path::{Path, PathBuf},
    str::Utf8Error,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
};

use super::{
    disk::{self, Opened},
    folder,
    origin::{Origin, error_at, place, problem_of_file},
    quick, reader, rules, say,
    slugs::Slugs,
    word::Word,
};
use crate::{
    diagnostic::Problem,
    model::{fault::Faults, name::is_slug, noun::Aim, record::Record},
};

/// The files of a data folder.
#[derive(Debug)]
pub struct Files {
    root: PathBuf,
    records: OnceLock<Option<Opened>>,
    /// How often somebody asked whether there is a record.
    asked: AtomicUsize,
    slugs: OnceLock<Option<Arc<Slugs>>>,
}

/// Who asks for more records than these has them all listed: that is one question to the system for
/// hundreds.
const FEW: usize = 16;

impl Files {
    /// Of the folder that is here.
    pub const fn at(root: PathBuf) -> Self {
        Self {
            root,
            records: OnceLock::new(),
            asked: AtomicUsize::new(0),
            slugs: OnceLock::new(),
        }
    }

    /// Whether there is a record with this slug.
    pub fn has(&self, slug: &str) -> bool {
        // Without this a slug of a file system that ignores case would be found in any case.
        is_slug(slug)
            && match (self.listed(), self.records()) {
                (Some(slugs), _) => slugs.have(slug),
                (None, Some(records)) => records.has(&file_of(slug)),
                (None, None) => folder::record(&self.root, slug).symlink_metadata().is_ok(),
            }
    }

    /// The slugs of all records, for those who ask for many.
    fn listed(&self) -> Option<&Slugs> {
        if self.asked.fetch_add(1, Ordering::Relaxed) < FEW {
            return None;
        }
        let list = || Some(Arc::new(folder::list(&self.root).ok()?.slugs));
        self.slugs.get_or_init(list).as_deref()
    }

    /// These are the slugs of all records, sorted: somebody has just listed them.
    pub fn know(&self, slugs: Arc<Slugs>) {
        self.slugs.get_or_init(|| Some(slugs));
    }

    /// The folder of the records, opened when it is first needed.
    fn records(&self) -> Option<&Opened> {
        let open = || Opened::at(&self.root.join(folder::RECORDS));
        self.records.get_or_init(open).as_ref()
    }

    /// A record, if a value of it may be the word, and what is wrong with it.
    pub fn record(
        &self,
        slug: &str,
        word: Option<&Word>,
        buffer: &mut Vec<u8>,
    ) -> (Option<Record>, Vec<Problem>) {
        if let Err(problem) = self.read_record(slug, buffer) {
            return (None, vec![problem]);
        }
        if word.is_some_and(|word| !word.may_be_in(buffer)) {
            return (None, Vec::new());
        }
        let path = || folder::record(&self.root, slug);
        let text = match text_of(buffer, path) {
            Ok(text) => text,
            Err(problem) => return (None, vec![problem]),
        };
        let (record, faults) = record_of(slug, text);
        if faults.0.is_empty() {
            return (record, Vec::new());
        }
        (record, Origin::new(&path(), text).problems(faults))
    }

    /// The text of a record, without a byte-order mark, read into a buffer.
    pub fn record_text<'b>(&self, slug: &str, buffer: &'b mut Vec<u8>) -> Result<&'b str, Problem> {
        self.read_record(slug, buffer)?;
        text_of(buffer, || folder::record(&self.root, slug))
    }

    /// The text of a file, without a byte-order mark.
    pub fn text(&self, path: &Path) -> Result<String, Problem> {
        let mut bytes = Vec::new();
        self.read(path, &mut bytes)?;
        let text = String::from_utf8(bytes);
        let text = text.map_err(|error| no_text(error.as_bytes(), error.utf8_error(), path))?;
        Ok(match text.strip_prefix(reader::MARK) {
            Some(text) => text.to_owned(),
            None => text,
        })
    }

    fn read_record(&self, slug: &str, into: &mut Vec<u8>) -> Result<(), Problem> {
        let read_at_once = |records: &Opened| records.read(&file_of(slug), into);
        if self.records().is_some_and(read_at_once) {
            return Ok(());
        }
        self.read(&folder::record(&self.root, slug), into)
    }

    fn read(&self, path: &Path, into: &mut Vec<u8>) -> Result<(), Problem> {
        disk::read(&self.root, path, into).map_err(|error| {
            let why = format!("{:#}", anyhow::Error::from(error));
            problem_of_file(path, rules::UNREADABLE, say::unreadable(why))
        })
    }
}

/// The record that a text without a byte-order mark holds, if its head is sound, and what is wrong
/// with it. Whoever only reads needs one reason why a text is no TOML; `check` has them all.
pub fn record_of(slug: &str, text: &str) -> (Option<Record>, Faults) {
    let mut faults = Faults::default();
    let healthy = quick::healthy(text, |root, faults| {
        Record::read(slug, root, faults, Aim::Use)
    });
    if healthy.is_some() {
        return (healthy, faults);
    }
    let root = reader::parse(text, &mut faults);
    faults.0.truncate(1);
    let record = root.and_then(|root| Record::read(slug, &root, &mut faults, Aim::Use));
    (record, faults)
}

/// The name of a record's file.
fn file_of(slug: &str) -> String {
    [slug, folder::ENDING].concat()
}

/// The text that bytes are, without a byte-order mark; `path` is asked where they are none.
fn text_of(bytes: &[u8], path: impl FnOnce() -> PathBuf) -> Result<&str, Problem> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix(reader::MARK).unwrap_or(text)),
        Err(error) => Err(no_text(bytes, error, &path())),
    }
}

fn no_text(bytes: &[u8], error: Utf8Error, path: &Path) -> Problem {
    let sound = error.valid_up_to();
    let text = String::from_utf8_lossy(bytes).into_owned();
    let place = place(path, text, sound..sound + 1);
    error_at(place, rules::UNREADABLE, say::no_utf8())
}
