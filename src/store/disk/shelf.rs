//! `.gka/undo/`: what was replaced, so that undo can bring it back.
//!
//! The folder is its own index. Every kept file carries in its name the step that replaced it,
//! the fingerprints of what was there before and of what came, and whose place it had:
//!
//! ```text
//! 000012-8c1f0e29a7b3d455-f03a6b7c8d9e0f12-municipalities%2Fleiden.toml
//! ```
//!
//! So keeping a file is one hard link: nothing to tear, and nothing to sync.

use std::{
    collections::BTreeSet,
    fmt, fs, io,
    num::ParseIntError,
    path::{Path, PathBuf},
    str::FromStr,
};

use super::lock::OWN;

/// How many steps can be undone.
const STEPS: usize = 20;

/// Where the shelf of a data folder is.
pub(super) fn path(folder: &Path) -> PathBuf {
    folder.join(OWN).join("undo")
}

/// A kept file, as its name tells.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    /// Which command, counted from 1.
    pub step: u32,
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
            file,
            before,
            after,
        } = self;
        let file = file
            .replace('%', "%25")
            .replace('/', "%2F")
            .replace('\\', "%5C");
        format!("{step:06}-{before}-{after}-{file}")
    }

    fn parse(name: &str) -> Option<Self> {
        let mut parts = name.splitn(4, '-');
        let step = parts.next()?.parse().ok()?;
        let before = parts.next()?.parse().ok()?;
        let after = parts.next()?.parse().ok()?;
        let file = parts
            .next()?
            .replace("%5C", "\\")
            .replace("%2F", "/")
            .replace("%25", "%");
        Some(Self {
            step,
            file,
            before,
            after,
        })
    }
}

/// The kept files in order of their steps. A shelf that cannot be read is an empty one; names
/// that are none of ours are passed over.
pub(super) fn entries(folder: &Path) -> Vec<Entry> {
    let listing = fs::read_dir(path(folder)).into_iter().flatten().flatten();
    let mut all: Vec<_> = listing
        .filter_map(|found| Entry::parse(found.file_name().to_str()?))
        .collect();
    all.sort();
    all
}

/// Keeps the file of this place under this path: as a hard link, else as a copy; where there was
/// no file an empty one says so.
pub(super) fn keep(place: Option<&Path>, kept: &Path) -> io::Result<()> {
    let Some(place) = place else {
        return fs::File::create_new(kept).map(drop);
    };
    match fs::hard_link(place, kept) {
        // A copy would write through whatever stands there.
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            fs::copy(place, kept).map(drop).inspect_err(|_| {
                let _ = fs::remove_file(kept);
            })
        }
        result => result,
    }
}

/// Removes the steps for which the condition holds. What cannot be removed stays, and does no
/// harm: its fingerprints tell that it is past.
pub(super) fn forget(folder: &Path, past: impl Fn(u32) -> bool) {
    for entry in entries(folder).iter().filter(|entry| past(entry.step)) {
        let _ = fs::remove_file(path(folder).join(entry.name()));
    }
}

/// Removes all but the last steps.
pub(super) fn prune(folder: &Path) {
    let steps: BTreeSet<u32> = entries(folder).iter().map(|entry| entry.step).collect();
    if let Some(&oldest) = steps.iter().rev().nth(STEPS - 1) {
        forget(folder, |step| step < oldest);
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
    use super::{Entry, Print};

    #[test]
    fn a_name_tells_all_and_has_no_slash() {
        for file in ["themes.toml", "municipalities/a-b%2F\\c.toml"] {
            let (before, after) = (Print::NOTHING, Print::of(Some(b"new")));
            let entry = Entry {
                step: 12,
                file: file.to_owned(),
                before,
                after,
            };
            assert!(!entry.name().contains(['/', '\\']));
            assert_eq!(Entry::parse(&entry.name()), Some(entry));
        }
        assert_eq!(Entry::parse("12-none-what-x"), None);
    }
}
