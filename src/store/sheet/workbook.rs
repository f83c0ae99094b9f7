//! Workbooks; the door to `calamine`, and to `zip` for what a workbook is packed in.

use std::{
    collections::HashMap,
    io::{Cursor, Read},
    panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook},
};

use anyhow::{Result, anyhow, bail};
use calamine::{
    Cell as Found, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxError,
};
use memchr::memmem;
use zip::ZipArchive;

use super::{
    Budget, Cell, Gatherer, Table, Writing,
    merged::{Range, Ranges},
    put, say,
};
use crate::model::value::{Day, Moment};

/// A workbook may unpack to at most this many bytes: a hundred thousand rows come to half of it.
const UNPACKED: u64 = 256 << 20;
/// A workbook may be packed of at most this many parts.
const PARTS: usize = 10_000;

/// What a package holds beside its cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Marks {
    /// A formula.
    formulas: bool,
    /// Cells that were made one.
    merged: bool,
}

/// Reads the sheets that are not hidden.
pub fn read(bytes: &[u8]) -> Result<Vec<Table>> {
    let marks = judge_package(bytes, UNPACKED)?;
    // What is damaged on purpose takes the library to places where it panics; that is no mistake of
    // ours to be told with a trace.
    let hook = take_hook();
    set_hook(Box::new(|_| {}));
    let tables = catch_unwind(AssertUnwindSafe(|| sheets(bytes, marks)));
    set_hook(hook);
    tables.unwrap_or_else(|_| Err(damaged()))
}

fn damaged() -> anyhow::Error {
    anyhow!(say::no_readable_workbook())
}

/// Unpacks everything once, only to see how much it is: what a package says of itself proves
/// nothing. Tells what is in it.
fn judge_package(bytes: &[u8], limit: u64) -> Result<Marks> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    if package.len() > PARTS {
        return Err(damaged());
    }
    if let Some(format) = foreign(&mut package) {
        bail!(say::other_format(format));
    }
    let mut left = limit;
    let mut held = Vec::new();
    let mut marks = Marks::default();
    for nth in 0..package.len() {
        let part = package.by_index(nth).map_err(|_| damaged())?;
        let counts = part
            .name()
            .is_ok_and(|name| name.ends_with("sharedStrings.xml"));
        held.clear();
        part.take(left + 1)
            .read_to_end(&mut held)
            .map_err(|_| damaged())?;
        let read = u64::try_from(held.len()).unwrap_or(u64::MAX);
        left = left
            .checked_sub(read)
            .ok_or_else(|| anyhow!(say::bomb(limit >> 20)))?;
        let has = |mark: &[u8]| memmem::find(&held, mark).is_some();
        // Some programs write a prefix before each name.
        marks.formulas |= [&b"<f>"[..], b"<f ", b":f>", b":f "].into_iter().any(has);
        marks.merged |= has(b"mergeCell");
        // The library makes room for as many texts as are announced.
        if counts && announced(&held).is_none_or(|count| count > read) {
            return Err(damaged());
        }
    }
    Ok(marks)
}

/// What a package is that other programs write, and that is no workbook of this kind.
fn foreign(package: &mut ZipArchive<Cursor<&[u8]>>) -> Option<&'static str> {
    const PARTS: [(&str, &str); 5] = [
        ("word/document.xml", ".docx"),
        ("ppt/presentation.xml", ".pptx"),
        ("xl/workbook.bin", ".xlsb"),
        ("Index/Document.iwa", ".numbers"),
        ("Index.zip", ".numbers"),
    ];
    const KINDS: [(&str, &str); 2] = [("spreadsheet", ".ods"), ("text", ".odt")];
    let by_part =
        |(part, format): (&str, &'static str)| package.index_for_name(part).map(|_| format);
    if let Some(format) = PARTS.into_iter().find_map(by_part) {
        return Some(format);
    }
    let mut kind = String::new();
    let part = package.by_name("mimetype").ok()?;
    part.take(256).read_to_string(&mut kind).ok()?;
    let kind = kind.strip_prefix("application/vnd.oasis.opendocument.")?;
    let is_it = |(name, format)| kind.starts_with(name).then_some(format);
    Some(KINDS.into_iter().find_map(is_it).unwrap_or("OpenDocument"))
}

