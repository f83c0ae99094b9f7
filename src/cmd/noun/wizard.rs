//! Questions for the fields of a noun, and the same in flags.

use anyhow::Result;

use crate::{
    cmd::{noun::flags, say},
    model::{
        edit::{Change, Given, How},
        field::Field,
        noun::{Entry, Noun, Read},
        nouns::{Addendum, Intervention},
        record::{Record, noun},
        value::{Kind, Period, Wrong},
    },
    prompt::{Answers, Choice, Form, Prompter, Question, question},
    store::Store,
};

/// What one question asks for.
enum Asked {
    Field(&'static Field),
    /// Start and end at once, as people say them.
    Period {
        start: &'static Field,
        end: &'static Field,
    },
    /// The addendum that adds a new intervention.
    Addendum,
}

/// What is asked about, and what there is already.
struct About<'a> {
    noun: &'static Noun,
    store: &'a Store,
    record: Option<&'a Record>,
    /// What the other entries are called: none may be called so again.
    taken: Vec<String>,
}

/// The questions for a new entry, and what was answered so far: a step back from the last look
/// comes to the last question.
pub struct Wizard {
    open: Vec<Asked>,
    questions: Vec<Question>,
    answers: Answers,
}

/// What a wizard came to.
#[derive(Clone, Debug, Default)]
pub struct Answered {
    /// The fields of the entry.
    pub given: Given,
    /// The addendum that adds it.
    pub addendum: Option<String>,
}

impl Wizard {
    /// Asks for what was not given, in the order of the fields. What is made of other fields (an
    /// id) is not asked for.
    pub fn new(
        noun: &'static Noun,
        store: &Store,
        record: Option<&Record>,
        given: &Answered,
    ) -> Self {
        let mut open = asked(noun, |field| field.key != "id" && !given.given.has(field));
        // A new intervention is often one that an addendum adds.
        let has_addenda = record.is_some_and(|record| !record.addenda.is_empty());
        if noun.key == Intervention::NOUN.key && has_addenda && given.addendum.is_none() {
            open.push(Asked::Addendum);
        }
        let taken = match record {
            Some(record) => (noun.of)(record).into_iter().map(Entry::call).collect(),
            None => store.themes().iter().map(Entry::call).collect(),
        };
        let about = About {
            noun,
            store,
            record,
            taken,
        };
        let questions = open.iter().map(|asked| asked.question(&about)).collect();
        Self {
            open,
            questions,
            answers: Vec::new(),
        }
    }

    /// Asks what has no answer yet, and adds the answers to what was given.
    pub fn ask(&mut self, prompter: &mut Prompter, given: &Answered) -> Result<Answered> {
        prompter.wizard(&self.questions, &mut self.answers)?;
        let mut whole = given.clone();
        for (asked, answer) in self.open.iter().zip(&self.answers) {
            let texts = answer.clone().unwrap_or_default();
            match asked {
                Asked::Addendum => whole.addendum = texts.into_iter().next(),
                Asked::Field(_) | Asked::Period { .. } => asked.give(texts, &mut whole.given),
            }
        }
        whole.given.0.retain(|change| change.how != How::Clear);
        Ok(whole)
    }

    /// Takes the last answer back; Enter gives it again.
    pub fn back(&mut self) {
        let last = self.answers.pop().flatten();
        if let Some(question) = self.questions.get_mut(self.answers.len()) {
            question.current = last.unwrap_or_default();
        }
    }
}

/// Asks for every field of an entry; Enter keeps what is there.
pub fn ask_for_changes(
    noun: &'static Noun,
    store: &Store,
    record: &Record,
    entry: &dyn Entry,
    prompter: &mut Prompter,
) -> Result<Given> {
    let open = asked(noun, |_| true);
    let held: Vec<_> = open.iter().map(|asked| asked.held(noun, entry)).collect();
    let others = (noun.of)(record).into_iter().map(Entry::call);
    let taken = others.filter(|call| *call != entry.call()).collect();
    let about = About {
        noun,
        store,
        record: Some(record),
        taken,
    };
    let questions = open.iter().zip(&held);
    let questions: Vec<_> = questions
        .map(|(asked, held)| asked.question(&about).or(held.clone()))
        .collect();
    let mut answers = Vec::new();
    prompter.wizard(&questions, &mut answers)?;
    let mut given = Given::default();
    for ((asked, held), answer) in open.iter().zip(held).zip(answers) {
        let texts = answer.unwrap_or_default();
        if texts != held {
            asked.give(texts, &mut given);
        }
    }
    Ok(given)
}

/// The fields that are open, start and end as one question.
fn asked(noun: &'static Noun, is_open: impl Fn(&Field) -> bool) -> Vec<Asked> {
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
    fn question(&self, about: &About) -> Question {
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
                if let Form::Text(check) = &mut question.form {
                    let field = *field;
                    *check = Box::new(move |text| {
                        (field.check)(text)?;
                        is_free(noun, field, text, &taken)
                    });
                }
                question
            }
            Self::Period { start, end: _ } => Question {
                label: say::PERIOD_LABEL.here().to_owned(),
                help: say::PERIOD_HELP.here().to_owned(),
                required: start.required,
                form: Form::Text(Box::new(move |text| {
                    let call = text.parse::<Period>()?.to_string();
                    let names_it = noun.named_by.contains(&"start");
                    if names_it && taken.contains(&call) {
                        return Err(say::name_taken(noun.one.here(), call));
                    }
                    Ok(())
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

    fn held(&self, noun: &Noun, entry: &dyn Entry) -> Vec<String> {
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

    fn give(&self, texts: Vec<String>, given: &mut Given) {
        let mut change = |field: &'static Field, texts: Vec<String>| {
            let how = if texts.is_empty() {
                How::Clear
            } else {
                How::Set(texts)
            };
            given.0.push(Change { field, how });
        };
        match self {
            Self::Field(field) => change(field, texts),
            Self::Addendum => {}
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
        Some(call) if taken.iter().any(|taken| taken == call) => {
            Err(say::name_taken(noun.one.here(), call))
        }
        Some(_) | None => Ok(()),
    }
}

/// What there is to choose from.
pub fn choices(field: &Field, store: &Store, record: Option<&Record>) -> Vec<Choice> {
    match field.kind {
        Kind::Theme => {
            let themes = store.themes().iter();
            themes
                .map(|theme| Choice::new(theme.id.as_str(), &theme.name))
                .collect()
        }
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
        | Kind::Municipality(_)
        | Kind::Person => Vec::new(),
    }
}

/// The entries of a noun that a record has, to choose from.
fn entries_of(noun: &Noun, record: Option<&Record>) -> Vec<Choice> {
    let entries = record.map(|record| (noun.of)(record)).unwrap_or_default();
    entries
        .iter()
        .map(|entry| Choice::new(entry.call(), entry.title()))
        .collect()
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
