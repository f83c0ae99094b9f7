//! `.gka/undo/`: what was replaced, so that undo can bring it back, and redo what undo replaced.
//!
//! The folder is its own index. Every kept file carries in its name the step that replaced it, what
//! that step is, the fingerprints of what was there before and of what came, and whose place it had:
//!
//! ```text
//! 000012-8c1f0e29a7b3d455-f03a6b7c8d9e0f12-municipalities%2Fleiden.toml
//! 000012-command-gka theme add leiden verbinding
//! ```
//!
//! So keeping a file is one hard link: nothing to tear, and nothing to sync. What the command was is
//! the name of an empty file, for people to read; nothing ever runs it.

use std::{
    collections::BTreeSet,
    fmt, fs, io,
    num::ParseIntError,
    path::{Component, Path, PathBuf},
    str::FromStr,
    time::SystemTime,
};

use super::{
    place::OWN,
    rights::{self, Like},
    temporary,
    trouble::Trouble,
};

/// How many steps can be undone, and how many redone.
const STEPS: usize = 20;

/// How long a name may be on the usual file systems, in bytes.
const NAME: usize = 255;

/// What stands in the name of a file that tells the command.
const COMMAND: &str = "-command-";

/// Where the shelf of a data folder is.
pub(super) fn path(folder: &Path) -> PathBuf {
    folder.join(OWN).join("undo")
}

/// What a command is called in the log: as it was typed, and by its words alone, for where that
/// would tell more than the file that it changes may tell.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// With all that was typed.
    pub whole: String,
    /// The words of the command.
    pub words: String,
}

/// What a step is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Kind {
    /// Undo made it: redo takes it back. Else undo does.
    pub is_undone: bool,
    /// On one side of it stands what no command wrote: a new command does not let it go.
    pub has_handwork: bool,
}

impl Kind {
    const ALL: [(Self, &str); 4] = [
        (Self::new(true, false), "u"),
        (Self::new(true, true), "h"),
        (Self::new(false, true), "k"),
        // Last: every text ends in nothing.
        (Self::new(false, false), ""),
    ];

    const fn new(is_undone: bool, has_handwork: bool) -> Self {
        Self {
            is_undone,
            has_handwork,
        }
    }

    fn letter(self) -> &'static str {
        let of_it = Self::ALL.iter().find(|(kind, _)| *kind == self);
        of_it.map_or("", |(_, letter)| letter)
    }
}

/// A kept file, as its name tells.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    /// Which step, counted from 1.
    pub step: u32,
    /// What it is.
    pub kind: Kind,
    /// The file's name as seen from the data folder, with `/`.
    pub file: String,
    /// What was replaced.
    pub before: Print,
    /// What came.
    pub after: Print,
}

impl Entry {
    /// The name under which the file is kept.
    pub fn name(&self) -> String {
        let Self {
            step,
            kind,
            file,
            before,
            after,
        } = self;
        let (kind, file) = (kind.letter(), escaped(file));
        format!("{step:06}{kind}-{before}-{after}-{file}")
    }

    fn parse(name: &str) -> Option<Self> {
        let mut parts = name.splitn(4, '-');
        let (step, kind) = step_and_kind(parts.next()?)?;
        let before = parts.next()?.parse().ok()?;
        let after = parts.next()?.parse().ok()?;
        let file = unescaped(parts.next()?);
        // What leads elsewhere, or is no name that people can read, is none of ours.
        let mut places = Path::new(&file).components();
        let is_inside = places.all(|part| matches!(part, Component::Normal(_)));
        if !is_inside || file.chars().any(char::is_control) {
            return None;
        }
        Some(Self {
            step,
            kind,
            file,
            before,
            after,
        })
    }
}

fn step_and_kind(text: &str) -> Option<(u32, Kind)> {
    let kinds = Kind::ALL.iter();
    let mut read = kinds.filter_map(|(kind, letter)| {
        let number = text.strip_suffix(letter)?.parse().ok()?;
        Some((number, *kind))
    });
    read.next()
}

