//! Names of municipalities, themes and titles, as people type them and as files are called.

use deunicode::deunicode_char;
use unicode_normalization::UnicodeNormalization;

use crate::words::visible::is_unseen;

/// The slug of a name: lower case, without accents and apostrophes, words joined by `-`.
///
/// `Nuenen, Gerwen en Nederwetten` is `nuenen-gerwen-en-nederwetten`. A name without a letter or
/// digit has an empty slug.
pub fn slug(name: &str) -> String {
    words(name, true)
}

/// Whether a text is the slug of itself: words of lower-case letters and digits, one `-` between.
pub fn is_slug(text: &str) -> bool {
    let mut before = b'-';
    let is_sound = text.bytes().all(|byte| {
        let is_joint = byte == b'-' && before != b'-';
        before = byte;
        is_joint || byte.is_ascii_lowercase() || byte.is_ascii_digit()
    });
    is_sound && before != b'-'
}

/// What names are compared by: as [`slug`], and hyphens, blanks and signs do not matter either.
///
/// `Súdwest Fryslân`, `sudwest-fryslan` and `SUDWEST–FRYSLÂN` have one key.
pub fn key(name: &str) -> String {
    words(name, false)
}

/// Whether people read two texts as one name: neither Unicode form nor case, blanks or characters
/// that nobody sees tell them apart. Whoever asks whether two names are one asks this.
pub fn is_same(one: &str, other: &str) -> bool {
    one == other || canonical(one) == canonical(other)
}

/// What is one for all texts that are the same name, as [`is_same`] has it.
pub fn canonical(text: &str) -> String {
    let seen = normalized(text);
    if seen.is_ascii() {
        return seen.to_ascii_lowercase();
    }
    // By way of the capital: `ß` is `SS`, and a sigma at the end of a word is a sigma.
    let capitals = seen.chars().flat_map(char::to_uppercase);
    capitals.flat_map(char::to_lowercase).nfc().collect()
}

/// The text as it is seen: in one Unicode form, with single blanks and without the characters that
/// nobody sees.
pub fn normalized(text: &str) -> String {
    let joined = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_ascii() {
        return joined(text);
    }
    let composed: String = text.chars().filter(|c| !is_unseen(*c)).nfc().collect();
    joined(&composed)
}

/// The same of a text of several lines, line by line.
pub fn normalized_lines(text: &str) -> String {
    text.lines().map(normalized).collect::<Vec<_>>().join("\n")
}

/// The name without what people put around that of a municipality: `gemeente Leiden`, `Utrecht
/// (gemeente)`; and its code in full: `546`, `gm0546`. Nothing where nothing of it is there.
pub fn bare_municipality(text: &str) -> Option<String> {
    const BEFORE: [&str; 7] = [
        "de-gemeente-",
        "gemeente-",
        "gem-",
        "the-municipality-of-",
        "municipality-of-",
        "municipality-",
        "gemeentecode-",
    ];
    const BEHIND: [&str; 3] = ["-gemeente", "-gem", "-municipality"];
    let slug = slug(text);
    let before = BEFORE.iter().find_map(|before| slug.strip_prefix(before));
    let rest = before.unwrap_or(&slug);
    let behind = BEHIND.iter().find_map(|behind| rest.strip_suffix(behind));
    let bare = behind.unwrap_or(rest);
    let digits = bare
        .strip_prefix("gm")
        .unwrap_or(bare)
        .trim_start_matches('-');
    let is_code = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    if is_code {
        return Some(format!("gm{digits:0>4}")).filter(|code| *code != key(text));
    }
    (bare.len() < slug.len()).then(|| bare.to_owned())
}

/// Whether this is the [`key`] of a name.
pub fn has_key(name: &str, key: &str) -> bool {
    let mut rest = key.bytes();
    let mut goes_on = |c: char| {
        !c.is_ascii_alphanumeric() || rest.next().map(char::from) == Some(c.to_ascii_lowercase())
    };
    let mut signs = name.chars().filter(|c| !is_apostrophe(*c));
    let is_begun = signs.all(|c| match c {
        '\0'..='\x7f' => goes_on(c),
        _ => letters(c).chars().all(&mut goes_on),
    });
    is_begun && rest.next().is_none()
}

/// What texts are searched in: lower case, without accents, all else kept.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        plain(c, &mut folded);
    }
    folded
}

/// Where a Dutch reader looks for a name: in lower case, without accents (`ĳ` is `ij`) and without
/// the article that it begins with: 's-Gravenhage stands under the g.
pub fn order(name: &str) -> String {
    let folded = fold(&name.replace(is_apostrophe, "'"));
    let articles = ["'s-", "'s ", "'t ", "'t-"];
    let bare = articles
        .iter()
        .find_map(|article| folded.strip_prefix(article));
    bare.map(str::to_owned).unwrap_or(folded)
}

/// The same of the name that a slug is made of, whose apostrophe is gone.
pub fn order_of_slug(slug: &str) -> &str {
    let articles = ["s-", "t-"];
    let bare = articles
        .iter()
        .find_map(|article| slug.strip_prefix(article));
    bare.unwrap_or(slug)
}

