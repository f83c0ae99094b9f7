//! Whatever bytes a record has: they are read, judged and told in every form, and nothing panics.
#![no_main]

use gka::{
    diagnostic::{Form, Look, render, sort},
    store::{Store, Which},
};
use gka_fuzz::{Folder, SLUG, assert_comments, assert_sound, values};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|record: &[u8]| {
    let store = Folder::holding(record);
    let which = Which::Named(vec![SLUG.to_owned()]);
    let mut problems = store.check(&which).expect("the folder is sound");
    sort(&mut problems);
    for problem in &problems {
        assert!(problem.place.line() >= 1 && problem.place.column() >= 1);
        assert!(
            problem.place.source().name.ends_with("leiden.toml"),
            "{problem:?}"
        );
    }
    assert_fixes(store, &which);
    assert_agreement(record, store, problems.is_empty());
    let widths = [1, 80];
    for (number, form) in Form::ALL.into_iter().enumerate() {
        for width in widths {
            let is_first = width == widths[0];
            let look = Look {
                color: is_first,
                unicode: (number % 2 == 0) == is_first,
                width,
            };
            let told = render(&problems, form, &look);
            if form != Form::Human {
                assert!(!told.contains('\u{1b}'), "{told}");
                break;
            }
            assert!(is_first || !told.contains('\u{1b}'), "{told}");
        }
    }
});

/// What `check` finds nothing in is TOML and a record. (What is no TOML may be a record in part: a
/// number without digits is told, and the rest is read.)
fn assert_agreement(bytes: &[u8], store: &Store, is_flawless: bool) {
    let record = store.record(SLUG);
    store.take_problems();
    let is_toml = std::str::from_utf8(bytes).is_ok_and(|text| values(text).is_some());
    assert!(!is_flawless || is_toml, "no TOML, and nothing is told");
    assert!(!is_flawless || record.is_ok(), "{:?}", record.err());
}

/// What is mended stays TOML, loses no comment, and needs no more mending.
fn assert_fixes(store: &Store, which: &Which) {
    for change in store.fixes(which).expect("the folder is sound") {
        let (before, after) = (
            change.before.unwrap_or_default(),
            change.after.unwrap_or_default(),
        );
        assert_sound(&before, &after);
        assert_comments(&before, &after, &"mended");
        Folder::holding(after.as_bytes());
        assert!(
            store.fixes(which).expect("the folder is sound").is_empty(),
            "{after}"
        );
        Folder::holding(before.as_bytes());
    }
}
