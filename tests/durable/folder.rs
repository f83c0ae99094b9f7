//! A data folder for these tests.

use std::{
    env,
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

/// A record whose interventions stand last: one more is one more piece of text at its end.
pub const RECORD: &str = "# By hand: stays.\ncode = \"GM0546\"\nname = \"Leiden\"\n\n\
    [[sources]]\nurl = \"https://voorbeeld.nl\"\nread = 2026-11-23\n\n\
    [[interventions]]\nid = \"begin\"\ntitle = \"Begin\" # the first\n";

pub struct Folder(TempDir);

impl Folder {
    /// With the record of Leiden, and where `.gka/` already is.
    pub fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(folder.at("data/municipalities")).unwrap();
        fs::create_dir(folder.at("data/.gka")).unwrap();
        fs::write(folder.at("data/.gka/.gitignore"), "*\n").unwrap();
        fs::create_dir(folder.at("data/.gka/undo")).unwrap();
        fs::write(folder.at("data/gka.toml"), "format = 1\n").unwrap();
        fs::write(
            folder.at("data/themes.toml"),
            "[[themes]]\nid = \"taal\"\nname = \"Taal\"\n",
        )
        .unwrap();
        fs::write(folder.record(), RECORD).unwrap();
        folder
    }

    pub fn at(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    pub fn record(&self) -> PathBuf {
        self.at("data/municipalities/leiden.toml")
    }

    pub fn text(&self) -> String {
        fs::read_to_string(self.record()).unwrap()
    }

    /// The program, with nothing of this machine in its environment.
    pub fn gka(&self, args: &[impl AsRef<OsStr>]) -> Command {
        self.by(&[], args)
    }

    /// The program as another program starts it.
    pub fn by(&self, starter: &[&str], args: &[impl AsRef<OsStr>]) -> Command {
        let gka = program();
        let mut command = match starter {
            [] => Command::new(&gka),
            [program, first @ ..] => {
                let mut command = Command::new(program);
                command.args(first).arg(&gka);
                command
            }
        };
        command.args(args).env_clear().stdin(Stdio::null());
        command
            .env("PATH", "/usr/bin:/bin:/usr/sbin:/sbin")
            .env("HOME", "/nonexistent")
            .env("LANG", "C.UTF-8")
            .env("GKA_DATA", self.at("data"))
            .current_dir(self.0.path());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// What remains of temporary files, wherever.
    pub fn leftovers(&self) -> Vec<String> {
        let mut left = Vec::new();
        for folder in ["data", "data/municipalities", "data/.gka", "data/.gka/undo"] {
            left.extend(
                names(&self.at(folder))
                    .into_iter()
                    .filter(|name| name.ends_with(".gka-tmp")),
            );
        }
        left
    }

    /// The record is not touched and nothing is left.
    pub fn is_as_before(&self) -> bool {
        self.text() == RECORD
            && self.leftovers().is_empty()
            && names(&self.at("data/municipalities")) == ["leiden.toml"]
    }
}

/// The program: that of this build, or the one that `GKA_PROGRAM` names.
fn program() -> String {
    env::var("GKA_PROGRAM").unwrap_or_else(|_| env!("CARGO_BIN_EXE_gka").to_owned())
}

/// Sorted.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<_> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// An intervention as `gka` adds it.
pub fn added(title: &str) -> String {
    let id = title.to_lowercase().replace(' ', "-");
    format!("\n[[interventions]]\nid = \"{id}\"\ntitle = \"{title}\"\n")
}

pub fn add(title: &str) -> [String; 5] {
    ["intervention", "add", "leiden", "--title", title].map(str::to_owned)
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// It ended by itself, and did not panic.
pub fn calm(output: &Output) {
    let said = stderr(output);
    assert!(!said.contains("panicked"), "{said}");
    assert!(
        output.status.code().is_some(),
        "{:?}: {said}",
        output.status
    );
}
