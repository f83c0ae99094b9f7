//! What is wrong, where, and what would be right. (TEMPORARY)
#![allow(missing_docs)]
use std::{ops::Range, sync::Arc};
#[derive(Debug)]
pub struct Source {
    pub name: String,
    pub text: String,
}
#[derive(Clone, Debug)]
pub struct Place {
    pub source: Arc<Source>,
    pub span: Range<usize>,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    Error,
    Warning,
}
#[derive(Clone, Debug)]
pub struct Problem {
    pub code: &'static str,
    pub severity: Severity,
    pub message: String,
    pub place: Place,
    pub help: Option<String>,
    pub related: Vec<(Place, String)>,
}
pub mod toml {
    pub fn syntax(m: &str) -> String {
        m.to_owned()
    }
}
impl Problem {
    pub fn error(code: &'static str, message: String, place: Place) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message,
            place,
            help: None,
            related: vec![],
        }
    }
}
pub fn line(p: &Problem) -> String {
    format!("{}: {}", p.place.source.name, p.message)
}
