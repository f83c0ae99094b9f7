//! The official register of municipalities: names, codes, provinces, mergers.
//!
//! Built in from `data/register/` (TOOI, "gemeenten compleet", version 5, state of 29 January 2026;
//! Ministry of the Interior, published by Logius). A data folder with a register of its own uses
//! that one: what is wrong with a row costs that row; where no row can be believed, the one that is
//! built in stands in for it.

mod list;
mod texts;

pub use self::{
    list::{Entry, Register, without_suffix},
    texts::Texts,
};
