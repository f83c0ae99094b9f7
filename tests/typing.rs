//! What a person types when the tool asks: every key, in a terminal.

#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::exit,
    reason = "a test may fail at once, and a scene is a program"
)]

mod needs;
mod scenes;
mod screen;

use rustix::process::Signal;

use scenes::start;
use screen::{BACKSPACE, CTRL_C, CTRL_D, ENTER, LEFT};

const WIDE: (u16, u16) = (80, 24);
const NARROW: (u16, u16) = (40, 24);

#[test]
fn leaving_leaves_the_terminal_clean() {
    for keys in [CTRL_C, CTRL_D, "Petje\u{3}", "Petje af\u{4}", "/stop\r"] {
        let mut screen = start("title", "nl", WIDE);
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
    for signal in [Signal::INT, Signal::TERM] {
        let mut screen = start("title", "nl", WIDE);
        screen.sees("> ").send("Petje").sees("Petje");
        needs::send(screen.id(), signal);
        screen.sees("gestopt; er is niets opgeslagen");
        assert_eq!(screen.ends(), 130);
        assert!(screen.is_tidy());
    }
}

#[test]
fn the_terminal_echoes_again_after_a_question() {
    let mut screen = start("cooked", "nl", WIDE);
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
    let mut screen = start("title", "nl", WIDE);
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
        let mut screen = start("title", "nl", size);
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
    let mut screen = start("title", "nl", NARROW);
    let long = "x".repeat(100);
    screen.sees("> ").send(&long).sees(&long);
    screen.send(&BACKSPACE.repeat(99)).send("y").sees("> xy");
    screen.send(ENTER).sees("given: [\"xy\"]");
    assert!(!screen.text().contains("xx"), "{}", screen.text());
}

#[test]
fn a_pasted_text_is_one_answer() {
    let mut screen = start("title", "nl", WIDE);
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
    let mut screen = start("title", "nl", WIDE);
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
    let mut screen = start("hostile", "nl", WIDE);
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
    let mut screen = start("wizard", "nl", NARROW);
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
    let mut screen = start("long", "nl", NARROW);
    screen.sees("1 een heel lange naam van een inter…\n");
    screen.sees("Enter: een heel lange naam van een i…\n> ");
}

#[test]
fn without_colour_there_is_none() {
    assert!(start("colour", "nl", WIDE).sees("> ").is_bold(1));
    assert!(!start("title", "nl", WIDE).sees("> ").is_bold(1));
}
