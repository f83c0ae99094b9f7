//! A noun without a verb lists: `gka contact leiden` is `gka contact list leiden`.
//!
//! Done before parsing: two commands in one would confuse `gka agenda --lang nl list`, where a flag
//! stands before the verb.

use std::ffi::OsString;

use super::{
    noun::{VERBS, goes_by},
    session::{GLOBAL_OPTIONS, GLOBAL_SWITCHES},
    theme,
    verbs::Verb,
};
use crate::model::{noun::Read, nouns::Theme, record::NOUNS};

/// The arguments, with `list` put in where a noun has no verb.
pub fn with_list(mut args: Vec<OsString>) -> Vec<OsString> {
    let Some(noun) = next_word(&args, 1) else {
        return args;
    };
    let Some(verbs) = args[noun].to_str().and_then(verbs_of) else {
        return args;
    };
    let verb = next_word(&args, noun + 1);
    let asks_help = args[noun + 1..]
        .iter()
        .any(|arg| arg == "-h" || arg == "--help");
    let is_verb = |at: usize| {
        args[at]
            .to_str()
            .is_some_and(|word| word == "help" || verbs.iter().any(|verb| verb.answers_to(word)))
    };
    if !(verb.is_some_and(is_verb) || asks_help && verb.is_none()) {
        args.insert(noun + 1, "list".into());
    }
    args
}

/// `gka help list --lang nl` is `gka list --lang nl --help`: flags stand before or after any verb.
pub fn with_help_flag(mut args: Vec<OsString>) -> Vec<OsString> {
    if let Some(help) = next_word(&args, 1).filter(|at| args[*at] == "help") {
        args.remove(help);
        args.push("--help".into());
    }
    args
}

/// The place of the next argument that is neither a global flag nor the value of one.
pub fn next_word(args: &[OsString], from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(arg) = args.get(at) {
        let flag = arg
            .to_str()
            .and_then(|arg| arg.strip_prefix("--"))
            .unwrap_or_default();
        let (name, value) = flag
            .split_once('=')
            .map_or((flag, None), |(name, v)| (name, Some(v)));
        at += match value {
            None if GLOBAL_OPTIONS.contains(&name) => 2,
            None if GLOBAL_SWITCHES.contains(&name) || arg == "-h" || name == "help" => 1,
            Some(_) if GLOBAL_OPTIONS.contains(&name) => 1,
            None | Some(_) => return Some(at),
        };
    }
    None
}

/// The verbs of the noun that is called so.
fn verbs_of(word: &str) -> Option<&'static [Verb]> {
    if goes_by(Theme::NOUN, word) {
        return Some(&theme::VERBS);
    }
    let is_meant = NOUNS.iter().any(|noun| goes_by(noun, word));
    is_meant.then_some(&VERBS)
}

#[cfg(test)]
mod tests {
    use super::{with_help_flag, with_list};

    fn typed(line: &str) -> String {
        let args = with_list(line.split(' ').map(Into::into).collect());
        let args: Vec<_> = args
            .iter()
            .map(|arg| arg.to_string_lossy().into_owned())
            .collect();
        args.join(" ")
    }

    #[test]
    fn a_noun_without_a_verb_lists() {
        for (line, meant) in [
            ("gka contact leiden", "gka contact list leiden"),
            ("gka themes", "gka themes list"),
            ("gka thema's leiden", "gka thema's list leiden"),
            (
                "gka interventions --theme x",
                "gka interventions list --theme x",
            ),
            (
                "gka --lang nl contact --strict leiden",
                "gka --lang nl contact list --strict leiden",
            ),
            ("gka contact -- list", "gka contact list -- list"),
            ("gka contact lst", "gka contact list lst"),
        ] {
            assert_eq!(typed(line), meant);
        }
    }

    #[test]
    fn help_is_a_flag_of_what_it_is_about() {
        for (line, meant) in [
            ("gka help", "gka --help"),
            ("gka help list --lang nl", "gka list --lang nl --help"),
            (
                "gka --lang nl help contact add",
                "gka --lang nl contact add --help",
            ),
        ] {
            let args = with_help_flag(line.split(' ').map(Into::into).collect());
            let args: Vec<_> = args
                .iter()
                .map(|arg| arg.to_string_lossy().into_owned())
                .collect();
            assert_eq!(args.join(" "), meant);
        }
    }

    #[test]
    fn a_verb_stays_where_it_is() {
        for line in [
            "gka",
            "gka list",
            "gka contact list leiden",
            "gka contact lijst leiden",
            "gka agenda --lang nl list leiden",
            "gka agenda --lang=nl toon leiden",
            "gka agenda --help",
            "gka agenda help add",
            "gka show contact",
            "gka --data contact",
        ] {
            assert_eq!(typed(line), line);
        }
    }
}
