//! Values as people type them into a sheet, and as a spreadsheet leaves them: read into the one
//! form in which they are written.

use super::{Day, Kind, Moment, Value};
use crate::model::name::{fold, key};

/// The months, by the three letters that a spreadsheet leaves of them, in Dutch and in English.
const MONTHS: [[&str; 2]; 12] = [
    ["jan", "jan"],
    ["feb", "feb"],
    ["mrt", "mar"],
    ["apr", "apr"],
    ["mei", "may"],
    ["jun", "jun"],
    ["jul", "jul"],
    ["aug", "aug"],
    ["sep", "sep"],
    ["okt", "oct"],
    ["nov", "nov"],
    ["dec", "dec"],
];

/// How a text that somebody typed for a value of this kind is written, where people write it in more
/// than one way and this is one of them.
pub fn written(kind: Kind, text: &str) -> Option<String> {
    match kind {
        Kind::Moment => moment(text).map(|moment| moment.to_string()),
        Kind::Day => {
            let moment = moment(text)?;
            Day::parse(&moment.to_string())
                .ok()
                .map(|day| day.to_string())
        }
        Kind::Ages => Some(in_figures(text)),
        Kind::Switch => switch(text).map(|yes| yes.to_string()),
        Kind::OneOf(words) => {
            let wanted = key(text);
            let mut words = words.iter();
            let meant = words.find(|word| key(word.en) == wanted || key(word.nl) == wanted);
            meant.map(|word| word.en.to_owned())
        }
        Kind::Text
        | Kind::Prose
        | Kind::Id
        | Kind::Code
        | Kind::Url
        | Kind::Email
        | Kind::Phone
        | Kind::Theme
        | Kind::Ref(_)
        | Kind::Municipality(_)
        | Kind::Person => None,
    }
}

/// The day that somebody typed, as [`moment`] reads it.
pub fn day(text: &str) -> Option<Day> {
    Day::parse(&moment(text)?.to_string()).ok()
}

/// Ages without the words around them: `10 t/m 14 jaar`. (`tot 16` may or may not mean 16.)
fn in_figures(text: &str) -> String {
    let folded = fold(text);
    let bare = folded.trim();
    let bare = bare
        .strip_suffix("jaar")
        .or_else(|| bare.strip_suffix("years"));
    let bare = bare.unwrap_or(folded.trim());
    let joined = bare
        .replace("tot en met", "-")
        .replace("t/m", "-")
        .replace('–', "-");
    joined.split_whitespace().collect()
}

/// The moment that somebody typed: `2021`, `juli 2021`, `7-2021`, `jul-21`, `3-7-2021` (the day
/// first), `3 juli 2021`; of years with two digits those of this century.
pub fn moment(text: &str) -> Option<Moment> {
    if let Ok(moment) = text.trim().parse() {
        return Some(moment);
    }
    let folded = fold(text);
    let parts: Vec<&str> = folded
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '.' | ',' | '–'))
        .filter(|part| !part.is_empty())
        .collect();
    let (day, month, year) = match parts[..] {
        // As elsewhere, but with other signs between: 2021/07/03.
        [year, month, day] if year.len() == 4 => (Some(day), month, year),
        [year, month] if year.len() == 4 && year_of(year).is_some() => (None, month, year),
        [day, month, year] => (Some(day), month, year),
        [month, year] => (None, month, year),
        _ => return None,
    };
    // `12-21` may be a day as well as a month: only a name of a month makes it sure.
    let in_full =
        day.is_some() || number(month).is_none() || year.len() == 4 || parts[0].len() == 4;
    let year = year_of(year).filter(|_| in_full)?;
    let month = month_of(month)?;
    let day = match day {
        Some(day) => Some(number(day)?),
        None => None,
    };
    Day::new(year, month, day.unwrap_or(1))?;
    Some(Moment {
        year,
        month: Some(month),
        day,
    })
}

/// The moment that a spreadsheet counts in days from the end of 1899.
pub fn serial(number: f64) -> Option<Moment> {
    let is_whole = number.fract() == 0.0;
    let days = f64::from(FIRST_SERIAL)..=f64::from(LAST_SERIAL);
    if !is_whole || !days.contains(&number) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole, and between the two bounds"
    )]
    let left = number as u32 - FIRST_SERIAL;
    Some(day_after(left))
}

// 1 January 1928 and 31 December 9999. What is smaller may be a year.
const FIRST_SERIAL: u32 = 10_228;
const LAST_SERIAL: u32 = 2_958_465;

/// So many days after 1 January 1928.
fn day_after(mut left: u32) -> Moment {
    let mut year = 1928;
    let mut day = Day {
        year,
        month: 1,
        day: 1,
    };
    let length = |year| {
        (1..=12)
            .map(|month| u32::from(super::moment::days_in(year, month)))
            .sum::<u32>()
    };
    while left >= length(year) {
        left -= length(year);
        year += 1;
    }
    day.year = year;
    while left >= u32::from(super::moment::days_in(year, day.month)) {
        left -= u32::from(super::moment::days_in(year, day.month));
        day.month += 1;
    }
    day.day += u8::try_from(left).unwrap_or_default();
    Moment {
        year,
        month: Some(day.month),
        day: Some(day.day),
    }
}

