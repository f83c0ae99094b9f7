//! The contract: every noun in every format, with rows and without, and the tables that are drawn
//! of them at three widths in both languages. A change here is a change of version.
//!
//! After a change that is meant: `SNAPSHOTS=overwrite cargo test --test formats`, and read the diff.

use std::{fmt::Write, path::Path, process::Command};

use gka::model::record::NOUNS;
use snapbox::{Data, assert_data_eq};

const FORMATS: [&str; 5] = ["tsv", "csv", "json", "jsonl", "markdown"];

/// What a run prints; both streams, as far as it says anything.
fn said(args: &[&str], columns: &str, lang: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sessions/agendas");
    let output = Command::new(env!("CARGO_BIN_EXE_gka"))
        .env_clear()
        .envs([
            ("COLUMNS", columns),
            ("GKA_LANG", lang),
            ("LANG", "C.UTF-8"),
        ])
        .env("GKA_DATA", folder)
        .args(args)
        .output()
        .expect("gka runs");
    assert!(output.status.success(), "{args:?}: {output:?}");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    text(output.stdout) + &text(output.stderr)
}

fn is_as_kept(name: &str, text: &str) {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/formats")
        .join(name);
    // Line ends are part of csv: they are kept visible.
    let text = text.replace('\r', "␍");
    assert_data_eq!(text, Data::read_from(&kept, None).raw());
}

/// The nouns of a record, and the two lists that are none.
fn lists() -> Vec<Vec<&'static str>> {
    let nouns = NOUNS.iter().map(|noun| vec![noun.one.en, "list"]);
    nouns.chain([vec!["list"], vec!["theme", "list"]]).collect()
}

#[test]
fn every_list_has_every_format() {
    for list in lists() {
        let mut whole = String::new();
        for format in FORMATS {
            let args = [&list[..], &["--format", format, "--on", "2022-06-01"]].concat();
            let _ = write!(whole, "# {}\n{}\n", args.join(" "), said(&args, "80", "en"));
        }
        is_as_kept(&format!("{}.txt", list.join("-")), &whole);
    }
}

#[test]
fn a_list_without_rows_is_its_header_alone() {
    let mut whole = String::new();
    for list in lists()
        .into_iter()
        .filter(|list| list != &["theme", "list"])
    {
        for format in FORMATS {
            let args = [&list[..], &["--format", format, "--province", "Zeeland"]].concat();
            let text = said(&args, "80", "en");
            // Whom to call for all municipalities serves there too.
            let rows = if list == ["contact", "list"] {
                continue;
            } else {
                text
            };
            let _ = write!(whole, "# {}\n{rows}\n", args.join(" "));
        }
    }
    is_as_kept("without-rows.txt", &whole);
}

#[test]
fn every_list_is_drawn_at_every_width_in_both_languages() {
    for lang in ["en", "nl"] {
        for columns in ["40", "80", "160"] {
            let mut whole = String::new();
            for list in lists() {
                let args = [&list[..], &["--format", "table", "--on", "2022-06-01"]].concat();
                let text = said(&args, columns, lang);
                let widest = text.lines().map(|line| line.chars().count()).max();
                let table = text
                    .lines()
                    .filter(|line| line.starts_with(['│', '╭', '╰']));
                let wide = columns.parse().expect("a width");
                assert!(
                    table.clone().all(|line| line.chars().count() <= wide),
                    "{widest:?}\n{text}"
                );
                let _ = write!(whole, "# {}\n{text}\n", args.join(" "));
            }
            is_as_kept(&format!("drawn-{columns}.{lang}.txt"), &whole);
        }
    }
}

/// The nouns that can be exported.
const SHEETS: [&str; 12] = [
    "municipalities",
    "agendas",
    "addenda",
    "interventions",
    "aldermen",
    "research",
    "activities",
    "news",
    "contacts",
    "sources",
    "themes",
    "coordinators",
];

#[test]
fn every_export_for_programs_is_as_it_was() {
    for sheet in SHEETS {
        let mut whole = String::new();
        for args in [
            &["csv"][..],
            &["csv", "--excel"],
            &["tsv", "--fingerprint"],
            &["json"],
            &["jsonl"],
        ] {
            let words = [&["export"][..], &args[..1], &[sheet], &args[1..]].concat();
            let words = [&words[..], &["--on", "2022-06-01"]].concat();
            let _ = write!(
                whole,
                "# {}\n{}\n",
                words.join(" "),
                said(&words, "80", "nl")
            );
        }
        is_as_kept(&format!("export-{sheet}.txt"), &whole);
    }
    let mut whole = String::new();
    for args in [
        &["export", "json"][..],
        &["export", "jsonl", "leiden", "--contacts"],
    ] {
        let _ = write!(whole, "# {}\n{}\n", args.join(" "), said(args, "80", "nl"));
    }
    is_as_kept("export-everything.txt", &whole);
}

#[test]
fn every_export_for_people_speaks_their_language() {
    for lang in ["en", "nl"] {
        let mut whole = String::new();
        for args in [
            &["export", "markdown", "leiden"][..],
            &["export", "ics"],
            &["export", "vcf"],
            &["export", "vcf", "leiden"],
        ] {
            let args = [args, &["--on", "2022-06-01"]].concat();
            let _ = write!(whole, "# {}\n{}\n", args.join(" "), said(&args, "80", lang));
        }
        is_as_kept(&format!("export-people.{lang}.txt"), &whole);
    }
}
