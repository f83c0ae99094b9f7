//! As much of JSON Schema (draft 7) as the schema of SARIF needs. `sarif-schema-2.1.0.json` is that of
//! OASIS, unchanged, as the crate `serde-sarif` 0.8.0 carries it.

use serde_json::Value;

/// Panics where the value does not fit the schema.
pub fn validate(schema: &str, value: &Value) {
    let root: Value = serde_json::from_str(schema).expect("the schema is JSON");
    check(&root, &root, value, "$");
}

fn check(root: &Value, schema: &Value, value: &Value, at: &str) {
    let rules = schema.as_object().expect("a schema is an object");
    for (keyword, rule) in rules {
        match keyword.as_str() {
            "$ref" => {
                let pointer = rule.as_str().and_then(|rule| rule.strip_prefix('#'));
                let target = pointer.and_then(|pointer| root.pointer(pointer));
                check(
                    root,
                    target.expect("the reference leads somewhere"),
                    value,
                    at,
                );
            }
            "type" => assert!(is(value, rule), "{at}: {value} is no {rule}"),
            "enum" => assert!(list(rule).contains(value), "{at}: {value} not in {rule}"),
            "minimum" => assert!(value.as_f64() >= rule.as_f64(), "{at}: {value}"),
            "maximum" => assert!(value.as_f64() <= rule.as_f64(), "{at}: {value}"),
            "minItems" => {
                let enough = rule.as_u64().is_some_and(|n| list(value).len() as u64 >= n);
                assert!(enough, "{at}: too few");
            }
            "uniqueItems" => {
                for (n, item) in list(value).iter().enumerate() {
                    assert!(
                        rule == false || !list(value)[..n].contains(item),
                        "{at}: twice"
                    );
                }
            }
            "items" => {
                for (n, item) in list(value).iter().enumerate() {
                    check(root, rule, item, &format!("{at}[{n}]"));
                }
            }
            "required" => {
                for key in list(rule) {
                    let key = key.as_str().expect("a key");
                    assert!(value.get(key).is_some(), "{at}: no {key}");
                }
            }
            "properties" => members(root, schema, value, at),
            "anyOf" | "oneOf" => {
                let fits = |option: &&Value| {
                    let required = option.get("required").map(list).unwrap_or_default();
                    required
                        .iter()
                        .all(|key| value.get(key.as_str().unwrap_or("")).is_some())
                };
                assert!(
                    list(rule).iter().any(|option| fits(&option)),
                    "{at}: none fits"
                );
            }
            "additionalProperties"
            | "$schema"
            | "$id"
            | "title"
            | "description"
            | "default"
            | "definitions"
            | "format" => {}
            other => panic!("{at}: the keyword {other} is not checked here"),
        }
    }
}

fn members(root: &Value, schema: &Value, value: &Value, at: &str) {
    for (key, member) in value.as_object().expect("an object") {
        match schema["properties"].get(key) {
            Some(rule) => check(root, rule, member, &format!("{at}.{key}")),
            None => assert!(
                schema["additionalProperties"] != false,
                "{at}: {key} unknown"
            ),
        }
    }
}

fn is(value: &Value, rule: &Value) -> bool {
    match rule.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        _ => false,
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}
