//! The rules: a table of named functions, each with a code that never changes.

mod case;
mod finding;
mod folder;
mod inline;
mod judge;
mod locate;
mod own;
mod periods;
mod references;
mod register;
mod say;
mod table;
mod vocabulary;

pub use self::{
    case::Case,
    finding::{Finding, Findings, Spot},
    table::{RULES, Rule, Scope, rule},
};

/// A file that cannot be read at all.
pub const UNREADABLE: &str = "unreadable-file";
/// A file in the folder of the records that is called as no record is.
pub const FILE_NAME: &str = "file-name";
/// A file of the folder's own register that cannot be used, or a row of it.
pub const BROKEN_REGISTER: &str = "broken-register";
