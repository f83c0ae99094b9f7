//! Names of municipalities, themes and titles, as people type them and as files are called.

use deunicode::deunicode_char;

/// The slug of a name: lower case, without accents and apostrophes, words joined by `-`.
///
/// `Nuenen, Gerwen en Nederwetten` is `nuenen-gerwen-en-nederwetten`. A name without a letter or
/// digit has an empty slug.
pub fn slug(name: &str) -> String {
    words(name, true)
}

/// What names are compared by: as [`slug`], and hyphens, blanks and signs do not matter either.
///
/// `Súdwest Fryslân`, `sudwest-fryslan` and `SUDWEST–FRYSLÂN` have one key.
pub fn key(name: &str) -> String {
    words(name, false)
}

/// What texts are searched in: lower case, without accents, all else kept.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        plain(c, &mut folded);
    }
    folded
}

fn words(name: &str, joined: bool) -> String {
    let mut out = String::with_capacity(name.len());
    let mut gap = false;
    let mut letters = String::new();
    for c in name.chars().filter(|c| !is_apostrophe(*c)) {
        letters.clear();
        plain(c, &mut letters);
        for c in letters.chars() {
            if !c.is_ascii_alphanumeric() {
                gap = true;
                continue;
            }
            if gap && joined && !out.is_empty() {
                out.push('-');
            }
            gap = false;
            out.push(c);
        }
    }
    out
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ')
}

fn plain(c: char, into: &mut String) {
    if c.is_ascii() {
        into.push(c.to_ascii_lowercase());
    } else if is_combining(c) {
        // An accent that follows its letter (as macOS writes file names) is an accent too.
    } else if let Some(letters) = deunicode_char(c) {
        into.extend(letters.chars().map(|c| c.to_ascii_lowercase()));
    }
}

const fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::{fold, key, slug};

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
