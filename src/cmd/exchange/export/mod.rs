//! `gka export`: a whole collection, for a spreadsheet, a calendar, an address book or a script.

mod asked;
mod cards;
mod events;
mod everything;
mod form;
mod outlet;
mod pages;
mod rows;
mod workbook;

use std::path::PathBuf;

use anyhow::Result;
use clap::{
    Arg, ArgAction, ArgMatches, Command,
    builder::{PossibleValuesParser, TypedValueParser},
    value_parser,
};

use self::{
    asked::Asked,
    form::{FORMS, Form},
    outlet::Outlet,
};
use crate::{
    cmd::{
        Ending,
        args::{option, switch},
        complete::{with_files, with_sheets},
        list::{province, status},
        say,
        session::Session,
        table::csv_flags,
    },
    words::Words,
};

/// What it is called.
pub const NAME: Words = Words {
    en: "export",
    nl: "exporteer",
};

const FORM: &str = "FORM";
const WHAT: &str = "WHAT";
const OUT: &str = "OUT";
const FINGERPRINT: &str = "FINGERPRINT";
const EXCEL: &str = "EXCEL";
const RAW: &str = "RAW";
const CONTACTS: &str = "CONTACTS";

/// Its arguments.
pub fn build(command: Command) -> Command {
    let about = Words {
        en: "A whole collection: for a spreadsheet, a calendar, an address book or a script",
        nl: "Een hele verzameling: voor een spreadsheet, een agenda, een adresboek of een script",
    };
    let form = Words {
        en: "what to write: csv, tsv, json, jsonl or xlsx for a noun; json, jsonl or xlsx for everything; markdown for the page of a municipality; ics for the ends of agendas and addenda; vcf for the people to call",
        nl: "wat te schrijven: csv, tsv, json, jsonl of xlsx voor een onderwerp; json, jsonl of xlsx voor alles; markdown voor de pagina van een gemeente; ics voor de afloop van agenda's en addenda; vcf voor wie men belt",
    };
    let what = Words {
        en: "a noun, such as interventions, and the municipalities; none named: all",
        nl: "een onderwerp, zoals interventies, en de gemeenten; geen genoemd: alle",
    };
    command
        .about(about.here())
        .arg(
            Arg::new(FORM)
                .value_name(say::FORMAT.here())
                .help(form.here())
                .required(true)
                .hide_possible_values(true)
                .value_parser(form_parser()),
        )
        .arg(with_sheets(
            Arg::new(WHAT)
                .value_name(say::WHAT.here())
                .help(what.here())
                .action(ArgAction::Append)
                .num_args(0..),
        ))
        .args(flags())
        .args(csv_flags())
        .args([province(), status()])
}

fn form_parser() -> impl TypedValueParser<Value = Form> {
    PossibleValuesParser::new(FORMS.map(Form::name))
        .map(|name| Form::named(&name).unwrap_or(FORMS[0]))
}

fn flags() -> [Arg; 5] {
    let out = Words {
        en: "write it into this file, which is there only when it is whole; `-` is the standard output",
        nl: "schrijf het in dit bestand, dat er pas staat als het af is; `-` is de standaarduitvoer",
    };
    let excel = Words {
        en: "csv that a Dutch Excel opens: `;`, a byte-order mark, and the fingerprints",
        nl: "csv die een Nederlandse Excel opent: `;`, een byte-order-mark, en de vingerafdrukken",
    };
    let raw = Words {
        en: "leave out the apostrophe that keeps a spreadsheet from taking text for a formula",
        nl: "zonder de apostrof waardoor een spreadsheet tekst niet als formule opvat",
    };
    let fingerprint = Words {
        en: "add a column by which `import` sees whether the record was changed since; xlsx always has it",
        nl: "voeg een kolom toe waaraan `importeer` ziet of het record daarna is gewijzigd; xlsx heeft die altijd",
    };
    let contacts = Words {
        en: "also the mail addresses and telephone numbers of people, which else stay in the folder when everything leaves it",
        nl: "ook de mailadressen en telefoonnummers van mensen, die anders in de map blijven als alles eruit gaat",
    };
    [
        with_files(option("out", say::FILE, out))
            .id(OUT)
            .value_parser(value_parser!(PathBuf)),
        switch("contacts", contacts).id(CONTACTS),
        switch("excel", excel).id(EXCEL),
        switch("fingerprint", fingerprint).id(FINGERPRINT),
        switch("raw", raw).id(RAW),
    ]
}

/// Writes the collection.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let form = matches.get_one(FORM).copied().unwrap_or(FORMS[0]);
    let asked = Asked::of(form, session, matches)?;
    let file = matches.get_one::<PathBuf>(OUT);
    let mut outlet = Outlet::open(session, file.map(PathBuf::as_path))?;
    let mut is_whole = true;
    match (form, asked.sheet) {
        (Form::Rows(format), Some(sheet)) => {
            rows::write(session, matches, (sheet, &asked), format, &mut outlet)?;
        }
        (Form::Rows(format), None) => everything::write(session, &asked, format, &mut outlet)?,
        (Form::Xlsx, _) => is_whole = workbook::write(session, &asked, &mut outlet)?,
        (Form::Markdown, _) => pages::write(session, &asked, &mut outlet)?,
        (Form::Ics, _) => events::write(session, matches, &asked, &mut outlet)?,
        (Form::Vcf, _) => cards::write(session, &asked, &mut outlet)?,
    }
    outlet.finish(session)?;
    Ok(if is_whole {
        Ending::Done
    } else {
        Ending::Incomplete
    })
}
