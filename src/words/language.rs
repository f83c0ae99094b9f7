use std::{str::FromStr, sync::OnceLock};

/// A language that the tool speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// English, for everybody whose locale is not Dutch.
    En,
    /// Dutch.
    Nl,
}

impl FromStr for Lang {
    type Err = ();

    /// A locale or a language tag: `nl`, `nl_NL.UTF-8`, `nl-BE` are Dutch, all others English.
    /// Never fails for a text that is not empty.
    fn from_str(text: &str) -> Result<Self, ()> {
        let tag = text.split(['_', '-', '.', '@']).next().unwrap_or_default();
        match tag.to_ascii_lowercase().as_str() {
            "" => Err(()),
            "nl" => Ok(Self::Nl),
            _ => Ok(Self::En),
        }
    }
}

// One process speaks one language: a message must not need to be handed it.
static SPOKEN: OnceLock<Lang> = OnceLock::new();

/// Sets the language of the process; only the first call counts.
pub fn speak(lang: Lang) {
    let _ = SPOKEN.set(lang);
}

/// The language of the process; English until somebody has said otherwise.
pub fn lang() -> Lang {
    SPOKEN.get().copied().unwrap_or(Lang::En)
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn every_dutch_locale_is_dutch() {
        for locale in ["nl", "nl_NL.UTF-8", "nl-BE", "NL", "nl@euro"] {
            assert_eq!(locale.parse(), Ok(Lang::Nl), "{locale}");
        }
        for locale in ["en_GB", "C", "C.UTF-8", "POSIX", "nld", "fy_NL"] {
            assert_eq!(locale.parse(), Ok(Lang::En), "{locale}");
        }
        assert_eq!("".parse::<Lang>(), Err(()));
    }
}
