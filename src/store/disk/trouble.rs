use std::{
    fmt, io,
    path::{Path, PathBuf},
    time::Duration,
};

use super::{read::LIMIT, say};

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
            Self::Changed(file) => say::changed(file.display()),
            Self::Missing(file) => say::missing(file.display()),
            Self::Outside(file) => say::outside(file.display()),
            Self::Dangling(file) => say::dangling(file.display()),
            Self::Irregular(file) => say::irregular(file.display()),
            Self::NotAFolder(file) => say::not_a_folder(file.display()),
            Self::TooLarge(file) => say::too_large(file.display(), LIMIT >> 20),
            Self::HandsOff(file) => say::hands_off(file.display()),
            Self::Unread(file, error) => say::unread(file.display(), say::reason(error)),
            Self::Unwritten(file, error) => say::unwritten(file.display(), say::reason(error)),
            Self::Busy(folder, patience) => say::busy(folder.display(), patience.as_secs()),
            Self::Half { cause, left } => {
                let names: Vec<_> = left
                    .iter()
                    .map(|file| format!("`{}`", file.display()))
                    .collect();
                say::half(cause, names.join(", "))
            }
        })
    }
}

// The reason is part of the message: a source would have it said twice.
impl std::error::Error for Trouble {}
