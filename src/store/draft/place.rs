//! Where drafts are, and whose.

use std::{
    io,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::store::{
    Store,
    disk::{self, Claim, Locked, Trouble},
    say,
};

/// Where they are, inside the data folder.
const DRAFTS: &str = ".gka/drafts";

/// The end of the name of a lock.
const LOCK: &str = ".lock";

/// One draft's place, claimed for this session.
#[derive(Debug)]
pub(super) struct Place {
    /// Its path without an ending.
    stem: PathBuf,
    _claim: Claim,
}

impl Place {
    /// Claims the place; nothing when another session has it.
    fn claim(stem: PathBuf) -> Result<Option<Self>, Trouble> {
        let claim = Claim::take(&ending(&stem, LOCK))?;
        Ok(claim.map(|claim| Self {
            stem,
            _claim: claim,
        }))
    }

    /// The file of the draft with this ending.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        ending(&self.stem, name)
    }

    /// When the draft with this ending was saved last, as people write it.
    pub(super) fn saved(&self, name: &str) -> String {
        let found = fs_err::metadata(self.file(name));
        let saved = found.and_then(|found| found.modified()).ok();
        saved.and_then(disk::clock).unwrap_or_default()
    }
}

/// What has been found of the drafts of one name.
#[derive(Debug, Default)]
pub(super) struct Claimed {
    /// Those that no other session has.
    pub places: Vec<Place>,
    /// Whether another session has one.
    pub has_others: bool,
    /// Those that cannot be claimed: somebody else's in a shared folder.
    pub left: Vec<PathBuf>,
}

impl Store {
    pub(super) fn drafts_folder(&self) -> PathBuf {
        self.root.join(DRAFTS)
    }

    /// Makes the folder of drafts where it is missing. Who writes in it holds the lock: others clear
    /// what is half written there.
    pub(super) fn lock_drafts(&self, told: &mut dyn FnMut(String)) -> Result<Locked> {
        let locked = self.lock(told)?;
        disk::make_folder(&self.drafts_folder()).with_context(say::no_draft)?;
        Ok(locked)
    }

    /// Claims the drafts of this name that no other session has.
    pub(super) fn claim_drafts(&self, name: &str, draft: &str) -> Claimed {
        let mut claimed = Claimed::default();
        let folder = self.drafts_folder();
        if disk::is_link(&folder) {
            return claimed;
        }
        for number in numbers(&folder, name, &[draft, LOCK]) {
            let stem = stem(&folder, name, number);
            let file = ending(&stem, draft);
            match Place::claim(stem) {
                Ok(Some(place)) if is_file(&file) => claimed.places.push(place),
                // A lock that a killed session left; a link or a folder of somebody's own.
                Ok(Some(_)) => {}
                Ok(None) => claimed.has_others = true,
                Err(_) => claimed.left.push(file),
            }
        }
        claimed
    }

    /// A place where there is no draft yet; none of the files with these endings is there.
    pub(super) fn new_place(&self, name: &str, endings: &[&str]) -> Result<Place> {
        let folder = self.drafts_folder();
        let is_free = |stem: &Path| {
            let is_missing = |name: &&str| {
                let found = fs_err::symlink_metadata(ending(stem, name));
                found.is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
            };
            endings.iter().all(is_missing)
        };
        let mut refused = None;
        for number in 1..=MOST {
            let stem = stem(&folder, name, number);
            if !is_free(&stem) {
                continue;
            }
            match Place::claim(stem) {
                // Another session may have made and left one since.
                Ok(Some(place)) if is_free(&place.stem) => return Ok(place),
                Ok(_) => {}
                Err(error) => refused = Some(error),
            }
        }
        match refused {
            Some(error) => Err(error).with_context(say::no_draft),
            None => anyhow::bail!(say::no_draft()),
        }
    }
}

/// More drafts of one name nobody has.
const MOST: u32 = 1000;

fn is_file(path: &Path) -> bool {
    fs_err::symlink_metadata(path).is_ok_and(|found| found.is_file())
}

fn ending(stem: &Path, name: &str) -> PathBuf {
    let mut path = stem.as_os_str().to_owned();
    path.push(name);
    path.into()
}

fn stem(folder: &Path, name: &str, number: u32) -> PathBuf {
    folder.join(match number {
        1 => name.to_owned(),
        _ => format!("{name}_{number}"),
    })
}

/// The numbers of what is there of this name, in order.
fn numbers(folder: &Path, name: &str, endings: &[&str]) -> Vec<u32> {
    let mut numbers = Vec::new();
    each_file(folder, endings, &mut |found, number, _| {
        if found == name {
            numbers.push(number);
        }
    });
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Calls for each file there with one of these endings: with the name and the number that it is of,
/// and what it is called.
pub(super) fn each_file(folder: &Path, endings: &[&str], act: &mut dyn FnMut(&str, u32, &str)) {
    let _ = disk::each_name(folder, &mut |file| {
        let file = file.to_string_lossy();
        let stem = endings.iter().find_map(|end| file.strip_suffix(end));
        if let Some((name, number)) = stem.and_then(parted) {
            act(name, number, &file);
        }
    });
}

/// The name and the number that a stem is of; nothing for what is no name of a draft.
fn parted(stem: &str) -> Option<(&str, u32)> {
    let Some((name, number)) = stem.split_once('_') else {
        return Some((stem, 1));
    };
    let read: u32 = number.parse().ok()?;
    let is_plain = read > 1 && read.to_string() == number;
    is_plain.then_some((name, read))
}
