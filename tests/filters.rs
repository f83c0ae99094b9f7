//! A list with a filter is the whole list, filtered: that most files are not parsed for it shows
//! nowhere.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

mod records;

use std::{cell::LazyCell, fs};

use gka::store::{Store, Which};
use proptest::{prelude::*, sample::Index};
use records::written;
use tempfile::TempDir;

/// How the word is written, and how it is not.
const SPELLINGS: &[&str] = &[
    "\"lezen\"",
    "'lezen'",
    "\"\"\"lezen\"\"\"",
    "'''\nlezen'''",
    "\"l\\u0065zen\"",
    "\"\\U0000006cezen\"",
    "\"lez\\x65n\"",
    "\"\"\"le\\\n   zen\"\"\"",
    "\"\"\"lezen\\\r\n  \"\"\"",
    "\"\"\"\\  \n  lezen\"\"\"",
    "\"Lezen\"",
    "\"lezen \"",
    "\"voorlezen\"",
    "\"le\\nzen\"",
    "\"le zen\"",
];

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("municipalities")).unwrap();
    folder
}

/// The slugs and the problems, of the records that work on the theme.
fn listed(folder: &TempDir, word: Option<&str>) -> (Vec<String>, usize) {
    let store = Store::at(folder.path().to_owned());
    let records = store.records_with(&Which::All, word).unwrap();
    let slugs = records.filter(|record| record.works_on("lezen"));
    let slugs = slugs.map(|record| record.slug).collect();
    (slugs, store.take_problems().len())
}

thread_local! {
    static FOLDER: LazyCell<TempDir> = const { LazyCell::new(folder) };
}

proptest! {
    #[test]
    fn a_filtered_list_is_the_whole_one_filtered(
        dice in prop::collection::vec(any::<u8>(), 8..60),
        spelling in any::<Index>(),
        cut in prop::option::weighted(0.2, any::<Index>()),
    ) {
        let mut text = written(&dice).replace("\"lezen\"", SPELLINGS[spelling.index(SPELLINGS.len())]);
        if let Some(cut) = cut {
            // A broken record is in neither.
            text.truncate(text.floor_char_boundary(cut.index(text.len())));
        }
        FOLDER.with(|folder| {
            fs::write(folder.path().join("municipalities/leiden.toml"), &text).unwrap();
            let (whole, told) = listed(folder, None);
            let (filtered, told_too) = listed(folder, Some("lezen"));
            prop_assert_eq!(whole, filtered, "{}", text);
            // What is wrong with a record that cannot be meant is no matter, and only that.
            prop_assert!(told_too == told || told_too == 0 && !text.contains("lezen"));
            Ok(())
        })?;
    }
}

#[test]
fn what_is_no_text_is_told_even_so() {
    let folder = folder();
    let wide = "code = \"GM0546\"\nname = \"Leiden\"\nthemes = [\"lezen\"]\n";
    let wide: Vec<u8> = wide.bytes().flat_map(|byte| [byte, 0]).collect();
    fs::write(folder.path().join("municipalities/leiden.toml"), wide).unwrap();
    assert_eq!(listed(&folder, Some("lezen")).1, 1);
}
