//! `gka export`: a whole collection, for a spreadsheet, a script or another program.

use anyhow::Result;
use clap::{Arg, ArgAction, ArgMatches, Command, builder::ValueParser};

use super::{
    say,
    sheet::{SHEETS, Sheet},
};
use crate::{
    cmd::{
        Ending,
        args::{switch, text, texts},
        refusal::Usage,
        session::Session,
    },
    output::{Format, Rows},
    store::Which,
    words::Words,
};

/// What it is called.
pub const NAME: Words = Words {
    en: "export",
    nl: "exporteer",
};

const FORM: &str = "FORM";
const WHAT: &str = "WHAT";
const FINGERPRINT: &str = "FINGERPRINT";

/// Its arguments.
pub fn build(command: Command) -> Command {
    let about = Words {
        en: "A whole collection, for a spreadsheet, a script or another program",
        nl: "Een hele verzameling, voor een spreadsheet, een script of een ander programma",
    };
    let form = Words {
        en: "csv, tsv, json or jsonl",
        nl: "csv, tsv, json of jsonl",
    };
    let what = Words {
        en: "a noun, and the municipalities; none named: all",
        nl: "een onderwerp, en de gemeenten; geen genoemd: alle",
    };
    let fingerprint = Words {
        en: "with a column that tells `import` whether the record was changed since",
        nl: "met een kolom waaraan `importeer` ziet of het record daarna is gewijzigd",
    };
    command.about(about.here()).args([
        Arg::new(FORM)
            .value_name(crate::cmd::say::FORMAT.here())
            .help(form.here())
            .required(true)
            .value_parser(ValueParser::new(format)),
        Arg::new(WHAT)
            .value_name(crate::cmd::say::NAME.here())
            .help(what.here())
            .action(ArgAction::Append)
            .num_args(0..),
        switch("fingerprint", fingerprint).id(FINGERPRINT),
    ])
}

fn format(text: &str) -> Result<Format, String> {
    let forms = [Format::Csv, Format::Tsv, Format::Json, Format::Jsonl];
    let found = forms.into_iter().find(|form| form.name() == text);
    found.ok_or_else(|| text.to_owned())
}

/// Writes the collection.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let what = texts(matches, WHAT);
    let noun = text(matches, WHAT).unwrap_or_default();
    let known = || SHEETS.map(|sheet| sheet.name).join(", ");
    let sheet = Sheet::named(noun).ok_or_else(|| Usage(say::no_sheet(noun, known())))?;
    let store = session.store()?;
    let mut slugs = Vec::new();
    for municipality in what.iter().skip(1) {
        slugs.push(store.find(municipality)?);
    }
    let which = if slugs.is_empty() {
        Which::All
    } else {
        Which::Named(slugs)
    };
    let mut rows = Rows::new(sheet.columns());
    for record in store.records(&which)? {
        let found = sheet.rows_of(store, &record, &which, session.day);
        rows.rows.extend(found);
    }
    let others = sheet.other_rows(store, &which, session.day);
    rows.rows.extend(others);
    if matches.get_flag(FINGERPRINT) {
        rows.columns.push(Sheet::fingerprint_column());
        for row in &mut rows.rows {
            row.push(sheet.fingerprint(row).into());
        }
    }
    let style = session.out.style(matches.get_one(FORM).copied());
    session.out.rows(&rows, &style);
    Ok(Ending::Done)
}
