//! A data folder that a test may write in, and the program in a terminal before it.

#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test binary uses a part of it, and a test may fail at once"
)]

use std::{
    fs,
    path::{Path, PathBuf},
};

use tempfile::TempDir;

use crate::screen::Screen;

/// Wide enough for a sentence, high enough for a question.
pub const WIDE: (u16, u16) = (80, 40);

/// A data folder that a test may write in.
pub struct Folder(pub TempDir);

impl Folder {
    /// A copy of the agendas of the sessions.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(Path::new("tests/sessions/agendas"), folder.path());
        Self(folder)
    }

    /// The record that is written to.
    pub fn record(&self) -> PathBuf {
        self.0.path().join("municipalities/leiden.toml")
    }

    /// Its text.
    pub fn text(&self) -> String {
        fs::read_to_string(self.record()).unwrap()
    }

    /// Runs a command of words without blanks.
    pub fn run(&self, line: &str, size: (u16, u16)) -> Screen {
        self.run_with(line, size, &[])
    }

    /// The same, with more in its environment.
    pub fn run_with(&self, line: &str, size: (u16, u16), more: &[(&str, &str)]) -> Screen {
        let args: Vec<&str> = line.split(' ').collect();
        let data = self.0.path().to_str().unwrap();
        let mut env = vec![("GKA_DATA", data), ("HOME", "/nonexistent"), ("TZ", "UTC")];
        env.extend(more);
        Screen::run(env!("CARGO_BIN_EXE_gka"), &args, &env, size)
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
