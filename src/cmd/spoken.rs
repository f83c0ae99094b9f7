//! Moments as people say them.

use crate::{
    model::value::{Day, Moment, Period, Person, Status},
    output::{Term, Tone},
    words::{Lang, Words, lang},
};

const MONTHS: [Words; 12] = [
    Words {
        en: "January",
        nl: "januari",
    },
    Words {
        en: "February",
        nl: "februari",
    },
    Words {
        en: "March",
        nl: "maart",
    },
    Words {
        en: "April",
        nl: "april",
    },
    Words {
        en: "May",
        nl: "mei",
    },
    Words {
        en: "June",
        nl: "juni",
    },
    Words {
        en: "July",
        nl: "juli",
    },
    Words {
        en: "August",
        nl: "augustus",
    },
    Words {
        en: "September",
        nl: "september",
    },
    Words {
        en: "October",
        nl: "oktober",
    },
    Words {
        en: "November",
        nl: "november",
    },
    Words {
        en: "December",
        nl: "december",
    },
];

/// `2019`, `July 2019`, `3 July 2019`; never more precise than it was stated.
pub fn moment(moment: Moment) -> String {
    let Moment { year, month, day } = moment;
    let name = month
        .and_then(|month| MONTHS.get(usize::from(month) - 1))
        .map(|name| name.here());
    match (name, day) {
        (None, _) => year.to_string(),
        (Some(name), None) => format!("{name} {year}"),
        (Some(name), Some(day)) => format!("{day} {name} {year}"),
    }
}

/// A day in words.
pub fn day(day: Day) -> String {
    moment(Moment {
        year: day.year,
        month: Some(day.month),
        day: Some(day.day),
    })
}

/// `2021 to 2024`, `from 2021`, `until 2021`; nothing where nothing is known.
pub fn period(period: Period) -> Option<String> {
    let Period { start, end } = period;
    let dutch = lang() == Lang::Nl;
    match (start.map(moment), end.map(moment)) {
        (None, None) => None,
        (Some(start), Some(end)) => Some(format!(
            "{start} {} {end}",
            if dutch { "t/m" } else { "to" }
        )),
        (Some(start), None) => Some(format!("{} {start}", if dutch { "vanaf" } else { "from" })),
        (None, Some(end)) => Some(format!("{} {end}", if dutch { "t/m" } else { "until" })),
    }
}

/// A person as people write one: `Carolien Gravesteijn, lector`.
pub fn person(
    Person {
        name,
        role,
        organisation,
    }: Person,
) -> String {
    let parts = [Some(name), role, organisation];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A status as a word of the contract and as one for people, in its colour.
pub fn status(status: Status) -> Term {
    let tone = match status {
        Status::Planned => Tone::Planned,
        Status::Running => Tone::Running,
        Status::Ended => Tone::Ended,
        Status::Unknown => Tone::Unknown,
    };
    Term {
        id: status.id(),
        label: status.words(),
        tone,
    }
}
