//! Where problems are: files and texts as sources of places.

use std::{cell::OnceCell, ops::Range, path::Path, sync::Arc};

use super::shown;
use crate::{
    diagnostic::{Place, Problem, Severity, Source},
    model::fault::{Fault, Faults},
};

/// A text and where it was read; its source is made only when there is something to place.
pub struct Origin<'t> {
    path: &'t Path,
    text: &'t str,
    source: OnceCell<Arc<Source>>,
}

impl<'t> Origin<'t> {
    /// The text of the file at this path, without a byte-order mark.
    pub const fn new(path: &'t Path, text: &'t str) -> Self {
        Self {
            path,
            text,
            source: OnceCell::new(),
        }
    }

    /// The source of its places.
    pub fn source(&self) -> &Arc<Source> {
        self.source
            .get_or_init(|| source_of(self.path, self.text.to_owned()))
    }

    /// What the reader found, placed.
    pub fn problems(&self, faults: Faults) -> Vec<Problem> {
        let at_place = |(span, text)| (Place::new(self.source(), span), text);
        let problem = |Fault {
                           code,
                           span,
                           message,
                           help,
                           related,
                       }| Problem {
            help,
            related: related.into_iter().map(at_place).collect(),
            ..error_at(Place::new(self.source(), span), code, message)
        };
        faults.0.into_iter().map(problem).collect()
    }
}

pub fn problem_of_file(path: &Path, code: &'static str, message: String) -> Problem {
    error_at(place(path, String::new(), 0..0), code, message)
}

pub fn place(path: &Path, text: String, span: Range<usize>) -> Place {
    Place::new(&source_of(path, text), span)
}

fn source_of(path: &Path, text: String) -> Arc<Source> {
    Arc::new(Source::new(shown(path), text))
}

pub fn error_at(place: Place, code: &'static str, message: String) -> Problem {
    Problem {
        code,
        severity: Severity::Error,
        message,
        place,
        help: None,
        related: Vec::new(),
    }
}
