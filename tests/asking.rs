//! What the tool finds out by asking: which municipality, which entry, what is missing.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

mod folder;
mod screen;

use folder::{Folder, WIDE};
use screen::{CTRL_C, ENTER};

#[test]
fn a_part_of_a_name_offers_the_few_that_fit() {
    let folder = Folder::new();
    for (line, offered, answer, then) in [
        (
            "show FRYSLÂN",
            "Do you mean `Súdwest-Fryslân`? (Y/n)",
            "",
            "Súdwest-Fryslân  GM1900",
        ),
        (
            "show 'sudwest",
            "Do you mean `Súdwest-Fryslân`? (Y/n)",
            "y",
            "GM1900",
        ),
        // What looks like it, where nothing fits.
        ("show leyden", "Do you mean `Leiden`? (Y/n)", "", "GM0546"),
        (
            "toon de --lang nl",
            "`de` is niet de naam van één record; welke bedoelt u?\n  1 Den Haag\n  2 Eemsdelta\n  3 Leiden",
            "eem",
            "GM1979",
        ),
        ("contact list fry", "Do you mean", "", "sudwest-"),
        (
            "interventions de",
            "`de` is not the name of one record; which one do you mean?",
            "leiden",
            "routekaart",
        ),
        ("undo fry", "Do you mean", "", "nothing to undo"),
    ] {
        let mut screen = folder.run(line, if line == "new" { WIDE } else { (80, 200) });
        screen.sees(offered).answer(answer).sees(then);
        screen.ends();
    }
    // Never guessed: without an answer it is refused.
    let mut screen = folder.run("show fry", WIDE);
    screen
        .sees("(Y/n)")
        .answer("n")
        .sees("gka: no municipality `fry`");
    assert_eq!(screen.ends(), 1);
    let mut screen = folder.run("show de", WIDE);
    screen
        .sees("1 Den Haag")
        .send(ENTER)
        .sees("gka: no municipality `de`");
    assert_eq!(screen.ends(), 1);
    let mut screen = folder.run("show de", WIDE);
    screen.sees("1 Den Haag").send(CTRL_C).sees("stopped");
    assert_eq!(screen.ends(), 130);
    // Who names one that has no record is told so, and asked nothing.
    let mut screen = folder.run("show haarlem", WIDE);
    screen.sees("`Haarlem` has no record yet");
    assert_eq!(screen.ends(), 1);
}

#[test]
fn one_name_of_two_municipalities_is_asked() {
    let folder = Folder::new();
    assert_eq!(folder.run("new bergen-l", WIDE).ends(), 0);
    let mut screen = folder.run("toon bergen --lang nl", WIDE);
    screen.sees("welke bedoelt u?\n  1 Bergen (L)\n  2 Bergen (NH)\n> ");
    screen.answer("nh").sees("Bergen (NH)  GM0373");
    assert_eq!(screen.ends(), 0);
    // To begin a record, those that have none are offered.
    let mut screen = folder.run("new bergen", WIDE);
    screen
        .sees("  1 Berg en Dal\n  2 Bergen op Zoom\n")
        .answer("2");
    screen.sees("started the record of Bergen op Zoom");
    assert_eq!(screen.ends(), 0);
}

/// A command without what it needs, and by turns what is seen and what is typed.
const MISSING: [(&str, &[&str]); 12] = [
    (
        "toon --lang nl",
        &[
            "Welke gemeente? Een deel van de naam is genoeg",
            "leid",
            "= Leiden",
        ],
    ),
    (
        "show",
        &[
            "Which municipality? A part of the name will do",
            "sudwest",
            "GM1900",
        ],
    ),
    (
        "new",
        &[
            "choices: type a part of the name",
            "zwoll",
            "started the record of Zwolle",
        ],
    ),
    (
        "alderman show",
        &[
            "Which municipality?",
            "4",
            "Which alderman?\n  1 ",
            "abdel",
            "Onderwijs",
        ],
    ),
    (
        "wethouder toon leiden --lang nl",
        &["Welke wethouder?", "2", "Onderwijs"],
    ),
    (
        "news remove",
        &[
            "Which municipality?",
            "leiden",
            "Remove this? (y/N)",
            "y",
            "removed news",
        ],
    ),
    (
        "alderman remove leiden",
        &["Which alderman?", "abdel", "Remove this?"],
    ),
    ("theme show", &["Which theme?", "verb", "verbinding"]),
    (
        "thema voeg-toe --lang nl",
        &[
            "Welke gemeente?",
            "leiden",
            "thema's *",
            "verbinding",
            "toegevoegd aan Leiden: Verbinding",
        ],
    ),
    (
        "theme remove leiden",
        &[
            "themes *",
            "verbinding",
            "Remove this?",
            "y",
            "removed from Leiden: Verbinding",
        ],
    ),
    (
        "zoek --lang nl",
        &[
            "te zoeken tekst *\n  een of meer woorden; woorden die op elkaar volgen tussen aanhalingstekens",
            "conferentie",
            "Gelijke Kansen Conferentie",
        ],
    ),
    (
        "contact add",
        &[
            "Which municipality?",
            "leiden",
            "name * (1/",
            "/stop",
            "stopped",
        ],
    ),
];

#[test]
fn what_is_missing_is_asked_for() {
    let folder = Folder::new();
    for (line, steps) in MISSING {
        let size = if line == "new" { WIDE } else { (80, 200) };
        let mut screen = folder.run(line, size);
        for pair in steps.chunks(2) {
            screen.sees(pair[0]);
            if let Some(typed) = pair.get(1) {
                screen.answer(typed);
            }
        }
    }
}

#[test]
fn where_nobody_can_be_asked_it_is_named() {
    let folder = Folder::new();
    for (line, said) in [
        ("show --no-input", "`<MUNICIPALITY>` is missing"),
        ("toon --no-input --lang nl", "`<GEMEENTE>` ontbreekt"),
        ("search --no-input", "`<TEXT>` is missing"),
        ("theme show --no-input", "`<THEME>` is missing"),
        ("theme add --no-input", "`<MUNICIPALITY>` is missing"),
        (
            "alderman show leiden --no-input",
            "which alderman? Choose from",
        ),
    ] {
        let mut screen = folder.run(line, WIDE);
        screen.sees(said);
        assert_eq!(screen.ends(), 2, "{line}");
    }
}
