//! The two files of a register, before their rows are understood.

use std::{
    borrow::Cow,
    io::ErrorKind,
    ops::Range,
    path::{Path, PathBuf},
};

use csv::StringRecord;

use crate::{
    diagnostic::Problem,
    model::fault::Faults,
    store::{
        disk,
        files::Files,
        origin::{Origin, error_at, place},
        rules::BROKEN_REGISTER,
        say,
        syntax::conflict::conflicts,
    },
};

const BUILT_IN: &str = include_str!("../../../data/register/gemeenten.csv");
const BUILT_IN_ALIASES: &str = include_str!("../../../data/register/aliases.csv");

const FOLDER: &str = "register";
/// The files, as the problems of a register come.
const FILES: [&str; 2] = ["gemeenten.csv", "aliases.csv"];

/// Where some of them stand.
pub const OFFICIAL_NAME: usize = 1;
pub const NAME: usize = 2;
pub const PROVINCE: usize = 5;
pub const ENDED: usize = 7;
pub const SUCCESSORS: usize = 8;
/// A row has so many cells at least.
pub const CELLS: usize = 9;

/// The columns as the official list calls them; those of other names are taken for what stands there.
const COLUMNS: [&str; CELLS] = [
    "code",
    "officiele_naam",
    "voorkeursnaam",
    "sorteernaam",
    "provinciecode",
    "provincie",
    "begindatum",
    "einddatum",
    "opvolgers",
];

/// Why a file cannot be used, and where that is seen.
type Wrong = (Range<usize>, String);

/// What is written in a register, without byte-order marks.
pub struct Texts {
    /// Of `gemeenten.csv`.
    pub entries: Cow<'static, str>,
    /// Of `aliases.csv`.
    pub aliases: Cow<'static, str>,
}

impl Texts {
    /// The register that is built in.
    pub fn built_in() -> Self {
        Self {
            entries: BUILT_IN.into(),
            aliases: BUILT_IN_ALIASES.into(),
        }
    }

    /// Those of the data folder, else those that are built in; and why a file of the folder cannot
    /// be used at all.
    pub fn of(files: &Files, root: &Path) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut own = |name, wrong: fn(&str) -> Option<Wrong>| {
            let (text, problem) = own(files, &root.join(FOLDER), name, wrong);
            problems.extend(problem);
            text.map(Cow::Owned)
        };
        let built_in = Self::built_in();
        let (entries, aliases) = (own(FILES[0], wrong_entries), own(FILES[1], wrong_aliases));
        let aliases = match (&entries, aliases) {
            (_, Some(aliases)) => aliases,
            (Some(_), None) => "".into(),
            (None, None) => built_in.aliases,
        };
        let entries = entries.unwrap_or(built_in.entries);
        (Self { entries, aliases }, problems)
    }

    /// What was found in them, placed.
    pub fn problems(&self, root: &Path, found: [Faults; 2]) -> Vec<Problem> {
        let texts = [&self.entries, &self.aliases];
        let files = FILES.iter().zip(texts).zip(found);
        let placed = files.flat_map(|((name, text), faults)| {
            let path = root.join(FOLDER).join(name);
            Origin::new(&path, text).problems(faults)
        });
        placed.collect()
    }
}

/// The text of a file of the folder, if there is one that can be used; else why it cannot.
fn own(
    files: &Files,
    folder: &Path,
    name: &str,
    wrong: fn(&str) -> Option<Wrong>,
) -> (Option<String>, Option<Problem>) {
    let path: PathBuf = folder.join(name);
    let is_nowhere = |path: &Path| {
        let found = fs_err::symlink_metadata(path);
        found.is_err_and(|error| error.kind() == ErrorKind::NotFound)
    };
    // Behind a link to nothing, or out of the data folder, nothing is passed over.
    let target = fs_err::canonicalize(folder).ok();
    let leads_inside = target.zip(folder.parent()).is_some_and(|(target, root)| {
        fs_err::canonicalize(root).is_ok_and(|root| target.starts_with(root))
    });
    if is_nowhere(&path) && (leads_inside || !disk::is_link(folder)) {
        return (None, None);
    }
    match files.text(&path) {
        Err(problem) => (None, Some(problem)),
        Ok(text) => match conflict(&text).or_else(|| wrong(&text)) {
            None => (Some(text), None),
            Some((span, message)) => {
                let problem = error_at(place(&path, text, span), BROKEN_REGISTER, message);
                (None, Some(problem))
            }
        },
    }
}

