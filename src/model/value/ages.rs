use std::{fmt, str::FromStr};

use super::{Kind, Value, Wrong};
use crate::model::say;

/// From an age to another, both counted in: `4-12`; one age alone: `12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ages {
    /// 0 to 120 years.
    pub from: u8,
    /// Not less than `from`.
    pub to: u8,
}

impl Ages {
    /// Whether somebody of this age is meant.
    pub fn contains(self, age: u8) -> bool {
        (self.from..=self.to).contains(&age)
    }
}

impl FromStr for Ages {
    type Err = Wrong;

    fn from_str(text: &str) -> Result<Self, Wrong> {
        let age = |part: &str| {
            let part = part.trim();
            let digits = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
            digits
                .then(|| part.parse().ok())
                .flatten()
                .filter(|age| *age <= 120)
        };
        // As people write it: with an en-dash, with blanks around it.
        let plain = text.replace(['–', '—'], "-");
        let (from, to) = plain.split_once('-').unwrap_or((&plain, &plain));
        match (age(from), age(to)) {
            (Some(from), Some(to)) if from <= to => Ok(Self { from, to }),
            (Some(from), Some(to)) => Err(say::reversed_ages(text, Self { from: to, to: from })),
            (None, _) | (_, None) => Err(say::no_ages(text)),
        }
    }
}

impl fmt::Display for Ages {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        if self.from == self.to {
            write!(f, "{}", self.from)
        } else {
            write!(f, "{}-{}", self.from, self.to)
        }
    }
}

impl Value for Ages {
    const KIND: Kind = Kind::Ages;
}

#[cfg(test)]
mod tests {
    use super::Ages;

    #[test]
    fn ages_read_as_they_are_written() {
        for text in ["0-99", "10-14", "12", "0-0"] {
            let ages = text.parse::<Ages>().map(|ages| ages.to_string());
            assert_eq!(
                ages,
                Ok(if text == "0-0" {
                    "0".into()
                } else {
                    text.to_owned()
                })
            );
        }
        for text in ["", "-", "14-10", "4-", "1-200", "+4", "een"] {
            assert!(text.parse::<Ages>().is_err(), "{text}");
        }
    }
}
