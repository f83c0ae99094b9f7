//! The program among others: its streams closed, full or cut short, its arguments no text.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

use std::{
    ffi::{OsStr, OsString},
    fs::{self, File},
    io::{Read, Write},
    os::unix::ffi::OsStringExt,
    process::{Command, Output, Stdio},
};

const AGENDAS: &str = "tests/sessions/agendas";

/// The program with nothing of this machine in its environment.
fn gka(args: &[impl AsRef<OsStr>]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gka"));
    command.args(args).env_clear().stdin(Stdio::null());
    command
        .env("PATH", "/usr/bin:/bin")
        .env("HOME", "/nonexistent")
        .env("LANG", "C.UTF-8");
    command.env("GKA_DATA", AGENDAS);
    command
}

fn words(line: &str) -> Vec<&str> {
    line.split(' ').collect()
}

/// What a shell does with a line; `gka` is the program, and its exit code is the line's.
fn shell(line: &str) -> Output {
    let program = shell_words::quote(env!("CARGO_BIN_EXE_gka"));
    let (first, rest) = line.split_once(" | ").unwrap_or((line, "cat"));
    let first = first.replace("gka ", &format!("{program} "));
    let line = format!(
        "exec 3>&1; code=$({{ {{ {first}; echo $? >&4; }} | {rest} >&3; }} 4>&1); exit $code"
    );
    Command::new("/bin/sh")
        .args(["-c", &line])
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .env("LANG", "C.UTF-8")
        .env("GKA_DATA", AGENDAS)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Nothing panicked, and nothing that a terminal would obey was sent.
fn calm(output: &Output) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!said.contains("panicked"), "{said}");
    assert!(
        output.status.code().is_some(),
        "{:?}: {said}",
        output.status
    );
    for stream in [&output.stdout, &output.stderr] {
        assert!(
            !stream.contains(&0x1b),
            "{}",
            String::from_utf8_lossy(stream)
        );
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_mistake() {
    for line in [
        "gka list | head -1",
        "gka list | true",
        "gka show leiden | head -1",
        "gka check --list | head -1",
        "gka --help | head -1",
        "gka list --format json | head -c 1",
        "gka export json | head -c 1",
        "gka export csv interventions | true",
        "gka export xlsx | head -c 1",
    ] {
        let output = shell(line);
        calm(&output);
        assert_eq!(
            (output.status.code(), text(&output.stderr)),
            (Some(0), String::new()),
            "{line}"
        );
    }
}

#[test]
fn much_output_into_a_closed_pipe_ends_quietly() {
    let folder = tempfile::tempdir().unwrap();
    let records = folder.path().join("municipalities");
    fs::create_dir(&records).unwrap();
    fs::write(folder.path().join("gka.toml"), "format = 1\n").unwrap();
    let head = "code = \"GM0546\"\nname = \"Leiden\"\n".to_owned();
    let news =
        |number| format!("[[news]]\ntitle = \"Nieuws nummer {number} van een lange lijst\"\n");
    let record = (0..4000).map(news).fold(head, |text, news| text + &news);
    fs::write(records.join("leiden.toml"), record).unwrap();
    let mut child = gka(&words("news"))
        .env("GKA_DATA", folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        (output.status.code(), text(&output.stderr)),
        (Some(0), String::new())
    );
}

#[test]
fn a_full_disk_is_told() {
    for line in [
        "list",
        "show leiden",
        "check --list",
        "theme show verbinding",
        "lijst --lang nl",
    ] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = gka(&words(line)).stdout(full).output().unwrap();
        calm(&output);
        assert_eq!(output.status.code(), Some(1), "{line}");
        assert!(
            text(&output.stderr).starts_with("gka: "),
            "{line}: {}",
            text(&output.stderr)
        );
    }
    let full = File::options().write(true).open("/dev/full").unwrap();
    assert_eq!(
        gka(&["--help"]).stdout(full).status().unwrap().code(),
        Some(1)
    );
    // Nobody hears an error either: the exit code is all there is.
    let full = || File::options().write(true).open("/dev/full").unwrap();
    let status = gka(&words("show nergens"))
        .stdout(full())
        .stderr(full())
        .status()
        .unwrap();
    assert_eq!(status.code(), Some(1));
}

#[test]
fn closed_streams_do_no_harm() {
    for (line, code) in [
        ("gka list >&-", 0),
        ("gka list <&- | cat", 0),
        ("gka show nergens 2>&-", 1),
        ("gka list <&- >&- 2>&-", 0),
        ("gka intervention add leiden <&-", 2),
        (
            "gka intervention add leiden --title x --summary @- --dry-run <&-",
            2,
        ),
        ("gka news remove leiden leiden <&- 2>&-", 2),
    ] {
        let output = shell(line);
        calm(&output);
        let found = output.status.code();
        assert_eq!(found, Some(code), "{line}: {}", text(&output.stderr));
    }
}

#[test]
fn a_pipe_gets_no_colour_and_no_width() {
    let plain = gka(&words("list --on 2026-11-23")).output().unwrap();
    calm(&plain);
    for env in [
        ("NO_COLOR", "1"),
        ("TERM", "dumb"),
        ("COLUMNS", "40"),
        ("COLUMNS", "x"),
        ("CI", "1"),
    ] {
        for line in ["list --on 2026-11-23", "list --on 2026-11-23 --color auto"] {
            let output = gka(&words(line)).env(env.0, env.1).output().unwrap();
            assert_eq!(output.stdout, plain.stdout, "{env:?}: {line}");
            assert_eq!(output.status.code(), Some(0));
        }
    }
    // What is asked for is given.
    for (line, env) in [
        ("show leiden --color always", ("X", "")),
        ("show leiden", ("CLICOLOR_FORCE", "1")),
    ] {
        let output = gka(&words(line)).env(env.0, env.1).output().unwrap();
        assert!(output.stdout.contains(&0x1b), "{line}");
    }
    for line in ["show leiden --color never", "show leiden"] {
        let output = gka(&words(line))
            .env("CLICOLOR_FORCE", "1")
            .env("NO_COLOR", "1")
            .output()
            .unwrap();
        calm(&output);
    }
}

