use clap::Command;

/// The command that parsing had come to: clap gives a name to call it by (`gka theme add`) to those
/// it has entered, and to no others.
pub fn reached(command: &Command) -> &Command {
    let mut entered = command
        .get_subcommands()
        .filter(|sub| sub.get_bin_name().is_some());
    match (entered.next(), entered.next()) {
        (Some(only), None) => reached(only),
        _ => command,
    }
}

/// What its subcommands are called in the language.
pub fn names(command: &Command) -> impl Iterator<Item = &str> {
    command
        .get_subcommands()
        .filter(|sub| !sub.is_hide_set())
        .map(Command::get_name)
}

/// All words that this command takes for its subcommands, of both languages.
pub fn commands(command: &Command) -> impl Iterator<Item = &str> {
    command
        .get_subcommands()
        .filter(|sub| !sub.is_hide_set())
        .flat_map(|sub| std::iter::once(sub.get_name()).chain(sub.get_all_aliases()))
}

/// All long flags of this command, without their dashes.
pub fn flags(command: &Command) -> impl Iterator<Item = &str> {
    command
        .get_arguments()
        .filter(|arg| !arg.is_hide_set())
        .flat_map(|arg| arg.get_long_and_visible_aliases().unwrap_or_default())
}
