//! Which language to speak, decided before anything is parsed: the help depends on it.

use std::{env, ffi::OsString};

use crate::words::Lang;

/// The language this process was asked for.
pub fn asked() -> Lang {
    of(env::args_os().skip(1))
}

/// The language that these arguments ask for.
pub fn of(args: impl Iterator<Item = OsString>) -> Lang {
    choose(args, |name| env::var_os(name), sys_locale::get_locale)
}

/// `--lang` before a `--`, else `GKA_LANG`, else the locale of the environment, else the platform's.
///
/// A value of `--lang` that is no language is passed over: clap refuses it and lists the languages.
pub fn choose(
    args: impl Iterator<Item = OsString>,
    env: impl Fn(&str) -> Option<OsString>,
    platform: impl FnOnce() -> Option<String>,
) -> Lang {
    let set = |name| env(name).and_then(|value| value.to_string_lossy().parse().ok());
    flag(args)
        .or_else(|| {
            ["GKA_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
                .into_iter()
                .find_map(set)
        })
        .or_else(|| platform().and_then(|locale| locale.parse().ok()))
        .unwrap_or(Lang::En)
}

fn flag(args: impl Iterator<Item = OsString>) -> Option<Lang> {
    let mut args = args.take_while(|arg| arg != "--");
    let mut found = None;
    while let Some(arg) = args.next() {
        let value = if arg == "--lang" {
            args.next()
        } else {
            arg.to_str()
                .and_then(|text| text.strip_prefix("--lang="))
                .map(OsString::from)
        };
        found = value
            .as_deref()
            .and_then(|value| named(value.to_str()?))
            .or(found);
    }
    found
}

fn named(value: &str) -> Option<Lang> {
    match value {
        "nl" => Some(Lang::Nl),
        "en" => Some(Lang::En),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, OsString, choose};

    fn chosen(args: &str, env: &[(&str, &str)], platform: Option<&str>) -> Lang {
        choose(
            args.split_whitespace().map(OsString::from),
            |name| {
                env.iter()
                    .find(|(key, _)| *key == name)
                    .map(|(_, value)| value.into())
            },
            || platform.map(String::from),
        )
    }

    #[test]
    fn the_flag_wins_wherever_it_stands() {
        let dutch = [("GKA_LANG", "nl"), ("LANG", "nl_NL.UTF-8")];
        for args in [
            "--lang en list",
            "list --lang=en",
            "theme --lang en list leiden",
        ] {
            assert_eq!(chosen(args, &dutch, Some("nl")), Lang::En, "{args}");
        }
        assert_eq!(chosen("--lang nl", &[], None), Lang::Nl);
    }

    #[test]
    fn what_is_no_flag_or_no_language_is_passed_over() {
        for args in [
            "search -- --lang nl",
            "--lang",
            "--lang de",
            "--lang=",
            "--language=nl",
        ] {
            assert_eq!(chosen(args, &[("LANG", "en_GB")], None), Lang::En, "{args}");
        }
    }

    #[test]
    fn the_nearest_setting_that_is_not_empty_counts() {
        assert_eq!(
            chosen("", &[("GKA_LANG", "nl"), ("LC_ALL", "en_US")], None),
            Lang::Nl
        );
        assert_eq!(
            chosen("", &[("GKA_LANG", ""), ("LC_ALL", "nl_BE")], None),
            Lang::Nl
        );
        assert_eq!(
            chosen("", &[("LC_ALL", "C"), ("LANG", "nl_NL")], None),
            Lang::En
        );
        assert_eq!(
            chosen("", &[("LC_MESSAGES", "nl_NL"), ("LANG", "en_US")], None),
            Lang::Nl
        );
        assert_eq!(chosen("", &[], Some("nl-NL")), Lang::Nl);
        assert_eq!(chosen("", &[], None), Lang::En);
    }
}
