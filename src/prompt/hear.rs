//! What an answer comes to, for each form of question.

use anyhow::Result;

use super::{
    pick::{self, Found},
    prompter::{BACK, Prompter},
    question::{Choice, Form, Free, Question},
    say,
};
use crate::model::name::is_same;

/// All away, or before a name: that one away.
pub const AWAY: &str = "-";

/// What an answer means for the question.
pub enum Heard {
    /// The question is answered.
    Done,
    /// It stands open still.
    More,
}

impl Prompter {
    /// Takes all away. Where several can be given, others may follow.
    pub(super) fn clear(&self, question: &Question, held: &mut Vec<String>) -> Result<Heard> {
        match question.form {
            Form::Many { .. } | Form::List(_) => {
                held.clear();
                self.total(&question.form, held)?;
                Ok(Heard::More)
            }
            Form::Text(_) | Form::Switch | Form::OneOf(_) if question.required => {
                self.sheet.wrong(&say::required(&question.label))?;
                Ok(Heard::More)
            }
            Form::Text(_) | Form::Switch | Form::OneOf(_) => {
                held.clear();
                Ok(Heard::Done)
            }
        }
    }

    /// Takes an answer in, or says why it is none.
    pub(super) fn hear(
        &mut self,
        form: &Form,
        text: &str,
        held: &mut Vec<String>,
    ) -> Result<Heard> {
        let read = match form {
            Form::Text(check) => check(text).map(|written| vec![written]),
            Form::Switch => yes_or_no(text).map(|yes| vec![yes.to_string()]),
            Form::OneOf(choices) => match self.pick(choices, text)? {
                Some(at) => Ok(vec![choices[at].value.clone()]),
                None => return Ok(Heard::More),
            },
            Form::Many { choices, .. } => return self.hear_many(form, choices, text, held),
            Form::List(check) => {
                if let Some(less) = text.strip_prefix(AWAY) {
                    self.take(&[], less.trim(), held)?;
                } else {
                    match check(text) {
                        Ok(written) => add(held, written),
                        Err(reason) => self.sheet.wrong(&reason)?,
                    }
                }
                return Ok(Heard::More);
            }
        };
        match read {
            Ok(values) => {
                *held = values;
                Ok(Heard::Done)
            }
            Err(reason) => {
                self.sheet.wrong(&reason)?;
                Ok(Heard::More)
            }
        }
    }

    /// Several at once: all of them count, or none and the line is typed again.
    fn hear_many(
        &mut self,
        form: &Form,
        choices: &[Choice],
        text: &str,
        held: &mut Vec<String>,
    ) -> Result<Heard> {
        let mut next = held.clone();
        for part in pick::parts(choices, text) {
            let is_done = if let Some(less) = part.strip_prefix(AWAY) {
                self.take(choices, less.trim(), &mut next)?
            } else if let Some(value) = self.one_of_many(form, choices, part)? {
                add(&mut next, value);
                true
            } else {
                false
            };
            if !is_done {
                return Ok(Heard::More);
            }
        }
        *held = next;
        self.total(form, held)?;
        Ok(Heard::Done)
    }

    /// Shows what several answers have come to.
    fn total(&self, form: &Form, held: &[String]) -> Result<()> {
        let values: Vec<_> = held.iter().map(|value| shown(form, value)).collect();
        let total = if values.is_empty() {
            say::nothing()
        } else {
            values.join("; ")
        };
        self.sheet.note(&format!("= {total}"))?;
        Ok(())
    }

    fn one_of_many(
        &mut self,
        form: &Form,
        choices: &[Choice],
        text: &str,
    ) -> Result<Option<String>> {
        let free = match form {
            Form::Many { free, .. } => free.as_ref(),
            Form::Text(_) | Form::Switch | Form::OneOf(_) | Form::List(_) => None,
        };
        let listed = free.map_or_else(|| choices.to_vec(), |free| with_other(choices, free));
        // What they come to is told when all have been heard.
        let found = match pick::find(&listed, text) {
            Found::Named(at) | Found::Only(at) => Some(at),
            Found::Several(_) | Found::Nothing => None,
        };
        let free = match (found, free) {
            (Some(at), Some(free)) if at == choices.len() => return self.other(free),
            (Some(at), _) => return Ok(Some(choices[at].value.clone())),
            (None, Some(free)) if pick::find(&listed, text) == Found::Nothing => free,
            (None, _) => {
                self.pick(&listed, text)?;
                return Ok(None);
            }
        };
        if let Some(near) = pick::near(choices, text)
            && self.confirm(&say::mean(&near.label), true)?
        {
            return Ok(Some(near.value.clone()));
        }
        if let Err(reason) = (free.check)(text) {
            self.sheet.wrong(&reason)?;
            return Ok(None);
        }
        let is_meant = !free.is_rare || self.confirm(&say::add_new(text), false)?;
        Ok(is_meant.then(|| text.to_owned()))
    }

