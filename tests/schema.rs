//! What an editor says of a file while somebody types, and what `gka check` says of it: never more
//! than the reader, and less only where a schema cannot say it.

#[path = "support/json_schema.rs"]
mod json_schema;
#[path = "schema/judges.rs"]
mod judges;
#[path = "schema/made.rs"]
mod made;

use std::{env, fs, path::Path};

use gka::{
    model::value::Kind,
    output::{
        json_text,
        schema::{FILES, FileKind},
    },
    words::Lang,
};
use judges::{Case, Judges, json};
use serde_json::Value;

/// What only the reader can say, and why.
struct Laxer {
    why: &'static str,
    of: fn(Kind) -> bool,
    values: &'static [&'static str],
}

const LAXER: [Laxer; 6] = [
    Laxer {
        why: "an expression cannot compare two numbers",
        of: |kind| kind == Kind::Ages,
        values: &[r#""12-4""#],
    },
    Laxer {
        why: "an expression does not know how long a month is",
        of: |kind| kind == Kind::Moment,
        values: &[r#""2021-02-30""#],
    },
    Laxer {
        why: "JSON has no dates: a date in quotes looks like one without (Tombi sees it)",
        of: |kind| kind == Kind::Day,
        values: &[r#""2021-07-03""#],
    },
    Laxer {
        why: "JSON has no dates: a date without quotes looks like a text (Tombi sees it)",
        of: |kind| {
            matches!(
                kind,
                Kind::Text | Kind::Prose | Kind::Theme | Kind::Ref(_) | Kind::Municipality(_)
            )
        },
        values: &[
            "2021-07-03",
            "0999-07-03",
            "2021-07-03T10:00:00",
            "2021-07-03T10:00:00Z",
            "10:00:00",
            "[2021-07-03]",
        ],
    },
    Laxer {
        why: "JSON has no dates: a date may look like an id or a number to call (Tombi sees it)",
        of: |kind| matches!(kind, Kind::Id | Kind::Phone),
        values: &["2021-07-03", "0999-07-03"],
    },
    Laxer {
        why: "JSON has one kind of number: 2021.0 is 2021",
        of: |kind| kind == Kind::Moment,
        values: &["2021.0"],
    },
];

#[test]
fn schema_and_reader_agree_on_what_people_write() {
    let sound = include_str!("schema/sound.txt");
    let wrong = include_str!("schema/wrong.txt");
    let cases: Vec<_> = written(sound).chain(written(wrong)).collect();
    let sound = written(sound).count();
    for (n, (case, said)) in cases.iter().zip(Judges::new().judge(&cases)).enumerate() {
        let Case { kind, name, .. } = case;
        let expected = n < sound;
        let (schema, reader) = (said.schema.is_empty(), said.reader.is_empty());
        assert_eq!(
            (schema, reader),
            (expected, expected),
            "{}: {name}: schema {:?}, reader {:?}",
            kind.name(),
            said.schema,
            said.reader
        );
    }
}

#[test]
fn schema_and_reader_agree_on_every_value_of_every_key() {
    let made = made::cases();
    let (cases, values): (Vec<_>, Vec<_>) = made.into_iter().unzip();
    let mut needed = [false; LAXER.len()];
    for ((case, value), said) in cases.iter().zip(values).zip(Judges::new().judge(&cases)) {
        let excused = value.and_then(|(kind, value)| {
            let excuses = |laxer: &Laxer| (laxer.of)(kind) && laxer.values.contains(&value);
            LAXER.iter().position(excuses)
        });
        match (said.schema.is_empty(), said.reader.is_empty(), excused) {
            (true, false, Some(n)) => needed[n] = true,
            (schema, reader, _) => assert_eq!(
                schema, reader,
                "{}: schema {:?}, reader {:?}\n{}",
                case.name, said.schema, said.reader, case.text
            ),
        }
    }
    for (Laxer { why, .. }, needed) in LAXER.iter().zip(needed) {
        assert!(needed, "no longer so: {why}");
    }
}

/// `GKA_CORPUS` may name one more data folder, such as one of `bench/gen_corpus.py`.
#[test]
fn real_records_fit() {
    let folders = [Some("data".into()), env::var_os("GKA_CORPUS")];
    let mut count = 0;
    for folder in folders.iter().flatten().map(Path::new) {
        let records = fs::read_dir(folder.join("municipalities")).expect("a data folder");
        let records = records.map(|entry| entry.expect("a file").path());
        let files = records.map(|path| (path, &FILES[0])).chain([
            (folder.join("themes.toml"), &FILES[1]),
            (folder.join("coordinators.toml"), &FILES[2]),
        ]);
        let judges = Judges::new();
        for (path, kind) in files.filter(|(path, _)| path.exists()) {
            let text = fs::read_to_string(&path).expect("a text");
            let faults = judges.schema(kind).faults(&json(&text));
            assert_eq!(faults, [""; 0], "{}", path.display());
            count += 1;
        }
    }
    assert!(count >= 5, "{count}");
}

#[test]
fn the_schemas_of_the_data_are_up_to_date() {
    for kind in &FILES {
        let there = fs::read_to_string(Path::new("data").join(kind.file())).expect("is there");
        assert!(
            there == json_text(&kind.schema(Lang::En)),
            "data/{} is old: `gka schema --lang en --out data` makes it anew",
            kind.file()
        );
    }
}

#[test]
fn the_files_of_the_data_name_their_schemas() {
    for (file, line) in [
        ("themes.toml", "#:schema ./themes.schema.json"),
        ("coordinators.toml", "#:schema ./coordinators.schema.json"),
        (
            "municipalities/leiden.toml",
            "#:schema ../municipality.schema.json",
        ),
    ] {
        let text = fs::read_to_string(Path::new("data").join(file)).expect("is there");
        assert_eq!(text.lines().next(), Some(line), "{file}");
    }
}

#[test]
fn the_languages_differ_in_words_alone() {
    for kind in &FILES {
        let [mut en, mut nl] = [Lang::En, Lang::Nl].map(|lang| kind.schema(lang));
        assert_ne!(en, nl);
        without_words(&mut en);
        without_words(&mut nl);
        assert_eq!(en, nl);
    }
}

/// Takes the words out; a key called `title` holds a schema, not a text.
fn without_words(schema: &mut Value) {
    if let Some(members) = schema.as_object_mut() {
        members.retain(|key, value| {
            !(matches!(key.as_str(), "title" | "description") && value.is_string())
        });
        members.values_mut().for_each(without_words);
    }
}

/// The cases of a text: `### KIND: what it shows`, and the file below it.
fn written(text: &str) -> impl Iterator<Item = Case> {
    let cases = text.split("### ").filter(|case| !case.is_empty());
    cases.map(|case| {
        let (head, text) = case.split_once('\n').expect("a head");
        let (kind, name) = head.split_once(": ").expect("a kind and a name");
        Case {
            kind: FileKind::named(kind).expect("a kind of file"),
            name: name.to_owned(),
            text: text.to_owned(),
        }
    })
}
