//! Text with separators: csv as a spreadsheet writes it anywhere, and tsv as `gka` writes it.

use anyhow::{Result, anyhow};
use csv::{ReaderBuilder, StringRecord};

use super::{Budget, Cell, Gatherer, Table, Writing, encoding::Decoded, say};

/// What separates the cells, the most usual one first.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// So many rows decide what separates the cells.
const LOOKED_AT: usize = 50;

/// Reads a text with separators, which are found by themselves.
pub fn read(decoded: &Decoded) -> Result<Table> {
    let Decoded {
        text,
        writing,
        is_plain,
    } = decoded;
    let (named, text) = separator_line(text);
    let separator = named.unwrap_or_else(|| likely(text));
    let mut gatherer = Gatherer::new(Budget::WHOLE);
    let writing = if separator == b'\t' && *is_plain && !is_quoted(text) {
        for (nth, line) in text.lines().enumerate() {
            let cells = line.split('\t').map(str::to_owned);
            gather(&mut gatherer, nth + 1, cells)?;
        }
        Writing::Escaped
    } else {
        for (number, record) in Records::of(text, separator) {
            gather(&mut gatherer, number, record.iter().map(str::to_owned))?;
        }
        *writing
    };
    let table = gatherer.table(None, writing);
    table.ok_or_else(|| anyhow!(say::empty()))
}

fn gather(
    gatherer: &mut Gatherer,
    number: usize,
    texts: impl Iterator<Item = String>,
) -> Result<()> {
    let mut cells = Vec::new();
    for text in texts {
        gatherer.budget.spend(text.len())?;
        cells.push(Cell::of_text(text));
    }
    gatherer.row(number, cells)
}

/// `sep=;` in the first line, which a spreadsheet takes for what it says and does not show.
fn separator_line(text: &str) -> (Option<u8>, &str) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let line = line.trim_end_matches('\r').trim_matches('"');
    let is_told = line
        .get(..4)
        .is_some_and(|begin| begin.eq_ignore_ascii_case("sep="));
    match line.as_bytes() {
        [_, _, _, _, sign] if is_told => (Some(*sign), rest),
        _ => (None, text),
    }
}

/// The separator that makes most columns, in most rows alike.
fn likely(text: &str) -> u8 {
    let worth = |separator: &u8| {
        let mut lengths = Records::of(text, *separator)
            .map(|(_, record)| record.len())
            .take(LOOKED_AT);
        let header = lengths.next().unwrap_or_default();
        (header, lengths.filter(|length| *length == header).count())
    };
    // Of equals the last one wins: the most usual one comes last.
    let best = SEPARATORS.iter().rev().max_by_key(|sign| worth(sign));
    best.copied().unwrap_or(b',')
}

/// Whether text with tabs was written by a spreadsheet, which puts quotes around what needs them.
/// What `gka` writes has none: there a quote is only a quote.
fn is_quoted(text: &str) -> bool {
    let lines = text.lines().take(LOOKED_AT);
    let mut lengths = lines.map(|line| line.split('\t').count());
    let header = lengths.next().unwrap_or_default();
    let is_ragged = lengths.any(|length| length != header);
    let doubled = |cell: &str| {
        let inner = cell
            .strip_prefix('"')
            .and_then(|cell| cell.strip_suffix('"'));
        inner
            .is_some_and(|inner| inner.contains("\"\"") && !inner.replace("\"\"", "").contains('"'))
    };
    let in_quotes = |cell: &str| cell.starts_with('"');
    let any = |is: &dyn Fn(&str) -> bool| text.lines().any(|line| line.split('\t').any(is));
    any(&doubled) || is_ragged && any(&in_quotes)
}

/// The records of a text, each with its number as a spreadsheet counts: a row may have several
/// lines, and an empty line is a row.
struct Records<'t> {
    reader: csv::Reader<&'t [u8]>,
    number: usize,
    text: &'t str,
}

impl<'t> Records<'t> {
    fn of(text: &'t str, separator: u8) -> Self {
        let reader = ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        Self {
            reader,
            number: 0,
            text,
        }
    }
}

