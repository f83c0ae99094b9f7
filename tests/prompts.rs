//! What a person sees when the tool asks: every prompt, in a terminal.

#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::exit,
    reason = "a test may fail at once, and a scene is a program"
)]

mod scenes;
mod screen;

use scenes::start;
use screen::{CTRL_D, ENTER};

const WIDE: (u16, u16) = (80, 24);
const NARROW: (u16, u16) = (40, 24);

#[test]
fn a_text_is_answered() {
    let mut screen = start("title", "nl", WIDE);
    screen.sees("titel *\n  de naam waaronder men haar kent\n> ");
    screen.answer("  Petje af  ").sees("given: [\"Petje af\"]");
    assert_eq!(screen.ends(), 0);
    assert!(screen.is_tidy());
}

#[test]
fn a_wrong_answer_is_told_and_asked_again() {
    let mut screen = start("start", "nl", WIDE);
    screen.sees("wanneer zij begint").answer("morgen");
    screen.sees("! `morgen` is geen moment; verwacht een jaar, maand of dag");
    screen.answer("2021-13").sees("`2021-13`").answer("2021-07");
    screen.sees("given: [\"2021-07\"]");
    assert_eq!(screen.ends(), 0);
}

#[test]
fn enter_skips_what_is_not_required() {
    let mut screen = start("start", "en", WIDE);
    screen.sees("when it begins").send(ENTER).sees("skipped");
    let mut screen = start("title", "en", WIDE);
    screen.sees("title *").send(ENTER);
    screen.sees("! `title` is required; /stop leaves with nothing written");
    screen
        .answer("-")
        .answer("Petje af")
        .sees("given: [\"Petje af\"]");
}

#[test]
fn enter_keeps_and_a_dash_takes_away() {
    let mut screen = start("known", "nl", WIDE);
    screen
        .sees("Enter: 2018\n> ")
        .send(ENTER)
        .sees("given: [\"2018\"]");
    let mut screen = start("known", "nl", WIDE);
    screen.sees("Enter: 2018").answer("-").sees("given: []");
    let mut screen = start("known", "nl", WIDE);
    screen
        .sees("Enter: 2018")
        .answer("2019")
        .sees("given: [\"2019\"]");
}

#[test]
fn a_switch_is_yes_or_no() {
    let mut screen = start("former", "nl", WIDE);
    screen.sees("(j/n) > ").answer("misschien");
    screen.sees("! `misschien` is ja noch nee; verwacht j of n");
    screen.answer("JA").sees("given: [\"true\"]");
}

#[test]
fn one_is_chosen_by_number_name_or_part() {
    for (typed, expected) in [
        ("2", "bergen-l"),
        ("bergen (nh)", "bergen-nh"),
        ("SUD", "sudwest"),
    ] {
        let mut screen = start("one", "nl", WIDE);
        screen.sees(" 1 Bergen (NH)\n  2 Bergen (L)\n  3 Súdwest-Fryslân");
        screen.answer(typed).sees(&format!("given: [\"{expected}"));
    }
}

#[test]
fn what_fits_several_is_asked_and_never_guessed() {
    let mut screen = start("one", "nl", WIDE);
    screen.sees("> ").answer("bergen");
    screen.sees("! `bergen` past op meer dan één; typ meer van de naam, of het nummer");
    screen.answer("leiden").sees("! `leiden` staat er niet bij");
    screen.answer("1").sees("given: [\"bergen-nh\"]");
}

#[test]
fn several_are_chosen_at_once() {
    let mut screen = start("many", "nl", WIDE);
    screen.sees("meer dan één: met komma's ertussen");
    screen
        .answer("1, weten")
        .sees("! `weten` staat er niet bij");
    screen
        .answer("2, ouder")
        .sees("= Mentoring & coaching; Ouderbetrokkenheid");
    screen.sees("given: [\"mentoring-en-coaching\", \"ouderbetrokkenheid\"]");
}

