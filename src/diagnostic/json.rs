use serde_json::{Map, Value, json};

use super::{Place, Problem};
use crate::words::visible;

/// One array, an object a line.
pub(super) fn render(problems: &[Problem]) -> String {
    let objects: Vec<_> = problems
        .iter()
        .map(|problem| format!("\n  {}", Value::Object(object(problem))))
        .collect();
    match objects.as_slice() {
        [] => "[]\n".to_owned(),
        some => visible::json(&format!("[{}\n]\n", some.join(","))),
    }
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