#[test]
fn a_table_is_as_wide_as_it_is_told_to_be() {
    for columns in [20_usize, 40, 80, 160] {
        for line in [
            "list --format table",
            "interventions --format table",
            "contact --format table",
        ] {
            let output = gka(&words(line))
                .env("COLUMNS", columns.to_string())
                .output()
                .unwrap();
            calm(&output);
            assert_eq!(output.status.code(), Some(0));
            // An id of its own is wider than the narrowest screen.
            let widest = text(&output.stdout)
                .lines()
                .map(|line| line.chars().count())
                .max()
                .unwrap();
            assert!(
                widest <= columns.max(40),
                "{columns}: {line}\n{}",
                text(&output.stdout)
            );
        }
    }
}

#[test]
fn an_argument_that_is_no_text_is_refused() {
    let odd = || OsString::from_vec(b"lei\xff\x1b[31mden".to_vec());
    for args in [
        vec!["show".into(), odd()],
        vec![odd()],
        vec!["list".into(), "--theme".into(), odd()],
        vec![
            "intervention".into(),
            "add".into(),
            "leiden".into(),
            "--title".into(),
            odd(),
        ],
        vec!["contact".into(), odd()],
        vec!["--lang".into(), odd(), "list".into()],
        vec![OsString::from_vec(b"--\xff".to_vec())],
    ] {
        let output = gka(&args).output().unwrap();
        calm(&output);
        assert_eq!(
            output.status.code(),
            Some(2),
            "{args:?}: {}",
            text(&output.stderr)
        );
        assert!(output.stdout.is_empty());
    }
    // A path need not be text.
    let output = gka(&["--data".into(), odd(), OsString::from("list")])
        .output()
        .unwrap();
    calm(&output);
    assert_eq!(output.status.code(), Some(1));
    for name in [
        "GKA_LANG", "GKA_DATA", "COLUMNS", "NO_COLOR", "TERM", "LC_ALL",
    ] {
        let output = gka(&words("list")).env(name, odd()).output().unwrap();
        calm(&output);
        let wanted = i32::from(name == "GKA_DATA");
        assert_eq!(
            output.status.code(),
            Some(wanted),
            "{name}: {}",
            text(&output.stderr)
        );
    }
}

#[test]
fn what_a_terminal_would_obey_is_made_visible() {
    for line in [
        "show X",
        "list --theme X",
        "list --columns X",
        "X",
        "list --X",
        "list --on X",
        "theme show X",
        "check --explain X",
        "--data X list",
        "intervention show leiden X",
    ] {
        for hostile in ["\u{1b}[31mrood", "\u{9b}2J", "\u{202e}om", "a\rb", "\u{7}"] {
            let args: Vec<_> = line
                .split(' ')
                .map(|word| word.replace('X', hostile))
                .collect();
            let output = gka(&args).output().unwrap();
            calm(&output);
            let said = text(&output.stderr);
            let odd = |c: char| c != '\n' && gka::words::visible::misleads(c);
            assert!(!said.contains(odd), "{line}: {said:?}");
            assert!(matches!(output.status.code(), Some(1 | 2)), "{line}");
        }
    }
}

#[test]
fn a_text_on_the_standard_input_is_taken() {
    let mut child = gka(&words(
        "intervention add leiden --title Nieuw --summary @- --dry-run",
    ))
    .stdin(Stdio::piped())
    .stdout(Stdio::piped())
    .spawn()
    .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all("Eén regel.\r\nNog een: \\ \"\"\"\r\n".as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let diff = text(&output.stdout);
    assert!(diff.contains("+Eén regel.\n+Nog een: "), "{diff}");
    assert!(!diff.contains('\r'));
}

#[test]
fn tsv_holds_a_record_a_line() {
    let output = gka(&words("interventions leiden --columns summary --no-header"))
        .output()
        .unwrap();
    let lines = text(&output.stdout);
    assert_eq!(lines.lines().count(), 3);
    assert!(lines.contains("tegenzit.\\nNiet elk"), "{lines}");
    let output = gka(&words(
        "interventions leiden --columns partners --no-header",
    ))
    .output()
    .unwrap();
    assert!(text(&output.stdout).contains("Hogeschool Leiden; GGD\\; afdeling jeugd"));
}

#[test]
fn strict_is_all_or_nothing() {
    let broken = "tests/sessions/checking/a-broken-record-blocks-nobody.in";
    for line in [
        "list",
        "interventions",
        "themes --format json",
        "list --format csv",
    ] {
        let some = gka(&words(line)).env("GKA_DATA", broken).output().unwrap();
        assert_eq!(some.status.code(), Some(3), "{line}");
        assert!(
            !some.stdout.is_empty() && text(&some.stderr).contains("haarlem.toml:4:1:"),
            "{line}"
        );
        let line = format!("{line} --strict");
        let none = gka(&words(&line)).env("GKA_DATA", broken).output().unwrap();
        assert_eq!(
            (none.status.code(), text(&none.stdout)),
            (Some(1), String::new()),
            "{line}"
        );
    }
}
