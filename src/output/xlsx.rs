//! Workbooks; the door to `rust_xlsxwriter`.
//!
//! A cell is text whatever it holds, but for whole days (dates), yes and no, and numbers. The
//! columns are text as well, so that `4-12` or `2019-07` typed into a new row stays what it is.
//! The same cells give the same bytes.

use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatBorder, Formula, IgnoreError,
    Workbook, Worksheet, XlsxError,
};

use super::{Cell, formula::is_risky};
use crate::model::{
    plain::Plain,
    value::{Day, Value},
};

/// The most that a cell can hold, in UTF-16 units.
pub const LONGEST: usize = 32_767;
/// The most rows that a sheet can have below its header.
pub const MOST_ROWS: usize = 1_048_575;
/// The sheet that holds what can be chosen from, where that is too long to stand in the column.
const LISTS: &str = "lists";
/// The most letters that a list to choose from may have in its column.
const LONGEST_LIST: usize = 255;
/// The widest that a column becomes by itself, in pixels.
const WIDEST: u32 = 420;
/// So many rows are looked at to find how wide a column is to be.
const MEASURED: u32 = 500;
/// No earlier day is written as a date: spreadsheets count with a 29 February 1900.
const FIRST: Day = Day {
    year: 1900,
    month: 3,
    day: 1,
};

/// A column of a sheet.
#[derive(Clone, Debug)]
pub struct SheetColumn {
    /// What stands above it.
    pub header: String,
    /// Whether whole days in it are dates.
    pub has_dates: bool,
    /// What a person can choose from; other text can be typed as well.
    pub choices: Vec<String>,
    /// Whether it is there for programs alone.
    pub is_hidden: bool,
}

/// A workbook as it grows.
pub struct Book {
    workbook: Workbook,
    lists: Vec<Vec<String>>,
    looks: Looks,
}

/// A place in a sheet: its row (the first below the header is 0) and its column.
pub type Place = (usize, usize);

struct Looks {
    header: Format,
    text: Format,
    risky: Format,
    day: Format,
    plain: Format,
}

impl Book {
    /// A workbook without sheets.
    pub fn new() -> Self {
        let text = Format::new().set_num_format("@");
        let header = Format::new().set_bold().set_num_format("@");
        Self {
            workbook: Workbook::new(),
            lists: Vec::new(),
            looks: Looks {
                header: header.set_border_bottom(FormatBorder::Thin),
                risky: text.clone().set_quote_prefix(),
                text,
                day: Format::new().set_num_format("yyyy-mm-dd"),
                plain: Format::new(),
            },
        }
    }

    /// Adds a sheet: a header that stays in sight, and the rows below it, which can be filtered.
    /// Tells where a text was too long for a cell, which is then empty.
    ///
    /// # Errors
    /// When there are more than [`MOST_ROWS`], or the name cannot be one.
    pub fn sheet(
        &mut self,
        name: &str,
        columns: &[SheetColumn],
        rows: &[Vec<Cell>],
    ) -> Result<Vec<Place>, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        for (at, column) in (0..).zip(columns) {
            sheet.set_column_format(at, &self.looks.text)?;
            sheet.write_string_with_format(0, at, &column.header, &self.looks.header)?;
            if let Some(choices) = self.choices(&column.choices)? {
                sheet.add_data_validation(1, at, LAST_ROW, at, &choices)?;
            }
        }
        let mut too_long = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let line = u32::try_from(at + 1).map_err(|_| XlsxError::RowColumnLimitError)?;
            for ((place, cell), column) in (0..).zip(row).zip(columns) {
                if !self.looks.put(&mut sheet, (line, place), cell, column)? {
                    too_long.push((at, usize::from(place)));
                }
            }
        }
        settle(&mut sheet, columns, rows.len())?;
        self.workbook.push_worksheet(sheet);
        Ok(too_long)
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// When the workbook cannot be made.
    pub fn finish(mut self) -> Result<Vec<u8>, XlsxError> {
        if !self.lists.is_empty() {
            let mut sheet = Worksheet::new();
            sheet.set_name(LISTS)?.set_hidden(true);
            for (column, list) in (0..).zip(&self.lists) {
                for (row, text) in (0..).zip(list) {
                    sheet.write_string_with_format(row, column, text, &self.looks.text)?;
                }
            }
            self.workbook.push_worksheet(sheet);
        }
        // Else the file would tell when it was made, and no two would be the same.
        let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
        let about = DocProperties::new().set_creation_datetime(&day);
        self.workbook.set_properties(&about);
        self.workbook.save_to_buffer()
    }

    fn choices(&mut self, choices: &[String]) -> Result<Option<DataValidation>, XlsxError> {
        if choices.is_empty() {
            return Ok(None);
        }
        let rule = DataValidation::new().show_error_message(false);
        let length = choices.iter().map(|choice| choice.chars().count() + 1);
        let fits = length.sum::<usize>() <= LONGEST_LIST + 1;
        if fits && !choices.iter().any(|choice| choice.contains(',')) {
            return rule.allow_list_strings(choices).map(Some);
        }
        let known = self.lists.iter().position(|list| list == choices);
        let at = known.unwrap_or_else(|| {
            self.lists.push(choices.to_vec());
            self.lists.len() - 1
        });
        // There are fewer lists than letters: one for each kind of value.
        let letter = char::from(b'A' + u8::try_from(at).unwrap_or_default());
        let range = format!("={LISTS}!${letter}$1:${letter}${}", choices.len());
        Ok(Some(rule.allow_list_formula(Formula::new(range))))
    }
}