/// How many texts the list of texts says that it has; none said is none to make room for.
fn announced(part: &[u8]) -> Option<u64> {
    const COUNT: &str = "uniqueCount";
    let mut most = 0;
    for (at, _) in String::from_utf8_lossy(part).match_indices(COUNT) {
        let rest = part.get(at + COUNT.len()..).unwrap_or_default();
        let digits = rest
            .iter()
            .skip_while(|byte| !byte.is_ascii_digit())
            .take_while(|byte| byte.is_ascii_digit());
        let digits: String = digits.map(|byte| char::from(*byte)).collect();
        most = most.max(if digits.is_empty() {
            0
        } else {
            digits.parse().ok()?
        });
    }
    Some(most)
}

fn sheets(bytes: &[u8], marks: Marks) -> Result<Vec<Table>> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| unread(&error))?;
    let sheets = workbook.sheets_metadata().iter();
    let shown = sheets.filter(|sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    });
    let names: Vec<_> = shown.map(|sheet| sheet.name.clone()).collect();
    let mut budget = Budget::WHOLE;
    let mut tables = Vec::new();
    for name in names {
        let formulas = if marks.formulas {
            without_value(&mut workbook, &name)?
        } else {
            HashMap::new()
        };
        let merged = if marks.merged {
            merged(&mut workbook, &name)?
        } else {
            Vec::new()
        };
        let gathered = sheet(&mut workbook, &name, &formulas, merged, budget)?;
        budget = gathered.budget;
        tables.extend(gathered.table(Some(name), Writing::Whole));
    }
    if tables.is_empty() {
        bail!(say::empty());
    }
    Ok(tables)
}

/// The formulas that nobody has calculated yet: a program wrote them.
fn without_value(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
) -> Result<HashMap<(u32, u32), String>> {
    let mut reader = workbook
        .worksheet_cells_reader(name)
        .map_err(|error| unread(&error))?;
    let mut found = HashMap::new();
    while let Some(cell) = reader
        .next_cell_with_formula()
        .map_err(|error| unread(&error))?
    {
        if let (DataRef::Empty, Some(formula)) = (&cell.value, cell.formula) {
            found.insert(cell.pos, format!("={formula}"));
        }
    }
    Ok(found)
}

fn merged(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<Range>> {
    let found = workbook.merge_cells_by_sheet_name(name);
    let found = found.map_err(|error| unread(&error))?.into_iter();
    let ranges = found.map(|found| Range {
        start: found.start,
        end: found.end,
    });
    Ok(ranges.collect())
}

fn sheet(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    formulas: &HashMap<(u32, u32), String>,
    merged: Vec<Range>,
    budget: Budget,
) -> Result<Gatherer> {
    let mut rows = Rows {
        gatherer: Gatherer::new(budget),
        merged: Ranges::of(merged),
    };
    let mut reader = workbook
        .worksheet_cells_reader(name)
        .map_err(|error| unread(&error))?;
    let mut cells = Vec::new();
    let mut current = 0;
    while let Some((found, style)) = reader
        .next_cell_with_style_id()
        .map_err(|error| unread(&error))?
    {
        let (row, column) = found.get_position();
        if row != current {
            rows.row(current, std::mem::take(&mut cells))?;
            current = row;
        }
        let formula = formulas.get(&(row, column)).cloned().map(Cell::NoValue);
        let cell = formula.unwrap_or_else(|| cell(&found, reader.styles().get(style)));
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        put(&mut cells, column, cell)?;
    }
    rows.row(current, cells)?;
    Ok(rows.gatherer)
}

struct Rows {
    gatherer: Gatherer,
    merged: Ranges,
}

impl Rows {
    fn row(&mut self, row: u32, mut cells: Vec<Cell>) -> Result<()> {
        let is_header = self.gatherer.header.is_none();
        if let Some(range) = self.merged.fill(row, is_header, &mut cells)? {
            let column = usize::try_from(range.start.1).ok();
            let reason = say::merged(range.told());
            self.gatherer.unclear(number(row), column, reason);
        }
        self.gatherer.row(number(row), cells)
    }
}

/// The number of a row as people see it.
fn number(row: u32) -> usize {
    usize::try_from(row).unwrap_or(usize::MAX).saturating_add(1)
}

fn cell(found: &Found<DataRef>, style: Option<&Style>) -> Cell {
    match found.get_value() {
        DataRef::Empty => Cell::Nothing,
        #[expect(
            clippy::cast_precision_loss,
            reason = "no year and no age is that large"
        )]
        DataRef::Int(number) => counted(*number as f64, style),
        DataRef::Float(number) => counted(*number, style),
        DataRef::Bool(yes) => Cell::Yes(*yes),
        DataRef::String(text) => Cell::of_text(text.clone()),
        DataRef::SharedString(text) => Cell::of_text((*text).to_owned()),
        DataRef::DateTime(at) => date(*at, style),
        DataRef::DateTimeIso(text) => {
            let day = text.strip_suffix("T00:00:00").unwrap_or(text);
            day.parse()
                .map_or_else(|_| Cell::NoValue(text.clone()), Cell::Date)
        }
        DataRef::DurationIso(text) => Cell::NoValue(text.clone()),
        DataRef::Error(error) => Cell::NoValue(error.to_string()),
    }
}

