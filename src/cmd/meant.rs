//! Which municipality somebody means: asked where it is not said, or fits several.

use anyhow::{Error, Result};
use clap::ArgMatches;

use super::{
    args::{MUNICIPALITY, text},
    refusal::Usage,
    say,
    session::Session,
};
use crate::{
    model::name::order,
    prompt::{Choice, fitting, near},
    store::{Known, NotFound, Store},
};

impl Session {
    /// The slug of the record that the arguments name. A name that is that of no record, or of more
    /// than one, is asked about where somebody can be asked, and never guessed.
    ///
    /// # Errors
    /// When there is no such record, and [`Usage`] where none is named.
    pub fn municipality(&self, matches: &ArgMatches) -> Result<String> {
        let Some(text) = text(matches, MUNICIPALITY) else {
            let all = choices(self.store()?.known()?);
            return self.chosen(&say::which_municipality(), &all, no_municipality());
        };
        self.or_ask(text, |store| few_or_near(store, text))
    }

    /// The slug of the record that a text names, among others: one that is like a name is not
    /// asked about, it may be something else.
    ///
    /// # Errors
    /// When there is no such record.
    pub fn record_called(&self, text: &str) -> Result<String> {
        self.or_ask(text, |store| few(store, text))
    }

    fn or_ask(&self, text: &str, few: impl Fn(&Store) -> Result<Vec<Choice>>) -> Result<String> {
        let store = self.store()?;
        let refused = match store.find(text) {
            Err(error) if error.is::<NotFound>() => error,
            found => return found,
        };
        let is_known = matches!(store.look_up(text), Ok(Some(_)));
        let is_empty = text.trim().is_empty();
        // Whoever names one that has no record, or has merged away, is told so.
        if is_known || is_empty || self.prompter().is_none() {
            return Err(refused);
        }
        let slug = self.chosen(&say::which_of_these(text), &few(store)?, refused)?;
        store.find(&slug)
    }

    /// The one of these that somebody chooses; where there is one, whether it is meant.
    ///
    /// # Errors
    /// What was refused, where nobody can be asked or none is chosen.
    pub fn chosen(&self, question: &str, few: &[Choice], refused: Error) -> Result<String> {
        let Some(mut prompter) = self.prompter().filter(|_| !few.is_empty()) else {
            return Err(refused);
        };
        let chosen = match few {
            [only] if refused.is::<NotFound>() => {
                let is_meant = prompter.confirm(&say::is_it(&only.label), true)?;
                is_meant.then_some(only)
            }
            _ => prompter.choose(question, few)?.and_then(|at| few.get(at)),
        };
        chosen.map(|one| one.value.clone()).ok_or(refused)
    }
}

/// No municipality is named.
pub fn no_municipality() -> Error {
    Usage(say::missing_argument(say::MUNICIPALITY.here())).into()
}

/// The municipalities to choose from, as a Dutch reader looks for them.
pub fn choices(known: &[Known]) -> Vec<Choice> {
    let mut known: Vec<_> = known.iter().collect();
    known.sort_by_cached_key(|one| order(&one.name));
    let choice = |one: &Known| Choice::new(&one.slug, &one.name).or_called(&one.also);
    known.into_iter().map(choice).collect()
}

/// The records that a part of a name fits, else the others of the register.
fn few(store: &Store, text: &str) -> Result<Vec<Choice>> {
    let fits = fitting(&choices(store.known()?), text);
    if fits.is_empty() {
        return Ok(fitting(&choices(&store.unrecorded()?), text));
    }
    Ok(fits)
}

/// The same, else what looks most like it.
fn few_or_near(store: &Store, text: &str) -> Result<Vec<Choice>> {
    let fits = few(store, text)?;
    if !fits.is_empty() {
        return Ok(fits);
    }
    let mut all = choices(store.known()?);
    all.extend(choices(&store.unrecorded()?));
    Ok(near(&all, text).into_iter().cloned().collect())
}
