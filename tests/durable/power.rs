//! A power cut: what was not synced may be gone, or may be there.

use std::collections::BTreeMap;

use super::{
    folder::{Folder, RECORD, add, added, stderr},
    strace::{self, Call},
};

const FOLDER: &str = "municipalities";
const OWN: &str = ".gka";
const LEIDEN: &str = "municipalities/leiden.toml";

/// What a file holds after the power is back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Content {
    Old,
    New,
    /// Anything, an empty file most likely.
    Torn,
}

#[derive(Clone, Debug)]
enum Step {
    Name(String, usize),
    Exchange(String, String),
    Rename(String, String),
    Gone(String),
}

/// The folder of the records, and that of the temporary files, as they are on the disk, and what
/// was done to them since.
struct Disk {
    synced: BTreeMap<String, usize>,
    since: Vec<Step>,
    files: Vec<Content>,
    live: BTreeMap<String, usize>,
}

impl Disk {
    fn new() -> Self {
        let names = BTreeMap::from([(LEIDEN.to_owned(), 0)]);
        Self {
            synced: names.clone(),
            since: Vec::new(),
            files: vec![Content::Old],
            live: names,
        }
    }

    fn does(&mut self, call: &Call) {
        let [path, ..] = &call.paths[..] else { return };
        let inside = path.starts_with(FOLDER) || path.starts_with(OWN);
        match call.name.as_str() {
            _ if !call.is_done || !inside => {}
            "openat" if call.has("O_CREAT") => {
                self.files.push(Content::Torn);
                self.step(Step::Name(path.clone(), self.files.len() - 1));
            }
            "write" | "pwrite64" | "ftruncate" => self.files[self.live[path]] = Content::Torn,
            "fsync" | "fdatasync" if path == FOLDER => {
                self.synced = self.live.clone();
                self.since.clear();
            }
            "fsync" | "fdatasync" => self.files[self.live[path]] = Content::New,
            "renameat2" if call.has("RENAME_EXCHANGE") => {
                self.step(Step::Exchange(path.clone(), call.paths[1].clone()));
            }
            "rename" | "renameat" | "renameat2" => {
                self.step(Step::Rename(path.clone(), call.paths[1].clone()));
            }
            "unlink" | "unlinkat" => self.step(Step::Gone(path.clone())),
            _ => {}
        }
    }

    fn step(&mut self, step: Step) {
        carry_out(&mut self.live, &step);
        self.since.push(step);
    }

    /// The record after a cut now, for every choice of what reached the disk.
    fn after_a_cut(&self) -> Vec<Option<Content>> {
        let choices = 0..1_u32 << self.since.len();
        choices
            .filter_map(|choice| {
                let mut names = self.synced.clone();
                let mut kept = self.since.iter().enumerate();
                let all = kept.all(|(n, step)| choice >> n & 1 == 0 || carry_out(&mut names, step));
                all.then(|| names.get(LEIDEN).map(|file| self.files[*file]))
            })
            .collect()
    }
}

/// False where it cannot be: what it stands on is not there.
fn carry_out(names: &mut BTreeMap<String, usize>, step: &Step) -> bool {
    match step {
        Step::Name(name, file) => names.insert(name.clone(), *file).is_none(),
        Step::Exchange(one, other) => match (names.get(one).copied(), names.get(other).copied()) {
            (Some(first), Some(second)) => {
                names.insert(one.clone(), second);
                names.insert(other.clone(), first);
                true
            }
            _ => false,
        },
        Step::Rename(from, to) => match names.remove(from) {
            Some(file) => {
                names.insert(to.clone(), file);
                true
            }
            None => false,
        },
        Step::Gone(name) => names.remove(name).is_some(),
    }
}

/// Plays a run, cutting the power after every call; how many moments were tried.
fn cut_everywhere(calls: &[Call]) -> usize {
    let mut disk = Disk::new();
    let mut moments = 0;
    for call in calls {
        disk.does(call);
        for found in disk.after_a_cut() {
            moments += 1;
            let is_whole = matches!(found, Some(Content::Old | Content::New));
            assert!(is_whole, "{found:?} after {call:?}");
        }
    }
    // Told that it was done: then it is, whatever else is lost.
    assert!(
        disk.after_a_cut()
            .iter()
            .all(|found| *found == Some(Content::New))
    );
    moments
}

#[test]
fn a_power_cut_leaves_the_old_record_or_the_new_one() {
    if !strace::is_here() {
        return;
    }
    let renamed = ["-e", "inject=renameat2:error=EINVAL"];
    for flags in [&[][..], &renamed] {
        let folder = Folder::new();
        let (output, calls) = strace::run(&folder, flags, &add("Nieuw"));
        assert!(output.status.success(), "{}", stderr(&output));
        assert_eq!(folder.text(), RECORD.to_owned() + &added("Nieuw"));
        let moments = cut_everywhere(&calls);
        assert!(moments > 20, "{moments}");
    }
}

#[test]
fn a_power_cut_is_seen_where_nothing_is_synced() {
    // The proof proves something: without the syncs it fails.
    if !strace::is_here() {
        return;
    }
    let folder = Folder::new();
    let (_, calls) = strace::run(&folder, &[], &add("Nieuw"));
    let mut disk = Disk::new();
    let mut found = Vec::new();
    for call in calls.iter().filter(|call| call.name != "fsync") {
        disk.does(call);
        found.extend(disk.after_a_cut());
    }
    assert!(found.contains(&Some(Content::Torn)));
}

#[test]
fn a_write_is_synced_before_it_takes_its_place_and_after() {
    if !strace::is_here() {
        return;
    }
    let folder = Folder::new();
    let (_, calls) = strace::run(&folder, &[], &add("Nieuw"));
    let counted = [
        "write",
        "fsync",
        "linkat",
        "renameat",
        "renameat2",
        "rename",
    ];
    let order: Vec<_> = calls
        .iter()
        .filter(|call| counted.contains(&call.name.as_str()))
        .map(|call| call.name.as_str())
        .collect();
    assert_eq!(order, ["write", "fsync", "linkat", "renameat2", "fsync"]);
}
