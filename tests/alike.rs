//! Names that read alike are one name, whatever is done with them.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

use std::{fs, path::PathBuf, process::Command};

use gka::{
    model::{
        edit::{Act, Change, Given, How},
        name::canonical,
        noun::{Noun, Read},
        nouns::{Activity, Alderman, Contact, Intervention, News, Research},
    },
    store::{Edit, Outcome, Store, Which},
};
use proptest::{prelude::*, test_runner::TestCaseResult};
use tempfile::TempDir;
use unicode_normalization::UnicodeNormalization;

/// A data folder with one record, in which an alderman is named otherwise where he signs.
struct Folder(TempDir);

impl Folder {
    fn of(name: &str, signer: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("municipalities")).unwrap();
        fs::write(folder.path().join("gka.toml"), "format = 1\n").unwrap();
        fs::write(folder.path().join("themes.toml"), "").unwrap();
        let folder = Self(folder);
        let record = format!(
            "code = \"GM0546\"\nname = \"Leiden\"\n\n[[sources]]\nurl = \"https://example.org\"\n\n\
             [[agendas]]\nstart = 2019\nend = 2021\nsigned-by = [\"{signer}\"]\n\n\
             [[aldermen]]\nname = \"{name}\"\n\n[[aldermen]]\nname = \"Iemand Anders\"\n\n\
             [[interventions]]\nid = \"een\"\ntitle = \"Een\"\npartners = [\"{name}\"]\n"
        );
        fs::write(folder.record(), record).unwrap();
        folder
    }

    fn record(&self) -> PathBuf {
        self.0.path().join("municipalities/leiden.toml")
    }

    fn text(&self) -> String {
        fs::read_to_string(self.record()).unwrap()
    }

    fn store(&self) -> Store {
        Store::at(self.0.path().to_owned())
    }

    fn edit(&self, act: Act) -> anyhow::Result<Outcome> {
        let (slug, acts) = ("leiden".to_owned(), vec![act]);
        self.store().edit(&Edit::Record { slug, acts }, &mut |_| {})
    }

    fn codes(&self) -> Vec<&'static str> {
        let problems = self.store().check(&Which::All).unwrap();
        problems.iter().map(|problem| problem.code).collect()
    }

    fn signers(&self) -> Vec<String> {
        let record = self.store().record("leiden").unwrap();
        let signers = record.agendas[0].signed_by.iter();
        signers.map(ToString::to_string).collect()
    }
}

fn given(noun: &'static Noun, key: &str, how: How) -> Given {
    let field = noun.field(key).unwrap();
    Given(vec![Change { field, how }])
}

fn add(noun: &'static Noun, key: &str, text: &str) -> Act {
    let mut given = given(noun, key, How::Set(vec![text.to_owned()]));
    (noun.complete)(&mut given);
    Act::Add { noun, given }
}

fn change(noun: &'static Noun, name: &str, key: &str, how: How) -> Act {
    let (name, given) = (name.to_owned(), given(noun, key, how));
    Act::Change { noun, name, given }
}

fn name() -> impl Strategy<Value = String> {
    "[A-ZÉ][a-zéüâçßñ]{1,6}( [A-ZŠ][a-zöëâ]{1,6}){1,2}"
}

/// The same name as other hands and machines write it; each byte decides about one sign.
fn respelled(name: &str, dice: &[u8], may_change_case: bool) -> String {
    let unseen = ['\u{ad}', '\u{200b}', '\u{2060}', '\u{feff}', '\u{200d}'];
    let blanks = [" ", "  ", "\u{a0}", " \u{202f}"];
    let mut out = String::new();
    for (c, die) in name.chars().zip(dice.iter().cycle()) {
        let nth = usize::from(*die);
        match die % 4 {
            _ if c == ' ' => out.push_str(blanks[nth % blanks.len()]),
            1 if may_change_case => out.extend(c.to_uppercase()),
            2 if may_change_case => out.extend(c.to_lowercase()),
            _ => out.push(c),
        }
        if die % 7 == 3 {
            out.push(unseen[nth % unseen.len()]);
        }
    }
    match dice[0] % 3 {
        0 => out.nfd().collect(),
        1 => out.nfc().collect(),
        _ => out,
    }
}

