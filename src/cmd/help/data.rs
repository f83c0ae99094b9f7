use clap::{Arg, Command, builder::StyledStr};
use serde_json::{Map, Value as Json, json};

use super::place::reached;
use crate::output::json_text;

/// Whether help is asked for as data: `--format json` or `--format=json`. Help is told before the
/// arguments are parsed.
pub fn is_wanted<'a>(args: impl Iterator<Item = &'a str>) -> bool {
    let args: Vec<_> = args.take_while(|arg| *arg != "--").collect();
    args.contains(&"--format=json") || args.windows(2).any(|pair| pair == ["--format", "json"])
}

/// The help of the command that parsing had come to, as one object: its name, what it is about,
/// its arguments and its commands.
pub fn data(command: &Command) -> String {
    json_text(&Json::Object(object(reached(command))))
}

fn object(command: &Command) -> Map<String, Json> {
    let about = |text: Option<&StyledStr>| text.map(ToString::to_string);
    let arguments = command.get_arguments().filter(|arg| !arg.is_hide_set());
    let commands = command.get_subcommands().filter(|sub| !sub.is_hide_set());
    let commands = commands.map(|sub| {
        let aliases: Vec<_> = sub.get_visible_aliases().collect();
        json!({ "name": sub.get_name(), "aliases": aliases, "about": about(sub.get_about()) })
    });
    let mut object = Map::new();
    object.insert("name".to_owned(), command.get_name().into());
    object.insert("about".to_owned(), about(command.get_about()).into());
    object.insert("arguments".to_owned(), arguments.map(argument).collect());
    object.insert("commands".to_owned(), commands.collect());
    object
}

fn argument(arg: &Arg) -> Json {
    let values: Vec<_> = arg
        .get_possible_values()
        .iter()
        .map(|value| value.get_name().to_owned())
        .collect();
    let names = arg.get_value_names().unwrap_or_default();
    let takes_value = arg.get_action().takes_values();
    let mut object = Map::new();
    if let Some(long) = arg.get_long() {
        object.insert("flag".to_owned(), format!("--{long}").into());
    }
    if let Some(name) = names.first().filter(|_| takes_value) {
        object.insert("value".to_owned(), name.as_str().into());
    }
    object.insert(
        "help".to_owned(),
        arg.get_help().map(ToString::to_string).into(),
    );
    object.insert("required".to_owned(), arg.is_required_set().into());
    if takes_value && !values.is_empty() {
        object.insert("values".to_owned(), values.into());
    }
    Json::Object(object)
}
