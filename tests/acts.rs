//! Acts on whole records, as commands carry them out: what was meant happens, and nothing else.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

mod records;

use std::{fs, path::PathBuf, process::Command};

use gka::{
    model::{
        edit::{Act, Change, Given, How},
        field::Field,
        noun::{Noun, Read},
        nouns::{Addendum, Alderman, Intervention, Municipality, News, Research},
        record::NOUNS,
    },
    store::{Edit, Outcome, Store},
};
use proptest::{prelude::*, test_runner::TestCaseResult};
use records::written;
use similar::{ChangeTag, TextDiff};
use tempfile::TempDir;

const THEMES: &str = "\
[[themes]]\nid = \"lezen\"\nname = \"Lezen\"\n
[[themes]]\nid = \"sport\"\nname = \"Sport & spel\"\naliases = [\"Sport en spel\"]\n
[[themes]]\nid = \"taal\"\nname = \"Taal\"\n";

/// A data folder with one record.
struct Folder(TempDir);

impl Folder {
    fn with(record: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("municipalities")).unwrap();
        fs::write(folder.path().join("gka.toml"), "format = 1\n").unwrap();
        fs::write(folder.path().join("themes.toml"), THEMES).unwrap();
        let folder = Self(folder);
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

    fn edit(&self, acts: Vec<Act>) -> anyhow::Result<Outcome> {
        let slug = "leiden".to_owned();
        self.store().edit(&Edit::Record { slug, acts }, &mut |_| {})
    }

    fn gka(&self, args: &[&str]) -> std::process::Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gka"));
        command
            .args(args)
            .env_clear()
            .env("GKA_DATA", self.0.path());
        command.stdin(std::process::Stdio::null()).output().unwrap()
    }
}

fn field(noun: &'static Noun, key: &str) -> &'static Field {
    noun.field(key).unwrap()
}

fn given(noun: &'static Noun, changes: &[(&str, How)]) -> Given {
    let change = |(key, how): &(&str, How)| Change {
        field: field(noun, key),
        how: how.clone(),
    };
    Given(changes.iter().map(change).collect())
}

fn set(text: &str) -> How {
    How::Set(vec![text.to_owned()])
}

fn change(noun: &'static Noun, name: &str, changes: &[(&str, How)]) -> Act {
    Act::Change {
        noun,
        name: name.to_owned(),
        given: given(noun, changes),
    }
}

/// An act, and of every line that may go or change a part that it has.
fn acts() -> Vec<(Act, &'static [&'static str])> {
    let one = Intervention::NOUN;
    let push = |text: &str| How::Push(text.to_owned());
    let take = |text: &str| How::Take(text.to_owned());
    let remove = |noun: &'static Noun, name: &str| Act::Remove {
        noun,
        name: name.to_owned(),
    };
    vec![
        (
            change(one, "een", &[("title", set("Anders & \"beter\""))]),
            &["title"],
        ),
        (change(one, "twee", &[("ages", set("10-14"))]), &["ages"]),
        (
            change(one, "twee", &[("target-group", How::Clear)]),
            &["target-group"],
        ),
        (
            change(one, "een", &[("themes", push("Sport en spel"))]),
            &["themes", "\"lezen\""],
        ),
        (
            change(one, "een", &[("partners", push("Een, twee; drie"))]),
            &["partners", "\"Bieb\""],
        ),
        (
            change(one, "twee", &[("partners", take("GGD"))]),
            &["partners", "\"GGD\"", "\"Bieb\""],
        ),
        (
            change(one, "een", &[("people", push("Kees, rol"))]),
            &["people"],
        ),
        (
            change(one, "een", &[("id", set("nieuw"))]),
            &["id", "interventions", "intervention"],
        ),
        (
            change(one, "een", &[("summary", set("Kort."))]),
            &["summary", "Regel.", "ook niet", "'''"],
        ),
        (
            change(Alderman::NOUN, "Paul", &[("name", set("Paul D."))]),
            &["name", "\"Paul Dirkse\""],
        ),
        (
            change(Addendum::NOUN, "2021", &[("end", set("2025"))]),
            &["end"],
        ),
        (
            change(Addendum::NOUN, "2021", &[("agreements", push("Drie"))]),
            &["agreements", "aangehaald"],
        ),
        (
            Act::Head(given(Municipality::NOUN, &[("themes", push("sport"))])),
            &["themes", "\"taal\""],
        ),
        (
            Act::Head(given(Municipality::NOUN, &[("themes", take("lezen"))])),
            &["themes", "\"lezen\"", "\"taal\""],
        ),
        (
            remove(News::NOUN, "Nieuws"),
            &["news", "title", "kind", "# gone", ""],
        ),
        (
            remove(Research::NOUN, "Werkt het?"),
            &[
                "research",
                "question",
                "intervention",
                "# gone",
                "# note",
                "",
            ],
        ),
        (
            Act::Add {
                noun: one,
                given: given(one, &[("id", set("drie")), ("title", set("Drie"))]),
            },
            &[],
        ),
        (
            Act::Add {
                noun: News::NOUN,
                given: given(News::NOUN, &[("title", set("Meer"))]),
            },
            &[],
        ),
        (
            Act::Add {
                noun: Alderman::NOUN,
                given: given(Alderman::NOUN, &[("name", set("Nog een"))]),
            },
            &[],
        ),
    ]
}

