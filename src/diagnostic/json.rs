use std::fmt::Write;

use serde_json::{Map, Value, json};

use super::{Place, Problem};
use crate::words::visible::misleads;

/// One array, an object a line.
pub(super) fn render(problems: &[Problem]) -> String {
    let objects: Vec<_> = problems
        .iter()
        .map(|problem| format!("\n  {}", Value::Object(object(problem))))
        .collect();
    match objects.as_slice() {
        [] => "[]\n".to_owned(),
        some => escaped(&format!("[{}\n]\n", some.join(","))),
    }
}

/// JSON with everything that misleads escaped: `serde_json` leaves DEL, C1 and bidi as they are.
///
/// Such a character stands only inside strings, so it can be replaced wherever it is found.
pub(super) fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c == '\n' || !misleads(c) {
            out.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            let _ = write!(out, "\\u{unit:04x}");
        }
    }
    out
}

fn object(problem: &Problem) -> Map<String, Value> {
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| object.insert(key.to_owned(), value);
    put("code", problem.code.into());
    put("severity", problem.severity.word().into());
    put("message", problem.message.as_str().into());
    for (key, value) in corners(&problem.place) {
        put(key, value);
    }
    if let Some(help) = &problem.help {
        put("help", help.as_str().into());
    }
    let related = problem.related.iter().map(|(place, message)| {
        let message = ("message", message.as_str().into());
        let parts = corners(place).into_iter().chain([message]);
        Value::Object(parts.map(|(key, value)| (key.to_owned(), value)).collect())
    });
    // Always there: a script need not ask first.
    put("related", related.collect());
    object
}

fn corners(place: &Place) -> [(&'static str, Value); 5] {
    [
        ("file", json!(place.source().name)),
        ("line", json!(place.line())),
        ("column", json!(place.column())),
        ("end-line", json!(place.end_line())),
        ("end-column", json!(place.end_column())),
    ]
}
