//! The commands: one file per command, its arguments beside its run.

pub mod help;
pub mod language;
