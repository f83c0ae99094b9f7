//! Over the whole register: what people type of a name leads to the municipality, or to a question
//! that names it.

use std::{fs, path::Path};

use deunicode::deunicode;
use gka::{
    model::name::key,
    store::{Found, Store},
};

/// A municipality of the register.
struct Known {
    code: String,
    names: Vec<String>,
    is_over: bool,
}

fn register() -> Vec<Known> {
    let text = fs::read_to_string("data/register/gemeenten.csv").expect("is there");
    let rows = text.lines().skip(1).map(|row| {
        let cells: Vec<_> = row.split(';').collect();
        Known {
            code: cells[0].to_owned(),
            names: vec![cells[2].to_owned(), cells[1].to_owned()],
            is_over: !cells[7].is_empty(),
        }
    });
    rows.collect()
}

/// A folder without a record, so that only the register knows names.
fn folder() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("gka.toml"), "format = 1\n").expect("can be written");
    fs::create_dir(folder.path().join("municipalities")).expect("can be made");
    let store = Store::open(Some(Path::new(folder.path()))).expect("a data folder");
    (folder, store)
}

/// The code that a text leads to.
fn code(store: &Store, text: &str) -> Option<String> {
    match store.look_up(text).expect("can be looked up")? {
        Found::Unrecorded(entry) | Found::Merged(entry, _) => Some(entry.code.to_owned()),
        Found::Record(slug) => Some(slug),
    }
}

/// The names that are suggested for one that leads nowhere, the likeliest first.
fn suggested(store: &Store, text: &str) -> Vec<String> {
    let likely = store.likely_municipalities(text).expect("can be asked");
    likely.into_iter().map(|one| one.name).collect()
}

fn words(name: &str) -> Vec<String> {
    let plain = deunicode(name).replace('\'', "").to_lowercase();
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn no_name_leads_elsewhere_however_it_is_typed() {
    let (_folder, store) = folder();
    let register = register();
    let is_twice = |name: &str| {
        let same = |one: &&Known| !one.is_over && one.names.iter().any(|own| key(own) == key(name));
        register.iter().filter(same).count() > 1
    };
    for known in register.iter().filter(|known| !known.is_over) {
        for name in &known.names {
            assert!(!is_twice(name), "{name}");
            let plain = deunicode(name);
            for typed in [
                name.clone(),
                plain.clone(),
                name.to_lowercase(),
                name.to_uppercase(),
                name.replace('-', " "),
                name.replace('-', ""),
                name.replace('-', "\u{2011}"),
                name.replace(' ', "-"),
                name.replace('\'', ""),
                name.replace('\'', "\u{2019}"),
                name.replace(',', ""),
                format!("  {name} "),
                format!("gemeente {name}"),
                format!("Gemeente {plain}"),
                format!("gem. {name}"),
                format!("{name} (gemeente)"),
            ] {
                let found = code(&store, &typed);
                assert_eq!(found.as_deref(), Some(&*known.code), "{typed}");
            }
        }
        let number = known.code.trim_start_matches("GM");
        for typed in [
            known.code.to_lowercase(),
            number.to_owned(),
            number.trim_start_matches('0').to_owned(),
            format!("gm{}", number.trim_start_matches('0')),
        ] {
            let found = code(&store, &typed);
            assert_eq!(found.as_deref(), Some(&*known.code), "{typed}");
        }
    }
}

/// A whole word of one municipality of today means that one, of several all of them.
#[test]
fn a_word_of_a_name_is_answered_by_all_that_have_it() {
    let (_folder, store) = folder();
    let register = register();
    let present: Vec<_> = register.iter().filter(|known| !known.is_over).collect();
    let mut first_words = 0;
    for known in &present {
        let own = words(&known.names[0]);
        for (nth, word) in own.iter().enumerate().filter(|_| own.len() > 1) {
            if let Some(code) = code(&store, word) {
                // It is the whole name of another, perhaps of one that is over.
                let named = register
                    .iter()
                    .find(|one| one.code == code)
                    .expect("is there");
                assert!(
                    named.names.iter().any(|name| key(name) == key(word)),
                    "{word}"
                );
                continue;
            }
            let has_it = |one: &&&Known| one.names.iter().any(|name| words(name).contains(word));
            let expected: Vec<_> = present
                .iter()
                .filter(has_it)
                .map(|one| &one.names[0])
                .collect();
            let likely = suggested(&store, word);
            let now = likely.iter().take(expected.len()).collect::<Vec<_>>();
            assert_eq!(now, expected, "{word}");
            first_words += usize::from(nth == 0);
        }
    }
    assert!(first_words >= 50, "{first_words}");
}

/// One letter left out or two swapped, in names of six letters and more.
#[test]
fn a_slip_is_answered_by_the_name() {
    let (_folder, store) = folder();
    let register = register();
    let (mut all, mut first, mut named) = (0, 0, 0);
    for known in register.iter().filter(|known| !known.is_over) {
        let name = &known.names[0];
        let letters: Vec<char> = name.to_lowercase().chars().collect();
        if letters.len() < 6 {
            continue;
        }
        // Each name with other ones, so that all places have their turn.
        let at = 1 + all % (letters.len() - 1);
        let mut left_out = letters.clone();
        left_out.remove(at);
        let mut swapped = letters.clone();
        swapped.swap(at - 1, at);
        for typed in [left_out, swapped] {
            let typed: String = typed.into_iter().collect();
            let likely = match code(&store, &typed) {
                // Without a hyphen, or with twice the same letter swapped, it is the name still.
                Some(code) if code == known.code => vec![name.clone()],
                Some(_) => Vec::new(),
                None => suggested(&store, &typed),
            };
            all += 1;
            first += usize::from(likely.first() == Some(name));
            named += usize::from(likely.contains(name));
        }
    }
    assert!(first * 1000 >= all * 985, "{first} of {all}");
    assert!(named * 1000 >= all * 995, "{named} of {all}");
}
