//! The filters of the reports.

use anyhow::Result;
use clap::{ArgMatches, Command, builder::ValueParser};

use crate::{
    cmd::{
        args::{moment, municipalities, option, text},
        complete::with_themes,
        list::{asked_province, has_status, is_in, province, status},
        say, table,
    },
    model::{
        record::Record,
        value::{Day, Moment, Period},
    },
    output::Column,
    store::{Store, theme_id},
    words::Words,
};

const THEME: &str = "theme";
const ENDS_BEFORE: &str = "ENDS_BEFORE";

/// What a report is to be about.
pub struct Asked<'m> {
    /// The key of a province.
    pub province: Option<String>,
    /// The id of a theme.
    pub theme: Option<String>,
    ends_before: Option<Day>,
    matches: &'m ArgMatches,
}

/// Gives a report the filters, and the flags of a list.
pub fn with_filters(command: Command, columns: fn() -> Vec<Column>) -> Command {
    let theme = Words {
        en: "only what is about this theme: id, name or alias",
        nl: "alleen wat over dit thema gaat: id, naam of andere naam",
    };
    let ends = Words {
        en: "only what ends before this day, month or year",
        nl: "alleen wat voor deze dag, deze maand of dit jaar eindigt",
    };
    let ends = option("ends-before", say::MOMENT, ends)
        .id(ENDS_BEFORE)
        .value_parser(ValueParser::new(moment));
    let command = command.args([
        municipalities(),
        with_themes(option(THEME, say::THEME, theme)),
        province(),
        status(),
        ends,
    ]);
    table::with_flags(command, columns)
}

impl<'m> Asked<'m> {
    /// What the flags ask for.
    pub fn of(store: &Store, matches: &'m ArgMatches) -> Result<Self> {
        let theme = text(matches, THEME).map(|theme| theme_id(store, theme));
        let ends_before = matches.try_get_one::<Moment>(ENDS_BEFORE).ok().flatten();
        Ok(Self {
            province: asked_province(store, matches)?,
            theme: theme.transpose()?,
            ends_before: ends_before.map(|moment| moment.first_day()),
            matches,
        })
    }

    /// Whether a theme is meant.
    pub fn has_theme(&self, id: &str) -> bool {
        self.theme.as_deref().is_none_or(|theme| theme == id)
    }

    /// Whether a municipality is meant, whatever the periods are.
    pub fn has_place(&self, record: &Record) -> bool {
        is_in(record, self.province.as_deref())
            && self
                .theme
                .as_deref()
                .is_none_or(|theme| record.works_on(theme))
    }

    /// Whether a period is meant, seen from a day.
    pub fn has_period(&self, period: Period, day: Day) -> bool {
        let ends = self
            .ends_before
            .is_none_or(|before| period.last_day().is_some_and(|last| last < before));
        ends && has_status(self.matches, || Some(period.status(day)))
    }

    /// Whether a municipality is meant, by where it is, what it works on, and how its last
    /// agreement stands.
    pub fn has_record(&self, record: &Record, day: Day) -> bool {
        self.has_place(record) && self.has_period(record.last_period(), day)
    }
}
