//! The house stays as it was built: who may know whom, one door per library, nothing too long.

use std::{collections::BTreeSet, fs, path::Path};

use gka::{
    model::{
        noun::Read,
        nouns::Municipality,
        record::{NOUNS, sections},
    },
    store::rules::RULES,
};

/// Whom each part of the house may know.
const MAY_KNOW: [(&str, &[&str]); 8] = [
    ("main", &["cmd", "output", "prompt", "words"]),
    (
        "cmd",
        &["output", "prompt", "store", "model", "diagnostic", "words"],
    ),
    ("output", &["model", "words"]),
    ("prompt", &["model", "words"]),
    ("store", &["model", "diagnostic", "words"]),
    ("model", &["words"]),
    ("diagnostic", &["words"]),
    ("words", &[]),
];

/// Behind which doors a library stands. A door is a folder, or one file.
const DOORS: [(&str, &[&str]); 25] = [
    (
        "clap::",
        &["cmd/", "main.rs", "output/format.rs", "output/terminal.rs"],
    ),
    ("unicode_normalization::", &["model/name.rs"]),
    ("comfy_table::", &["output/table.rs"]),
    ("console::", &["prompt/"]),
    ("indicatif::", &["output/progress.rs"]),
    ("rustix::termios", &["prompt/keyboard.rs"]),
    ("rustix::", &["prompt/keyboard.rs", "store/disk/"]),
    ("ctrlc::", &["prompt/signal.rs"]),
    ("signal_hook::", &["prompt/signal.rs"]),
    (
        "toml::de",
        &["store/reader.rs", "store/toml/", "store/syntax/"],
    ),
    ("toml_spanner::", &["store/quick.rs"]),
    (
        "toml_parser::",
        &["store/toml/", "store/syntax/", "diagnostic/toml/"],
    ),
    (
        "serde_json::",
        &["output/", "cmd/", "diagnostic/", "store/sheet/json.rs"],
    ),
    ("rust_xlsxwriter::", &["output/xlsx.rs"]),
    ("calamine::", &["store/sheet/workbook.rs"]),
    ("zip::", &["store/sheet/workbook.rs"]),
    ("encoding_rs::", &["store/sheet/encoding.rs"]),
    (
        "csv::",
        &["output/", "store/register/", "store/sheet/delimited.rs"],
    ),
    ("fs_err::", &["store/"]),
    ("fs::", &["store/", "cmd/noun/flags.rs"]),
    ("io::stdin", &["prompt/"]),
    ("tempfile::", &["store/"]),
    ("annotate_snippets::", &["diagnostic/human.rs"]),
    ("sys_locale::", &["cmd/language.rs"]),
    ("jiff::", &["store/disk/today.rs"]),
];

/// No file is longer, but for a table that is all data.
const FILE: usize = 420;
const TABLES: [&str; 1] = ["store/rules/table.rs"];
/// No function is longer: about 45 lines, and some more where every kind has its line in a match.
const FUNCTION: usize = 55;

struct File {
    /// From `src/`.
    path: String,
    text: String,
}

impl File {
    /// The part of the house that it belongs to.
    fn part(&self) -> &str {
        let name = self.path.split('/').next().unwrap_or_default();
        name.strip_suffix(".rs").unwrap_or(name)
    }

    /// Its lines without comments and without its tests.
    fn code(&self) -> impl Iterator<Item = &str> {
        let code = self
            .text
            .split("#[cfg(test)]\nmod tests {")
            .next()
            .unwrap_or_default();
        code.lines()
            .filter(|line| !line.trim_start().starts_with("//"))
    }

    fn is_test(&self) -> bool {
        self.path.contains("tests")
    }
}

fn files() -> Vec<File> {
    fn walk(folder: &Path, found: &mut Vec<File>) {
        let mut entries: Vec<_> = fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap_or_default();
                let path = path.display().to_string().replace('\\', "/");
                let path = path.trim_start_matches("src/").to_owned();
                found.push(File { path, text });
            }
        }
    }
    let mut found = Vec::new();
    walk(Path::new("src"), &mut found);
    assert!(found.len() > 50, "the source is not here");
    found
}

/// The parts of the house that a text names: what follows `crate::` (or `gka::` in `main`).
fn known(file: &File) -> BTreeSet<String> {
    let code: String = file.code().flat_map(|line| [line, "\n"]).collect();
    let root = if file.path == "main.rs" {
        "gka::"
    } else {
        "crate::"
    };
    let word = |text: &str| -> String {
        text.chars()
            .take_while(|c| c.is_ascii_lowercase() || *c == '_')
            .collect()
    };
    let mut found = BTreeSet::new();
    for after in code.split(root).skip(1) {
        let Some(group) = after.strip_prefix('{') else {
            found.insert(word(after));
            continue;
        };
        let mut depth = 1;
        let mut names = String::new();
        for c in group.chars() {
            depth += i32::from(c == '{') - i32::from(c == '}');
            if depth == 1 && c != '}' {
                names.push(c);
            }
            if depth == 0 {
                break;
            }
        }
        found.extend(names.split(',').map(|name| word(name.trim())));
    }
    found.remove("");
    found
}

fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn imports_run_one_way() {
    let parts: Vec<_> = MAY_KNOW.iter().map(|(part, _)| *part).collect();
    let mut wrong = Vec::new();
    for file in files().iter().filter(|file| file.path != "lib.rs") {
        let part = file.part();
        let Some((_, allowed)) = MAY_KNOW.iter().find(|(name, _)| *name == part) else {
            wrong.push(format!(
                "{}: no part of the house is called `{part}`",
                file.path
            ));
            continue;
        };
        for name in known(file) {
            let is_part = parts.contains(&name.as_str());
            if is_part && name != part && !allowed.contains(&name.as_str()) {
                wrong.push(format!("{}: `{part}` must not know `{name}`", file.path));
            }
        }
    }
    none(&wrong);
}

