//! What `gka import` does with tables: what `gka export` wrote comes back without a change, what a
//! person changed in it arrives as that and nothing else, and what is damaged is told.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

mod records;

use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use proptest::{prelude::*, test_runner::TestCaseResult};
use serde_json::Value;
use tempfile::TempDir;

const AGENDAS: &str = "tests/sessions/agendas";

/// All that can be exchanged as rows.
const NOUNS: [&str; 12] = [
    "municipalities",
    "agendas",
    "addenda",
    "interventions",
    "aldermen",
    "research",
    "activities",
    "news",
    "contacts",
    "sources",
    "themes",
    "coordinators",
];

/// The forms of a sheet, as `export` writes them.
const FORMS: [&[&str]; 6] = [
    &["csv", "--fingerprint"],
    &["csv", "--raw"],
    &["csv", "--excel", "--fingerprint"],
    &["tsv"],
    &["jsonl", "--fingerprint"],
    &["xlsx"],
];

/// A data folder of its own.
struct Folder(TempDir);

impl Folder {
    /// A copy of another.
    fn like(other: &Path) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        fs::create_dir(folder.path().join("municipalities")).unwrap();
        for below in [".", "municipalities"] {
            for entry in fs::read_dir(other.join(below)).unwrap().flatten() {
                if entry.path().is_file() {
                    let to = folder.path().join(below).join(entry.file_name());
                    fs::copy(entry.path(), to).unwrap();
                }
            }
        }
        folder
    }

    /// One record and the themes of the others.
    fn with(record: &str) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        fs::create_dir(folder.path().join("municipalities")).unwrap();
        for name in ["gka.toml", "themes.toml"] {
            fs::copy(Path::new(AGENDAS).join(name), folder.path().join(name)).unwrap();
        }
        fs::write(folder.record(), record).unwrap();
        folder
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn record(&self) -> PathBuf {
        self.path().join("municipalities/leiden.toml")
    }

    fn gka(&self, args: &[&str], stdin: &[u8]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gka"));
        let command = command.args(args).env_clear().env("GKA_DATA", self.path());
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut pipe = child.stdin.take().unwrap();
        let bytes = stdin.to_vec();
        // Who does not read cannot be written to.
        let writer = std::thread::spawn(move || {
            let _ = pipe.write_all(&bytes);
        });
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        output
    }

    fn exported(&self, form: &[&str], noun: &str) -> Vec<u8> {
        let args = [&["export", form[0], noun], &form[1..]].concat();
        let output = self.gka(&args, b"");
        assert!(
            output.status.code() != Some(1),
            "{args:?}: {}",
            told(&output)
        );
        output.stdout
    }

    /// The plan of an import that is written.
    fn imported(&self, noun: &str, table: &[u8]) -> Value {
        let args = ["import", noun, "-", "--yes", "--format", "json"];
        let output = self.gka(&args, table);
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", told(&output)))
    }

    /// Every file with its bytes.
    fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        for below in [".", "municipalities"] {
            for entry in fs::read_dir(self.path().join(below)).unwrap().flatten() {
                if entry.path().is_file() {
                    files.insert(entry.path(), fs::read(entry.path()).unwrap());
                }
            }
        }
        files
    }
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// What is new, changed and refused in a plan.
fn busy(plan: &Value) -> String {
    let lists = ["new", "changed", "newer", "refused"];
    let busy = lists.map(|list| plan[list].as_array().unwrap().clone());
    if busy.concat().is_empty() {
        String::new()
    } else {
        plan.to_string()
    }
}

fn comes_back(folder: &Folder, nouns: &[&str]) -> TestCaseResult {
    let before = folder.files();
    for noun in nouns {
        for form in FORMS {
            let table = folder.exported(form, noun);
            // Json lines without an entry are nothing at all.
            if table.is_empty() {
                continue;
            }
            let plan = folder.imported(noun, &table);
            prop_assert_eq!(busy(&plan), "", "{} {:?}", noun, form);
            prop_assert!(folder.files() == before, "{} {:?}", noun, form);
        }
        let table = folder.exported(&["csv", "--excel"], noun);
        let text = String::from_utf8(table).unwrap();
        let narrow = encoding_rs::WINDOWS_1252.encode(text.trim_start_matches('\u{feff}'));
        // Some bytes are UTF-8 as well.
        let mut chunks = narrow.0.utf8_chunks();
        if !narrow.2 && chunks.all(|chunk| chunk.valid().is_ascii()) {
            let plan = folder.imported(noun, &narrow.0);
            prop_assert_eq!(busy(&plan), "", "{} in Windows-1252", noun);
        }
    }
    Ok(())
}

#[test]
fn what_was_exported_comes_back_without_a_change() {
    for data in [AGENDAS, "data"] {
        comes_back(&Folder::like(Path::new(data)), &NOUNS).unwrap();
    }
}

