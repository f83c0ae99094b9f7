//! Texts that broke other programs: the Big List of Naughty Strings by Max Woolf, MIT licence
//! (`naughty/LICENSE`), as the npm package `big-list-of-naughty-strings` 1.0.0 has it.

use std::{io::Write, process::Stdio};

use serde_json::Value;

use super::{
    count,
    folder::{Folder, calm, stderr},
    is_long,
};

/// What the list of 2015 lacks: what this program has most to do with.
const OURS: [&str; 14] = [
    "\"\"\"",
    "'''",
    "\\",
    "\\u001b",
    "a\\\nb",
    "\"\"\"\"\"\\\"",
    "[[interventions]]\nid = \"x\"",
    "#",
    "# x\n\ty",
    "a\u{1b}[2Jb",
    "a\u{9b}b\u{202e}c\u{0}d",
    "\u{10ffff}\u{fffd}",
    "a\rb\n\nc",
    "é e\u{301}",
];

fn strings() -> Vec<String> {
    let list: Vec<String> = serde_json::from_str(include_str!("naughty/blns.json")).unwrap();
    assert!(list.len() > 400);
    let step = if is_long() {
        1
    } else {
        list.len() / count(16, 1)
    };
    let ours = OURS.map(str::to_owned).into_iter();
    ours.chain(list.into_iter().step_by(step)).collect()
}

#[test]
fn a_text_comes_back_as_it_went_in() {
    let strings = strings();
    let (mut kept, mut refused) = (0, 0);
    let mut wrong = Vec::new();
    for text in &strings {
        // Blanks around a text are no part of it, and an empty one is none.
        let wanted = text
            .replace("\r\n", "\n")
            .trim_start_matches('\u{feff}')
            .trim_end_matches('\n')
            .trim()
            .to_owned();
        let folder = Folder::new();
        let mut args = vec![
            "intervention",
            "add",
            "leiden",
            "--title=Eigen",
            "--id=eigen",
            "--summary",
            "@-",
        ];
        let title = format!(
            "--target-group={}",
            text.replacen('@', "@@", usize::from(text.starts_with('@')))
        );
        if !text.contains('\0') {
            args.push(&title);
        }
        let mut child = folder.gka(&args).stdin(Stdio::piped()).spawn().unwrap();
        // What is refused for a flag is refused before it reads.
        let _ = child.stdin.take().unwrap().write_all(text.as_bytes());
        let output = child.wait_with_output().unwrap();
        calm(&output);
        if output.status.code() == Some(2) {
            // One line is one line: without the target group then.
            refused += 1;
            continue;
        }
        if !output.status.success() {
            wrong.push(format!("{text:?}: {}", stderr(&output)));
            continue;
        }
        let show = folder
            .gka(&[
                "intervention",
                "show",
                "leiden",
                "eigen",
                "--format",
                "json",
            ])
            .output()
            .unwrap();
        let entry: Value = serde_json::from_slice(&show.stdout).unwrap();
        let found = |key: &str| {
            entry
                .get(key)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        if found("summary") != wanted {
            wrong.push(format!("{wanted:?} became {:?}", found("summary")));
        }
        if args.len() == 8 && found("target-group") != text.trim().replace("\r\n", "\n") {
            wrong.push(format!(
                "{text:?} became {:?} in a flag",
                found("target-group")
            ));
        }
        let check = folder.gka(&["check"]).output().unwrap();
        if check.status.code() != Some(0) {
            wrong.push(format!(
                "{text:?}: {}",
                String::from_utf8_lossy(&check.stdout)
            ));
        }
        kept += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(refused <= strings.len() / 10, "{refused}");
    if is_long() {
        eprintln!(
            "{} strings: {kept} back unchanged, {refused} refused, 0 lost",
            strings.len()
        );
    }
}