impl Iterator for Records<'_> {
    type Item = (usize, StringRecord);

    fn next(&mut self) -> Option<Self::Item> {
        let start = usize::try_from(self.reader.position().byte()).unwrap_or_default();
        let mut record = StringRecord::new();
        // Reading from memory cannot fail, and what is read is UTF-8.
        if !self.reader.read_record(&mut record).ok()? {
            return None;
        }
        let (before, passed) = self.text.split_at_checked(start).unwrap_or_default();
        // The reader stops between the two signs of a line end.
        let is_end = before.ends_with('\r') && passed.starts_with('\n');
        let passed = passed.bytes().skip(usize::from(is_end));
        let empty = passed.take_while(|byte| matches!(byte, b'\r' | b'\n'));
        self.number += 1 + empty.filter(|byte| *byte == b'\n').count();
        Some((self.number, record))
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Decoded, Table, Writing};
    use crate::store::sheet::Row;

    fn read(text: &str) -> anyhow::Result<Table> {
        super::read(&Decoded {
            text: text.to_owned(),
            writing: Writing::Guarded,
            is_plain: true,
        })
    }

    fn texts(table: &Table) -> Vec<(usize, Vec<String>)> {
        let texts = |row: &Row| row.cells.iter().cloned().map(Cell::into_text).collect();
        let rows = table.rows.iter();
        rows.map(|row| (row.number, texts(row))).collect()
    }

    fn table(text: &str) -> Table {
        read(text).expect("a table")
    }

    #[test]
    fn separators_are_found() {
        for text in [
            "a,b\n1,\"x;y\"\n",
            "a;b\r\n1;x,y,z,z\r\n"
                .replace("x,y,z,z", "\"x;y\"")
                .as_str(),
            "a\tb\n1\tx;y\n",
            "sep=;\r\na;b\r\n1;\"x;y\"\r\n",
            "\"sep=|\"\na|b\n1|x;y\n",
        ] {
            let table = table(text);
            assert_eq!(table.columns, ["a", "b"], "{text}");
            assert_eq!(texts(&table)[0].1, ["1", "x;y"], "{text}");
        }
        assert_eq!(table("titel\nPetje, af\n").columns, ["titel"]);
    }

    #[test]
    fn rows_have_the_numbers_of_a_spreadsheet() {
        let table = table("\r\na;b\r\n\r\n1;\"x\r\n\r\ny\"\r\n\r\n;\r\n2;z\r\n");
        assert_eq!(
            texts(&table),
            [
                (4, vec!["1".to_owned(), "x\n\ny".into()]),
                (7, vec!["2".into(), "z".into()])
            ]
        );
    }

    #[test]
    fn tabs_of_gka_and_of_a_spreadsheet_differ() {
        let ours = table("a\tb\n\"q\" x\\ty\t\"z\"\n");
        assert_eq!(texts(&ours)[0].1, ["\"q\" x\\ty", "\"z\""]);
        assert_eq!(ours.writing, Writing::Escaped);
        let theirs = table("a\tb\n\"\"\"q\"\" x\ny\"\tC:\\new\n");
        assert_eq!(texts(&theirs)[0].1, ["\"q\" x\ny", "C:\\new"]);
        // With a byte-order mark it is never ours.
        let theirs = super::read(&Decoded {
            text: "a\tb\n\"q, x\"\tz\n".to_owned(),
            writing: Writing::Guarded,
            is_plain: false,
        });
        let theirs = theirs.expect("a table");
        assert_eq!(texts(&theirs)[0].1, ["q, x", "z"]);
    }

    #[test]
    fn what_is_too_large_is_refused() {
        let wide = "x,".repeat(300);
        assert!(read(&wide).is_err());
        let long = format!("a\n{}", "x".repeat(2 << 20));
        assert!(read(&long).is_err());
        let many = "a\n".repeat(200_002);
        assert!(read(&many).is_err());
        assert!(read("\n\n").is_err());
    }
}
