use std::path::Path;

use super::say;
use crate::store::folder::is_own;

use std::fmt;

/// A wrong usage: what was typed cannot be meant. Nothing was done.
#[derive(Debug)]
pub struct Usage(pub String);

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Usage {}

/// Refuses to write onto what belongs to a data folder, or among it.
///
/// # Errors
/// [`Usage`] for such a file.
pub fn refuse_own(file: &Path) -> Result<(), Usage> {
    if is_own(file) {
        return Err(Usage(say::own_file(file.display())));
    }
    Ok(())
}
