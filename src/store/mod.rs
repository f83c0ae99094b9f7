//! The files: find, read, lock, edit in place, replace atomically; the rules.

pub mod toml;