/// The ages that somebody typed and a spreadsheet took for a date: `4-12` became `4-dec`, and
/// `10-14` became `okt-14`.
pub fn ages(text: &str) -> Option<String> {
    let folded = fold(text);
    let (first, second) = folded.trim().split_once(['-', ' '])?;
    let name = |text: &str| number(text).is_none().then(|| month_of(text)).flatten();
    let age = |text: &str| number(text).filter(|age| *age <= 120);
    if let (Some(from), Some(to)) = (age(first), name(second)) {
        return Some(format!("{from}-{to}"));
    }
    Some(format!("{}-{}", name(first)?, age(second)?))
}

/// Yes or no, in the words of people and of spreadsheets in both languages.
pub fn switch(text: &str) -> Option<bool> {
    match fold(text.trim()).as_str() {
        "true" | "waar" | "yes" | "ja" | "j" | "y" | "x" | "1" => Some(true),
        "false" | "onwaar" | "no" | "nee" | "n" | "0" => Some(false),
        _ => None,
    }
}

fn month_of(text: &str) -> Option<u8> {
    if let Some(month) = number(text) {
        return Some(month);
    }
    // `mrt` and `maart` are one month, and so are `sep`, `sept` and `september`.
    let text = if text.starts_with("maa") { "mrt" } else { text };
    let known = MONTHS.iter().position(|names| {
        let is_meant =
            |name: &&str| text.starts_with(name) && text.chars().all(char::is_alphabetic);
        names.iter().any(is_meant)
    });
    known.and_then(|at| u8::try_from(at + 1).ok())
}

fn year_of(text: &str) -> Option<u16> {
    let year: u16 = text.parse().ok()?;
    match text.len() {
        4 => Some(year),
        2 => Some(2000 + year),
        _ => None,
    }
}

/// A number of one or two digits.
fn number(text: &str) -> Option<u8> {
    let is_number = (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::{ages, moment, serial, switch};

    #[test]
    fn dates_are_read_as_people_type_them() {
        for (text, expected) in [
            ("2019", "2019"),
            (" 2019-07 ", "2019-07"),
            ("3-7-2019", "2019-07-03"),
            ("03/07/2019", "2019-07-03"),
            ("3.7.2019", "2019-07-03"),
            ("3-7-19", "2019-07-03"),
            ("3 juli 2019", "2019-07-03"),
            ("3 July 2019", "2019-07-03"),
            ("03-jul-19", "2019-07-03"),
            ("juli 2019", "2019-07"),
            ("Juli 2019", "2019-07"),
            ("jul 2019", "2019-07"),
            ("jul-19", "2019-07"),
            ("jul. 2019", "2019-07"),
            ("maart 2021", "2021-03"),
            ("mrt-21", "2021-03"),
            ("March 2021", "2021-03"),
            ("sept 2021", "2021-09"),
            ("7-2019", "2019-07"),
            ("07/2019", "2019-07"),
            ("2019/07/03", "2019-07-03"),
            ("2019/7", "2019-07"),
            ("2019-7-3", "2019-07-03"),
        ] {
            let read = moment(text).map(|moment| moment.to_string());
            assert_eq!(read.as_deref(), Some(expected), "{text}");
        }
        for text in [
            "",
            "31-2-2019",
            "7-13-2019",
            "12-21",
            "volgend jaar",
            "2019-2021",
            "3 7",
            "juli",
            "19",
            "3-7-2019 10:00",
            "1-1-1",
            "julietta 2019x",
        ] {
            assert_eq!(moment(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_read_as_a_spreadsheet_counts_them() {
        for (number, expected) in [
            (43_649.0, "2019-07-03"),
            (44_197.0, "2021-01-01"),
            (45_351.0, "2024-02-29"),
            (10_228.0, "1928-01-01"),
        ] {
            let read = serial(number).map(|moment| moment.to_string());
            assert_eq!(read.as_deref(), Some(expected), "{number}");
        }
        for number in [2019.0, 43_649.5, -1.0, f64::NAN, 3e9] {
            assert_eq!(serial(number), None, "{number}");
        }
    }

    #[test]
    fn what_a_spreadsheet_took_for_a_date_is_an_age_again() {
        assert_eq!(ages("4-dec").as_deref(), Some("4-12"));
        assert_eq!(ages("okt-14").as_deref(), Some("10-14"));
        assert_eq!(ages("04-Dec").as_deref(), Some("4-12"));
        assert_eq!(ages("4-12"), None);
    }

    #[test]
    fn a_spreadsheet_says_yes_in_its_language() {
        assert_eq!(switch("WAAR"), Some(true));
        assert_eq!(switch("FALSE"), Some(false));
        assert_eq!(switch("misschien"), None);
    }
}