#[test]
fn a_workbook_of_everything_comes_back_without_a_change() {
    let folder = Folder::like(Path::new(AGENDAS));
    let before = folder.files();
    let output = folder.gka(&["export", "xlsx", "--contacts"], b"");
    let args = ["import", "-", "--yes", "--format", "json"];
    let plan = folder.gka(&args, &output.stdout);
    let told = told(&plan);
    let plan: Value = serde_json::from_slice(&plan.stdout).unwrap();
    assert_eq!(busy(&plan), "");
    assert!(plan["unchanged"].as_u64().unwrap() > 20, "{plan}");
    assert!(!told.contains("passed over"), "{told}");
    assert!(folder.files() == before);
}

/// A text with all that a format makes hard; never blank.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zA-Zé€& ]{0,12}",
        2 => "['=+@\t\r -]{0,4}[a-z;,\\\\\"'|]{0,6}",
        1 => "[ab;,\\\\\"'\n\r\t#]{0,10}",
        1 => "(_x00[01][0-9A-F]_|[0-9]{1,5}|TRUE|1e5|4-12|[0-3]?[0-9]-[0-9]{1,2}){1,2}",
        1 => "\\PC{0,6}",
        1 => any::<String>(),
    ]
    .prop_map(|text| {
        if text.trim().is_empty() {
            "x".to_owned()
        } else {
            text
        }
    })
}

fn value(text: &str) -> toml::Value {
    toml::Value::String(text.to_owned())
}

fn moment() -> impl Strategy<Value = toml::Value> {
    prop_oneof![
        (1900..2100i64).prop_map(toml::Value::Integer),
        "20[0-4][0-9]-(0[1-9]|1[0-2])".prop_map(|text| value(&text)),
        "20[0-4][0-9]-(0[1-9]|1[0-2])-(0[1-9]|[12][0-8])"
            .prop_map(|text| toml::Value::Datetime(text.parse().unwrap())),
    ]
}

fn person() -> impl Strategy<Value = toml::Value> {
    (
        text(),
        proptest::option::of(text()),
        proptest::option::of(text()),
    )
        .prop_map(|(name, role, organisation)| {
            let mut person = toml::Table::new();
            person.insert("name".into(), value(&name));
            person.extend(role.map(|role| ("role".into(), value(&role))));
            person.extend(organisation.map(|of| ("organisation".into(), value(&of))));
            toml::Value::Table(person)
        })
}

fn many(of: impl Strategy<Value = toml::Value>) -> impl Strategy<Value = toml::Value> {
    proptest::collection::vec(of, 1..4).prop_map(toml::Value::Array)
}

/// A record whose texts are anything.
fn record() -> impl Strategy<Value = String> {
    let intervention = (
        text(),
        proptest::option::of(text()),
        proptest::option::of(many(text().prop_map(|text| value(&text)))),
        proptest::option::of(many(person())),
        proptest::option::of(moment()),
        proptest::option::of("(0|[1-9][0-9]?)(-99)?".prop_map(|ages| value(&ages))),
    );
    let contact = (text(), proptest::option::of("\\+?[0-9 ()-]{0,8}[0-9]"));
    let entries = (
        proptest::collection::vec(intervention, 1..4),
        proptest::collection::vec(contact, 1..4),
    );
    entries.prop_map(|(interventions, contacts)| {
        let mut record = toml::Table::new();
        record.insert("code".into(), value("GM0546"));
        record.insert("name".into(), value("Leiden"));
        let entries = interventions.into_iter().enumerate();
        let entries = entries.map(|(nth, (title, summary, partners, people, start, ages))| {
            let mut entry = toml::Table::new();
            entry.insert("id".into(), value(&format!("nummer-{nth}")));
            entry.insert("title".into(), value(&title));
            entry.extend(summary.map(|summary| ("summary".into(), value(&summary))));
            entry.extend(ages.map(|ages| ("ages".into(), ages)));
            entry.extend(start.map(|start| ("start".into(), start)));
            entry.extend(partners.map(|partners| ("partners".into(), partners)));
            entry.extend(people.map(|people| ("people".into(), people)));
            toml::Value::Table(entry)
        });
        record.insert(
            "interventions".into(),
            toml::Value::Array(entries.collect()),
        );
        let contacts = contacts.into_iter().map(|(name, phone)| {
            let mut entry = toml::Table::new();
            entry.insert("name".into(), value(&name));
            entry.extend(phone.map(|phone| ("phone".into(), value(&phone))));
            toml::Value::Table(entry)
        });
        record.insert("contacts".into(), toml::Value::Array(contacts.collect()));
        record.to_string()
    })
}

