//! Answers that came to nothing yet, kept for the next call of the same command.

use anyhow::Result;
use serde_json::{Map, Value as Json};

use super::{asked::Asked, say};
use crate::{
    model::{name, noun::Noun},
    output::note,
    prompt::{Answers, Choice, Prompter, Question},
    store::Store,
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
}

impl Kept {
    /// These answers, by what they answer.
    pub fn of(
        name: &str,
        open: &[Asked],
        held: &[Vec<String>],
        answers: &Answers,
        from: Option<&str>,
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
        }
    }

    /// Keeps them, if they are more than a few, and says so.
    pub fn keep(&self, store: &Store) {
        // What cannot be kept is lost, as it would be without drafts: why is the other error.
        let is_kept = self.count >= FEW && store.keep_answers(&self.name, &self.text).is_ok();
        if is_kept {
            note(&say::answers_kept(self.count));
        }
    }

    /// Removes what was kept before.
    pub fn forget(&self, store: &Store) {
        store.drop_answers(&self.name);
    }
}

/// Answers of before, to go on with.
pub struct Found {
    /// The answers to the first questions.
    pub answers: Answers,
    /// Where answers were proposed from.
    pub from: Option<String>,
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
    let kept = store.kept_answers(name);
    let kept = kept.and_then(|text| serde_json::from_str::<Map<String, Json>>(&text).ok());
    let Some(kept) = kept else { return Ok(None) };
    let answers = known(&kept, open, questions);
    let count = said(held, &answers);
    if count == 0 {
        return Ok(None);
    }
    let choices = [
        Choice::new("yes", say::go_on()).or_called(["j", "ja", "y"]),
        Choice::new("no", say::begin_anew()).or_called(["n", "nee"]),
        Choice::new("drop", say::drop_answers()).or_called(["w", "weg", "weggooien"]),
    ];
    match prompter.choose(&say::draft_of_answers(count), &choices)? {
        Some(0) | None => {}
        Some(1) => return Ok(None),
        Some(_) => {
            store.drop_answers(name);
            return Ok(None);
        }
    }
    for (question, answer) in questions.iter().zip(&answers) {
        if let Some(texts) = answer.as_ref().filter(|texts| !texts.is_empty()) {
            prompter.recall(question, texts)?;
        }
    }
    let from = kept.get(FROM).and_then(Json::as_str).map(str::to_owned);
    Ok(Some(Found { answers, from }))
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
