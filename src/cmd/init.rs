//! `gka init`: a data folder to begin with.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{ArgMatches, Command};

use super::{Ending, args::switch, say, session::Session};
use crate::{
    store::{
        Hook,
        folder::{itself_or_inside, nearest},
        make, own, shown,
    },
    words::Words,
};

/// What it is called.
pub const NAME: Words = Words {
    en: "init",
    nl: "init",
};

const USER: &str = "user";
const GIT: &str = "git";

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
    let git = Words {
        en: "let git check every commit of the data first; also for a folder that is there",
        nl: "laat git elke commit van de gegevens eerst controleren; ook bij een bestaande map",
    };
    command
        .about(about.here())
        .args([switch(USER, user), switch(GIT, git)])
}

/// Makes it, unless there is something already; and the hook, where that is asked for.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let named = if matches.get_flag(USER) {
        Some(own().context(say::no_home())?)
    } else {
        session.named_folder()
    };
    if matches.get_flag(GIT) {
        with_hook(session, named.as_deref())?;
    } else {
        begin(session, &named.unwrap_or_else(usual))?;
    }
    Ok(Ending::Done)
}

fn usual() -> PathBuf {
    PathBuf::from("data")
}

fn begin(session: &mut Session, folder: &Path) -> Result<()> {
    make(folder)?;
    session.made += 1;
    tell(session, shown(folder), say::folder_made);
    Ok(())
}

/// What stands in the way of the hook is told before the folder is made.
fn with_hook(session: &mut Session, named: Option<&Path>) -> Result<()> {
    let there = match named {
        Some(named) => itself_or_inside(named),
        None => nearest()?,
    };
    let folder = there
        .clone()
        .or(named.map(Path::to_owned))
        .unwrap_or_else(usual);
    let hook = Hook::plan(&folder)?;
    if there.is_none() {
        begin(session, &folder)?;
    }
    hook.install()?;
    session.made += usize::from(!hook.is_there);
    let path = shown(&hook.path);
    if hook.is_there {
        tell(session, path, say::hook_there);
    } else {
        tell(session, path, |path| say::hook_made(path, &hook.folder));
    }
    Ok(())
}

/// A sentence for people, the path alone for scripts.
fn tell(session: &mut Session, path: String, sentence: impl FnOnce(String) -> String) {
    if session.out.stdout.is_terminal {
        session.out.sentence(&sentence(path));
    } else {
        session.out.line(&path);
    }
}
