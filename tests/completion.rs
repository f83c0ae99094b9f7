//! What a shell offers when somebody presses Tab, and how it comes to ask.

use std::process::Command;

/// What is offered for the last of these words.
fn offered(lang: &str, words: &[&str]) -> Vec<String> {
    let last = *words.last().expect("words");
    let output = Command::new(env!("CARGO_BIN_EXE_gka"))
        .env_clear()
        .env("GKA_LANG", lang)
        .env("GKA_DATA", concat!(env!("CARGO_MANIFEST_DIR"), "/data"))
        .env("COMPLETE", "bash")
        // What bash says when it is to show them all.
        .args(["--", "63", &words.join(" "), "", last])
        .output()
        .expect("gka runs");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.lines().map(str::to_owned).collect()
}

#[test]
fn commands_are_offered_in_the_words_of_the_language() {
    let dutch = offered("nl", &["gka", ""]);
    for word in ["lijst", "toon", "nieuw", "thema", "interventie", "herstel"] {
        assert!(
            dutch.iter().any(|offered| offered == word),
            "{word}: {dutch:?}"
        );
    }
    let english = offered("en", &["gka", "intervention", ""]);
    for word in ["list", "show", "add", "edit", "remove"] {
        assert!(
            english.iter().any(|offered| offered == word),
            "{word}: {english:?}"
        );
    }
}

#[test]
fn municipalities_themes_and_entries_are_offered() {
    assert_eq!(offered("en", &["gka", "show", "lei"]), ["leiden"]);
    assert_eq!(
        offered("en", &["gka", "theme", "show", "ouder"]),
        ["ouderbetrokkenheid"]
    );
    assert_eq!(
        offered("nl", &["gka", "interventie", "toon", "leiden", "lev"]),
        ["levensvaardigheden"]
    );
    assert_eq!(offered("nl", &["gka", "nieuw", "waadh"]), ["waadhoeke"]);
}

#[test]
fn every_shell_gets_a_script_and_a_way_to_install_it() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = Command::new(env!("CARGO_BIN_EXE_gka"))
            .args(["--lang", "nl", "completions", shell])
            .output()
            .expect("gka runs");
        assert!(output.status.success(), "{shell}");
        assert!(
            String::from_utf8_lossy(&output.stdout).contains("COMPLETE"),
            "{shell}"
        );
        assert!(String::from_utf8_lossy(&output.stderr).contains("voeg voor elke nieuwe shell"));
    }
}

#[test]
fn the_manual_has_a_page_for_every_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_gka"))
        .args(["--lang", "en", "man", "--out"])
        .arg(folder.path())
        .output()
        .expect("gka runs");
    assert!(output.status.success());
    for page in [
        "gka.1",
        "gka-list.1",
        "gka-intervention-add.1",
        "gka-theme-new.1",
    ] {
        assert!(folder.path().join(page).is_file(), "{page}");
    }
}

#[test]
fn words_of_the_other_language_are_understood_on_the_way() {
    assert_eq!(
        offered("nl", &["gka", "interventions", "show", "leiden", "lev"]),
        ["levensvaardigheden"]
    );
    // A noun without a verb lists.
    assert_eq!(offered("en", &["gka", "thema", "den-h"]), ["den-haag"]);
    assert_eq!(
        offered("en", &["gka", "thema", "verwij"]),
        Vec::<String>::new()
    );
}

