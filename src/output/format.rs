use clap::{ValueEnum, builder::PossibleValue};

/// How a result is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Drawn, for people.
    Table,
    /// Tab-separated values.
    Tsv,
    /// Comma-separated values.
    Csv,
    /// One JSON array or object.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// A table for GitHub.
    Markdown,
    /// Of `check`: with the lines it is about.
    Human,
    /// Of `check`: one line a finding.
    Short,
    /// Of `check`: for tools that show findings.
    Sarif,
    /// Of `check`: annotations of a GitHub workflow.
    Github,
}

impl Format {
    /// The formats of a list.
    pub const ROWS: [Self; 6] = [
        Self::Table,
        Self::Tsv,
        Self::Csv,
        Self::Json,
        Self::Jsonl,
        Self::Markdown,
    ];

    /// The formats of `check`.
    pub const CHECK: [Self; 5] = [
        Self::Human,
        Self::Short,
        Self::Json,
        Self::Sarif,
        Self::Github,
    ];

    /// What a list is written in when nobody said: drawn for a reader, tab-separated for a program.
    pub fn usual(is_terminal: bool) -> Self {
        if is_terminal { Self::Table } else { Self::Tsv }
    }

    /// Whether a list can be written in it.
    pub fn is_rows(self) -> bool {
        Self::ROWS.contains(&self)
    }

    /// Whether `check` can write it.
    pub fn is_check(self) -> bool {
        Self::CHECK.contains(&self)
    }

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Tsv => "tsv",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Markdown => "markdown",
            Self::Human => "human",
            Self::Short => "short",
            Self::Sarif => "sarif",
            Self::Github => "github",
        }
    }
}

// By hand: the derive would show the English doc comments above in Dutch help.
impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        use Format::{Csv, Github, Human, Json, Jsonl, Markdown, Sarif, Short, Table, Tsv};
        &[
            Table, Tsv, Csv, Json, Jsonl, Markdown, Human, Short, Sarif, Github,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

#[cfg(test)]
mod tests {
    use super::Format;
    use clap::ValueEnum;

    #[test]
    fn every_format_is_of_lists_or_of_check() {
        for format in Format::value_variants() {
            assert!(format.is_rows() || format.is_check(), "{format:?}");
            assert_eq!(Format::from_str(format.name(), false), Ok(*format));
        }
    }
}
