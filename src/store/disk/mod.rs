//! Bytes and paths inside one data folder: reading without waiting, writing without losing.
//!
//! Nothing here knows TOML or a noun, and nothing prints. A file is named from the data folder
//! (`municipalities/leiden.toml`); a path that begins with the data folder is understood too.

mod claim;
#[cfg(test)]
mod folder;
mod growing;
mod kept;
mod lock;
mod opened;
mod place;
mod read;
mod ready;
mod replace;
mod rights;
mod say;
mod shelf;
mod swap;
mod system;
mod temporary;
mod today;
mod trouble;

pub use claim::{Claim, is_hands_off, make_private, write_private};
pub use growing::{Growing, Spool};
pub use kept::{Kept, KeptFile, Way, last, steps};
pub use lock::{Locked, PATIENCE, Told, clear_left, lock, make_folder};
pub use opened::Opened;
pub use place::{OWN, is_link};
pub use read::{LIMIT, read};
pub use replace::Change;
pub use say::reason;
pub use shelf::Said;
pub use system::each_name;
pub use temporary::make_file;
pub use today::{clock, today};
pub use trouble::Trouble;

/// Why a link in the data folder leads to nothing that belongs to it, if that is so.
pub fn strays(folder: &std::path::Path, file: &std::path::Path) -> Option<Trouble> {
    let is_link = is_link(&place::path(folder, file));
    is_link
        .then(|| place::resolve(folder, file).err())
        .flatten()
}

/// Whether a folder is another user's; where that cannot be told it is not.
pub fn belongs_to_another(folder: &std::path::Path) -> bool {
    system::belongs_to_another(folder)
}
