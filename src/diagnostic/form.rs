use std::str::FromStr;

use super::{Problem, github, human, json, sarif, say, short};

/// How problems are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For people: the line, the underline, the help.
    Human,
    /// A line a problem, for editors.
    Short,
    /// One array, for scripts.
    Json,
    /// SARIF 2.1.0, for code scanners.
    Sarif,
    /// Annotations of a GitHub workflow.
    Github,
}

impl Form {
    /// All forms, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Human,
        Self::Short,
        Self::Json,
        Self::Sarif,
        Self::Github,
    ];

    /// Its word on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Short => "short",
            Self::Json => "json",
            Self::Sarif => "sarif",
            Self::Github => "github",
        }
    }
}

impl FromStr for Form {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|form| form.word() == text);
        found.ok_or_else(|| say::no_form(text, Self::ALL.map(Self::word).join(", ")))
    }
}

/// What the terminal can show; only [`Form::Human`] asks.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Whether colours may be used.
    pub color: bool,
    /// Whether lines are drawn in Unicode; otherwise in ASCII.
    pub unicode: bool,
    /// Columns.
    pub width: usize,
}

/// The problems in this form, in the order given; ends with a newline unless it is empty.
pub fn render(problems: &[Problem], form: Form, look: &Look) -> String {
    match form {
        Form::Human => human::render(problems, look),
        Form::Short => short::render(problems),
        Form::Json => json::render(problems),
        Form::Sarif => sarif::render(problems),
        Form::Github => github::render(problems),
    }
}

#[cfg(test)]
mod tests {
    use super::Form;

    #[test]
    fn a_form_is_known_by_its_word() {
        for form in Form::ALL {
            assert_eq!(form.word().parse(), Ok(form));
        }
        let wrong = "yaml".parse::<Form>();
        let said = "`yaml` is no form; expected human, short, json, sarif, github";
        assert_eq!(wrong, Err(said.to_owned()));
    }
}
