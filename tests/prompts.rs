//! What a person sees and types when the tool asks: every prompt, in a terminal.
//!
//! Each scene runs in a process of its own: this test binary, started once more inside a
//! pseudo-terminal with the name of the scene in its environment.

#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::exit,
    reason = "a test may fail at once, and a scene is a program"
)]

mod scenes;
mod screen;

use screen::{BACKSPACE, CTRL_C, CTRL_D, ENTER, LEFT, Screen};

const WIDE: (u16, u16) = (80, 24);
const NARROW: (u16, u16) = (40, 24);

fn play(scene: &str, lang: &str, size: (u16, u16)) -> Screen {
    let program = std::env::current_exe().unwrap();
    let args = ["--exact", "scene", "--nocapture", "--test-threads=1"];
    let env = [("GKA_TEST_SCENE", scene), ("GKA_TEST_LANG", lang)];
    Screen::run(program, &args, &env, size)
}

/// Not a test: what the others run.
#[test]
fn scene() {
    if let Ok(scene) = std::env::var("GKA_TEST_SCENE") {
        scenes::play(&scene);
    }
}

#[test]
fn a_text_is_answered() {
    let mut screen = play("title", "nl", WIDE);
    screen.sees("titel *\n  de naam waaronder men haar kent\n> ");
    screen.answer("  Petje af  ").sees("given: [\"Petje af\"]");
    assert_eq!(screen.ends(), 0);
    assert!(screen.is_tidy());
}

#[test]
fn a_wrong_answer_is_told_and_asked_again() {
    let mut screen = play("start", "nl", WIDE);
    screen.sees("wanneer zij begint").answer("morgen");
    screen.sees("! `morgen` is geen moment; verwacht een jaar, maand of dag");
    screen.answer("2021-13").sees("`2021-13`").answer("2021-07");
    screen.sees("given: [\"2021-07\"]");
    assert_eq!(screen.ends(), 0);
}

#[test]
fn enter_skips_what_is_not_required() {
    let mut screen = play("start", "en", WIDE);
    screen.sees("when it begins").send(ENTER).sees("skipped");
    let mut screen = play("title", "en", WIDE);
    screen.sees("title *").send(ENTER);
    screen.sees("! `title` is required; /stop leaves with nothing written");
    screen
        .answer("-")
        .answer("Petje af")
        .sees("given: [\"Petje af\"]");
}

#[test]
fn enter_keeps_and_a_dash_takes_away() {
    let mut screen = play("known", "nl", WIDE);
    screen
        .sees("Enter: 2018\n> ")
        .send(ENTER)
        .sees("given: [\"2018\"]");
    let mut screen = play("known", "nl", WIDE);
    screen.sees("Enter: 2018").answer("-").sees("given: []");
    let mut screen = play("known", "nl", WIDE);
    screen
        .sees("Enter: 2018")
        .answer("2019")
        .sees("given: [\"2019\"]");
}

#[test]
fn a_switch_is_yes_or_no() {
    let mut screen = play("former", "nl", WIDE);
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
        let mut screen = play("one", "nl", WIDE);
        screen.sees(" 1 Bergen (NH)\n  2 Bergen (L)\n  3 Súdwest-Fryslân");
        screen.answer(typed).sees(&format!("given: [\"{expected}"));
    }
}

#[test]
fn what_fits_several_is_asked_and_never_guessed() {
    let mut screen = play("one", "nl", WIDE);
    screen.sees("> ").answer("bergen");
    screen.sees("! `bergen` past op meer dan één; typ meer van de naam, of het nummer");
    screen.answer("leiden").sees("! `leiden` staat er niet bij");
    screen.answer("1").sees("given: [\"bergen-nh\"]");
}

#[test]
fn several_are_chosen_at_once() {
    let mut screen = play("many", "nl", WIDE);
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
        let mut screen = play("many-known", "nl", WIDE);
        screen.sees("× 1 Ouderbetrokkenheid\n  2 Mentoring & coaching");
        screen.sees("Enter: Ouderbetrokkenheid; Zomerschool (nieuw)");
        screen
            .answer("-2")
            .sees("! `2` kan niet weg: het staat er niet");
        screen.answer(typed).sees(&format!("given: {expected}"));
    }
    let mut screen = play("many-known", "nl", WIDE);
    screen.sees("> ").answer("-").sees("= (niets)");
    screen.answer("3").sees("given: [\"kennisdeling\"]");
}

