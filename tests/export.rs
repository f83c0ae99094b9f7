//! What `gka export` writes, read by those for whom it is: a spreadsheet, a calendar, an address
//! book; and by who would have them do something else with it.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

mod screen;

use std::{
    fs,
    io::Cursor,
    path::Path,
    process::{Command, Output, Stdio},
};

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use calcard::{Entry, Parser, icalendar::ICalendar, vcard::VCard};
use screen::Screen;
use tempfile::TempDir;

const AGENDAS: &str = "tests/sessions/agendas";

fn gka(data: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gka"));
    let command = command.args(args).env_clear().stdin(Stdio::null());
    command.env("GKA_DATA", data).output().unwrap()
}

/// What an export prints, which must have gone well.
fn exported(data: &Path, args: &[&str]) -> Vec<u8> {
    let args = [&["export"], args].concat();
    let output = gka(data, &args);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{args:?}: {told}");
    output.stdout
}

fn text(data: &Path, args: &[&str]) -> String {
    String::from_utf8(exported(data, args)).unwrap()
}

/// A folder with one record, whose every text is out to do something.
fn hostile() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let copy = |name: &str| fs::copy(Path::new(AGENDAS).join(name), folder.path().join(name));
    copy("gka.toml").unwrap();
    copy("themes.toml").unwrap();
    fs::create_dir(folder.path().join("municipalities")).unwrap();
    let record = HOSTILE.replace("LONG", &"lang, ".repeat(40));
    fs::write(folder.path().join("municipalities/leiden.toml"), record).unwrap();
    folder
}

const HOSTILE: &str = r#"
code = "GM0546"
name = "Leiden"
vision = """
# kop
<script>alert(1)</script> [klik](javascript:x) LONG
==="""

[[agendas]]
start = 2019
end = 2021-03-04
document = "https://voorbeeld.nl/a;b,c"

[[agendas]]
start = 2019
end = 2022

[[interventions]]
id = "een"
title = '=HYPERLINK("http://kwaad.nl";"klik")'
summary = "'=1+1"
ages = "4-12"
partners = ["-2+3", "@SUM(1)", "\t=1", "een; twee", "\\"]

[[interventions]]
id = "twee"
title = "\u001b[31mrood\u202e\r\nBEGIN:VCARD"
summary = "<r>x_x0041_\u0001</r>"
start = 2019-07-03

[[contacts]]
name = "+Piet; \"de\", man\nBEGIN:VEVENT"
role = "=1"
email = "piet@voorbeeld.nl"
phone = "+31 6 12345678"

[[contacts]]
name = "+Piet; \"de\", man\nBEGIN:VEVENT"

[[sources]]
note = "een"
read = 2025-01-02

[[sources]]
note = "twee"
read = 2026-11-23
[[sources]]
note = "drie"
read = 2024-05-06
"#;

#[test]
fn a_workbook_says_what_csv_says() {
    let hostile = hostile();
    for data in [Path::new(AGENDAS), hostile.path(), Path::new("data")] {
        let bytes = exported(data, &["xlsx", "--contacts"]);
        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let names = book.sheet_names();
        assert_eq!(names.last().map(String::as_str), Some("columns"));
        for name in &names[..names.len() - 1] {
            let range = book.worksheet_range(name).unwrap();
            let rows = range.rows().map(|row| row.iter().map(written).collect());
            let rows: Vec<Vec<String>> = rows.collect();
            let csv = exported(data, &["csv", name, "--raw", "--fingerprint"]);
            let csv = csv::ReaderBuilder::new()
                .has_headers(false)
                .from_reader(&csv[..]);
            let records = csv.into_records().map(|record| {
                let record = record.unwrap();
                record.iter().map(str::to_owned).collect::<Vec<_>>()
            });
            assert_eq!(rows, records.collect::<Vec<_>>(), "{name}");
        }
    }
}

#[test]
fn a_workbook_speaks_the_language() {
    let bytes = exported(Path::new(AGENDAS), &["xlsx", "--lang", "nl"]);
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    assert_eq!(names[..3], ["gemeenten", "agenda's", "addenda"]);
    assert_eq!(names.last().map(String::as_str), Some("kolommen"));
    let range = book.worksheet_range("interventies").unwrap();
    let header: Vec<_> = range.rows().next().unwrap().iter().map(written).collect();
    assert_eq!(header[..3], ["gemeente", "id", "titel"]);
    assert_eq!(header.last().map(String::as_str), Some("vingerafdruk"));
}

/// A cell as csv writes it.
fn written(cell: &Data) -> String {
    match cell {
        Data::String(text) => text.clone(),
        Data::Empty => String::new(),
        Data::Bool(yes) => yes.to_string(),
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::Int(_)
        | Data::Float(_)
        | Data::DateTimeIso(_)
        | Data::DurationIso(_)
        | Data::Error(_) => panic!("no such cell is written: {cell:?}"),
    }
}

