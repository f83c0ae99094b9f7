//! Every message is seen by somebody: it stands in a session, or in what a test sees on a screen.

use std::{fs, path::Path};

/// The files whose messages are judged.
const FILES: [&str; 12] = [
    "src/cmd/say.rs",
    "src/cmd/noun/say.rs",
    "src/cmd/theme/say.rs",
    "src/cmd/editor/say.rs",
    "src/cmd/exchange/say.rs",
    "src/cmd/exchange/import/say.rs",
    "src/cmd/report/say.rs",
    "src/cmd/search/say.rs",
    "src/model/say.rs",
    "src/store/say.rs",
    "src/store/rules/say.rs",
    "src/store/sheet/say.rs",
];

/// Tests that look at what is said, where a session cannot: a terminal, git, a folder of one's own.
const SEEN_BY_TESTS: [&str; 10] = [
    "tests/import.rs",
    "tests/screens.rs",
    "tests/wizards.rs",
    "tests/asking.rs",
    "tests/offers.rs",
    "tests/pages.rs",
    "tests/hook.rs",
    "tests/export.rs",
    "tests/schema_command.rs",
    "tests/pipes.rs",
];

/// Messages that no session can show, and why.
const UNSEEN: &[(&str, &str)] = &[
    (
        "kept_changing",
        "needs an editor that saves between every read and every write",
    ),
    ("only_added", "no command changes a theme or a coordinator"),
    (
        "no_home",
        "a system without a home folder; a test that missed would write into yours",
    ),
    (
        "belongs_to_another",
        "needs a folder of somebody else, which only root can make",
    ),
    ("no_draft", "needs a disk that fails between two writes"),
    ("reading", "needs more records than are read in a second"),
    (
        "too_many_rows",
        "needs a folder with more than a million entries",
    ),
    (
        "bomb",
        "needs a workbook that takes minutes to make; a unit test does with a small one",
    ),
    (
        "much_text",
        "the same: a workbook that says one long text again and again",
    ),
    (
        "no_workbook",
        "needs a workbook that the library cannot make, and none is known",
    ),
];

struct Message {
    name: String,
    /// The texts of both languages.
    texts: Vec<String>,
}

#[test]
fn every_message_is_seen() {
    let seen = seen();
    let mut missing = Vec::new();
    for file in FILES {
        for Message { name, texts } in messages(&read(Path::new(file))) {
            let shown = texts
                .iter()
                .any(|text| seen.iter().any(|line| shows(line, text)));
            let excused = UNSEEN.iter().any(|(unseen, _)| *unseen == name);
            match (shown, excused) {
                (true, true) => {
                    missing.push(format!("{file}: `{name}` is seen: take it off UNSEEN"));
                }
                (false, false) => {
                    missing.push(format!("{file}: `{name}` is never seen: {texts:?}"));
                }
                (true, false) | (false, true) => {}
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn messages_are_read_from_the_source() {
    let source = "messages! {\n /// Doc {\n a(x) { en: \"one `{x}`\", nl: \"een \\\"{x}\\\"\" }\n}";
    let found = messages(source);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].name, "a");
    assert_eq!(found[0].texts, ["one `{x}`", "een \"{x}\""]);
    assert!(shows("gka: one `two`", &found[0].texts[0]));
    assert!(!shows("gka: one two", &found[0].texts[0]));
    assert!(!shows("`two` one", &found[0].texts[0]));
}

/// Whether the words of a message stand in a line, in their order, with something between them.
fn shows(line: &str, text: &str) -> bool {
    let pieces = text.split(['{', '}']).enumerate();
    let words = pieces.filter(|(at, piece)| at % 2 == 0 && !piece.trim().is_empty());
    let mut rest = line;
    words.into_iter().all(|(_, piece)| {
        let found = rest.find(piece.trim());
        rest = found.map_or("", |at| &rest[at + piece.trim().len()..]);
        found.is_some()
    })
}

/// The lines of the sessions, and what the tests with a terminal wait for.
fn seen() -> Vec<String> {
    let mut lines = Vec::new();
    for folder in ["reading", "reporting", "writing", "checking", "rules"] {
        let folder = Path::new("tests/sessions").join(folder);
        let entries = fs::read_dir(folder).expect("the sessions are here");
        for entry in entries.flatten().map(|entry| entry.path()) {
            if entry.extension().is_some_and(|ending| ending == "md") {
                let text = read(&entry);
                lines.extend(text.lines().map(str::to_owned));
                // A sentence that help or a page has broken into lines.
                let whole = |part: &str| part.split_whitespace().collect::<Vec<_>>().join(" ");
                lines.extend(text.split("\n\n").map(whole));
            }
        }
    }
    for test in SEEN_BY_TESTS {
        lines.extend(read(Path::new(test)).lines().map(str::to_owned));
    }
    lines
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

/// `name(args) { en: "…", nl: "…" }`, as often as it is there.
fn messages(source: &str) -> Vec<Message> {
    let inside = source
        .split_once("messages! {")
        .map_or("", |(_, inside)| inside);
    let code: String = inside
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect();
    let mut found = Vec::new();
    let mut rest = code.as_str();
    while let Some((before, after)) = rest.split_once("en:") {
        let name = before.lines().rfind(|line| line.contains('('));
        let name = name
            .and_then(|head| head.trim().split_once('('))
            .map_or("", |(name, _)| name);
        let (english, after) = literal(after);
        let (dutch, after) = literal(after);
        found.push(Message {
            name: name.to_owned(),
            texts: vec![english, dutch],
        });
        // What is left of the line belongs to nobody.
        rest = after.split_once('}').map_or("", |(_, rest)| rest);
    }
    found
}

/// The next string literal, as a session writes it: with `/` where there is a backslash.
fn literal(source: &str) -> (String, &str) {
    let Some((_, mut rest)) = source.split_once('"') else {
        return (String::new(), "");
    };
    let mut text = String::new();
    while let Some(at) = rest.find(['"', '\\']) {
        text += &rest[..at];
        if rest[at..].starts_with('"') {
            return (text, &rest[at + 1..]);
        }
        let escaped = &rest[at + 1..at + 2];
        text += if escaped == "\\" { "/" } else { escaped };
        rest = &rest[at + 2..];
    }
    (text, "")
}
