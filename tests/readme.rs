//! `README.md` is true: its sessions run, its records are read, its tables are the program's own.
//!
//! Every `console` block runs in a terminal of 80 columns, so that the page shows what a reader
//! sees. The blocks of one chapter are one session in a copy of `data/`; `nl` behind `console` sets
//! a Dutch locale. A line `...` stands for any lines, and where it leaves out questions they are
//! answered with Enter. After a change of wording, `SNAPSHOTS=overwrite` writes what came.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test may fail at once, and says what it could not run"
)]

mod manual;
mod screen;

use std::{collections::BTreeSet, env, fs, path::Path};

use gka::{
    model::{
        noun::{Noun, Read},
        nouns::{Coordinator, Municipality, Theme},
        record::NOUNS,
    },
    store::{Store, Which},
};
use manual::{Block, Sandbox, Step, fits, page};
use similar::TextDiff;

#[test]
fn sessions_show_what_happens() {
    let mut page = page();
    let blocks: Vec<Block> = page.blocks("console").collect();
    let mut sandbox = None;
    let mut wrong = Vec::new();
    let mut came = Vec::new();
    for block in &blocks {
        if sandbox
            .as_ref()
            .is_none_or(|(name, _)| *name != block.chapter)
        {
            sandbox = Some((block.chapter.clone(), Sandbox::new()));
        }
        let Some((_, sandbox)) = &sandbox else {
            continue;
        };
        for step in block.steps() {
            let Some(lines) = sandbox.plays(&step, block.is_dutch()) else {
                eprintln!("line {}: no jq here, not run", step.line);
                continue;
            };
            if !fits(&step.shown, &lines) {
                wrong.push(difference(&step, &lines));
                came.push((step, lines));
            }
        }
    }
    if env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite") {
        page.overwrite(came);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn difference(step: &Step, came: &[String]) -> String {
    let (shown, came) = (step.shown.join("\n") + "\n", came.join("\n") + "\n");
    let diff = TextDiff::from_lines(&shown, &came);
    let mut diff = diff.unified_diff();
    let diff = diff.header("README.md", "what came");
    format!("README.md:{}: $ {}\n{diff}", step.line, step.command)
}

#[test]
fn records_are_read_without_faults() {
    for block in page().blocks("toml") {
        // Alone: an example is no part of the registry.
        let sandbox = Sandbox::new();
        let records = sandbox.data().join("municipalities");
        fs::remove_dir_all(&records).unwrap();
        fs::create_dir(&records).unwrap();
        let text = block.text();
        let file = file_of(&parsed(&block));
        fs::write(sandbox.data().join(&file), text).unwrap();
        let store = Store::at(sandbox.data());
        let problems = store.check(&Which::All).unwrap();
        let line = block.line;
        assert!(
            problems.is_empty(),
            "README.md:{line}: {file}: {problems:#?}"
        );
    }
}

fn parsed(block: &Block) -> toml::Table {
    let parsed = block.text().parse();
    parsed.unwrap_or_else(|error: toml::de::Error| panic!("README.md:{}: {error}", block.line))
}

/// Where a text belongs, by what it holds.
fn file_of(table: &toml::Table) -> String {
    match table.get("name").and_then(toml::Value::as_str) {
        Some(name) => format!("municipalities/{}.toml", gka::model::name::slug(name)),
        None if table.contains_key("coordinators") => "coordinators.local.toml".to_owned(),
        None if table.contains_key("themes") => "themes.toml".to_owned(),
        None => "gka.toml".to_owned(),
    }
}

#[test]
fn every_key_of_every_noun_has_an_example() {
    let page = page();
    let mut shown = BTreeSet::new();
    for block in page.blocks("toml") {
        let table = parsed(&block);
        for (key, value) in &table {
            shown.insert(("", key.clone()));
            let entries = value.as_array().into_iter().flatten();
            for entry in entries.filter_map(toml::Value::as_table) {
                let noun = nouns().find(|noun| noun.key == key).unwrap();
                shown.extend(entry.keys().map(|key| (noun.key, key.clone())));
            }
        }
    }
    let head = Municipality::NOUN
        .fields
        .iter()
        .map(|field| ("", field.key));
    let entries = nouns().flat_map(|noun| noun.fields.iter().map(|field| (noun.key, field.key)));
    let wanted = head.chain(entries);
    let missing: Vec<_> = wanted
        .filter(|(noun, key)| !shown.contains(&(*noun, (*key).to_owned())))
        .collect();
    assert_eq!(missing, []);
}

fn nouns() -> impl Iterator<Item = &'static Noun> {
    let others = [Theme::NOUN, Coordinator::NOUN];
    NOUNS.iter().copied().chain(others)
}

#[test]
fn columns_are_those_of_the_program() {
    let sandbox = Sandbox::new();
    let page = page();
    let rows = page.columns();
    let named: BTreeSet<_> = rows.iter().map(|(command, _)| command.clone()).collect();
    for noun in NOUNS {
        let command = format!("gka {} list", noun.one.en);
        assert!(named.contains(&command), "no columns of `{command}`");
    }
    for (command, columns) in rows {
        let step = Step::of(&format!("{command} --format csv | head -1"));
        let header = sandbox.plays(&step, false).unwrap().join("");
        let header: Vec<_> = header.split(',').collect();
        assert_eq!(columns, header, "{command}");
    }
}

#[test]
fn links_lead_somewhere() {
    let page = page();
    let anchors = page.anchors();
    for target in page.links() {
        match target.strip_prefix('#') {
            Some(anchor) => assert!(anchors.contains(anchor), "no heading `#{anchor}`"),
            None if target.contains("://") => {}
            None => assert!(Path::new(&target).exists(), "no file `{target}`"),
        }
    }
}
