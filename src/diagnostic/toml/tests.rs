use super::{EXPECTATIONS, OPEN, Said, TOLD, find, syntax, told};
use crate::words::Lang;

/// All descriptions in the sources of `toml_parser` 1.1.5, `toml` 1.2.1 and `toml_datetime` 1.1.3.
const DESCRIPTIONS: &str = "\
`_` may only go between digits
cannot extend value of type array with a dotted key
cannot extend value of type inline table with a dotted key
cannot extend value of type string with a dotted key
cannot recurse further; max recursion depth met
carriage return must be followed by newline
could not allocate for string
duplicate key
extra `=`
extra assignment between key-value pairs
extra comma in array
extra comma in inline table
integers with a radix cannot be signed
invalid basic string
invalid binary number
invalid boolean
invalid comment character
invalid date
invalid date-time
invalid datetime
invalid exponent
invalid float
invalid fraction
invalid hexadecimal number
invalid inline table element
invalid integer number
invalid key
invalid key-value pair
invalid literal string
invalid mantissa
invalid multi-line basic string
invalid multi-line literal string
invalid octal number
invalid offset
invalid string
invalid table
invalid time
invalid unquoted key
invalid value
key with no value
keys cannot be multi-line basic strings
keys cannot be multi-line literal strings
missing array opening
missing assignment between key-value pairs
missing comma between array elements
missing comma between key-value pairs
missing comment start
missing escaped value
missing inline table opening
missing key for inline table element
missing opening quote
missing table open
missing value
missing value for key
radix must be lowercase
recursion limit
redundant integer number prefix
redundant numeric sign
string values must be quoted
too few unicode value digits
unclosed array
unclosed array table
unclosed inline table
unclosed table
unexpected `=` in array
unexpected content
unexpected content between comment and newline
unexpected key or value
unexpected leading zero
unexpected sign
unquoted keys cannot be empty";

#[test]
fn every_description_of_the_parser_is_known() {
    for description in DESCRIPTIONS.lines() {
        assert!(told(description).is_some(), "{description}");
    }
}

#[test]
fn no_row_stands_twice_and_none_ends_in_a_full_stop() {
    let rows: Vec<_> = [TOLD, OPEN, EXPECTATIONS].concat();
    for (n, (said, words)) in rows.iter().enumerate() {
        assert!(rows[..n].iter().all(|(other, _)| other != said), "{said}");
        for lang in [Lang::En, Lang::Nl] {
            let text = words.in_lang(lang);
            assert!(!text.is_empty() && !text.ends_with('.'), "{text}");
        }
    }
}

/// Text with mistakes, as people make them, and what is said of the first.
const MISTAKES: [(&str, &str); 22] = [
    (
        "naam = Leiden",
        "a value belongs here; text must stand between quotation marks",
    ),
    ("a = 1\na = 2", "duplicate key: it stands here already"),
    (
        "a = [\"b\" \"c\"]",
        "missing comma between the elements of the list",
    ),
    ("a = [1, 2", "the `]` that closes the list is missing"),
    ("a = \"b", "the closing quotation mark `\"` is missing"),
    ("a = 'b", "the closing quotation mark `'` is missing"),
    (
        "a = \"\"\"b",
        "the closing quotation marks `\"\"\"` are missing",
    ),
    ("a = '''b", "the closing quotation marks `'''` are missing"),
    (
        "a = b\"",
        "the opening quotation mark is missing; expected `\"`",
    ),
    ("[[a]", "the `]]` that closes the table header is missing"),
    ("[a", "the `]` that closes the table header is missing"),
    (
        "a =",
        "a value belongs here; text must stand between quotation marks",
    ),
    ("a", "key without a value; expected `key = value`"),
    ("= 1", "the key is missing here"),
    ("a b = 1", "key without a value; expected `key = value`"),
    (
        "a = 1 b = 2",
        "the line should have ended here; what follows needs a line of its own",
    ),
    ("a = { b = 1 c = 2 }", "one `=` too many in the table"),
    (
        "a = \"C:\\data\"",
        "unknown escape after `\\`; a backslash itself is written `\\\\`",
    ),
    (
        "a = 2021-02-30",
        "invalid date; expected a day from 01 to 28",
    ),
    (
        "a = 2021-7-3",
        "invalid date; expected a month of two digits",
    ),
    (
        "a = 06",
        "a number may not begin with `0`; text needs quotation marks",
    ),
    (
        "a = True",
        "neither `true` nor `false`; text needs quotation marks",
    ),
];

#[test]
fn mistakes_are_told_in_plain_words() {
    for (text, said) in MISTAKES {
        let (_, errors) = ::toml::de::DeTable::parse_recoverable(text);
        let first = errors.first().map(::toml::de::Error::message);
        let told = first.map(syntax);
        assert_eq!(told.as_deref(), Some(said), "{text}: {first:?}");
    }
}

#[test]
fn every_expectation_has_words_or_is_a_literal() {
    for (text, _) in MISTAKES {
        let (_, errors) = ::toml::de::DeTable::parse_recoverable(text);
        for error in &errors {
            if let Some(Said::Expects(_, things)) = told(error.message()) {
                for thing in things.split(", ") {
                    let literal = thing.starts_with('`') && thing.ends_with('`');
                    assert!(literal || find(EXPECTATIONS, thing).is_some(), "{thing}");
                }
            }
        }
    }
}

#[test]
fn an_unknown_message_stays_as_it_is() {
    assert_eq!(
        syntax("the moon, expected cheese"),
        "the moon, expected cheese"
    );
}
