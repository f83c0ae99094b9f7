//! What one question of a wizard asks for: a field, a period, an addendum.

use crate::{
    cmd,
    model::{
        edit::{Change, Given, How},
        field::Field,
        name,
        noun::{Entry, Noun, Read},
        nouns::{Addendum, Alderman, Theme},
        record::{Record, noun},
        value::{self, Kind, Period, Wrong},
    },
    prompt::{Choice, Form, Free, Question, question},
    store::{Store, register},
};

use super::{say, wizard::Answered};

/// What one question asks for.
pub enum Asked {
    /// A field.
    Field(&'static Field),
    /// Start and end at once, as people say them.
    Period {
        /// The field of the start.
        start: &'static Field,
        /// That of the end.
        end: &'static Field,
    },
    /// The addendum that adds a new intervention.
    Addendum,
}

/// What is asked about, and what there is already.
pub struct About<'a> {
    /// Its noun.
    pub noun: &'static Noun,
    /// Where it is.
    pub store: &'a Store,
    /// Its record, if it is in one.
    pub record: Option<&'a Record>,
    /// What the other entries are called: none may be called so again.
    pub taken: Vec<String>,
}

/// The fields that are open, start and end as one question.
pub fn asked(noun: &'static Noun, is_open: impl Fn(&Field) -> bool) -> Vec<Asked> {
    let period = noun.field("start").zip(noun.field("end"));
    let period = period.filter(|(start, end)| is_open(start) && is_open(end));
    let mut asked = Vec::new();
    for field in noun.fields.iter().filter(|field| is_open(field)) {
        match period {
            Some((start, end)) if field.key == start.key => {
                asked.push(Asked::Period { start, end });
            }
            Some((_, end)) if field.key == end.key => {}
            Some(_) | None => asked.push(Asked::Field(field)),
        }
    }
    asked
}

impl Asked {
    /// What it is called where answers are kept.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Field(field) => field.key,
            Self::Period { start: _, end: _ } => "period",
            Self::Addendum => Addendum::NOUN.key,
        }
    }

    /// The question that asks for it.
    pub fn question(&self, about: &About) -> Question {
        let About {
            noun,
            store,
            record,
            taken,
        } = about;
        let (noun, taken) = (*noun, taken.clone());
        match self {
            Self::Field(field) => {
                let mut question = question(field, choices(field, store, *record));
                if let Some(other) = other(field, store) {
                    question = question.or_new(other);
                }
                if let Form::Text(check) = &mut question.form {
                    let field = *field;
                    *check = Box::new(move |text| {
                        let written = cmd::args::value(field, text)?;
                        is_free(noun, field, &written, &taken).map(|()| written)
                    });
                }
                question
            }
            Self::Period { start, end: _ } => Question {
                label: cmd::say::PERIOD_LABEL.here().to_owned(),
                help: cmd::say::PERIOD_HELP.here().to_owned(),
                required: start.required,
                form: Form::Text(Box::new(move |text| {
                    let call = text.parse::<Period>()?.to_string();
                    let names_it = noun.named_by.contains(&"start");
                    if names_it && taken.contains(&call) {
                        return Err(say::name_taken(noun.one.here(), call));
                    }
                    Ok(call)
                })),
                current: Vec::new(),
            },
            Self::Addendum => Question {
                label: Addendum::NOUN.one.here().to_owned(),
                help: say::which_addendum(),
                required: false,
                form: Form::OneOf(entries_of(Addendum::NOUN, *record)),
                current: Vec::new(),
            },
        }
    }

    /// What an entry has there already.
    pub fn held(&self, noun: &Noun, entry: &dyn Entry) -> Vec<String> {
        match self {
            Self::Field(field) => {
                let slots = noun.fields.iter().zip(entry.slots());
                let own = slots.filter(|(other, _)| other.key == field.key);
                own.flat_map(|(_, slot)| {
                    slot.texts()
                        .iter()
                        .map(ToString::to_string)
                        .collect::<Vec<_>>()
                })
                .collect()
            }
            Self::Addendum => Vec::new(),
            Self::Period { start: _, end: _ } => {
                let period = entry.period().filter(|period| !period.is_unknown());
                period
                    .map(|period| period.to_string())
                    .into_iter()
                    .collect()
            }
        }
    }

    /// Takes the texts of an answer in.
    pub fn give(&self, texts: Vec<String>, answered: &mut Answered, store: &Store) {
        let Answered {
            given,
            addendum,
            themes,
        } = answered;
        let mut change = |field: &'static Field, texts: Vec<String>| {
            let how = if texts.is_empty() {
                How::Clear
            } else {
                How::Set(texts)
            };
            given.0.push(Change { field, how });
        };
        match self {
            Self::Field(field) if field.kind == Kind::Theme => {
                let ids = texts.into_iter().map(|text| theme_of(text, themes, store));
                change(field, ids.collect());
            }
            Self::Field(field) => change(field, texts),
            Self::Addendum => *addendum = texts.into_iter().next(),
            Self::Period { start, end } => {
                let period = texts.first().and_then(|text| text.parse::<Period>().ok());
                let Period {
                    start: from,
                    end: until,
                } = period.unwrap_or_default();
                change(
                    start,
                    from.map(|from| from.to_string()).into_iter().collect(),
                );
                change(
                    end,
                    until.map(|until| until.to_string()).into_iter().collect(),
                );
            }
        }
    }
}

