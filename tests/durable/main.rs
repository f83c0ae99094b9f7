//! What `gka` promises about files, held against the world: kills, power cuts, colleagues, editors,
//! broken disks, signals, links, odd names, hostile text, size.
//!
//! Bounded by itself; with `GKA_LONG=1` long (10,000 kills, 8 × 500 edits, every fault, every
//! string), and then each count is told: `GKA_LONG=1 cargo test --test durable -- --nocapture`.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test may fail at once, and says what it could not run"
)]

mod editors;
mod ends;
mod faults;
mod folder;
mod hostile;
mod imports;
mod kill;
mod names;
mod naughty;
mod owners;
mod power;
mod reads;
mod rights;
mod size;
mod strace;
mod writers;

#[path = "../needs/mod.rs"]
mod needs;
#[path = "../screen/mod.rs"]
mod screen;

/// Whether all is to be tried, however long it takes.
fn is_long() -> bool {
    std::env::var_os("GKA_LONG").is_some_and(|value| !value.is_empty())
}

/// So many in a quick run, so many in a long one.
fn count(quick: usize, long: usize) -> usize {
    if is_long() { long } else { quick }
}