/// Every line is still there, but for those that may go.
fn only_meant(before: &str, after: &str, may_go: &[&str]) -> TestCaseResult {
    for change in TextDiff::from_lines(before, after).iter_all_changes() {
        if change.tag() != ChangeTag::Delete {
            continue;
        }
        let line = change.value();
        let is_last = before.ends_with(line) && !line.ends_with('\n');
        let is_meant = may_go.iter().any(|part| line.contains(part)) || is_last;
        prop_assert!(is_meant, "{line:?} is lost\n{before}\n-->\n{after}");
    }
    Ok(())
}

/// Every numbered comment is still there, once.
fn comments_stay(before: &str, after: &str, may_go: &[&str]) -> TestCaseResult {
    for (at, _) in before
        .match_indices("# note ")
        .chain(before.match_indices("# gone "))
    {
        let note = before[at..].split_inclusive(';').next().unwrap();
        let goes = may_go
            .iter()
            .any(|part| note.starts_with(part) && !part.is_empty());
        let kept = after.matches(note).count();
        prop_assert!(
            kept == 1 || goes,
            "{note} is there {kept} times\n{before}\n-->\n{after}"
        );
    }
    Ok(())
}

/// Line ends, the mark and the missing last line end are as they were.
fn frame_stays(before: &str, after: &str) -> TestCaseResult {
    prop_assert_eq!(
        before.starts_with('\u{feff}'),
        after.starts_with('\u{feff}')
    );
    prop_assert_eq!(
        after.matches('\u{feff}').count(),
        before.matches('\u{feff}').count()
    );
    prop_assert_eq!(
        before.ends_with('\n'),
        after.ends_with('\n'),
        "{}\n-->\n{}",
        before,
        after
    );
    let bare = |text: &str| text.matches('\n').count() - text.matches("\r\n").count();
    if before.contains("\r\n") {
        prop_assert_eq!(bare(after), 0, "{:?}\n-->\n{:?}", before, after);
    } else {
        prop_assert!(!after.contains('\r'));
    }
    Ok(())
}

fn dice() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 61..200)
}

/// What people and machines put into a text.
fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => "[a-zé ,;&!'\"\\\\\\[\\]{}#=@-]{1,20}",
        1 => "[\"'\\\\\n\t#]{1,8}x",
        1 => "[\u{1}-\u{1f}\u{7f}-\u{9f}\u{202a}-\u{202e}\u{feff}]{1,4}x",
        1 => any::<String>(),
        1 => "(\"\"\"|'''|\\\\|\n){1,4}.{0,4}",
        1 => "[a-z ]{90,130}",
    ]
}

