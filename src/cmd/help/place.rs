use clap::Command;

use crate::{
    model::{
        field::Field,
        name::key,
        noun::Read,
        nouns::{Coordinator, Municipality, Theme},
        record::NOUNS,
    },
    words::{Candidate, either, likely},
};

/// The command that parsing had come to: clap gives a name to call it by (`gka theme add`) to those
/// it has entered, and to no others.
pub fn reached(command: &Command) -> &Command {
    let mut entered = command
        .get_subcommands()
        .filter(|sub| sub.get_bin_name().is_some());
    match (entered.next(), entered.next()) {
        (Some(only), None) => reached(only),
        _ => command,
    }
}

/// The subcommands that people are told of.
pub fn visible(command: &Command) -> impl Iterator<Item = &Command> {
    command.get_subcommands().filter(|sub| !sub.is_hide_set())
}

/// What its subcommands are called in the language.
pub fn names(command: &Command) -> impl Iterator<Item = &str> {
    visible(command).map(Command::get_name)
}

/// All words by which a command is understood, of both languages.
pub fn names_of(command: &Command) -> impl Iterator<Item = &str> {
    std::iter::once(command.get_name()).chain(command.get_all_aliases())
}

/// The flags of a command that people are told of: the name, and all that it goes by.
fn flags(command: &Command) -> impl Iterator<Item = (&str, Vec<&str>)> {
    let args = command.get_arguments().filter(|arg| !arg.is_hide_set());
    args.filter_map(|arg| {
        let long = arg.get_long()?;
        let aliases = arg.get_all_aliases().unwrap_or_default();
        Some((long, std::iter::once(long).chain(aliases).collect()))
    })
}

fn fields() -> impl Iterator<Item = &'static Field> {
    let others = [Municipality::NOUN, Theme::NOUN, Coordinator::NOUN];
    let nouns = NOUNS.iter().copied().chain(others);
    nouns.flat_map(|noun| noun.fields)
}

/// What people call that for which a flag stands: the labels of the fields, in both languages.
fn labels(flag: &str) -> impl Iterator<Item = &str> {
    let fields = fields().filter(move |field| field.flag == flag);
    fields.flat_map(|field| [field.label.en, field.label.nl])
}

/// The flag for what people call so, whichever commands have it.
pub fn flag_called(word: &str) -> Option<&'static str> {
    let is_so = |label: &str| key(label) == key(word);
    let mut fields = fields();
    let field = fields.find(|field| is_so(field.label.en) || is_so(field.label.nl))?;
    Some(field.flag)
}

/// The flag of this command for what people call so, in a question.
pub fn called(command: &Command, word: &str) -> Option<String> {
    let is_so = |flag: &&str| labels(flag).any(|label| key(label) == key(word));
    let mut flags = flags(command).map(|(long, _)| long);
    flags.find(is_so).map(|long| format!("`--{long}`"))
}

/// The flags of this command that were probably meant, in a question.
pub fn likely_flags(command: &Command, word: &str) -> Option<String> {
    let all: Vec<_> = flags(command).collect();
    let candidates = all.iter().map(|(long, names)| {
        Candidate::new(
            format!("--{long}"),
            names.iter().copied().chain(labels(long)),
        )
    });
    either(&likely(word, candidates))
}

/// The other commands that have this flag; where one beside that which was reached has it, those.
pub fn with_flag(program: &Command, reached: &Command, flag: &str) -> Vec<String> {
    fn walk(command: &Command, path: &str, flag: &str, found: &mut Vec<String>) {
        let has_it = flags(command).any(|(_, names)| names.contains(&flag));
        if has_it {
            found.push(path.to_owned());
        }
        for sub in visible(command) {
            walk(sub, &format!("{path} {}", sub.get_name()), flag, found);
        }
    }
    let mut whole = program.clone();
    whole.build();
    let mut found = Vec::new();
    for sub in visible(&whole) {
        walk(sub, &format!("gka {}", sub.get_name()), flag, &mut found);
    }
    let own = reached.get_bin_name().unwrap_or_default();
    let noun = own.rsplit_once(' ').map_or(own, |(noun, _)| noun);
    let is_beside = |path: &String| noun != program.get_name() && path.starts_with(noun);
    if found.iter().any(is_beside) {
        found.retain(is_beside);
    }
    found
}
