//! Asking: one question, several with a way back, yes or no, one of a few.

use anyhow::Result;

use super::{
    line, pick,
    question::{Answer, Choice, Form, Question},
    say,
    sheet::{Sheet, cut},
    signal::{self, Interrupted},
};
use crate::words::visible;

const BACK: &str = "<";
const LEAVE: &str = "/stop";
const AWAY: &str = "-";

/// The answers of a wizard, one for each question that was answered; none where it was skipped.
pub type Answers = Vec<Option<Vec<String>>>;

/// Asks questions at the terminal; all that it writes goes to stderr.
///
/// Whatever it asks fails with [`Interrupted`] when the person leaves. It leaves the terminal as it
/// was after every answer.
pub struct Prompter {
    sheet: Sheet,
}

impl Prompter {
    /// Opens the terminal, with colours or without. Only where [`can_ask`](super::can_ask).
    pub fn open(colour: bool) -> Self {
        signal::install();
        Self {
            sheet: Sheet::new(colour),
        }
    }

    /// Asks one question after the other, from the first one without an answer; a step back asks
    /// the one before again.
    ///
    /// The answers stay with the caller, so that they are not lost when the person leaves; given
    /// again, the wizard goes on where it was left. At the end there is one for each question.
    pub fn wizard(&mut self, questions: &[Question], answers: &mut Answers) -> Result<()> {
        self.explain(questions)?;
        // What was answered before a step back is there when its question comes again.
        let mut before = answers.clone();
        before.resize(questions.len(), None);
        while let Some(question) = questions.get(answers.len()) {
            let at = answers.len();
            let label = format!("{} ({}/{})", titled(question), at + 1, questions.len());
            let mut held = before[at].as_ref().unwrap_or(&question.current).clone();
            let answer = match self.put(question, &label, &mut held)? {
                Answer::Given(values) => Some(values),
                Answer::Skipped => None,
                Answer::Back if at == 0 => {
                    self.sheet.wrong(&say::first())?;
                    continue;
                }
                Answer::Back => {
                    before[at] = Some(held);
                    answers.pop();
                    continue;
                }
            };
            before[at] = Some(held);
            answers.push(answer);
        }
        Ok(())
    }

    /// Asks one question.
    pub fn ask(&mut self, question: &Question) -> Result<Answer> {
        self.put(question, &titled(question), &mut question.current.clone())
    }

    /// Asks for yes or no; Enter is the default.
    pub fn confirm(&mut self, question: &str, default: bool) -> Result<bool> {
        let keys = if default {
            say::yes_first()
        } else {
            say::no_first()
        };
        let prompt = self.posed(question, &keys)?;
        loop {
            match self.typed(&prompt)?.as_str() {
                "" => return Ok(default),
                text => match yes_or_no(text) {
                    Ok(yes) => return Ok(yes),
                    Err(reason) => self.sheet.wrong(&reason)?,
                },
            }
        }
    }

    /// Asks for one of the choices by its place; Enter is none of them.
    pub fn choose(&mut self, question: &str, choices: &[Choice]) -> Result<Option<usize>> {
        self.sheet.say(question)?;
        self.list(choices, &[])?;
        loop {
            let text = self.typed("> ")?;
            if text.is_empty() || text == BACK {
                return Ok(None);
            }
            if let Some(at) = self.pick(choices, &text)? {
                return Ok(Some(at));
            }
        }
    }

    fn explain(&self, questions: &[Question]) -> Result<()> {
        self.sheet.note(&say::keys())?;
        if questions
            .iter()
            .any(|question| !question.current.is_empty())
        {
            self.sheet.note(&say::change_keys())?;
        }
        Ok(())
    }