/// Few cases, because each is some thirty runs; many with `GKA_LONG=1`.
fn config() -> ProptestConfig {
    let is_long = std::env::var_os("GKA_LONG").is_some();
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(if is_long { 300 } else { 10 })
    }
}

/// A text as a person types it into a cell of csv that is to hold it.
fn typed(text: &str) -> String {
    let is_risky = text
        .trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r']);
    format!("{}{text}", if is_risky { "'" } else { "" })
}

/// Rows of csv.
fn rows(table: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).from_reader(table);
    let records = reader.into_records();
    let row = |record: csv::StringRecord| record.iter().map(str::to_owned).collect();
    records.map(|record| row(record.unwrap())).collect()
}

fn csv_of(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

fn one_cell_arrives(nth: usize, column: &str, text: &str) -> TestCaseResult {
    let folder = Folder::like(Path::new(AGENDAS));
    let before = rows(&folder.exported(&["csv", "--fingerprint"], "interventions"));
    let at = before[0].iter().position(|name| name == column).unwrap();
    let nth = 1 + nth % (before.len() - 1);
    let mut table = before.clone();
    table[nth][at] = typed(text);
    let plan = folder.imported("interventions", &csv_of(&table));
    let after = rows(&folder.exported(&["csv", "--fingerprint"], "interventions"));
    // Blanks around a text are no text, and a line end is a line end.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let new = typed(text.trim());
    let mut expected = before.clone();
    expected[nth][at].clone_from(&new);
    let is_same = before[nth][at] == new;
    prop_assert_eq!(
        plan["changed"].as_array().unwrap().len(),
        usize::from(!is_same),
        "{}",
        plan
    );
    // But for the fingerprint of its row.
    let bare = |rows: &[Vec<String>]| -> Vec<Vec<String>> {
        rows.iter()
            .map(|row| row[..row.len() - 1].to_vec())
            .collect()
    };
    prop_assert_eq!(bare(&after), bare(&expected), "{}", plan);
    let records = |folder: &Folder| folder.files();
    let changed = records(&Folder::like(Path::new(AGENDAS)))
        .into_values()
        .zip(records(&folder).into_values())
        .filter(|(old, new)| old != new)
        .count();
    prop_assert_eq!(changed, usize::from(!is_same));
    Ok(())
}

/// A workbook of which one part is another: the digits and signs of a person who means harm.
fn damaged(workbook: &[u8], part: usize, at: usize, with: &str) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(std::io::Cursor::new(workbook)).unwrap();
    let mut new = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let hit = part % old.len();
    for nth in 0..old.len() {
        let mut bytes = Vec::new();
        let mut found = old.by_index(nth).unwrap();
        std::io::copy(&mut found, &mut bytes).unwrap();
        if nth == hit {
            let from = at % (bytes.len() + 1);
            let to = (from + with.len()).min(bytes.len());
            bytes.splice(from..to, with.bytes());
        }
        let options = zip::write::SimpleFileOptions::default();
        new.start_file(found.name().unwrap(), options).unwrap();
        new.write_all(&bytes).unwrap();
    }
    new.finish().unwrap().into_inner()
}

fn told_calmly(folder: &Folder, table: &[u8]) -> TestCaseResult {
    let output = folder.gka(&["import", "interventions", "-", "--dry-run"], table);
    let told = told(&output);
    prop_assert!(matches!(output.status.code(), Some(0..=2)), "{}", told);
    prop_assert!(!told.contains("panicked"), "{}", told);
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_texts_are_exported_they_come_back(record in record()) {
        comes_back(&Folder::with(&record), &["interventions", "contacts"])?;
    }

    #[test]
    fn however_a_record_is_laid_out_it_comes_back(dice in proptest::collection::vec(any::<u8>(), 8..64)) {
        comes_back(&Folder::with(&records::written(&dice)), &["interventions", "addenda", "aldermen", "research"])?;
    }

    #[test]
    fn a_damaged_workbook_is_told_as_that(
        part: usize,
        edits in proptest::collection::vec((any::<usize>(), "[0-9]{1,6}|<[a-z]{1,3}>|&#[0-9]{1,9};|\"|[A-Z]{1,4}99999999"), 1..8),
    ) {
        let folder = Folder::like(Path::new(AGENDAS));
        let mut workbook = folder.exported(&["xlsx"], "interventions");
        for (at, with) in &edits {
            workbook = damaged(&workbook, part, *at, with);
        }
        told_calmly(&folder, &workbook)?;
    }

    #[test]
    fn any_bytes_are_told_as_what_they_are(bytes in proptest::collection::vec(any::<u8>(), 0..200), begin in "(PK\u{3}\u{4}|\\{|\\[|gemeente;titel\n|sep=|)") {
        let folder = Folder::like(Path::new(AGENDAS));
        let bytes = [begin.as_bytes(), &bytes].concat();
        told_calmly(&folder, &bytes)?;
    }

    #[test]
    fn one_edited_cell_arrives_as_exactly_that(
        nth: usize,
        column in "title|summary|target-group|region",
        text in text(),
    ) {
        one_cell_arrives(nth, &column, &text)?;
    }
}

