//! A field is a flag: its key, or a list's singular.

use std::{fs, io::Read as _};

use anyhow::{Result, anyhow, bail};
use clap::{Arg, ArgAction, ArgMatches, Command, builder::ValueParser};

use crate::{
    cmd::{
        args::{option, texts, value},
        complete::{with_present, with_values},
        refusal::Usage,
        say,
    },
    model::{
        edit::{Change, Given, How},
        field::{Field, with_newlines},
        noun::Noun,
        value::{Kind, Period, Wrong},
    },
    output::note,
    prompt::read_stdin,
    store::reason,
    words::Words,
};

const PERIOD: &str = "PERIOD";
/// A text may come from a file of at most this many bytes.
const LIMIT: u64 = 1 << 20;

/// The flags of all fields, and `--period` where there is a start and an end.
pub fn with_fields(command: Command, noun: &'static Noun) -> Command {
    let command = command.args(noun.fields.iter().map(flag));
    if !noun.has_period() {
        return command;
    }
    let help = Words {
        en: "start and end at once: 2021-2024, 2021- or 2021-12/2024-08",
        nl: "begin en einde ineens: 2021-2024, 2021- of 2021-12/2024-08",
    };
    let period = option("period", say::PERIOD, help).id(PERIOD);
    command.arg(period.value_parser(ValueParser::new(|text: &str| text.parse::<Period>())))
}

/// The flags that change one element of a list.
pub fn with_elements(command: Command, noun: &'static Noun) -> Command {
    let lists = noun.fields.iter().filter(|field| field.is_list());
    let elements = lists.flat_map(|field| {
        let one = |verb: &str, help: String| {
            let name = format!("{verb}-{}", field.flag);
            let id = format!("{verb} {}", field.key);
            Arg::new(id)
                .long(name)
                .value_name(value_name(field.kind).here())
                .help(help)
                .help_heading(say::ELEMENTS_HEADING.here())
                .action(ArgAction::Append)
                .value_parser(ValueParser::new(checked(field)))
        };
        let label = field.label.here();
        [
            with_values(one("add", say::one_more(label)), field),
            with_present(one("remove", say::one_less(label)), noun, field),
        ]
    });
    command.args(elements)
}

/// The flag of one field.
pub fn flag(field: &'static Field) -> Arg {
    let arg = option(field.flag, value_name(field.kind), field.help).id(field.key);
    let arg = arg.value_parser(ValueParser::new(or_empty(field)));
    let arg = with_values(arg, field);
    match (field.is_list(), field.kind) {
        (true, _) => arg.action(ArgAction::Append),
        (false, Kind::Switch) => arg
            .num_args(0..=1)
            .require_equals(true)
            .default_missing_value("true"),
        (false, _) => arg.action(ArgAction::Set),
    }
}

/// What a value is called in a usage line.
fn value_name(kind: Kind) -> Words {
    match kind {
        Kind::Text | Kind::Prose => say::TEXT,
        Kind::Switch => say::YES_NO,
        Kind::Id => say::ID,
        Kind::Code => say::CODE,
        Kind::Url => say::URL,
        Kind::Email => say::EMAIL,
        Kind::Phone => say::PHONE,
        Kind::Day => say::DATE,
        Kind::Moment => say::MOMENT,
        Kind::Ages => say::AGES,
        Kind::OneOf(_) => say::WORD,
        Kind::Theme => say::THEME,
        Kind::Ref(_) => say::NAME,
        Kind::Municipality(_) => say::MUNICIPALITY,
        Kind::Person => say::PERSON,
    }
}

fn checked(field: &'static Field) -> impl Fn(&str) -> Result<String, Wrong> + Clone {
    move |text| value(field, text)
}

/// An empty text removes the key; whether that may be is the verb's question.
fn or_empty(field: &'static Field) -> impl Fn(&str) -> Result<String, Wrong> + Clone {
    move |text| {
        if text.is_empty() {
            Ok(String::new())
        } else {
            checked(field)(text)
        }
    }
}