    /// Asks for an answer beside the choices; Enter is none.
    fn other(&self, free: &Free) -> Result<Option<String>> {
        loop {
            let label = free.label.trim_end_matches('…');
            let text = self.typed(&format!("  {label} > "))?;
            if text.is_empty() || text == BACK {
                return Ok(None);
            }
            match (free.check)(&text) {
                Ok(written) => return Ok(Some(written)),
                Err(reason) => self.sheet.wrong(&reason)?,
            }
        }
    }

    /// The one choice that is meant; otherwise says why it is none.
    pub(super) fn pick(&self, choices: &[Choice], text: &str) -> Result<Option<usize>> {
        match pick::find(choices, text) {
            Found::Named(at) => return Ok(Some(at)),
            Found::Only(at) => {
                self.sheet.glance(&format!("= {}", choices[at].label))?;
                return Ok(Some(at));
            }
            Found::Several(several) => {
                self.sheet.wrong(&say::fits_several(text))?;
                if !self.sheet.choices(choices, &several, &[])? {
                    self.sheet.note(&say::too_many(several.len()))?;
                }
            }
            Found::Nothing => {
                let reason = match pick::near(choices, text) {
                    Some(near) => say::no_choice_but(text, &near.label),
                    None => say::no_choice(text),
                };
                self.sheet.wrong(&reason)?;
            }
        }
        Ok(None)
    }

    /// Takes a value away, by its number in the list that was shown or by its name. Whether it was
    /// there.
    fn take(&self, listed: &[Choice], text: &str, held: &mut Vec<String>) -> Result<bool> {
        let named = |value: &String| match listed.iter().find(|choice| choice.value == *value) {
            Some(choice) => choice.clone(),
            None => Choice::new(value, value),
        };
        let there: Vec<_> = held.iter().map(named).collect();
        let among = if text.parse::<usize>().is_ok() && !listed.is_empty() {
            listed
        } else {
            &there
        };
        let meant = match pick::find(among, text) {
            Found::Named(at) | Found::Only(at) => Some(among[at].value.as_str()),
            Found::Several(_) | Found::Nothing => None,
        };
        let at = held.iter().position(|value| Some(value.as_str()) == meant);
        match at {
            Some(at) => drop(held.remove(at)),
            None => self.sheet.wrong(&say::not_there(text))?,
        }
        Ok(at.is_some())
    }
}

/// The choices, and below them the way to another answer.
pub fn with_other(choices: &[Choice], free: &Free) -> Vec<Choice> {
    let other = Choice::new("", &free.label);
    choices.iter().cloned().chain([other]).collect()
}

/// A value as people read it.
pub fn shown(form: &Form, value: &str) -> String {
    match form {
        Form::Switch if value == "true" => say::yes(),
        Form::Switch => say::no(),
        Form::OneOf(choices) | Form::Many { choices, .. } => {
            match choices.iter().find(|choice| choice.value == value) {
                Some(choice) => choice.label.clone(),
                None if matches!(form, Form::Many { free: Some(_), .. }) => say::new(value),
                None => value.to_owned(),
            }
        }
        Form::Text(_) | Form::List(_) => value.to_owned(),
    }
}

fn add(held: &mut Vec<String>, value: String) {
    if !held.iter().any(|held| is_same(held, &value)) {
        held.push(value);
    }
}

/// What a text means as yes or no.
pub fn yes_or_no(text: &str) -> Result<bool, String> {
    match text.to_lowercase().as_str() {
        "j" | "ja" | "y" | "yes" => Ok(true),
        "n" | "nee" | "no" => Ok(false),
        _ => Err(say::neither(text)),
    }
}
