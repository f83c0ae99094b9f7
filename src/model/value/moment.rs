use std::{fmt, str::FromStr};

use super::{Kind, Value, Wrong, noted};
use crate::{
    model::{
        fault::Faults,
        node::{Node, Scalar},
        plain::Plain,
        say,
    },
    words::Words,
};

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// 1000 to 9999.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31, as the month allows.
    pub day: u8,
}

impl Day {
    /// The day, if the calendar has it and its year has four digits.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let sound = (1000..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day);
        sound.then_some(Self { year, month, day })
    }

    /// The day after it; none after the last of the year 9999.
    pub fn next(self) -> Option<Self> {
        let Self { year, month, day } = self;
        let next = Self::new(year, month, day + 1).or_else(|| Self::new(year, month + 1, 1));
        next.or_else(|| Self::new(year + 1, 1, 1))
    }

    /// The day before it; none before the first of the year 1000.
    pub fn previous(self) -> Option<Self> {
        let Self { year, month, day } = self;
        let in_month = |year, month| Self::new(year, month, days_in(year, month));
        let previous = Self::new(year, month, day - 1).or_else(|| in_month(year, month - 1));
        previous.or_else(|| in_month(year - 1, 12))
    }
}

pub(super) const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl FromStr for Day {
    type Err = Wrong;

    fn from_str(text: &str) -> Result<Self, Wrong> {
        match text.parse().map_err(|_| say::no_day(text))? {
            Moment {
                year,
                month: Some(month),
                day: Some(day),
            } => Ok(Self { year, month, day }),
            Moment { .. } => Err(say::no_day(text)),
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Value for Day {
    const KIND: Kind = Kind::Day;

    fn read<N: Node>(node: &N, faults: &mut Faults) -> Option<Self> {
        let found = node.scalar();
        let Scalar::Day(day) = found else {
            let expected = Words {
                en: "a date without quotes, such as 2026-11-23",
                nl: "een datum zonder aanhalingstekens, zoals 2026-11-23",
            };
            faults.expected(node.span(), expected, found.name());
            return None;
        };
        // TOML knows years that no agreement has.
        let known = Self::new(day.year, day.month, day.day);
        noted(known.ok_or_else(|| say::no_such_day(day)), node, faults)
    }

    fn plain(&self) -> Plain {
        Plain::Day {
            year: self.year,
            month: self.month,
            day: self.day,
        }
    }
}

/// A year, a month or a day: as precise as somebody stated it, never more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// 1000 to 9999.
    pub year: u16,
    /// 1 to 12.
    pub month: Option<u8>,
    /// Only with a month.
    pub day: Option<u8>,
}

impl From<Day> for Moment {
    fn from(day: Day) -> Self {
        Self {
            year: day.year,
            month: Some(day.month),
            day: Some(day.day),
        }
    }
}

impl Moment {
    /// A year, 1000 to 9999, and no more.
    const fn of_year(year: u16) -> Self {
        Self {
            year,
            month: None,
            day: None,
        }
    }

    /// The day from which it counts as a start.
    pub fn first_day(self) -> Day {
        Day {
            year: self.year,
            month: self.month.unwrap_or(1),
            day: self.day.unwrap_or(1),
        }
    }

    /// The day through which it counts as an end.
    pub fn last_day(self) -> Day {
        let month = self.month.unwrap_or(12);
        let day = self.day.unwrap_or_else(|| days_in(self.year, month));
        Day {
            year: self.year,
            month,
            day,
        }
    }
}

impl FromStr for Moment {
    type Err = Wrong;

    fn from_str(text: &str) -> Result<Self, Wrong> {
        let wrong = || say::no_moment(text);
        let mut parts = text.split('-');
        let year = parts
            .next()
            .and_then(|part| digits(part, 4))
            .ok_or_else(wrong)?;
        let two = |part: &str| {
            digits(part, 2)
                .and_then(|n| u8::try_from(n).ok())
                .ok_or_else(wrong)
        };
        let month = parts.next().map(two).transpose()?;
        let day = parts.next().map(two).transpose()?;
        if parts.next().is_some() {
            return Err(wrong());
        }
        let known = Day::new(year, month.unwrap_or(1), day.unwrap_or(1));
        known
            .map(|_| Self { year, month, day })
            .ok_or_else(|| say::no_such_day(text))
    }
}

fn digits(text: &str, count: usize) -> Option<u16> {
    let all = text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    all.then(|| text.parse().ok()).flatten()
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        if self.year == 0 {
            return f.write_str("?");
        }
        write!(f, "{}", self.year)?;
        self.month
            .map_or(Ok(()), |month| write!(f, "-{month:02}"))?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

impl Value for Moment {
    const KIND: Kind = Kind::Moment;

    fn read<N: Node>(node: &N, faults: &mut Faults) -> Option<Self> {
        let text = match node.scalar() {
            Scalar::Whole(year) => match u16::try_from(year) {
                // As `from_str` reads it, without the text between.
                Ok(year @ 1000..=9999) => return Some(Self::of_year(year)),
                Ok(_) | Err(_) => year.to_string(),
            },
            Scalar::Day(day) => match Day::new(day.year, day.month, day.day) {
                Some(day) => return Some(day.into()),
                None => day.to_string(),
            },
            Scalar::Text(text) => text.into_owned(),
            found @ (Scalar::Yes(_) | Scalar::Other(_)) => {
                let expected = Words {
                    en: "a moment (2021, \"2021-07\" or 2021-07-03)",
                    nl: "een moment (2021, \"2021-07\" of 2021-07-03)",
                };
                faults.expected(node.span(), expected, found.name());
                return None;
            }
        };
        noted(Self::parse(&text), node, faults)
    }

    /// A year that nobody states.
    fn stand_in() -> Option<Self> {
        Some(Self::of_year(0))
    }

    fn plain(&self) -> Plain {
        match (self.month, self.day) {
            (None, _) => Plain::Whole(self.year.into()),
            (Some(_), None) => Plain::Text(self.to_string()),
            (Some(month), Some(day)) => Plain::Day {
                year: self.year,
                month,
                day,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Day, Moment};

    #[test]
    fn a_moment_is_as_precise_as_it_is_written() {
        for text in ["2021", "2021-07", "2021-07-03", "2020-02-29"] {
            assert_eq!(
                text.parse::<Moment>().map(|m| m.to_string()),
                Ok(text.to_owned())
            );
        }
    }

    #[test]
    fn what_the_calendar_does_not_have_is_refused() {
        for text in [
            "",
            "21",
            "20210",
            "2021-7",
            "2021-13",
            "2021-02-29",
            "2021-07-03-01",
            "+021",
        ] {
            assert!(text.parse::<Moment>().is_err(), "{text}");
        }
        assert!("2021".parse::<Day>().is_err());
    }

    #[test]
    fn days_follow_each_other() {
        for (text, next) in [
            ("2021-12-31", "2022-01-01"),
            ("2024-02-28", "2024-02-29"),
            ("2023-02-28", "2023-03-01"),
            ("2021-07-03", "2021-07-04"),
        ] {
            let day = |text: &str| text.parse::<Day>().expect("a day");
            assert_eq!(day(text).next(), Some(day(next)));
            assert_eq!(day(next).previous(), Some(day(text)));
        }
        let mut day: Day = "1999-12-31".parse().expect("a day");
        for _ in 0..1500 {
            let next = day.next().expect("a day");
            let counted = |day: Day| {
                let Day { year, month, day } = day;
                let (year, month, day) =
                    (year.cast_signed(), month.cast_signed(), day.cast_signed());
                jiff::civil::date(year, month, day)
            };
            assert_eq!(counted(day).tomorrow().ok(), Some(counted(next)));
            assert_eq!(next.previous(), Some(day));
            day = next;
        }
        assert_eq!("1000-01-01".parse::<Day>().expect("a day").previous(), None);
    }

    #[test]
    fn a_year_counts_from_its_first_day_through_its_last() {
        let year: Moment = "2024".parse().expect("a year");
        assert_eq!(year.first_day().to_string(), "2024-01-01");
        assert_eq!(year.last_day().to_string(), "2024-12-31");
        let month: Moment = "2024-02".parse().expect("a month");
        assert_eq!(month.last_day().to_string(), "2024-02-29");
    }
}
