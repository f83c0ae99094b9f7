//! What an agenda is: valid by construction, without files and without a terminal.
//!
//! Read one noun first ([`nouns`]), then [`field::Field`]; the macro behind them comes last.

pub mod edit;
pub mod fault;
pub mod field;
pub mod name;
pub mod node;
pub mod noun;
pub mod nouns;
pub mod plain;
pub mod record;
mod say;
pub mod value;
