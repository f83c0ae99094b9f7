//! Text that a terminal would obey, in records and in arguments.

use std::{fs, io::Read, sync::mpsc, thread, time::Duration};

use gka::words::visible::misleads;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use super::{
    folder::{Folder, calm, stderr},
    is_long,
};

/// As TOML and as arguments write it: clear the screen, set the title, C1, turned around, hidden.
const HOSTILE: &str = r"\u001b[2J\u001b]0;x\u0007\u009b31m\u202Eom\u200b\u2028\u007f\u0008\r";

/// A record with it in every text, key and comment.
fn record() -> String {
    let text = HOSTILE;
    let raw = "\u{9b}31m\u{202e}";
    format!(
        "# {raw}\ncode = \"GM0546\"\nname = \"Leiden\"\naliases = [\"{text}\"]\nvision = \"{text}\"\n\
         themes = [\"taal{text}\"]\nprovince = \"{text}\"\nfactsheet = \"https://x{text}\"\n\"{text}\" = 1\n\n\
         [[sources]]\nurl = \"https://{text}\"\nread = 2026-11-23\nnote = \"{text}\"\n\n\
         [[agendas]]\nstart = 2019\nend = 2030\nsigned-by = [\"{text}\"]\n\n\
         [[aldermen]]\nname = \"Wie {text}\"\nportfolio = \"{text}\"\n\n\
         [[interventions]]\nid = \"begin\"\ntitle = \"Begin {text}\"\nsummary = \"\"\"{text}\n{raw}\"\"\"\n\
         target-group = \"{text}\"\npartners = [\"{text}\"]\npeople = [{{ name = \"{text}\", role = \"{text}\" }}]\n\n\
         [[research]]\nquestion = \"{text}\"\n\n[[activities]]\ntitle = \"{text}\"\n\n\
         [[news]]\ntitle = \"{text}\"\nurl = \"https://{text}\"\n\n\
         [[contacts]]\nname = \"{text}\"\nemail = \"{text}@x.nl\"\n"
    )
}

fn folder() -> Folder {
    let folder = Folder::new();
    fs::write(folder.record(), record()).unwrap();
    let theme = format!(
        "[[themes]]\nid = \"taal\"\nname = \"Taal {HOSTILE}\"\naliases = [\"{HOSTILE}\"]\n"
    );
    fs::write(folder.at("data/themes.toml"), theme).unwrap();
    let broken = "name = \"\u{9b}31m\u{202e}\ncode = \u{202e}";
    fs::write(folder.at("data/municipalities/delft.toml"), broken).unwrap();
    fs::write(folder.at("data/municipalities/od\u{202e}d\u{9b}.toml"), "").unwrap();
    folder
}

const COMMANDS: [&str; 32] = [
    "",
    "list",
    "show leiden",
    "check",
    "check leiden",
    "themes",
    "theme show taal",
    "interventions",
    "intervention show leiden begin",
    "addenda",
    "agendas",
    "aldermen",
    "contacts",
    "activities",
    "research",
    "news",
    "sources leiden",
    "show delft",
    "intervention edit leiden begin --organisation X --dry-run",
    "intervention add leiden --title X --dry-run",
    "theme add leiden X",
    "show X",
    "X",
    "--X",
    "intervention show leiden X",
    "list --theme X --columns X",
    "undo",
    "interventions --format csv",
    "interventions --format tsv",
    "interventions --format json",
    "interventions --format markdown",
    "check --format github",
];

fn words(line: &str) -> Vec<String> {
    let hostile = "\u{1b}[2J\u{9b}31m\u{202e}om\u{7}";
    line.split_whitespace()
        .map(|word| {
            if word.contains('X') {
                word.replace('X', hostile)
            } else {
                word.to_owned()
            }
        })
        .collect()
}

