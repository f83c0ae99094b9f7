use std::{
    fs,
    process::Child,
    thread,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use rustix::process::Signal;

use super::{
    count,
    folder::{Folder, RECORD, add, added, calm, stderr},
    is_long, needs,
};

/// Numbers that nobody foresees; told by their seed.
pub struct Dice(u64);

impl Dice {
    pub fn new() -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        let seed = u64::from(now.subsec_nanos()) << 32 | now.as_secs() | 1;
        eprintln!("seed {seed}");
        Self(seed)
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit.max(1)
    }
}

#[derive(Default, Debug)]
struct Tally {
    kills: usize,
    old: usize,
    new: usize,
    ended: usize,
    leftovers: usize,
    undone: usize,
}

#[test]
fn a_killed_edit_leaves_the_old_record_or_the_new_one() {
    let folder = Folder::new();
    let mut dice = Dice::new();
    let begin = Instant::now();
    calm(&folder.gka(&["undo", "--dry-run"]).output().unwrap());
    let usual = u64::try_from(begin.elapsed().as_micros()).unwrap() * 2;
    let mut tally = Tally::default();
    for n in 0..count(300, 10_000) {
        // A record that only grows would make the last kills slow.
        if n % 40 == 0 {
            fs::write(folder.record(), RECORD).unwrap();
        }
        let before = folder.text();
        let title = format!("Proef {n}");
        let mut child = folder.gka(&add(&title)).spawn().unwrap();
        let has_ended = if n % 2 == 0 {
            thread::sleep(Duration::from_micros(dice.below(usual)));
            false
        } else {
            // Where it matters: its new file is there, and not yet in place.
            let seen = sees_leftover(&folder, &mut child);
            thread::sleep(Duration::from_micros(dice.below(4000)));
            !seen
        };
        stop(&mut child, n);
        tally.kills += 1;
        tally.ended += usize::from(has_ended);
        tally.leftovers += folder.leftovers().len();
        let after = folder.text();
        if after == before {
            tally.old += 1;
        } else {
            assert_eq!(after, before.clone() + &added(&title), "kill {n}");
            tally.new += 1;
        }
        if n % 20 == 19 {
            goes_on(&folder, &after, n, &mut tally);
        }
    }
    calm(&folder.gka(&add("Slot")).output().unwrap());
    assert_eq!(folder.leftovers(), [""; 0]);
    assert!(tally.old > 0 && tally.new > 0, "{tally:?}");
    if is_long() {
        eprintln!("{tally:?}; corrupt: 0");
    }
}

/// Most by SIGKILL, some as a person or a shutdown would.
fn stop(child: &mut Child, n: usize) {
    let signal = match n % 10 {
        0 => Signal::TERM,
        1 => Signal::INT,
        _ => {
            let _ = child.kill();
            child.wait().unwrap();
            return;
        }
    };
    needs::send(child.id(), signal);
    child.wait().unwrap();
}

fn sees_leftover(folder: &Folder, child: &mut Child) -> bool {
    let old = folder.leftovers();
    let until = Instant::now() + Duration::from_secs(5);
    while Instant::now() < until {
        if folder.leftovers().iter().any(|name| !old.contains(name)) {
            return true;
        }
        if child.try_wait().unwrap().is_some() {
            return false;
        }
    }
    false
}

/// After kills: nothing strange is read, undo leads to a whole record, the next write clears.
fn goes_on(folder: &Folder, now: &str, n: usize, tally: &mut Tally) {
    let list = folder
        .gka(&["list", "--no-header", "--columns", "slug", "--strict"])
        .output()
        .unwrap();
    assert_eq!(
        (list.status.code(), list.stdout.as_slice()),
        (Some(0), &b"leiden\n"[..]),
        "{}",
        stderr(&list)
    );
    let undo = folder.gka(&["undo", "--yes"]).output().unwrap();
    calm(&undo);
    let after = folder.text();
    if undo.status.success() {
        tally.undone += 1;
        assert_ne!(after, now, "kill {n}");
    } else {
        assert_eq!(after, now, "kill {n}");
    }
    let whole = after.starts_with(RECORD) && after.parse::<toml::Table>().is_ok();
    assert!(whole, "kill {n}: {after}");
    assert_eq!(folder.leftovers(), [""; 0]);
}

