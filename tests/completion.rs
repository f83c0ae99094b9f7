//! What a shell offers when somebody presses Tab, and how it comes to ask.

use std::process::Command;

/// What is offered for the last of these words.
fn offered(lang: &str, words: &[&str]) -> Vec<String> {
    let index = (words.len() - 1).to_string();
    let output = Command::new(env!("CARGO_BIN_EXE_gka"))
        .env_clear()
        .env("GKA_LANG", lang)
        .env("GKA_DATA", concat!(env!("CARGO_MANIFEST_DIR"), "/data"))
        .env("COMPLETE", "bash")
        .env("_CLAP_COMPLETE_INDEX", index)
        .env("_CLAP_IFS", "\n")
        .env("_CLAP_COMPLETE_COMP_TYPE", "9")
        .env("_CLAP_COMPLETE_SPACE", "true")
        .arg("--")
        .args(words)
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
    assert_eq!(
        offered("en", &["gka", "thema", "verwij"]),
        Vec::<String>::new()
    );
}