#[test]
fn the_scanner_sees_imports() {
    let text = "use crate::{\n    cmd::{self, store},\n    words::Words,\n};\nfn a() { crate::prompt::b() }";
    let file = File {
        path: "model/x.rs".into(),
        text: text.into(),
    };
    let found: Vec<_> = known(&file).into_iter().collect();
    assert_eq!(found, ["cmd", "prompt", "words"]);
}

#[test]
fn a_library_has_one_door() {
    let mut wrong = Vec::new();
    for file in files().iter().filter(|file| !file.is_test()) {
        for line in file.code() {
            for (library, doors) in DOORS {
                let is_whole = |at: usize| {
                    let before = line[..at].chars().next_back();
                    !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
                };
                // `std::fs::…` is the same door as `fs::…`.
                let bare = line
                    .replace("std::fs::", "fs::")
                    .replace("std::io::", "io::");
                let names = bare == line && line.match_indices(library).any(|(at, _)| is_whole(at))
                    || bare != line && bare.contains(library);
                let is_door = doors.iter().any(|door| file.path.starts_with(door));
                if names && !is_door {
                    wrong.push(format!(
                        "{}: `{library}` belongs in {doors:?}: {}",
                        file.path,
                        line.trim()
                    ));
                }
            }
        }
    }
    none(&wrong);
}

#[test]
fn only_main_ends_the_process() {
    // A signal comes while a prompt waits for a key: nothing would ever return to `main`.
    let exits = |line: &str| line.contains("process::exit(") || line.contains("process::abort(");
    let ending = files().into_iter().filter(|file| file.code().any(exits));
    let ending: Vec<_> = ending
        .map(|file| file.path)
        .filter(|path| path != "prompt/signal.rs")
        .collect();
    none(&ending);
}

#[test]
fn nothing_is_too_long() {
    let mut wrong = Vec::new();
    for file in files() {
        let lines = file.text.lines().count();
        if lines > FILE && !TABLES.contains(&file.path.as_str()) {
            wrong.push(format!("{}: {lines} lines", file.path));
        }
        if file.path.ends_with("util.rs") || file.path.ends_with("utils.rs") {
            wrong.push(format!("{}: a drawer for what belongs nowhere", file.path));
        }
        for (name, length) in functions(&file.text) {
            if length > FUNCTION {
                wrong.push(format!("{}: `{name}` has {length} lines", file.path));
            }
        }
    }
    none(&wrong);
}

/// Every function with its length: from its first line to the brace as far in as that.
fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let head = code.split(" fn ").next().filter(|_| code.contains(" fn "));
        let is_head = code.starts_with("fn ")
            || head
                .is_some_and(|head| head.starts_with("pub") || head == "const" || head == "async");
        if !is_head || code.ends_with('}') || code.ends_with(';') {
            continue;
        }
        let name = code
            .split("fn ")
            .nth(1)
            .and_then(|rest| rest.split(['(', '<']).next());
        let end = format!("{}}}", &line[..line.len() - code.len()]);
        let length = lines[at..]
            .iter()
            .position(|line| *line == end)
            .unwrap_or_default()
            + 1;
        found.push((name.unwrap_or_default().to_owned(), length));
    }
    found
}

#[test]
fn a_rule_has_a_code_of_its_own() {
    let mut codes: Vec<_> = RULES.iter().map(|rule| rule.code).collect();
    let is_kebab = |code: &&str| code.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    assert!(codes.iter().all(is_kebab), "{codes:?}");
    codes.sort_unstable();
    let count = codes.len();
    codes.dedup();
    assert_eq!(codes.len(), count, "{codes:?}");
}

/// What breaks a rule, told by its code; what mends that; and that nothing is wrong then.
#[test]
fn every_rule_has_a_session_of_its_own() {
    let mut wrong = Vec::new();
    for code in RULES.iter().map(|rule| rule.code) {
        let file = format!("tests/sessions/rules/{code}.md");
        let text = fs::read_to_string(&file).unwrap_or_default();
        let mends = "\n$ gka check --data after --deny-warnings\nno mistakes found in ";
        let shown = text
            .split_once("\n$ diff ")
            .is_some_and(|(broken, mended)| {
                broken.contains("$ gka check --data before --deny-warnings\n? 1\n")
                    && broken.contains(&format!("[{code}]: "))
                    && mended.contains(mends)
            });
        if !shown {
            wrong.push(file);
        }
    }
    none(&wrong);
}

#[test]
fn a_record_is_its_head_and_its_nouns() {
    let design = [
        "sources",
        "agendas",
        "aldermen",
        "addenda",
        "interventions",
        "research",
        "activities",
        "news",
        "contacts",
    ];
    assert_eq!(sections(), design);
    let head = [
        "code",
        "name",
        "official-name",
        "aliases",
        "province",
        "predecessors",
        "themes",
        "vision",
        "factsheet",
    ];
    assert_eq!(Municipality::NOUN.keys(), head);
    for noun in NOUNS {
        let keys = noun.keys();
        assert!(
            noun.named_by.iter().all(|key| keys.contains(key)),
            "{}",
            noun.key
        );
        let distinct: BTreeSet<_> = keys.iter().collect();
        assert_eq!(distinct.len(), keys.len(), "{}", noun.key);
    }
}
