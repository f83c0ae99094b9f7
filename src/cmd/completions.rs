//! `gka completions`: what makes a shell complete the words of gka.

use anyhow::Result;
use clap::{Arg, ArgMatches, Command, builder::PossibleValuesParser};

use super::{Ending, args::text, complete, say, session::Session};
use crate::words::Words;

/// What it is called.
pub const NAME: Words = Words {
    en: "completions",
    nl: "completions",
};

const SHELL: &str = "SHELL";

/// Its arguments.
pub fn build(command: Command) -> Command {
    let about = Words {
        en: "Completion of commands, municipalities, themes and ids with the Tab key",
        nl: "Opdrachten, gemeenten, thema's en id's aanvullen met de Tab-toets",
    };
    let help = Words {
        en: "the shell",
        nl: "de shell",
    };
    let shell = Arg::new(SHELL)
        .value_name(SHELL)
        .help(help.here())
        .required(true)
        .value_parser(PossibleValuesParser::new(complete::shells()));
    command.about(about.here()).arg(shell)
}

/// Prints the script; how to install it goes to stderr.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let shell = text(matches, SHELL).unwrap_or_default();
    session.out.text(complete::registration(shell)?);
    session.out.later(match shell {
        "bash" => say::install_in("~/.bashrc", "source <(gka completions bash)"),
        "zsh" => say::install_in("~/.zshrc", "source <(gka completions zsh)"),
        "fish" => say::install_in(
            "~/.config/fish/config.fish",
            "gka completions fish | source",
        ),
        "elvish" => say::install_in("~/.elvish/rc.elv", "eval (gka completions elvish | slurp)"),
        _ => say::install_in(
            "$PROFILE",
            "gka completions powershell | Out-String | Invoke-Expression",
        ),
    });
    Ok(Ending::Done)
}