impl Default for Book {
    fn default() -> Self {
        Self::new()
    }
}

/// The last row of a sheet, counted from 0.
const LAST_ROW: u32 = 1_048_575;

/// What can be said of a sheet only when its cells are there.
fn settle(sheet: &mut Worksheet, columns: &[SheetColumn], rows: usize) -> Result<(), XlsxError> {
    let last_row = u32::try_from(rows.max(1)).map_err(|_| XlsxError::RowColumnLimitError)?;
    let last = u16::try_from(columns.len().saturating_sub(1)).unwrap_or_default();
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, last_row, last)?;
    // A year is a text here, as are all codes: no green corners.
    sheet.ignore_error_range(1, 0, last_row, last, IgnoreError::NumberStoredAsText)?;
    sheet.set_autofit_max_row(MEASURED);
    sheet.set_autofit_max_width(WIDEST);
    sheet.autofit();
    for (at, column) in (0..).zip(columns) {
        if column.is_hidden {
            sheet.set_column_hidden(at)?;
        }
    }
    Ok(())
}

impl Looks {
    /// Puts a cell in its place; tells whether it fits.
    fn put(
        &self,
        sheet: &mut Worksheet,
        (row, at): (u32, u16),
        cell: &Cell,
        column: &SheetColumn,
    ) -> Result<bool, XlsxError> {
        if let Cell::One(Plain::Yes(yes)) = cell {
            sheet.write_boolean_with_format(row, at, *yes, &self.plain)?;
            return Ok(true);
        }
        if let Cell::One(Plain::Whole(number)) = cell {
            #[expect(clippy::cast_precision_loss, reason = "they count what is in a folder")]
            sheet.write_number_with_format(row, at, *number as f64, &self.plain)?;
            return Ok(true);
        }
        let text = cell.raw();
        if text.is_empty() {
            return Ok(true);
        }
        if column.has_dates
            && let Some(day) = date(&text)
        {
            sheet.write_datetime_with_format(row, at, &day?, &self.day)?;
            return Ok(true);
        }
        if text.encode_utf16().count() > LONGEST {
            return Ok(false);
        }
        self.text(sheet, (row, at), &text)?;
        Ok(true)
    }

    fn text(&self, sheet: &mut Worksheet, place: (u32, u16), text: &str) -> Result<(), XlsxError> {
        let (row, at) = place;
        let look = if is_risky(text) {
            &self.risky
        } else {
            &self.text
        };
        if text.starts_with("<r>") && text.ends_with("</r>") {
            // The library would take it for a text of several formats, and write it as it is. In
            // such a text it does not escape what looks like an escape.
            let text = &text.replace("_x", "_x005F_x");
            sheet.write_rich_string_with_format(row, at, &[(&self.plain, text)], look)?;
        } else {
            sheet.write_string_with_format(row, at, text, look)?;
        }
        Ok(())
    }
}

