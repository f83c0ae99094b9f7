//! A terminal that obeys nothing: `TERM=dumb`, as in an editor's window or on a printer.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

mod folder;
mod needs;
mod screen;

use std::fs;

use rustix::process::Signal;

use folder::{Folder, WIDE};
use screen::{CTRL_C, CTRL_D, Screen};

const DUMB: (&str, &str) = ("TERM", "dumb");

fn run(folder: &Folder, line: &str, more: &[(&str, &str)]) -> Screen {
    folder.run_with(line, WIDE, &[&[DUMB], more].concat())
}

#[test]
fn no_command_sends_an_escape() {
    let folder = Folder::new();
    let table = folder.0.path().join("tabel.csv");
    fs::write(&table, "gemeente;titel\nleiden;Zomerschool\n").unwrap();
    let import = format!("import news {} --yes", table.display());
    for line in [
        "list",
        "show leiden",
        "themes",
        "theme show ouderbetrokkenheid",
        "interventions",
        "intervention show leiden levens",
        "search conferentie",
        "report themes",
        "report timeline",
        "report gaps",
        "report shared",
        "check",
        "check --explain bad-syntax",
        "export markdown leiden",
        "export json",
        "list --pager",
        "--help",
        "help intervention",
        "list --nonsense",
        "show nowhere",
        "interventie toon leiden niets --lang nl",
        "theme add leiden verbinding --dry-run",
        "theme add leiden verbinding",
        "undo --yes",
        &import,
        "schema",
        "completions bash",
    ] {
        let mut screen = run(&folder, line, &[("PAGER", "sed s/^/\u{1b}/")]);
        screen.ends();
        let bytes = screen.bytes();
        assert!(!bytes.is_empty(), "{line}");
        let may = line.starts_with("completions");
        assert!(may || !bytes.contains('\u{1b}'), "{line}: {bytes:?}");
    }
}

#[test]
fn questions_are_answered_on_lines_that_the_terminal_shows() {
    let folder = Folder::new();
    let mut screen = run(&folder, "nieuws verwijder leiden leiden --lang nl", &[]);
    // A key that means nothing here means nothing there.
    screen.sees("(j/N) ").answer("\u{1b}Oj\u{1b}[D");
    screen.sees("niets geschreven");
    assert_eq!(screen.ends(), 1);
    assert!(!screen.bytes().contains('\u{1b}'), "{:?}", screen.bytes());
    let mut screen = run(&folder, "interventie voeg-toe leiden --lang nl", &[]);
    screen.sees("titel *").sees("> ").send("Zomerschok");
    screen.send("\u{7f}ol\n").sees("samenvatting");
    screen.answer("/klaar").sees("Dit schrijven?").answer("j");
    screen.sees("interventie `zomerschool` toegevoegd aan Leiden");
    assert_eq!(screen.ends(), 0);
    assert!(!screen.bytes().contains('\u{1b}'), "{:?}", screen.bytes());
    // The system throws away what is written while it hands over a Ctrl-C: no word may come then.
    for (keys, word) in [
        (CTRL_D, "gestopt; er is niets opgeslagen"),
        (CTRL_C, ""),
        ("Zomer\u{3}", ""),
    ] {
        let mut screen = run(&folder, "interventie voeg-toe leiden --lang nl", &[]);
        screen.sees("titel *").sees("> ").send(keys).sees(word);
        assert_eq!(screen.ends(), 130, "{keys:?}");
        assert!(!screen.bytes().contains('\u{1b}'), "{:?}", screen.bytes());
    }
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        let mut screen = run(&folder, "interventie voeg-toe leiden --lang nl", &[]);
        screen.sees("titel *").sees("> ");
        needs::send(screen.id(), signal);
        assert_eq!(screen.ends(), code);
    }
}

#[test]
fn an_error_begins_with_its_words() {
    let folder = Folder::new();
    for line in [
        "news remove leiden nowhere",
        "show nowhere",
        "list --nonsense",
    ] {
        let mut screen = folder.run(line, WIDE);
        screen.ends();
        let bytes = screen.bytes();
        assert!(bytes.starts_with("gka: "), "{line}: {bytes:?}");
    }
    // Nor does anything send what shows a cursor that nobody hid.
    let mut screen = folder.run("news remove leiden leiden", WIDE);
    screen.sees("(y/N)").answer("n");
    screen.ends();
    assert!(
        !screen.bytes().contains("\u{1b}[?25h"),
        "{:?}",
        screen.bytes()
    );
}