fn words(name: &str, joined: bool) -> String {
    let mut out = String::with_capacity(name.len());
    let mut gap = false;
    let mut add = |c: char| {
        if !c.is_ascii_alphanumeric() {
            gap = true;
            return;
        }
        if gap && joined && !out.is_empty() {
            out.push('-');
        }
        gap = false;
        out.push(c.to_ascii_lowercase());
    };
    for c in name.chars().filter(|c| !is_apostrophe(*c)) {
        if c.is_ascii() {
            add(c);
        } else {
            letters(c).chars().for_each(&mut add);
        }
    }
    out
}

/// Whether a character is an apostrophe, by whichever key it was typed.
pub const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ')
}

fn plain(c: char, into: &mut String) {
    if c.is_ascii() {
        into.push(c.to_ascii_lowercase());
    } else {
        into.extend(letters(c).chars().map(|c| c.to_ascii_lowercase()));
    }
}

/// The ASCII signs that stand for a character.
fn letters(c: char) -> &'static str {
    // An accent that follows its letter (as macOS writes file names) is an accent too.
    deunicode_char(c)
        .filter(|_| !is_combining(c) && !is_unseen(c))
        .unwrap_or_default()
}

const fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::{bare_municipality, fold, is_same, is_slug, key, order, order_of_slug, slug};

    #[test]
    fn slugs_are_those_of_the_design() {
        for (name, expected) in [
            ("Den Haag", "den-haag"),
            ("'s-Hertogenbosch", "s-hertogenbosch"),
            ("Súdwest-Fryslân", "sudwest-fryslan"),
            ("Su\u{301}dwest-Frysla\u{302}n", "sudwest-fryslan"),
            (
                "Nuenen, Gerwen en Nederwetten",
                "nuenen-gerwen-en-nederwetten",
            ),
            ("Bergen (NH)", "bergen-nh"),
            ("  Petje af! ", "petje-af"),
            ("../../etc/passwd", "etc-passwd"),
            ("–!", ""),
        ] {
            assert_eq!(slug(name), expected);
            assert!(is_slug(expected) || expected.is_empty(), "{expected}");
            assert_eq!(is_slug(name), slug(name) == name && !name.is_empty());
        }
    }

    #[test]
    fn names_stand_where_a_dutch_reader_looks() {
        let mut names = [
            "Zwolle",
            "'s-Hertogenbosch",
            "ĳsselstein",
            "súdwest",
            "IJmuiden",
            "’t Zand",
            "ede",
            "Hulst",
        ];
        names.sort_by_key(|name| order(name));
        let expected = [
            "ede",
            "'s-Hertogenbosch",
            "Hulst",
            "IJmuiden",
            "ĳsselstein",
            "súdwest",
            "’t Zand",
            "Zwolle",
        ];
        assert_eq!(names, expected);
        let mut slugs = ["soest", "s-gravenhage", "t-zand", "hulst", "gouda"];
        slugs.sort_by_key(|slug| order_of_slug(slug));
        assert_eq!(slugs, ["gouda", "s-gravenhage", "hulst", "soest", "t-zand"]);
    }

    #[test]
    fn texts_that_read_alike_are_the_same() {
        for (one, other) in [
            ("José Müller", "Jose\u{301} Mu\u{308}ller"),
            ("Paul Dirkse", " paul   DIRKSE "),
            ("Paul Dirkse", "Paul\u{a0}Dirkse"),
            ("Team", "te\u{ad}am\u{200b}"),
            ("Straße", "STRASSE"),
            ("Ms. İnan", "ms. i\u{307}nan"),
        ] {
            assert!(is_same(one, other), "{one:?} {other:?}");
        }
        assert!(!is_same("José", "Jose"));
        assert!(!is_same("Paul Dirkse", "PaulDirkse"));
    }

    #[test]
    fn what_stands_around_a_municipality_goes() {
        for (text, expected) in [
            ("Gemeente Leiden", Some("leiden")),
            ("gem. 's-Hertogenbosch", Some("s-hertogenbosch")),
            ("leiden (gemeente)", Some("leiden")),
            ("Utrecht (gem.)", Some("utrecht")),
            ("de gemeente Den Haag", Some("den-haag")),
            ("municipality of Leiden", Some("leiden")),
            ("546", Some("gm0546")),
            ("0546", Some("gm0546")),
            ("GM546", Some("gm0546")),
            ("gm 0546", None),
            ("gemeente 546", Some("gm0546")),
            ("GM0546", None),
            ("gm0546", None),
            ("Leiden", None),
            ("Gemert-Bakel", None),
            ("gemeente", None),
            ("12345", None),
            ("", None),
        ] {
            assert_eq!(bare_municipality(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn what_does_not_matter_does_not_matter() {
        for name in ["Súdwest Fryslân", "sudwest-fryslan", "SÚDWEST–FRYSLÂN"] {
            assert_eq!(key(name), "sudwestfryslan");
        }
        assert_eq!(fold("Één café, 's middags"), "een cafe, 's middags");
    }
}
