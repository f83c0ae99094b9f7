//! What a person types and sees, and the files before and after.
//!
//! `reading/` looks at one folder, `agendas/`, and changes nothing; so does `reporting/` with its
//! `reporting/agendas/`. Every other session has its own: `.in/` is what it begins with, `.out/`
//! what must be there at its end. `rules/` has one for every rule of `gka check --list`.
//! `TRYCMD=overwrite` writes down what is said now; read the difference before you commit it.

use std::{env, path::Path};

use trycmd::TestCases;

/// Sessions in which nothing of this machine plays a part: neither its language, nor its data, nor
/// its screen.
fn sessions() -> TestCases {
    let program = env!("CARGO_BIN_EXE_gka");
    let beside = Path::new(program).parent().map(Path::as_os_str);
    let path = [
        beside.unwrap_or_default(),
        "/usr/bin".as_ref(),
        "/bin".as_ref(),
    ];
    let path = env::join_paths(path).unwrap_or_default();
    let cases = TestCases::new();
    for (name, value) in [
        ("PATH", &*path.to_string_lossy()),
        ("HOME", "/nonexistent"),
        ("XDG_DATA_HOME", ""),
        ("GKA_DATA", ""),
        ("GKA_LANG", ""),
        ("LC_ALL", ""),
        ("LC_MESSAGES", ""),
        ("LANG", "C.UTF-8"),
        ("TZ", "UTC"),
        ("NO_COLOR", "1"),
        ("CLICOLOR_FORCE", ""),
        ("TERM", "xterm"),
        ("COLUMNS", "80"),
        ("CI", ""),
        ("EDITOR", ""),
        ("VISUAL", ""),
    ] {
        cases.env(name, value);
    }
    cases.register_bin("gka", Path::new(program));
    cases.register_bin("sh", Path::new("/bin/sh"));
    cases.register_bin("diff", Path::new("/usr/bin/diff"));
    // A variable before a command would lose to those above.
    cases.register_bin("env", Path::new("/usr/bin/env"));
    cases
}

#[test]
fn reading() {
    let cases = sessions();
    cases.env("GKA_DATA", "tests/sessions/agendas");
    cases.case("tests/sessions/reading/*.md");
}

#[test]
fn reporting() {
    let cases = sessions();
    cases.env("GKA_DATA", "tests/sessions/reporting/agendas");
    cases.case("tests/sessions/reporting/*.md");
}

#[test]
fn writing() {
    let cases = sessions();
    cases.case("tests/sessions/writing/*.md");
}

#[test]
fn checking() {
    sessions().case("tests/sessions/checking/*.md");
}

/// Each rule: what breaks it, what mends that, and that it is then whole.
#[test]
fn rules() {
    sessions().case("tests/sessions/rules/*.md");
}
