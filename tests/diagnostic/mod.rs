//! The problems that both languages tell.

#![allow(dead_code, reason = "each test program uses its part")]

#[path = "../support/json_schema.rs"]
pub mod schema;

use std::sync::Arc;

use gka::diagnostic::{Look, Place, Problem, Severity, Source};

const LEIDEN: &str = "\
code = \"GM0546\"
name = \"Leiden\"
tilte = \"Agenda\"
themes = [\"ouderbetrokkenheid\", \"taalbevordring\"]

[[addenda]]
start = 2024
end = 2021

[[interventions]]
id = \"petje-af\"
title = \"Petje af\"

[[interventions]]
id = \"petje-af\"
title = \"Petje af, het vervolg voor leerlingen in de bovenbouw van het basisonderwijs en hun ouders\"
";

/// Problems of every kind: with and without help, related places near and in another file.
pub fn problems(words: &[&str; 8]) -> Vec<Problem> {
    let [
        unknown,
        meant,
        theme,
        known,
        reversed,
        duplicate,
        first,
        same,
    ] = words;
    let leiden = Arc::new(Source::new("municipalities/leiden.toml", LEIDEN));
    let other = Arc::new(Source::new("municipalities/leiderdorp.toml", &LEIDEN[..30]));
    let at = |text: &str, nth: usize| {
        let (start, found) = LEIDEN.match_indices(text).nth(nth).expect("stands there");
        Place::new(&leiden, start..start + found.len())
    };
    let error = |code, place, message: &str| Problem {
        code,
        severity: Severity::Error,
        message: message.to_owned(),
        place,
        help: None,
        related: Vec::new(),
    };
    let help = |text: &str| Some(text.to_owned());
    vec![
        Problem {
            related: vec![(Place::new(&other, 7..15), (*same).to_owned())],
            ..error("duplicate-code", at("\"GM0546\"", 0), same)
        },
        Problem {
            help: help(meant),
            ..error("unknown-key", at("tilte", 0), unknown)
        },
        Problem {
            help: help(known),
            ..error("unknown-theme", at("\"taalbevordring\"", 0), theme)
        },
        Problem {
            severity: Severity::Warning,
            ..error("end-before-start", at("2021", 0), reversed)
        },
        Problem {
            related: vec![(at("\"petje-af\"", 0), (*first).to_owned())],
            ..error("duplicate-id", at("\"petje-af\"", 1), duplicate)
        },
    ]
}

/// A terminal of 80 columns without colours.
pub fn look(unicode: bool) -> Look {
    Look {
        color: false,
        unicode,
        width: 80,
    }
}
