//! Whatever the text and the places: never a panic, and never slow.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use gka::diagnostic::{Form, Look, Place, Problem, Severity, Source, render, sort};
use proptest::prelude::*;

fn problem(place: Place, related: Vec<(Place, String)>) -> Problem {
    Problem {
        code: "invalid-value",
        severity: Severity::Error,
        message: "no value".to_owned(),
        place,
        help: None,
        related,
    }
}

const LOOK: Look = Look {
    color: false,
    unicode: false,
    width: 80,
};

/// Text as it should not be: line ends of all kinds, tabs, controls, wide and combining characters.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z =\"]{0,12}",
        "\\PC{0,6}",
        any::<char>().prop_map(String::from),
        proptest::sample::select(vec![
            "\n",
            "\r\n",
            "\r",
            "\t",
            "\u{feff}",
            "\u{202e}",
            "\u{1b}[31m",
            "漢字",
            "e\u{301}",
            "👩\u{200d}👩\u{200d}👧",
            "\u{0}",
            "\u{2028}",
        ])
        .prop_map(String::from),
        (0..9000usize).prop_map(|n| "x".repeat(n)),
        (0..3000usize).prop_map(|n| "é漢".repeat(n)),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

fn span() -> impl Strategy<Value = (usize, usize)> {
    prop_oneof![
        (0..60usize, 0..60usize),
        (0..30_000usize, 0..30_000usize),
        (Just(usize::MAX), any::<usize>()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn no_text_and_no_span_makes_it_panic(
        (text, other) in (text(), text()),
        spans in prop::collection::vec(span(), 1..5),
        (words, width) in (text(), 0..200usize),
        (color, unicode) in any::<(bool, bool)>(),
    ) {
        let here = Arc::new(Source::new("hier.toml", text));
        let there = Arc::new(Source::new(words.clone(), other));
        let places: Vec<_> = spans.iter().enumerate().map(|(n, (start, end))| {
            Place::new(if n % 3 == 2 { &there } else { &here }, *start..*end)
        }).collect();
        let related = places[1..].iter().map(|place| (place.clone(), words.clone()));
        let mut problems = vec![problem(places[0].clone(), related.collect())];
        problems[0].message = words.clone();
        problems[0].help = Some(words);
        sort(&mut problems);
        for form in Form::ALL {
            let shown = render(&problems, form, &Look { color, unicode, width });
            let raw = |c: char| c != '\n' && c != '\u{1b}' && gka::words::visible::misleads(c);
            prop_assert!(!shown.contains(raw), "{form:?}");
            let plain = !shown.contains('\u{1b}');
            prop_assert!(color || plain);
        }
    }
}

#[test]
fn a_line_of_ten_megabytes_is_cut_around_its_place() {
    let value = "x".repeat(10 << 20);
    let source = Arc::new(Source::new(
        "groot.toml",
        format!("a = \"{value}\"; b = fout {value}"),
    ));
    let at = value.len() + 12;
    let problems = [problem(Place::new(&source, at..at + 4), Vec::new())];
    let shown = render(&problems, Form::Human, &LOOK);
    assert!(
        shown.contains(&format!("--> groot.toml:1:{}\n", at + 1)),
        "{shown}"
    );
    assert!(shown.lines().all(|line| line.len() <= 90), "{shown}");
    assert!(
        shown.contains("b = fout xxx") && shown.contains(" ^^^^\n"),
        "{shown}"
    );
}

#[test]
fn a_place_of_several_lines_is_underlined_on_its_first() {
    let source = Arc::new(Source::new("a.toml", "[[addenda]]\r\nstart = 2021\r\n"));
    let shown = render(
        &[problem(Place::new(&source, 0..25), Vec::new())],
        Form::Human,
        &LOOK,
    );
    assert!(
        shown.contains("1 | [[addenda]]\n  | ^^^^^^^^^^^\n"),
        "{shown}"
    );
}

#[test]
fn three_hundred_problems_in_ten_thousand_lines_come_at_once() {
    let text = "sleutel = \"waarde\"\n".repeat(10_000);
    let source = Arc::new(Source::new("lang.toml", text));
    let place = |line: usize| Place::new(&source, line * 19 + 10..line * 19 + 18);
    let problems: Vec<_> = (0..300)
        .map(|n| {
            problem(
                place(n * 33),
                vec![(place(9_999 - n * 33), "ook hier".to_owned())],
            )
        })
        .collect();
    let before = Instant::now();
    for form in Form::ALL {
        assert!(render(&problems, form, &LOOK).len() > 10_000);
    }
    // Quadratic is seconds even on a fast machine; this is some 40 ms unoptimised.
    let took = before.elapsed();
    assert!(took < Duration::from_secs(2), "{took:?}");
}
