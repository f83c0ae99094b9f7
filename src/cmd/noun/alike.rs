//! The same intervention elsewhere: what is known of it there is proposed here.

use anyhow::Result;

use super::{
    asked::{About, Asked},
    say,
};
use crate::{
    cmd::spoken,
    model::{
        name::key,
        noun::{Entry, Read},
        nouns::Intervention,
        record::Record,
    },
    prompt::{Answers, Choice, Prompter, Question},
};

const TITLE: &str = "title";

/// What is the same wherever an intervention runs. When, with whom and in which region is not.
const SAME: [&str; 7] = [
    "summary",
    "themes",
    "target-group",
    "ages",
    "school-types",
    "shared-as",
    "url",
];

/// What came of looking for the intervention elsewhere, once for every title.
#[derive(Debug, Default)]
pub struct Alike {
    /// The key of the title that was looked for.
    title: String,
    /// The slug of the record from which answers are proposed.
    pub from: Option<String>,
}

/// A record, and the place of the intervention in it.
type Place = (Record, usize);

impl Alike {
    /// Where the title of a new intervention was just answered: offers what is said of it elsewhere
    /// as answers to the questions that follow.
    pub fn propose(
        &mut self,
        about: &About,
        open: &[Asked],
        prompter: &mut Prompter,
        questions: &mut [Question],
        answers: &Answers,
    ) -> Result<()> {
        let last = answers.len().checked_sub(1);
        let is_title = last.and_then(|at| open.get(at)).map(Asked::key) == Some(TITLE);
        let answer = answers.last().and_then(Option::as_ref);
        let Some(title) = answer.and_then(|texts| texts.first()).filter(|_| is_title) else {
            return Ok(());
        };
        if key(title) == self.title {
            return Ok(());
        }
        self.title = key(title);
        let places = places(about, &self.title)?;
        if let Some(place) = chosen(prompter, title, &places)? {
            prompter.tell(&say::proposed(&place.0.head.name))?;
            self.take(place, open, questions);
        }
        Ok(())
    }

    /// Proposes what was proposed before, now that the title is answered already.
    pub fn resume(
        &mut self,
        about: &About,
        open: &[Asked],
        title: &str,
        questions: &mut [Question],
    ) -> Result<()> {
        self.title = key(title);
        let mut places = places(about, &self.title)?.into_iter();
        let place = places.find(|(record, _)| Some(&record.slug) == self.from.as_ref());
        if let Some(place) = place {
            self.take(&place, open, questions);
        }
        Ok(())
    }

    fn take(&mut self, (record, nth): &Place, open: &[Asked], questions: &mut [Question]) {
        self.from = Some(record.slug.clone());
        let elsewhere = &record.interventions[*nth];
        for (asked, question) in open.iter().zip(questions) {
            let is_same = SAME.contains(&asked.key()) && question.current.is_empty();
            let known = asked.held(Intervention::NOUN, elsewhere);
            if is_same && !known.is_empty() && question.takes(&known) {
                question.help = say::from_elsewhere(&question.help, &record.head.name);
                question.current = known;
            }
        }
    }
}

/// Where an intervention is called so, or shared under that name.
fn places(about: &About, title: &str) -> Result<Vec<Place>> {
    let own = about.record.map(|record| record.slug.as_str());
    let is_so = |one: &Intervention| {
        let shared = one.shared_as.as_ref().map(|id| key(id.as_str()));
        key(&one.title) == title || shared.as_deref() == Some(title)
    };
    let records = about.store.records_unjudged()?;
    let others = records.filter(|record| Some(record.slug.as_str()) != own);
    let says_more = |one: &Intervention| {
        let fields = Intervention::NOUN.fields.iter().zip(one.slots());
        let mut same = fields.filter(|(field, _)| SAME.contains(&field.key));
        same.any(|(_, slot)| !slot.texts().is_empty())
    };
    let place = |record: Record| {
        let mut all = record.interventions.iter();
        let nth = all.position(|one| is_so(one) && says_more(one))?;
        Some((record, nth))
    };
    Ok(others.filter_map(place).collect())
}

/// Whether, and where from, the person wants the proposals.
fn chosen<'p>(
    prompter: &mut Prompter,
    title: &str,
    places: &'p [Place],
) -> Result<Option<&'p Place>> {
    match places {
        [] => Ok(None),
        [one] => {
            let is_wanted = prompter.confirm(&say::known_elsewhere(title, place(one)), true)?;
            Ok(is_wanted.then_some(one))
        }
        [_, ..] => {
            let choice = |one: &Place| Choice::new(one.0.slug.as_str(), place(one));
            let choices: Vec<_> = places.iter().map(choice).collect();
            let at = prompter.choose(&say::known_in_several(title), &choices)?;
            Ok(at.and_then(|at| places.get(at)))
        }
    }
}

/// `Haarlem, 2019 t/m 2021`.
fn place((record, nth): &Place) -> String {
    let period = record.interventions[*nth].period();
    let period = period.and_then(spoken::period);
    let name = record.head.name.clone();
    [Some(name), period]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}