#[test]
fn several_grow_and_shrink() {
    let both = "[\"ouderbetrokkenheid\", \"mentoring-en-coaching\"]";
    for (typed, expected) in [
        ("-zomer, 2", both),
        ("2, -zomerschool", both),
        ("-ouderbetrokkenheid", "[\"Zomerschool\"]"),
        ("-1", "[\"Zomerschool\"]"),
        ("-ouder, -Zomerschool", "[]"),
    ] {
        let mut screen = start("many-known", "nl", WIDE);
        screen.sees("× 1 Ouderbetrokkenheid\n  2 Mentoring & coaching");
        screen.sees("Enter: Ouderbetrokkenheid; Zomerschool (nieuw)");
        screen
            .answer("-2")
            .sees("! `2` kan niet weg: het staat er niet");
        screen.answer(typed).sees(&format!("given: {expected}"));
    }
    let mut screen = start("many-known", "nl", WIDE);
    screen.sees("> ").answer("-").sees("= (niets)");
    screen.answer("3").sees("given: [\"kennisdeling\"]");
}

#[test]
fn a_new_one_is_taken_and_a_slip_is_asked() {
    let mut screen = start("free", "nl", WIDE);
    screen.sees("  4 nieuw thema…").sees("> ");
    // A part of a name chooses, as it does where nothing new may come.
    screen.answer("mentor, zomerschool, kenisdeling");
    screen.sees("`zomerschool` staat er niet bij; als nieuw toevoegen? (j/N) ");
    screen.answer("j").sees("bedoelt u `Kennisdeling`? (J/n) ");
    screen.send(ENTER);
    screen.sees("= Mentoring & coaching; zomerschool (nieuw); Kennisdeling");
    screen.sees("given: [\"mentoring-en-coaching\", \"zomerschool\", \"kennisdeling\"]");
    // Enter makes nothing new, neither here nor where its name is asked for.
    let mut screen = start("free", "en", WIDE);
    screen.sees("> ").answer("zomerschool");
    screen.sees("`zomerschool` is not one of the choices; add it as a new one? (y/N) ");
    screen.send(ENTER).answer("4").sees("nieuw thema > ");
    screen.answer(" ").answer("nieuw").sees("nieuw thema > ");
    screen.answer("<").send(ENTER).sees("skipped");
    let mut screen = start("free", "nl", NARROW);
    screen.sees("> ").answer("1, 4").sees("nieuw thema > ");
    screen.answer("Samen spelen");
    screen.sees("given: [\"ouderbetrokkenheid\", \"Samen spelen\"]");
}

#[test]
fn a_list_takes_texts_until_an_empty_one() {
    let mut screen = start("partners", "nl", WIDE);
    screen.sees("één per regel; Enter op een lege regel: klaar");
    screen
        .answer("Bibliotheek, Leiden")
        .answer("Hogeschool")
        .answer("Hogeschool")
        .answer("-hoge");
    screen.answer("Universiteit").send(ENTER);
    screen.sees("given: [\"Bibliotheek, Leiden\", \"Universiteit\"]");
}

#[test]
fn many_choices_stand_in_columns_or_are_typed() {
    let mut screen = start("columns", "nl", WIDE);
    screen
        .sees(" 9 gemeente nummer 9      18 gemeente nummer 18\n")
        .answer("26")
        .sees("given: [\"n26\"]");
    let mut screen = start("crowd", "nl", NARROW);
    screen.sees("342 keuzes: typ een deel van de naam");
    screen.answer("nummer 34").sees("past op meer dan één");
    screen.sees("341 gemeente nummer 341").answer("342");
    screen.sees("given: [\"n342\"]");
}

#[test]
fn a_wizard_goes_back_and_keeps_what_was_answered() {
    let mut screen = start("wizard", "nl", WIDE);
    screen.sees("Enter slaat over of houdt · < gaat terug · /klaar slaat de rest over · /stop");
    screen
        .sees("titel * (1/4)")
        .answer("<")
        .sees("! dit is de eerste vraag");
    screen
        .answer("Petje af")
        .sees("thema's (2/4)")
        .answer("1")
        .sees("begin (3/4)");
    screen
        .answer("<")
        .sees("Enter: Ouderbetrokkenheid")
        .answer("<");
    screen
        .sees("Enter: Petje af\n")
        .answer("Petje op")
        .send(ENTER);
    screen
        .answer("2018")
        .sees("partners (4/4)")
        .answer("Bieb")
        .answer("<");
    screen
        .sees("Enter: 2018")
        .send(ENTER)
        .sees("Enter: Bieb")
        .send(ENTER);
    screen.sees(
        "answers: [Some([\"Petje op\"]), Some([\"ouderbetrokkenheid\"]), Some([\"2018\"]), Some([\"Bieb\"]",
    );
}

