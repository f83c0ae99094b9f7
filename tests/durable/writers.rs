use std::{
    collections::BTreeMap,
    env,
    fs::{self, File},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use rustix::process::Signal;

use super::{
    count,
    folder::{Folder, RECORD, add, added, stderr},
    is_long, needs, strace,
};

const WRITERS: usize = 8;

#[test]
fn eight_writers_of_one_record_lose_nothing() {
    at_once(&["leiden"]);
}

#[test]
fn eight_writers_of_several_records_lose_nothing() {
    at_once(&["leiden", "delft", "gouda"]);
}

fn at_once(slugs: &[&str]) {
    let folder = Folder::new();
    for (slug, code, name) in [("delft", "GM0503", "Delft"), ("gouda", "GM0513", "Gouda")] {
        let text = RECORD.replace("GM0546", code).replace("Leiden", name);
        fs::write(folder.at(&format!("data/municipalities/{slug}.toml")), text).unwrap();
    }
    let edits = count(25, 500);
    thread::scope(|scope| {
        for writer in 0..WRITERS {
            let folder = &folder;
            scope.spawn(move || {
                for edit in 0..edits {
                    let slug = slugs[(writer + edit) % slugs.len()];
                    let title = format!("Proef {writer} {edit}");
                    let mut args = add(&title).to_vec();
                    slug.clone_into(&mut args[2]);
                    args.extend(["--lock-timeout".to_owned(), "600".to_owned()]);
                    let output = folder.gka(&args).output().unwrap();
                    assert!(output.status.success(), "{}", stderr(&output));
                }
            });
        }
    });
    let mut found = BTreeMap::new();
    for slug in slugs {
        let path = folder.at(&format!("data/municipalities/{slug}.toml"));
        let record: toml::Table = fs::read_to_string(path).unwrap().parse().unwrap();
        for entry in record["interventions"].as_array().unwrap() {
            let title = entry["title"].as_str().unwrap().to_owned();
            *found.entry(title).or_insert(0) += 1;
        }
    }
    assert_eq!(found.remove("Begin"), Some(slugs.len()));
    assert_eq!(found.len(), WRITERS * edits);
    assert!(found.values().all(|times| *times == 1));
    assert_eq!(folder.leftovers(), [""; 0]);
    if is_long() {
        eprintln!("{WRITERS} writers × {edits} edits, {slugs:?}: 0 lost, none twice");
    }
}

#[test]
fn a_lock_that_is_held_is_waited_for_and_then_given_up() {
    let folder = Folder::new();
    let lock = File::create(folder.at("data/.gka/lock")).unwrap();
    lock.lock().unwrap();
    for (lang, waiting, gave_up) in [
        (
            "en",
            "another `gka` is writing in this data folder: waiting, 1 s at most; Ctrl-C stops",
            "`: gave up after 1 s, nothing was written; `--lock-timeout` waits longer",
        ),
        (
            "nl",
            "een andere `gka` schrijft in deze gegevensmap: even wachten, ten hoogste 1 s; Ctrl-C stopt",
            "`: na 1 s opgegeven, er is niets geschreven; `--lock-timeout` wacht langer",
        ),
    ] {
        let begin = Instant::now();
        let args = add("Nieuw");
        let flags = ["--lang", lang, "--lock-timeout", "1"].map(str::to_owned);
        let output = folder
            .gka(&[&flags[..], &args[..]].concat())
            .output()
            .unwrap();
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains(waiting) && said.contains(gave_up), "{said}");
        assert!(said.contains("--lock-timeout"), "{said}");
        let waited = begin.elapsed();
        assert!(waited >= Duration::from_secs(1) && waited < Duration::from_secs(8));
    }
    let args = [&add("Nieuw")[..], &["--lock-timeout=0".to_owned()]].concat();
    let output = folder.gka(&args).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(!stderr(&output).contains("waiting"));
    assert!(folder.is_as_before());
    drop(lock);
    assert!(folder.gka(&add("Nieuw")).status().unwrap().success());
}

#[test]
fn waiting_for_a_lock_ends_with_a_signal() {
    let folder = Folder::new();
    let lock = File::create(folder.at("data/.gka/lock")).unwrap();
    lock.lock().unwrap();
    for signal in [Signal::INT, Signal::TERM] {
        let begin = Instant::now();
        let mut child = folder.gka(&add("Nieuw")).spawn().unwrap();
        thread::sleep(Duration::from_millis(400));
        needs::send(child.id(), signal);
        assert!(!child.wait().unwrap().success());
        assert!(begin.elapsed() < Duration::from_secs(5));
    }
    assert!(folder.is_as_before());
}

#[test]
fn a_number_of_seconds_is_a_number() {
    let folder = Folder::new();
    for (lang, said) in [
        ("en", "no number of seconds"),
        ("nl", "geen aantal seconden"),
    ] {
        for odd in ["x", "-1", "1.5", ""] {
            let timeout = format!("--lock-timeout={odd}");
            let output = folder
                .gka(&["list", "--lang", lang, &timeout])
                .output()
                .unwrap();
            assert_eq!(output.status.code(), Some(2), "{odd}");
            assert!(stderr(&output).contains(said), "{}", stderr(&output));
        }
    }
}

#[test]
fn a_killed_holder_of_the_lock_blocks_nobody() {
    let folder = Folder::new();
    let path = folder.at("data/.gka/lock");
    let holder = ["--exact", "--ignored", "writers::holds_a_lock"];
    let mut holder = Command::new(env::current_exe().unwrap())
        .args(holder)
        .env(HELD, &path)
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let is_held = || File::open(&path).is_ok_and(|file| file.try_lock().is_err());
    let begin = Instant::now();
    while !is_held() {
        assert!(begin.elapsed() < Duration::from_secs(10));
        thread::sleep(Duration::from_millis(5));
    }
    holder.kill().unwrap();
    holder.wait().unwrap();
    let args = [&add("Nieuw")[..], &["--lock-timeout=2".to_owned()]].concat();
    let output = folder.gka(&args).output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
}

/// The lock that another process of this test is to hold.
const HELD: &str = "GKA_TEST_HELD";

#[test]
#[ignore = "the other process of the test above: it holds a lock until it is killed"]
fn holds_a_lock() {
    let file = File::create(env::var_os(HELD).unwrap()).unwrap();
    file.lock().unwrap();
    thread::sleep(Duration::from_mins(1));
}

#[test]
fn where_there_are_no_locks_that_is_said_and_contents_are_compared() {
    if !strace::is_here() {
        return;
    }
    for (fault, lang, said) in [
        (
            "ENOLCK",
            "en",
            "this file system has no locks: do not write from two places at once",
        ),
        (
            "EOPNOTSUPP",
            "nl",
            "dit bestandssysteem kent geen vergrendeling: schrijf niet op twee plekken tegelijk",
        ),
        (
            "ENOSYS",
            "nl",
            "dit bestandssysteem kent geen vergrendeling",
        ),
    ] {
        let folder = Folder::new();
        let inject = format!("inject=flock:error={fault}");
        let args = [&add("Nieuw")[..], &["--lang".to_owned(), lang.to_owned()]].concat();
        let (output, _) = strace::run(&folder, &["-e", &inject], &args);
        let told = stderr(&output);
        assert!(output.status.success(), "{told}");
        assert_eq!(told.matches(said).count(), 1, "{told}");
        assert_eq!(folder.text(), RECORD.to_owned() + &added("Nieuw"));
    }
}
