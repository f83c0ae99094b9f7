//! Text that a terminal would obey, in records and in arguments.

use std::fs;

use gka::words::visible::misleads;

use super::{
    folder::{Folder, calm, stderr},
    is_long,
    screen::{CTRL_C, Screen},
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

const COMMANDS: &[&str] = &[
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
    "search om",
    "search X",
    "report themes",
    "report timeline",
    "report gaps",
    "report shared",
    "report themes --theme X",
    "theme new X --dry-run",
    "theme remove leiden taal --dry-run",
    "intervention remove leiden begin --dry-run",
    "addendum add leiden --period X",
    "addendum add leiden --period 2021- --signed-by X --dry-run",
    "contact add leiden --name X --email X --dry-run",
    "source add leiden --url X --dry-run",
    "new X",
    "check --explain X",
    "help X",
    "schema X",
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

/// A session on a terminal; `ci`: nobody is there to be asked.
fn on_a_terminal(folder: &Folder, args: &[String], columns: u16, lang: &str, ci: &str) -> Screen {
    let data = folder.at("data");
    let env = [
        ("NO_COLOR", "1"),
        ("CI", ci),
        ("GKA_LANG", lang),
        ("GKA_DATA", data.to_str().unwrap()),
    ];
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    Screen::run(env!("CARGO_BIN_EXE_gka"), &args, &env, (columns, 40))
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
                let mut screen = on_a_terminal(&folder, &words(line), *columns, lang, "1");
                let code = screen.ends();
                assert!(code < 4, "{line}: {code}");
                let seen = screen.bytes();
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

/// A prompt moves the cursor itself; what it shows of a record, and of what is typed, may not.
#[test]
fn nothing_in_a_record_or_typed_reaches_a_prompt_raw() {
    let folder = folder();
    let hostile = [
        "\u{1b}[2J",
        "\u{1b}]",
        "\u{9b}",
        "\u{202e}",
        "\u{200b}",
        "\u{2028}",
    ];
    for (line, typed) in [
        ("intervention edit leiden begin", "\r".repeat(20)),
        (
            "intervention add leiden",
            "Nieuw\u{202e}om\u{9b}\u{200b}\r/stop\r".to_owned(),
        ),
        ("addendum add leiden", "2021-\r2022\r\r\r/stop\r".to_owned()),
        ("intervention remove leiden begin", "n\r".to_owned()),
        ("alderman edit leiden", "1\r\r\r/stop\r".to_owned()),
    ] {
        for lang in ["en", "nl"] {
            let mut screen = on_a_terminal(&folder, &words(line), 60, lang, "");
            // It listens.
            assert!(
                screen.waits(vt100::Screen::bracketed_paste),
                "{}",
                screen.text()
            );
            screen.send(&typed).send(CTRL_C).ends();
            let seen = screen.bytes();
            // What would be obeyed is seen instead.
            assert!(
                seen.contains("\u{fffd}") || seen.contains('\\'),
                "{line}: {seen}"
            );
            for hostile in hostile {
                assert!(!seen.contains(hostile), "{line}, {hostile:?}: {seen:?}");
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
        "search om",
        "report themes",
        "report timeline",
        "report gaps",
        "report shared",
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