/// The texts that a field of an entry holds.
fn held(folder: &Folder, noun: &Noun, nth: usize, key: &str) -> Vec<String> {
    let record = folder.store().record("leiden").unwrap();
    let entry = (noun.of)(&record)[nth];
    let place = noun
        .fields
        .iter()
        .position(|field| field.key == key)
        .unwrap();
    entry.slots()[place]
        .texts()
        .iter()
        .map(ToString::to_string)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_act_changes_what_was_meant_and_nothing_else(dice in dice()) {
        let before = written(&dice);
        for (act, may_go) in acts() {
            let folder = Folder::with(&before);
            let done = folder.edit(vec![act.clone()]);
            let after = folder.text();
            if let Err(refusal) = done {
                // Taking from a list that does not hold it.
                prop_assert!(format!("{refusal:#}").contains("is not in"), "{refusal:#}: {act:?}\n{before}");
                prop_assert_eq!(&after, &before);
                continue;
            }
            only_meant(&before, &after, may_go)?;
            comments_stay(&before, &after, may_go)?;
            frame_stays(&before, &after)?;
        }
    }

    #[test]
    fn acts_one_after_the_other_are_acts_at_once(dice in dice(), chosen in proptest::sample::subsequence((0..19_usize).collect::<Vec<_>>(), 2..6)) {
        let before = written(&dice);
        let all = acts();
        let acts: Vec<Act> = chosen.iter().map(|at| all[*at].0.clone()).collect();
        let (at_once, in_turn) = (Folder::with(&before), Folder::with(&before));
        if at_once.edit(acts.clone()).is_err() {
            prop_assert_eq!(at_once.text(), before);
        } else if acts.into_iter().all(|act| in_turn.edit(vec![act]).is_ok()) {
            prop_assert_eq!(at_once.text(), in_turn.text());
        }
    }

    #[test]
    fn saying_what_is_there_changes_no_byte(dice in dice()) {
        let before = written(&dice);
        let folder = Folder::with(&before);
        let record = folder.store().record("leiden").unwrap();
        for noun in NOUNS {
            for entry in (noun.of)(&record) {
                let held = noun.fields.iter().zip(entry.slots());
                let changes = held.map(|(field, slot)| {
                    let texts: Vec<_> = slot.texts().iter().map(ToString::to_string).collect();
                    let how = if texts.is_empty() { How::Clear } else { How::Set(texts) };
                    Change { field, how }
                });
                let given = Given(changes.collect());
                let outcome = folder.edit(vec![Act::Change { noun, name: entry.call().into_owned(), given }]).unwrap();
                prop_assert!(outcome.is_unchanged(), "{}\n{before}\n-->\n{}", noun.key, outcome.changes[0].after.as_deref().unwrap_or_default());
            }
        }
        prop_assert_eq!(folder.text(), before);
        prop_assert!(!folder.0.path().join(".gka/undo").exists() || fs::read_dir(folder.0.path().join(".gka/undo")).unwrap().count() == 0);
    }

    #[test]
    fn any_text_in_any_field_is_kept_or_refused(dice in dice(), text in hostile()) {
        let before = written(&dice);
        let folder = Folder::with(&before);
        for (noun, name) in [(Intervention::NOUN, "twee"), (Alderman::NOUN, "An de Wit"), (Addendum::NOUN, "2021"), (News::NOUN, "Nieuws"), (Research::NOUN, "Werkt het?")] {
            for field in noun.fields {
                fs::write(folder.record(), &before).unwrap();
                let at = (noun.of)(&folder.store().record("leiden").unwrap()).iter().position(|entry| entry.call().starts_with(name)).unwrap();
                if folder.edit(vec![change(noun, name, &[(field.key, set(&text))])]).is_err() {
                    prop_assert_eq!(folder.text(), before.as_str());
                    continue;
                }
                let kept = held(&folder, noun, at, field.key);
                // A theme and an entry are written by their ids; line ends are those of the file.
                if matches!(field.key, "title" | "summary" | "target-group" | "partners" | "name" | "portfolio" | "agreements" | "question" | "institution") {
                    prop_assert_eq!(kept, vec![text.replace("\r\n", "\n")], "{} {}", noun.key, field.key);
                }
                frame_of_lines_stays(&before, &folder.text())?;
            }
        }
    }
}

/// A text may bring its own line breaks, never a mark or a bare line end into the rest.
fn frame_of_lines_stays(before: &str, after: &str) -> TestCaseResult {
    prop_assert_eq!(
        before.starts_with('\u{feff}'),
        after.starts_with('\u{feff}')
    );
    prop_assert_eq!(before.ends_with('\n'), after.ends_with('\n'));
    Ok(())
}

