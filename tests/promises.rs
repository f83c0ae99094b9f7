//! "What gka promises about your files" in `README.md`: every promise names tests, and they exist.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

use std::{collections::BTreeSet, fs, path::Path};

const HEADING: &str = "### What gka promises about your files\n";

/// The promises: the entries of the page's lists.
fn promises() -> Vec<String> {
    let page = fs::read_to_string("README.md").unwrap();
    let (_, after) = page.split_once(HEADING).unwrap();
    let page = after.split("\n### ").next().unwrap();
    let entries = page.lines().filter_map(|line| line.strip_prefix("- "));
    entries.map(str::to_owned).collect()
}

/// What stands between backticks and is written as the name of a test.
fn named(promise: &str) -> Vec<&str> {
    let is_name = |word: &&str| {
        word.contains('_') && word.chars().all(|c| c.is_ascii_lowercase() || c == '_')
    };
    let ticked = promise.split('`').skip(1).step_by(2);
    ticked.filter(is_name).collect()
}

/// The names of all tests, in `tests/` and in `src/`.
fn tests(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            tests(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            for after in text.split("#[test]").skip(1) {
                let name = after
                    .split("fn ")
                    .nth(1)
                    .and_then(|rest| rest.split('(').next());
                found.extend(name.map(str::to_owned));
            }
        }
    }
}

#[test]
fn every_promise_is_held_by_a_test_that_exists() {
    let mut known = BTreeSet::new();
    tests(Path::new("tests"), &mut known);
    tests(Path::new("src"), &mut known);
    let promises = promises();
    assert!(promises.len() > 15, "{}", promises.len());
    for promise in &promises {
        let names = named(promise);
        assert!(!names.is_empty(), "held by no test: {promise}");
        for name in names {
            assert!(known.contains(name), "no test `{name}`: {promise}");
        }
    }
}
