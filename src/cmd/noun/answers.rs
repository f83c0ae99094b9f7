//! Answers that came to nothing yet, kept for the next call of the same command.

use anyhow::Result;
use serde_json::{Map, Value as Json};

use super::{asked::Asked, say};
use crate::{
    cmd::{
        self,
        resume::{Resume, begin_anew_choice},
    },
    model::{name, noun::Noun},
    output::note,
    prompt::{Answers, Choice, Prompter, Question},
    store::{AnswerDraft, Store},
};

/// Fewer answers than this are typed again sooner than a draft is explained.
const FEW: usize = 3;

/// Where answers were proposed from; no key of a field has a blank.
const FROM: &str = "proposed from";

/// What answers are kept under: the record, the noun, and the entry that is to change.
pub fn name(slug: &str, noun: &Noun, call: Option<&str>) -> String {
    let call = call.map(name::slug);
    let parts = [Some(slug.to_owned()), Some(noun.key.to_owned()), call];
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(".")
}

/// Answers that may have to be kept.
pub struct Kept {
    name: String,
    text: String,
    count: usize,
    /// Those of before that were gone on with.
    old: Option<AnswerDraft>,
}

impl Kept {
    /// These answers, by what they answer.
    pub fn of(
        name: &str,
        open: &[Asked],
        held: &[Vec<String>],
        answers: &Answers,
        from: Option<&str>,
        old: Option<AnswerDraft>,
    ) -> Self {
        let pairs = open.iter().zip(answers).map(|(asked, answer)| {
            let texts = answer.clone().map(Json::from);
            (asked.key().to_owned(), texts.unwrap_or(Json::Null))
        });
        let from = from.map(|slug| (FROM.to_owned(), Json::from(slug)));
        Self {
            name: name.to_owned(),
            text: Json::Object(pairs.chain(from).collect()).to_string(),
            count: said(held, answers),
            old,
        }
    }

    /// Keeps them, if they are more than a few, and says so.
    pub fn keep(&self, store: &Store) {
        // What cannot be kept is lost, as it would be without drafts: why is the other error.
        if self.count >= FEW && self.is_kept(store) {
            note(&say::answers_kept(self.count));
        }
    }

    fn is_kept(&self, store: &Store) -> bool {
        let kept = store.keep_answers(&self.name, self.old.as_ref(), &self.text);
        kept.is_ok()
    }

    /// Removes what was kept before and has been gone on with.
    pub fn forget(&self, store: &Store) {
        if let Some(old) = &self.old {
            store.drop_answers(old);
        }
    }
}

/// Answers of before, to go on with.
pub struct Found {
    /// The answers to the first questions.
    pub answers: Answers,
    /// Where answers were proposed from.
    pub from: Option<String>,
    /// Where they were kept; nobody else has them.
    pub draft: AnswerDraft,
}

/// Offers to go on with answers that were kept.
pub fn resume(
    name: &str,
    store: &Store,
    prompter: &mut Prompter,
    open: &[Asked],
    held: &[Vec<String>],
    questions: &[Question],
) -> Result<Option<Found>> {
    let read = |draft: AnswerDraft| {
        let kept = serde_json::from_str::<Map<String, Json>>(&draft.text).ok()?;
        let answers = known(&kept, open, questions);
        let from = kept.get(FROM).and_then(Json::as_str).map(str::to_owned);
        let found = Found {
            answers,
            from,
            draft,
        };
        (said(held, &found.answers) > 0).then_some(found)
    };
    let all = store.kept_answers(name).into_iter().filter_map(read);
    let Some(found) = one_of(all.collect(), held, prompter)? else {
        return Ok(None);
    };
    let count = said(held, &found.answers);
    match cmd::resume::resume(&say::draft_of_answers(count), prompter)? {
        Resume::GoOn => {}
        Resume::Anew => return Ok(None),
        Resume::Drop => {
            store.drop_answers(&found.draft);
            return Ok(None);
        }
    }
    for (question, answer) in questions.iter().zip(&found.answers) {
        if let Some(texts) = answer.as_ref().filter(|texts| !texts.is_empty()) {
            prompter.recall(question, texts)?;
        }
    }
    Ok(Some(found))
}

/// The only one, or the one that the person chooses.
fn one_of(
    mut all: Vec<Found>,
    held: &[Vec<String>],
    prompter: &mut Prompter,
) -> Result<Option<Found>> {
    let count = all.len();
    if count < 2 {
        return Ok(all.pop());
    }
    let choice = |(at, found): (usize, &Found)| {
        let first = found.answers.iter().flatten().flatten().next();
        let first = first.map_or("", String::as_str);
        let label = say::answers_saved_at(said(held, &found.answers), first, found.draft.saved());
        Choice::new((at + 1).to_string(), label)
    };
    let none = [begin_anew_choice()];
    let choices: Vec<_> = all.iter().enumerate().map(choice).chain(none).collect();
    Ok(
        match prompter.choose(&say::which_answers(count), &choices)? {
            None => all.pop(),
            Some(at) if at == count => None,
            Some(at) => Some(all.swap_remove(at)),
        },
    )
}

/// How many answers say more than what is there already.
fn said(held: &[Vec<String>], answers: &Answers) -> usize {
    let answers = answers
        .iter()
        .map(|answer| answer.as_deref().unwrap_or_default());
    let pairs = held.iter().zip(answers);
    pairs
        .filter(|(held, answer)| held.as_slice() != *answer)
        .count()
}

/// The answers to the questions, up to the first that has none or whose answer holds no longer.
fn known(kept: &Map<String, Json>, open: &[Asked], questions: &[Question]) -> Answers {
    let answer = |(asked, question): (&Asked, &Question)| match kept.get(asked.key())? {
        Json::Null => (!question.required).then_some(None),
        Json::Array(texts) => {
            let texts: Option<Vec<_>> = texts.iter().map(|text| text.as_str()).collect();
            let texts: Vec<_> = texts?.into_iter().map(str::to_owned).collect();
            let is_sound = question.takes(&texts) && !(question.required && texts.is_empty());
            is_sound.then_some(Some(texts))
        }
        Json::Bool(_) | Json::Number(_) | Json::String(_) | Json::Object(_) => None,
    };
    open.iter().zip(questions).map_while(answer).collect()
}
