//! What a shell offers when somebody presses Tab; the door to `clap_complete`.
//!
//! A script in the shell hands over the line as it stands. What may stand there is answered as words
//! that need no more quoting (bash, PowerShell), or plain to a shell that quotes by itself (zsh, fish,
//! elvish). Nothing of the line or of a record is ever evaluated.

mod bash;
mod line;
mod offers;
mod quote;

use std::{env, ffi::OsString};

use clap::Command;
use clap_complete::engine::complete;
use serde_json::json;

pub use self::offers::{
    with_columns, with_entries, with_files, with_imports, with_municipalities, with_present,
    with_provinces, with_sheets, with_sort, with_themes, with_unrecorded, with_values, with_words,
};

use self::{
    bash::Place,
    line::{Dialect, Line, Quote},
    offers::FILES,
};
use super::{
    COMMANDS, arguments,
    help::drop_aliases,
    language,
    noun::{self, goes_by},
    session::GLOBAL_OPTIONS,
    theme,
    verbless::next_word,
};
use crate::{
    model::{name::fold, record::NOUNS},
    words::{Words, speak, visible},
};

/// The variable by which a shell asks for words instead of a run; its value is the shell.
const VARIABLE: &str = "COMPLETE";
/// In it PowerShell hands the line over: it changes the quotation marks of arguments.
const LINE: &str = "GKA_COMPLETE_LINE";

/// The shells that can ask, and what makes them.
const SHELLS: [(&str, &str); 5] = [
    ("bash", include_str!("scripts/gka.bash")),
    ("elvish", include_str!("scripts/gka.elv")),
    ("fish", include_str!("scripts/gka.fish")),
    ("powershell", include_str!("scripts/gka.ps1")),
    ("zsh", include_str!("scripts/gka.zsh")),
];

/// The names of the shells that can ask.
pub fn shells() -> Vec<&'static str> {
    SHELLS.map(|(name, _)| name).to_vec()
}

/// What makes a shell ask.
///
/// # Errors
/// When there is no such shell.
pub fn registration(shell: &str) -> anyhow::Result<&'static str> {
    let found = SHELLS.iter().find(|(name, _)| *name == shell);
    let (_, script) = found.ok_or_else(|| anyhow::anyhow!(shell.to_owned()))?;
    Ok(script)
}

/// A word that may stand where the cursor is.
pub struct Candidate {
    /// What it means, unquoted.
    word: String,
    /// What it is.
    help: String,
}

impl Candidate {
    #[cfg(test)]
    fn of(word: &str) -> Self {
        Self {
            word: word.to_owned(),
            help: String::new(),
        }
    }
}

/// Answers a shell that asks for words: what to write to it, or nothing when none asks.
pub fn answered(program: fn() -> Command) -> Option<String> {
    let shell = env::var_os(VARIABLE)?;
    let shell = shell.to_str().filter(|shell| shells().contains(shell))?;
    let args = env::args_os().skip_while(|arg| arg != "--").skip(1);
    let args: Vec<_> = args.map(|arg| arg.to_string_lossy().into_owned()).collect();
    Some(answer(shell, &args, program).unwrap_or_default())
}

/// A shell that asks amiss gets nothing: its line must stay as it is.
fn answer(shell: &str, args: &[String], program: fn() -> Command) -> Option<String> {
    match (shell, args) {
        ("bash", [kind, before, after, typed]) => {
            let line = Line::read(before, Dialect::Posix);
            let offered = offered(&line, program)?;
            if is_files(&offered) || line.last.is_target {
                return Some("/\n".into());
            }
            let place = Place::of(kind, before, after, typed)?;
            let lines = place.answer(&offered, &line.last.text);
            Some(lines.iter().flat_map(|line| [line, "\n"]).collect())
        }
        ("zsh", [before]) => plain(shell, &Line::read(before, Dialect::Posix), program),
        ("fish", [before, token, typed]) => {
            // fish leaves what stands behind the cursor.
            let line = Line::read(before, Dialect::Fish);
            let rest = token.strip_prefix(typed.as_str())?;
            let closes = match line.last.quote {
                Quote::Bare | Quote::Escaped => "",
                Quote::Single => "'",
                Quote::Double => "\"",
            };
            (rest.is_empty() || rest == closes).then(|| plain(shell, &line, program))?
        }
        ("elvish", [words @ .., last]) => {
            let mut line = Line {
                words: words.to_vec(),
                ..Line::default()
            };
            line.last.text.clone_from(last);
            plain(shell, &line, program)
        }
        ("powershell", []) => {
            let line = Line::read(&env::var(LINE).ok()?, Dialect::PowerShell);
            let offered = offered(&line, program)?;
            // Where it is given nothing, PowerShell offers files.
            let offered = offered.iter().filter(|candidate| candidate.word != FILES);
            let json = offered.map(|Candidate { word, help }| {
                let shown = visible::line(word);
                let help = if help.is_empty() {
                    &shown
                } else {
                    help.as_str()
                };
                json!({"word": quote::power_shell(word), "shown": shown, "help": help})
            });
            Some(ascii(&json!(json.collect::<Vec<_>>()).to_string()))
        }
        _ => None,
    }
}