/// A whole day that a spreadsheet can count with.
fn date(text: &str) -> Option<Result<ExcelDateTime, XlsxError>> {
    let day = Day::parse(text).ok().filter(|day| *day >= FIRST)?;
    Some(ExcelDateTime::from_ymd(day.year, day.month, day.day))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
    use proptest::prelude::*;

    use super::{Book, SheetColumn};
    use crate::{model::plain::Plain, output::Cell};

    fn column(header: &str) -> SheetColumn {
        SheetColumn {
            header: header.to_owned(),
            has_dates: header == "start",
            choices: Vec::new(),
            is_hidden: false,
        }
    }

    fn bytes(headers: &[&str], rows: &[Vec<Cell>]) -> (Vec<u8>, Vec<super::Place>) {
        let columns: Vec<_> = headers.iter().map(|header| column(header)).collect();
        let mut book = Book::new();
        let too_long = book.sheet("agenda's", &columns, rows).expect("a sheet");
        (book.finish().expect("a workbook"), too_long)
    }

    fn read(bytes: Vec<u8>) -> Vec<Vec<Data>> {
        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
        let range = book.worksheet_range_at(0).expect("a sheet").expect("cells");
        range.rows().map(<[Data]>::to_vec).collect()
    }

    #[test]
    fn a_day_is_a_date_and_all_else_is_text() {
        let texts = ["2019", "2019-07", "2019-07-03", "1900-02-28", "9999-12-31"];
        let rows: Vec<_> = texts
            .iter()
            .map(|text| vec![Cell::from(*text), Cell::from(*text), true.into()])
            .collect();
        let read = read(bytes(&["start", "title", "former"], &rows).0);
        let text = |text: &str| Data::String(text.to_owned());
        assert_eq!(read[0], ["start", "title", "former"].map(text));
        for (row, written) in read[1..].iter().zip(texts) {
            let is_date = matches!(row[0], Data::DateTime(_));
            assert_eq!(is_date, ["2019-07-03", "9999-12-31"].contains(&written));
            assert_eq!(row[1], text(written));
            assert_eq!(row[2], Data::Bool(true));
        }
        let Data::DateTime(day) = read[3][0] else {
            panic!("no date: {:?}", read[3][0]);
        };
        assert_eq!(day.to_ymd_hms_milli(), (2019, 7, 3, 0, 0, 0, 0));
    }

    #[test]
    fn what_is_too_long_is_told_and_left_out() {
        let row = vec!["x".repeat(32_768).into(), "y".repeat(32_767).into()];
        let (bytes, too_long) = bytes(&["a", "b"], &[row]);
        assert_eq!(too_long, [(0, 0)]);
        assert_eq!(read(bytes)[1][0], Data::Empty);
    }

    #[test]
    fn two_workbooks_are_the_same() {
        let rows = vec![vec![Cell::from("2019-07-03"), Plain::Whole(3).into()]];
        assert_eq!(bytes(&["start", "b"], &rows), bytes(&["start", "b"], &rows));
    }

    #[test]
    fn a_long_list_to_choose_from_stands_in_a_sheet_of_its_own() {
        let mut book = Book::new();
        let mut long = column("themes");
        long.choices = (0..40).map(|n| format!("thema-{n:04}")).collect();
        let mut short = column("kind");
        short.choices = vec!["news".into(), "video".into()];
        book.sheet("a", &[long, short], &[]).expect("a sheet");
        let mut read: Xlsx<_> =
            open_workbook_from_rs(Cursor::new(book.finish().expect("bytes"))).expect("a workbook");
        assert_eq!(read.sheet_names(), ["a", "lists"]);
        let list = read.worksheet_range("lists").expect("the lists");
        assert_eq!(list.get_size(), (40, 1));
    }

    /// What only a person in a spreadsheet sees.
    #[test]
    fn a_sheet_can_be_typed_in() {
        let (mut kind, mut print) = (column("kind"), column("fingerprint"));
        kind.choices = vec!["news".into(), "video".into()];
        print.is_hidden = true;
        let mut book = Book::new();
        let row = ["gewoon", "=1+1", "abc"].map(Cell::from).to_vec();
        let columns = [column("title"), kind, print];
        book.sheet("a", &columns, &[row]).expect("a sheet");
        let bytes = Cursor::new(book.finish().expect("bytes"));
        let mut package = zip::ZipArchive::new(bytes).expect("a package");
        let mut part = |name: &str| {
            let part = package.by_name(name).expect("a part");
            std::io::read_to_string(part).expect("text")
        };
        let sheet = part("xl/worksheets/sheet1.xml");
        // What can be chosen is offered, and other text is not refused.
        assert!(
            sheet.contains("<formula1>\"news,video\"</formula1>"),
            "{sheet}"
        );
        assert!(!sheet.contains("showErrorMessage"), "{sheet}");
        // The header stays in sight, rows can be filtered, and the fingerprint is in nobody's way.
        assert!(sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter ref=\"A1:C2\""));
        let hidden = sheet
            .split("<col ")
            .filter(|column| column.contains("hidden=\"1\""));
        let hidden: Vec<_> = hidden.collect();
        assert!(
            hidden.len() == 1 && hidden[0].starts_with("min=\"3\" max=\"3\""),
            "{sheet}"
        );
        // What looks like a formula is text, also once somebody has changed the cell.
        let styles = part("xl/styles.xml");
        let cells = styles.split("<cellXfs").nth(1).expect("looks");
        let looks: Vec<_> = cells.split("<xf ").skip(1).collect();
        let is_quoted = |cell: &str| {
            let found = sheet.split(&format!("<c r=\"{cell}\" s=\"")).nth(1);
            let look = found
                .and_then(|rest| rest.split('"').next())
                .expect("a look");
            looks[look.parse::<usize>().expect("a number")].contains("quotePrefix=\"1\"")
        };
        assert_eq!(["A2", "B2", "C2"].map(is_quoted), [false, true, false]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn every_text_is_read_back(
            texts in proptest::collection::vec(
                "[=+@a\t\r\n <>&\"'_x0-9\u{1}\u{1b}\u{7f}\u{85}\u{9b}\u{202e}é🙂\u{fffe}]{1,12}|<r>[<>/a-z_x0\u{1}]{0,20}(_x0041_)?</r>|_x[0-9A-F]{4}_",
                1..6,
            ),
        ) {
            let rows: Vec<_> = texts.iter().map(|text| vec![Cell::from(text.as_str())]).collect();
            let read = read(bytes(&["a"], &rows).0);
            let came: Vec<_> = read[1..].iter().map(|row| row[0].to_string()).collect();
            prop_assert_eq!(came, texts);
        }
    }
}
