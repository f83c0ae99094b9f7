//! Odd names: of municipalities, entries, files, folders.

use std::{ffi::OsString, fs, os::unix::ffi::OsStringExt};

use super::{
    count,
    folder::{Folder, RECORD, calm, names, stderr},
};
use gka::words::visible::misleads;

fn odd() -> Vec<OsString> {
    let mut odd: Vec<OsString> = [
        "../leiden",
        "..",
        ".",
        "/",
        "/etc/passwd",
        "a/b",
        "a\\b",
        "lei\nden",
        "\u{202e}nediel",
        "\u{200b}",
        "leiden\u{1b}[2J",
        "-",
        "--",
        "con",
        "leiden.toml",
        ".gka",
        "%2e%2e%2f",
        "~",
        "$(touch pwned)",
        "*",
        "",
        " ",
        "\u{feff}leiden\u{7}",
    ]
    .map(OsString::from)
    .into();
    odd.push("x".repeat(300).into());
    odd.push("é".repeat(5000).into());
    odd.push(OsString::from_vec(b"lei\xffden".to_vec()));
    odd
}

#[test]
fn odd_names_of_municipalities_are_refused_and_lead_nowhere() {
    let folder = Folder::new();
    let before = names(&folder.at(""));
    // A third of all in a quick run, another command for each name.
    let mut turn = 0;
    for name in odd() {
        turn += 1;
        for command in [
            &["show"][..],
            &["new"],
            &["edit"],
            &["check"],
            &["undo"],
            &["themes"],
        ] {
            turn += 1;
            if turn % count(3, 1) != 0 {
                continue;
            }
            let mut args: Vec<OsString> = command.iter().map(OsString::from).collect();
            args.push(name.clone());
            let output = folder.gka(&args).output().unwrap();
            judge(&args, &output);
            assert!(folder.is_as_before(), "{args:?}");
            assert_eq!(names(&folder.at("")), before, "{args:?}");
        }
    }
}

#[test]
fn odd_names_of_entries_are_refused_or_kept_as_text() {
    let mut turn = 0;
    for name in odd() {
        turn += 1;
        let folder = Folder::new();
        let before = names(&folder.at(""));
        for (command, last) in [
            (&["intervention", "show", "leiden"][..], None),
            (&["intervention", "remove", "leiden"], Some("--yes")),
            (
                &["intervention", "edit", "leiden"],
                Some("--organisation=x"),
            ),
            (&["intervention", "add", "leiden", "--title"], None),
            (&["news", "add", "leiden", "--title"], None),
            (
                &["intervention", "add", "leiden", "--title=Eigen", "--id"],
                None,
            ),
        ] {
            turn += 1;
            if turn % count(2, 1) != 0 {
                continue;
            }
            let mut args: Vec<OsString> = command.iter().map(OsString::from).collect();
            args.push(name.clone());
            args.extend(last.map(OsString::from));
            let output = folder.gka(&args).output().unwrap();
            judge(&args, &output);
            assert_eq!(names(&folder.at("")), before, "{args:?}");
            assert_eq!(
                names(&folder.at("data/municipalities")),
                ["leiden.toml"],
                "{args:?}"
            );
            assert_eq!(folder.leftovers(), [""; 0]);
            let text = folder.text();
            let is_sound = text.starts_with(&RECORD[..90]) && text.parse::<toml::Table>().is_ok();
            assert!(is_sound, "{args:?}: {text}");
        }
    }
}

fn judge(args: &[OsString], output: &std::process::Output) {
    calm(output);
    let said = stderr(output);
    let raw = |c: char| c != '\n' && misleads(c);
    assert!(!said.contains(raw), "{args:?}: {said:?}");
    let out = String::from_utf8_lossy(&output.stdout);
    assert!(!out.contains(|c| c != '\t' && raw(c)), "{args:?}: {out:?}");
    let code = output.status.code().unwrap();
    assert!(code == 0 || !said.is_empty(), "{args:?}");
    assert!([0, 1, 2].contains(&code), "{args:?}: {code}");
}

#[test]
fn no_argument_holds_a_null() {
    // The system lets none through; a file may.
    let folder = Folder::new();
    fs::write(folder.at("nul.txt"), "a\0b\u{1b}[2J").unwrap();
    for flag in ["--title", "--summary"] {
        let args = [
            "intervention",
            "add",
            "leiden",
            "--title=Eigen",
            flag,
            "@nul.txt",
        ];
        let output = folder.gka(&args).output().unwrap();
        calm(&output);
        assert!(folder.text().parse::<toml::Table>().is_ok());
        assert!(!folder.text().contains(['\0', '\u{1b}']));
    }
}

#[test]
fn files_that_differ_only_in_case_or_form_are_named() {
    let folder = Folder::new();
    let odd = [
        "Leiden.toml",
        "leiden.TOML",
        "LEIDEN.toml",
        "le\u{301}iden.toml",
        "léiden.toml",
        "lei den.toml",
        "lei\nden.toml",
        "\u{202e}neel.toml",
        "..toml",
    ];
    for name in odd {
        fs::write(folder.at(&format!("data/municipalities/{name}")), RECORD).unwrap();
    }
    let output = folder.gka(&["check"]).output().unwrap();
    calm(&output);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &stderr(&output);
    for name in [
        "Leiden.toml",
        "leiden.TOML",
        "LEIDEN.toml",
        "lei den.toml",
        "lei\\nden.toml",
    ] {
        assert!(said.contains(name), "{name}: {said}");
    }
    assert!(!said.contains(|c| c != '\n' && misleads(c)), "{said:?}");
    // What cannot be a record's name is never written to.
    let list = folder
        .gka(&["list", "--no-header", "--columns", "slug"])
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&list.stdout), "leiden\n");
}
