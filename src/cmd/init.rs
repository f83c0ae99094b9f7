//! `gka init`: a data folder to begin with.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::{ArgMatches, Command};

use super::{Ending, args::switch, say, session::Session};
use crate::{
    store::{make, own, shown},
    words::Words,
};

/// What it is called.
pub const NAME: Words = Words {
    en: "init",
    nl: "init",
};

const USER: &str = "user";

/// Its arguments.
pub fn build(command: Command) -> Command {
    let about = Words {
        en: "Make a data folder: `data` here, or your own",
        nl: "Een gegevensmap maken: `data` hier, of die van uzelf",
    };
    let user = Words {
        en: "your own folder, found from anywhere",
        nl: "uw eigen map, die overal wordt gevonden",
    };
    command.about(about.here()).arg(switch(USER, user))
}

/// Makes it, unless there is something already.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let folder = if matches.get_flag(USER) {
        own().context(say::no_home())?
    } else {
        session
            .named_folder()
            .unwrap_or_else(|| PathBuf::from("data"))
    };
    make(&folder)?;
    let place = shown(&folder);
    session.out.line(&if session.out.stdout.is_terminal {
        say::folder_made(place)
    } else {
        place
    });
    Ok(Ending::Done)
}
