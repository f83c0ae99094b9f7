//! What a run asked of the system, as strace tells it.

use std::{fs, process::Output};

use super::{folder::Folder, needs};

/// A system call that touches the data folder.
#[derive(Clone, Debug)]
pub struct Call {
    pub name: String,
    /// The paths it names, open files by theirs.
    pub paths: Vec<String>,
    pub is_injected: bool,
    pub is_done: bool,
    line: String,
}

impl Call {
    /// Whether these letters stand in it.
    pub fn has(&self, text: &str) -> bool {
        self.line.contains(text)
    }
}

/// Whether strace is here and may look; noted where not.
pub fn is_here() -> bool {
    needs::has("strace", &["-o", "/dev/null", "true"])
}

/// Runs the program under strace, with these flags more.
pub fn run(folder: &Folder, flags: &[&str], args: &[String]) -> (Output, Vec<Call>) {
    let log = folder.at("strace.log");
    let path = log.to_str().unwrap().to_owned();
    let starter = [&["strace", "-f", "-y", "-s", "0", "-o", &path][..], flags].concat();
    let output = folder.by(&starter, args).output().unwrap();
    let text = fs::read_to_string(&log).unwrap_or_default();
    let data = folder.at("data").canonicalize().unwrap();
    let calls = text
        .lines()
        .filter_map(|line| call(line, data.to_str().unwrap()));
    (output, calls.collect())
}

/// Whether any call of the last run was made to fail, also outside the data folder.
pub fn has_injected(folder: &Folder) -> bool {
    let log = fs::read_to_string(folder.at("strace.log")).unwrap();
    log.contains("(INJECTED)")
}

/// `812 fsync(4</tmp/x/data/y>) = 0`
fn call(line: &str, data: &str) -> Option<Call> {
    let (_, call) = line.split_once(' ')?;
    let (name, rest) = call.trim_start().split_once('(')?;
    let (given, result) = rest.rsplit_once(" = ")?;
    let parts = given.split(['"', '<', '>']);
    let paths: Vec<_> = parts
        .filter_map(|part| Some(part.strip_prefix(data)?.trim_start_matches('/').to_owned()))
        .collect();
    if paths.is_empty() {
        return None;
    }
    Some(Call {
        name: name.to_owned(),
        paths,
        is_injected: result.contains("(INJECTED)"),
        is_done: !result.starts_with('-'),
        line: line.to_owned(),
    })
}

#[test]
fn a_line_of_strace_is_understood() {
    let found = call(
        "7 renameat2(AT_FDCWD</x>, \"/d/a\", AT_FDCWD</x>, \"/d/m/b\", RENAME_EXCHANGE) = -1 EIO (Input/output error) (INJECTED)",
        "/d",
    )
    .unwrap();
    assert_eq!(
        (found.name.as_str(), found.paths),
        ("renameat2", vec!["a".into(), "m/b".into()])
    );
    assert!(found.is_injected && !found.is_done);
    assert!(call("7 fsync(4</else>) = 0", "/d").is_none());
}
