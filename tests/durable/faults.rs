//! A disk that is full, broken or read-only, call by call.

use super::{
    count,
    folder::{Folder, RECORD, add, added, calm, stderr},
    is_long,
    strace,
};

/// Calls on the way of a write, and how each may fail.
const CALLS: [&str; 13] = [
    "openat", "write", "fsync", "linkat", "renameat2", "close", "fchmod", "flock", "mkdir",
    "statx", "read", "getdents64", "unlink",
];
const FAULTS: [(&str, &str); 5] = [
    ("ENOSPC", "the disk is full"),
    ("EIO", "error"),
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
    for call in CALLS {
        for (fault, reason) in FAULTS {
            let is_usual = matches!(
                (call, fault),
                ("openat" | "write" | "renameat2", "ENOSPC") | ("fsync" | "linkat" | "flock", "EIO")
            );
            if !is_long() && !is_usual {
                continue;
            }
            tried += every_time(call, fault, reason);
        }
    }
    assert!(tried >= count(15, 100), "{tried}");
    if is_long() {
        eprintln!("{tried} injected faults; corrupt: 0, leftovers: 0, panics: 0");
    }
}

/// Lets the first such call fail, then the second, until there is none; how often one did.
fn every_time(call: &str, fault: &str, reason: &str) -> usize {
    let mut tried = 0;
    // The calls before the first in the data folder are of the loader.
    for nth in 1..200 {
        let folder = Folder::new();
        let inject = format!("inject={call}:error={fault}:when={nth}");
        let (output, calls) = strace::run(&folder, &["-e", &inject], &add("Nieuw"));
        let Some(hit) = calls.iter().find(|call| call.is_injected) else {
            if calls.iter().filter(|made| made.name == call).count() == 0 || is_past(&output) {
                break;
            }
            continue;
        };
        tried += 1;
        calm(&output);
        let (said, about) = (stderr(&output), format!("{call} {nth} {fault}: {hit:?}"));
        match output.status.code() {
            // It did without.
            Some(0) => assert_eq!(folder.text(), RECORD.to_owned() + &added("Nieuw"), "{about}"),
            Some(1) => {
                assert_eq!(folder.text(), RECORD, "{about}");
                assert!(said.contains(reason), "{about}: {said}");
                assert!(hit.paths.iter().any(|path| names(&said, path)), "{about}: {said}");
            }
            other => panic!("{other:?}: {about}: {said}"),
        }
        assert_eq!(folder.leftovers(), [""; 0], "{about}");
    }
    tried
}

/// Nothing was injected in the data folder and all went well: there are no more such calls.
fn is_past(output: &std::process::Output) -> bool {
    output.status.success()
}

/// A message names the file, or the record that a temporary file was to become.
fn names(said: &str, path: &str) -> bool {
    let path = path.split(".gka/").next().filter(|_| path.ends_with(".gka-tmp")).unwrap_or(path);
    let name = path.rsplit('/').next().unwrap_or(path);
    said.contains(name) || said.contains("leiden.toml")
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
    assert!(stderr(&output).contains("leiden.toml"), "{}", stderr(&output));
    assert!(folder.is_as_before());
}