/// Whether any flag gives something. Nothing is read: the standard input can be read only once.
pub fn is_given(noun: &'static Noun, matches: &ArgMatches) -> bool {
    let gives = |id: &str| matches.try_contains_id(id).unwrap_or(false);
    let element = |verb: &str, field: &Field| gives(&format!("{verb} {}", field.key));
    let field_gives =
        |field: &Field| gives(field.key) || element("add", field) || element("remove", field);
    gives(PERIOD) || noun.fields.iter().any(field_gives)
}

/// What the flags give, in the order of the fields.
///
/// # Errors
/// When a file or the standard input that a text was to come from cannot be read.
pub fn given(noun: &'static Noun, matches: &ArgMatches) -> Result<Given> {
    let mut given = Given::default();
    for field in noun.fields {
        let found = texts(matches, field.key);
        if !found.is_empty() {
            let texts = found.into_iter().map(|text| from_elsewhere(field, text));
            let mut texts = texts.collect::<Result<Vec<_>>>()?;
            for text in &mut texts {
                *text = trimmed(field, text);
            }
            texts.retain(|text| !text.is_empty());
            let how = if texts.is_empty() {
                How::Clear
            } else {
                How::Set(texts)
            };
            given.0.push(Change { field, how });
        }
        for (verb, how) in [
            ("add", How::Push as fn(String) -> How),
            ("remove", How::Take),
        ] {
            let elements = texts(matches, &format!("{verb} {}", field.key)).into_iter();
            given.0.extend(elements.map(|text| Change {
                field,
                how: how(trimmed(field, &text)),
            }));
        }
    }
    if let Ok(Some(period)) = matches.try_get_one::<Period>(PERIOD) {
        set_period(noun, &mut given, *period)?;
    }
    Ok(given)
}

/// The text without blanks around it; that these go is said.
fn trimmed(field: &Field, text: &str) -> String {
    let bare = text.trim();
    if bare != text {
        note(&say::blanks_off(field.label.here()));
    }
    bare.to_owned()
}

/// A period sets start and end; an open one takes the end away.
fn set_period(noun: &'static Noun, given: &mut Given, period: Period) -> Result<()> {
    for (key, moment) in [("start", period.start), ("end", period.end)] {
        let Some(field) = noun.field(key) else {
            continue;
        };
        if given.has(field) {
            return Err(Usage(say::period_and(field.flag)).into());
        }
        let how = moment.map_or(How::Clear, |moment| How::Set(vec![moment.to_string()]));
        given.0.push(Change { field, how });
    }
    Ok(())
}

/// `@notes.txt` and `@-` are read; `@@` begins a text with one `@`.
fn from_elsewhere(field: &Field, text: String) -> Result<String> {
    let Some(from) = text
        .strip_prefix('@')
        .filter(|_| matches!(field.kind, Kind::Text | Kind::Prose))
    else {
        return Ok(text);
    };
    let read = match from {
        _ if from.starts_with('@') => return Ok(from.to_owned()),
        "-" => read_stdin().map_err(|error| anyhow!(say::no_stdin(reason(&error))))?,
        _ => of_file(from)?,
    };
    let read = with_newlines(read.trim_start_matches('\u{feff}'));
    let read = read.trim_end_matches('\n').to_owned();
    (field.check)(&read).map_err(|wrong| Usage(format!("{}: {wrong}", field.flag)))?;
    Ok(read)
}

fn of_file(path: &str) -> Result<String> {
    let mut text = String::new();
    let failed = |error: std::io::Error| anyhow!(say::no_text_file(path, reason(&error)));
    let file = fs::File::open(path).map_err(failed)?;
    file.take(LIMIT + 1)
        .read_to_string(&mut text)
        .map_err(failed)?;
    if text.len() as u64 > LIMIT {
        bail!(say::long_text_file(path));
    }
    Ok(text)
}

/// A text as a flag takes it: one that begins with `@` would be read from a file.
pub fn escaped(field: &Field, text: &str) -> String {
    let is_free = matches!(field.kind, Kind::Text | Kind::Prose);
    if is_free && text.starts_with('@') {
        format!("@{text}")
    } else {
        text.to_owned()
    }
}
