//! What a shell offers when somebody presses Tab; the door to `clap_complete`.

use std::{env, ffi::OsString};

use clap::{Arg, Command};
use clap_complete::{
    CompleteEnv,
    engine::{ArgValueCandidates, CompletionCandidate},
    env::Shells,
};

use super::{
    COMMANDS, exchange,
    help::drop_aliases,
    noun::{self, goes_by},
    theme,
};
use crate::{
    model::record::NOUNS,
    store::{Store, Which},
    words::Words,
};

/// The variable by which a shell asks for candidates instead of a run.
const VARIABLE: &str = "COMPLETE";

/// Answers a shell that asks for candidates; tells whether one did.
pub fn answered(program: fn() -> Command) -> bool {
    if env::var_os(VARIABLE).is_none() {
        return false;
    }
    drop_aliases();
    let here = env::current_dir().ok();
    let asked = CompleteEnv::with_factory(program).var(VARIABLE).bin("gka");
    let line = with_names(env::args_os().collect());
    // A shell that asks amiss gets nothing: its line must stay as it is.
    asked.try_complete(line, here.as_deref()).unwrap_or(true)
}

/// The line with the names of the language where other words for commands were typed; the last
/// word is the one that is asked about.
fn with_names(mut args: Vec<OsString>) -> Vec<OsString> {
    let Some(line) = args.iter().position(|arg| arg == "--") else {
        return args;
    };
    let last = args.len() - 1;
    for arg in args.get_mut(line + 2..last).unwrap_or_default() {
        if let Some(name) = arg.to_str().and_then(name_of) {
            *arg = name.into();
        }
    }
    args
}

/// The name of the command, noun or verb that somebody means by a word.
fn name_of(word: &str) -> Option<&'static str> {
    let is_meant = |words: &Words| [words.en, words.nl].contains(&word);
    let command = COMMANDS.iter().map(|entry| entry.name).find(is_meant);
    let noun = NOUNS.iter().find(|noun| goes_by(noun, word));
    let theme = theme::names()
        .iter()
        .any(|name| name == word)
        .then_some(theme::NAME);
    let verbs = noun::VERBS.iter().chain(&theme::VERBS);
    let verb = verbs
        .copied()
        .find(|verb| verb.answers_to(word))
        .map(|verb| verb.words);
    let words = command.or(noun.map(|noun| noun.one)).or(theme).or(verb)?;
    Some(words.here())
}

/// The names of the shells that can ask.
pub fn shells() -> Vec<&'static str> {
    Shells::builtins().names().collect()
}

/// What makes a shell ask.
///
/// # Errors
/// When there is no such shell, or the path of the program cannot be told.
pub fn registration(shell: &str) -> anyhow::Result<String> {
    let shells = Shells::builtins();
    let completer = shells
        .completer(shell)
        .ok_or_else(|| anyhow::anyhow!(shell.to_owned()))?;
    let mut script = Vec::new();
    completer.write_registration(VARIABLE, "gka", "gka", "gka", &mut script)?;
    Ok(String::from_utf8(script)?)
}

/// An argument that takes a municipality with a record.
pub fn with_municipalities(arg: Arg) -> Arg {
    arg.add(ArgValueCandidates::new(slugs))
}

fn slugs() -> Vec<CompletionCandidate> {
    let slugs = store().and_then(|store| store.slugs().ok());
    let slugs = slugs.unwrap_or_default();
    slugs.iter().map(CompletionCandidate::new).collect()
}

/// An argument that takes a noun to export, and municipalities.
pub fn with_sheets(arg: Arg) -> Arg {
    arg.add(ArgValueCandidates::new(|| {
        let sheets = exchange::sheets().map(CompletionCandidate::new);
        sheets.chain(slugs()).collect()
    }))
}

/// An argument that takes a municipality without a record.
pub fn with_unrecorded(arg: Arg) -> Arg {
    arg.add(ArgValueCandidates::new(|| {
        let Some(store) = store() else {
            return Vec::new();
        };
        let Ok(register) = store.register() else {
            return Vec::new();
        };
        let present = register.entries().filter(|entry| entry.ended.is_none());
        let slugs = present.map(|entry| entry.slug());
        slugs
            .filter(|slug| !store.has(slug))
            .map(CompletionCandidate::new)
            .collect()
    }))
}

/// An argument that takes a theme.
pub fn with_themes(arg: Arg) -> Arg {
    arg.add(ArgValueCandidates::new(|| {
        let Some(store) = store() else {
            return Vec::new();
        };
        let candidate = |theme: &crate::model::nouns::Theme| {
            CompletionCandidate::new(theme.id.as_str()).help(Some(theme.name.clone().into()))
        };
        store.themes().iter().map(candidate).collect()
    }))
}

/// An argument that takes what names an entry of the municipality before it.
pub fn with_entries(arg: Arg) -> Arg {
    arg.add(ArgValueCandidates::new(entries))
}

fn entries() -> Vec<CompletionCandidate> {
    let words = typed();
    let [_, noun, _verb, municipality, ..] = &words[..] else {
        return Vec::new();
    };
    let noun = NOUNS.iter().find(|known| goes_by(known, noun));
    let (Some(noun), Some(store)) = (noun, store()) else {
        return Vec::new();
    };
    let Ok(slug) = store.find(municipality) else {
        return Vec::new();
    };
    let record = store
        .records(&Which::Named(vec![slug]))
        .ok()
        .and_then(|mut one| one.next());
    let Some(record) = record else {
        return Vec::new();
    };
    let entries = (noun.of)(&record).into_iter();
    entries
        .map(|entry| {
            CompletionCandidate::new(entry.call().as_ref()).help(Some(entry.title().into()))
        })
        .collect()
}

/// The words of the line that is completed, without its flags: the shell hands them over behind a
/// `--`.
fn typed() -> Vec<String> {
    let args = env::args_os().skip_while(|arg| arg != "--").skip(1);
    let words = args.map(|arg: OsString| arg.to_string_lossy().into_owned());
    words.filter(|word| !word.starts_with("--")).collect()
}

fn store() -> Option<Store> {
    Store::open(None).ok()
}
