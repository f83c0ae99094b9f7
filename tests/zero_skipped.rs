//! The last test of a run: which others did not run, and what they would have needed. Under
//! `.ci/run` none may be left out.

#![cfg(unix)]

mod needs;

use std::{env, fs, io::Write};

#[test]
fn every_test_of_this_run_could_run() {
    let notes = needs::notes();
    let mut skipped = Vec::new();
    for note in fs::read_dir(&notes).into_iter().flatten().flatten() {
        let what = fs::read_to_string(note.path()).unwrap_or_default();
        skipped.push(format!(
            "not run: {} needs {what}\n",
            note.file_name().display()
        ));
    }
    skipped.sort();
    // What earlier runs noted goes as well. Another run at this moment loses its notes, not its
    // verdict on what it did run.
    let _ = fs::remove_dir_all(notes.parent().expect("it has a parent"));
    let told = skipped.concat();
    // Past what the test harness holds back of tests that pass.
    let _ = std::io::stderr().write_all(told.as_bytes());
    let is_judged = env::var_os("CI").is_some_and(|ci| !ci.is_empty());
    assert!(skipped.is_empty() || !is_judged, "{told}");
}
