use std::fmt::Write;

use super::{Problem, Severity, say};
use crate::words::visible;

/// The problem on one line: `leiden.toml:12:8: error[unknown-key]: unknown key …`.
pub fn line(problem: &Problem) -> String {
    let place = &problem.place;
    format!(
        "{}:{}:{}: {}[{}]: {}",
        visible::line(&place.source().name),
        place.line(),
        place.column(),
        severity(problem.severity),
        problem.code,
        visible::line(&problem.message),
    )
}

/// The severity in the language.
pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => say::ERROR.here(),
        Severity::Warning => say::WARNING.here(),
    }
}

pub(super) fn render(problems: &[Problem]) -> String {
    let mut out = String::new();
    for problem in problems {
        out.push_str(&line(problem));
        if let Some(help) = &problem.help {
            let _ = write!(out, "; {}", visible::line(help));
        }
        out.push('\n');
    }
    out
}