/// What no name of a file may hold.
fn is_forbidden(c: char) -> bool {
    c.is_control() || "%/\\:*?\"<>|".contains(c)
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_forbidden(c) {
            let bytes = c.to_string().into_bytes();
            out.extend(bytes.iter().map(|byte| format!("%{byte:02X}")));
        } else {
            out.push(c);
        }
    }
    out
}

fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|code| str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The kept files in order of their steps; names that are none of ours are passed over. Where there
/// is no shelf yet there are none.
pub(super) fn entries(folder: &Path) -> Result<Vec<Entry>, Trouble> {
    let mut all: Vec<_> = names(folder)?
        .iter()
        .filter_map(|name| Entry::parse(name))
        .collect();
    all.sort();
    Ok(all)
}

fn names(folder: &Path) -> Result<Vec<String>, Trouble> {
    let path = path(folder);
    let unread = |error| Trouble::Unread(path.clone(), error);
    let listing = match fs::read_dir(&path) {
        Ok(listing) => listing,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unread(error)),
    };
    let mut names = Vec::new();
    for found in listing {
        names.extend(found.map_err(unread)?.file_name().into_string());
    }
    Ok(names)
}

/// Keeps the file of this place under this path: as a hard link, else as a copy; where there was
/// no file an empty one says so.
pub(super) fn keep(place: Option<&Path>, kept: &Path) -> io::Result<()> {
    let Some(place) = place else {
        return fs::File::create_new(kept).map(drop);
    };
    match fs::hard_link(place, kept) {
        // A copy would write through whatever stands there.
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => temporary::copy(place, kept),
        result => result,
    }
}

/// Notes which command makes the step: all that was typed where who can list the shelf can read the
/// file that it changes, else its words. What cannot be noted is not worth a failure.
pub(super) fn note(folder: &Path, step: u32, said: &Said, like: Option<Like<'_>>) {
    let path = path(folder);
    let may_tell = |like| {
        let found = fs::metadata(&path);
        found.is_ok_and(|found| {
            rights::is_as_open(
                Like {
                    path: &path,
                    found: &found,
                },
                like,
            )
        })
    };
    let text = if like.is_some_and(may_tell) {
        &said.whole
    } else {
        &said.words
    };
    if text.is_empty() {
        return;
    }
    let mut name = format!("{step:06}{COMMAND}{}", escaped(text));
    if name.len() > NAME {
        let is_whole = |at: &usize| name.is_char_boundary(*at);
        let end = (0..=NAME - '…'.len_utf8()).rev().find(is_whole);
        name.truncate(end.unwrap_or_default());
        // Half a code is none.
        if let Some(at) = name.rfind('%').filter(|at| at + 3 > name.len()) {
            name.truncate(at);
        }
        name.push('…');
    }
    let _ = fs::File::create_new(path.join(name));
}

/// What was noted of a step: the command and when it was.
pub(super) fn noted(folder: &Path, step: u32) -> Option<(String, Option<SystemTime>)> {
    let names = names(folder).ok()?;
    let name = names.into_iter().find(|name| is_note_of(name, step))?;
    let time = fs::symlink_metadata(path(folder).join(&name));
    let time = time.and_then(|found| found.modified()).ok();
    let (_, text) = name.split_once(COMMAND)?;
    Some((unescaped(text), time))
}

fn is_note_of(name: &str, step: u32) -> bool {
    let number = name.split_once(COMMAND).map(|(number, _)| number);
    number.is_some_and(|number| number.parse() == Ok(step))
}

/// The number for a new step.
pub(super) fn next_step(folder: &Path) -> Result<u32, Trouble> {
    let last = names(folder)?.iter().filter_map(|name| step_of(name)).max();
    Ok(last.map_or(1, |last| last + 1))
}

/// The step that a name on the shelf belongs to.
fn step_of(name: &str) -> Option<u32> {
    match Entry::parse(name) {
        Some(entry) => Some(entry.step),
        None => name.split_once(COMMAND)?.0.parse().ok(),
    }
}

