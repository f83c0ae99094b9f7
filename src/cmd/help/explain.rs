use std::{error::Error as _, num::ParseIntError};

use clap::{
    Command, Error,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::{place, rendered::translated, wording};
use crate::{
    cmd::{noun::VERBS, verbs::found_by},
    model::{noun::Read, nouns::Intervention},
    words::{self, Candidate, either, likely, visible},
};

/// What clap did not understand: the fact, what was expected or probably meant, the usage, and where
/// to read more. Plain lines in the language, nothing in them that a terminal would obey.
///
/// `command` is the one that was asked to parse: it remembers how far that came.
pub fn explain(error: &Error, command: &Command) -> String {
    let reached = place::reached(command);
    let mut lines = vec![fact(error).unwrap_or_else(|| own_words(error))];
    lines.extend(expected(error, reached));
    lines.extend(meant(error, command, reached).or_else(|| tip(error)));
    lines.extend(usage(reached));
    lines.push(wording::more(
        reached.get_bin_name().unwrap_or(command.get_name()),
    ));
    lines.join("\n") + "\n"
}

fn fact(error: &Error) -> Option<String> {
    let arg = || text(error, ContextKind::InvalidArg);
    let value = || text(error, ContextKind::InvalidValue);
    let number = |kind| match error.get(kind) {
        Some(ContextValue::Number(1)) => Some(wording::one_value()),
        Some(ContextValue::Number(number)) => Some(wording::values(number)),
        _ => None,
    };
    let given = || error.get(ContextKind::ActualNumValues);
    Some(match error.kind() {
        ErrorKind::UnknownArgument if arg()?.starts_with('-') => wording::unknown_option(arg()?),
        ErrorKind::UnknownArgument => wording::superfluous(arg()?),
        ErrorKind::InvalidSubcommand => {
            wording::unknown_command(text(error, ContextKind::InvalidSubcommand)?)
        }
        ErrorKind::InvalidValue if value()?.is_empty() => wording::no_value(arg()?),
        ErrorKind::InvalidValue => wording::wrong_value(value()?, arg()?),
        // Most checks name the value themselves: once is enough.
        ErrorKind::ValueValidation if why(error)?.contains(value()?) => {
            wording::refused(arg()?, why(error)?)
        }
        ErrorKind::ValueValidation => wording::refused_value(value()?, arg()?, why(error)?),
        ErrorKind::NoEquals => wording::no_equals(arg()?),
        ErrorKind::TooManyValues => wording::too_many(value()?, arg()?),
        ErrorKind::TooFewValues => {
            wording::too_few(arg()?, number(ContextKind::MinValues)?, given()?)
        }
        ErrorKind::WrongNumberOfValues => {
            wording::wrong_number(arg()?, number(ContextKind::ExpectedNumValues)?, given()?)
        }
        ErrorKind::MissingRequiredArgument => missing(&texts(error, ContextKind::InvalidArg))?,
        ErrorKind::MissingSubcommand => {
            wording::missing_command(text(error, ContextKind::InvalidSubcommand)?)
        }
        ErrorKind::ArgumentConflict => conflict(error)?,
        ErrorKind::InvalidUtf8 => wording::not_utf8(),
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        | ErrorKind::DisplayVersion
        | ErrorKind::Io
        | ErrorKind::Format
        | _ => return None,
    })
}

fn missing(args: &[&str]) -> Option<String> {
    let names = quoted(args, |most, last| wording::and(most, last))?;
    Some(if args.len() == 1 {
        wording::one_missing(names)
    } else {
        wording::several_missing(names)
    })
}

fn conflict(error: &Error) -> Option<String> {
    let arg = text(error, ContextKind::InvalidArg)
        .or_else(|| text(error, ContextKind::InvalidSubcommand))?;
    let others = texts(error, ContextKind::PriorArg);
    if others == [arg] {
        return Some(wording::repeated(arg));
    }
    let others = quoted(&others, |most, last| wording::or(most, last));
    Some(wording::conflict(
        arg,
        others.unwrap_or_else(wording::other_arguments),
    ))
}

/// The words of whoever refused the value; those of numbers are English, and put into ours.
fn why(error: &Error) -> Option<String> {
    let source = error.source()?;
    if source.is::<ParseIntError>() {
        return Some(wording::whole_number());
    }
    let why = source.to_string();
    let range = why
        .split_once(" is not in ")
        .and_then(|(_, range)| range.split_once("..="));
    Some(range.map_or_else(
        || why.clone(),
        |(low, high)| wording::number_within(low, high),
    ))
}

/// The words of an error that a command has made itself (`clap::Error::raw`), without what clap puts
/// around them.
fn own_words(error: &Error) -> String {
    let text = error.to_string();
    let text = text.strip_prefix("error: ").unwrap_or(&text);
    let end = ["\n\nUsage: ", "\n\nFor more information"]
        .iter()
        .filter_map(|rest| text.find(rest))
        .min();
    visible::lines(text[..end.unwrap_or(text.len())].trim_end()).into_owned()
}

fn expected(error: &Error, reached: &Command) -> Option<String> {
    let names = if error.kind() == ErrorKind::MissingSubcommand {
        // clap would list each under all its names.
        place::names(reached).collect()
    } else {
        texts(error, ContextKind::ValidValue)
    };
    quoted(&names, |most, last| wording::or(most, last)).map(wording::expected)
}

/// Our own guess alone: it knows the words of both languages and is harder to please than clap's, to
/// whom `--region` is what `--begin` means.
fn meant(error: &Error, command: &Command, reached: &Command) -> Option<String> {
    if let Some(word) = text(error, ContextKind::InvalidSubcommand) {
        return verb_without_noun(command, reached, word)
            .or_else(|| likely_command(reached, word).map(wording::did_you_mean));
    }
    if let Some(value) = text(error, ContextKind::InvalidValue) {
        let known = texts(error, ContextKind::ValidValue);
        return words::meant(value, known).map(wording::did_you_mean);
    }
    let arg = text(error, ContextKind::InvalidArg)?;
    if error.kind() != ErrorKind::UnknownArgument {
        return None;
    }
    let Some(flag) = arg.strip_prefix("--") else {
        let is_other = |words: &String| *words != format!("`{arg}`");
        return likely_command(reached, arg)
            .filter(is_other)
            .map(wording::did_you_mean);
    };
    let elsewhere = || {
        let flag = place::flag_called(flag).unwrap_or(flag);
        let names = either(&place::with_flag(command, reached, flag))?;
        Some(wording::flag_of_others(format!("--{flag}"), names))
    };
    place::called(reached, flag)
        .map(wording::did_you_mean)
        .or_else(elsewhere)
        .or_else(|| place::likely_flags(reached, flag).map(wording::did_you_mean))
}

/// A verb that needs a noun before it, of which one is named.
fn verb_without_noun(command: &Command, reached: &Command, word: &str) -> Option<String> {
    let is_top = command.get_name() == reached.get_name();
    let verb = found_by(&VERBS, word).filter(|_| is_top)?.words.here();
    let example = format!("gka {} {verb}", Intervention::NOUN.one.here());
    Some(wording::verb_needs_noun(word, example))
}

fn likely_command(reached: &Command, word: &str) -> Option<String> {
    let all = place::visible(reached);
    let all = all.map(|one| Candidate::new(one.get_name(), place::names_of(one)));
    either(&likely(word, all))
}

/// Three hints that clap gives as English sentences only, known by their ends.
fn tip(error: &Error) -> Option<String> {
    let Some(ContextValue::StyledStrs(tips)) = error.get(ContextKind::Suggested) else {
        return None;
    };
    let tip = tips.last()?.to_string();
    let word = text(error, ContextKind::InvalidArg)
        .or_else(|| text(error, ContextKind::InvalidSubcommand))?;
    if tip.starts_with("to pass '") {
        Some(wording::as_value(word))
    } else if tip.ends_with("to use it, remove the '--' before it") {
        Some(wording::without_dashes(word))
    } else {
        let elsewhere = tip.strip_prefix('\'')?.strip_suffix("' exists")?;
        Some(wording::did_you_mean(format!("`{elsewhere}`")))
    }
}

/// The whole usage, where clap would show the part that it thinks of use; a line for each way.
fn usage(reached: &Command) -> impl Iterator<Item = String> {
    let usage = translated(&reached.clone().render_usage().to_string());
    let usage = usage.trim_start_matches(wording::USAGE.1.here()).to_owned();
    let each: Vec<_> = usage
        .lines()
        .map(|way| wording::usage(way.trim()))
        .collect();
    each.into_iter()
}

fn text(error: &Error, kind: ContextKind) -> Option<&str> {
    if let Some(ContextValue::String(text)) = error.get(kind) {
        Some(text)
    } else {
        None
    }
}

fn texts(error: &Error, kind: ContextKind) -> Vec<&str> {
    match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.iter().map(String::as_str).collect(),
        Some(ContextValue::String(text)) => vec![text],
        _ => Vec::new(),
    }
}

