use std::{
    fmt, io,
    path::{Path, PathBuf},
    time::Duration,
};

use super::{read::LIMIT, say};
use crate::store::shown;

/// Why a file was not read or not replaced. Nothing has then been changed, except after [`Half`].
///
/// [`Half`]: Trouble::Half
#[derive(Debug)]
pub enum Trouble {
    /// It is no longer what the caller read (or is there already, or has gone): read it again,
    /// apply the edit again, try again.
    Changed(PathBuf),
    /// There is no such file.
    Missing(PathBuf),
    /// It, or the link in its place, leads out of the data folder.
    Outside(PathBuf),
    /// It is a link to nothing.
    Dangling(PathBuf),
    /// It is a folder, a FIFO, a device.
    Irregular(PathBuf),
    /// Something else stands where a folder of our own has to be.
    NotAFolder(PathBuf),
    /// It is larger than [`LIMIT`].
    TooLarge(PathBuf),
    /// Nobody may write it: a person's "hands off".
    HandsOff(PathBuf),
    /// The system could not read it.
    Unread(PathBuf, io::Error),
    /// The system could not write it.
    Unwritten(PathBuf, io::Error),
    /// Another process held the lock of this folder all this time.
    Busy(PathBuf, Duration),
    /// Of several files these were replaced and could not be put back; undo still knows them.
    Half {
        /// What went wrong first.
        cause: Box<Trouble>,
        /// The files that hold their new bytes.
        left: Vec<PathBuf>,
    },
}

impl Trouble {
    /// What a failed reading of `path` means; for `map_err`.
    pub(super) fn unread(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| {
            let missing = error.kind() == io::ErrorKind::NotFound;
            let path = path.to_owned();
            if missing {
                Self::Missing(path)
            } else {
                Self::Unread(path, error)
            }
        }
    }

    /// A failed writing of `path`; for `map_err`.
    pub(super) fn unwritten(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::Unwritten(path.to_owned(), error)
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Changed(file) => say::changed(shown(file)),
            Self::Missing(file) => say::missing(shown(file)),
            Self::Outside(file) => say::outside(shown(file)),
            Self::Dangling(file) => say::dangling(shown(file)),
            Self::Irregular(file) => say::irregular(shown(file)),
            Self::NotAFolder(file) => say::not_a_folder(shown(file)),
            Self::TooLarge(file) => say::too_large(shown(file), LIMIT >> 20),
            Self::HandsOff(file) => say::hands_off(shown(file)),
            Self::Unread(file, error) => say::unread(shown(file), say::reason(error)),
            Self::Unwritten(file, error) => say::unwritten(shown(file), say::reason(error)),
            Self::Busy(folder, patience) => say::busy(shown(folder), patience.as_secs()),
            Self::Half { cause, left } => {
                let names: Vec<_> = left
                    .iter()
                    .map(|file| format!("`{}`", shown(file)))
                    .collect();
                say::half(cause, names.join(", "))
            }
        })
    }
}

// The reason is part of the message: a source would have it said twice.
impl std::error::Error for Trouble {}