/// Whether an entry of which this is said is called as no other is: asked at the question, not
/// after the last one.
fn is_free(noun: &Noun, field: &'static Field, text: &str, taken: &[String]) -> Result<(), Wrong> {
    let [by] = noun.named_by else { return Ok(()) };
    let Some(by) = noun.field(by) else {
        return Ok(());
    };
    let mut given = Given::default();
    given.set(field, text);
    (noun.complete)(&mut given);
    let makes_it = ["title", "name"].contains(&field.key) && by.key == "id";
    match given.one(by) {
        None if makes_it => Err(say::no_id_of(text)),
        Some(call) if taken.iter().any(|taken| noun.is_same_name(taken, call)) => {
            Err(say::name_taken(noun.one.here(), call))
        }
        Some(_) | None => Ok(()),
    }
}

/// The id of a theme; of one that is not there yet, whose name it then is, a new one.
fn theme_of(text: String, new: &mut Vec<String>, store: &Store) -> String {
    if store.themes().iter().any(|theme| theme.id.as_str() == text) {
        return text;
    }
    let id = name::slug(&text);
    if !new.iter().any(|other| name::slug(other) == id) {
        new.push(text);
    }
    id
}

/// What may be answered beside the choices.
fn other(field: &'static Field, store: &Store) -> Option<Free> {
    match field.kind {
        Kind::Theme => {
            let taken: Vec<_> = store
                .themes()
                .iter()
                .map(|theme| theme.id.to_string())
                .collect();
            Some(Free {
                label: cmd::say::NEW_THEME.here().to_owned(),
                is_rare: true,
                check: Box::new(move |text| match name::slug(text) {
                    id if id.is_empty() => Err(say::no_id_of(text)),
                    id if taken.contains(&id) => Err(say::name_taken(Theme::NOUN.one.here(), id)),
                    _ => Ok(text.to_owned()),
                }),
            })
        }
        // A signer need not be among the aldermen.
        Kind::Ref(target) if target == Alderman::NOUN.key => Some(Free {
            label: cmd::say::SOMEBODY_ELSE.here().to_owned(),
            is_rare: false,
            check: Box::new(|text| field.typed(text)),
        }),
        Kind::Ref(_)
        | Kind::Municipality(_)
        | Kind::Text
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
        | Kind::Person => None,
    }
}

/// What there is to choose from.
pub fn choices(field: &Field, store: &Store, record: Option<&Record>) -> Vec<Choice> {
    match field.kind {
        Kind::Theme => all_themes(store),
        Kind::Ref(target) => noun(target)
            .map(|noun| entries_of(noun, record))
            .unwrap_or_default(),
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
        | Kind::Person => Vec::new(),
        Kind::Municipality(form) => municipalities(form, store),
    }
}

/// The municipalities of the register, the present ones first, in the form that a field has them.
fn municipalities(form: value::Form, store: &Store) -> Vec<Choice> {
    let entries = store.register().entries();
    let (present, past): (Vec<_>, Vec<_>) = entries.partition(|one| one.ended.is_none());
    let choice = |one: register::Entry| {
        let value = one.written(form);
        let aliases = one.aliases.iter().map(String::as_str);
        Choice::new(value, one.name).or_called(aliases.chain([one.official_name]))
    };
    let mut choices: Vec<Choice> = Vec::new();
    for one in present.into_iter().chain(past) {
        let one = choice(one);
        if !choices.iter().any(|known| known.value == one.value) {
            choices.push(one);
        }
    }
    choices
}

/// The themes of the vocabulary.
pub fn all_themes(store: &Store) -> Vec<Choice> {
    let choice = |theme: &Theme| {
        let names = theme.aliases.iter().map(ToString::to_string);
        Choice::new(theme.id.as_str(), &theme.name).or_called(names)
    };
    store.themes().iter().map(choice).collect()
}

/// The entries of a noun that a record has, to choose from.
pub fn entries_of(noun: &Noun, record: Option<&Record>) -> Vec<Choice> {
    let entries = record.map(|record| (noun.of)(record)).unwrap_or_default();
    entries
        .iter()
        .map(|entry| Choice::new(entry.call(), entry.title()))
        .collect()
}
