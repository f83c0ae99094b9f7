//! `gka undo` and `gka redo`: along the steps that were made, either way.

pub mod redo;
mod say;
pub mod undo;
