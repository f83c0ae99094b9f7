//! The forms of an export, and which flags go with which.

use clap::{ArgMatches, parser::ValueSource};

use super::super::say;
use crate::{cmd::refusal::Usage, output::Format};

/// In what a collection is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Rows, as `list` writes them.
    Rows(Format),
    /// A workbook.
    Xlsx,
    /// The page of a municipality.
    Markdown,
    /// A calendar.
    Ics,
    /// An address book.
    Vcf,
}

/// All of them, in the order of the help.
pub const FORMS: [Form; 8] = [
    Form::Rows(Format::Csv),
    Form::Rows(Format::Tsv),
    Form::Rows(Format::Json),
    Form::Rows(Format::Jsonl),
    Form::Xlsx,
    Form::Markdown,
    Form::Ics,
    Form::Vcf,
];

impl Form {
    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rows(Format::Csv) => "csv",
            Self::Rows(Format::Json) => "json",
            Self::Rows(Format::Jsonl) => "jsonl",
            Self::Rows(_) => "tsv",
            Self::Xlsx => "xlsx",
            Self::Markdown => "markdown",
            Self::Ics => "ics",
            Self::Vcf => "vcf",
        }
    }

    /// The form with this name.
    pub fn named(text: &str) -> Option<Self> {
        FORMS.into_iter().find(|form| form.name() == text)
    }

    /// Whether it can hold several nouns at once.
    pub const fn holds_all(self) -> bool {
        matches!(self, Self::Rows(Format::Json | Format::Jsonl) | Self::Xlsx)
    }

    /// Whether its first word may be a noun.
    pub const fn takes_noun(self) -> bool {
        matches!(self, Self::Rows(_) | Self::Xlsx)
    }
}

/// The flags that go with some forms only, by their ids.
const GOES_WITH: [(&str, &str, &[&str]); 8] = [
    (
        super::FINGERPRINT,
        "fingerprint",
        &["csv", "tsv", "json", "jsonl", "xlsx"],
    ),
    (super::EXCEL, "excel", &["csv"]),
    (super::RAW, "raw", &["csv"]),
    (crate::cmd::table::DELIMITER, "delimiter", &["csv"]),
    (crate::cmd::table::BOM, "bom", &["csv"]),
    (
        super::CONTACTS,
        "contacts",
        &["csv", "tsv", "json", "jsonl", "xlsx", "markdown", "vcf"],
    ),
    (crate::cmd::list::STATUS, "status", &["ics"]),
    (
        crate::cmd::list::PROVINCE,
        "province",
        &["csv", "tsv", "json", "jsonl", "xlsx", "ics", "vcf"],
    ),
];

/// Refuses a flag that this form has no use for.
///
/// # Errors
/// [`Usage`] for the first of them.
pub fn refuse_strange_flags(form: Form, matches: &ArgMatches) -> Result<(), Usage> {
    let is_given = |id| matches.value_source(id) == Some(ValueSource::CommandLine);
    let strange = GOES_WITH
        .iter()
        .find(|(id, _, forms)| is_given(id) && !forms.contains(&form.name()));
    match strange {
        Some((_, flag, forms)) => Err(Usage(say::strange_flag(
            flag,
            form.name(),
            forms.join(", "),
        ))),
        None => Ok(()),
    }
}