/// Removes the steps for which the condition holds. What cannot be removed stays, and does no
/// harm: its fingerprints tell that it is past.
pub(super) fn forget(folder: &Path, past: impl Fn(u32) -> bool) {
    for name in names(folder).unwrap_or_default() {
        if step_of(&name).is_some_and(&past) {
            let _ = fs::remove_file(path(folder).join(name));
        }
    }
}

/// After a new command nothing is redone any more. What was made by hand stays a step.
pub(super) fn let_go_of_undone(folder: &Path) {
    let undone = entries(folder).unwrap_or_default();
    let undone = undone.into_iter().filter(|entry| entry.kind.is_undone);
    let (stays, goes): (Vec<_>, Vec<_>) = undone.partition(|entry| entry.kind.has_handwork);
    let path = path(folder);
    for entry in stays {
        let kind = Kind::new(false, true);
        let kept = Entry {
            kind,
            ..entry.clone()
        };
        let _ = fs::rename(path.join(entry.name()), path.join(kept.name()));
    }
    if !goes.is_empty() {
        forget(folder, |step| goes.iter().any(|entry| entry.step == step));
    }
}

/// Removes all but the last steps either way, and what was noted of steps that never came.
pub(super) fn prune(folder: &Path) {
    let names = names(folder).unwrap_or_default();
    let entries: Vec<_> = names.iter().filter_map(|name| Entry::parse(name)).collect();
    let last = |is_undone| {
        let these = entries
            .iter()
            .filter(move |entry| entry.kind.is_undone == is_undone);
        let steps: BTreeSet<u32> = these.map(|entry| entry.step).collect();
        steps.into_iter().rev().take(STEPS)
    };
    let stay: BTreeSet<u32> = last(false).chain(last(true)).collect();
    let is_past = |name: &&String| step_of(name).is_some_and(|step| !stay.contains(&step));
    for name in names.iter().filter(is_past) {
        let _ = fs::remove_file(path(folder).join(name));
    }
}

/// A fingerprint of some bytes, or of there being no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Print(Option<u64>);

impl Print {
    pub const NOTHING: Self = Self(None);

    pub fn of(bytes: Option<&[u8]>) -> Self {
        Self(bytes.map(fnv1a))
    }
}

impl fmt::Display for Print {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(sum) => write!(f, "{sum:016x}"),
            None => f.write_str("none"),
        }
    }
}

impl FromStr for Print {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "none" {
            return Ok(Self::NOTHING);
        }
        u64::from_str_radix(text, 16).map(|sum| Self(Some(sum)))
    }
}

/// 64 bits have room in a name, and these stay the same from one release to the next, as the
/// hasher of the standard library does not promise to.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::{Entry, Kind, Print, escaped, unescaped};

    #[test]
    fn a_name_tells_all_and_has_no_slash() {
        for (kind, _) in Kind::ALL {
            for file in ["themes.toml", "municipalities/a-b%2F\\c.toml"] {
                let (before, after) = (Print::NOTHING, Print::of(Some(b"new")));
                let entry = Entry {
                    step: 12,
                    kind,
                    file: file.to_owned(),
                    before,
                    after,
                };
                assert!(!entry.name().contains(['/', '\\']));
                assert_eq!(Entry::parse(&entry.name()), Some(entry));
            }
        }
        assert_eq!(Entry::parse("12-none-what-x"), None);
        for elsewhere in ["..%2Fx", "%2Fetc%2Fpasswd", "a%1B[2J", "a%0Ab"] {
            let name = format!("000001-none-none-{elsewhere}");
            assert_eq!(Entry::parse(&name), None);
        }
        assert_eq!(Entry::parse("000012-command-gka undo"), None);
    }

    #[test]
    fn a_command_comes_back_as_it_was() {
        for text in [
            "gka a \"b/c\" 100% %2F\n\u{1b}[0m",
            "Súdwest-Fryslân 🙂 %",
            "%%41",
        ] {
            let name = escaped(text);
            assert!(!name.contains(['/', '\n', '\u{1b}']), "{name}");
            assert_eq!(unescaped(&name), text);
        }
    }
}
