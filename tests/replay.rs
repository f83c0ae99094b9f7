//! "The same in one line", run by a shell: it writes the very record that the questions wrote.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

mod folder;
mod screen;

use std::{env, path::Path, process::Command};

use folder::Folder;
use screen::{ENTER, Screen};

/// No line of a command is broken here.
const BROAD: (u16, u16) = (2000, 60);

/// What people type and paste: each is one name, role or organisation.
const TEXTS: [&str; 24] = [
    "-rf",
    "--role=x",
    "--",
    "- een",
    "@notes.txt",
    "@-",
    "@@wie",
    "=ls",
    "~",
    "*",
    "#1",
    "{a,b}",
    "a;b & c | d > e",
    "it's \"zo\"",
    "$HOME $(ls) `ls`",
    "C:\\map\\0101",
    "Doe mee!",
    "'t",
    "%s %b \\n",
    "gezin \u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
    "om\u{202e}gekeerd's \\ $x",
    "nul\u{200b}breed",
    "Súdwest-Fryslân",
    "o.a. Kennis, Onderwijs; Sport",
];

/// Answers the questions, and agrees; the lines that would have done the same.
fn said(mut screen: Screen) -> Vec<String> {
    screen.sees("Write this?").send(ENTER);
    screen.sees("The same in");
    assert_eq!(screen.ends(), 0);
    let bytes = screen.bytes();
    let lines = bytes
        .lines()
        .skip_while(|line| !line.contains("The same in"));
    let lines = lines.skip(1).map(|line| line.trim().to_owned());
    lines.filter(|line| !line.is_empty()).collect()
}

fn replayed(folder: &Folder, lines: &[String]) {
    let beside = Path::new(env!("CARGO_BIN_EXE_gka")).parent().unwrap();
    let path = env::join_paths([beside, "/usr/bin".as_ref(), "/bin".as_ref()]).unwrap();
    for line in lines {
        assert!(line.starts_with("gka "), "{lines:?}");
        let mut shell = Command::new("/bin/sh");
        let shell = shell.args(["-c", line]).env_clear().env("PATH", &path);
        let shell = shell
            .env("GKA_DATA", folder.0.path())
            .env("LANG", "C.UTF-8");
        let output = shell.output().unwrap();
        assert!(output.status.success(), "{line}: {output:?}");
    }
}

#[test]
fn a_shell_writes_what_the_questions_wrote() {
    let (asked, told) = (Folder::new(), Folder::new());
    for three in TEXTS.chunks(3) {
        let mut screen = asked.run("contact add leiden", BROAD);
        for (label, text) in ["name * (1/", "role (2/", "organisation (3/"]
            .iter()
            .zip(three)
        {
            screen.sees(label).answer(text);
        }
        screen.sees("(4/").answer("/done");
        replayed(&told, &said(screen));
        assert_eq!(told.text(), asked.text());
    }
    for text in TEXTS {
        let kept = asked.text().replace("\\\\", "\\").contains(text);
        assert!(
            kept || text.contains(['"', '\u{200b}', '\u{202e}']),
            "{text}"
        );
    }
    // An entry whose name is like a flag, changed.
    let mut screen = asked.run("contact edit leiden -- -rf", BROAD);
    screen.sees("name * (1/").send(ENTER);
    screen.sees("role (2/").answer("-x");
    screen.sees("(3/").answer("/done");
    replayed(&told, &said(screen));
    assert_eq!(told.text(), asked.text());
}

#[test]
fn a_theme_and_a_list_that_shrinks_are_replayed_too() {
    let (asked, told) = (Folder::new(), Folder::new());
    let mut screen = asked.run("intervention add leiden", BROAD);
    screen.sees("title * (1/").answer("-rf");
    screen.sees("summary (2/").answer("@een");
    screen.sees("themes (3/").answer("new");
    screen.answer("-Zomer's \"school\"");
    screen.send(ENTER);
    screen.sees("(4/").answer("/done");
    replayed(&told, &said(screen));
    assert_eq!(told.text(), asked.text());
    let themes = |folder: &Folder| std::fs::read_to_string(folder.0.path().join("themes.toml"));
    assert_eq!(themes(&told).unwrap(), themes(&asked).unwrap());
    // What drops an element of a list needs a yes, which the line gives.
    let mut flags = String::new();
    for change in ["mentoring", "-mentoring"] {
        let mut screen = asked.run("intervention edit leiden rf", BROAD);
        screen.sees("id * (1/").send(ENTER);
        screen.sees("title * (2/").send(ENTER);
        screen.sees("summary (3/").send(ENTER);
        screen.sees("themes (4/").answer(change);
        screen.sees("(5/").answer("/done");
        let lines = said(screen);
        replayed(&told, &lines);
        assert_eq!(told.text(), asked.text());
        flags = lines.concat();
    }
    assert!(flags.contains(" --yes"), "{flags}");
}
