//! A record in somebody's editor.

mod edit;
mod say;

pub use self::edit::{name_drafts, run};