#[test]
fn no_text_becomes_a_formula() {
    let folder = hostile();
    let bytes = exported(folder.path(), &["xlsx", "interventions"]);
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["interventions"]);
    let formulas = book.worksheet_formula("interventions").unwrap();
    assert!(formulas.is_empty(), "{formulas:?}");
    let csv = text(folder.path(), &["csv", "interventions"]);
    let mut csv = csv::Reader::from_reader(csv.as_bytes());
    for record in csv.records() {
        let record = record.unwrap();
        let risky = |cell: &&str| cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        assert_eq!(record.iter().find(risky), None);
    }
    let raw = text(folder.path(), &["csv", "interventions", "--raw"]);
    assert!(raw.contains("\"=HYPERLINK("), "{raw}");
    for form in ["tsv", "json", "jsonl"] {
        let text = text(folder.path(), &[form, "interventions"]);
        assert!(!text.contains("'=HYPERLINK"), "{text}");
        assert!(!text.contains('\u{1b}'), "{text:?}");
    }
}

#[test]
fn a_calendar_is_read_by_another_program() {
    let folder = hostile();
    let text = text(folder.path(), &["ics"]);
    let calendar = ICalendar::parse(&text).unwrap();
    let kinds: Vec<_> = calendar
        .components
        .iter()
        .map(|component| component.component_type.as_str())
        .collect();
    assert_eq!(kinds, ["VCALENDAR", "VEVENT", "VEVENT"]);
    let uids: Vec<_> = text
        .lines()
        .filter(|line| line.starts_with("UID:"))
        .collect();
    assert_eq!(
        uids,
        ["UID:leiden-agenda-2019@gka", "UID:2-leiden-agenda-2019@gka"]
    );
    assert!(text.contains("DTSTART;VALUE=DATE:20210304\r\n"), "{text}");
    // What was read last is how new it is.
    assert_eq!(text.matches("DTSTAMP:20261123T000000Z").count(), 2);
    assert!(text.contains("DTEND;VALUE=DATE:20230101\r\n"), "{text}");
    assert!(
        text.contains("URL:https://voorbeeld.nl/a;b,c\r\n"),
        "{text}"
    );
}

#[test]
fn an_address_book_is_read_by_another_program() {
    let folder = hostile();
    let text = text(folder.path(), &["vcf"]);
    let mut parser = Parser::new(&text);
    let mut cards = 0;
    loop {
        match parser.entry() {
            Entry::VCard(card) => {
                let VCard { entries } = card;
                let held = |name: &str| {
                    let mut found = entries.iter().filter(|entry| entry.name.as_str() == name);
                    found
                        .next()
                        .map(|entry| entry.values[0].as_text().unwrap().to_owned())
                };
                assert_eq!(held("VERSION"), Some("4.0".to_owned()));
                let name = held("FN").unwrap();
                assert_eq!(name, "+Piet; \"de\", man\nBEGIN:VEVENT");
                if cards == 0 {
                    assert_eq!(held("EMAIL"), Some("piet@voorbeeld.nl".to_owned()));
                    assert_eq!(held("TEL"), Some("+31 6 12345678".to_owned()));
                }
                cards += 1;
            }
            Entry::Eof => break,
            Entry::ICalendar(_)
            | Entry::InvalidLine(_)
            | Entry::UnexpectedComponentEnd { .. }
            | Entry::UnterminatedComponent(_)
            | Entry::TooManyComponents
            | _ => panic!("something else than a card"),
        }
    }
    assert_eq!(cards, 2);
    for line in text.lines() {
        assert!(line.len() <= 75, "{line}");
    }
}

#[test]
fn who_serves_several_municipalities_has_one_card_and_namesakes_have_two() {
    let hostile = hostile();
    for (data, coordinators) in [(Path::new(AGENDAS), 2), (hostile.path(), 0)] {
        let book = text(data, &["vcf"]);
        let uids: Vec<_> = book.lines().filter(|l| l.starts_with("UID")).collect();
        let once: std::collections::HashSet<_> = uids.iter().collect();
        assert_eq!(uids.len(), once.len(), "{uids:?}");
        assert_eq!(book.matches("gka-coordinator-").count(), coordinators);
    }
}

#[test]
fn two_exports_are_the_same_bytes() {
    let forms = [
        &["csv", "agendas"][..],
        &["json"],
        &["xlsx"],
        &["markdown", "leiden"],
        &["ics"],
        &["vcf"],
    ];
    let all = || forms.map(|args| exported(Path::new(AGENDAS), args));
    let before = all();
    // Another second, also for what counts in whole ones.
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    for ((args, once), again) in forms.iter().zip(before).zip(all()) {
        assert!(once == again, "{args:?}");
    }
}

