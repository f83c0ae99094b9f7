//! Questions for the fields of a noun, and the same in flags.

use std::borrow::Cow;

use anyhow::Result;

use super::{
    alike::Alike,
    answers::{self, Kept},
    asked::{About, Asked, asked},
    say,
};
use crate::{
    cmd::{
        self,
        noun::flags,
        session::Session,
        theme::local,
        write::{Plan, propose},
    },
    model::{
        edit::{Act, Change, Given, How},
        field::Field,
        noun::{Entry, Noun, Read},
        nouns::{Agenda, Alderman, Intervention, Theme},
        record::{Record, noun},
        value::Kind,
    },
    prompt::{Answers, Prompter, Question, Reply, command_line},
    store::{AnswerDraft, Edit, Store},
};

/// The questions for an entry, and what was answered so far: a step back from the last look comes
/// to the last question.
pub struct Wizard<'a> {
    about: About<'a>,
    open: Vec<Asked>,
    questions: Vec<Question>,
    answers: Answers,
    alike: Alike,
    /// What flags gave already.
    base: Answered,
    /// Whether nothing is there yet.
    is_new: bool,
    /// What the entry has already, by question.
    held: Vec<Vec<String>>,
    /// What the answers are kept under when they come to nothing.
    draft: String,
    /// The answers of before that it goes on with.
    old: Option<AnswerDraft>,
}

/// What a wizard came to.
#[derive(Clone, Debug, Default)]
pub struct Answered {
    /// The fields of the entry.
    pub given: Given,
    /// The addendum that adds it.
    pub addendum: Option<String>,
    /// The names of themes that are not there yet.
    pub themes: Vec<String>,
}

impl<'a> Wizard<'a> {
    /// Asks for what was not given, in the order of the fields. What is made of other fields (an
    /// id) is not asked for.
    pub fn of_new(
        noun: &'static Noun,
        store: &'a Store,
        record: Option<&'a Record>,
        given: Answered,
    ) -> Self {
        // Who is to choose from nothing, or whether it belongs to the only agenda, is not asked.
        let has_choice = |field: &Field| match (field.kind, record) {
            (Kind::Ref(target), Some(record)) if target != Alderman::NOUN.key => {
                let count = entries_of(target, record);
                count > usize::from(target == Agenda::NOUN.key)
            }
            _ => true,
        };
        let is_open =
            |field: &Field| field.key != "id" && !given.given.has(field) && has_choice(field);
        let mut open = asked(noun, is_open);
        // A new intervention is often one that an addendum adds.
        let has_addenda = record.is_some_and(|record| !record.addenda.is_empty());
        if noun.key == Intervention::NOUN.key && has_addenda && given.addendum.is_none() {
            open.push(Asked::Addendum);
        }
        let call = |entry: &dyn Entry| entry.call().into_owned();
        let taken = match record {
            Some(record) => (noun.of)(record).into_iter().map(call).collect(),
            None => store.themes().iter().map(|theme| call(theme)).collect(),
        };
        let about = About {
            noun,
            store,
            record,
            taken,
        };
        let held = open.iter().map(|_| Vec::new()).collect();
        Self::asking(about, open, held, given, None)
    }

    /// Asks for every field of an entry; Enter keeps what is there.
    pub fn of_change(
        noun: &'static Noun,
        store: &'a Store,
        record: &'a Record,
        entry: &dyn Entry,
    ) -> Self {
        let open = asked(noun, |_| true);
        let held = open.iter().map(|asked| asked.held(noun, entry)).collect();
        let others = (noun.of)(record).into_iter().map(Entry::call);
        let others = others.filter(|call| *call != entry.call());
        let taken = others.map(Cow::into_owned).collect();
        let about = About {
            noun,
            store,
            record: Some(record),
            taken,
        };
        let call = entry.call();
        Self::asking(about, open, held, Answered::default(), Some(&call))
    }

