//! `gka schema`, as people and scripts call it.

use std::fs;

use snapbox::{
    assert_data_eq,
    cmd::{Command, cargo_bin},
    str,
};

fn gka(args: &[&str]) -> Command {
    Command::new(cargo_bin!("gka"))
        .args(["--lang", "en"])
        .args(args)
}

#[test]
fn without_a_kind_it_tells_which_there_are() {
    gka(&["schema"])
        .assert()
        .success()
        .stdout_eq(str![[r"
kind	file	describes
municipality	municipality.schema.json	one municipality: its agenda and all that belongs to it
themes	themes.schema.json	the themes that municipalities work on
coordinators	coordinators.schema.json	whom to call at the programme, and for which municipalities

"]])
        .stderr_eq("");
}

#[test]
fn a_kind_is_named_in_either_language_and_described_in_the_language() {
    for name in ["themes", "theme", "thema", "thema's", "THEMAS"] {
        let said = gka(&["schema", name, "--lang", "nl", "--format", "json"]).assert();
        let said = String::from_utf8_lossy(&said.success().get_output().stdout).into_owned();
        assert!(
            said.contains("\"description\": \"waar het over gaat\""),
            "{said}"
        );
    }
}

#[test]
fn a_new_folder_has_what_the_command_writes() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).display().to_string();
    gka(&["init", "--data", &at("data")]).assert().success();
    let said = gka(&["schema", "--out", &at("een/twee")])
        .assert()
        .success();
    let files =
        ["municipality", "themes", "coordinators"].map(|kind| format!("{kind}.schema.json"));
    let lines = files.each_ref().map(|file| at(&format!("een/twee/{file}")));
    let expected = lines.join("\n") + "\n";
    assert_data_eq!(
        String::from_utf8_lossy(&said.get_output().stdout).into_owned(),
        expected
    );
    for file in files {
        let read = |name: &str| fs::read_to_string(folder.path().join(name).join(&file));
        let there = read("data").expect("was made");
        assert!(there == read("een/twee").expect("was written"), "{file}");
    }
    gka(&["schema", "themes", "--out", &at("een/gka")])
        .assert()
        .success();
    let alone = fs::read_dir(folder.path().join("een/gka")).expect("was made");
    assert_eq!(alone.count(), 1);
}

#[test]
fn what_it_cannot_give_is_refused() {
    let no_kind = "gka: `[KIND]`: no schema `x`; expected municipality, themes, coordinators\n...";
    gka(&["schema", "x"]).assert().code(2).stderr_eq(no_kind);
    let no_soort =
        "gka: `[SOORT]`: geen schema `x`; verwacht municipality, themes, coordinators\n...";
    gka(&["schema", "x", "--lang", "nl"])
        .assert()
        .code(2)
        .stderr_eq(no_soort);
    let as_csv = ["schema", "themes", "--format", "csv"];
    let only_json = "gka: a schema is JSON, never `csv`\n";
    gka(&as_csv).assert().code(2).stderr_eq(only_json);
    let alleen_json = "gka: een schema is JSON, nooit `csv`\n";
    gka(&as_csv)
        .args(["--lang", "nl"])
        .assert()
        .code(2)
        .stderr_eq(alleen_json);
}
