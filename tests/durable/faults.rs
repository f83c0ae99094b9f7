//! A disk that is full, broken or read-only, call by call.

use super::{
    count,
    folder::{Folder, RECORD, add, added, calm, stderr},
    is_long, strace,
};

/// Calls on the way of a write, and how each may fail.
const CALLS: [&str; 13] = [
    "openat",
    "write",
    "fsync",
    "linkat",
    "renameat2",
    "close",
    "fchmod",
    "flock",
    "mkdir",
    "statx",
    "read",
    "getdents64",
    "unlink",
];
const FAULTS: [(&str, &str); 5] = [
    ("ENOSPC", "the disk is full"),
    ("EIO", "the disk reports an error"),
    ("EROFS", "read-only"),
    ("EACCES", "permission denied"),
    ("EINTR", "nterrupted"),
];

#[test]
fn a_failing_disk_leaves_the_record_and_is_named() {
    if !strace::is_here() {
        return;
    }
    let mut tried = 0;
    let mut wrong = Vec::new();
    for call in CALLS {
        for (fault, reason) in FAULTS {
            let is_usual = matches!(
                (call, fault),
                ("openat" | "write" | "renameat2", "ENOSPC")
                    | ("fsync" | "linkat" | "flock", "EIO")
            );
            if !is_long() && !is_usual {
                continue;
            }
            tried += every_time(call, fault, reason, &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(tried >= count(15, 100), "{tried}");
    if is_long() {
        eprintln!("{tried} injected faults; corrupt: 0, leftovers: 0, panics: 0");
    }
}

/// Lets the first such call fail, then the second, until there is none; how often one did.
fn every_time(call: &str, fault: &str, reason: &str, wrong: &mut Vec<String>) -> usize {
    let mut tried = 0;
    // Those outside the data folder are the loader's, and pass.
    for nth in 1..300 {
        let folder = Folder::new();
        let inject = format!("inject={call}:error={fault}:when={nth}");
        let (output, calls) = strace::run(&folder, &["-e", &inject], &add("Nieuw"));
        let Some(hit) = calls.iter().find(|call| call.is_injected) else {
            if strace::has_injected(&folder) {
                continue;
            }
            assert!(output.status.success(), "{}", stderr(&output));
            break;
        };
        tried += 1;
        if excused(hit) {
            continue;
        }
        let said = stderr(&output);
        let is_named = hit.paths.iter().any(|path| names(&said, path)) && said.contains(reason);
        let is_right = match output.status.code() {
            // It did without.
            Some(0) => folder.text() == RECORD.to_owned() + &added("Nieuw"),
            Some(1) => folder.text() == RECORD && is_named,
            _ => false,
        };
        // What could not be removed is by the next write.
        let next = (call == "unlink").then(|| folder.gka(&add("Later")).status().unwrap());
        if next.is_some_and(|status| !status.success())
            || !is_right
            || !folder.leftovers().is_empty()
            || said.contains("panicked")
        {
            let (status, left) = (output.status, folder.leftovers());
            wrong.push(format!(
                "{fault} {nth}: {hit:?}\n  {status} {left:?} {said}"
            ));
        }
    }
    tried
}

/// What no disk does: the standard library takes the closing of a folder for granted, and whether
/// `gka.toml` is there is asked before there is anything to say of it.
fn excused(hit: &strace::Call) -> bool {
    let [path, ..] = &hit.paths[..] else {
        return true;
    };
    let is_folder = !path.contains('.') || path.ends_with("undo");
    hit.name == "close" && is_folder || hit.name == "statx" && path == "gka.toml"
}

/// A message names the file, the record that a temporary file was to become, or the folder of both.
fn names(said: &str, path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_own = path.starts_with(".gka") && said.contains("/.gka");
    said.contains(name) || said.contains("leiden.toml") || is_own
}

#[test]
fn a_limit_that_is_met_halfway_leaves_the_record() {
    let folder = Folder::new();
    let line = "trap '' XFSZ; ulimit -f 1; exec \"$@\"";
    let long = "x".repeat(3000);
    let args = [&add("Nieuw")[..], &["--summary".to_owned(), long]].concat();
    let starter = ["bash", "-c", line, "bash"];
    let output = folder.by(&starter, &args).output().unwrap();
    calm(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("leiden.toml"),
        "{}",
        stderr(&output)
    );
    assert!(folder.is_as_before());
}
