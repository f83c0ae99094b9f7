//! Arguments that several commands share.

use std::borrow::Cow;

use clap::{Arg, ArgAction, ArgMatches, builder::ValueParser};

use super::{complete::with_municipalities, say};
use crate::{
    model::{
        field::Field,
        name::key,
        value::{Kind, Moment, Wrong, typed},
    },
    store::today,
    words::Words,
};

// What is no field of a noun has a name in capitals, so that the two never meet.
/// The day from which statuses are judged.
pub const ON: &str = "ON";
/// One municipality.
pub const MUNICIPALITY: &str = "MUNICIPALITY";
/// Some municipalities.
pub const MUNICIPALITIES: &str = "MUNICIPALITIES";
/// What names an entry.
pub const ENTRY: &str = "ENTRY";
const DRY_RUN: &str = "DRY_RUN";
const YES: &str = "YES";

/// A flag with a value; its name is its id.
pub fn option(long: &'static str, value: Words, help: Words) -> Arg {
    Arg::new(long)
        .long(long)
        .value_name(value.here())
        .help(help.here())
}

/// A flag without a value; its name is its id.
pub fn switch(long: &'static str, help: Words) -> Arg {
    Arg::new(long)
        .long(long)
        .help(help.here())
        .action(ArgAction::SetTrue)
}

/// `--on DATE`.
pub fn on() -> Arg {
    let help = Words {
        en: "the day from which statuses are judged; else today",
        nl: "de dag waarop de status wordt bepaald; anders vandaag",
    };
    option("on", say::DATE, help)
        .id(ON)
        .value_parser(ValueParser::new(|text: &str| typed::day(&dated(text))))
}

/// A moment as people type it.
pub fn moment(text: &str) -> Result<Moment, Wrong> {
    typed::moment(&dated(text))
}

/// The value of a field as people type it at a command, where they may mean today.
pub fn value(field: &Field, text: &str) -> Result<String, Wrong> {
    if matches!(field.kind, Kind::Day | Kind::Moment) {
        return field.typed(&dated(text));
    }
    field.typed(text)
}

/// A text with the date for today and for the days beside it.
fn dated(text: &str) -> Cow<'_, str> {
    let day = match key(text).as_str() {
        "vandaag" | "today" => Some(today()),
        "gisteren" | "yesterday" => today().previous(),
        "morgen" | "tomorrow" => today().next(),
        _ => None,
    };
    day.map_or(Cow::Borrowed(text), |day| Cow::Owned(day.to_string()))
}

/// The municipality that a command is about.
pub fn municipality() -> Arg {
    let help = Words {
        en: "name, code or file name of a municipality; case, accents and punctuation do not matter",
        nl: "naam, code of bestandsnaam van een gemeente; hoofdletters, accenten en leestekens doen er niet toe",
    };
    let arg = Arg::new(MUNICIPALITY).value_name(say::MUNICIPALITY.here());
    with_municipalities(arg.help(help.here()))
}

/// The municipalities that a list is about.
pub fn municipalities() -> Arg {
    let help = Words {
        en: "only these municipalities; none named: all",
        nl: "alleen deze gemeenten; geen genoemd: alle",
    };
    let arg = Arg::new(MUNICIPALITIES).value_name(say::MUNICIPALITY.here());
    with_municipalities(
        arg.help(help.here())
            .action(ArgAction::Append)
            .num_args(0..),
    )
}

/// `--dry-run`.
pub fn dry_run() -> Arg {
    let help = Words {
        en: "show the change and write nothing",
        nl: "de wijziging tonen en niets schrijven",
    };
    switch("dry-run", help).id(DRY_RUN)
}

/// `--yes`.
pub fn yes() -> Arg {
    switch(
        "yes",
        Words {
            en: "do not ask whether it is meant",
            nl: "niet vragen of het de bedoeling is",
        },
    )
    .id(YES)
}

/// Whether `--dry-run` was given.
pub fn is_dry_run(matches: &ArgMatches) -> bool {
    matches.get_flag(DRY_RUN)
}

/// Whether `--yes` was given.
pub fn is_yes(matches: &ArgMatches) -> bool {
    matches.get_flag(YES)
}

/// The one text of an argument.
pub fn text<'m>(matches: &'m ArgMatches, id: &str) -> Option<&'m str> {
    matches
        .try_get_one::<String>(id)
        .ok()
        .flatten()
        .map(String::as_str)
}

/// All texts of an argument.
pub fn texts(matches: &ArgMatches, id: &str) -> Vec<String> {
    matches
        .try_get_many::<String>(id)
        .ok()
        .flatten()
        .into_iter()
        .flatten()
        .cloned()
        .collect()
}
