//! Pictures keep to the screen, whatever the records hold, and colour changes no letter.

use gka::{
    model::value::{Day, Period, Status},
    output::{Bars, Hit, Hits, Mark, Matrix, Screen, Span, Spans, Term, Tone},
};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

fn screen(width: usize, color: bool, utf8: bool) -> Screen {
    Screen {
        color,
        width,
        utf8,
        is_terminal: true,
    }
}

fn name() -> impl Strategy<Value = String> {
    "[A-Z][a-zé漢🙂\u{1b}\u{202e}0-9 -]{0,40}"
}

fn moment() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "(1021|1999|20[0-4][0-9]|9999)(-(0[1-9]|1[0-2])(-(0[1-9]|2[0-8]))?)?",
    ]
}

fn span((name, start, end): (String, String, String)) -> Span {
    let period = Period {
        start: start.parse().ok(),
        end: end.parse().ok(),
    };
    let on = "2026-11-23".parse::<Day>().expect("a day");
    let status = period.status(on);
    Span {
        labels: vec![name, "addendum".to_owned(), period.to_string()],
        period,
        status,
        term: term(status),
    }
}

fn term(status: Status) -> Term {
    Term {
        id: status.id(),
        label: status.words(),
        tone: Tone::Running,
    }
}

/// Every line fits, nothing goes out raw, and the colours change no letter.
fn judge(draw: impl Fn(&Screen) -> String, width: usize) -> Result<(), TestCaseError> {
    for utf8 in [true, false] {
        let plain = draw(&screen(width, false, utf8));
        for line in plain.lines() {
            prop_assert!(line.width() <= width, "{width}: {line:?}");
            prop_assert_eq!(line.trim_end(), line);
        }
        prop_assert!(!plain.contains(['\u{1b}', '\u{202e}']), "{}", plain);
        let painted = draw(&screen(width, true, utf8));
        let bare = anstream::adapter::strip_str(&painted).to_string();
        prop_assert_eq!(bare, plain);
    }
    Ok(())
}

proptest! {
    #[test]
    fn a_timeline_keeps_to_the_screen(
        rows in proptest::collection::vec((name(), moment(), moment()), 1..6),
        on in "(1990|2026|2050)-0[1-9]-1[0-9]",
        width in 20usize..210,
    ) {
        let spans = Spans {
            rows: rows.into_iter().map(span).collect(),
            on: on.parse().expect("a day"),
            on_label: on,
        };
        judge(|screen| spans.render(screen), width)?;
    }

    #[test]
    fn bars_keep_to_the_screen(
        rows in proptest::collection::vec((name(), 0usize..400, 0usize..9000), 0..6),
        width in 20usize..210,
    ) {
        let bars = Bars {
            headings: vec!["gemeenten".to_owned(), "interventies".to_owned()],
            rows: rows.into_iter().map(|(name, a, b)| (name, vec![a, b])).collect(),
        };
        judge(|screen| bars.render(screen), width)?;
    }

    #[test]
    fn a_matrix_that_fits_keeps_to_the_screen(
        columns in proptest::collection::vec(name(), 1..8),
        rows in proptest::collection::vec((name(), proptest::collection::vec(0usize..30, 8)), 1..6),
        width in 20usize..210,
    ) {
        let mark = |count: usize| match count {
            0..10 => Mark::Nothing,
            10 => Mark::There,
            _ => Mark::Count(count),
        };
        let marks = |counts: Vec<usize>| counts.into_iter().take(columns.len()).map(mark).collect();
        let matrix = Matrix {
            rows: rows.into_iter().map(|(name, counts)| (name, marks(counts))).collect(),
            columns: columns.clone(),
            total: "gemeenten".to_owned(),
        };
        if matrix.fits(width) {
            judge(|screen| matrix.render(screen), width)?;
        }
    }

    #[test]
    fn hits_keep_to_the_screen_and_show_what_was_found(
        before in "([a-zé漢🙂\u{1b}]{0,9}[ \n]){0,60}",
        after in "([ \n][a-zé漢🙂\u{202e}]{0,9}){0,60}",
        entry in name(),
        width in 20usize..210,
    ) {
        let hit = Hit {
            entry,
            field: "samenvatting".to_owned(),
            marks: std::iter::once(before.len()..before.len() + 5).collect(),
            text: format!("{before}PETJE{after}"),
        };
        let hits = Hits { groups: vec![("Leiden".to_owned(), vec![hit])] };
        judge(|screen| hits.render(screen), width)?;
        let painted = hits.render(&screen(width, true, true));
        prop_assert!(painted.contains("\u{1b}[1m\u{1b}[31mPETJE\u{1b}[0m"), "{painted:?}");
    }
}

#[test]
fn a_bar_begins_and_ends_with_its_period() {
    let spans = Spans {
        rows: vec![span((
            "Leiden".to_owned(),
            "2024".to_owned(),
            "2025-06".to_owned(),
        ))],
        on: "2026-01-01".parse().expect("a day"),
        on_label: "today".to_owned(),
    };
    let text = spans.render(&screen(80, false, true));
    let expected = [
        "                                2024        2025        2026",
        "Leiden  addendum  2024/2025-06  ░░░░░░░░░░░░░░░░░░      │",
        "",
        "░░ ended   │ today",
        "",
    ];
    assert_eq!(text, expected.join("\n"));
}
