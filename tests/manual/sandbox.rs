use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use portable_pty::CommandBuilder;
use tempfile::TempDir;

use super::page::{GAP, Step};
use crate::screen::{ENTER, Screen, row_of};

const COLUMNS: u16 = 80;
// Nothing scrolls away.
const ROWS: u16 = 300;

/// A folder with a copy of the repository's `data/`, and an empty home.
pub struct Sandbox(TempDir);

impl Sandbox {
    /// A fresh one.
    pub fn new() -> Self {
        let sandbox = Self(tempfile::tempdir().unwrap());
        fs::create_dir(sandbox.0.path().join("home")).unwrap();
        copy(Path::new("data"), &sandbox.data());
        sandbox
    }

    /// Where the records are.
    pub fn data(&self) -> PathBuf {
        self.0.path().join("work/data")
    }

    /// Runs a command and types what the page says is typed; the lines of the screen. Nothing when
    /// what it needs is not on this machine.
    pub fn plays(&self, step: &Step, dutch: bool) -> Option<Vec<String>> {
        if step.command.contains("jq ") && !has_jq() {
            return None;
        }
        let mut screen = Screen::spawn(self.shell(&step.command, dutch), COLUMNS, ROWS);
        let mut row = None;
        for (at, line) in step.shown.iter().enumerate() {
            if line == GAP {
                let next = step.shown.get(at + 1).map_or("", |line| question(line));
                while asks(&screen, &mut row) && !screen.text().contains(next) {
                    screen.send(ENTER);
                }
                // The question that is on the screen now is answered by what follows.
                row = None;
            } else if let Some(typed) = typed(line)
                && asks(&screen, &mut row)
            {
                screen.answer(typed);
            }
        }
        screen.ends();
        let text = screen.text();
        let lines = text
            .trim_end()
            .lines()
            .map(|line| line.trim_end().to_owned());
        Some(lines.collect())
    }

    fn shell(&self, command: &str, dutch: bool) -> CommandBuilder {
        let program = Path::new(env!("CARGO_BIN_EXE_gka")).parent().unwrap();
        let path = env::var_os("PATH").unwrap_or_default();
        let path = [program.to_owned()]
            .into_iter()
            .chain(env::split_paths(&path));
        let mut shell = CommandBuilder::new("bash");
        shell.args(["-c", command]);
        shell.cwd(self.0.path().join("work"));
        shell.env_clear();
        shell.env("PATH", env::join_paths(path).unwrap());
        shell.env("HOME", self.0.path().join("home"));
        shell.env("LANG", if dutch { "nl_NL.UTF-8" } else { "C.UTF-8" });
        shell.env("TERM", "xterm-256color");
        shell.env("TZ", "UTC");
        shell
    }
}

/// What a line of the page says that a person types.
fn typed(line: &str) -> Option<&str> {
    let line = line.trim_end();
    let after = |mark| Some(line.split_once(mark)?.1);
    let alone = (line == ">").then_some("");
    let answer = line.strip_prefix("> ").or(alone);
    answer.or_else(|| after("/n) ")).or_else(|| after("/N) "))
}

/// The line as it is before anything is typed.
fn question(line: &str) -> &str {
    let typed = typed(line).unwrap_or_default();
    line.trim_end()
        .strip_suffix(typed)
        .unwrap_or(line)
        .trim_end()
}

/// Waits until the program asks, in another row than before; not when it ends first.
fn asks(screen: &Screen, last: &mut Option<u16>) -> bool {
    let before = *last;
    let asks = |screen: &vt100::Screen| {
        let (row, _) = screen.cursor_position();
        let line = row_of(screen, row);
        let is_prompt = line == ">" || line.ends_with("/n)") || line.ends_with("/N)");
        is_prompt && before != Some(row)
    };
    let does = screen.waits(asks);
    if does {
        *last = Some(screen.cursor().0);
    }
    does
}

fn has_jq() -> bool {
    let mut jq = Command::new("jq");
    let jq = jq
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    jq.status().is_ok_and(|status| status.success())
}

/// Copies a folder without what is private or the tool's own.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name();
        let (from, to) = (entry.path(), to.join(&name));
        if name == ".gka" || name == "coordinators.local.toml" {
        } else if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(from, to).unwrap();
        }
    }
}