#[test]
fn leftovers_are_no_records_and_the_next_write_clears_them() {
    let folder = Folder::new();
    let left = [
        "data/.gka/.delft.toml.Ab12Cd.gka-tmp",
        "data/.themes.toml.x.gka-tmp",
        "data/.gka/undo/.12-0.gka-tmp",
    ];
    for name in left {
        fs::write(folder.at(name), "code = \"GM0503\"\nname = \"Delft\"\n").unwrap();
    }
    let list = folder.gka(&["list", "--no-header"]).output().unwrap();
    assert_eq!(list.status.code(), Some(0), "{}", stderr(&list));
    assert!(!String::from_utf8_lossy(&list.stdout).contains("elft"));
    assert_eq!(folder.leftovers().len(), 3);
    let write = folder.gka(&add("Nieuw")).output().unwrap();
    assert_eq!(write.status.code(), Some(0), "{}", stderr(&write));
    assert_eq!(folder.leftovers(), [""; 0]);
}

/// Work by hand that an undo replaced, and a command after it: whenever the program is killed, every
/// file is whole and what the hand wrote is in the record or a step away.
#[test]
fn a_killed_undo_or_redo_loses_nothing() {
    let mut dice = Dice::new();
    let mut seen = Tally::default();
    let folder = Folder::new();
    calm(&folder.gka(&["undo", "--dry-run"]).output().unwrap());
    let begin = Instant::now();
    calm(&folder.gka(&add("Nieuw")).output().unwrap());
    let usual = u64::try_from(begin.elapsed().as_micros()).unwrap() * 2;
    let by_hand = folder.text() + "# by hand\n";
    fs::write(folder.record(), &by_hand).unwrap();
    let mut way = "undo";
    for n in 0..count(100, 4_000) {
        let before = folder.text();
        let mut child = folder.gka(&[way, "--yes"]).spawn().unwrap();
        if n % 2 == 0 {
            thread::sleep(Duration::from_micros(dice.below(usual)));
        } else {
            sees_leftover(&folder, &mut child);
            thread::sleep(Duration::from_micros(dice.below(4000)));
        }
        stop(&mut child, n);
        seen.kills += 1;
        let after = folder.text();
        assert!(after == RECORD || after == by_hand, "kill {n}: {after}");
        seen.old += usize::from(after == before);
        seen.new += usize::from(after != before);
        // Wherever it stopped, the other way is open.
        way = if after == RECORD { "redo" } else { "undo" };
        if n % 10 == 9 {
            let output = folder.gka(&[way, "--yes"]).output().unwrap();
            assert!(output.status.success(), "kill {n}: {}", stderr(&output));
            let other = if way == "redo" { &by_hand } else { RECORD };
            assert_eq!(folder.text(), other, "kill {n}");
            assert_eq!(folder.leftovers(), [""; 0]);
            way = if way == "redo" { "undo" } else { "redo" };
        }
    }
    assert!(seen.old > 0 && seen.new > 0, "{seen:?}");
    if folder.text() == by_hand {
        calm(&folder.gka(&["undo", "--yes"]).output().unwrap());
    }
    calm(&folder.gka(&add("Later")).output().unwrap());
    for _ in 0..2 {
        let output = folder.gka(&["undo", "--yes"]).output().unwrap();
        assert!(output.status.success(), "{}", stderr(&output));
    }
    assert_eq!(folder.text(), by_hand);
    if is_long() {
        eprintln!("undo and redo: {seen:?}; corrupt: 0, lost: 0");
    }
}
