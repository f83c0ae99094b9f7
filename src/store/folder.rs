//! Where the data folder is, and which files it holds.

use std::{
    env,
    ffi::OsStr,
    io,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use super::{disk, reader, say, slugs::Slugs};
use crate::model::{
    fault::Faults,
    name::is_slug,
    node::{Node, Scalar},
};

/// The file that marks a data folder.
pub const MARK: &str = "gka.toml";
/// The folder of the records, inside the data folder.
pub const RECORDS: &str = "municipalities";
/// The ending of a record's file.
pub const ENDING: &str = ".toml";

/// Finds the data folder: the one named, else that of `GKA_DATA`, else the nearest one from the
/// current folder upward, else the user's own. The second half tells whether it was found by
/// walking up, where nobody has named it.
///
/// # Errors
/// When there is none; the message names these ways.
pub fn find(named: Option<&Path>) -> Result<(PathBuf, bool)> {
    if let Some(named) = named {
        let found = itself_or_inside(named);
        let found = found.with_context(|| say::no_folder_there(named.display()))?;
        return Ok((found, false));
    }
    if let Some(named) = env::var_os("GKA_DATA").filter(|value| !value.is_empty()) {
        let named = PathBuf::from(named);
        let found = itself_or_inside(&named);
        let found = found.with_context(|| say::no_folder_in_variable(named.display()))?;
        return Ok((found, false));
    }
    if let Some(found) = nearest()? {
        return Ok((found, true));
    }
    match own().as_deref().and_then(marked) {
        Some(found) => Ok((found, false)),
        None => bail!(say::no_folder()),
    }
}

/// The nearest data folder from the current folder upward.
///
/// # Errors
/// When the current folder cannot be told.
pub fn nearest() -> Result<Option<PathBuf>> {
    let here = env::current_dir().context(say::no_current_folder())?;
    Ok(upward(&here).into_iter().find_map(itself_or_inside))
}

/// The format that this version reads and writes.
const FORMAT: i64 = 1;

/// Whether this version may write here.
///
/// # Errors
/// When the folder is of another format; one from the future must not be spoilt.
pub fn judge_format(root: &Path) -> Result<()> {
    let mut bytes = Vec::new();
    disk::read(root, Path::new(MARK), &mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let text = text.strip_prefix(reader::MARK).unwrap_or(&text);
    let mut faults = Faults::default();
    let root = reader::parse(text, &mut faults);
    if let Some(fault) = faults.0.first() {
        bail!(say::bad_mark(&fault.message));
    }
    match root
        .as_ref()
        .and_then(|root| root.get("format"))
        .map(Node::scalar)
    {
        Some(Scalar::Whole(FORMAT)) => Ok(()),
        Some(Scalar::Whole(other)) => bail!(say::other_format(other, FORMAT)),
        Some(Scalar::Text(_) | Scalar::Yes(_) | Scalar::Day(_) | Scalar::Other(_)) | None => {
            bail!(say::no_format(FORMAT))
        }
    }
}

/// The folder of the user: `$XDG_DATA_HOME/gka/data`, or what stands for it. A relative one counts
/// for nothing, as its specification has it: it would be another folder wherever one is.
pub fn own() -> Option<PathBuf> {
    let set = env::var_os("XDG_DATA_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute());
    let base = set.or_else(|| Some(env::home_dir()?.join(".local/share")))?;
    Some(base.join("gka").join("data"))
}

fn marked(folder: &Path) -> Option<PathBuf> {
    folder.join(MARK).is_file().then(|| folder.to_owned())
}

/// The data folder that this is, or that is called `data` in it.
pub fn itself_or_inside(folder: &Path) -> Option<PathBuf> {
    marked(folder).or_else(|| marked(&folder.join("data")))
}

/// The folders from here to the root of the git checkout; outside one, to the home folder.
fn upward(here: &Path) -> Vec<&Path> {
    let all: Vec<&Path> = here.ancestors().collect();
    let home = env::home_dir();
    let is_top = |folder: &&Path| folder.join(".git").exists();
    let is_home = |folder: &&Path| Some(*folder) == home.as_deref();
    let last = all
        .iter()
        .position(is_top)
        .or_else(|| all.iter().position(is_home));
    all[..=last.unwrap_or(all.len() - 1)].to_vec()
}

/// The slugs of the records, in their order, and the files that are called otherwise.
pub struct Listing {
    /// Stems of the records' files, sorted.
    pub slugs: Slugs,
    /// Names of files that end as a record's does, in any case, and cannot be one; sorted.
    pub strange: Vec<String>,
    /// Why none of them is: the folder is a link that leads elsewhere.
    pub stray: Option<disk::Trouble>,
}

/// What is in the folder of the records; a folder that is not there holds nothing.
pub fn list(root: &Path) -> Result<Listing> {
    let mut listing = Listing {
        slugs: Slugs::default(),
        strange: Vec::new(),
        stray: disk::strays(root, Path::new(RECORDS)),
    };
    if listing.stray.is_some() {
        return Ok(listing);
    }
    let folder = root.join(RECORDS);
    match disk::each_name(&folder, &mut |name| listing.add(&name.to_string_lossy())) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(disk::Trouble::Unread(folder, error).into());
        }
        Ok(()) | Err(_) => {}
    }
    listing.slugs.sort_by_key(|slug| slug);
    listing.strange.sort_unstable();
    Ok(listing)
}

impl Listing {
    fn add(&mut self, name: &str) {
        let at = name.len().checked_sub(ENDING.len());
        let Some((stem, ending)) = at.and_then(|at| name.split_at_checked(at)) else {
            return;
        };
        // What begins with a dot is somebody's temporary file.
        if name.starts_with('.') || !ending.eq_ignore_ascii_case(ENDING) {
            return;
        }
        if ending == ENDING && is_slug(stem) {
            self.slugs.extend([stem]);
        } else {
            self.strange.push(name.to_owned());
        }
    }
}

/// The file of a record. A slug holds no sign that a path could be made of.
pub fn record(root: &Path, slug: &str) -> PathBuf {
    root.join(RECORDS).join(format!("{slug}{ENDING}"))
}

/// What else a data folder holds, beside files that end as a record's does.
const OWN: [&str; 3] = [RECORDS, "register", disk::OWN];
/// The ends of names in the data folder itself that are its own.
const OWN_ENDINGS: [&str; 3] = [ENDING, ".schema.json", "readme.md"];

/// Whether a file belongs to a data folder, this one or another, wherever its path leads: whatever
/// stands or would stand among its records, its register and its drafts, and what it knows by name.
pub fn is_own(file: &Path) -> bool {
    let target = place_of(file);
    let mut roots = target.ancestors().skip(1);
    roots.any(|root| marked(root).is_some() && is_own_of(root, &target))
}

fn is_own_of(root: &Path, target: &Path) -> bool {
    let below = target.strip_prefix(root).unwrap_or(target);
    let name = |part: Option<&OsStr>| part.unwrap_or_default().to_string_lossy().to_lowercase();
    let first = name(below.iter().next());
    let is_within = |own: &&str| {
        let folder = fs_err::canonicalize(root.join(own));
        first == **own || folder.is_ok_and(|folder| target.starts_with(folder))
    };
    // What the register is read from may be a link.
    let is_register = ["gemeenten.csv", "aliases.csv"].iter().any(|file| {
        let read = fs_err::canonicalize(root.join("register").join(file));
        read.is_ok_and(|read| read == target)
    });
    let is_top = below.iter().count() == 1;
    let is_named = first.starts_with('.') || OWN_ENDINGS.iter().any(|end| first.ends_with(end));
    OWN.iter().any(is_within) || is_register || is_top && is_named
}

/// Where a file is, or would be.
fn place_of(file: &Path) -> PathBuf {
    match (fs_err::canonicalize(file), file.parent(), file.file_name()) {
        (Ok(place), _, _) => place,
        (Err(_), Some(folder), Some(name)) if folder != Path::new("") => {
            place_of(folder).join(name)
        }
        (Err(_), Some(_), Some(name)) => place_of(Path::new(".")).join(name),
        (Err(_), _, _) => file.to_owned(),
    }
}
