use std::collections::BTreeSet;

use super::{Problem, Severity, say};

/// How many errors and warnings there are, in how many files.
pub fn summary(problems: &[Problem]) -> String {
    let count = |severity| problems.iter().filter(|p| p.severity == severity).count();
    let errors = match count(Severity::Error) {
        0 => None,
        1 => Some(say::one_error()),
        many => Some(say::errors(many)),
    };
    let warnings = match count(Severity::Warning) {
        0 => None,
        1 => Some(say::one_warning()),
        many => Some(say::warnings(many)),
    };
    let what = match (errors, warnings) {
        (None, None) => return say::nothing(),
        (Some(one), None) | (None, Some(one)) => one,
        (Some(errors), Some(warnings)) => say::both(errors, warnings),
    };
    let files: BTreeSet<_> = problems.iter().map(|p| &p.place.source().name).collect();
    match files.len() {
        1 => say::in_one_file(what),
        many => say::in_files(what, many),
    }
}

/// Nothing was wrong, in so many records.
pub fn no_mistakes(records: usize) -> String {
    let said = match records {
        1 => say::no_mistakes_in_one(),
        many => say::no_mistakes_in(many),
    };
    format!("{said}\n")
}