#[test]
fn what_leaves_as_a_whole_leaves_mail_and_telephone_behind() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    copy(Path::new(AGENDAS), data);
    let private = "[[coordinators]]\nid = \"geheim\"\nname = \"Geheime Naam\"\n\
                   email = \"geheim@voorbeeld.nl\"\nmunicipalities = [\"*\"]\n";
    fs::write(data.join("coordinators.local.toml"), private).unwrap();
    let secrets = [
        "a.devries@",
        "071 516",
        "jan@",
        "12345678",
        "Geheim",
        "geheim@",
    ];
    for args in [
        &["json"][..],
        &["jsonl"],
        &["xlsx"],
        &["xlsx", "leiden"],
        &["markdown", "leiden"],
    ] {
        let told = readable(&exported(data, args));
        for secret in secrets {
            assert!(!told.contains(secret), "{args:?}: {secret}");
        }
        let told = readable(&exported(data, &[args, &["--contacts"]].concat()));
        assert!(told.contains("a.devries@"), "{args:?}");
    }
    for args in [&["csv", "contacts"][..], &["vcf"], &["xlsx", "contacts"]] {
        let told = readable(&exported(data, args));
        for secret in secrets {
            assert!(told.contains(secret), "{args:?}: {secret}");
        }
    }
}

/// The text of an export; of a workbook that of its cells.
fn readable(bytes: &[u8]) -> String {
    if !bytes.starts_with(b"PK") {
        return String::from_utf8(bytes.to_vec()).unwrap();
    }
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let sheets = book.worksheets();
    let cells = sheets.iter().flat_map(|(_, range)| range.rows()).flatten();
    cells.map(|cell| cell.to_string() + "\n").collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn a_text_longer_than_a_cell_is_told_and_left_out() {
    let folder = hostile();
    let file = folder.path().join("municipalities/leiden.toml");
    let long = HOSTILE.replace("'=1+1", &"x".repeat(40_000));
    fs::write(&file, long).unwrap();
    let output = gka(folder.path(), &["export", "xlsx", "interventions"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{told}");
    let expected = "sheet interventions, row 2: `summary` is longer than a cell can hold (32767 characters); it is left empty\n";
    assert_eq!(told, expected);
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(output.stdout)).unwrap();
    let range = book.worksheet_range("interventions").unwrap();
    assert_eq!(range.get((1, 3)), Some(&Data::Empty));
}

#[test]
fn a_file_is_whole_or_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    copy(Path::new(AGENDAS), &folder.path().join("data"));
    let data = folder.path().join("data");
    let file = folder.path().join("uit.json");
    let out = file.to_str().unwrap();
    fs::write(&file, "old").unwrap();
    fs::write(data.join("municipalities/delft.toml"), "kapot = [").unwrap();
    let strict = gka(&data, &["export", "json", "--out", out, "--strict"]);
    assert_eq!(strict.status.code(), Some(1));
    assert_eq!(fs::read_to_string(&file).unwrap(), "old");
    let spooled = gka(&data, &["export", "json", "--strict"]);
    assert_eq!((spooled.status.code(), spooled.stdout.len()), (Some(1), 0));
    let loose = gka(&data, &["export", "json", "--out", out]);
    assert_eq!(loose.status.code(), Some(3));
    assert!(fs::read_to_string(&file).unwrap().ends_with("\n]\n"));
    fs::remove_file(data.join("municipalities/delft.toml")).unwrap();
    let strict = gka(&data, &["export", "json", "--strict"]);
    assert_eq!(strict.stdout, fs::read(&file).unwrap());
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().flatten().collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn a_terminal_gets_a_sentence_and_no_workbook() {
    let folder = hostile();
    let run = |line: &str| {
        let data = folder.path().to_str().unwrap();
        let line = line.replace("FILE", &format!("{data}/uit.xlsx"));
        let args: Vec<_> = line.split(' ').collect();
        let env = [("GKA_DATA", data), ("HOME", "/nonexistent")];
        let mut screen = Screen::run(env!("CARGO_BIN_EXE_gka"), &args, &env, (120, 30));
        (screen.ends(), screen.whole())
    };
    let (code, told) = run("export xlsx");
    assert_eq!(code, 2);
    let expected = "gka: xlsx is no text for a terminal; `--out FILE` writes it into a file";
    assert_eq!(told.trim(), expected);
    let (_, told) = run("exporteer xlsx --lang nl");
    let expected =
        "xlsx is geen tekst voor een terminal; `--out BESTAND` schrijft het in een bestand";
    assert!(told.contains(expected), "{told}");
    let (code, told) = run("export xlsx --out FILE");
    assert_eq!(code, 0);
    let data = folder.path().display();
    assert_eq!(told.trim(), format!("wrote `{data}/uit.xlsx`"));
    for form in [
        "csv interventions",
        "csv interventions --excel --raw",
        "tsv contacts",
        "vcf",
        "json",
    ] {
        let (code, told) = run(&format!("export {form}"));
        assert_eq!(code, 0, "{form}");
        assert!(!told.contains('\u{202e}'), "{form}: {told}");
    }
}