#[test]
fn a_new_one_is_taken_and_a_slip_is_asked() {
    let mut screen = play("free", "nl", WIDE);
    screen
        .sees("> ")
        .answer("zomerschool, mentoring en coachin");
    screen
        .sees("bedoelt u `Mentoring & coaching`? (J/n) ")
        .send(ENTER);
    screen.sees("= zomerschool (nieuw); Mentoring & coaching");
    screen.sees("given: [\"zomerschool\", \"mentoring-en-coaching\"]");
}

#[test]
fn a_list_takes_texts_until_an_empty_one() {
    let mut screen = play("partners", "nl", WIDE);
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
    let mut screen = play("columns", "nl", WIDE);
    screen
        .sees(" 9 gemeente nummer 9      18 gemeente nummer 18\n")
        .answer("26")
        .sees("given: [\"n26\"]");
    let mut screen = play("crowd", "nl", NARROW);
    screen.sees("342 keuzes: typ een deel van de naam");
    screen.answer("nummer 34").sees("past op meer dan één");
    screen.sees("341 gemeente nummer 341").answer("342");
    screen.sees("given: [\"n342\"]");
}

#[test]
fn a_wizard_goes_back_and_keeps_what_was_answered() {
    let mut screen = play("wizard", "nl", WIDE);
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
    let mut screen = play("wizard", "en", WIDE);
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
        let mut screen = play("wizard", lang, WIDE);
        // What is required is asked for all the same, and then nothing more.
        screen.sees("(1/4)").answer(word).sees("! `tit");
        screen.answer("Petje af");
        screen.sees("answers: [Some([\"Petje af\"]), None, None, None]");
        assert!(!screen.text().contains("(2/4)"), "{}", screen.text());
        assert_eq!(screen.ends(), 0);
    }
    // What was answered before a step back is kept.
    let mut screen = play("wizard", "nl", WIDE);
    screen.sees("(1/4)").answer("Petje af");
    screen.sees("(2/4)").answer("1").sees("(3/4)").answer("<");
    screen.sees("Enter: Ouderbetrokkenheid").answer("/klaar");
    screen.sees("answers: [Some([\"Petje af\"]), Some([\"ouderbetrokkenheid\"]), None, None]");
    assert_eq!(screen.ends(), 0);
}

#[test]
fn a_wizard_that_was_left_goes_on() {
    let mut screen = play("wizard", "nl", WIDE);
    screen
        .sees("titel *")
        .answer("Petje af")
        .sees("thema's")
        .send(ENTER);
    screen.sees("begin").answer("/STOP");
    screen.sees("gestopt; er is niets opgeslagen");
    screen.sees("answers: [Some([\"Petje af\"]), None]");
    assert_eq!(screen.ends(), 130);
    let mut screen = play("resumed", "nl", WIDE);
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
        let mut screen = play("confirm", lang, WIDE);
        screen
            .sees(prompt)
            .answer(typed)
            .sees(&format!("confirmed: {said}"));
    }
    let mut screen = play("refuse", "nl", NARROW);
    screen
        .sees("(j/N) ")
        .answer("x")
        .sees("verwacht j of")
        .send(ENTER);
    screen.sees("confirmed: false");
}

#[test]
fn choosing_can_be_declined() {
    let mut screen = play("choose", "nl", WIDE);
    screen
        .sees("welke gemeente bedoelt u?")
        .answer("bergen l")
        .sees("chosen: Some(1)");
    let mut screen = play("choose", "nl", WIDE);
    screen.sees("welke").send(ENTER).sees("chosen: None");
}

#[test]
fn leaving_leaves_the_terminal_clean() {
    for keys in [CTRL_C, CTRL_D, "Petje\u{3}", "Petje af\u{4}", "/stop\r"] {
        let mut screen = play("title", "nl", WIDE);
        screen
            .sees("> ")
            .send(keys)
            .sees("gestopt; er is niets opgeslagen");
        assert_eq!(screen.ends(), 130, "{keys:?}");
        assert!(screen.is_tidy(), "{keys:?}");
        assert!(screen.text().contains("\ngestopt"), "{}", screen.text());
        assert_eq!(screen.cursor().1, 0);
    }
}

#[test]
fn a_signal_is_a_way_to_leave() {
    for signal in ["-INT", "-TERM"] {
        let mut screen = play("title", "nl", WIDE);
        screen.sees("> ").send("Petje").sees("Petje");
        let id = screen.id().to_string();
        std::process::Command::new("kill")
            .args([signal, &id])
            .status()
            .unwrap();
        screen.sees("gestopt; er is niets opgeslagen");
        assert_eq!(screen.ends(), 130);
        assert!(screen.is_tidy());
    }
}

