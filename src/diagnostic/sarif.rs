use std::{collections::BTreeSet, fmt::Write, path::MAIN_SEPARATOR};

use serde_json::{Value, json};

use super::{Place, Problem};
use crate::words::visible;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// One SARIF log of one run.
pub(super) fn render(problems: &[Problem]) -> String {
    let codes: BTreeSet<_> = problems.iter().map(|problem| problem.code).collect();
    let rules: Vec<_> = codes.iter().map(|code| json!({ "id": code })).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": problems.iter().map(result).collect::<Vec<_>>(),
        }],
    });
    visible::json(&format!("{log:#}\n"))
}

fn result(problem: &Problem) -> Value {
    let text = match &problem.help {
        Some(help) => format!("{}\n{help}", problem.message),
        None => problem.message.clone(),
    };
    let mut result = json!({
        "ruleId": problem.code,
        "level": problem.severity.word(),
        "message": { "text": text },
        "locations": [location(&problem.place)],
    });
    if !problem.related.is_empty() {
        let related = problem.related.iter().map(|(place, message)| {
            let mut there = location(place);
            there["message"] = json!({ "text": message });
            there
        });
        result["relatedLocations"] = related.collect();
    }
    result
}

fn location(place: &Place) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(&place.source().name) },
        "region": {
            "startLine": place.line(),
            "startColumn": place.column(),
            "endLine": place.end_line(),
            "endColumn": place.end_column(),
        },
    } })
}

/// A path as a reference that no reader takes for anything else.
fn uri(path: &str) -> String {
    let path = path.replace(MAIN_SEPARATOR, "/");
    let mut uri = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                uri.push(char::from(byte));
            }
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_is_a_sound_reference() {
        assert_eq!(
            uri("municipalities/leiden.toml"),
            "municipalities/leiden.toml"
        );
        assert_eq!(uri("c:mijn map/é.toml"), "c%3Amijn%20map/%C3%A9.toml");
        assert_eq!(uri("/srv/gka.toml"), "file:///srv/gka.toml");
    }
}
