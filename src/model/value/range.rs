//! From one to another, as people write it: with any dash, or spelt out.

use crate::model::name::fold;

/// The ages that somebody typed: `10 t/m 14 jaar`, `4 tot 12`; `vanaf 12` has no last one, for which
/// records write 99. (`tot 16` may or may not mean 16.)
pub(super) fn ages(text: &str) -> Option<String> {
    const UNITS: [&str; 6] = ["jarigen", "jaar", "jr.", "jr", "year-olds", "years"];
    const OLDER: [&str; 5] = ["+", "en ouder", "en hoger", "and older", "and over"];
    let folded = fold(&with_hyphens(text));
    let bare = |text: &str| {
        let text = text.trim();
        let figures = UNITS.iter().find_map(|unit| text.strip_suffix(unit));
        // 12-jarigen.
        let figures = figures.map(|figures| figures.trim_end_matches('-'));
        figures.unwrap_or(text).trim().to_owned()
    };
    let whole = bare(&folded);
    let older = OLDER.iter().find_map(|older| whole.strip_suffix(older));
    let (from, to) = match (older, spelt(&whole), whole.split_once('-')) {
        (Some(from), ..) => (from.to_owned(), String::new()),
        (None, Some(halves), _) => halves,
        (None, None, Some((from, to))) if !to.trim().is_empty() => (from.to_owned(), to.to_owned()),
        (None, None, _) => (whole.clone(), whole),
    };
    let from = number(&bare(&from))?;
    let to = match bare(&to).as_str() {
        "" => from.max(99),
        to => number(to)?,
    };
    Some(if from == to {
        from.to_string()
    } else {
        format!("{from}-{to}")
    })
}

/// A number of one to three digits.
pub(super) fn number(text: &str) -> Option<u8> {
    let is_number = (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

/// The text with plain hyphens for all signs that look like one, and for longer dashes.
pub(super) fn with_hyphens(text: &str) -> String {
    text.replace(is_dash, "-").replace(is_hyphen, "-")
}

/// A hyphen of Unicode, which joins as the one of the keyboard does.
pub const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// A dash that is longer than a hyphen, or a minus: what stands before it and behind it is apart.
pub const fn is_dash(c: char) -> bool {
    matches!(c, '\u{2012}'..='\u{2015}' | '\u{2212}')
}

/// The two halves of what is spelt out, either of them perhaps empty: `2021 t/m 2024`, `from 2021`,
/// `tot en met 12`; nothing where no such word stands there.
pub(super) fn spelt(text: &str) -> Option<(String, String)> {
    const FROM: [&str; 6] = ["vanaf", "van", "sinds", "from", "since", "between"];
    const TO: [&str; 7] = ["t/m", "tm", "tot", "to", "until", "till", "through"];
    let folded = fold(&with_hyphens(text));
    let folded = folded.replace("tot en met", "t/m").replace("t/m", " t/m ");
    let words: Vec<_> = folded.split_whitespace().collect();
    let is_from = words.first().is_some_and(|word| FROM.contains(word));
    let words = &words[usize::from(is_from)..];
    match words.iter().position(|word| TO.contains(word)) {
        Some(at) => Some((words[..at].join(" "), words[at + 1..].join(" "))),
        None => is_from.then(|| (words.join(" "), String::new())),
    }
}

#[cfg(test)]
mod tests {
    use crate::model::value::{Kind, typed::written};

    #[test]
    fn values_are_read_as_people_write_them() {
        for (kind, text, expected) in [
            (Kind::Ages, "4 tot 12", Some("4-12")),
            (Kind::Ages, "10 tot 14 jaar", Some("10-14")),
            (Kind::Ages, "4 t/m 12", Some("4-12")),
            (Kind::Ages, "4t/m12", Some("4-12")),
            (Kind::Ages, "van 4 jaar tot en met 12 jaar", Some("4-12")),
            (Kind::Ages, "4 to 12 years", Some("4-12")),
            (Kind::Ages, "4\u{2013}12", Some("4-12")),
            (Kind::Ages, "4 \u{2212} 12", Some("4-12")),
            (Kind::Ages, "4\u{2011}12-jarigen", Some("4-12")),
            (Kind::Ages, "12 jaar", Some("12")),
            (Kind::Ages, "vanaf 12", Some("12-99")),
            (Kind::Ages, "from 12 years", Some("12-99")),
            (Kind::Ages, "12+", Some("12-99")),
            (Kind::Ages, "12 jaar en ouder", Some("12-99")),
            (Kind::Ages, "tot 16", None),
            (Kind::Ages, "kinderen", None),
            (Kind::Ages, "4 tot vijf", None),
            (Kind::Ages, "4-", None),
            (
                Kind::Url,
                "www.leiden.nl/gka",
                Some("https://www.leiden.nl/gka"),
            ),
            (Kind::Url, "WWW.leiden.nl", Some("https://WWW.leiden.nl")),
            (Kind::Url, "leiden.nl", None),
        ] {
            assert_eq!(
                written(kind, text),
                Ok(expected.map(str::to_owned)),
                "{text}"
            );
        }
    }
}
