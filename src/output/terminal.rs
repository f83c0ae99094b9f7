use clap::{ValueEnum, builder::PossibleValue};
use std::{
    env,
    ffi::OsString,
    io::{self, IsTerminal},
};
use terminal_size::{Height, Width};

// The width where nobody says: of a pipe, of a terminal that does not know.
pub(super) const USUAL_WIDTH: usize = 80;
const LEAST_WIDTH: usize = 20;

/// When text is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColorChoice {
    /// On a terminal, as the environment wishes.
    #[default]
    Auto,
    /// Into a pipe too.
    Always,
    /// Nowhere.
    Never,
}

/// What a stream leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// Whether what goes there is coloured.
    pub color: bool,
    /// How many columns it has; at least 20.
    pub width: usize,
    /// Whether it shows more than ASCII.
    pub utf8: bool,
    /// Whether a person sits before it.
    pub is_terminal: bool,
}

impl Screen {
    /// What stdout leads to.
    pub fn stdout(choice: ColorChoice) -> Self {
        let is_terminal = io::stdout().is_terminal();
        let size = is_terminal.then(|| terminal_size::terminal_size_of(io::stdout()));
        Self::judge(choice, is_terminal, size.flatten(), |name| {
            env::var_os(name)
        })
    }

    /// What stderr leads to.
    pub fn stderr(choice: ColorChoice) -> Self {
        let is_terminal = io::stderr().is_terminal();
        let size = is_terminal.then(|| terminal_size::terminal_size_of(io::stderr()));
        Self::judge(choice, is_terminal, size.flatten(), |name| {
            env::var_os(name)
        })
    }

    fn judge(
        choice: ColorChoice,
        is_terminal: bool,
        size: Option<(Width, Height)>,
        env: impl Fn(&str) -> Option<OsString>,
    ) -> Self {
        let said = |name: &str| {
            let value = env(name)?.to_string_lossy().into_owned();
            (!value.is_empty()).then_some(value)
        };
        Self {
            color: match choice {
                ColorChoice::Always => true,
                ColorChoice::Never => false,
                ColorChoice::Auto => color(is_terminal, &said),
            },
            width: width(size, &said),
            utf8: utf8(&said),
            is_terminal,
        }
    }
}

// As anstream and https://bixense.com/clicolors have it: a wish for none outweighs a wish for some.
fn color(is_terminal: bool, said: &impl Fn(&str) -> Option<String>) -> bool {
    if said("NO_COLOR").is_some() {
        return false;
    }
    if said("CLICOLOR_FORCE").is_some_and(|value| value != "0") {
        return true;
    }
    let refused = said("CLICOLOR").is_some_and(|value| value == "0");
    is_terminal && !refused && !dumb(said) && (cfg!(windows) || said("TERM").is_some())
}

fn width(size: Option<(Width, Height)>, said: &impl Fn(&str) -> Option<String>) -> usize {
    let seen = size
        .map(|(Width(columns), _)| usize::from(columns))
        .filter(|columns| *columns > 0);
    let told = || {
        said("COLUMNS")?
            .trim()
            .parse()
            .ok()
            .filter(|columns| *columns > 0)
    };
    seen.or_else(told).unwrap_or(USUAL_WIDTH).max(LEAST_WIDTH)
}

fn utf8(said: &impl Fn(&str) -> Option<String>) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(said);
    let speaks = locale.map_or(cfg!(windows), |locale| {
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    });
    speaks && !dumb(said)
}

fn dumb(said: &impl Fn(&str) -> Option<String>) -> bool {
    said("TERM").is_some_and(|term| term == "dumb")
}

/// Whether the terminal obeys nothing: no colour, no cursor that moves. One of which nobody says
/// what it is counts as such, but on Windows, where nobody says so.
pub fn is_dumb() -> bool {
    match env::var_os("TERM") {
        Some(term) if !term.is_empty() => term == "dumb",
        _ => !cfg!(windows),
    }
}

// By hand: the derive would show the English doc comments above in Dutch help.
impl ValueEnum for ColorChoice {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Auto, Self::Always, Self::Never]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Auto => "auto",
            Self::Always => "always",
            Self::Never => "never",
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::{
        ColorChoice::{Always, Auto, Never},
        Screen,
    };
    use terminal_size::{Height, Width};

    fn screen(
        choice: super::ColorChoice,
        is_terminal: bool,
        columns: u16,
        env: &[(&str, &str)],
    ) -> Screen {
        let size = is_terminal.then_some((Width(columns), Height(24)));
        Screen::judge(choice, is_terminal, size, |name| {
            env.iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| value.into())
        })
    }

    #[test]
    fn colour_goes_where_it_is_wanted() {
        let color = |choice, is_terminal, env: &[(&str, &str)]| {
            screen(
                choice,
                is_terminal,
                80,
                &[env, &[("TERM", "xterm")]].concat(),
            )
            .color
        };
        assert!(color(Auto, true, &[]));
        assert!(!color(Auto, false, &[]));
        assert!(!color(Auto, true, &[("NO_COLOR", "1")]));
        assert!(color(Auto, true, &[("NO_COLOR", "")]));
        assert!(color(Auto, false, &[("CLICOLOR_FORCE", "1")]));
        assert!(!color(Auto, false, &[("CLICOLOR_FORCE", "0")]));
        assert!(!color(
            Auto,
            false,
            &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]
        ));
        assert!(!color(Auto, true, &[("CLICOLOR", "0")]));
        assert!(!color(Auto, true, &[("TERM", "dumb")]));
        assert!(color(Always, false, &[("NO_COLOR", "1")]));
        assert!(!color(Never, true, &[("CLICOLOR_FORCE", "1")]));
    }

    #[test]
    fn the_width_is_seen_told_or_usual() {
        let width = |is_terminal, columns, env| screen(Auto, is_terminal, columns, env).width;
        assert_eq!(width(true, 132, &[("COLUMNS", "40")]), 132);
        assert_eq!(width(true, 0, &[("COLUMNS", "40")]), 40);
        assert_eq!(width(true, 0, &[]), 80);
        assert_eq!(width(true, 3, &[]), 20);
        assert_eq!(width(false, 0, &[("COLUMNS", "60")]), 60);
        assert_eq!(width(false, 0, &[("COLUMNS", "x")]), 80);
        assert_eq!(width(false, 0, &[]), 80);
    }

    #[test]
    fn utf8_is_what_the_locale_says() {
        let utf8 = |env| screen(Auto, true, 80, env).utf8;
        assert!(utf8(&[("LANG", "nl_NL.UTF-8")]));
        assert!(utf8(&[("LC_ALL", "C.utf8"), ("LANG", "C")]));
        assert!(!utf8(&[("LC_ALL", "C"), ("LANG", "nl_NL.UTF-8")]));
        assert!(!utf8(&[("LANG", "nl_NL.UTF-8"), ("TERM", "dumb")]));
    }
}
