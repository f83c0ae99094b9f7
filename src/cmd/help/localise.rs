use std::io::stdout;

use clap::{Arg, ArgAction, Command};
use terminal_size::{Width, terminal_size_of};

use super::wording;

/// The whole program's command with flags for help and version of our own, in the language, its
/// global flags under a heading of their own, and a width.
///
/// Given to the root only: clap hands all of it down, also to what a `Command::defer` builds later.
pub fn localise(command: Command) -> Command {
    let everywhere = wording::EVERYWHERE.here();
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .global(true)
        .help(wording::SHOW_HELP.here());
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help_heading(everywhere)
        .help(wording::SHOW_VERSION.here());
    let name = command.get_name().to_owned();
    command
        // Else clap would echo whatever name the program was started by.
        .bin_name(name)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(help)
        .arg(version)
        .mut_args(|arg| {
            // The value of a variable is none of help's business, and may hold anything.
            let arg = arg.hide_env_values(true);
            if arg.is_global_set() {
                arg.help_heading(everywhere)
            } else {
                arg
            }
        })
        .term_width(width() - 1)
}

// In a pipe 80 columns, always the same; on a screen its own width, as far as lines stay readable.
fn width() -> usize {
    let columns = terminal_size_of(stdout()).map_or(0, |(Width(columns), _)| usize::from(columns));
    if columns == 0 { 80 } else { columns.min(100) }
}
