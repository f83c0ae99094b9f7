//! The official register of municipalities: names, codes, provinces, mergers.
//!
//! Built in from `data/register/` (TOOI, "gemeenten compleet", version 5, state of 29 January 2026;
//! Ministry of the Interior, published by Logius). A data folder with a register of its own uses
//! that one.

use std::{
    borrow::Cow,
    collections::HashMap,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use anyhow::{Context, Result};
use csv::StringRecord;

use super::{say, shown};
use crate::model::name::{key, slug};

const BUILT_IN: &str = include_str!("../../data/register/gemeenten.csv");
const BUILT_IN_ALIASES: &str = include_str!("../../data/register/aliases.csv");

/// What is written in a register.
pub struct Texts {
    /// Of `gemeenten.csv`.
    pub entries: Cow<'static, str>,
    /// Of `aliases.csv`.
    pub aliases: Cow<'static, str>,
}

impl Texts {
    /// Those of the data folder, else those that are built in.
    ///
    /// # Errors
    /// When the folder's own cannot be read.
    pub fn of(root: &Path) -> Result<Self> {
        let own = |path: &Path| match fs_err::read_to_string(path) {
            Ok(text) => Ok(Some(Cow::Owned(text))),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => {
                let said = say::bad_register(shown(path));
                Err(anyhow::Error::from(error).context(said))
            }
        };
        let path = file_of(root);
        Ok(match own(&path)? {
            Some(entries) => Self {
                entries,
                aliases: own(&path.with_file_name("aliases.csv"))?.unwrap_or_default(),
            },
            None => Self {
                entries: BUILT_IN.into(),
                aliases: BUILT_IN_ALIASES.into(),
            },
        })
    }
}

fn file_of(root: &Path) -> PathBuf {
    root.join("register").join("gemeenten.csv")
}

/// A municipality of the register, present or past.
#[derive(Clone, Debug)]
pub struct Entry {
    /// `GM0546`.
    pub code: String,
    /// `'s-Gravenhage`.
    pub official_name: String,
    /// `Den Haag`.
    pub name: String,
    /// `Zuid-Holland`.
    pub province: String,
    /// The last day on which it was a municipality, if it has ended: `2020-12-31`.
    pub ended: Option<String>,
    /// The codes of those that it went to.
    pub successors: Vec<String>,
    /// Other spellings.
    pub aliases: Vec<String>,
}

impl Entry {
    /// The stem of its record's file.
    pub fn slug(&self) -> String {
        slug(&self.name)
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        let own = [self.name.as_str(), &self.official_name, &self.code];
        own.into_iter()
            .chain(self.aliases.iter().map(String::as_str))
    }
}

/// The register.
#[derive(Debug)]
pub struct Register {
    entries: Vec<Entry>,
    // Each made when it is first asked for: `check` asks for every record.
    by_code: OnceLock<HashMap<String, usize>>,
    by_key: OnceLock<HashMap<String, usize>>,
}

impl Register {
    /// The one of the data folder, else the one that is built in.
    ///
    /// # Errors
    /// When the folder's own cannot be read.
    pub fn load(root: &Path) -> Result<Self> {
        let Texts { entries, aliases } = Texts::of(root)?;
        let read = Self::parse(&entries, &aliases);
        read.with_context(|| say::bad_register(shown(&file_of(root))))
    }

    fn parse(text: &str, aliases: &str) -> Result<Self> {
        let mut entries = rows(text)
            .map(|row| entry(&row?))
            .collect::<Result<Vec<_>>>()?;
        if entries.is_empty() {
            anyhow::bail!(say::empty_register());
        }
        for row in rows(aliases) {
            let row = row?;
            let found = entries
                .iter_mut()
                .find(|entry| row.get(0) == Some(&entry.code));
            if let Some(entry) = found {
                entry.aliases.extend(row.get(1).map(str::to_owned));
            }
        }
        Ok(Self {
            entries,
            by_code: OnceLock::new(),
            by_key: OnceLock::new(),
        })
    }

    /// All that it holds, present and past.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The provinces, in the order of the alphabet.
    pub fn provinces(&self) -> Vec<&str> {
        let mut provinces: Vec<_> = self.entries.iter().map(|e| e.province.as_str()).collect();
        provinces.retain(|province| !province.is_empty());
        provinces.sort_unstable();
        provinces.dedup();
        provinces
    }

    /// The municipality with this code.
    pub fn by_code(&self, code: &str) -> Option<&Entry> {
        let by_code = self.by_code.get_or_init(|| {
            // Of two with one code the first counts.
            let entries = self.entries.iter().enumerate().rev();
            entries
                .map(|(nth, entry)| (entry.code.clone(), nth))
                .collect()
        });
        by_code.get(code).map(|nth| &self.entries[*nth])
    }

    /// The municipality that goes by this name, official name, code or alias; of a present and a
    /// past one with the same name, the present one.
    pub fn by_name(&self, name: &str) -> Option<&Entry> {
        let by_key = self.by_key.get_or_init(|| {
            let mut by_key = HashMap::new();
            // The last one written counts: the first of the present ones, else the last.
            let (present, past): (Vec<_>, Vec<_>) =
                (0..self.entries.len()).partition(|nth| self.entries[*nth].ended.is_none());
            for nth in past.into_iter().chain(present.into_iter().rev()) {
                by_key.extend(self.entries[nth].names().map(|name| (key(name), nth)));
            }
            by_key
        });
        let wanted = [key(name), key(without_suffix(name))];
        let found = wanted.iter().find_map(|wanted| by_key.get(wanted));
        found.map(|nth| &self.entries[*nth])
    }

    /// Those that were merged into the one with this code, in the order of their codes.
    pub fn merged_into(&self, code: &str) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| {
            entry.code != code && entry.successors.iter().any(|successor| successor == code)
        })
    }

    /// Where a past municipality went, followed to those of today.
    pub fn heirs<'r>(&'r self, entry: &'r Entry) -> Vec<&'r Entry> {
        let mut heirs = Vec::new();
        let mut open = vec![entry];
        // Nobody is merged more often than there are municipalities: a circle ends too.
        for _ in 0..self.entries.len() {
            let Some(entry) = open.pop() else { break };
            if entry.ended.is_none() {
                heirs.push(entry);
            }
            open.extend(
                entry
                    .successors
                    .iter()
                    .rev()
                    .filter_map(|code| self.by_code(code)),
            );
        }
        heirs
    }
}

