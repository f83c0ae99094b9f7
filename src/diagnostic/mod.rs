//! What is wrong, where, and what would be right.
//!
//! Knows places in texts, nothing of agendas: whoever finds a mistake says what it is.

mod form;
mod github;
mod human;
mod json;
mod place;
mod problem;
mod sarif;
mod say;
mod short;
mod source;
mod summary;
pub mod toml;
mod window;

pub use form::{Form, Look, render};
pub use place::Place;
pub use problem::{Problem, Severity, sort};
pub use short::line;
pub use source::Source;
pub use summary::{no_mistakes, summary};
