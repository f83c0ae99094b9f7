//! Asking: one question, several with a way back, yes or no, one of a few.

use anyhow::Result;

use super::{
    hear::{AWAY, Heard, shown, with_other, yes_or_no},
    line,
    pick::{self, Found},
    question::{Answer, Choice, Form, Question},
    say,
    sheet::{Sheet, cut},
    signal::{self, GoingOn, Interrupted},
};
use crate::words::visible;

pub(super) const BACK: &str = "<";
const LEAVE: &str = "/stop";
/// Skips or keeps all that is left, as far as that may be skipped.
const READY: [&str; 2] = ["/klaar", "/done"];

/// The answers of a wizard, one for each question that was answered; none where it was skipped.
pub type Answers = Vec<Option<Vec<String>>>;

/// What happens when a question is answered: with the questions, and the answers so far.
pub type Then<'a> = dyn FnMut(&mut Prompter, &mut [Question], &Answers) -> Result<()> + 'a;

/// What was said to a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Do it.
    Yes,
    /// Do not.
    No,
    /// Ask again first.
    Back,
}

/// Asks questions at the terminal; all that it writes goes to stderr.
///
/// Whatever it asks fails with [`Interrupted`] when the person leaves. It leaves the terminal as it
/// was after every answer.
pub struct Prompter {
    pub(super) sheet: Sheet,
    is_ready: bool,
}

impl Prompter {
    /// Opens the terminal, with colours or without. Only where [`can_ask`](super::can_ask).
    pub fn open(colour: bool) -> Self {
        signal::install();
        Self {
            sheet: Sheet::new(colour),
            is_ready: false,
        }
    }

    /// Asks one question after the other, from the first one without an answer; a step back asks
    /// the one before again. What is answered is handed to `then`, which may propose answers to the
    /// questions that follow.
    ///
    /// The answers stay with the caller, so that they are not lost when the person leaves; given
    /// again, the wizard goes on where it was left. At the end there is one for each question.
    pub fn wizard(
        &mut self,
        questions: &mut [Question],
        answers: &mut Answers,
        then: &mut Then,
    ) -> Result<()> {
        let going_on = GoingOn::begin();
        self.explain(questions)?;
        self.is_ready = false;
        // What was answered before a step back is there when its question comes again.
        let mut before = answers.clone();
        before.resize(questions.len(), None);
        let count = questions.len();
        while let Some(question) = questions.get(answers.len()) {
            let at = answers.len();
            let label = format!("{} ({}/{count})", titled(question), at + 1);
            let mut held = before[at].as_ref().unwrap_or(&question.current).clone();
            if self.is_ready && !(question.required && held.is_empty()) {
                answers.push((!held.is_empty()).then_some(held));
                continue;
            }
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
            then(self, questions, answers)?;
        }
        Ok(going_on.end()?)
    }

    /// Says what is good to know before the next question.
    pub fn tell(&self, text: &str) -> Result<()> {
        Ok(self.sheet.note(text)?)
    }

    /// The same of one answer, as a glance at it.
    pub fn recall(&self, question: &Question, answer: &[String]) -> Result<()> {
        let values: Vec<_> = answer
            .iter()
            .map(|value| shown(&question.form, value))
            .collect();
        let text = format!("{}: {}", question.label, values.join("; "));
        Ok(self.sheet.glance(&text)?)
    }

    /// Asks one question.
    pub fn ask(&mut self, question: &Question) -> Result<Answer> {
        let going_on = GoingOn::begin();
        let answer = self.put(question, &titled(question), &mut question.current.clone())?;
        going_on.end()?;
        Ok(answer)
    }

    /// Asks for yes or no; Enter is the default.
    pub fn confirm(&mut self, question: &str, default: bool) -> Result<bool> {
        loop {
            match self.reply(question, default)? {
                Reply::Yes => return Ok(true),
                Reply::No => return Ok(false),
                Reply::Back => self.sheet.wrong(&say::neither(BACK))?,
            }
        }
    }

    /// Asks for yes, no, or a step back; Enter is the default.
    pub fn reply(&mut self, question: &str, default: bool) -> Result<Reply> {
        let keys = if default {
            say::yes_first()
        } else {
            say::no_first()
        };
        let of = |yes| if yes { Reply::Yes } else { Reply::No };
        let prompt = self.posed(question, &keys)?;
        loop {
            match self.typed(&prompt)?.as_str() {
                "" => return Ok(of(default)),
                BACK => return Ok(Reply::Back),
                text => match yes_or_no(text) {
                    Ok(yes) => return Ok(of(yes)),
                    Err(reason) => self.sheet.wrong(&reason)?,
                },
            }
        }
    }

    /// Asks for one of the choices by its place; Enter is none of them, and so is no.
    pub fn choose(&mut self, question: &str, choices: &[Choice]) -> Result<Option<usize>> {
        // Who leaves while it is being drawn has seen it too.
        let _going_on = GoingOn::begin();
        self.sheet.say(question)?;
        self.list(choices, &[])?;
        loop {
            let text = self.typed("> ")?;
            if text.is_empty() || text == BACK {
                return Ok(None);
            }
            let is_no = yes_or_no(&text) == Ok(false);
            if is_no && pick::find(choices, &text) == Found::Nothing {
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
                text if READY.iter().any(|ready| text.eq_ignore_ascii_case(ready)) => {
                    self.is_ready = true;
                    Heard::Done
                }
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

    /// Shows what can be answered, and what Enter gives.
    fn introduce(&self, form: &Form, held: &[String]) -> Result<()> {
        match form {
            Form::Text(_) | Form::Switch => {}
            Form::OneOf(choices) => self.list(choices, held)?,
            Form::Many { choices, free } => {
                match free {
                    Some(free) => self.list(&with_other(choices, free), held)?,
                    None => self.list(choices, held)?,
                }
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

    pub(super) fn typed(&self, prompt: &str) -> Result<String> {
        let text = line::read(self.sheet.term(), prompt)?;
        if text.eq_ignore_ascii_case(LEAVE) {
            return Err(Interrupted::LEFT.into());
        }
        Ok(text)
    }
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
