//! Whole collections: `gka export` writes them, `gka import` reads them back.

pub mod export;
mod fingerprint;
mod say;
mod sheet;
