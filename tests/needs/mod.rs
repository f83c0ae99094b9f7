//! What a test needs of the machine beside Rust, a linker, git and what every Unix has. A test that
//! cannot run without it is noted, and `zero_skipped`, the last of a run, tells them all.

#![allow(dead_code, reason = "not every test needs everything")]

use std::{
    fs,
    os::unix::{fs::MetadataExt, process::parent_id},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
};

use rustix::{
    io::Errno,
    process::{Pid, Signal, kill_process},
};

/// Whether this program is here and works with these arguments.
pub fn has(program: &str, args: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(args).stdin(Stdio::null());
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let works = command.status().is_ok_and(|status| status.success());
    or_noted(works, &format!("`{program}`"))
}

/// Whether this is root, who alone can give a file to somebody else.
pub fn has_root() -> bool {
    or_noted(is_root(), "root")
}

/// Without a note: for a test that goes another way as an ordinary user.
pub fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|found| found.uid() == 0)
}

/// Sends a process a signal, if it is still there.
pub fn send(process: u32, signal: Signal) {
    let process = Pid::from_raw(process.cast_signed()).expect("a process has a number");
    let sent = kill_process(process, signal);
    assert!(matches!(sent, Ok(()) | Err(Errno::SRCH)), "{sent:?}");
}

/// Notes that the test which asks does not run where what it needs is not here.
pub fn or_noted(is_here: bool, what: &str) -> bool {
    let thread = thread::current();
    let test = thread.name().unwrap_or("a test").replace("::", "-");
    if !is_here {
        fs::create_dir_all(notes()).expect("the build's folder can be written");
        fs::write(notes().join(test), what).expect("the build's folder can be written");
    }
    is_here
}

/// The notes of this run: all tests of one `cargo test` are children of one process.
pub fn notes() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("skipped")
        .join(parent_id().to_string())
}
