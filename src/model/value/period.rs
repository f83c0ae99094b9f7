use std::{fmt, str::FromStr};

use super::{Day, Moment, Wrong, range, typed};
use crate::{model::say, words::Words};

/// From a moment to another, either of them perhaps not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Period {
    /// It counts from the first day of this.
    pub start: Option<Moment>,
    /// It counts through the last day of this; nothing: open.
    pub end: Option<Moment>,
}

/// Where a period stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// It has not begun.
    Planned,
    /// It has begun and not ended.
    Running,
    /// Its last day is over.
    Ended,
    /// Neither start nor end is known.
    Unknown,
}

impl Period {
    /// Where it stands on this day.
    pub fn status(self, on: Day) -> Status {
        match (self.start, self.end) {
            (None, None) => Status::Unknown,
            (Some(start), _) if on < start.first_day() => Status::Planned,
            (_, Some(end)) if end.last_day() < on => Status::Ended,
            (Some(_), _) | (_, Some(_)) => Status::Running,
        }
    }

    /// Its first day, if its start is known.
    pub fn first_day(self) -> Option<Day> {
        self.start.map(Moment::first_day)
    }

    /// Its last day, if it has an end.
    pub fn last_day(self) -> Option<Day> {
        self.end.map(Moment::last_day)
    }

    /// Whether its last day comes before its first.
    pub fn is_reversed(self) -> bool {
        self.first_day()
            .zip(self.last_day())
            .is_some_and(|(first, last)| last < first)
    }

    /// Whether neither start nor end is known.
    pub const fn is_unknown(self) -> bool {
        self.start.is_none() && self.end.is_none()
    }
}

impl FromStr for Period {
    type Err = Wrong;

    /// `2021-2024`, `2021-`, `2021-12/2024-08`, `2021-12/`; also with any dash, with blanks, or spelt
    /// out: `2021 t/m 2024`, `from 2021`.
    fn from_str(text: &str) -> Result<Self, Wrong> {
        if text.trim().parse::<Moment>().is_ok() {
            return Err(say::one_moment(text));
        }
        let (start, end) = halves(text).ok_or_else(|| say::no_period(text))?;
        let part = |part: &str| match part {
            "" => Ok(None),
            _ => typed::moment(part).map(Some).map_err(|wrong| {
                let is_no_such_day = wrong == say::no_such_day(part);
                if is_no_such_day {
                    wrong
                } else {
                    say::no_period(text)
                }
            }),
        };
        let period = Self {
            start: part(&start)?,
            end: part(&end)?,
        };
        match period {
            _ if period.is_unknown() => Err(say::no_period(text)),
            _ if period.is_reversed() => Err(say::reversed_period(text)),
            Self { start: _, end: _ } => Ok(period),
        }
    }
}

/// Start and end. What parts them is a word, a slash, a dash that is no hyphen, a hyphen between
/// blanks, or, between two years and behind an open start, any hyphen.
fn halves(text: &str) -> Option<(String, String)> {
    if let Some(halves) = range::spelt(text) {
        return Some(halves);
    }
    let text = text
        .trim()
        .replace(range::is_dash, "/")
        .replace(range::is_hyphen, "-")
        .replace(" - ", "/");
    let text = text
        .strip_suffix(" -")
        .map_or(text.clone(), |start| format!("{start}/"));
    let open = text.strip_suffix('-').filter(|start| start.contains('-'));
    let (start, end) = match (text.split_once('/'), open) {
        (Some(halves), _) => halves,
        (None, Some(start)) => (start, ""),
        (None, None) => text.split_once('-')?,
    };
    Some((start.trim().to_owned(), end.trim().to_owned()))
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let is_fine = |moment: Option<Moment>| moment.is_some_and(|m| m.month.is_some());
        let part = |moment: Option<Moment>| moment.map(|m| m.to_string()).unwrap_or_default();
        let sign = if is_fine(self.start) || is_fine(self.end) {
            '/'
        } else {
            '-'
        };
        if self.is_unknown() {
            return Ok(());
        }
        write!(f, "{}{sign}{}", part(self.start), part(self.end))
    }
}