/// `Hengelo (O.)`, as statistics write it, is `Hengelo` in the register.
pub fn without_suffix(name: &str) -> &str {
    let name = name.trim();
    name.strip_suffix(".)")
        .and_then(|open| open.rsplit_once(" ("))
        .map_or(name, |(name, _)| name)
}

fn rows(text: &str) -> impl Iterator<Item = csv::Result<StringRecord>> {
    let reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .flexible(true)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    reader.into_records()
}

fn entry(row: &StringRecord) -> Result<Entry> {
    let mut cells = [""; 9];
    if row.len() < cells.len() {
        let cells: Vec<_> = row.iter().collect();
        anyhow::bail!(say::short_row(cells.join(";")));
    }
    for (cell, held) in cells.iter_mut().zip(row) {
        *cell = held;
    }
    let [
        code,
        official_name,
        name,
        _sort,
        _province_code,
        province,
        _begin,
        end,
        successors,
    ] = cells;
    Ok(Entry {
        code: code.to_owned(),
        official_name: official_name.to_owned(),
        name: name.to_owned(),
        province: province.to_owned(),
        ended: Some(end.to_owned()).filter(|day| !day.is_empty()),
        successors: successors
            .split(',')
            .filter(|s| !s.is_empty())
            .map(str::to_owned)
            .collect(),
        aliases: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::{BUILT_IN, BUILT_IN_ALIASES, Register};

    fn built_in() -> Register {
        Register::parse(BUILT_IN, BUILT_IN_ALIASES).expect("the built-in register")
    }

    #[test]
    fn a_municipality_goes_by_many_names() {
        let register = built_in();
        for (name, code) in [
            ("leiden", "GM0546"),
            ("'s-Gravenhage", "GM0518"),
            ("den haag", "GM0518"),
            ("gm0518", "GM0518"),
            ("Den Bosch", "GM0796"),
            ("Súdwest Fryslân", "GM1900"),
            ("Hengelo (O.)", "GM0164"),
            ("Bergen (NH.)", "GM0373"),
            ("bergen nh", "GM0373"),
            ("Nuenen, Gerwen en Nederwetten", "GM0820"),
        ] {
            assert_eq!(
                register.by_name(name).map(|e| e.code.as_str()),
                Some(code),
                "{name}"
            );
        }
        assert!(register.by_name("Bergen").is_none());
        assert!(register.by_name("../../etc/passwd").is_none());
    }

    #[test]
    fn a_merged_one_names_its_heirs() {
        let register = built_in();
        let heirs = |name: &str| -> Vec<_> {
            let entry = register.by_name(name).expect("in the register");
            register
                .heirs(entry)
                .into_iter()
                .map(|heir| heir.name.clone())
                .collect()
        };
        assert_eq!(heirs("Loppersum"), ["Eemsdelta"]);
        assert_eq!(heirs("Haaren").len(), 4);
        assert_eq!(heirs("Leiden"), ["Leiden"]);
        let merged: Vec<_> = register
            .merged_into("GM1979")
            .map(|e| e.code.as_str())
            .collect();
        assert_eq!(merged, ["GM0003", "GM0010", "GM0024"]);
    }
}
