//! JSON Schemas (draft 7) of the files, made from the tables of their nouns, so that editors
//! complete and check while somebody types.
//!
//! A date of TOML is a text with `"format": "date"`: Tombi takes that for a real date and nothing
//! else, Taplo for the date written out. An expression has no `\d` and no look-around: Tombi reads
//! it with Rust's `regex`, others with that of JavaScript.

use serde_json::{Map, Value, json};

use crate::{
    model::{
        field::Field,
        name::slug,
        noun::{Noun, Read},
        nouns::{Coordinator, Municipality, Theme},
        record::NOUNS,
        value::{Kind, Person},
    },
    words::{Lang, Words},
};

/// A kind of file that has a schema.
#[derive(Debug)]
pub struct FileKind {
    /// What the file begins with, or is a list of.
    pub noun: &'static Noun,
    /// What such a file holds.
    pub about: Words,
}

/// The kinds of files.
pub const FILES: [FileKind; 3] = [
    FileKind {
        noun: Municipality::NOUN,
        about: Words {
            en: "one municipality: its agenda and all that belongs to it",
            nl: "één gemeente: haar agenda en alles wat erbij hoort",
        },
    },
    FileKind {
        noun: Theme::NOUN,
        about: Words {
            en: "the themes that municipalities work on",
            nl: "de thema's waaraan gemeenten werken",
        },
    },
    FileKind {
        noun: Coordinator::NOUN,
        about: Words {
            en: "whom to call at the programme, and for which municipalities",
            nl: "wie men bij het programma belt, en voor welke gemeenten",
        },
    },
];

impl FileKind {
    /// The kind that people mean: by its name or its noun, in either language.
    pub fn named(text: &str) -> Option<&'static Self> {
        let meant = slug(text);
        FILES.iter().find(|file| {
            let Noun { key, one, many, .. } = file.noun;
            let names = [key, one.en, one.nl, many.en, many.nl];
            names.iter().any(|name| slug(name) == meant)
        })
    }

    /// Its name on the command line.
    pub const fn name(&self) -> &'static str {
        self.noun.key
    }

    /// The file that its schema is kept in.
    pub fn file(&self) -> String {
        format!("{}.schema.json", self.name())
    }

    /// Its schema, with descriptions in this language.
    pub fn schema(&self, lang: Lang) -> Value {
        let mut schema = Map::new();
        // No `$id`: an editor would look for it on the web instead of beside the data.
        schema.insert(
            "$schema".into(),
            "http://json-schema.org/draft-07/schema#".into(),
        );
        schema.insert("title".into(), self.about.in_lang(lang).into());
        schema.extend(if self.noun.key == Municipality::NOUN.key {
            table(self.noun.fields, NOUNS, lang)
        } else {
            table(&[], &[self.noun], lang)
        });
        schema.into()
    }
}

/// A table with these keys, and with arrays of tables of these nouns.
fn table(fields: &[Field], nouns: &[&Noun], lang: Lang) -> Map<String, Value> {
    let keys = fields
        .iter()
        .map(|field| (field.key.to_owned(), property(field, lang)));
    let arrays = nouns
        .iter()
        .map(|noun| (noun.key.to_owned(), entries(noun, lang)));
    let required: Vec<_> = fields
        .iter()
        .filter(|field| field.required)
        .map(|field| field.key)
        .collect();
    let mut table = Map::new();
    table.insert("type".into(), "object".into());
    table.insert("properties".into(), keys.chain(arrays).collect());
    if !required.is_empty() {
        table.insert("required".into(), required.into());
    }
    table.insert("additionalProperties".into(), false.into());
    table
}

fn entries(noun: &Noun, lang: Lang) -> Value {
    let mut entry = table(noun.fields, &[], lang);
    entry.insert("title".into(), noun.one.in_lang(lang).into());
    json!({"title": noun.many.in_lang(lang), "type": "array", "items": entry})
}

fn property(field: &Field, lang: Lang) -> Value {
    let mut property = Map::new();
    property.insert("title".into(), field.label.in_lang(lang).into());
    property.insert("description".into(), field.help.in_lang(lang).into());
    let one = value(field.kind);
    let shape = if field.is_list() {
        json!({"type": "array", "items": one})
    } else {
        one
    };
    if let Value::Object(shape) = shape {
        property.extend(shape);
    }
    property.into()
}

/// The one place that knows how a value looks to an editor.
fn value(kind: Kind) -> Value {
    match kind {
        // Whether what is named exists, only `gka check` can say.
        Kind::Text | Kind::Prose | Kind::Theme | Kind::Ref(_) | Kind::Municipality(_) => {
            text(NOT_BLANK)
        }
        Kind::Switch => json!({"type": "boolean"}),
        Kind::Id => text("^[a-z0-9]+(-[a-z0-9]+)*$"),
        Kind::Code => text("^GM[0-9]{4,}$"),
        Kind::Url => text(r"^https?://[^/\s]\S*$"),
        Kind::Email => text(r"^[^@\s]+@[^@\s]+$"),
        Kind::Phone => text(r"^\+?[-0-9 ().]*[0-9][-0-9 ().]*$"),
        Kind::Day => day(),
        Kind::Moment => json!({"anyOf": [
            {"type": "integer", "minimum": 1000, "maximum": 9999},
            text("^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
            day(),
        ]}),
        Kind::Ages => {
            let age = "0*([0-9]{1,2}|1[01][0-9]|120)";
            text(&format!(r"^\s*{age}\s*([-–—]\s*{age}\s*)?$"))
        }
        Kind::OneOf(words) => {
            let words: Vec<_> = words.iter().map(|word| word.en).collect();
            json!({"type": "string", "enum": words})
        }
        Kind::Person => person(),
    }
}

const NOT_BLANK: &str = r"\S";

fn text(pattern: &str) -> Value {
    json!({"type": "string", "pattern": pattern})
}

fn day() -> Value {
    json!({"type": "string", "format": "date", "pattern": "^[1-9]"})
}

fn person() -> Value {
    let keys = Person::KEYS.map(|key| (key.to_owned(), text(NOT_BLANK)));
    json!({
        "type": "object",
        "properties": Map::from_iter(keys),
        "required": [Person::KEYS[0]],
        "additionalProperties": false,
    })
}
