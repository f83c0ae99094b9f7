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
        let theme = "[[themes]]\nid = \"lezen\"\nname = \"Lezen\"\n";
        fs::write(folder.path().join("themes.toml"), theme).unwrap();
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
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}
