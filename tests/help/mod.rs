//! A made-up program with an example of everything that clap can refuse, and what it then says.

use std::ffi::OsString;

use clap::{Arg, ArgAction, ArgGroup, Command, builder::PossibleValue, value_parser};
use gka::{
    cmd::help::{also, localise, named, said},
    words::Words,
};

const LIST: Words = Words {
    en: "list",
    nl: "lijst",
};
const THEME: Words = Words {
    en: "theme",
    nl: "thema",
};
const AGENDA: Words = Words {
    en: "agenda",
    nl: "agenda",
};
const ADD: Words = Words {
    en: "add",
    nl: "voeg-toe",
};

fn here(en: &'static str, nl: &'static str) -> &'static str {
    Words { en, nl }.here()
}

/// The made-up program.
pub fn program() -> Command {
    let theme = also(named(THEME), ["themes", "themas", "theme", "thema"]);
    let lang = Arg::new("lang")
        .long("lang")
        .env("GKA_TEST_LANG")
        .value_name(here("LANGUAGE", "TAAL"))
        .global(true)
        .value_parser(["nl", "en"])
        .help(here("The language to speak", "De taal van het gesprek"));
    let program = Command::new("gka")
        .version("0.1.0")
        .about(here("Keeps the agendas", "Houdt de agenda’s bij"))
        .subcommand_required(true)
        .arg(lang)
        .subcommand(list())
        .subcommand(theme.about(here("Themes", "Thema’s")).defer(verbs))
        .subcommand(
            named(AGENDA)
                .about(here("Agendas", "Agenda’s"))
                .subcommand_required(true)
                .args_conflicts_with_subcommands(true)
                .arg(place().num_args(0..))
                .arg(
                    Arg::new("past")
                        .long("past")
                        .action(ArgAction::SetTrue)
                        .help(here("Those that have ended", "Wat voorbij is")),
                )
                .defer(verbs),
        );
    // Tests see the same width on every screen.
    localise(program).term_width(80)
}

fn list() -> Command {
    let format = [
        PossibleValue::new("table").help(here("For reading", "Om te lezen")),
        PossibleValue::new("tsv").help(here("For programs", "Voor programma’s")),
    ];
    let flag = |name: &'static str, help| Arg::new(name).long(name).help(help);
    named(LIST)
        .about(here("The municipalities", "De gemeenten"))
        .arg(
            flag(
                "format",
                here("How the answer is written", "Hoe het antwoord eruitziet"),
            )
            .value_parser(format)
            .default_value("table"),
        )
        .arg(
            flag("age", here("Who are this old", "Wie zo oud is"))
                .value_parser(value_parser!(u8).range(0..=99)),
        )
        .arg(
            flag("on", here("The day asked about", "De dag waarom het gaat")).value_parser(
                |text: &str| match text {
                    "2024-01-01" => Ok(()),
                    _ => Err(here("expected a date", "verwacht: een datum")),
                },
            ),
        )
        .arg(flag("pair", here("Two at once", "Twee tegelijk")).num_args(2))
        .arg(flag("many", here("Some at once", "Enkele tegelijk")).num_args(2..=3))
        .arg(flag("color", here("Whether to use colour", "Of er kleur is")).require_equals(true))
        .arg(flag("yes", here("Ask nothing", "Vraag niets")).action(ArgAction::SetTrue))
        .arg(
            flag("no", here("Do nothing", "Doe niets"))
                .action(ArgAction::SetTrue)
                .conflicts_with_all(["yes", "age"]),
        )
}

fn place() -> Arg {
    Arg::new("place")
        .value_name(here("MUNICIPALITY", "GEMEENTE"))
        .help(here("The municipality", "De gemeente"))
}

fn verbs(command: Command) -> Command {
    let title = Arg::new("title")
        .long("title")
        .value_name(here("TEXT", "TEKST"))
        .required(true)
        .help(here("Its title", "De titel"));
    let note = Arg::new("note")
        .long("note")
        .help(here("A note", "Een opmerking"));
    command
        .subcommand(
            named(LIST)
                .about(here("List them", "Som ze op"))
                .arg(place()),
        )
        .subcommand(
            named(ADD)
                .about(here("Add one", "Voeg er een toe"))
                .arg(place().required(true))
                .arg(title)
                .arg(note)
                .group(
                    ArgGroup::new("texts")
                        .args(["title", "note"])
                        .multiple(true),
                ),
        )
}

// Stands for a byte that is no character.
const NOT_UTF8: &str = "\u{fffd}";

/// Every way to be refused.
const REFUSED: [&[&str]; 34] = [
    &[],
    &["lits"],
    &["voegtoe"],
    &["\u{1b}[31mred\u{9b}\u{202e}"],
    &["list", "extra"],
    &["list", "--\u{1b}[31mred"],
    &["list", "--fromat", "tsv"],
    &["list", "-x"],
    &["list", "--title", "x"],
    &["list", "--format", "tvs"],
    &["list", "--format", "\u{1b}]0;pwned\u{7}"],
    &["list", "--format"],
    &["list", "--format=tsv", "--format=tsv"],
    &["--lang", "de", "list"],
    &["list", "--age", "old\u{1b}[31m"],
    &["list", "--age", "300"],
    &["list", "--on", "yesterday\n"],
    &["list", "--on", NOT_UTF8],
    &["list", "--pair", "1"],
    &["list", "--many", "1"],
    &["list", "--color", "red"],
    &["list", "--yes=1"],
    &["list", "--no", "--yes"],
    &["list", "--no", "--yes", "--age", "8"],
    &["theme", "ad"],
    &["theme", "add"],
    &["theme", "add", "leiden"],
    &["theme", "add", "--titel", "x"],
    &["theme", "--", "list"],
    &["theme", "--lang", "nl", "ad"],
    &["agenda", "--", "list", "list"],
    &["agenda", "leiden", "add"],
    &["agenda", "--past", "lits"],
    &["agenda", "list", "--note", "x"],
];

/// Every refusal as a person would see it.
pub fn refusals() -> String {
    REFUSED.map(session).join("\n")
}

/// Help, short and long, of the program and of its parts.
pub fn helps() -> String {
    let asked: [&[&str]; 7] = [
        &["--help"],
        &["list", "-h"],
        &["list", "--help"],
        &["theme", "add", "--help"],
        &["agenda", "-h"],
        &["help", "theme"],
        &["help", "help"],
    ];
    asked.map(session).join("\n")
}

fn session(args: &[&str]) -> String {
    let mut program = program();
    let words: Vec<_> = args
        .iter()
        .map(|word| word.escape_default().to_string())
        .collect();
    let line = ["/tmp/\u{1b}[31mgka"].iter().chain(args).map(raw);
    let told = match program.try_get_matches_from_mut(line) {
        Ok(_) => "(understood)\n".to_owned(),
        Err(error) => {
            let told = said(&error, &program);
            // Help is styled by clap; nothing else may hold a control character.
            anstream::adapter::strip_str(&told).to_string()
        }
    };
    assert!(
        !told.contains(|c| c != '\n' && gka::words::visible::misleads(c)),
        "{told:?}"
    );
    format!("$ gka {}\n{told}", words.join(" "))
}

#[cfg(unix)]
fn raw(word: &&str) -> OsString {
    use std::os::unix::ffi::OsStringExt;
    if *word == NOT_UTF8 {
        OsString::from_vec(vec![0xff])
    } else {
        word.into()
    }
}
