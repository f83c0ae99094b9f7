use std::{
    collections::{HashMap, HashSet},
    sync::OnceLock,
};

use csv::StringRecord;

use super::texts::{
    CELLS, ENDED, NAME, OFFICIAL_NAME, PROVINCE, SUCCESSORS, Texts, cell_at, reader, start_of,
};
use crate::{
    model::{
        fault::Faults,
        name::{bare_municipality, key, slug},
        value::{Code, Day, Form, Value},
    },
    store::{rules::BROKEN_REGISTER, say},
};

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

    /// As a field has it that names municipalities in this form.
    pub fn written(&self, form: Form) -> String {
        match form {
            Form::Name => self.name.to_owned(),
            Form::Code => self.code.to_owned(),
            Form::Slug => self.slug(),
        }
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
/// The cells that are kept of the file, the code first.
const KEPT: [usize; 6] = [0, OFFICIAL_NAME, NAME, PROVINCE, ENDED, SUCCESSORS];

impl Register {
    /// Of these texts, and what is wrong with their rows: a broken one is left out.
    pub fn parse(texts: &Texts) -> (Self, [Faults; 2]) {
        let mut register = Self::default();
        let mut faults = [Faults::default(), Faults::default()];
        let mut row = StringRecord::new();
        let mut rows = reader(&texts.entries);
        let width = rows.headers().map_or(0, StringRecord::len);
        while rows.read_record(&mut row).unwrap_or(false) {
            match wrong_in_entry(&row, width) {
                Some((nth, message)) => {
                    let span = cell_at(&texts.entries, start_of(&row), nth);
                    faults[0].note(BROKEN_REGISTER, span, message);
                }
                None => register.add(&row),
            }
        }
        let mut rows = reader(&texts.aliases);
        while rows.read_record(&mut row).unwrap_or(false) {
            let nth = row.get(0).and_then(|code| register.nth_with(code));
            match (nth, row.get(1).filter(|alias| !alias.trim().is_empty())) {
                (Some(nth), Some(alias)) => {
                    let aliases = register.aliases.entry(nth).or_default();
                    aliases.push(alias.to_owned());
                }
                (found, _) => {
                    let code = row.get(0).unwrap_or_default();
                    let (nth, message) = match found {
                        None => (0, say::unregistered(code)),
                        Some(_) => (1, say::no_alias(code)),
                    };
                    let span = cell_at(&texts.aliases, start_of(&row), nth);
                    faults[1].note(BROKEN_REGISTER, span, message);
                }
            }
        }
        (register, faults)
    }

    /// Rows that say what others say otherwise: a code or a name twice, a successor or an alias that
    /// leads to nobody or to somebody else.
    pub fn contradictions(&self, texts: &Texts) -> [Faults; 2] {
        let mut faults = [Faults::default(), Faults::default()];
        let (mut codes, mut names) = (HashSet::new(), HashMap::new());
        for row in reader(&texts.entries).records().flatten() {
            let (Some(code), Some(name)) = (row.get(0), row.get(NAME)) else {
                continue;
            };
            let start = start_of(&row);
            let mut note = |nth, message| {
                faults[0].note(
                    BROKEN_REGISTER,
                    cell_at(&texts.entries, start, nth),
                    message,
                );
            };
            if !codes.insert(code.to_owned()) {
                note(0, say::code_twice(code));
            } else if row.get(ENDED).is_some_and(str::is_empty)
                && let Some(other) = names.insert(key(name), code.to_owned())
            {
                note(NAME, say::name_twice(name, other));
            }
            let successors = row.get(SUCCESSORS).unwrap_or_default().split(',');
            for other in successors.filter(|other| !other.is_empty()) {
                if self.by_code(other).is_none() {
                    note(SUCCESSORS, say::unregistered(other));
                }
            }
        }
        for row in reader(&texts.aliases).records().flatten() {
            let (Some(code), Some(alias)) = (row.get(0), row.get(1)) else {
                continue;
            };
            if let Some(other) = names.get(&key(alias)).filter(|other| *other != code) {
                let span = cell_at(&texts.aliases, start_of(&row), 1);
                faults[1].note(BROKEN_REGISTER, span, say::name_twice(alias, other));
            }
        }
        faults
    }

    fn add(&mut self, row: &StringRecord) {
        self.rows.push(self.text.len());
        for cell in KEPT {
            // The official name stands there only where it is another.
            let is_same = cell == OFFICIAL_NAME && row[cell] == row[NAME];
            let kept = if is_same { "" } else { &row[cell] };
            self.text.extend(kept.split(END));
            self.text.push(END);
        }
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

    /// The province that is called so: `Zuid-Holland`, `provincie Fryslân`, `Friesland`.
    pub fn province(&self, text: &str) -> Option<&str> {
        let wanted = key(text);
        let mut before = ["provincie", "province"].iter();
        let bare = before.find_map(|before| wanted.strip_prefix(before));
        let wanted = match bare.unwrap_or(&wanted) {
            "friesland" => "fryslan",
            other => other,
        };
        let mut provinces = self.provinces().into_iter();
        provinces.find(|province| key(province) == wanted)
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
        let bare = bare_municipality(name);
        let wanted = [Some(name), Some(without_suffix(name)), bare.as_deref()];
        let mut wanted = wanted.into_iter().flatten().map(key);
        let found = wanted.find_map(|wanted| by_key.get(&wanted));
        found.map(|nth| self.nth(*nth))
    }

    /// The municipality with this code, else the one that goes by this name: most texts of files are
    /// codes, for which no table of names is made.
    pub fn named(&self, text: &str) -> Option<Entry<'_>> {
        self.by_code(text).or_else(|| self.by_name(text))
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

/// The cell of a row for which the row is of no use, and why.
fn wrong_in_entry(row: &StringRecord, width: usize) -> Option<(usize, String)> {
    let is_torn = row.len() < CELLS || row.len() > width;
    if is_torn {
        return Some((0, say::torn_row(row.len(), width)));
    }
    let (code, name, ended) = (&row[0], &row[NAME], &row[ENDED]);
    if let Err(wrong) = Code::parse(code) {
        return Some((0, wrong));
    }
    if slug(name).is_empty() {
        return Some((NAME, say::nameless(code)));
    }
    match Day::parse(ended) {
        Err(wrong) if !ended.is_empty() => Some((ENDED, wrong)),
        Ok(_) | Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Register, Texts};

    fn built_in() -> Register {
        Register::parse(&Texts::built_in()).0
    }

    #[test]
    fn the_one_that_is_built_in_is_sound() {
        let texts = Texts::built_in();
        let (register, [rows, aliases]) = Register::parse(&texts);
        assert!(rows.0.is_empty() && aliases.0.is_empty());
        assert_eq!(register.entries().count(), 605);
        assert!(
            register
                .contradictions(&texts)
                .iter()
                .all(|found| found.0.is_empty())
        );
    }

    #[test]
    fn a_municipality_goes_by_many_names() {
        let register = built_in();
        for (name, code) in [
            ("leiden", "GM0546"),
            ("0546", "GM0546"),
            ("546", "GM0546"),
            ("Gemeente Leiden", "GM0546"),
            ("Utrecht (gemeente)", "GM0344"),
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
