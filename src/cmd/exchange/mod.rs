//! Whole collections: `gka export` writes them, `gka import` reads them back.

pub mod export;
mod fingerprint;
pub mod import;
mod say;
mod sheet;

/// What can be exchanged, as people call it.
pub fn sheets() -> impl Iterator<Item = &'static str> {
    sheet::SHEETS.iter().map(|sheet| sheet.noun.many.here())
}
