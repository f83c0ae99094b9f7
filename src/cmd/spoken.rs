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
    moment_in(lang(), moment)
}

fn moment_in(lang: Lang, Moment { year, month, day }: Moment) -> String {
    let name = month
        .and_then(|month| MONTHS.get(usize::from(month) - 1))
        .map(|name| name.in_lang(lang));
    match (name, day) {
        (None, _) => year.to_string(),
        (Some(name), None) => format!("{name} {year}"),
        (Some(name), Some(day)) => format!("{day} {name} {year}"),
    }
}

/// A day in words.
pub fn day(day: Day) -> String {
    moment(day.into())
}

/// `2021 to 2024`, `from 2021`, `until 2021`; nothing where nothing is known.
pub fn period(period: Period) -> Option<String> {
    period_in(lang(), period)
}

fn period_in(lang: Lang, Period { start, end }: Period) -> Option<String> {
    let dutch = lang == Lang::Nl;
    let said = |moment| moment_in(lang, moment);
    match (start.map(said), end.map(said)) {
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

#[cfg(test)]
mod tests {
    use proptest::{option, prelude::*};

    use super::{moment_in, period_in};
    use crate::{
        model::{
            field::Field,
            noun::{Noun, Read},
            nouns::{Coordinator, Municipality, Theme},
            record::NOUNS,
            value::{Ages, Day, Kind, Moment, Period, typed},
        },
        words::Lang,
    };

    const LANGS: [Lang; 2] = [Lang::En, Lang::Nl];

    fn moments() -> impl Strategy<Value = Moment> {
        let parts = (
            1000_u16..=9999,
            option::of((1_u8..=12, option::of(1_u8..=31))),
        );
        parts.prop_map(|(year, rest)| {
            let month = rest.map(|(month, _)| month);
            let day = rest.and_then(|(_, day)| day);
            let day = day.filter(|day| Day::new(year, month.unwrap_or(1), *day).is_some());
            Moment { year, month, day }
        })
    }

    proptest! {
        #[test]
        fn what_is_said_of_a_moment_is_read_as_it(moment in moments()) {
            for lang in LANGS {
                prop_assert_eq!(typed::moment(&moment_in(lang, moment)), Ok(moment));
            }
        }

        #[test]
        fn what_is_said_of_a_period_is_read_as_it(
            start in option::of(moments()),
            end in option::of(moments()),
        ) {
            let period = Period { start, end };
            prop_assume!(!period.is_unknown() && !period.is_reversed());
            for said in LANGS.iter().filter_map(|lang| period_in(*lang, period)) {
                prop_assert_eq!(said.parse::<Period>(), Ok(period), "{}", said);
            }
        }

        #[test]
        fn ages_are_read_however_they_are_joined(from in 0_u8..=120, to in 0_u8..=120) {
            let ages = Ages { from: from.min(to), to: from.max(to) };
            for joint in ["-", " - ", "\u{2011}", "\u{2013}", " \u{2212} ", " tot ", " t/m ", " to ", " tot en met "] {
                for unit in ["", " jaar", " years"] {
                    let text = format!("{}{joint}{}{unit}", ages.from, ages.to);
                    let read = typed::written(Kind::Ages, &text);
                    prop_assert_eq!(read, Ok(Some(ages.to_string())), "{}", text);
                }
            }
        }
    }

    /// Every kind of value by one that people read, in both languages.
    #[test]
    fn a_word_of_either_language_is_read() {
        let fields = |noun: &'static Noun| noun.fields.iter();
        let others = [Theme::NOUN, Coordinator::NOUN, Municipality::NOUN];
        let all = NOUNS.iter().copied().chain(others).flat_map(fields);
        let mut words: Vec<(&Field, _)> = Vec::new();
        for field in all {
            if let Kind::OneOf(known) = field.kind {
                words.push((field, known));
            }
        }
        assert!(words.len() > 2);
        for (field, words) in words {
            for word in words {
                for said in LANGS.map(|lang| word.in_lang(lang)) {
                    assert_eq!(field.typed(said).as_deref(), Ok(word.en));
                    assert_eq!(field.typed(&said.to_uppercase()).as_deref(), Ok(word.en));
                }
            }
        }
        for (said, id) in [
            ("Basisonderwijs", "po"),
            ("voortgezet onderwijs", "vo"),
            ("higher education", "ho"),
        ] {
            let types = NOUNS.iter().copied().flat_map(fields);
            let mut types = types.filter(|field| field.key == "school-types");
            assert!(types.all(|field| field.typed(said).as_deref() == Ok(id)));
        }
    }
}