impl Status {
    /// All of them, in the order of a life.
    pub const ALL: [Self; 4] = [Self::Planned, Self::Running, Self::Ended, Self::Unknown];

    /// The word of the contract.
    pub const fn id(self) -> &'static str {
        self.words().en
    }

    /// The word for people.
    pub const fn words(self) -> Words {
        match self {
            Self::Planned => Words {
                en: "planned",
                nl: "gepland",
            },
            Self::Running => Words {
                en: "running",
                nl: "lopend",
            },
            Self::Ended => Words {
                en: "ended",
                nl: "afgelopen",
            },
            Self::Unknown => Words {
                en: "unknown",
                nl: "onbekend",
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Period, Status};

    #[test]
    fn written_forms_are_those_of_the_design() {
        for (text, expected) in [
            ("2021-2024", "2021-2024"),
            ("2021–2024", "2021-2024"),
            (" 2021 - 2024 ", "2021-2024"),
            ("2021 -2024", "2021-2024"),
            ("2021-", "2021-"),
            ("2021 -", "2021-"),
            ("2021/", "2021-"),
            ("-2021", "-2021"),
            ("2021-12/2024-08", "2021-12/2024-08"),
            ("2021-12 – 2024", "2021-12/2024"),
            ("2021-12/", "2021-12/"),
            ("2021-12-", "2021-12/"),
            ("juli 2019 - 31 december 2021", "2019-07/2021-12-31"),
            ("2019-07-03/2021", "2019-07-03/2021"),
            ("2019 - 2021-07-03", "2019/2021-07-03"),
            ("/2021-07", "/2021-07"),
            ("2021-07-03/2021-07-03", "2021-07-03/2021-07-03"),
            ("2021-07/2021-07", "2021-07/2021-07"),
            ("2021-2021", "2021-2021"),
            ("2021\u{2013}2024", "2021-2024"),
            ("2021 t/m 2024", "2021-2024"),
            ("2021 to 2024", "2021-2024"),
            ("van 2021 tot en met 2024", "2021-2024"),
            ("2021 tot 2024", "2021-2024"),
            ("juli 2019 t/m 31 december 2021", "2019-07/2021-12-31"),
            ("vanaf 2021", "2021-"),
            ("from July 2021", "2021-07/"),
            ("t/m 2021", "-2021"),
            ("until 2021", "-2021"),
            ("2021\u{2010}2024", "2021-2024"),
            ("2021\u{2011}2024", "2021-2024"),
            ("2021\u{2012}2024", "2021-2024"),
            ("2021 \u{2014} 2024", "2021-2024"),
            ("2021\u{2015}2024", "2021-2024"),
            ("2021 \u{2212} 2024", "2021-2024"),
            ("2021 \u{2011} 2024", "2021-2024"),
            ("2021\u{2011}", "2021-"),
        ] {
            let period = text.parse::<Period>().map(|period| period.to_string());
            assert_eq!(period.as_deref(), Ok(expected), "{text}");
            assert_eq!(
                expected.parse::<Period>().map(|p| p.to_string()),
                period,
                "{text}"
            );
        }
    }

    #[test]
    fn a_single_moment_is_no_period() {
        for text in [
            "2021",
            "2021-12",
            "2021-12-01",
            "",
            "-",
            "2024-2021",
            "2021-2024-2026",
            "x-y",
            "t/m",
            "vanaf",
            "2021 tot ooit",
        ] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
        let told = "`31-11-2021` is not in the calendar";
        assert_eq!("31-11-2021 t/m 2024".parse::<Period>(), Err(told.into()));
    }

    #[test]
    fn an_end_counts_through_its_last_day() {
        let period: Period = "2021-2024".parse().expect("a period");
        let status = |on: &str| period.status(on.parse().expect("a day"));
        assert_eq!(status("2020-12-31"), Status::Planned);
        assert_eq!(status("2021-01-01"), Status::Running);
        assert_eq!(status("2024-12-31"), Status::Running);
        assert_eq!(status("2025-01-01"), Status::Ended);
        assert_eq!(
            Period::default().status("2025-01-01".parse().expect("a day")),
            Status::Unknown
        );
    }
}