    /// Puts one question until it is answered; `held` is what Enter gives, and what was answered.
    fn put(&mut self, question: &Question, label: &str, held: &mut Vec<String>) -> Result<Answer> {
        self.sheet.gap()?;
        self.sheet.heading(label, &question.help)?;
        self.introduce(&question.form, held)?;
        loop {
            let heard = match self.typed(&prompt(&question.form))?.as_str() {
                BACK => return Ok(Answer::Back),
                "" => Heard::Done,
                AWAY => self.clear(question, held)?,
                text => self.hear(&question.form, text, held)?,
            };
            match heard {
                Heard::More => {}
                Heard::Done if held.is_empty() && question.required => {
                    self.sheet.wrong(&say::required(&question.label))?;
                }
                Heard::Done if held.is_empty() && question.current.is_empty() => {
                    return Ok(Answer::Skipped);
                }
                Heard::Done => return Ok(Answer::Given(held.clone())),
            }
        }
    }

    /// Takes all away. Where several can be given, others may follow.
    fn clear(&self, question: &Question, held: &mut Vec<String>) -> Result<Heard> {
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

    /// Shows what can be answered, and what Enter gives.
    fn introduce(&self, form: &Form, held: &[String]) -> Result<()> {
        match form {
            Form::Text(_) | Form::Switch => {}
            Form::OneOf(choices) => self.list(choices, held)?,
            Form::Many { choices, .. } => {
                self.list(choices, held)?;
                self.sheet.note(&say::several())?;
            }
            Form::List(_) => self.sheet.note(&say::each())?,
        }
        if !held.is_empty() {
            let values: Vec<_> = held.iter().map(|value| shown(form, value)).collect();
            self.sheet.glance(&say::enter(values.join("; ")))?;
        }
        Ok(())
    }

    fn hear(&mut self, form: &Form, text: &str, held: &mut Vec<String>) -> Result<Heard> {
        let read = match form {
            Form::Text(check) => check(text).map(|()| vec![text.to_owned()]),
            Form::Switch => yes_or_no(text).map(|yes| vec![yes.to_string()]),
            Form::OneOf(choices) => match self.pick(choices, text)? {
                Some(at) => Ok(vec![choices[at].value.clone()]),
                None => return Ok(Heard::More),
            },
            Form::Many { choices, .. } => return self.hear_many(form, choices, text, held),
            Form::List(check) => {
                match text.strip_prefix(AWAY).map(str::trim) {
                    Some(less) => self.take(&plain(held), less, held)?,
                    None => match check(text) {
                        Ok(()) => add(held, text.to_owned()),
                        Err(reason) => self.sheet.wrong(&reason)?,
                    },
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
            let is_done = match part.strip_prefix(AWAY).map(str::trim) {
                Some(less) => {
                    let mut known = choices.to_vec();
                    known.extend(plain(&next));
                    self.take(&known, less, &mut next)?;
                    true
                }
                None => match self.one_of_many(form, choices, part)? {
                    Some(value) => {
                        add(&mut next, value);
                        true
                    }
                    None => false,
                },
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
        let Form::Many {
            free: Some(check), ..
        } = form
        else {
            let at = self.pick(choices, text)?;
            return Ok(at.map(|at| choices[at].value.clone()));
        };
        let near = match pick::find(choices, text) {
            pick::Found::Named(at) => return Ok(Some(choices[at].value.clone())),
            pick::Found::Only(at) => Some(&choices[at]),
            pick::Found::Several(_) | pick::Found::Nothing => pick::near(choices, text),
        };
        if let Some(near) = near
            && self.confirm(&say::mean(&near.label), true)?
        {
            return Ok(Some(near.value.clone()));
        }
        match check(text) {
            Ok(()) => Ok(Some(text.to_owned())),
            Err(reason) => {
                self.sheet.wrong(&reason)?;
                Ok(None)
            }
        }
    }

    /// The one choice that is meant; otherwise says why it is none.
    fn pick(&self, choices: &[Choice], text: &str) -> Result<Option<usize>> {
        match pick::find(choices, text) {
            pick::Found::Named(at) => return Ok(Some(at)),
            pick::Found::Only(at) => {
                self.sheet.glance(&format!("= {}", choices[at].label))?;
                return Ok(Some(at));
            }
            pick::Found::Several(several) => {
                self.sheet.wrong(&say::fits_several(text))?;
                if !self.sheet.choices(choices, &several, &[])? {
                    self.sheet.note(&say::too_many(several.len()))?;
                }
            }
            pick::Found::Nothing => {
                let reason = match pick::near(choices, text) {
                    Some(near) => say::no_choice_but(text, &near.label),
                    None => say::no_choice(text),
                };
                self.sheet.wrong(&reason)?;
            }
        }
        Ok(None)
    }

    /// Takes a value away, named as a choice is.
    fn take(&self, known: &[Choice], text: &str, held: &mut Vec<String>) -> Result<()> {
        let meant = match pick::find(known, text) {
            pick::Found::Named(at) | pick::Found::Only(at) => Some(known[at].value.as_str()),
            pick::Found::Several(_) | pick::Found::Nothing => None,
        };
        match held.iter().position(|value| Some(value.as_str()) == meant) {
            Some(at) => {
                held.remove(at);
            }
            None => self.sheet.wrong(&say::not_there(text))?,
        }
        Ok(())
    }

    fn list(&self, choices: &[Choice], held: &[String]) -> Result<()> {
        let all: Vec<_> = (0..choices.len()).collect();
        if !self.sheet.choices(choices, &all, held)? {
            self.sheet.note(&say::too_many(choices.len()))?;
        }
        Ok(())
    }

    /// Puts a question before the answer on one line, or above it where it is long.
    fn posed(&self, question: &str, keys: &str) -> Result<String> {
        let line = format!("{} {keys} ", visible::line(question));
        if cut(&line, self.sheet.width().saturating_sub(8)) == line {
            return Ok(line);
        }
        self.sheet.say(question)?;
        Ok(format!("{keys} "))
    }

    fn typed(&self, prompt: &str) -> Result<String> {
        let text = line::read(self.sheet.term(), prompt)?;
        if text.eq_ignore_ascii_case(LEAVE) {
            return Err(Interrupted.into());
        }
        Ok(text)
    }
}

impl Drop for Prompter {
    fn drop(&mut self) {
        let _ = self.sheet.term().show_cursor();
    }
}

/// What an answer means for the question.
enum Heard {
    Done,
    More,
}

fn titled(question: &Question) -> String {
    let mark = if question.required { " *" } else { "" };
    format!("{}{mark}", question.label)
}

fn prompt(form: &Form) -> String {
    match form {
        Form::Switch => format!("{} > ", say::yes_no()),
        Form::Text(_) | Form::OneOf(_) | Form::Many { .. } | Form::List(_) => "> ".to_owned(),
    }
}

/// A value as people read it.
fn shown(form: &Form, value: &str) -> String {
    match form {
        Form::Switch if value == "true" => say::yes(),
        Form::Switch => say::no(),
        Form::OneOf(choices) | Form::Many { choices, .. } => {
            match choices.iter().find(|choice| choice.value == value) {
                Some(choice) => choice.label.clone(),
                None if matches!(form, Form::Many { .. }) => say::new(value),
                None => value.to_owned(),
            }
        }
        Form::Text(_) | Form::List(_) => value.to_owned(),
    }
}

fn plain(values: &[String]) -> Vec<Choice> {
    values
        .iter()
        .map(|value| Choice::new(value, value))
        .collect()
}

fn add(held: &mut Vec<String>, value: String) {
    if !held.contains(&value) {
        held.push(value);
    }
}

fn yes_or_no(text: &str) -> Result<bool, String> {
    match text.to_lowercase().as_str() {
        "j" | "ja" | "y" | "yes" => Ok(true),
        "n" | "nee" | "no" => Ok(false),
        _ => Err(say::neither(text)),
    }
}
