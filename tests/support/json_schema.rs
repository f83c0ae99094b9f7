//! As much of JSON Schema (draft 7) as two schemas need: that of SARIF, and our own.
//! `sarif-schema-2.1.0.json` is that of OASIS, unchanged, as the crate `serde-sarif` 0.8.0 carries
//! it.

#![allow(dead_code, reason = "each test program uses its part")]

use std::{cell::RefCell, collections::HashMap};

use gka::model::value::Day;
use regex::Regex;
use serde_json::Value;

/// Panics where the value does not fit the schema.
pub fn validate(schema: &str, value: &Value) {
    let schema = Schema::new(serde_json::from_str(schema).expect("the schema is JSON"));
    assert_eq!(schema.faults(value), [""; 0]);
}

/// A schema, to judge values with.
pub struct Schema {
    root: Value,
    patterns: RefCell<HashMap<String, Regex>>,
}

impl Schema {
    /// A schema that only has the keywords known here.
    pub fn new(root: Value) -> Self {
        Self {
            root,
            patterns: RefCell::default(),
        }
    }

    /// Where and how the value does not fit.
    pub fn faults(&self, value: &Value) -> Vec<String> {
        let mut faults = Vec::new();
        self.check(&self.root, value, "$", &mut faults);
        faults
    }

    fn check(&self, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
        for (keyword, rule) in schema.as_object().expect("a schema is an object") {
            let fits = match keyword.as_str() {
                "type" => is(value, rule),
                "enum" => list(rule).contains(value),
                "pattern" => value.as_str().is_none_or(|text| self.matches(rule, text)),
                "format" if rule == "date" => value.as_str().is_none_or(is_date),
                "minimum" => value.as_f64().is_none_or(|n| Some(n) >= rule.as_f64()),
                "maximum" => value.as_f64().is_none_or(|n| Some(n) <= rule.as_f64()),
                "minItems" => rule.as_u64().is_some_and(|n| list(value).len() as u64 >= n),
                "uniqueItems" => rule == false || are_unique(list(value)),
                "required" => has_all(value, rule),
                "anyOf" => self.fitting(rule, value) > 0,
                "oneOf" => self.fitting(rule, value) == 1,
                "$ref" => {
                    self.check(self.target(rule), value, at, faults);
                    true
                }
                "items" => {
                    for (n, item) in list(value).iter().enumerate() {
                        self.check(rule, item, &format!("{at}[{n}]"), faults);
                    }
                    true
                }
                "properties" => {
                    self.members(schema, value, at, faults);
                    true
                }
                "additionalProperties"
                | "$schema"
                | "$id"
                | "title"
                | "description"
                | "default"
                | "definitions"
                | "format" => true,
                other => panic!("{at}: the keyword {other} is not checked here"),
            };
            if !fits {
                faults.push(format!("{at}: {value} is not {keyword} {rule}"));
            }
        }
    }

    fn members(&self, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
        for (key, member) in value.as_object().into_iter().flatten() {
            match schema["properties"].get(key) {
                Some(rule) => self.check(rule, member, &format!("{at}.{key}"), faults),
                None if schema["additionalProperties"] == false => {
                    faults.push(format!("{at}: {key} unknown"));
                }
                None => {}
            }
        }
    }

    fn fitting(&self, options: &Value, value: &Value) -> usize {
        let fits = |option: &&Value| {
            let mut faults = Vec::new();
            self.check(option, value, "", &mut faults);
            faults.is_empty()
        };
        list(options).iter().filter(fits).count()
    }

    fn target(&self, reference: &Value) -> &Value {
        let pointer = reference.as_str().and_then(|text| text.strip_prefix('#'));
        let target = pointer.and_then(|pointer| self.root.pointer(pointer));
        target.expect("the reference leads somewhere")
    }

    fn matches(&self, pattern: &Value, text: &str) -> bool {
        let pattern = pattern.as_str().expect("a pattern is a text");
        let mut patterns = self.patterns.borrow_mut();
        let known = patterns.entry(pattern.to_owned());
        known
            .or_insert_with(|| Regex::new(pattern).expect("the pattern is an expression"))
            .is_match(text)
    }
}

fn is(value: &Value, rule: &Value) -> bool {
    match rule.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        // To draft 7 there is no difference between 2021 and 2021.0.
        Some("integer") => value.as_f64().is_some_and(|n| n.fract() == 0.0),
        Some("number") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        _ => false,
    }
}

fn is_date(text: &str) -> bool {
    // A year before 1000 is a date too, to a schema.
    let later = text.replacen('0', "1", usize::from(text.starts_with('0')));
    later.parse::<Day>().is_ok()
}

fn has_all(value: &Value, keys: &Value) -> bool {
    let has = |key: &Value| key.as_str().is_some_and(|key| value.get(key).is_some());
    !value.is_object() || list(keys).iter().all(has)
}

fn are_unique(items: &[Value]) -> bool {
    let mut rest = items;
    while let [first, others @ ..] = rest {
        if others.contains(first) {
            return false;
        }
        rest = others;
    }
    true
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}
