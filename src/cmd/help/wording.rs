//! What help and errors say. Whatever a person typed passes through a message.

use crate::words::{Words, messages};

pub const EVERYWHERE: Words = Words {
    en: "Everywhere",
    nl: "Overal",
};
pub const SHOW_HELP: Words = Words {
    en: "Show this help",
    nl: "Toon deze hulp",
};
pub const SHOW_VERSION: Words = Words {
    en: "Show the version",
    nl: "Toon de versie",
};

/// What clap begins a usage with.
pub const USAGE: (&str, Words) = (
    "Usage:",
    Words {
        en: "Usage:",
        nl: "Gebruik:",
    },
);

/// Lines that clap writes above a part of the help.
pub const HEADINGS: [(&str, Words); 4] = [
    (
        "Commands:",
        Words {
            en: "Commands:",
            nl: "Opdrachten:",
        },
    ),
    (
        "Arguments:",
        Words {
            en: "Arguments:",
            nl: "Argumenten:",
        },
    ),
    (
        "Options:",
        Words {
            en: "Options:",
            nl: "Opties:",
        },
    ),
    (
        "Possible values:",
        Words {
            en: "Possible values:",
            nl: "Mogelijke waarden:",
        },
    ),
];

/// What clap puts in brackets. None of our words is longer than clap's: lines are broken already.
/// (`[values:` may come to stand where `values:` stood: help is one column narrower than it might.)
pub const BRACKETS: [(&str, Words); 7] = [
    (
        "[OPTIONS]",
        Words {
            en: "[OPTIONS]",
            nl: "[OPTIES]",
        },
    ),
    (
        "[COMMAND]",
        Words {
            en: "[COMMAND]",
            nl: "[OPDRACHT]",
        },
    ),
    (
        "<COMMAND>",
        Words {
            en: "<COMMAND>",
            nl: "<OPDRACHT>",
        },
    ),
    (
        "[default:",
        Words {
            en: "[default:",
            nl: "[normaal:",
        },
    ),
    (
        "[possible values:",
        Words {
            en: "[values:",
            nl: "[keuze:",
        },
    ),
    (
        "[aliases:",
        Words {
            en: "[also:",
            nl: "[ook:",
        },
    ),
    (
        "[alias:",
        Words {
            en: "[also:",
            nl: "[ook:",
        },
    ),
];

/// The help that clap gives its own `help` command.
pub const SENTENCES: [(&str, Words); 2] = [
    (
        "Print this message or the help of the given subcommand(s)",
        Words {
            en: "Show the help of a command",
            nl: "Toon de hulp bij een opdracht",
        },
    ),
    (
        "Print help for the subcommand(s)",
        Words {
            en: "The command to explain",
            nl: "De opdracht die uitleg vraagt",
        },
    ),
];

messages! {
    unknown_option(option) { en: "unknown option `{option}`", nl: "onbekende optie `{option}`" }
    unknown_command(word) { en: "unknown command `{word}`", nl: "onbekende opdracht `{word}`" }
    superfluous(word) { en: "`{word}` is one argument too many", nl: "`{word}` is een argument te veel" }
    no_value(arg) { en: "`{arg}` needs a value", nl: "bij `{arg}` ontbreekt de waarde" }
    wrong_value(value, arg) {
        en: "`{value}` is no value of `{arg}`",
        nl: "`{value}` is geen waarde van `{arg}`",
    }
    refused(arg, why) { en: "`{arg}`: {why}", nl: "`{arg}`: {why}" }
    refused_value(value, arg, why) {
        en: "`{value}` does not fit `{arg}`: {why}",
        nl: "`{value}` past niet bij `{arg}`: {why}",
    }
    no_equals(arg) {
        en: "the value of `{arg}` must follow a `=`",
        nl: "de waarde van `{arg}` moet achter een `=` staan",
    }
    one_missing(args) { en: "{args} is missing", nl: "{args} ontbreekt" }
    several_missing(args) { en: "{args} are missing", nl: "{args} ontbreken" }
    missing_command(command) { en: "`{command}` needs a command", nl: "bij `{command}` hoort een opdracht" }
    repeated(arg) { en: "`{arg}` was given more than once", nl: "`{arg}` is meer dan eens gegeven" }
    conflict(arg, others) {
        en: "`{arg}` cannot be combined with {others}",
        nl: "`{arg}` gaat niet samen met {others}",
    }
    other_arguments() { en: "the other arguments", nl: "de andere argumenten" }
    too_many(value, arg) {
        en: "`{value}` is one value too many for `{arg}`",
        nl: "`{value}` is een waarde te veel voor `{arg}`",
    }
    too_few(arg, least, given) {
        en: "`{arg}` needs at least {least}, got {given}",
        nl: "bij `{arg}` horen ten minste {least}, gegeven: {given}",
    }
    wrong_number(arg, wanted, given) {
        en: "`{arg}` needs {wanted}, got {given}",
        nl: "bij `{arg}` horen {wanted}, gegeven: {given}",
    }
    one_value() { en: "1 value", nl: "1 waarde" }
    values(number) { en: "{number} values", nl: "{number} waarden" }
    not_utf8() { en: "an argument is not valid UTF-8", nl: "een argument is geen geldige UTF-8" }

    expected(what) { en: "expected {what}", nl: "verwacht: {what}" }
    whole_number() { en: "expected a whole number", nl: "verwacht: een heel getal" }
    number_within(low, high) {
        en: "expected a number from {low} to {high}",
        nl: "verwacht: een getal van {low} tot en met {high}",
    }
    did_you_mean(words) { en: "did you mean {words}?", nl: "bedoelde u {words}?" }
    flag_of_others(flag, commands) {
        en: "`{flag}` belongs to {commands}",
        nl: "`{flag}` hoort bij {commands}",
    }
    verb_needs_noun(verb, example) {
        en: "`{verb}` stands behind a noun, as in `{example}`",
        nl: "`{verb}` staat achter een onderwerp, zoals in `{example}`",
    }
    as_value(word) {
        en: "if `{word}` is a value, put `--` before it",
        nl: "als `{word}` een waarde is, zet er dan `--` voor",
    }
    without_dashes(word) {
        en: "the command `{word}` exists: leave out the `--` before it",
        nl: "de opdracht `{word}` bestaat: laat de `--` ervoor weg",
    }
    and(most, last) { en: "{most} and {last}", nl: "{most} en {last}" }
    or(most, last) { en: "{most} or {last}", nl: "{most} of {last}" }
    usage(usage) { en: "usage: {usage}", nl: "gebruik: {usage}" }
    more(command) { en: "more: `{command} --help`", nl: "meer: `{command} --help`" }
}
