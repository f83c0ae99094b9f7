//! How far each row of a text with separators reaches, as its quotes have it. The reader of csv mends
//! whatever is wrong with quotes, so they are judged here before a row is believed.

use memchr::{memchr, memchr_iter, memchr3};

use super::REACH;

/// A row, judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Its number as a spreadsheet counts: a row may have several lines, and an empty line is a row.
    pub number: usize,
    /// How many cells it has.
    pub cells: usize,
    /// In which column its quotes first do not say what they mean.
    pub fault: Option<(usize, Fault)>,
}

/// What is wrong with a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not closed.
    Open,
    /// It stands where none can: behind a blank, before the end of a cell in quotes, or it opens in
    /// one cell and closes in another.
    Misplaced,
}

/// The rows of a text that are not empty.
pub struct Extents<'t> {
    bytes: &'t [u8],
    at: usize,
    separator: u8,
    number: usize,
}

impl<'t> Extents<'t> {
    /// Of this text.
    pub const fn of(text: &'t str, separator: u8) -> Self {
        Self {
            bytes: text.as_bytes(),
            at: 0,
            separator,
            number: 0,
        }
    }

    fn byte(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn is_end(byte: Option<u8>) -> bool {
        matches!(byte, None | Some(b'\r' | b'\n'))
    }

    /// Behind the end of the line; whether there was one.
    fn pass_end(&mut self) -> bool {
        let length = match (self.byte(), self.bytes.get(self.at + 1)) {
            (Some(b'\r'), Some(b'\n')) => 2,
            (Some(b'\r' | b'\n'), _) => 1,
            (Some(_) | None, _) => 0,
        };
        self.at += length;
        length > 0
    }

    /// To the end of the cell; how many quotes are in it, and whether one stands only behind blanks.
    fn bare(&mut self) -> (usize, bool) {
        let start = self.at;
        let rest = self.bytes.get(start..).unwrap_or_default();
        let end = memchr3(self.separator, b'\r', b'\n', rest);
        self.at += end.unwrap_or(rest.len());
        let cell = &self.bytes[start..self.at];
        let quotes = memchr_iter(b'"', cell).count();
        (quotes, cell.trim_ascii_start().starts_with(b"\""))
    }

    /// To the end of a cell in quotes.
    fn quoted(&mut self) -> Option<Fault> {
        self.at += 1;
        loop {
            let rest = self.bytes.get(self.at..).unwrap_or_default();
            let Some(next) = memchr(b'"', rest) else {
                self.at = self.bytes.len();
                return Some(Fault::Open);
            };
            self.at += next + 1;
            if self.byte() != Some(b'"') {
                break;
            }
            self.at += 1;
        }
        let start = self.at;
        self.bare();
        (self.at > start).then_some(Fault::Misplaced)
    }
}

impl Iterator for Extents<'_> {
    type Item = Extent;

    fn next(&mut self) -> Option<Extent> {
        self.number += 1;
        while self.pass_end() {
            self.number += 1;
        }
        self.byte()?;
        let mut extent = Extent {
            number: self.number,
            cells: 0,
            fault: None,
        };
        // `5" buis` says what it means; `a "b` before `c" d` is one text with a separator in it.
        let mut opened = None;
        loop {
            let column = extent.cells;
            if column > REACH {
                // Nothing of it is believed.
                self.at = self.bytes.len();
                return Some(extent);
            }
            extent.cells += 1;
            let fault = if self.byte() == Some(b'"') {
                self.quoted()
            } else {
                let (quotes, is_behind_blanks) = self.bare();
                let is_odd = quotes % 2 == 1;
                let first = if is_odd { opened.replace(column) } else { None };
                if let Some(first) = first {
                    extent.fault.get_or_insert((first, Fault::Misplaced));
                }
                is_behind_blanks.then_some(Fault::Misplaced)
            };
            extent.fault = extent.fault.or(fault.map(|fault| (column, fault)));
            if Self::is_end(self.byte()) {
                self.pass_end();
                return Some(extent);
            }
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Extents, Fault};

    fn faults(text: &str) -> Vec<(usize, usize, Fault)> {
        let faulty = Extents::of(text, b',').filter_map(|extent| {
            let (column, fault) = extent.fault?;
            Some((extent.number, column, fault))
        });
        faulty.collect()
    }

    #[test]
    fn quotes_that_do_not_say_what_they_mean_are_found() {
        for (text, expected) in [
            ("a,b\n1,\"x\n2,y\n", vec![(2, 1, Fault::Open)]),
            ("a,b\n1,\"K\" x\n", vec![(2, 1, Fault::Misplaced)]),
            (
                "a,b\n\"de \"beste\" x\",1\n",
                vec![(2, 0, Fault::Misplaced)],
            ),
            ("a,b\n1, \"x, y\"\n", vec![(2, 1, Fault::Misplaced)]),
            ("a,b\n1,x \"y, z\"\n", vec![(2, 1, Fault::Misplaced)]),
            ("a\n\"x\" \n", vec![(2, 0, Fault::Misplaced)]),
            ("a\n\"\"\"\n", vec![(2, 0, Fault::Open)]),
            ("a,b\n5\" buis,x \"y\" z\n\"\",\"\"\"\"\r\n\"a\n\"", vec![]),
        ] {
            assert_eq!(faults(text), expected, "{text:?}");
        }
    }
}
