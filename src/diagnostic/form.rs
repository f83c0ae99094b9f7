use super::{Problem, github, human, json, sarif, short};

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
