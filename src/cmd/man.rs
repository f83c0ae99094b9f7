//! `gka man`: the manual, a page a command; the door to `clap_mangen`.

use std::path::PathBuf;

use anyhow::Result;
use clap::{ArgMatches, Command, value_parser};
use clap_mangen::Man;

use super::{
    Ending, args::option, complete::with_files, program, refusal::refuse_own, say, session::Session,
};
use crate::{
    store::{shown, write_made},
    words::Words,
};

/// What it is called.
pub const NAME: Words = Words {
    en: "man",
    nl: "man",
};

const OUT: &str = "out";

/// Its arguments.
pub fn build(command: Command) -> Command {
    let about = Words {
        en: "The manual: one page, or with --out a page a command",
        nl: "De handleiding: één pagina, of met --out een pagina per opdracht",
    };
    let out = Words {
        en: "write all pages into this folder",
        nl: "alle pagina's in deze map schrijven",
    };
    let out = with_files(option(OUT, say::FOLDER, out)).value_parser(value_parser!(PathBuf));
    command.about(about.here()).arg(out)
}

/// Prints the page of the program, or writes all pages.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let mut whole = program();
    whole.build();
    let Some(folder) = matches.get_one::<PathBuf>(OUT) else {
        let text = page(&whole, "gka")?;
        session.out.text(&text);
        return Ok(Ending::Done);
    };
    for (name, text) in pages(&whole, "gka")? {
        let file = folder.join(format!("{name}.1"));
        refuse_own(&file)?;
        write_made(&file, &text)?;
        session.out.line(&shown(&file));
    }
    Ok(Ending::Done)
}

fn pages(command: &Command, name: &str) -> Result<Vec<(String, String)>> {
    let mut all = vec![(name.to_owned(), page(command, name)?)];
    for sub in command
        .get_subcommands()
        .filter(|sub| sub.get_name() != "help")
    {
        all.extend(pages(sub, &format!("{name}-{}", sub.get_name()))?);
    }
    Ok(all)
}

fn page(command: &Command, name: &str) -> Result<String> {
    let mut text = Vec::new();
    Man::new(command.clone().name(name.to_owned())).render(&mut text)?;
    Ok(String::from_utf8(text)?)
}
