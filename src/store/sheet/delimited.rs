//! Text with separators: csv as a spreadsheet writes it anywhere, and tsv as `gka` writes it.

use anyhow::{Result, anyhow, bail};
use csv::{ReaderBuilder, StringRecord};

use super::{
    Budget, Cell, Gatherer, REACH, Table, Writing,
    encoding::{Decoded, unknown},
    put,
    quotes::{Extent, Extents, Fault},
    say,
};

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
    let mut rows = Rows {
        gatherer: Gatherer::new(Budget::WHOLE),
        is_narrow: *writing == Writing::Narrow,
    };
    let writing = if separator == b'\t' && *is_plain && !is_quoted(text) {
        for (nth, line) in text.lines().enumerate() {
            within_reach(nth + 1, line.split('\t').take(REACH + 1).count())?;
            rows.row(nth + 1, line.split('\t'))?;
        }
        Writing::Escaped
    } else {
        rows.quoted(text, separator)?;
        *writing
    };
    let table = rows.gatherer.table(None, writing);
    table.ok_or_else(|| anyhow!(say::empty()))
}

struct Rows {
    gatherer: Gatherer,
    is_narrow: bool,
}

impl Rows {
    /// The rows of a text in which cells may stand in quotes. The reader mends what is wrong with
    /// those, and goes on to the end after one that is not closed: they are judged before.
    fn quoted(&mut self, text: &str, separator: u8) -> Result<()> {
        for extent in Extents::of(text, separator) {
            within_reach(extent.number, extent.cells)?;
        }
        let mut reader = ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut record = StringRecord::new();
        for Extent { number, fault, .. } in Extents::of(text, separator) {
            // Reading from memory cannot fail, and what is read is UTF-8.
            if !reader.read_record(&mut record)? {
                break;
            }
            if let Some((column, fault)) = fault {
                let reason = match fault {
                    Fault::Open => say::open_quote(number),
                    Fault::Misplaced => say::misplaced_quote(),
                };
                // What the others mean is told by the first.
                if self.gatherer.header.is_none() {
                    bail!(say::in_cell(number, column + 1, reason));
                }
                self.gatherer.unclear(number, Some(column), reason);
            }
            self.row(number, record.iter())?;
        }
        Ok(())
    }

    fn row<'t>(&mut self, number: usize, texts: impl Iterator<Item = &'t str>) -> Result<()> {
        let mut cells = Vec::new();
        for (column, text) in texts.enumerate() {
            if let Some(byte) = self.is_narrow.then(|| unknown(text)).flatten() {
                let reason = say::unknown_byte(byte);
                if self.gatherer.header.is_none() {
                    bail!(say::in_cell(number, column + 1, reason));
                }
                self.gatherer.unclear(number, Some(column), reason);
            }
            put(&mut cells, column, Cell::of_text(text.to_owned()))?;
        }
        self.gatherer.row(number, cells)
    }
}

fn within_reach(number: usize, cells: usize) -> Result<()> {
    if cells > REACH {
        bail!(say::in_line(number, say::wide_row(REACH)));
    }
    Ok(())
}

/// `sep=;` in the first line, which a spreadsheet takes for what it says and does not show. One that
/// showed it has written it as a cell, with empty ones behind it: then what stands between those
/// is what separates.
fn separator_line(text: &str) -> (Option<u8>, &str) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let line = line.trim_end_matches('\r').replace('"', "");
    let is_told = line
        .get(..4)
        .is_some_and(|begin| begin.eq_ignore_ascii_case("sep="));
    match line.as_bytes() {
        [_, _, _, _, sign, padding @ ..] if is_told => {
            let last = *padding.last().unwrap_or(sign);
            let is_padding = last.is_ascii() && padding.iter().all(|byte| *byte == last);
            if is_padding {
                (Some(last), rest)
            } else {
                (None, text)
            }
        }
        _ => (None, text),
    }
}

/// The separator that makes most columns, in most rows alike.
fn likely(text: &str) -> u8 {
    let worth = |separator: &u8| {
        let extents = Extents::of(text, *separator);
        let mut lengths = extents.map(|extent| extent.cells).take(LOOKED_AT);
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
    let is_of_windows = text.contains("\r\n");
    any(&doubled) || (is_ragged || is_of_windows) && any(&in_quotes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Cell, Decoded, Extents, Table, Writing};
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
            "sep=;;;;\r\na;b\r\n1;\"x;y\"\r\n",
            "\"sep=;\";;;\na;b\n1;\"x;y\"\n",
            "sep=;,,,\na,b\n1,x;y\n",
        ] {
            let table = table(text);
            assert_eq!(table.columns, ["a", "b"], "{text}");
            assert_eq!(texts(&table)[0].1, ["1", "x;y"], "{text}");
        }
        assert_eq!(table("titel\nPetje, af\n").columns, ["titel"]);
        // Where the header alone does not tell, the rows do.
        let columns = table("titel, kort;jaar\n1;2\n3;4\n").columns;
        assert_eq!(columns, ["titel, kort", "jaar"]);
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
    fn what_quotes_do_not_say_is_refused_with_its_place() {
        let table = table("a;b\r\n1;x\r\n2;\"de \"beste\" aanpak\"\r\n3;\"open\r\n4;y\r\n");
        let unclear = table.unclear.iter().map(|one| (one.row, one.column));
        assert_eq!(unclear.collect::<Vec<_>>(), [(3, Some(1)), (4, Some(1))]);
        assert_eq!(texts(&table), [(2, vec!["1".to_owned(), "x".into()])]);
        assert!(read("a,\"b\n1,2\n").is_err());
    }

    #[test]
    fn what_reaches_too_far_is_not_even_read() {
        let told =
            read(&format!("a,b\n1{}\n", ",".repeat(1_000_000))).map_err(|error| error.to_string());
        assert!(told.is_err_and(|told| told.starts_with("row 2: ")));
        let wide = format!("a,b\n{}", format!("{}x\n", ",".repeat(250)).repeat(17_000));
        assert!(read(&wide).is_err());
    }

    proptest! {
        /// What is judged is what is read afterwards.
        #[test]
        fn rows_reach_as_far_as_the_reader_reads(text in "[ab\", \n\r]{0,24}") {
            let mut reader = csv::ReaderBuilder::new();
            let reader = reader.has_headers(false).flexible(true).from_reader(text.as_bytes());
            let records = reader.into_records();
            let read: Vec<usize> = records.map(|record| record.map_or(0, |record| record.len())).collect();
            let judged: Vec<usize> = Extents::of(&text, b',').map(|extent| extent.cells).collect();
            prop_assert_eq!(judged, read);
        }
    }

    #[test]
    fn tabs_of_gka_and_of_a_spreadsheet_differ() {
        let ours = table("a\tb\n\"q\" x\\ty\t\"z\"\n");
        assert_eq!(texts(&ours)[0].1, ["\"q\" x\\ty", "\"z\""]);
        assert_eq!(ours.writing, Writing::Escaped);
        let theirs = table("a\tb\n\"\"\"q\"\" x\ny\"\tC:\\new\n");
        assert_eq!(texts(&theirs)[0].1, ["\"q\" x\ny", "C:\\new"]);
        let theirs = table("a\tb\r\n\"q, x\"\tz\r\n");
        assert_eq!(texts(&theirs)[0].1, ["q, x", "z"]);
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