#[test]
fn values_are_offered_wherever_they_are_known() {
    for (words, first) in [
        (
            &["gka", "list", "--theme", "men"][..],
            "mentoring-en-coaching",
        ),
        (
            &["gka", "report", "timeline", "--theme", "men"],
            "mentoring-en-coaching",
        ),
        (&["gka", "list", "--province", "zuid"], "Zuid-Holland"),
        (&["gka", "list", "--status", "pl"], "planned"),
        (&["gka", "interventions", "--school-type", "vs"], "vso"),
        (
            &[
                "gka",
                "intervention",
                "add",
                "leiden",
                "--school-type",
                "vs",
            ],
            "vso",
        ),
        (
            &[
                "gka",
                "intervention",
                "edit",
                "leiden",
                "x",
                "--add-theme",
                "men",
            ],
            "mentoring-en-coaching",
        ),
        (
            &[
                "gka",
                "agenda",
                "edit",
                "leiden",
                "2019",
                "--signed-by",
                "pau",
            ],
            "Paul\\ Dirkse",
        ),
        (
            &[
                "gka",
                "agenda",
                "edit",
                "leiden",
                "2019",
                "--remove-signed-by",
                "pau",
            ],
            "Paul\\ Dirkse",
        ),
        (&["gka", "agendas", "--signed-by", "paul d"], ""),
        (
            &["gka", "addendum", "add", "leiden", "--intervention", "lev"],
            "levensvaardigheden",
        ),
        (&["gka", "list", "--columns", "slug,na"], "slug,name"),
        (&["gka", "addenda", "--status", ""], "planned"),
        (&["gka", "wethouder", "leiden", ""], "achtkarspelen"),
        (&["gka", "wethouder", ""], "list"),
        (&["gka", "list", "--sort", "-na"], "-name"),
        (&["gka", "search", "x", "--columns", "mun"], "municipality"),
        (&["gka", "report", "gaps", "--columns", "mis"], "missing"),
        (&["gka", "themes", "--sort", "or"], "origin"),
        (
            &["gka", "check", "--explain", "unknown-th"],
            "unknown-theme",
        ),
        (&["gka", "schema", "them"], "themes"),
        (&["gka", "list", "--format", "jsonl"], "jsonl"),
        (&["gka", "list", "--color", "al"], "always"),
        (&["gka", "--lang", "n"], "nl"),
        (&["gka", "export", "ma"], "markdown"),
        (&["gka", "export", "csv", "interv"], "interventions"),
        (&["gka", "completions", "fi"], "fish"),
        (&["gka", "contact", "edit", "leiden", "x", "--"], "--name"),
        // A file is the shell's to offer.
        (&["gka", "--data", ""], "/"),
        (&["gka", "import", "in"], "interventions"),
        (&["gka", "import", "./"], "/"),
        (&["gka", "list", ">", "o"], "/"),
    ] {
        let offered = offered("en", words);
        let first = Some(first).filter(|first| !first.is_empty());
        assert_eq!(offered.first().map(String::as_str), first, "{words:?}");
    }
}

#[test]
fn a_municipality_is_found_by_what_it_is_called() {
    for (typed, meant) in [
        ("LEI", "leiden"),
        ("Sud", "sudwest-fryslan"),
        ("S\u{fa}d", "S\u{fa}dwest-Frysl\u{e2}n"),
        ("su\u{301}d", "sudwest-fryslan"),
        ("GM0546", "GM0546"),
    ] {
        assert_eq!(offered("nl", &["gka", "toon", typed]), [meant]);
    }
}

#[test]
fn power_shell_gets_quoted_words_in_ascii() {
    let asked = |line: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_gka"))
            .env_clear()
            .env("GKA_DATA", concat!(env!("CARGO_MANIFEST_DIR"), "/data"))
            .env("COMPLETE", "powershell")
            .env("GKA_COMPLETE_LINE", line)
            .output()
            .expect("gka runs");
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        assert!(text.is_ascii(), "{text}");
        let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        json[0]["word"].as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(asked("gka wethouder toon leiden Pau"), "'Paul Dirkse'");
    assert_eq!(asked("gka wethouder toon leiden 'Pau"), "'Paul Dirkse'");
    assert_eq!(
        asked("gka toon S\u{fa}"),
        "'S\u{fa}dwest-Frysl\u{e2}n'".replace('\'', "")
    );
    assert_eq!(asked("gka toon lei"), "leiden");
}

#[test]
fn another_variable_of_that_name_is_no_question() {
    let output = Command::new(env!("CARGO_BIN_EXE_gka"))
        .env("COMPLETE", "yes")
        .arg("--version")
        .output()
        .expect("gka runs");
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("gka "));
}
