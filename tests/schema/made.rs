//! Cases made from the nouns' own tables: every key with values of every kind.

use gka::{
    model::{
        field::Field,
        noun::{Noun, Read},
        nouns::{Coordinator, Municipality, Theme},
        record::NOUNS,
        value::Kind,
    },
    output::schema::{FILES, FileKind},
};

use crate::judges::Case;

const VALUES: &[&str] = &[
    // Texts.
    r#""""#,
    r#"" ""#,
    r#""x""#,
    r#""Twee woorden""#,
    "\"\"\"\nTwee\nregels\"\"\"",
    r#""a-b2""#,
    r#""a--b""#,
    r#""-a""#,
    r#""A""#,
    r#""é""#,
    r#""*""#,
    r#""GM0546""#,
    r#""gm0546""#,
    r#""GM546""#,
    r#""GM05461""#,
    r#""https://x.nl/a?b=é""#,
    r#""http://x""#,
    r#""https://""#,
    r#""https:///x""#,
    r#""https://x y""#,
    r#""ftp://x.nl""#,
    r#""a@b.nl""#,
    r#""a@b@c""#,
    r#""@b""#,
    r#""a@""#,
    r#""a b@c""#,
    r#""071 516 51 65""#,
    r#""+31 (0)71-516.51.65""#,
    r#""31+71""#,
    r#""+""#,
    r#""( )""#,
    r#""2021""#,
    r#""0999""#,
    r#""21""#,
    r#""2021-07""#,
    r#""2021-7""#,
    r#""2021-13""#,
    r#""2021-07-03""#,
    r#""2021-07-32""#,
    r#""2021-02-30""#,
    r#""2021-07-03-01""#,
    r#""2021-2024""#,
    r#""12""#,
    r#""4-12""#,
    r#""12-4""#,
    r#""4-""#,
    r#""007-120""#,
    r#""4-121""#,
    r#""4 - 12""#,
    r#""po""#,
    r#""video""#,
    r#""local""#,
    r#""a\n""#,
    r#""GM0546\n""#,
    // Numbers, switches, dates.
    "2021",
    "0x7E5",
    "999",
    "1000",
    "9999",
    "10000",
    "0",
    "-5",
    "2021.0",
    "2021.5",
    "true",
    "false",
    "2021-07-03",
    "0999-07-03",
    "2021-07-03T10:00:00",
    "2021-07-03T10:00:00Z",
    "10:00:00",
    // Lists and tables.
    "[]",
    r#"["x"]"#,
    r#"["x", ""]"#,
    r#"["a-b", "*"]"#,
    r#"["po", "ho"]"#,
    r#"["po", "x"]"#,
    "[1]",
    "[true]",
    "[[]]",
    "[2021-07-03]",
    "{}",
    r#"{ name = "x" }"#,
    "[{}]",
    r#"[{ name = "x" }]"#,
    r#"[{ name = "x", role = "y", organisation = "z" }, { name = "x" }]"#,
    r#"[{ name = "x", rol = "y" }]"#,
    r#"[{ name = "", role = "y" }]"#,
    r#"[{ name = "x", role = 1 }]"#,
    r#"[{ role = "y" }]"#,
];

/// The kind of a key and the value under it, where that is what the case is about.
pub type Value = Option<(Kind, &'static str)>;

/// All cases.
pub fn cases() -> Vec<(Case, Value)> {
    let mut cases = of_keys(&FILES[0], Municipality::NOUN, None);
    for noun in NOUNS {
        cases.extend(of_keys(&FILES[0], noun, Some(noun)));
        cases.extend(of_array(&FILES[0], noun));
    }
    for (kind, noun) in [(&FILES[1], Theme::NOUN), (&FILES[2], Coordinator::NOUN)] {
        cases.extend(of_keys(kind, noun, Some(noun)));
        cases.extend(of_array(kind, noun));
    }
    cases
}

/// One key has a value of the list, or is missing; all else is sound.
fn of_keys(kind: &'static FileKind, noun: &Noun, array: Option<&Noun>) -> Vec<(Case, Value)> {
    let header = array.map_or(String::new(), |noun| {
        format!("{}[[{}]]\n", head(kind), noun.key)
    });
    let case = move |name: String, lines: String| Case {
        kind,
        name: format!("{} {name}", kind.name()),
        text: format!("{header}{lines}"),
    };
    let mut cases = vec![(
        case("unknown".into(), sound(noun, None) + "anders = 1\n"),
        None,
    )];
    for field in noun.fields {
        let others = sound(noun, Some(field));
        cases.push((case(format!("no {}", field.key), others.clone()), None));
        for value in VALUES {
            let line = format!("{} = {value}\n", field.key);
            let name = format!("{}.{} = {value}", noun.key, field.key);
            cases.push((
                case(name, others.clone() + &line),
                Some((field.kind, *value)),
            ));
        }
    }
    cases
}

/// The array itself is something else.
fn of_array(kind: &'static FileKind, noun: &Noun) -> impl Iterator<Item = (Case, Value)> {
    VALUES.iter().map(move |value| {
        let case = Case {
            kind,
            name: format!("{} = {value}", noun.key),
            text: format!("{}{} = {value}\n", head(kind), noun.key),
        };
        (case, None)
    })
}

/// What must stand above an array of tables.
fn head(kind: &FileKind) -> String {
    if kind.name() == Municipality::NOUN.key {
        sound(Municipality::NOUN, None)
    } else {
        String::new()
    }
}

/// The keys that must be there, but for one.
fn sound(noun: &Noun, but: Option<&Field>) -> String {
    let required = noun.fields.iter().filter(|field| field.required);
    let lines = required
        .filter(|field| but.is_none_or(|but| but.key != field.key))
        .map(|field| {
            let value = if field.kind == Kind::Code {
                "\"GM0546\""
            } else if field.kind == Kind::Moment {
                "2021"
            } else if field.is_list() {
                "[\"x\"]"
            } else if noun.key == Municipality::NOUN.key {
                // A name that nobody has is looked for among all names.
                "\"Leiden\""
            } else {
                "\"x\""
            };
            format!("{} = {value}\n", field.key)
        });
    lines.collect()
}
