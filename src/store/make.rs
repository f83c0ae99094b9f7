//! A new data folder, with all that one begins with.

use std::path::Path;

use anyhow::{Context, Result, bail};

use super::{
    disk, folder,
    places::parsed,
    say, shown,
    toml::{Step, apply_all},
    vocabulary,
};
use crate::model::{
    node::{Node, Scalar},
    noun::{Read, at},
    nouns::Theme,
};

/// What it holds, by the names of the files.
const FILES: [(&str, &str); 9] = [
    (folder::MARK, include_str!("../../data/gka.toml")),
    (
        "coordinators.toml",
        include_str!("../../data/coordinators.toml"),
    ),
    (
        "municipality.schema.json",
        include_str!("../../data/municipality.schema.json"),
    ),
    (
        "themes.schema.json",
        include_str!("../../data/themes.schema.json"),
    ),
    (
        "coordinators.schema.json",
        include_str!("../../data/coordinators.schema.json"),
    ),
    (".gitignore", include_str!("../../data/.gitignore")),
    (
        "register/gemeenten.csv",
        include_str!("../../data/register/gemeenten.csv"),
    ),
    (
        "register/aliases.csv",
        include_str!("../../data/register/aliases.csv"),
    ),
    (
        "register/README.md",
        include_str!("../../data/register/README.md"),
    ),
];

/// The themes of the programme and its pillars: those of single municipalities are theirs.
fn themes() -> Result<String> {
    const ORIGIN: &str = at(Theme::NOUN, "origin").key;
    let text = include_str!("../../data/themes.toml");
    let array = Theme::NOUN.key;
    let is_local = |theme: &_| {
        let origin = Node::get(theme, ORIGIN).map(Node::scalar);
        matches!(origin, Some(Scalar::Text(origin)) if origin == Theme::LOCAL)
    };
    let root = parsed(text);
    let themes = root.as_ref().and_then(|root| root.get(array)?.items());
    let themes = themes.unwrap_or_default().iter().enumerate().rev();
    let local = themes.filter(|(_, theme)| is_local(*theme));
    let steps: Vec<_> = local
        .map(|(index, _)| Step::Drop { array, index })
        .collect();
    Ok(apply_all(text, &steps)?)
}

/// Makes a data folder here. It is there whole or not at all.
///
/// # Errors
/// When something is there already, whatever it is, or when it cannot be written.
pub fn make(at: &Path) -> Result<()> {
    if at.symlink_metadata().is_ok() {
        bail!(say::folder_exists(shown(at)));
    }
    let parent = at.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    let failed = || say::folder_not_made(shown(at));
    fs_err::create_dir_all(parent).with_context(failed)?;
    let draft = tempfile::Builder::new()
        .prefix(".gka-")
        .tempdir_in(parent)
        .with_context(failed)?;
    for (name, text) in FILES {
        let file = draft.path().join(name);
        fs_err::create_dir_all(file.parent().unwrap_or(parent)).with_context(failed)?;
        fs_err::write(&file, text).with_context(failed)?;
    }
    fs_err::write(draft.path().join(vocabulary::THEMES), themes()?).with_context(failed)?;
    fs_err::create_dir(draft.path().join(folder::RECORDS)).with_context(failed)?;
    open_to_others(draft.path());
    fs_err::rename(draft.path(), at).with_context(failed)?;
    // Renamed, there is nothing left for it to remove.
    let _ = draft.keep();
    Ok(())
}

/// Writes a file that can be made anew at any time: nobody's change to it is kept.
///
/// # Errors
/// When it cannot be written.
pub fn write_made(file: &Path, text: &str) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs_err::create_dir_all(folder)?;
    }
    Ok(disk::make_file(file, text.as_bytes())?)
}

/// A temporary folder is its owner's alone; a data folder is as any folder made here.
#[cfg(unix)]
fn open_to_others(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let like =
        fs_err::metadata(folder.join(super::folder::RECORDS)).map(|found| found.permissions());
    let mode = like.map_or(0o755, |permissions| permissions.mode());
    let _ = fs_err::set_permissions(folder, PermissionsExt::from_mode(mode));
}

#[cfg(not(unix))]
fn open_to_others(_folder: &Path) {}
