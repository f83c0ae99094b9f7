//! Many records, and records larger than anybody writes: all is answered, or refused in words, and
//! nothing takes its time squared.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

use std::{
    fs,
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

const MANY: usize = 10_000;

struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("municipalities")).unwrap();
        fs::write(folder.path().join("gka.toml"), "format = 1\n").unwrap();
        let theme = |id: &str| format!("[[themes]]\nid = \"{id}\"\nname = \"{id}\"\n");
        let themes = theme("lezen") + &theme("taal");
        fs::write(folder.path().join("themes.toml"), themes).unwrap();
        Self(folder)
    }

    fn put(&self, slug: &str, record: &str) {
        let file = format!("municipalities/{slug}.toml");
        fs::write(self.0.path().join(file), record).unwrap();
    }

    fn gka(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gka"));
        let command = command.args(args).env_clear();
        let command = command.env("GKA_DATA", self.0.path()).stdin(Stdio::null());
        command.output().unwrap()
    }
}

#[test]
fn of_ten_thousand_records_one_broken_is_named_and_the_others_are_listed() {
    let folder = Folder::new();
    for number in 0..MANY {
        let record = format!("code = \"GM{number:04}\"\nname = \"Plaats {number}\"\n");
        folder.put(&format!("plaats-{number}"), &record);
    }
    folder.put("plaats-1234", "code = \"GM1234\"\nname = \"Plaats 1234\n");
    let list = folder.gka(&["list"]);
    let (told, listed) = (text(&list.stderr), text(&list.stdout));
    assert_eq!(list.status.code(), Some(3), "{told}");
    let named = |line: &&str| line.contains("Plaats ");
    assert_eq!(listed.lines().filter(named).count(), MANY - 1);
    assert!(!listed.contains("Plaats 1234\t"), "{listed}");
    assert!(told.contains("plaats-1234.toml:2:"), "{told}");
    assert!(told.lines().count() < 10, "{told}");
    for (form, more) in [("csv", 1), ("jsonl", 0), ("json", 2)] {
        let export = folder.gka(&["export", form, "municipalities"]);
        let exported = text(&export.stdout);
        assert_eq!(export.status.code(), Some(3), "{form}");
        assert_eq!(exported.lines().count(), MANY - 1 + more, "{form}");
    }
}

/// Enough to tell a time that grows with the square: then this file takes minutes.
const LARGE: usize = 2_000;

/// What a record may have too much of, and how often `check` has something to say of it.
fn large() -> Vec<(&'static str, String, usize)> {
    let all = |part: &dyn Fn(usize) -> String| (0..LARGE).map(part).collect::<String>();
    let intervention =
        |i: usize| format!("[[interventions]]\nid = \"i{i}\"\ntitle = \"Titel {i}\"\n");
    let research =
        |i: usize| format!("[[research]]\nquestion = \"{i}\"\nintervention = \"i{i}\"\n");
    let quoted = |i: usize| format!("\"naam {i}\", ");
    vec![
        ("interventions", all(&intervention), 0),
        ("references", all(&intervention) + &all(&research), 0),
        ("broken references", all(&research), LARGE),
        (
            "entries that cannot be read",
            all(&|i| intervention(i) + "[[interventions]]\nid = 1\ntitle = \"een\"\n"),
            LARGE,
        ),
        (
            "unknown keys",
            all(&|i| format!("sleutel{i} = {i}\n")),
            LARGE,
        ),
        ("unknown tables", all(&|i| format!("[tabel{i}]\n")), LARGE),
        (
            "unknown themes",
            format!("themes = [{}]\n", all(&quoted)),
            LARGE,
        ),
        (
            "one theme",
            format!("themes = [{}]\n", all(&|_| "\"lezen\", ".to_owned())),
            LARGE - 1,
        ),
        ("aliases", format!("aliases = [{}]\n", all(&quoted)), 0),
        (
            "words",
            format!("vision = \"{}\"\n", all(&|_| "woord, ".repeat(10))),
            0,
        ),
        (
            "letters",
            format!("vision = \"{}\"\n", all(&|_| "é".repeat(50))),
            0,
        ),
        ("syntax", all(&|_| "a = \n".to_owned()), LARGE),
    ]
}

#[test]
fn a_record_of_any_size_is_checked_shown_listed_and_edited() {
    for (what, body, errors) in large() {
        let folder = Folder::new();
        folder.put("leiden", &format!("{HEAD}{body}"));
        let check = folder.gka(&["check", "--format", "short"]);
        let told = text(&check.stdout);
        let is_error = |line: &&str| line.contains(" error[");
        assert_eq!(told.lines().filter(is_error).count(), errors, "{what}");
        for args in [
            &["list"][..],
            &["show", "leiden"],
            &["theme", "add", "leiden", "taal"],
            &[
                "intervention",
                "add",
                "leiden",
                "--title",
                "Nieuw",
                "--no-input",
            ],
        ] {
            let done = folder.gka(args);
            let told = text(&done.stderr);
            let is_refused = what == "syntax" && !args.contains(&"list");
            assert_eq!(done.status.code() == Some(1), is_refused, "{what}: {told}");
            assert_ne!(done.status.code(), Some(101), "{what}: {told}");
        }
    }
}

const HEAD: &str = "code = \"GM0546\"\nname = \"Leiden\"\nprovince = \"Zuid-Holland\"\n";

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}
