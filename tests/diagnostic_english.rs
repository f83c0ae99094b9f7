//! Problems in English, and in the forms for programs, which every language shares.

mod diagnostic;

use std::sync::Arc;

use gka::diagnostic::{Form, Place, Problem, Severity, Source, line, render, summary};
use serde_json::Value;
use snapbox::{assert_data_eq, file};

const WORDS: [&str; 8] = [
    "unknown key `tilte`",
    "did you mean `title`?",
    "the theme `taalbevordring` is not in themes.toml",
    "did you mean `taalbevordering`? a new theme is made by `gka theme new \"Taalbevordring\"`",
    "the addendum ends before it begins",
    "duplicate id `petje-af`",
    "first here",
    "two municipalities have the code `GM0546`",
];

fn rendered(form: Form, unicode: bool) -> String {
    let problems = diagnostic::problems(&WORDS);
    render(&problems, form, &diagnostic::look(unicode))
}

#[test]
fn people_see_the_line_and_what_would_be_right() {
    let unicode = rendered(Form::Human, true);
    assert_data_eq!(unicode, file!["diagnostic/english.unicode.txt"].raw());
    let ascii = rendered(Form::Human, false);
    assert_data_eq!(ascii, file!["diagnostic/english.ascii.txt"].raw());
}

#[test]
fn the_forms_for_programs_stay_as_they_are() {
    let short = rendered(Form::Short, true);
    assert_data_eq!(short, file!["diagnostic/english.short.txt"].raw());
    let json = rendered(Form::Json, true);
    assert_data_eq!(json, file!["diagnostic/english.json.txt"].raw());
    let github = rendered(Form::Github, true);
    assert_data_eq!(github, file!["diagnostic/english.github.txt"].raw());
}

#[test]
fn sarif_fits_its_schema() {
    for problems in [diagnostic::problems(&WORDS), vec![nasty()], Vec::new()] {
        let text = render(&problems, Form::Sarif, &diagnostic::look(true));
        let log: Value = serde_json::from_str(&text).expect("it is JSON");
        let count = log["runs"][0]["results"].as_array().map(Vec::len);
        assert_eq!(count, Some(problems.len()));
        diagnostic::schema::validate(include_str!("diagnostic/sarif-schema-2.1.0.json"), &log);
    }
}

#[test]
fn the_count_is_a_sentence() {
    let problems = diagnostic::problems(&WORDS);
    assert_eq!(summary(&[]), "no mistakes found");
    assert_eq!(summary(&problems[3..4]), "1 warning in 1 file");
    let two = [problems[2].clone(), nasty()];
    assert_eq!(summary(&two), "2 errors in 2 files");
}

#[test]
fn nothing_of_a_record_reaches_a_terminal_or_a_script_raw() {
    let problem = nasty();
    assert_eq!(
        line(&problem),
        "a\\u{202e}b,c:%.toml:1:2: error[invalid-toml]: bad \\u{1b}[31m\\n\\u{9b}"
    );
    for form in Form::ALL {
        let shown = render(&[nasty()], form, &diagnostic::look(true));
        let raw = |c: char| c != '\n' && gka::words::visible::misleads(c);
        assert!(!shown.contains(raw), "{form:?}: {shown:?}");
    }
    let github = render(&[problem], Form::Github, &diagnostic::look(true));
    assert!(github.starts_with("::error file=a\\u{202e}b%2Cc%3A%25.toml,line=1,endLine=2,title="));
}

#[test]
fn no_problem_is_no_output_for_programs() {
    let empty = |form| render(&[], form, &diagnostic::look(true));
    assert_eq!(empty(Form::Short), "");
    assert_eq!(empty(Form::Github), "");
    assert_eq!(empty(Form::Json), "[]\n");
    assert_eq!(empty(Form::Human), "no mistakes found\n");
}

/// Text, name and words full of what a terminal would obey.
fn nasty() -> Problem {
    let source = Source::new(
        "a\u{202e}b,c:%.toml",
        "\u{9b}\u{1b}[2J\u{202e}\tx\r\ny\u{e0041}",
    );
    Problem {
        code: "invalid-toml",
        severity: Severity::Error,
        message: "bad \u{1b}[31m\n\u{9b}".to_owned(),
        place: Place::new(&Arc::new(source), 2..17),
        help: Some("leave \u{202e} out".to_owned()),
        related: Vec::new(),
    }
}