#[test]
fn what_is_larger_than_anybodys_table_is_refused() {
    let folder = Folder::like(Path::new(AGENDAS));
    let said = |table: &[u8]| told(&folder.gka(&["import", "news", "-", "--yes"], table));
    let lines = "x\n".repeat(200_002);
    let long = format!("x\n{}\n", "y".repeat(2 << 20));
    let wide = format!("a,b\n{}", format!("{}x\n", ",".repeat(250)).repeat(17_000));
    let values = format!("{{\"a\": [{}1]}}", "1,".repeat(2_000_000));
    for (table, expected) in [
        (
            wide.into_bytes(),
            "has more than 4000000 cells; expected fewer, in several files",
        ),
        (
            values.into_bytes(),
            "has more than 2000000 values; expected fewer, in several files",
        ),
        (
            vec![b'x'; (64 << 20) + 1],
            "is larger than 64 MB; expected one table of entries",
        ),
        (
            lines.into_bytes(),
            "has more than 200000 rows; expected fewer, in several files",
        ),
        (long.into_bytes(), "has a cell of more than 1024 KB"),
    ] {
        let told = said(&table);
        assert!(told.contains(expected), "{told}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_may_be_called_anything() {
    use std::os::unix::ffi::OsStrExt;

    let folder = Folder::like(Path::new(AGENDAS));
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.csv");
    let file = folder.path().join(name);
    fs::write(&file, "municipality,title\nleiden,Zomerschool\n").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_gka"));
    command
        .args(["import", "interventions", "--dry-run"])
        .arg(&file);
    let output = command.env("GKA_DATA", folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    assert!(String::from_utf8_lossy(&output.stdout).contains("`zomerschool`"));
}

#[test]
fn a_telephone_number_that_lost_its_sign_is_unchanged() {
    for (phone, left) in [("+31715166000", "31715166000"), ("0715166000", "715166000")] {
        let record = format!(
            "code = \"GM0546\"\nname = \"Leiden\"\n[[contacts]]\nname = \"Jan\"\nphone = \"{phone}\"\n"
        );
        let folder = Folder::with(&record);
        let table = format!("municipality,name,phone\nleiden,Jan,{left}\n");
        let plan = folder.imported("contacts", table.as_bytes());
        assert_eq!(
            (busy(&plan), &plan["unchanged"]),
            (String::new(), &Value::from(1))
        );
        let table =
            format!("{{\"municipality\": \"leiden\", \"name\": \"Jan\", \"phone\": {left}}}");
        let plan = folder.imported("contacts", table.as_bytes());
        assert_eq!(
            (busy(&plan), &plan["unchanged"]),
            (String::new(), &Value::from(1))
        );
    }
}

#[test]
fn a_hundred_bad_rows_give_a_hundred_reasons() {
    let folder = Folder::like(Path::new(AGENDAS));
    let before = folder.files();
    let rows = (0..100).map(|n| format!("leiden,Nummer {n},ooit{n}\n"));
    let table = format!(
        "gemeente,titel,begin\n{}leiden,Goed,2021\n",
        rows.collect::<String>()
    );
    let args = ["import", "interventions", "-", "--yes", "--format", "json"];
    let output = folder.gka(&args, table.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let plan: Value = serde_json::from_slice(&output.stdout).unwrap();
    let refused = plan["refused"].as_array().unwrap();
    assert_eq!(refused.len(), 100);
    for (n, one) in refused.iter().enumerate() {
        assert_eq!(
            (&one["row"], &one["column"]),
            (&Value::from(n + 2), &Value::from("begin"))
        );
    }
    assert!(folder.files() == before);
}

#[test]
fn ten_thousand_rows_take_seconds() {
    let folder = Folder::like(Path::new(AGENDAS));
    let rows = (0..10_000).map(|n| format!("leiden;Nummer {n};juli 2021\r\n"));
    let table = format!("gemeente;titel;begin\r\n{}", rows.collect::<String>());
    let begin = std::time::Instant::now();
    let plan = folder.imported("interventions", table.as_bytes());
    assert_eq!(plan["new"].as_array().unwrap().len(), 10_000);
    let plan = folder.imported("interventions", table.as_bytes());
    assert_eq!(plan["unchanged"], 10_000);
    // Without optimisation, beside other tests; what grows with the square would take minutes.
    assert!(begin.elapsed().as_secs() < 60, "{:?}", begin.elapsed());
}
