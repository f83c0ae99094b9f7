//! A table for several records: all of them or none, and after a kill each is whole.

use std::{collections::BTreeMap, fs, thread, time::Duration};

use super::{
    count,
    folder::{Folder, calm, names, stderr},
    kill::Dice,
    strace,
};

const PLACES: usize = 12;

type Texts = BTreeMap<String, String>;

/// A folder with as many records, and a table with a row for each.
fn folder() -> Folder {
    let folder = Folder::new();
    let mut table = "gemeente,titel\n".to_owned();
    fs::remove_file(folder.record()).unwrap();
    for n in 0..PLACES {
        let record = format!("# Stays.\ncode = \"GM90{n:02}\"\nname = \"Plaats {n:02}\"\n");
        let file = folder.at(&format!("data/municipalities/plaats-{n:02}.toml"));
        fs::write(file, record).unwrap();
        table.extend(["Plaats ", &format!("{n:02}"), ",Zomerschool\n"]);
    }
    fs::write(folder.at("tabel.csv"), table).unwrap();
    folder
}

fn import() -> [String; 4] {
    ["import", "interventions", "tabel.csv", "--yes"].map(str::to_owned)
}

fn texts(folder: &Folder) -> Texts {
    let records = folder.at("data/municipalities");
    let text = |name: String| {
        (
            name.clone(),
            fs::read_to_string(records.join(name)).unwrap(),
        )
    };
    let names = names(&records).into_iter();
    names
        .filter(|name| !name.ends_with(".gka-tmp"))
        .map(text)
        .collect()
}

/// The records before, and after an import that nothing comes in the way of.
fn both() -> (Texts, Texts) {
    let folder = folder();
    let before = texts(&folder);
    let output = folder.gka(&import()).output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    let after = texts(&folder);
    assert!(before.iter().all(|(name, text)| after[name] != *text));
    (before, after)
}

#[test]
fn a_killed_import_leaves_whole_records_and_the_next_one_completes_it() {
    let (before, after) = both();
    let mut dice = Dice::new();
    for _ in 0..count(20, 2_000) {
        let folder = folder();
        let mut child = folder.gka(&import()).spawn().unwrap();
        thread::sleep(Duration::from_micros(dice.below(30_000)));
        let _ = child.kill();
        child.wait().unwrap();
        new_ones(&folder, &before, &after);
    }
}

#[test]
fn an_import_killed_between_two_records_is_completed_by_the_next_one() {
    if !strace::is_here() {
        return;
    }
    let (before, after) = both();
    let mut half = 0;
    for nth in 1..=PLACES {
        let folder = folder();
        let inject = format!("inject=renameat2:signal=KILL:when={nth}");
        strace::run(&folder, &["-e", &inject], &import());
        let new = new_ones(&folder, &before, &after);
        half += usize::from(0 < new && new < PLACES);
    }
    assert!(half >= PLACES / 2, "{half}");
}

#[test]
fn what_a_killed_import_left_is_cleared_by_one_that_finds_nothing_to_write() {
    if !strace::is_here() {
        return;
    }
    let (before, after) = both();
    // Each record is written by now when what it replaced goes.
    for nth in 1..=PLACES {
        let folder = folder();
        let inject = format!("inject=unlink:signal=KILL:when={nth}");
        strace::run(&folder, &["-e", &inject], &import());
        assert!(!folder.leftovers().is_empty());
        assert_eq!(new_ones(&folder, &before, &after), nth);
    }
}

/// How many records an import has changed that was killed; each is whole, and the next import
/// changes the others.
fn new_ones(folder: &Folder, before: &Texts, after: &Texts) -> usize {
    let now = texts(folder);
    let is = |texts: &Texts| {
        let same = now.iter().filter(|(name, text)| texts[*name] == **text);
        same.count()
    };
    let new = is(after);
    assert_eq!(is(before) + new, PLACES, "{now:?}");
    let output = folder.gka(&import()).output().unwrap();
    calm(&output);
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(&texts(folder), after);
    assert_eq!(folder.leftovers(), [""; 0]);
    new
}

#[test]
fn an_error_half_way_puts_every_file_back() {
    if !strace::is_here() {
        return;
    }
    let (before, after) = both();
    let mut tried = 0;
    for (call, fault) in [("renameat2", "ENOSPC"), ("fsync", "EIO"), ("linkat", "EIO")] {
        for nth in 1..300 {
            let folder = folder();
            let inject = format!("inject={call}:error={fault}:when={nth}");
            let (output, calls) = strace::run(&folder, &["-e", &inject], &import());
            if !calls.iter().any(|call| call.is_injected) {
                break;
            }
            tried += 1;
            let said = stderr(&output);
            let expected = match output.status.code() {
                Some(0) => &after,
                Some(1) => &before,
                _ => panic!("{call} {nth}: {said}"),
            };
            assert_eq!(&texts(&folder), expected, "{call} {nth}: {said}");
            assert_eq!(folder.leftovers(), [""; 0], "{call} {nth}");
        }
    }
    assert!(tried >= 12, "{tried}");
}

#[test]
fn undo_takes_a_whole_import_back() {
    let (before, _) = both();
    let folder = folder();
    assert!(folder.gka(&import()).status().unwrap().success());
    let undo = folder.gka(&["undo", "--yes"]).output().unwrap();
    assert!(undo.status.success(), "{}", stderr(&undo));
    assert_eq!(texts(&folder), before);
}

#[test]
fn a_record_that_is_hands_off_keeps_the_others_as_they_are() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let before = texts(&folder);
    let record = folder.at("data/municipalities/plaats-08.toml");
    fs::set_permissions(&record, fs::Permissions::from_mode(0o444)).unwrap();
    let output = folder.gka(&import()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("plaats-08.toml"),
        "{}",
        stderr(&output)
    );
    assert_eq!(texts(&folder), before);
}