fn quoted(names: &[&str], join: fn(String, &str) -> String) -> Option<String> {
    let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    let (last, most) = names.split_last()?;
    Some(if most.is_empty() {
        last.clone()
    } else {
        join(most.join(", "), last)
    })
}

#[cfg(test)]
mod tests {
    use clap::{Arg, Command, Error, error::ErrorKind};

    use super::explain;
    use crate::cmd::help::untranslated;

    #[test]
    fn an_error_of_a_command_keeps_its_words() {
        let mut command = Command::new("gka").disable_help_flag(true);
        let told = "usage: gka\nmore: `gka --help`\n";
        let words = "nothing to do\u{9b}\nexpected a flag";
        let clean = "nothing to do\\u{9b}\nexpected a flag";
        let error = Error::raw(ErrorKind::MissingRequiredArgument, words);
        assert_eq!(explain(&error, &command), format!("{clean}\n{told}"));
        let error = command.error(ErrorKind::ValueValidation, words);
        assert_eq!(explain(&error, &command), format!("{clean}\n{told}"));
    }

    #[test]
    fn what_has_no_help_is_found() {
        let command = Command::new("gka")
            .about("all well")
            .disable_help_flag(true)
            .subcommand(Command::new("list").arg(Arg::new("age").long("age")));
        let found = untranslated(&command);
        assert_eq!(
            found,
            [
                "`gka list` has no help",
                "`--age <age>` of `gka list` has no help"
            ]
        );
    }
}
