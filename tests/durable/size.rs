//! Records larger than any person writes: an answer or a clear limit, soon, and in bounded memory.

use std::{
    fs::{self, File},
    process::Output,
};

use super::folder::{Folder, RECORD, add, calm, stderr};

const SOON: u32 = 10;

/// Runs it with a gigabyte of address space and so many seconds of the processor: what an
/// unoptimised build needs, however busy the machine is.
fn bounded(folder: &Folder, seconds: u32, args: &[String]) -> Output {
    let limits = format!("ulimit -v 1000000 -t {seconds}; exec \"$@\"");
    let starter = ["bash", "-c", &limits, "bash"];
    let output = folder.by(&starter, args).output().unwrap();
    calm(&output);
    output
}

fn words(line: &str) -> Vec<String> {
    line.split(' ').map(str::to_owned).collect()
}

#[test]
fn a_record_above_the_limit_is_refused_at_once() {
    for megabytes in [17, 100] {
        let folder = Folder::new();
        File::create(folder.record())
            .unwrap()
            .set_len(megabytes << 20)
            .unwrap();
        for args in [add("Nieuw").to_vec(), words("show leiden"), words("check")] {
            let output = bounded(&folder, 1, &args);
            let said = stderr(&output) + &String::from_utf8_lossy(&output.stdout);
            assert_eq!(output.status.code(), Some(1), "{said}");
            assert!(said.contains("is too large"), "{said}");
            assert!(said.contains("leiden.toml"), "{said}");
        }
    }
}

#[test]
fn a_line_of_ten_megabytes_is_answered() {
    let folder = Folder::new();
    let line = format!("vision = \"{}\"\n", "x".repeat(10 << 20));
    fs::write(
        folder.record(),
        RECORD.replacen("\n[[sources]]", &format!("{line}\n[[sources]]"), 1),
    )
    .unwrap();
    for args in [words("list"), words("check"), add("Nieuw").to_vec()] {
        let output = bounded(&folder, SOON, &args);
        assert_eq!(output.status.code(), Some(0), "{}", cut(&stderr(&output)));
    }
    // A mistake in such a line is shown, and not the whole line.
    let broken = format!("name = \"Leiden\"\ncode = \"{}\n", "x".repeat(10 << 20));
    fs::write(folder.record(), broken).unwrap();
    let output = bounded(&folder, SOON, &words("check"));
    assert_eq!(output.status.code(), Some(1));
    assert!(
        output.stdout.len() + output.stderr.len() < 20_000,
        "{}",
        cut(&stderr(&output))
    );
}

#[test]
fn deep_nesting_is_refused_and_no_stack_overflows() {
    let deep = 100_000;
    for text in [
        format!("vision = {}{}\n", "[".repeat(deep), "]".repeat(deep)),
        format!("vision = {}\n", "[".repeat(deep)),
        format!("vision = {}1{}\n", "{a=".repeat(deep), "}".repeat(deep)),
        format!("{}x = 1\n", "a.".repeat(deep)),
        format!("[{}x]\n", "a.".repeat(deep)),
    ] {
        let folder = Folder::new();
        let record = format!("code = \"GM0546\"\nname = \"Leiden\"\n{text}");
        fs::write(folder.record(), &record).unwrap();
        for args in [words("check"), words("list"), add("Nieuw").to_vec()] {
            let output = bounded(&folder, SOON, &args);
            let code = output.status.code();
            assert!(
                matches!(code, Some(1 | 3)),
                "{code:?} {}: {}",
                cut(&text),
                cut(&stderr(&output))
            );
            assert!(output.stdout.len() + output.stderr.len() < 40_000);
        }
        assert_eq!(folder.text(), record);
    }
}

#[test]
fn a_hundred_thousand_entries_are_answered() {
    let folder = Folder::new();
    let entry = |n| format!("\n[[news]]\ntitle = \"Nieuws {n}\"\n");
    let record = (0..100_000)
        .map(entry)
        .fold(RECORD.to_owned(), |text, entry| text + &entry);
    fs::write(folder.record(), &record).unwrap();
    for args in [words("list"), words("news --format tsv"), words("check")] {
        let output = bounded(&folder, SOON, &args);
        assert!(
            output.status.code().is_some_and(|code| code < 4),
            "{}",
            cut(&stderr(&output))
        );
    }
    let output = bounded(&folder, SOON, &add("Nieuw"));
    assert_eq!(output.status.code(), Some(0), "{}", cut(&stderr(&output)));
    assert!(folder.text().len() > record.len());
}

fn cut(text: &str) -> String {
    text.chars().take(400).collect()
}