/// A number; of a hundred, where it is shown as parts of that.
fn counted(number: f64, style: Option<&Style>) -> Cell {
    let format = style.and_then(|style| style.number_format.as_ref());
    if format.is_some_and(|format| shown_in(&format.format_code, '%')) {
        return Cell::NoValue(format!("{}%", number * 100.0));
    }
    Cell::Number(number)
}

/// A date as it is shown: who sees `jul-21` stated no day.
fn date(at: ExcelDateTime, style: Option<&Style>) -> Cell {
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let known = Day::new(year, month, day).filter(|_| at.is_datetime());
    let format = style.and_then(|style| style.number_format.as_ref());
    // Of a time alone the day is that of midnight.
    let is_time = format.is_some_and(|format| {
        let shows = |part| shown_in(&format.format_code, part);
        (shows('h') || shows('s')) && !shows('d') && !shows('y')
    });
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if is_time {
        return Cell::NoValue(time);
    }
    if known.is_none() || (hour, minute, second) != (0, 0, 0) {
        return Cell::NoValue(format!("{year}-{month:02}-{day:02} {time}"));
    }
    // A format without a year is one that the library does not know.
    let format = format.filter(|format| shown_in(&format.format_code, 'y'));
    let shows = |sign| format.is_none_or(|format| shown_in(&format.format_code, sign));
    let moment = Moment {
        year,
        month: (shows('m') || shows('d')).then_some(month),
        day: shows('d').then_some(day),
    };
    Cell::Date(moment)
}

/// Whether a format shows a part of a date: what stands in quotes or brackets is no part.
fn shown_in(format: &str, part: char) -> bool {
    let (mut in_quotes, mut in_brackets) = (false, false);
    // Only the format of numbers above zero.
    format.chars().take_while(|c| *c != ';').any(|c| {
        match c {
            '"' => in_quotes = !in_quotes,
            '[' => in_brackets = true,
            ']' => in_brackets = false,
            _ => {}
        }
        !in_quotes && !in_brackets && c.eq_ignore_ascii_case(&part)
    })
}

fn unread(error: &XlsxError) -> anyhow::Error {
    if matches!(error, XlsxError::Password) {
        anyhow!(say::old_workbook())
    } else {
        damaged()
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::{Marks, judge_package, read, shown_in};

    /// A package of these parts.
    fn package(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut package = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            let options = SimpleFileOptions::default();
            package.start_file(*name, options).expect("a part");
            package.write_all(text.as_bytes()).expect("memory");
        }
        package.finish().expect("a package").into_inner()
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused() {
        let bytes = package(&[("a.xml", &" ".repeat(3 << 20))]);
        assert!(bytes.len() < 1 << 16);
        let said = |limit| judge_package(&bytes, limit).map_err(|error| error.to_string());
        assert_eq!(said(4 << 20), Ok(Marks::default()));
        let told = said(2 << 20).expect_err("too much");
        assert!(told.contains("unpacks to more than 2 MB"), "{told}");
    }

    #[test]
    fn texts_that_are_only_announced_get_no_room() {
        for count in ["999999999999", "99999999999999999999999"] {
            let strings = format!("<sst uniqueCount=\"{count}\"></sst>");
            let bytes = package(&[("xl/sharedStrings.xml", &strings)]);
            assert!(read(&bytes).is_err());
        }
    }

    #[test]
    fn a_format_shows_what_it_shows() {
        assert!(shown_in("d-m-yyyy", 'd'));
        assert!(!shown_in("mmm-yy", 'd'));
        assert!(!shown_in("[$-413]mmm \"dag\" yyyy;@d", 'd'));
        assert!(shown_in("[$-413]d mmmm yyyy", 'd'));
        assert!(!shown_in("yyyy", 'm'));
    }
}
