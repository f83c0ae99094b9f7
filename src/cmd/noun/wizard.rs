//! Questions for the fields of a noun, and the same in flags.

use anyhow::Result;

use crate::{
    cmd::noun::flags,
    model::{
        edit::{Change, Given, How},
        field::Field,
        noun::{Entry, Noun},
        record::{Record, noun},
        value::Kind,
    },
    prompt::{Choice, Prompter, question},
    store::Store,
};

/// Asks for what was not given of a new entry, in the order of its fields. What is made of other
/// fields (an id) is not asked for.
pub fn ask_for_new(
    noun: &'static Noun,
    store: &Store,
    record: &Record,
    prompter: &mut Prompter,
    given: &mut Given,
) -> Result<()> {
    let open: Vec<&'static Field> = noun
        .fields
        .iter()
        .filter(|field| field.key != "id" && !given.has(field))
        .collect();
    let questions: Vec<_> = open
        .iter()
        .map(|field| question(field, choices(field, store, record)))
        .collect();
    let mut answers = Vec::new();
    prompter.wizard(&questions, &mut answers)?;
    for (field, answer) in open.into_iter().zip(answers) {
        given.set_all(field, answer.unwrap_or_default());
    }
    Ok(())
}

/// Asks for every field of an entry; Enter keeps what is there.
pub fn ask_for_changes(
    noun: &'static Noun,
    store: &Store,
    record: &Record,
    entry: &dyn Entry,
    prompter: &mut Prompter,
    given: &mut Given,
) -> Result<()> {
    let held: Vec<Vec<String>> = entry
        .slots()
        .iter()
        .map(|slot| slot.texts().iter().map(ToString::to_string).collect())
        .collect();
    let fields = noun.fields.iter().zip(&held);
    let questions: Vec<_> = fields
        .map(|(field, held)| question(field, choices(field, store, record)).or(held.clone()))
        .collect();
    let mut answers = Vec::new();
    prompter.wizard(&questions, &mut answers)?;
    for ((field, held), answer) in noun.fields.iter().zip(held).zip(answers) {
        let texts = answer.unwrap_or_default();
        if texts != held {
            let how = if texts.is_empty() {
                How::Clear
            } else {
                How::Set(texts)
            };
            given.0.push(Change { field, how });
        }
    }
    Ok(())
}

/// What there is to choose from.
fn choices(field: &Field, store: &Store, record: &Record) -> Vec<Choice> {
    match field.kind {
        Kind::Theme => {
            let themes = store.themes().iter();
            themes
                .map(|theme| Choice::new(theme.id.as_str(), &theme.name))
                .collect()
        }
        Kind::Ref(target) => {
            let entries = noun(target)
                .map(|noun| (noun.of)(record))
                .unwrap_or_default();
            entries
                .iter()
                .map(|entry| Choice::new(entry.call(), entry.title()))
                .collect()
        }
        Kind::Text
        | Kind::Prose
        | Kind::Switch
        | Kind::Id
        | Kind::Code
        | Kind::Url
        | Kind::Email
        | Kind::Phone
        | Kind::Day
        | Kind::Moment
        | Kind::Ages
        | Kind::OneOf(_)
        | Kind::Municipality(_)
        | Kind::Person => Vec::new(),
    }
}

/// The words of a command, followed by what was given as flags: it would have done the same
/// without a question.
pub fn in_flags(mut words: Vec<String>, given: &Given) -> Vec<String> {
    for Change { field, how } in &given.0 {
        let texts: &[String] = match how {
            How::Set(texts) => texts,
            How::Clear => &[String::new()],
            How::Push(text) | How::Take(text) => std::slice::from_ref(text),
        };
        for text in texts {
            if field.kind == Kind::Switch {
                words.push(format!("--{}={text}", field.flag));
            } else {
                words.extend([format!("--{}", field.flag), flags::escaped(field, text)]);
            }
        }
    }
    words
}
