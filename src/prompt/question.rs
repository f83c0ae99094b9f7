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
        /// Whether other texts are answers too, and which.
        free: Option<Check>,
    },
    /// Any number of texts that pass the check, one a line.
    List(Check),
}

/// Why a text is no answer, if it is none.
pub type Check = Box<dyn Fn(&str) -> Result<(), String>>;

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the answer is; typing it chooses it too.
    pub value: String,
    /// What people read.
    pub label: String,
}

impl Choice {
    /// Something to choose.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
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
    pub fn or_new(mut self, check: fn(&str) -> Result<(), String>) -> Self {
        if let Form::Many { free, .. } = &mut self.form {
            *free = Some(Box::new(check));
        }
        self
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
        (true, true) => Form::List(Box::new(field.check)),
        (true, false) if field.kind == Kind::Switch => Form::Switch,
        (true, false) => Form::Text(Box::new(field.check)),
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
