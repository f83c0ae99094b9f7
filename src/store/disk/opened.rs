use std::path::Path;

use super::{read::LIMIT, system};

/// A folder that was opened once, so that no path to it is walked for each of its files.
#[derive(Debug)]
pub struct Opened(system::Folder);

impl Opened {
    /// The folder that stands there itself; nothing where a link does, or where this system has no
    /// such way to read.
    pub fn at(folder: &Path) -> Option<Self> {
        system::Folder::open(folder).map(Self)
    }

    /// Whether something stands there under this name, a link too.
    pub fn has(&self, name: &str) -> bool {
        self.0.has(name)
    }

    /// Reads a regular file into a buffer, whose earlier content goes; false where that was not
    /// possible at once, and [`read`](super::read()) must be asked, which follows links and says why.
    pub fn read(&self, name: &str, into: &mut Vec<u8>) -> bool {
        self.0.read(name, LIMIT, into).is_some()
    }
}
