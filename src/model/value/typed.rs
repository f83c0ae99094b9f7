//! Values as people type them into a sheet, and as a spreadsheet leaves them: read into the one
//! form in which they are written.

use super::{
    Day, Kind, Moment, Wrong,
    range::{self, number, with_hyphens},
};
use crate::model::{
    name::{fold, key},
    say,
};

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

/// What the kinds of school are called, beside their ids.
const SCHOOL_TYPES: [(&str, &[&str]); 6] = [
    (
        "voorschool",
        &["voorschools", "vve", "peuterspeelzaal", "preschool"],
    ),
    (
        "po",
        &[
            "basisonderwijs",
            "basisschool",
            "primaironderwijs",
            "primaryeducation",
            "primaryschool",
        ],
    ),
    (
        "vo",
        &[
            "voortgezetonderwijs",
            "middelbareschool",
            "secondaryeducation",
            "secondaryschool",
        ],
    ),
    (
        "vso",
        &["voortgezetspeciaalonderwijs", "specialsecondaryeducation"],
    ),
    (
        "mbo",
        &["middelbaarberoepsonderwijs", "vocationaleducation"],
    ),
    (
        "ho",
        &["hogeronderwijs", "hoger", "hbo", "wo", "highereducation"],
    ),
];

/// How a text that somebody typed for a value of this kind is written, where people write it in more
/// than one way and this is one of them.
///
/// # Errors
/// When it is plain what was typed, and there is no such thing.
pub fn written(kind: Kind, text: &str) -> Result<Option<String>, Wrong> {
    Ok(match kind {
        Kind::Moment => Some(moment(text)?.to_string()),
        Kind::Day => Some(day(text)?.to_string()),
        Kind::Ages => range::ages(text),
        Kind::Switch => switch(text).map(|yes| yes.to_string()),
        Kind::OneOf(words) => {
            let wanted = key(text);
            let long = SCHOOL_TYPES
                .iter()
                .find(|(_, names)| names.contains(&&*wanted));
            let wanted = long.map_or(&*wanted, |(id, _)| id);
            let mut words = words.iter();
            let meant = words.find(|word| key(word.en) == wanted || key(word.nl) == wanted);
            meant.map(|word| word.en.to_owned())
        }
        Kind::Url => {
            let bare = text.trim();
            let begins = bare
                .get(..4)
                .is_some_and(|begin| begin.eq_ignore_ascii_case("www."));
            begins.then(|| format!("https://{bare}"))
        }
        Kind::Text
        | Kind::Prose
        | Kind::Id
        | Kind::Code
        | Kind::Email
        | Kind::Phone
        | Kind::Theme
        | Kind::Ref(_)
        | Kind::Municipality(_)
        | Kind::Person => None,
    })
}

/// The day that somebody typed, as [`moment`] reads it.
///
/// # Errors
/// When it is none, or one that the calendar does not have.
pub fn day(text: &str) -> Result<Day, Wrong> {
    match moment(text) {
        Ok(Moment {
            year,
            month: Some(month),
            day: Some(day),
        }) => Ok(Day { year, month, day }),
        Err(wrong) if parts(text).is_some() => Err(wrong),
        Ok(_) | Err(_) => Err(say::no_day(text)),
    }
}

/// The moment that somebody typed: `2021`, `juli 2021`, `7-2021`, `jul-21`, `3-7-2021` (the day
/// first), `3 juli 2021`; of years with two digits those of this century.
///
/// # Errors
/// When it is none, or one that the calendar does not have.
pub fn moment(text: &str) -> Result<Moment, Wrong> {
    if let Ok(moment) = text.trim().parse() {
        return Ok(moment);
    }
    let (day, month, year) = parts(text).ok_or_else(|| say::no_moment(text))?;
    let known = Day::new(year, month, day.unwrap_or(1));
    known.ok_or_else(|| say::no_such_day(text.trim()))?;
    Ok(Moment {
        year,
        month: Some(month),
        day,
    })
}

/// Day, month and year of what is written as a date, whether the calendar has it or not.
fn parts(text: &str) -> Option<(Option<u8>, u8, u16)> {
    let folded = fold(&with_hyphens(text));
    let parts: Vec<&str> = folded
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '.' | ','))
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
    let day = day.map(|day| number(day).ok_or(())).transpose().ok()?;
    Some((day, month_of(month)?, year))
}

/// The ages that somebody typed and a spreadsheet took for a date: `4-12` became `4-dec`, and
/// `10-14` became `okt-14`.
pub fn dated_ages(text: &str) -> Option<String> {
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

#[cfg(test)]
mod tests {
    use super::{dated_ages, day, moment, switch};

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
            assert_eq!(read.as_deref(), Ok(expected), "{text}");
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
            assert!(moment(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_the_calendar_does_not_have_is_told_in_any_order() {
        for text in [
            "31-11-2021",
            "29-2-2021",
            "2021-02-30",
            "2019-02-29",
            "30 februari 2021",
            "1-13-2021",
            "31.4.21",
            "2021-13",
            "31\u{2011}11\u{2011}2021",
        ] {
            let told = format!("`{text}` is not in the calendar");
            assert_eq!(moment(text), Err(told.clone()));
            assert!(text == "2021-13" || day(text) == Err(told), "{text}");
        }
        assert!(day("2021").is_err_and(|told| told.contains("not a date")));
    }

    #[test]
    fn what_a_spreadsheet_took_for_a_date_is_an_age_again() {
        assert_eq!(dated_ages("4-dec").as_deref(), Some("4-12"));
        assert_eq!(dated_ages("okt-14").as_deref(), Some("10-14"));
        assert_eq!(dated_ages("04-Dec").as_deref(), Some("4-12"));
        assert_eq!(dated_ages("4-12"), None);
    }

    #[test]
    fn a_spreadsheet_says_yes_in_its_language() {
        assert_eq!(switch("WAAR"), Some(true));
        assert_eq!(switch("FALSE"), Some(false));
        assert_eq!(switch("misschien"), None);
    }
}