fn none_is_added_beside_it(name: &str, other: &str) -> TestCaseResult {
    let folder = Folder::of(name, other);
    for (noun, key) in [
        (Contact::NOUN, "name"),
        (Activity::NOUN, "title"),
        (News::NOUN, "title"),
        (Research::NOUN, "question"),
        (Intervention::NOUN, "title"),
    ] {
        prop_assert!(folder.edit(add(noun, key, name)).is_ok(), "{}", noun.key);
        let again = folder.edit(add(noun, key, other));
        prop_assert!(again.is_err(), "{} {other:?} beside {name:?}", noun.key);
    }
    prop_assert!(folder.edit(add(Alderman::NOUN, "name", other)).is_err());
    let renamed = How::Set(vec![other.to_owned()]);
    let renamed = change(Alderman::NOUN, "Iemand Anders", "name", renamed);
    prop_assert!(folder.edit(renamed).is_err());
    Ok(())
}

fn what_refers_to_it_is_found(name: &str, other: &str) -> TestCaseResult {
    let folder = Folder::of(name, other);
    let before = folder.text();
    let remove = Act::Remove {
        noun: Alderman::NOUN,
        name: other.to_owned(),
    };
    prop_assert!(folder.edit(remove).is_err());
    let codes = folder.codes();
    prop_assert!(!codes.contains(&"unknown-signer"), "{codes:?}");
    prop_assert_eq!(codes.contains(&"other-form"), name != other);
    prop_assert_eq!(folder.text(), before);
    let fixes = folder.store().fixes(&Which::All).unwrap();
    prop_assert_eq!(fixes.is_empty(), name == other);
    folder.store().write(&fixes, &mut |_| {}).unwrap();
    prop_assert_eq!(folder.signers(), [name]);
    prop_assert!(!folder.codes().contains(&"other-form"));

    let folder = Folder::of(name, other);
    let renamed = How::Set(vec!["Nieuwe Naam".to_owned()]);
    let renamed = folder.edit(change(Alderman::NOUN, other, "name", renamed));
    prop_assert!(renamed.is_ok(), "{:?}", renamed.err());
    prop_assert_eq!(folder.signers(), ["Nieuwe Naam"]);
    Ok(())
}

fn a_list_holds_it_once(name: &str, other: &str) -> TestCaseResult {
    let folder = Folder::of(name, other);
    let partner = |how| folder.edit(change(Intervention::NOUN, "een", "partners", how));
    let pushed = partner(How::Push(other.to_owned())).unwrap();
    prop_assert!(pushed.is_unchanged());
    let both = partner(How::Set(vec![name.to_owned(), other.to_owned()])).unwrap();
    prop_assert!(both.is_unchanged());
    partner(How::Take(other.to_owned())).unwrap();
    prop_assert!(!folder.text().contains("partners"));
    Ok(())
}

/// A spreadsheet may change all but the letters: none of that is a change.
fn a_table_changes_nothing(name: &str, saved: &str) -> TestCaseResult {
    let folder = Folder::of(name, name);
    let before = folder.text();
    let table = folder.0.path().join("table.csv");
    let rows = format!("municipality,id,title,partners\nleiden,een,E\u{ad}en,{saved}\n");
    fs::write(&table, rows).unwrap();
    let people = folder.0.path().join("people.csv");
    fs::write(&people, format!("municipality,name\nleiden,{saved}\n")).unwrap();
    for (noun, file) in [("interventions", &table), ("aldermen", &people)] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gka"));
        command.args(["import", noun, "--yes"]).arg(file);
        command.env_clear().env("GKA_DATA", folder.0.path());
        let done = command.stdin(std::process::Stdio::null()).output().unwrap();
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        prop_assert!(done.status.success(), "{said}");
        prop_assert_eq!(folder.text(), before.as_str(), "{}", said);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_act_takes_them_as_one(name in name(), dice in proptest::collection::vec(any::<u8>(), 8..24)) {
        let other = respelled(&name, &dice, true);
        prop_assert_eq!(canonical(&name), canonical(&other));
        none_is_added_beside_it(&name, &other)?;
        what_refers_to_it_is_found(&name, &other)?;
        a_list_holds_it_once(&name, &other)?;
        a_table_changes_nothing(&name, &respelled(&name, &dice, false))?;
    }

    #[test]
    fn other_names_stay_others(one in name(), other in name()) {
        prop_assume!(one.to_uppercase() != other.to_uppercase());
        prop_assert_ne!(canonical(&one), canonical(&other));
    }
}
