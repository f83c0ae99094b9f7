//! `gka schema`: what editors need to complete and check the files while somebody types.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Arg, ArgMatches, Command, builder::ValueParser, value_parser};

use super::{
    Ending,
    args::option,
    complete::{with_files, with_words},
    refusal::{Usage, refuse_own},
    say,
    session::Session,
    table,
};
use crate::{
    output::{
        Column, Format, Keep, Rows, json_text,
        schema::{FILES, FileKind},
    },
    store::{shown, write_made},
    words::{Words, lang},
};

/// What it is called.
pub const NAME: Words = Words {
    en: "schema",
    nl: "schema",
};

const KIND: &str = "KIND";
const OUT: &str = "out";

/// Its arguments.
pub fn build(command: Command) -> Command {
    let about = Words {
        en: "The JSON Schemas of the files, for editors",
        nl: "De JSON Schema's van de bestanden, voor editors",
    };
    let kind = Words {
        en: "only this one: municipality, themes, coordinators",
        nl: "alleen dit: gemeente, thema's, coördinatoren",
    };
    let out = Words {
        en: "write them into this folder, each as KIND.schema.json",
        nl: "ze in deze map schrijven, elk als SOORT.schema.json",
    };
    let command = command.about(about.here()).args([
        with_words(Arg::new(KIND), || {
            FILES.each_ref().map(|kind| kind.name().to_owned()).into()
        })
        .value_name(say::FILE_KIND.here())
        .help(kind.here())
        .value_parser(ValueParser::new(file_kind)),
        with_files(option(OUT, say::FOLDER, out)).value_parser(value_parser!(PathBuf)),
    ]);
    table::with_flags(command, columns)
}

fn file_kind(text: &str) -> Result<&'static FileKind, String> {
    let known = || FILES.each_ref().map(FileKind::name).join(", ");
    FileKind::named(text).ok_or_else(|| say::no_file_kind(text, known()))
}

/// Writes them, or shows the one that is named; else tells which there are.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let named = matches.get_one::<&FileKind>(KIND).copied();
    match (named, matches.get_one::<PathBuf>(OUT)) {
        (Some(kind), Some(folder)) => write(session, std::slice::from_ref(kind), folder)?,
        (None, Some(folder)) => write(session, &FILES, folder)?,
        (Some(kind), None) => show(session, kind)?,
        (None, None) => list(session, matches)?,
    }
    Ok(Ending::Done)
}

fn text(kind: &FileKind) -> String {
    json_text(&kind.schema(lang()))
}

fn show(session: &mut Session, kind: &FileKind) -> Result<()> {
    match session.format {
        None | Some(Format::Json) => {
            session.out.text(&text(kind));
            Ok(())
        }
        Some(other) => Err(Usage(say::only_json(other.name())).into()),
    }
}

fn write(session: &mut Session, kinds: &[FileKind], folder: &Path) -> Result<()> {
    // Beside the mark of a data folder is where they belong; among its records nothing does.
    refuse_own(&folder.join("schema"))?;
    for kind in kinds {
        let path = folder.join(kind.file());
        write_made(&path, &text(kind)).with_context(|| say::schemas_not_written(shown(folder)))?;
        session.made += 1;
        session.out.line(&shown(&path));
    }
    Ok(())
}

fn columns() -> Vec<Column> {
    let column = |id, en, nl| Column::new(id, Words { en, nl });
    vec![
        column("kind", "kind", "soort").keep(Keep::Always),
        column("file", "file", "bestand").keep(Keep::Always),
        column("describes", "describes", "beschrijft"),
    ]
}

fn list(session: &mut Session, matches: &ArgMatches) -> Result<()> {
    let mut rows = Rows::new(columns());
    for kind in &FILES {
        rows.rows.push(vec![
            kind.name().into(),
            kind.file().into(),
            kind.about.here().into(),
        ]);
    }
    table::answer(session, matches, rows)?;
    if session.out.stdout.is_terminal {
        session.out.later(say::schemas_into());
    }
    Ok(())
}
