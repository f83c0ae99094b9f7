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
#[derive(Clone, Copy, Debug)]
pub struct Entry<'r> {
    /// `GM0546`.
    pub code: &'r str,
    /// `'s-Gravenhage`.
    pub official_name: &'r str,
    /// `Den Haag`.
    pub name: &'r str,
    /// `Zuid-Holland`.
    pub province: &'r str,
    /// The last day on which it was a municipality, if it has ended: `2020-12-31`.
    pub ended: Option<&'r str>,
    /// The codes of those that it went to, joined by commas.
    successors: &'r str,
    /// Other spellings.
    pub aliases: &'r [String],
}

impl<'r> Entry<'r> {
    /// The stem of its record's file.
    pub fn slug(&self) -> String {
        slug(self.name)
    }

    fn names(&self) -> impl Iterator<Item = &'r str> {
        let aliases = self.aliases.iter().map(String::as_str);
        [self.name, self.official_name, self.code]
            .into_iter()
            .chain(aliases)
    }

    fn successors(&self) -> impl DoubleEndedIterator<Item = &'r str> {
        let codes = self.successors.split(',');
        codes.filter(|code| !code.is_empty())
    }
}

/// The register. Its rows stand in one text, of which an entry is read when it is asked for: a
/// folder's own may have a hundred thousand.
#[derive(Debug, Default)]
pub struct Register {
    text: String,
    /// Where each row begins.
    rows: Vec<usize>,
    /// Other spellings, by the places of the rows.
    aliases: HashMap<usize, Vec<String>>,
    // Each made when it is first asked for: `check` asks for every record.
    by_code: OnceLock<Vec<usize>>,
    by_key: OnceLock<HashMap<String, usize>>,
}

