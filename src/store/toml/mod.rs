//! Edits a TOML text without touching what was not meant: text in, text out.
//!
//! The text is never printed anew. Its layout tells where a value, an element or an entry stands;
//! only the new bytes are written, and spliced in. So whatever is outside the splice survives by
//! construction: comments, order, indentation, quotes, line ends. Before a text is handed out, it
//! is proved to mean what was asked: the step is also carried out on the parsed values.

mod block;
mod brackets;
mod find;
mod format;
mod key;
mod layout;
mod lines;
mod list;
mod meaning;
mod pieces;
mod refusal;
mod splice;
mod step;
#[cfg(test)]
mod tests;

pub use refusal::Refusal;
pub use step::{Step, Table, apply, apply_all};