/// The first marker of a conflict that git left.
fn conflict(text: &str) -> Option<Wrong> {
    let first = conflicts(text).into_iter().next()?;
    Some((first.marker, say::register_conflict()))
}

/// Why no row of `gemeenten.csv` can be believed, and where that is seen.
fn wrong_entries(text: &str) -> Option<Wrong> {
    let (start, header) = header(text);
    let cells: Vec<_> = header.split(';').map(str::trim).collect();
    let misplaced = |(nth, cell): (usize, &&str)| {
        let known = COLUMNS.iter().position(|column| column == cell);
        known.is_some_and(|known| known != nth)
    };
    if cells.len() < CELLS || !cells[0].eq_ignore_ascii_case(COLUMNS[0]) {
        return Some((
            start..start + header.len(),
            say::no_header(COLUMNS.join(";")),
        ));
    }
    if let Some(nth) = cells.iter().enumerate().position(misplaced) {
        let message = say::misplaced_column(cells[nth], COLUMNS.join(";"));
        return Some((cell_at(text, start, nth), message));
    }
    misplaced_quote(text).or_else(|| {
        let is_empty = text[start + header.len()..].trim().is_empty();
        is_empty.then(|| (start..start + header.len(), say::empty_register()))
    })
}

/// The same of `aliases.csv`, which may hold nothing.
fn wrong_aliases(text: &str) -> Option<Wrong> {
    let (start, header) = header(text);
    let mut cells = header.split(';').map(str::trim);
    let is_header = cells
        .next()
        .is_some_and(|code| code.eq_ignore_ascii_case(COLUMNS[0]));
    if text.trim().is_empty() || is_header && cells.next().is_some() {
        return misplaced_quote(text);
    }
    Some((start..start + header.len(), say::no_header("code;alias")))
}

/// The first line that holds something, and where it begins.
fn header(text: &str) -> (usize, &str) {
    let bare = text.trim_start_matches(['\r', '\n']);
    let header = bare.split(['\r', '\n']).next().unwrap_or_default();
    (text.len() - bare.len(), header)
}

/// A quotation mark that opens no cell and closes none: behind it cells and rows run together.
fn misplaced_quote(text: &str) -> Option<Wrong> {
    let mut opened = None;
    let bytes = text.as_bytes();
    let ends_cell = |at: usize| bytes.get(at).is_none_or(|byte| b";\r\n".contains(byte));
    let mut skipped = None;
    for at in memchr::memchr_iter(b'"', bytes) {
        if skipped.take() == Some(at) {
            continue;
        }
        match opened {
            None if at == 0 || ends_cell(at - 1) => opened = Some(at),
            Some(_) if bytes.get(at + 1) == Some(&b'"') => skipped = Some(at + 1),
            Some(_) if ends_cell(at + 1) => opened = None,
            None | Some(_) => return Some((at..at + 1, say::misplaced_quote())),
        }
    }
    opened.map(|at| (at..at + 1, say::open_quote()))
}

/// The rows behind the header.
pub(super) fn reader(text: &str) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(b';')
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// Where a row begins.
pub(super) fn start_of(row: &StringRecord) -> usize {
    let byte = row.position().map_or(0, csv::Position::byte);
    usize::try_from(byte).unwrap_or_default()
}

/// The nth cell of the row that begins here; of one that has fewer, and of one with quotation marks,
/// the whole row.
pub(super) fn cell_at(text: &str, start: usize, nth: usize) -> Range<usize> {
    let rest = text.get(start..).unwrap_or_default();
    let bare = rest.trim_start_matches(['\r', '\n']);
    let start = start + rest.len() - bare.len();
    let row = bare.split(['\r', '\n']).next().unwrap_or_default();
    let mut at = start;
    for (place, cell) in row.split(';').enumerate() {
        if place == nth && !row.contains('"') && !cell.is_empty() {
            return at..at + cell.len();
        }
        at += cell.len() + 1;
    }
    start..start + row.len()
}