/// What ends a cell in the text; a sign that stands in no name.
const END: char = '\u{1f}';
const OFFICIAL_NAME: usize = 1;
const NAME: usize = 2;
/// The cells that are kept of the file: the code, these two, the province, the end, the successors.
const KEPT: [usize; 6] = [0, OFFICIAL_NAME, NAME, 5, 7, 8];

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
        let mut register = Self::default();
        let mut row = StringRecord::new();
        let mut rows = reader(text);
        while rows.read_record(&mut row)? {
            register.add(&row)?;
        }
        if register.rows.is_empty() {
            anyhow::bail!(say::empty_register());
        }
        for row in reader(aliases).records() {
            let row = row?;
            let nth = row.get(0).and_then(|code| register.nth_with(code));
            if let Some((nth, alias)) = nth.zip(row.get(1)) {
                let aliases = register.aliases.entry(nth).or_default();
                aliases.push(alias.to_owned());
            }
        }
        Ok(register)
    }

    fn add(&mut self, row: &StringRecord) -> Result<()> {
        if row.len() < 9 {
            let cells: Vec<_> = row.iter().collect();
            anyhow::bail!(say::short_row(cells.join(";")));
        }
        self.rows.push(self.text.len());
        for cell in KEPT {
            // The official name stands there only where it is another.
            let is_same = cell == OFFICIAL_NAME && row[cell] == row[NAME];
            let kept = if is_same { "" } else { &row[cell] };
            self.text.extend(kept.split(END));
            self.text.push(END);
        }
        Ok(())
    }

    /// The nth entry.
    fn nth(&self, nth: usize) -> Entry<'_> {
        let mut cells = self.row(nth).split(END);
        let [code, official_name, name, province, ended, successors] =
            KEPT.map(|_| cells.next().unwrap_or_default());
        Entry {
            code,
            official_name: if official_name.is_empty() {
                name
            } else {
                official_name
            },
            name,
            province,
            ended: Some(ended).filter(|day| !day.is_empty()),
            successors,
            aliases: self.aliases.get(&nth).map_or(&[], Vec::as_slice),
        }
    }

    /// All that it holds, present and past.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = Entry<'_>> {
        (0..self.rows.len()).map(|nth| self.nth(nth))
    }

    /// The provinces, in the order of the alphabet.
    pub fn provinces(&self) -> Vec<&str> {
        let mut provinces: Vec<_> = self.entries().map(|entry| entry.province).collect();
        provinces.retain(|province| !province.is_empty());
        provinces.sort_unstable();
        provinces.dedup();
        provinces
    }

    /// The municipality with this code.
    pub fn by_code(&self, code: &str) -> Option<Entry<'_>> {
        self.nth_with(code).map(|nth| self.nth(nth))
    }

    /// The place of the row with this code; of two the first counts.
    fn nth_with(&self, code: &str) -> Option<usize> {
        let by_code = self.by_code.get_or_init(|| {
            let mut by_code: Vec<_> = (0..self.rows.len()).collect();
            by_code.sort_by_key(|nth| self.code_of(*nth));
            by_code
        });
        // What ends a code comes before all that may follow in a longer one.
        let first = by_code.partition_point(|nth| self.row(*nth) < code);
        let found = by_code.get(first).copied();
        found.filter(|nth| self.code_of(*nth) == code)
    }

    fn code_of(&self, nth: usize) -> &str {
        let row = self.row(nth);
        row.split_once(END).map_or(row, |(code, _)| code)
    }

    /// The text from the nth row on.
    fn row(&self, nth: usize) -> &str {
        &self.text[self.rows[nth]..]
    }

    /// The municipality that goes by this name, official name, code or alias; of a present and a
    /// past one with the same name, the present one.
    pub fn by_name(&self, name: &str) -> Option<Entry<'_>> {
        let by_key = self.by_key.get_or_init(|| {
            let mut by_key = HashMap::new();
            // The last one written counts: the first of the present ones, else the last.
            let (present, past): (Vec<_>, Vec<_>) =
                (0..self.rows.len()).partition(|nth| self.nth(*nth).ended.is_none());
            for nth in past.into_iter().chain(present.into_iter().rev()) {
                by_key.extend(self.nth(nth).names().map(|name| (key(name), nth)));
            }
            by_key
        });
        let wanted = [key(name), key(without_suffix(name))];
        let found = wanted.iter().find_map(|wanted| by_key.get(wanted));
        found.map(|nth| self.nth(*nth))
    }

    /// Those that were merged into the one with this code, in the order of their codes.
    pub fn merged_into(&self, code: &str) -> impl Iterator<Item = Entry<'_>> {
        self.entries().filter(move |entry| {
            entry.code != code && entry.successors().any(|successor| successor == code)
        })
    }

    /// Where a past municipality went, followed to those of today.
    pub fn heirs<'r>(&'r self, entry: Entry<'r>) -> Vec<Entry<'r>> {
        let mut heirs = Vec::new();
        let mut open = vec![entry];
        // Nobody is merged more often than there are municipalities: a circle ends too.
        for _ in 0..self.rows.len() {
            let Some(entry) = open.pop() else { break };
            if entry.ended.is_none() {
                heirs.push(entry);
            }
            let successors = entry.successors().rev();
            open.extend(successors.filter_map(|code| self.by_code(code)));
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

fn reader(text: &str) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(b';')
        .flexible(true)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes())
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
                register.by_name(name).map(|entry| entry.code),
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
        let heirs = |name: &str| -> Vec<&str> {
            let entry = register.by_name(name).expect("in the register");
            register
                .heirs(entry)
                .into_iter()
                .map(|heir| heir.name)
                .collect()
        };
        assert_eq!(heirs("Loppersum"), ["Eemsdelta"]);
        assert_eq!(heirs("Haaren").len(), 4);
        assert_eq!(heirs("Leiden"), ["Leiden"]);
        let merged: Vec<_> = register
            .merged_into("GM1979")
            .map(|entry| entry.code)
            .collect();
        assert_eq!(merged, ["GM0003", "GM0010", "GM0024"]);
    }
}