    fn asking(
        about: About<'a>,
        open: Vec<Asked>,
        held: Vec<Vec<String>>,
        base: Answered,
        call: Option<&str>,
    ) -> Self {
        let questions = open.iter().zip(&held);
        let questions = questions
            .map(|(asked, held)| asked.question(&about).or(held.clone()))
            .collect();
        let slug = about.record.map_or("", |record| &record.slug);
        let draft = answers::name(slug, about.noun, call);
        Self {
            about,
            open,
            questions,
            answers: Vec::new(),
            alike: Alike::default(),
            base,
            is_new: call.is_none(),
            held,
            draft,
            old: None,
        }
    }

    /// Asks what has no answer yet.
    fn ask(&mut self, prompter: &mut Prompter) -> Result<()> {
        let Self {
            about,
            open,
            questions,
            answers,
            alike,
            is_new,
            held: _,
            base: _,
            draft: _,
            old: _,
        } = self;
        let is_alike = *is_new && about.noun.key == Intervention::NOUN.key;
        prompter.wizard(questions, answers, &mut |prompter, questions, answers| {
            if is_alike {
                alike.propose(about, open, prompter, questions, answers)?;
            }
            Ok(())
        })
    }

    /// Goes on where the last call was left, if there are answers of it and the person wants to.
    fn resume(&mut self, prompter: &mut Prompter) -> Result<()> {
        let Self {
            about,
            open,
            held,
            questions,
            draft,
            ..
        } = &*self;
        let found = answers::resume(draft, about.store, prompter, open, held, questions)?;
        let Some(found) = found else { return Ok(()) };
        (self.answers, self.alike.from) = (found.answers, found.from);
        self.old = Some(found.draft);
        let title = self.answers.first().cloned().flatten().unwrap_or_default();
        match title.first() {
            Some(title) if self.alike.from.is_some() => {
                self.alike
                    .resume(&self.about, &self.open, title, &mut self.questions)
            }
            Some(_) | None => Ok(()),
        }
    }

    /// What the answers say beside what was given and what is there.
    fn answered(&self) -> Answered {
        let mut whole = self.base.clone();
        for ((asked, held), answer) in self.open.iter().zip(&self.held).zip(&self.answers) {
            let texts = answer.clone().unwrap_or_default();
            if texts != *held {
                asked.give(texts, &mut whole, self.about.store);
            }
        }
        whole
    }

    fn kept(self) -> Kept {
        let from = self.alike.from.as_deref();
        let (open, held) = (&self.open, &self.held);
        Kept::of(&self.draft, open, held, &self.answers, from, self.old)
    }

    /// Takes the last answer back; Enter gives it again.
    fn back(&mut self) {
        let last = self.answers.pop().flatten();
        if let Some(question) = self.questions.get_mut(self.answers.len()) {
            question.current = last.unwrap_or_default();
        }
    }
}

/// How many entries there are to refer to.
fn entries_of(key: &str, record: &Record) -> usize {
    noun(key).map_or(0, |noun| (noun.of)(record).len())
}

/// What has been agreed, and what is kept of it should it not be done after all.
pub struct Settled {
    /// The answers.
    pub answered: Answered,
    kept: Kept,
    /// Whether nothing follows but a look.
    is_tried: bool,
}

/// Asks, and shows what would be written, until it is right; without a last look when all that
/// follows is a look, or nothing is to change.
///
/// # Errors
/// When the person leaves or says no: more than a few answers are then kept as a draft, which the
/// next call offers.
pub fn settle(
    mut wizard: Wizard,
    session: &Session,
    prompter: &mut Prompter,
    has_look: bool,
    plan: &dyn Fn(Answered) -> Result<Plan>,
) -> Result<Settled> {
    let store = wizard.about.store;
    wizard.resume(prompter)?;
    let agreed = loop {
        if let Err(left) = wizard.ask(prompter) {
            break Err(left);
        }
        let answered = wizard.answered();
        let changes_nothing = !wizard.is_new && answered.given.is_empty();
        if !has_look || changes_nothing {
            break Ok(answered);
        }
        let proposed = plan(answered.clone());
        match proposed.and_then(|plan| propose(session, prompter, &plan)) {
            Ok(Reply::Yes) => break Ok(answered),
            Ok(Reply::No) => break Err(anyhow::anyhow!(cmd::say::nothing_written())),
            Ok(Reply::Back) => wizard.back(),
            Err(refused) => break Err(refused),
        }
    };
    let kept = wizard.kept();
    match agreed {
        Ok(answered) => Ok(Settled {
            answered,
            kept,
            is_tried: !has_look,
        }),
        Err(error) => {
            kept.keep(store);
            Err(error)
        }
    }
}

