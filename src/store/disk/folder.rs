//! A data folder for the tests of this module.

use std::{
    fs,
    path::{Path, PathBuf},
};

use tempfile::TempDir;

use super::{Locked, PATIENCE, Trouble, lock, read};

pub(super) const LEIDEN: &str = "municipalities/leiden.toml";

pub(super) struct Folder(TempDir);

impl Folder {
    /// With one record, that of Leiden: `old`.
    pub fn new() -> anyhow::Result<Self> {
        let folder = Self(tempfile::tempdir()?);
        fs::create_dir(folder.at("municipalities"))?;
        fs::write(folder.at(LEIDEN), "old")?;
        Ok(folder)
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn at(&self, file: &str) -> PathBuf {
        self.path().join(file)
    }

    pub fn lock(&self) -> Result<Locked, Trouble> {
        lock(self.path(), PATIENCE, &mut |told| panic!("{told}"))
    }

    pub fn read(&self, file: &str) -> Result<String, Trouble> {
        let mut bytes = Vec::new();
        read(self.path(), Path::new(file), &mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Replaces the record of Leiden, whatever it is.
    pub fn write(&self, new: &str) -> anyhow::Result<()> {
        let old = fs::read(self.at(LEIDEN))?;
        Ok(self
            .lock()?
            .replace(Path::new(LEIDEN), Some(&old), new.as_bytes())?)
    }

    /// All names in `municipalities/`, sorted.
    pub fn names(&self) -> anyhow::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(self.at("municipalities"))? {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        names.sort();
        Ok(names)
    }
}
