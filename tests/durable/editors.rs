//! A person saves the record by hand while `gka` is about to replace it.

use std::{
    fs,
    process::Child,
    thread,
    time::{Duration, Instant},
};

use super::{
    folder::{Folder, RECORD, add, added, calm, names, stderr},
    screen::Screen,
    strace,
};

const BY_HAND: &str = "# Saved by hand meanwhile.\n";

#[derive(Clone, Copy, Debug)]
enum Save {
    /// As `nano` does.
    InPlace,
    /// As `vim` does.
    ByRename,
}

fn save(folder: &Folder, how: Save, text: &str) {
    match how {
        Save::InPlace => fs::write(folder.record(), text).unwrap(),
        Save::ByRename => {
            let beside = folder.at("data/municipalities/.leiden.toml.swx");
            fs::write(&beside, text).unwrap();
            fs::rename(beside, folder.record()).unwrap();
        }
    }
}

/// Starts an edit that stops for a moment before the first such call.
fn stopping(folder: &Folder, call: &str) -> Child {
    let inject = format!("inject={call}:delay_enter=700000:when=1");
    let trace = format!("trace={call}");
    let starter = [
        "strace",
        "-f",
        "-o",
        "/dev/null",
        "-e",
        &trace,
        "-e",
        &inject,
    ];
    folder.by(&starter, &add("Nieuw")).spawn().unwrap()
}

fn waits(child: &mut Child, until: impl Fn() -> bool) {
    let begin = Instant::now();
    while !until() {
        assert!(
            begin.elapsed() < Duration::from_secs(20),
            "it never came there"
        );
        assert!(child.try_wait().unwrap().is_none(), "it ended before");
        thread::sleep(Duration::from_millis(2));
    }
}

#[test]
fn a_save_by_hand_between_reading_and_replacing_survives() {
    if !strace::is_here() {
        return;
    }
    // Before the new file is synced; before the old one is kept; in the very last instant.
    for call in ["fsync", "linkat", "renameat2"] {
        for how in [Save::InPlace, Save::ByRename] {
            let folder = Folder::new();
            let mut child = stopping(&folder, call);
            waits(&mut child, || match call {
                "renameat2" => !names(&folder.at("data/.gka/undo")).is_empty(),
                _ => !folder.leftovers().is_empty(),
            });
            // The new file is written; to be in the wait of the call itself takes a moment more.
            thread::sleep(Duration::from_millis(150));
            let saved = format!("{BY_HAND}{RECORD}");
            save(&folder, how, &saved);
            let output = child.wait_with_output().unwrap();
            assert!(
                output.status.success(),
                "{call} {how:?}: {}",
                stderr(&output)
            );
            let wanted = saved + &added("Nieuw");
            assert_eq!(folder.text(), wanted, "{call} {how:?}");
            assert_eq!(folder.leftovers(), [""; 0], "{call} {how:?}");
            // And undo takes back the edit alone.
            let undo = folder.gka(&["undo", "--yes"]).output().unwrap();
            assert!(undo.status.success(), "{}", stderr(&undo));
            assert_eq!(folder.text(), format!("{BY_HAND}{RECORD}"));
        }
    }
}

#[test]
fn a_record_removed_in_the_last_instant_stays_away() {
    if !strace::is_here() {
        return;
    }
    let folder = Folder::new();
    let mut child = stopping(&folder, "renameat2");
    waits(&mut child, || {
        !names(&folder.at("data/.gka/undo")).is_empty()
    });
    fs::remove_file(folder.record()).unwrap();
    let output = child.wait_with_output().unwrap();
    calm(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("leiden"), "{}", stderr(&output));
    assert!(!folder.record().exists());
}

#[test]
fn a_save_by_hand_that_breaks_the_record_is_left_as_it_is() {
    if !strace::is_here() {
        return;
    }
    let folder = Folder::new();
    let mut child = stopping(&folder, "renameat2");
    waits(&mut child, || {
        !names(&folder.at("data/.gka/undo")).is_empty()
    });
    let broken = "name = \"Leiden\ncode = ";
    save(&folder, Save::ByRename, broken);
    let output = child.wait_with_output().unwrap();
    calm(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("leiden.toml:1"),
        "{}",
        stderr(&output)
    );
    assert_eq!(folder.text(), broken);
    assert_eq!(folder.leftovers(), [""; 0]);
}

#[test]
fn a_save_by_hand_while_a_question_stands_open_survives() {
    for how in [Save::InPlace, Save::ByRename] {
        let folder = Folder::new();
        let data = folder.at("data");
        let env = [
            ("GKA_DATA", data.to_str().unwrap()),
            ("HOME", "/nonexistent"),
        ];
        let args = ["intervention", "remove", "leiden", "begin"];
        let mut screen = Screen::run(env!("CARGO_BIN_EXE_gka"), &args, &env, (80, 40));
        screen.sees("/N)");
        save(&folder, how, &format!("{BY_HAND}{RECORD}"));
        screen.answer("y");
        assert_eq!(screen.ends(), 0, "{}", screen.text());
        let text = folder.text();
        assert!(
            text.starts_with(BY_HAND) && !text.contains("Begin"),
            "{text}"
        );
    }
}
