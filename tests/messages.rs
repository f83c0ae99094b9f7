//! Every message is seen by somebody: it stands in a session, or in what a test sees on a screen.

use std::fs;

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
    (
        "not_toml",
        "the editor is given texts that were parsed; unit tests give others",
    ),
    (
        "no_entry",
        "the editor is told of entries that were found; unit tests tell of others",
    ),
    ("no_element", "the same for an element of a list"),
    ("unproven", "no edit is known that fails its proof"),
    (
        "changed",
        "an edit is done anew on the new text, and says `kept_changing` at last",
    ),
    (
        "half",
        "needs a disk that fails at the second file, and again when it is put back",
    ),
    (
        "keys",
        "broken into lines by the screen: tests/prompts.rs sees both halves",
    ),
    ("change_keys", "the same"),
    ("no_choice", "the same"),
    ("no_choice_but", "the same"),
    (
        "busy",
        "with the folder of the test in its middle: tests/durable/writers.rs sees both halves",
    ),
    (
        "other_arguments",
        "what clap refuses together it names today; its type does not promise that",
    ),
    (
        "src/cmd/help/wording.rs one_value",
        "no flag of ours takes another number of values than one",
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
    let mut unseen: Vec<_> = UNSEEN.iter().map(|(name, _)| *name).collect();
    let files = files("src", "rs");
    let all = files.iter().flat_map(|(file, source)| {
        let messages = messages(source);
        messages.into_iter().map(move |message| (file, message))
    });
    let mut told = 0;
    for (file, Message { name, texts }) in all {
        told += 1;
        let shown = texts.iter().any(|text| is_seen(&seen, text));
        let excused = unseen
            .iter()
            .position(|unseen| *unseen == name || *unseen == format!("{file} {name}"));
        match (shown, excused) {
            (true, Some(_)) => {
                missing.push(format!("{file}: `{name}` is seen: take it off UNSEEN"));
            }
            (false, None) => {
                missing.push(format!("{file}: `{name}` is never seen: {texts:?}"));
            }
            (false, Some(at)) => {
                unseen.remove(at);
            }
            (true, None) => {}
        }
    }
    assert!(told > 300, "only {told} messages were found");
    missing.extend(
        unseen
            .iter()
            .map(|name| format!("there is no message `{name}`")),
    );
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn messages_are_read_from_the_source() {
    let source =
        "\nmessages! {\n /// Doc {\n a(x) { en: \"one `{x}`\", nl: \"een \\\"{x}\\\"\" }\n}";
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

/// Whether a message stands in one of the lines.
fn is_seen(lines: &str, text: &str) -> bool {
    let pieces = text.split(['{', '}']).step_by(2);
    let longest = pieces.map(str::trim).max_by_key(|piece| piece.len());
    let longest = longest.unwrap_or_default();
    lines.match_indices(longest).any(|(at, _)| {
        let begin = lines[..at].rfind('\n').map_or(0, |end| end + 1);
        let line = &lines[begin..];
        shows(line.split('\n').next().unwrap_or_default(), text)
    })
}

/// The lines of the sessions, and of the tests that look where a session cannot: at a terminal, a
/// git checkout, a folder of their own.
fn seen() -> String {
    let mut lines = String::new();
    for (_, session) in files("tests/sessions", "md") {
        lines += &session;
        // A sentence that help or a page has broken into lines.
        for part in session.split("\n\n") {
            lines.push('\n');
            lines.extend(part.split_whitespace().flat_map(|word| [word, " "]));
        }
        lines.push('\n');
    }
    for ending in ["rs", "txt"] {
        lines.extend(files("tests", ending).into_iter().map(|(_, test)| test));
    }
    lines
}

/// The files below a folder whose names end so, with their texts.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).expect("the folder is here");
    for entry in entries.map(|entry| entry.expect("can be read").path()) {
        let path = entry.to_str().expect("a name of ours").to_owned();
        if entry.is_dir() {
            found.extend(files(&path, ending));
        } else if entry.extension().is_some_and(|found| found == ending) {
            // One session has a file that is no UTF-8.
            let text = fs::read(&entry).expect("can be read");
            let text = String::from_utf8_lossy(&text).into_owned();
            found.push((path, text));
        }
    }
    found
}

/// `name(args) { en: "…", nl: "…" }`, as often as it is there.
fn messages(source: &str) -> Vec<Message> {
    let inside = source.split_once("\nmessages! {");
    let inside = inside.map_or("", |(_, inside)| inside);
    // The macro ends where its first line ended, at the margin.
    let inside = inside.split_once("\n}").map_or("", |(inside, _)| inside);
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
