use super::Place;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// It must be put right.
    Error,
    /// It deserves a look.
    Warning,
}

impl Severity {
    /// The word for programs, which is never translated.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Something wrong at a place.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The code of the rule, which never changes.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in the language.
    pub message: String,
    /// Where.
    pub place: Place,
    /// What would be right.
    pub help: Option<String>,
    /// Other places that belong to it, each with what it has to do with it.
    pub related: Vec<(Place, String)>,
}

/// Puts problems in the order of their files and places, and leaves each of them once.
pub fn sort(problems: &mut Vec<Problem>) {
    problems.sort_by(|a, b| key(a).cmp(&key(b)));
    problems.dedup_by(|a, b| key(a) == key(b));
}

fn key(problem: &Problem) -> (&str, usize, usize, &str, &str) {
    let Problem { place, message, .. } = problem;
    let span = place.span();
    let name = place.source().name.as_str();
    (name, span.start, span.end, problem.code, message)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Place, Problem, Severity, sort};
    use crate::diagnostic::Source;

    fn problem(name: &str, start: usize, code: &'static str, message: &str) -> Problem {
        Problem {
            code,
            severity: Severity::Error,
            message: message.to_owned(),
            place: Place::new(&Arc::new(Source::new(name, "abc")), start..start),
            help: None,
            related: Vec::new(),
        }
    }

    #[test]
    fn problems_stand_in_order_and_each_once() {
        let mut problems = vec![
            problem("b.toml", 0, "z", "1"),
            problem("a.toml", 2, "a", "2"),
            problem("a.toml", 1, "z", "3"),
            problem("a.toml", 1, "b", "4"),
            problem("a.toml", 1, "z", "3"),
            problem("a.toml", 1, "z", "5"),
        ];
        sort(&mut problems);
        let order: Vec<_> = problems.iter().map(|p| p.message.as_str()).collect();
        assert_eq!(order, ["4", "3", "5", "2", "1"]);
    }
}