proptest! {
    // Each case starts the program four times.
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn json_gives_a_text_back_as_it_was_given(text in hostile(), summary in hostile()) {
        // No argument holds a NUL; `@` would read a file; what is blank is refused.
        prop_assume!(!text.contains('\0') && !summary.contains('\0'));
        prop_assume!(!text.trim().is_empty() && !summary.trim().is_empty());
        let flag = |name: &str, text: &str| format!("--{name}={}{text}", if text.starts_with('@') { "@" } else { "" });
        let folder = Folder::with("code = \"GM0546\"\nname = \"Leiden\"\n");
        let (title, summary_flag, partner) = (flag("title", &text), flag("summary", &summary), flag("partner", &text));
        let added = folder.gka(&["intervention", "add", "leiden", "--id=x", &title, &summary_flag, &partner]);
        prop_assert_eq!(added.status.code(), Some(0), "{}", String::from_utf8_lossy(&added.stderr));
        let shown = folder.gka(&["intervention", "show", "leiden", "x", "--format", "json"]);
        let json: serde_json::Value = serde_json::from_slice(&shown.stdout).unwrap();
        // Blanks at the ends of an argument are a slip of the hand: they are never kept.
        let unix = |text: &str| serde_json::Value::from(text.trim().replace("\r\n", "\n"));
        prop_assert_eq!(&json["title"], &unix(&text));
        prop_assert_eq!(&json["summary"], &unix(&summary));
        prop_assert_eq!(&json["partners"][0], &unix(&text));
        for args in [&["list"][..], &["show", "leiden"], &["interventions", "--format", "table"], &["check"]] {
            let output = folder.gka(args);
            let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
            prop_assert!(!said.contains("panicked") && output.status.code().is_some(), "{args:?}: {said}");
            let odd = |c: char| c != '\n' && c != '\t' && gka::words::visible::misleads(c);
            prop_assert!(!said.contains(odd), "{args:?}: {said:?}");
        }
    }
}

#[test]
fn line_ends_mark_and_end_stay_byte_for_byte() {
    let before = "\u{feff}code = \"GM0546\"\r\nname = \"Leiden\"\r\n\r\n# blijft\r\n[[interventions]]\r\nid = \"een\"\r\ntitle = \"Een\" # ook";
    let folder = Folder::with(before);
    folder
        .edit(vec![change(
            Intervention::NOUN,
            "een",
            &[("ages", set("12"))],
        )])
        .unwrap();
    assert_eq!(folder.text(), format!("{before}\r\nages = \"12\""));
    let folder = Folder::with(before);
    folder
        .edit(vec![change(
            Intervention::NOUN,
            "een",
            &[("title", set("Twee"))],
        )])
        .unwrap();
    assert_eq!(folder.text(), before.replace("\"Een\"", "\"Twee\""));
    // A new entry between others.
    let (head, news) = (
        format!("{before}\r\n"),
        "\r\n[[news]]\r\ntitle = \"Nieuws\"\r\n",
    );
    let folder = Folder::with(&format!("{head}{news}"));
    let (id, title) = (("id", set("twee")), ("title", set("Twee")));
    let new = given(Intervention::NOUN, &[id, title]);
    folder
        .edit(vec![Act::Add {
            noun: Intervention::NOUN,
            given: new,
        }])
        .unwrap();
    let added = "\r\n[[interventions]]\r\nid = \"twee\"\r\ntitle = \"Twee\"\r\n";
    assert_eq!(folder.text(), format!("{head}{added}{news}"));
}

#[cfg(unix)]
#[test]
fn a_file_that_is_hands_off_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let before = "code = \"GM0546\"\nname = \"Leiden\"\n";
    let folder = Folder::with(before);
    fs::set_permissions(folder.record(), fs::Permissions::from_mode(0o444)).unwrap();
    let output = folder.gka(&["theme", "add", "leiden", "lezen"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("is read-only"));
    assert_eq!(folder.text(), before);
    fs::set_permissions(folder.record(), fs::Permissions::from_mode(0o640)).unwrap();
    assert_eq!(
        folder
            .gka(&["theme", "add", "leiden", "lezen"])
            .status
            .code(),
        Some(0)
    );
    let mode = fs::metadata(folder.record()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640, "the mode stays");
}
