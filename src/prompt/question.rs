use crate::model::{field::Field, value::Kind};

/// One question.
pub struct Question {
    /// What is asked for, in a word or two.
    pub label: String,
    /// What belongs there.
    pub help: String,
    /// Whether it may not be skipped.
    pub required: bool,
    /// What can be answered.
    pub form: Form,
    /// What Enter gives: what is there already, or a proposal; in written form.
    pub current: Vec<String>,
}

/// What can be answered to a question.
pub enum Form {
    /// A text that passes the check.
    Text(Check),
    /// Yes or no; the answer is `true` or `false`.
    Switch,
    /// One of the choices.
    OneOf(Vec<Choice>),
    /// Any number of the choices.
    Many {
        /// The choices; none is fine when others are accepted.
        choices: Vec<Choice>,
        /// What else is an answer, if anything is.
        free: Option<Free>,
    },
    /// Any number of texts that pass the check, one a line.
    List(Check),
}

/// Answers beside the choices.
pub struct Free {
    /// What stands below the choices, to be chosen as they are: `another one…`.
    pub label: String,
    /// Whether it is worth a question that a text is none of the choices.
    pub is_rare: bool,
    /// Which texts are answers.
    pub check: Check,
}

/// A typed text as it is written, or why it is no answer.
pub type Check = Box<dyn Fn(&str) -> Result<String, String>>;

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the answer is; typing it chooses it too.
    pub value: String,
    /// What people read.
    pub label: String,
    /// What else it is called: typing that chooses it too.
    pub also: Vec<String>,
}

impl Choice {
    /// Something to choose.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            also: Vec::new(),
        }
    }

    /// The same, which also goes by these names.
    #[must_use]
    pub fn or_called(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.also.extend(names.into_iter().map(Into::into));
        self
    }
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// These values: typed, or kept with Enter. None at all: what was there goes.
    Given(Vec<String>),
    /// Nothing, where nothing was.
    Skipped,
    /// One step back.
    Back,
}

impl Question {
    /// The same with something for Enter to give.
    #[must_use]
    pub fn or(mut self, current: Vec<String>) -> Self {
        self.current = current;
        self
    }

    /// The same, where any number of choices also means any number of other texts.
    #[must_use]
    pub fn or_new(mut self, other: Free) -> Self {
        if let Form::Many { choices: _, free } = &mut self.form {
            *free = Some(other);
        }
        self
    }

    /// Whether these are answers: what was answered long ago may be one no longer.
    pub fn takes(&self, answer: &[String]) -> bool {
        let is_among =
            |choices: &[Choice], text: &String| choices.iter().any(|one| one.value == *text);
        answer.iter().all(|text| match &self.form {
            Form::Text(check) | Form::List(check) => check(text).is_ok(),
            Form::Switch => text.parse::<bool>().is_ok(),
            Form::OneOf(choices) => is_among(choices, text),
            Form::Many { choices, free } => {
                let is_new = |free: &Free| (free.check)(text).is_ok();
                is_among(choices, text) || free.as_ref().is_some_and(is_new)
            }
        })
    }
}

/// The question that asks for a field. Without choices, those of the field itself count.
pub fn question(field: &'static Field, choices: Vec<Choice>) -> Question {
    Question {
        label: field.label.here().to_owned(),
        help: field.help.here().to_owned(),
        required: field.required,
        form: form(field, choices),
        current: Vec::new(),
    }
}

fn form(field: &'static Field, mut choices: Vec<Choice>) -> Form {
    if let (Kind::OneOf(words), true) = (field.kind, choices.is_empty()) {
        choices.extend(words.iter().map(|word| Choice::new(word.en, word.here())));
    }
    match (choices.is_empty(), field.is_list()) {
        (true, true) => Form::List(Box::new(|text| field.typed(text))),
        (true, false) if field.kind == Kind::Switch => Form::Switch,
        (true, false) => Form::Text(Box::new(|text| field.typed(text))),
        (false, true) => Form::Many {
            choices,
            free: None,
        },
        (false, false) => Form::OneOf(choices),
    }
}

#[cfg(test)]
mod tests {
    use super::{Choice, Form, question};
    use crate::model::{
        noun::{Read, at},
        nouns::{Alderman, Intervention},
    };

    #[test]
    fn a_field_says_how_it_is_asked() {
        let title = question(at(Intervention::NOUN, "title"), Vec::new());
        assert!(title.required);
        assert_eq!(title.help, "what people call it");
        assert!(matches!(title.form, Form::Text(check) if check(" ").is_err()));

        let schools = question(at(Intervention::NOUN, "school-types"), Vec::new());
        assert!(matches!(schools.form, Form::Many { choices, free: None } if choices.len() == 6));
        let partners = question(at(Intervention::NOUN, "partners"), Vec::new());
        assert!(matches!(partners.form, Form::List(_)));
        let themes = question(
            at(Intervention::NOUN, "themes"),
            vec![Choice::new("kennisdeling", "Kennisdeling")],
        );
        assert!(matches!(themes.form, Form::Many { .. }));
        let former = question(at(Alderman::NOUN, "former"), Vec::new());
        assert!(matches!(former.form, Form::Switch));
    }
}
