//! Cells of a workbook that were made one: its file has the value in the first of them only.

use anyhow::{Result, anyhow};

use super::{COLUMNS, Cell, say};

/// Cells that were made one, by the places of their corners.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Range {
    /// Row and column of the first.
    pub start: (u32, u32),
    /// Row and column of the last.
    pub end: (u32, u32),
}

impl Range {
    /// As a spreadsheet writes it: `A2:A5`.
    pub fn told(&self) -> String {
        format!("{}:{}", place(self.start), place(self.end))
    }

    fn columns(&self) -> std::ops::RangeInclusive<usize> {
        to_usize(self.start.1)..=to_usize(self.end.1).min(COLUMNS - 1)
    }
}

fn to_usize(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn place((row, column): (u32, u32)) -> String {
    let (mut letters, mut left) = (String::new(), column + 1);
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or_default();
        letters.insert(0, char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    format!("{letters}{}", row + 1)
}

/// The ranges of a sheet, met row by row from the top.
pub struct Ranges {
    /// Those that are still to come, the last one first.
    coming: Vec<Range>,
    /// Those that reach into this row, each with its value.
    open: Vec<(Range, Cell)>,
}

impl Ranges {
    /// These.
    pub fn of(mut ranges: Vec<Range>) -> Self {
        ranges.retain(|range| to_usize(range.start.1) < COLUMNS);
        ranges.sort_unstable_by(|one, other| other.cmp(one));
        Self {
            coming: ranges,
            open: Vec::new(),
        }
    }

    /// Gives a row what stands in a range that reaches down to it, unless all else in it is empty.
    /// Of a range that does not say which column its value is for, or in which something is hidden,
    /// the range and its column are the answer.
    pub fn fill(
        &mut self,
        row: u32,
        is_header: bool,
        cells: &mut Vec<Cell>,
    ) -> Result<Option<Range>> {
        self.open.retain(|(range, _)| range.end.0 >= row);
        while let Some(range) = self.coming.pop_if(|range| range.start.0 <= row) {
            let value = cells.get(to_usize(range.start.1));
            let value = value.filter(|_| range.start.0 == row).cloned();
            self.open.push((range, value.unwrap_or_default()));
        }
        // Ranges do not overlap: in a row they have no more columns than that.
        let widths = self.open.iter().map(|(range, _)| range.columns().count());
        if widths.sum::<usize>() > COLUMNS {
            return Err(anyhow!(say::no_readable_workbook()));
        }
        let is_empty = cells.iter().all(|cell| *cell == Cell::Nothing);
        for (range, value) in &self.open {
            let first = to_usize(range.start.1);
            let is_start = range.start.0 == row;
            let is_wide = range.end.1 > range.start.1 || is_header && range.end.0 > row;
            let is_hidden = |column: &usize| {
                let is_first = is_start && *column == first;
                !is_first
                    && cells
                        .get(*column)
                        .is_some_and(|cell| *cell != Cell::Nothing)
            };
            if *value != Cell::Nothing && is_wide
                || range.columns().any(|column| is_hidden(&column))
            {
                return Ok(Some(*range));
            }
            if !is_start && !is_empty {
                super::put(cells, first, value.clone())?;
            }
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Range, Ranges};

    fn texts(texts: &[&str]) -> Vec<Cell> {
        let cells = texts.iter().map(|text| Cell::of_text((*text).to_owned()));
        cells.collect()
    }

    fn filled(ranges: Vec<Range>, rows: &[&[&str]]) -> Vec<Result<Vec<String>, String>> {
        let mut ranges = Ranges::of(ranges);
        let rows = (0..).zip(rows).map(|(nth, row)| {
            let mut cells = texts(row);
            match ranges.fill(nth, nth == 0, &mut cells) {
                Ok(None) => Ok(cells.into_iter().map(Cell::into_text).collect()),
                Ok(Some(range)) => Err(range.told()),
                Err(error) => Err(error.to_string()),
            }
        });
        rows.collect()
    }

    fn range(start: (u32, u32), end: (u32, u32)) -> Range {
        Range { start, end }
    }

    #[test]
    fn a_range_gives_its_value_to_each_row_that_has_more() {
        let rows: &[&[&str]] = &[
            &["gemeente", "titel"],
            &["leiden", "a"],
            &["", "b"],
            &[""],
            &["", "c"],
        ];
        let filled = filled(vec![range((1, 0), (3, 0))], rows);
        let row = |one: &str, other: &str| Ok(vec![one.to_owned(), other.to_owned()]);
        assert_eq!(filled[1..3], [row("leiden", "a"), row("leiden", "b")]);
        assert_eq!(filled[3], Ok(vec![String::new()]));
        assert_eq!(filled[4], row("", "c"));
    }

    #[test]
    fn a_range_that_does_not_say_whose_its_value_is_is_named() {
        let rows: &[&[&str]] = &[&["gemeente", "titel"], &["leiden", ""], &["x", "b"]];
        let of = |one| filled(vec![one], rows);
        assert_eq!(of(range((1, 0), (1, 1)))[1], Err("A2:B2".to_owned()));
        assert_eq!(of(range((1, 0), (2, 0)))[2], Err("A2:A3".to_owned()));
        assert_eq!(of(range((0, 1), (1, 1)))[0], Err("B1:B2".to_owned()));
        assert!(of(range((0, 25), (0, 27)))[0].is_ok());
        assert_eq!(range((0, 25), (9, 27)).told(), "Z1:AB10");
        let many = vec![range((0, 0), (9, 200)), range((0, 0), (9, 201))];
        assert!(filled(many, rows)[0].is_err());
    }
}
