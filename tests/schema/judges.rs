//! The two that judge a file: the schema of its kind, and the reader of gka.

use std::{collections::HashMap, fs, path::Path};

use gka::{
    model::fault::{INVALID_TOML, INVALID_VALUE, MISSING_KEY, UNKNOWN_KEY, WRONG_TYPE},
    output::schema::{FILES, FileKind},
    store::{Store, Which},
    words::Lang,
};
use serde_json::{Map, Value};
use tempfile::TempDir;

use crate::json_schema::Schema;

/// A file to judge.
pub struct Case {
    /// What kind of file it is.
    pub kind: &'static FileKind,
    /// What it shows.
    pub name: String,
    /// What it holds.
    pub text: String,
}

/// What was said of a file.
#[derive(Default)]
pub struct Said {
    /// The schema's faults.
    pub schema: Vec<String>,
    /// The reader's.
    pub reader: Vec<String>,
}

/// Those who judge.
pub struct Judges {
    folder: TempDir,
    schemas: Vec<Schema>,
}

const READER: [&str; 5] = [
    INVALID_TOML,
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_TYPE,
    INVALID_VALUE,
];

impl Judges {
    /// A data folder of their own, and the schemas.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("gka.toml"), "format = 1\n").expect("can be written");
        fs::create_dir(folder.path().join("municipalities")).expect("can be made");
        let schemas = FILES.iter().map(|kind| Schema::new(kind.schema(Lang::En)));
        Self {
            folder,
            schemas: schemas.collect(),
        }
    }

    /// The schema of a kind of file.
    pub fn schema(&self, kind: &FileKind) -> &Schema {
        let place = FILES.iter().position(|file| file.name() == kind.name());
        &self.schemas[place.expect("one of them")]
    }

    /// What is said of each.
    pub fn judge(&self, cases: &[Case]) -> Vec<Said> {
        let mut said: Vec<_> = cases
            .iter()
            .map(|case| Said {
                schema: self.schema(case.kind).faults(&json(&case.text)),
                reader: Vec::new(),
            })
            .collect();
        let (records, others): (Vec<_>, Vec<_>) =
            (0..cases.len()).partition(|n| cases[*n].kind.name() == FILES[0].name());
        // One vocabulary a folder.
        for n in others {
            let file = format!("{}.toml", cases[n].kind.name());
            self.write(&file, &cases[n].text);
            said[n].reader = self.read().remove(&file).unwrap_or_default();
            self.remove(&file);
        }
        // Any number of records; but one that refers to an unknown municipality has all read.
        for batch in records.chunks(200) {
            let file = |n| format!("{n}.toml");
            let path = |n| format!("municipalities/{}", file(n));
            for n in batch {
                self.write(&path(n), &cases[*n].text);
            }
            let mut read = self.read();
            for n in batch {
                said[*n].reader = read.remove(&file(n)).unwrap_or_default();
                self.remove(&path(n));
            }
        }
        said
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.folder.path().join(file), text).expect("can be written");
    }

    fn remove(&self, file: &str) {
        fs::remove_file(self.folder.path().join(file)).expect("is there");
    }

    /// What the reader says, by the name of the file.
    fn read(&self) -> HashMap<String, Vec<String>> {
        let store = Store::at(self.folder.path().to_owned());
        let mut said: HashMap<_, Vec<_>> = HashMap::new();
        for problem in store.check(&Which::All).expect("can be read") {
            if READER.contains(&problem.code) {
                let name = Path::new(&problem.place.source().name).file_name();
                let name = name.expect("a file").to_string_lossy().into_owned();
                said.entry(name).or_default().push(problem.message);
            }
        }
        said
    }
}

/// TOML as an editor hands it to a schema: a date is written out.
pub fn json(text: &str) -> Value {
    let table: toml::Table = toml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    object(table)
}

fn object(table: toml::Table) -> Value {
    let members = table.into_iter().map(|(key, item)| (key, value(item)));
    Value::Object(members.collect::<Map<_, _>>())
}

fn value(item: toml::Value) -> Value {
    match item {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(yes) => yes.into(),
        toml::Value::Datetime(at) => at.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(value).collect(),
        toml::Value::Table(table) => object(table),
    }
}