impl Settled {
    /// Does it. When that fails or was only tried, the answers are kept; when it is done no draft is
    /// left.
    ///
    /// # Errors
    /// As what is done.
    pub fn done<T>(
        self,
        session: &mut Session,
        act: impl FnOnce(&mut Session, &Answered) -> Result<T>,
    ) -> Result<T> {
        let Self {
            answered,
            kept,
            is_tried,
        } = self;
        let done = act(session, &answered);
        match &done {
            Ok(_) if !is_tried => kept.forget(session.store()?),
            Ok(_) | Err(_) => kept.keep(session.store()?),
        }
        done
    }
}

/// The edit of a record, and of the themes first where new ones are named.
pub fn edit_of(slug: &str, acts: Vec<Act>, themes: &[String]) -> Edit {
    let slug = slug.to_owned();
    if themes.is_empty() {
        return Edit::Record { slug, acts };
    }
    let themes = themes.iter().map(|name| local(name)).collect();
    Edit::WithThemes { themes, slug, acts }
}

/// Says how to do the same without a question: by words, names and flags beside those of the
/// answers.
pub fn tell_in_flags(
    session: &mut Session,
    (words, names, more): (&[&str], &[String], &[&str]),
    answered: &Answered,
) {
    let Answered {
        given,
        addendum,
        themes,
    } = answered;
    let mut flags = in_flags(given);
    let addendum = addendum
        .iter()
        .flat_map(|name| ["--addendum", name.as_str()]);
    flags.extend(addendum.chain(more.iter().copied()).map(str::to_owned));
    let folder = session.named_folder();
    let folder = folder.map(|folder| format!("--data={}", folder.display()));
    let line = |words: &[&str], names: &[String], flags: &[String]| {
        let mut line = vec!["gka".to_owned()];
        line.extend(words.iter().map(|word| (*word).to_owned()));
        // Behind `--` no name is taken for a flag.
        let is_like_a_flag = names.iter().any(|name| name.starts_with('-'));
        if !is_like_a_flag {
            line.extend_from_slice(names);
        }
        line.extend(flags.iter().chain(&folder).cloned());
        if is_like_a_flag {
            line.push("--".to_owned());
            line.extend_from_slice(names);
        }
        format!("  {}", command_line(&line))
    };
    let new = [Theme::NOUN.one.here(), cmd::verbs::NEW.words.here()];
    let themes = themes
        .iter()
        .map(|name| line(&new, std::slice::from_ref(name), &[]));
    let lines: Vec<_> = themes.chain([line(words, names, &flags)]).collect();
    session.out.later(if lines.len() == 1 {
        say::same_in_flags()
    } else {
        say::same_in_lines()
    });
    for line in lines {
        session.out.later_verbatim(line);
    }
}

/// What was given, as flags: they would do the same without a question.
fn in_flags(given: &Given) -> Vec<String> {
    let mut words = Vec::new();
    for Change { field, how } in &given.0 {
        let texts: &[String] = match how {
            How::Set(texts) => texts,
            How::Clear => &[String::new()],
            How::Push(text) | How::Take(text) => std::slice::from_ref(text),
        };
        for text in texts {
            if field.kind == Kind::Switch || text.starts_with('-') {
                words.push(format!("--{}={text}", field.flag));
            } else {
                words.extend([format!("--{}", field.flag), flags::escaped(field, text)]);
            }
        }
    }
    words
}
