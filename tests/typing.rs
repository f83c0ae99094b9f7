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
    for (signal, code) in [(Signal::INT, 130), (Signal::TERM, 143), (Signal::HUP, 129)] {
        for (scene, prompt) in [
            ("title", "> "),
            ("wizard", "> "),
            ("refuse", "(j/N) "),
            ("choose", "> "),
        ] {
            let mut screen = start(scene, "nl", WIDE);
            screen.sees(prompt).send("Petje").sees("Petje");
            needs::send(screen.id(), signal);
            screen.sees("gestopt; er is niets opgeslagen");
            assert_eq!(screen.ends(), code, "{scene}");
            assert!(screen.is_tidy());
        }
    }
}

/// What terminals send beside what is typed: keys that mean nothing here, mice, replies.
const NOISE: [&[u8]; 22] = [
    b"\x1bOP",
    b"\x1b[[A",
    b"\x1b[15~",
    b"\x1b[24;5~",
    b"\x1bOA",
    b"\x1b[B",
    b"\x1bOj",
    b"\x1bOM",
    b"\x1bx",
    b"\x1b\r",
    b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
    b"\x1b]52;c;amE=\x07",
    b"\x1bP1+r544e=6a6a\x1b\\",
    b"\x1b_Gi=1;OK\x1b\\",
    b"\x1b[M j\xe9",
    b"\x1b[<0;10;5M\x1b[<0;10;5m",
    b"\x1b[32;10;5M",
    b"\x1b[I\x1b[O",
    b"\x1b[?62;4c\x1b[?2026;1$y",
    b"\xe9",
    b"\xff\xc3",
    b"\xc2\x9b1;5A",
];

#[test]
fn what_is_no_letter_is_never_typed() {
    let mut screen = start("title", "nl", WIDE);
    screen.sees("> ");
    for noise in NOISE {
        screen.send_bytes(noise).send("ja ");
    }
    let typed = "ja ".repeat(NOISE.len());
    screen.send(ENTER);
    screen.sees(&format!("given: [\"{}\"]", typed.trim()));
    // None of it is a yes.
    for noise in NOISE {
        let mut screen = start("refuse", "nl", WIDE);
        screen.sees("(j/N) ").send_bytes(noise).send(ENTER);
        screen.sees("confirmed: false");
    }
}

#[test]
fn arrows_and_their_kind_steer_in_every_mode() {
    for (left, right, home, end, delete) in [
        ("\u{1b}[D", "\u{1b}[C", "\u{1b}[H", "\u{1b}[F", "\u{1b}[3~"),
        (
            "\u{1b}OD",
            "\u{1b}OC",
            "\u{1b}OH",
            "\u{1b}OF",
            "\u{1b}[3;2~",
        ),
        (
            "\u{1b}[1;5D",
            "\u{1b}[1;2C",
            "\u{1b}[1~",
            "\u{1b}[4~",
            "\u{1b}[3$",
        ),
        (
            "\u{1b}[1;3D",
            "\u{1b}O5C",
            "\u{1b}[7~",
            "\u{1b}[8~",
            "\u{1b}[3~",
        ),
    ] {
        let mut screen = start("title", "nl", WIDE);
        let keys = [
            "etjex", left, delete, home, "_P", left, left, delete, end, " fx", left, left, left,
            right, "a", end, "\u{7f}",
        ];
        screen.sees("> ").send(&keys.concat()).send(ENTER);
        screen.sees("given: [\"Petje af\"]");
    }
}

#[test]
fn a_sequence_may_come_in_pieces_and_escape_alone_is_no_begin() {
    let rest = |millis| std::thread::sleep(std::time::Duration::from_millis(millis));
    let mut screen = start("title", "nl", WIDE);
    screen.sees("> ").send("af");
    for piece in ["\u{1b}", "[", "1;", "5D", "\u{1b}", "OH"] {
        rest(40);
        screen.send(piece);
    }
    screen.send("Petje ").sees("Petje af").send("\u{1b}[F");
    for begun in ["\u{1b}", "\u{1b}[1;"] {
        screen.send(begun);
        rest(900);
        screen.send("j");
    }
    screen.send(ENTER).sees("given: [\"Petje afjj\"]");
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
fn a_window_that_is_resized_shows_the_question_once() {
    let still = || std::thread::sleep(std::time::Duration::from_millis(250));
    for widths in [
        &[80, 40][..],
        &[40, 80],
        &[80, 40, 80],
        &[80, 43, 100],
        &[40, 30, 60],
    ] {
        for letters in [3, 50, 90] {
            for waits in [true, false] {
                let mut screen = start("title", "nl", (widths[0], 24));
                let text = "woord ".repeat(20)[..letters].replace(' ', "_");
                screen.sees("> ").send(&text).sees(&text);
                for width in &widths[1..] {
                    screen.resize(*width, 24);
                    if waits {
                        still();
                    }
                }
                screen.send(LEFT).send("X").send("\u{1b}[F").send("Y");
                let (begin, end) = text.split_at(letters - 1);
                let line = format!("> {begin}X{end}Y");
                screen.sees(&line);
                let seen = screen.text();
                let what = format!("{widths:?}, {letters}, {waits}:\n{seen}");
                assert_eq!(seen.matches("> w").count(), 1, "{what}");
                assert_eq!(seen.matches("titel *").count(), 1, "{what}");
                assert!(seen.trim_end().ends_with(&line), "{what}");
                screen.send(ENTER).sees("given: [");
                assert_eq!(screen.ends(), 0);
            }
        }
    }
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
