//! `gka` keeps the agendas of the Gelijke Kansen Alliantie: one TOML record per municipality.

pub mod cmd;
pub mod diagnostic;
pub mod model;
pub mod output;
pub mod prompt;
pub mod store;
pub mod words;