/// The answer for a shell that quotes by itself: in which way, and each word, every part closed by a
/// NUL; for zsh also what it shows, or what they have in common.
fn plain(shell: &str, line: &Line, program: fn() -> Command) -> Option<String> {
    let offered = offered(line, program)?;
    if is_files(&offered) {
        return Some("files\0".into());
    }
    let words: Vec<_> = offered.iter().map(|one| one.word.clone()).collect();
    let is_list = shell == "zsh" && words.len() > 1;
    if is_list {
        // zsh, like readline, would stop in the middle of an escape.
        let (common, typed) = (common(&words), &line.last.text);
        if begins(&common, typed) && common.chars().count() > typed.chars().count() {
            return Some(format!("stem\0{common}\0"));
        }
    }
    let mut answer = if is_list { "list\0" } else { "words\0" }.to_owned();
    for Candidate { word, help } in &offered {
        answer.push_str(word);
        match shell {
            "zsh" if help.is_empty() => answer.extend(["\0", &*visible::line(word)]),
            "zsh" => answer.extend(["\0", &*visible::line(word), "  -- ", help]),
            "fish" if !help.is_empty() => answer.extend(["\t", help]),
            _ => {}
        }
        answer.push('\0');
    }
    Some(answer)
}

fn is_files(offered: &[Candidate]) -> bool {
    offered
        .iter()
        .any(|candidate| candidate.word.ends_with(FILES))
}

/// The words that may stand where the cursor is.
fn offered(line: &Line, program: fn() -> Command) -> Option<Vec<Candidate>> {
    if line.last.is_unknown || line.words.is_empty() {
        return None;
    }
    speak(language::of(line.words.iter().map(Into::into)));
    drop_aliases();
    let typed: Vec<OsString> = line.words.iter().map(Into::into).collect();
    let listed = arguments(typed.iter().cloned());
    offers::about(with_names(listed.clone()));
    let here = env::current_dir().ok();
    let mut candidates: Vec<Candidate> = Vec::new();
    // A noun without a verb lists: right behind it a verb may stand, or what `list` takes.
    let put_in = typed
        .iter()
        .zip(&listed)
        .position(|(one, other)| one != other);
    let lists = (listed.len() > typed.len()).then_some(listed);
    let goes_on = put_in.is_some_and(|at| next_word(&typed, at).is_some());
    let as_typed = (lists.is_none() || !goes_on).then_some(typed);
    for words in as_typed.into_iter().chain(lists) {
        let mut words = with_names(words);
        let index = words.len();
        words.push(line.last.text.as_str().into());
        let found = complete(&mut program(), words, index, here.as_deref()).ok()?;
        for found in found {
            let word = found.get_value().to_string_lossy().into_owned();
            let help = found
                .get_help()
                .map(ToString::to_string)
                .unwrap_or_default();
            let help = help.lines().next().map(visible::line).unwrap_or_default();
            let is_new = candidates.iter().all(|one| one.word != word);
            if is_new && !word.contains('\0') {
                let help = help.into_owned();
                candidates.push(Candidate { word, help });
            }
        }
    }
    Some(candidates)
}

/// The line with the names of the language where other words for commands were typed, and the value
/// of each global flag joined to it: what the one finds is then a command, and no value.
fn with_names(words: Vec<OsString>) -> Vec<OsString> {
    let mut named: Vec<OsString> = Vec::new();
    let mut words = words.into_iter();
    named.extend(words.next());
    while let Some(word) = words.next() {
        let flag = word.to_str().and_then(|word| word.strip_prefix("--"));
        if flag.is_some_and(|flag| GLOBAL_OPTIONS.contains(&flag)) {
            let mut joined = word.clone();
            match words.next() {
                Some(value) => {
                    joined.push("=");
                    joined.push(value);
                    named.push(joined);
                }
                None => named.push(word),
            }
        } else {
            named.push(
                word.to_str()
                    .and_then(name_of)
                    .map_or(word.clone(), Into::into),
            );
        }
    }
    named
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

/// The beginning that all these texts share.
fn common(texts: &[String]) -> String {
    let Some((first, others)) = texts.split_first() else {
        return String::new();
    };
    let shares = |at: usize, c: char| others.iter().all(|other| other[at..].starts_with(c));
    let signs = first.char_indices().take_while(|(at, c)| shares(*at, *c));
    signs.map(|(_, c)| c).collect()
}

/// Whether a text begins so; case and accents do not matter.
fn begins(text: &str, beginning: &str) -> bool {
    text.starts_with(beginning) || fold(text).starts_with(&fold(beginning))
}

/// JSON in ASCII alone: what PowerShell takes the output for depends on the system.
fn ascii(json: &str) -> String {
    let mut ascii = String::new();
    for c in json.chars() {
        if c.is_ascii() {
            ascii.push(c);
        } else {
            let units = c.encode_utf16(&mut [0; 2]).to_vec();
            ascii.extend(units.iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    ascii
}