#[test]
fn a_wizard_speaks_english_too() {
    let mut screen = start("wizard", "en", WIDE);
    screen.sees("Enter skips or keeps · < goes back · /done skips the rest · /stop leaves,\n  nothing is written · * is required");
    screen
        .sees("title * (1/4)")
        .answer("x")
        .sees("several: separated by commas");
    screen
        .answer("nowhere")
        .sees("! `nowhere` is not one of the choices; type a name");
    screen.send(CTRL_D).sees("stopped; nothing was written");
    assert_eq!(screen.ends(), 130);
}

#[test]
fn the_rest_is_skipped_as_far_as_it_may_be() {
    for (word, lang) in [("/klaar", "nl"), ("/done", "nl"), ("/DONE", "en")] {
        let mut screen = start("wizard", lang, WIDE);
        // What is required is asked for all the same, and then nothing more.
        screen.sees("(1/4)").answer(word).sees("! `tit");
        screen.answer("Petje af");
        screen.sees("answers: [Some([\"Petje af\"]), None, None, None]");
        assert!(!screen.text().contains("(2/4)"), "{}", screen.text());
        assert_eq!(screen.ends(), 0);
    }
    // What was answered before a step back is kept.
    let mut screen = start("wizard", "nl", WIDE);
    screen.sees("(1/4)").answer("Petje af");
    screen.sees("(2/4)").answer("1").sees("(3/4)").answer("<");
    screen.sees("Enter: Ouderbetrokkenheid").answer("/klaar");
    screen.sees("answers: [Some([\"Petje af\"]), Some([\"ouderbetrokkenheid\"]), None, None]");
    assert_eq!(screen.ends(), 0);
}

#[test]
fn a_wizard_that_was_left_goes_on() {
    let mut screen = start("wizard", "nl", WIDE);
    screen
        .sees("titel *")
        .answer("Petje af")
        .sees("thema's")
        .send(ENTER);
    screen.sees("begin").answer("/STOP");
    screen.sees("gestopt; er is niets opgeslagen");
    screen.sees("answers: [Some([\"Petje af\"]), None]");
    assert_eq!(screen.ends(), 130);
    let mut screen = start("resumed", "nl", WIDE);
    screen
        .sees("begin (3/4)")
        .answer("<")
        .sees("thema's (2/4)")
        .answer("<");
    screen.sees("Enter: Petje af");
}

#[test]
fn yes_and_no_are_said_in_the_language() {
    for (lang, prompt, typed, said) in [
        ("nl", "opslaan? (J/n) ", "", true),
        ("nl", "opslaan? (J/n) ", "nee", false),
        ("nl", "opslaan? (J/n) ", "y", true),
        ("en", "opslaan? (Y/n) ", "J", true),
        ("en", "opslaan? (Y/n) ", "no", false),
    ] {
        let mut screen = start("confirm", lang, WIDE);
        screen
            .sees(prompt)
            .answer(typed)
            .sees(&format!("confirmed: {said}"));
    }
    let mut screen = start("refuse", "nl", NARROW);
    screen
        .sees("(j/N) ")
        .answer("x")
        .sees("verwacht j of")
        .send(ENTER);
    screen.sees("confirmed: false");
}

#[test]
fn choosing_can_be_declined() {
    let mut screen = start("choose", "nl", WIDE);
    screen
        .sees("welke gemeente bedoelt u?")
        .answer("bergen l")
        .sees("chosen: Some(1)");
    let mut screen = start("choose", "nl", WIDE);
    screen.sees("welke").send(ENTER).sees("chosen: None");
    let mut screen = start("choose", "nl", WIDE);
    screen.sees("welke").answer("nee").sees("chosen: None");
}
