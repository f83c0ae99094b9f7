//! Slips made in the records of this repository.

use std::fs;

use super::Mended;
use crate::model::{fault::Faults, noun::Aim, record::Record};

/// All that is told of a text, each with its place.
fn told(text: &str) -> Vec<String> {
    let mended = Mended::of(text);
    let mut faults = Faults::default();
    if let Some(root) = mended.root() {
        Record::read("leiden", &root, &mut faults, Aim::Judge);
    }
    let all = mended.with(faults).0;
    let line = |at: usize| text[..at].matches('\n').count() + 1;
    let all = all.iter();
    all.map(|fault| format!("{}: {}", line(fault.span.start), fault.message))
        .collect()
}

/// What a hand slips on in a line of a sound record, by a name.
fn slips(line: &str) -> Vec<(&'static str, String)> {
    let mut slips = Vec::new();
    let mut slip = |name, from: &str, to: &str, is_last: bool| {
        let at = if is_last {
            line.rfind(from)
        } else {
            line.find(from)
        };
        if let Some(at) = at {
            let (before, after) = (&line[..at], &line[at + from.len()..]);
            slips.push((name, [before, to, after].concat()));
        }
    };
    slip("no end of a text", "\"", "", true);
    slip("no begin of a text", "\"", "", false);
    slip("curly", "\"", "“", false);
    slip("curly at the end", "\"", "”", true);
    slip("no equals", "=", "", false);
    slip("colon", " =", ":", false);
    slip("wide", "=", "＝", false);
    slip("no-break", " = ", "\u{a0}= ", false);
    slip("no end of a list", "]", "", true);
    slip("no begin of a list", "[", "", false);
    slip("no comma", ",", "", false);
    slip("no end of a table", "}", "", true);
    slips
}

#[test]
fn one_slip_is_told_once() {
    let mut wrong = Vec::new();
    let mut count = 0;
    let folder = fs::read_dir("data/municipalities").expect("the data of this repository");
    for file in folder {
        let text = fs::read_to_string(file.expect("listed").path()).expect("a record");
        assert_eq!(told(&text), Vec::<String>::new());
        let lines: Vec<_> = text.lines().collect();
        for (nth, line) in lines.iter().enumerate() {
            if line.starts_with('#') {
                continue;
            }
            for (name, slipped) in slips(line) {
                let mut lines = lines.clone();
                lines[nth] = &slipped;
                let told = told(&lines.join("\n"));
                count += 1;
                // In a text it may be no slip; what it closes is told where that begins, and a
                // comma that is missing at what comes next.
                let line = |one: &String| one.split(':').next().and_then(|at| at.parse().ok());
                if told.len() > 1
                    || told
                        .first()
                        .and_then(line)
                        .is_some_and(|at: usize| at > nth + 2)
                {
                    wrong.push(format!("{name}: {slipped}\n   {}", told.join("\n   ")));
                }
            }
        }
    }
    assert!(count > 6000, "{count}");
    assert_eq!(wrong, Vec::<String>::new());
}
