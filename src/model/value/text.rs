use std::{borrow::Cow, fmt, str::FromStr};

use super::{Kind, Value, Wrong};
use crate::{
    model::{name::is_slug, say},
    words::Words,
};

impl Value for String {
    const KIND: Kind = Kind::Text;

    fn parse(text: &str) -> Result<Self, Wrong> {
        not_blank(text).map(|()| text.to_owned())
    }

    fn stand_in() -> Option<Self> {
        Some(Self::new())
    }

    fn text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

/// Texts that obey a rule: name, kind, rule.
macro_rules! texts {
    ($($(#[$doc:meta])* $Name:ident: $kind:expr, $rule:expr;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $Name(String);

        impl FromStr for $Name {
            type Err = Wrong;
            fn from_str(text: &str) -> Result<Self, Wrong> {
                let rule: fn(&str) -> Result<(), Wrong> = $rule;
                rule(text).map(|()| Self(text.to_owned()))
            }
        }
        impl fmt::Display for $Name {
            fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl Value for $Name {
            const KIND: Kind = $kind;
            fn stand_in() -> Option<Self> {
                Some(Self(String::new()))
            }
            fn text(&self) -> Cow<'_, str> {
                Cow::Borrowed(&self.0)
            }
        }
        impl $Name {
            /// The text itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    )+};
}

/// The kinds of school of Dutch education, from the playgroup to the university.
const SCHOOL_TYPES: &[Words] = &[
    Words {
        en: "voorschool",
        nl: "voorschool",
    },
    Words { en: "po", nl: "po" },
    Words { en: "vo", nl: "vo" },
    Words {
        en: "vso",
        nl: "vso",
    },
    Words {
        en: "mbo",
        nl: "mbo",
    },
    Words { en: "ho", nl: "ho" },
];
const NEWS_KINDS: &[Words] = &[
    Words {
        en: "news",
        nl: "nieuws",
    },
    Words {
        en: "interview",
        nl: "interview",
    },
    Words {
        en: "video",
        nl: "video",
    },
];
const ORIGINS: &[Words] = &[
    Words {
        en: "programme",
        nl: "programma",
    },
    Words {
        en: "pillar",
        nl: "pijler",
    },
    Words {
        en: "local",
        nl: "lokaal",
    },
];

texts! {
    /// A text of sentences, on one or more lines.
    Prose: Kind::Prose, not_blank;
    /// What names an intervention, a theme or a coordinator: lower-case words joined by `-`.
    Id: Kind::Id, |text| if is_slug(text) { Ok(()) } else { Err(say::no_id(text)) };
    /// The code of a municipality, as CBS and TOOI have it: `GM` and four digits; more where a folder
    /// has a register of its own that needs them.
    Code: Kind::Code, |text| if code(text) { Ok(()) } else { Err(not_a_code(text)) };
    /// An address on the web.
    Url: Kind::Url, web_address;
    /// A mail address.
    Email: Kind::Email, |text| if mail(text) { Ok(()) } else { Err(say::no_email(text)) };
    /// A telephone number, as people write it.
    Phone: Kind::Phone, |text| if number(text) { Ok(()) } else { Err(say::no_phone(text)) };
    /// A kind of school.
    SchoolType: Kind::OneOf(SCHOOL_TYPES), |text| one_of(text, SCHOOL_TYPES);
    /// What a news item is.
    NewsKind: Kind::OneOf(NEWS_KINDS), |text| one_of(text, NEWS_KINDS);
    /// Where a theme comes from: the programme, one of its three pillars, or a municipality.
    Origin: Kind::OneOf(ORIGINS), |text| one_of(text, ORIGINS);
}

fn not_blank(text: &str) -> Result<(), Wrong> {
    if text.chars().all(char::is_whitespace) {
        Err(say::empty())
    } else {
        Ok(())
    }
}

/// The English word is the one of the file.
fn one_of(text: &str, words: &[Words]) -> Result<(), Wrong> {
    if words.iter().any(|word| word.en == text) {
        return Ok(());
    }
    let known: Vec<_> = words.iter().map(|word| word.en).collect();
    Err(say::none_of(text, known.join(", ")))
}

fn code(text: &str) -> bool {
    text.strip_prefix("GM")
        .is_some_and(|d| d.len() >= 4 && d.bytes().all(|b| b.is_ascii_digit()))
}

fn not_a_code(text: &str) -> Wrong {
    let capitals = text.to_ascii_uppercase();
    if code(&capitals) {
        say::no_code_but(text, capitals)
    } else {
        say::no_code(text)
    }
}

fn web_address(text: &str) -> Result<(), Wrong> {
    if address(text) {
        return Ok(());
    }
    let whole = format!("https://{text}");
    // As people copy it from a page: the host and what is there.
    if text.contains('.') && address(&whole) {
        Err(say::no_url_but(text, whole))
    } else {
        Err(say::no_url(text))
    }
}

fn address(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/')) && !blank_in(text)
}

/// `name@organisation.nl`: the host has at least two parts, and no part is empty.
fn mail(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else {
        return false;
    };
    let is_sign = |c: char| c.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~-".contains(c);
    let is_name = |part: &str| !part.is_empty() && part.chars().all(is_sign);
    let is_host = |part: &str| {
        let is_letter = |c: char| c.is_alphanumeric() || c == '-';
        let has_ends = !part.starts_with('-') && !part.ends_with('-');
        !part.is_empty() && has_ends && part.chars().all(is_letter)
    };
    name.split('.').all(is_name) && host.contains('.') && host.split('.').all(is_host)
}

fn number(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    digits.bytes().any(|b| b.is_ascii_digit())
        && digits
            .bytes()
            .all(|b| b.is_ascii_digit() || b" -().".contains(&b))
}

fn blank_in(text: &str) -> bool {
    text.bytes().any(|byte| byte <= b' ' || byte >= 0x80) && text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::mail;

    #[test]
    fn a_mail_address_has_a_name_and_a_domain() {
        for sound in [
            "sanne@leiden.nl",
            "s.de-wit+gka@onderwijs.leiden.nl",
            "o'neill@súdwest.frl",
        ] {
            assert!(mail(sound), "{sound}");
        }
        for wrong in [
            "",
            "sanne",
            "sanne@leiden",
            "sanne@",
            "@leiden.nl",
            "a@b..nl",
            "a@.nl",
            "a@b.nl.",
            "a@-b.nl",
            "a@@b.nl",
            "a@b@c.nl",
            "a b@c.nl",
            "a@b .nl",
            "a@b.nl;c@d.nl",
            "Sanne <a@b.nl>",
            "mailto:a@b.nl",
            "a..b@c.nl",
        ] {
            assert!(!mail(wrong), "{wrong}");
        }
    }
}
