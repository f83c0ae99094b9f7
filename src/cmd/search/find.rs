//! Looking for words in a text; accents, case, hyphens, apostrophes and line ends ignored.

use std::ops::Range;

use crate::{
    model::{
        name::{fold, is_apostrophe},
        value::range::{is_dash, is_hyphen},
    },
    words::visible::is_unseen,
};

/// What is looked for: all of it must occur.
#[derive(Clone, Debug)]
pub struct Words(Vec<[String; 2]>);

impl Words {
    /// Each argument is a word, or several words that follow each other, unless quotation marks
    /// stand in it. Nothing where one of them says nothing.
    pub fn new(asked: &[String]) -> Option<Self> {
        let each = asked.iter().flat_map(|one| phrases(one));
        let plain = |word: &str| Joints::ALL.map(|joints| joints.plain(word).trim_end().to_owned());
        let words: Vec<_> = each.map(plain).collect();
        let says = |word: &[String; 2]| word[0].chars().any(char::is_alphanumeric);
        (!words.is_empty() && words.iter().all(says)).then_some(Self(words))
    }

    /// What was typed in one go: each word by itself, and together what stands between quotation
    /// marks.
    pub fn typed(line: &str) -> Option<Self> {
        let quoted = line.split(is_quotation_mark).enumerate();
        let words = quoted.flat_map(|(nth, part)| match nth % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        });
        Self::new(&words.collect::<Vec<_>>())
    }

    /// Whether all of it occurs.
    pub fn are_in(&self, text: &str) -> bool {
        let texts: Vec<_> = Joints::of(text)
            .iter()
            .map(|joints| joints.plain(text))
            .collect();
        let is_in = |word: &[String; 2]| {
            let mut ways = texts
                .iter()
                .flat_map(|text| word.iter().map(move |word| (text, word)));
            ways.any(|(text, word)| text.contains(word.as_str()))
        };
        self.0.iter().all(is_in)
    }

    /// Where it occurs, in the order of the text.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        for joints in Joints::of(text) {
            let (plain, places) = joints.with_places(text);
            for word in self.0.iter().flatten() {
                found.extend(plain.match_indices(word.as_str()).filter_map(|(at, _)| {
                    let last = places.get(at + word.len() - 1)?;
                    Some(places.get(at)?.start..last.end)
                }));
            }
        }
        found.sort_unstable_by_key(|mark| (mark.start, mark.end));
        found.dedup();
        found
    }
}

/// The parts of an argument: what stands between quotation marks, and what stands outside them.
fn phrases(text: &str) -> impl Iterator<Item = &str> {
    let is_quoted = text.contains(is_quotation_mark);
    let parts = text.split(is_quotation_mark).map(str::trim);
    parts.filter(move |part| !is_quoted || !part.is_empty())
}

const fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '″')
}

/// What a hyphen that joins two parts of a word stands for: `vve-beleid` is sought as `vve beleid`
/// and as `vvebeleid`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joints {
    Blank,
    Nothing,
}

impl Joints {
    const ALL: [Self; 2] = [Self::Blank, Self::Nothing];