/// All bytes that a terminal got.
fn on_a_terminal(folder: &Folder, args: &[String], columns: u16, lang: &str) -> String {
    let size = PtySize {
        rows: 40,
        cols: columns,
        ..PtySize::default()
    };
    let pty = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_gka"));
    command.args(args);
    command.cwd(folder.at(""));
    command.env_clear();
    for (key, value) in [
        ("TERM", "xterm"),
        ("LANG", "C.UTF-8"),
        ("NO_COLOR", "1"),
        ("CI", "1"),
    ] {
        command.env(key, value);
    }
    command.env("GKA_LANG", lang);
    command.env("GKA_DATA", folder.at("data"));
    let mut child = pty.slave.spawn_command(command).unwrap();
    drop(pty.slave);
    let mut reader = pty.master.try_clone_reader().unwrap();
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        // The end of a terminal is an error.
        let _ = reader.read_to_end(&mut bytes);
        let _ = sender.send(bytes);
    });
    let status = child.wait().unwrap();
    assert!(status.exit_code() < 4, "{args:?}: {status:?}");
    let bytes = receiver.recv_timeout(Duration::from_secs(20)).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn nothing_in_a_record_or_an_argument_reaches_a_terminal_raw() {
    let folder = folder();
    let widths: &[u16] = if is_long() { &[20, 40, 80, 200] } else { &[80] };
    for columns in widths {
        for (n, line) in COMMANDS.iter().enumerate() {
            for lang in ["en", "nl"] {
                if !is_long() && (n % 2 == 0) != (lang == "en") {
                    continue;
                }
                let seen = on_a_terminal(&folder, &words(line), *columns, lang);
                // The lines of CSV end in both by themselves.
                let seen = seen.replace("\r\r\n", "\r\n");
                let raw = |c: char| misleads(c) && !['\n', '\r', '\t'].contains(&c);
                assert!(!seen.contains(raw), "{line}: {seen:?}");
                // A terminal ends its lines with both; a text never goes back to their beginning.
                assert_eq!(
                    seen.matches('\r').count(),
                    seen.matches("\r\n").count(),
                    "{line}: {seen:?}"
                );
                assert!(!seen.contains("panicked"), "{line}: {seen}");
            }
        }
    }
}

/// CSV is not among them: it has no escapes, so a program gets the text as it is, and a terminal (as
/// above) what can be seen.
#[test]
fn formats_for_scripts_escape_what_a_terminal_obeys() {
    let folder = folder();
    for line in [
        "list",
        "interventions",
        "news",
        "contacts",
        "themes",
        "aldermen",
        "show leiden",
        "check",
    ] {
        for format in [
            "json", "jsonl", "tsv", "markdown", "sarif", "github", "short",
        ] {
            let args = [words(line), vec!["--format".into(), format.into()]].concat();
            let output = folder.gka(&args).output().unwrap();
            calm(&output);
            let out = String::from_utf8(output.stdout.clone()).unwrap();
            let raw = |c| misleads(c) && c != '\n' && !(c == '\t' && format == "tsv");
            assert!(!out.contains(raw), "{line} {format}: {out:?}");
            assert!(
                !stderr(&output).contains(|c| c != '\n' && misleads(c)),
                "{line} {format}"
            );
            if format == "json" && output.status.code() != Some(2) {
                let _: serde_json::Value = serde_json::from_str(&out).unwrap();
            }
        }
    }
}

#[test]
fn formulas_stay_text() {
    let folder = Folder::new();
    for formula in ["=1+1", "+cmd", "-2", "@SUM(A1)", "=HYPERLINK(\"http://x\")"] {
        let text = formula.replace('@', "@@");
        let output = folder
            .gka(&[
                "intervention",
                "add",
                "leiden",
                &format!("--title=Som {formula}"),
                &format!("--target-group={text}"),
            ])
            .output()
            .unwrap();
        calm(&output);
        assert!(output.status.success(), "{formula}: {}", stderr(&output));
    }
    let output = folder
        .gka(&["interventions", "--format", "json"])
        .output()
        .unwrap();
    let all = String::from_utf8(output.stdout).unwrap();
    assert!(
        all.contains("\"=1+1\"") && all.contains("\"@SUM(A1)\""),
        "{all}"
    );
}