#[test]
fn the_terminal_echoes_again_after_a_question() {
    let mut screen = play("cooked", "nl", WIDE);
    screen
        .sees("> ")
        .answer("Petje af")
        .sees("line: ")
        .send("echo\r")
        .sees("read: \"echo\"");
    assert!(screen.text().contains("line: echo\n"), "{}", screen.text());
}

#[test]
fn accents_are_typed_and_rubbed_out() {
    let mut screen = play("title", "nl", WIDE);
    screen
        .sees("> ")
        .send("één café")
        .send(BACKSPACE)
        .send("é!")
        .send(BACKSPACE)
        .sees("één café");
    screen.send(ENTER).sees("given: [\"één café\"]");
}

#[test]
fn a_long_answer_is_mended_across_the_edge() {
    let long = "Een titel die langer is dan veertig kolommen breed, met een fout erin";
    for size in [WIDE, NARROW, (43, 10)] {
        let mut screen = play("title", "nl", size);
        screen.sees("> ").send(long).sees("erin");
        for _ in 0.." kolommen breed, met een fout erin".chars().count() {
            screen.send(LEFT);
        }
        screen.send(BACKSPACE).send("G").send(ENTER);
        let mended = long.replace("veertig", "veertiG");
        screen.sees(&format!("given: [\"{mended}\"]"));
        assert!(
            screen.text().contains(&format!("> {mended}\n")),
            "{}",
            screen.text()
        );
    }
}

#[test]
fn rubbing_out_across_the_edge_leaves_nothing() {
    let mut screen = play("title", "nl", NARROW);
    let long = "x".repeat(100);
    screen.sees("> ").send(&long).sees(&long);
    screen.send(&BACKSPACE.repeat(99)).send("y").sees("> xy");
    screen.send(ENTER).sees("given: [\"xy\"]");
    assert!(!screen.text().contains("xx"), "{}", screen.text());
}

#[test]
fn a_pasted_text_is_one_answer() {
    let mut screen = play("title", "nl", WIDE);
    screen
        .sees("> ")
        .paste("Een regel\r\n  nog een\tregel \r\n")
        .sees("nog een regel");
    screen
        .send(ENTER)
        .sees("given: [\"Een regel nog een regel\"]");
}

#[test]
fn what_comes_fast_is_seen_once_and_read_whole() {
    let words: Vec<_> = (0..600).map(|n| format!("w{n}")).collect();
    let text = words.join(" ");
    let mut screen = play("title", "nl", WIDE);
    screen.sees("> ");
    // As it comes over a slow line: in many small pieces, faster than anybody types.
    for piece in text.split_inclusive(' ') {
        screen.send(piece);
    }
    screen.send(ENTER).sees(&format!("length: {}", text.len()));
    let shown = screen.whole().replace('\n', "");
    let count = |word: &String| shown.matches(word.as_str()).count();
    assert!(words[100..].iter().all(|word| count(word) == 2), "{shown}");
}

#[test]
fn nothing_that_a_terminal_obeys_gets_through() {
    let mut screen = play("hostile", "nl", WIDE);
    screen
        .sees("label\\u{1b}[31m")
        .sees("help\\u{9b}2J")
        .sees("1 keus\\u{1b}]0;x\\u{7}");
    screen.sees("Enter: nu\\n\\u{202e}");
    screen
        .send("a\u{1b}[1;5Cb\u{1b}[15~c\u{b}\u{200b}")
        .sees("> abc")
        .send(ENTER);
    screen.sees("! `abc` staat er niet bij");
}

#[test]
fn everything_fits_on_forty_columns() {
    let mut screen = play("wizard", "nl", NARROW);
    screen
        .sees("titel * (1/4)")
        .answer("Petje af")
        .sees("thema's (2/4)");
    let text = screen.whole();
    assert!(
        text.contains("  Enter slaat over of houdt · < gaat"),
        "{text}"
    );
    assert!(
        text.lines().all(|line| line.chars().count() <= 40),
        "{text}"
    );
    screen.send(CTRL_C);
    assert_eq!(screen.ends(), 130);
    let mut screen = play("long", "nl", NARROW);
    screen.sees("1 een heel lange naam van een inter…\n");
    screen.sees("Enter: een heel lange naam van een i…\n> ");
}

#[test]
fn without_colour_there_is_none() {
    assert!(play("colour", "nl", WIDE).sees("> ").is_bold(1));
    assert!(!play("title", "nl", WIDE).sees("> ").is_bold(1));
}