    /// Those by which a text differs.
    fn of(text: &str) -> &'static [Self] {
        let has_joint = text.contains(|c| is_hyphen(c) || is_dash(c));
        if has_joint {
            &Self::ALL
        } else {
            &Self::ALL[..1]
        }
    }

    /// The text as it is compared: folded, blanks and line breaks as one blank.
    fn plain(self, text: &str) -> String {
        self.placed(text, |_, _| {})
    }

    /// The same, and for each of its bytes the character that it comes from.
    fn with_places(self, text: &str) -> (String, Vec<Range<usize>>) {
        let mut places = Vec::new();
        let plain = self.placed(text, |length, place| places.resize(length, place));
        (plain, places)
    }

    /// The same; tells for each character how long what is compared then is.
    fn placed(self, text: &str, mut place: impl FnMut(usize, Range<usize>)) -> String {
        let mut plain = String::with_capacity(text.len());
        let mut is_joined = false;
        for (at, c) in text.char_indices() {
            let is_joint = is_hyphen(c) || is_dash(c);
            // Behind a hyphen the word goes on, on the next line too.
            is_joined = is_joint && !plain.ends_with(' ') || is_joined && c.is_whitespace();
            if is_joint || c.is_whitespace() {
                let is_gap = !(is_joined && self == Self::Nothing);
                if is_gap && !plain.ends_with(' ') && !plain.is_empty() {
                    plain.push(' ');
                }
            } else if c.is_ascii_alphanumeric() {
                plain.push(c.to_ascii_lowercase());
            } else if !(is_apostrophe(c) || is_quotation_mark(c) || is_unseen(c)) {
                plain.push_str(&fold(c.encode_utf8(&mut [0; 4])));
            }
            place(plain.len(), at..at + c.len_utf8());
        }
        plain
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    fn marked(asked: &[&str], text: &str) -> Vec<String> {
        let asked: Vec<_> = asked.iter().map(|word| (*word).to_owned()).collect();
        let words = Words::new(&asked).expect("words");
        let marks = words.marks(text).into_iter();
        let marks: Vec<_> = marks.map(|mark| text[mark].to_owned()).collect();
        assert_eq!(words.are_in(text), asked.len() <= marks.len(), "{text}");
        marks
    }

    #[test]
    fn accents_case_and_line_ends_do_not_matter() {
        assert_eq!(marked(&["fryslan"], "Súdwest-Fryslân"), ["Fryslân"]);
        assert_eq!(marked(&["sudwest"], "Su\u{301}dwest"), ["Su\u{301}dwest"]);
        assert_eq!(
            marked(&["PETJE AF"], "een petje\n  af, ja"),
            ["petje\n  af"]
        );
        assert_eq!(marked(&["af", "petje"], "Petje af"), ["Petje", "af"]);
        assert_eq!(marked(&["strasse"], "Straße!"), ["Straße"]);
        assert!(marked(&["x"], "Leiden").is_empty());
    }

    #[test]
    fn hyphens_and_apostrophes_do_not_matter() {
        for (asked, text, marked_text) in [
            ("petje-af", "Petje af!", "Petje af"),
            ("petje af", "Petje-af", "Petje-af"),
            ("zuidholland", "in Zuid-Holland", "Zuid-Holland"),
            (
                "zuid holland",
                "in Zuid\u{2011}Holland",
                "Zuid\u{2011}Holland",
            ),
            ("email", "per e-mail", "e-mail"),
            (
                "e-mail adres",
                "een emailadres, een email adres",
                "email adres",
            ),
            ("themas", "de thema's", "thema's"),
            (
                "schoolbestuur",
                "school\u{ad}bestuur",
                "school\u{ad}bestuur",
            ),
            ("thema's", "de thema\u{2019}s", "thema\u{2019}s"),
            ("s hertogenbosch", "in 's-Hertogenbosch", "s-Hertogenbosch"),
            (
                "schoolbestuur",
                "het school-\n  bestuur",
                "school-\n  bestuur",
            ),
            ("2021-2024", "2021\u{2013}2024", "2021\u{2013}2024"),
            ("2021 2024", "van 2021 \u{2013} 2024", "2021 \u{2013} 2024"),
            (
                "de brede school",
                "de \u{201c}Brede\u{201d} School",
                "de \u{201c}Brede\u{201d} School",
            ),
        ] {
            assert_eq!(marked(&[asked], text), [marked_text]);
        }
        for (asked, text) in [
            ("voorna", "voor - na"),
            ("enen", "een en"),
            ("petjeaf", "petje af"),
        ] {
            assert!(marked(&[asked], text).is_empty(), "{asked}");
        }
    }

    #[test]
    fn a_phrase_stands_between_quotation_marks() {
        let is_in = |words: Option<Words>, text: &str| words.expect("words").are_in(text);
        let text = "Petje af, voor ouders";
        assert!(is_in(Words::typed("ouders petje"), text));
        assert!(is_in(Words::typed("\"petje af\" ouders"), text));
        assert!(!is_in(Words::typed("\"af petje\""), text));
        assert!(!is_in(Words::typed("\u{201c}petje ouders\u{201d}"), text));
        let args = |text: &str| Words::new(&[text.to_owned()]);
        assert!(is_in(args("petje af"), text));
        assert!(!is_in(args("petje ouders"), text));
        assert!(is_in(args("ouders \"petje af\""), text));
        assert!(args("\"\"").is_none());
    }

    #[test]
    fn what_says_nothing_is_not_looked_for() {
        for asked in ["", "  ", "–", "\u{301}"] {
            assert!(Words::new(&[asked.to_owned()]).is_none(), "{asked:?}");
        }
    }
}
