//! `gka undo` and `gka redo`: along the steps that were made, either way.

pub mod redo;
mod say;
mod step;
pub mod undo;
