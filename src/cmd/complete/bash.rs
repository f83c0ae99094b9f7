//! The answer for bash, which inserts what it is given as it is: quoted, and with a beginning in
//! common that is a whole part of a word.
//!
//! readline looks for the beginning that all words share, sign by sign, and would stop in the middle
//! of an escape. So that beginning is worked out here, and the words only have to share it.

use super::{
    Candidate, common,
    line::{Dialect, Line, Quote, Word},
    quote::posix,
};
use crate::words::visible;

/// The place that is completed.
pub struct Place {
    /// What readline is about to do: `COMP_TYPE`.
    does: Does,
    /// What stands outside of what is replaced, and how.
    kept: Word,
    /// What is replaced, as it was typed.
    typed: String,
}

/// What readline does with the words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Does {
    /// Inserts what they have in common.
    Insert,
    /// Shows them.
    Show,
    /// Both at once.
    InsertAndShow,
    /// Inserts one after the other, or all.
    Take,
}

impl Place {
    /// The place, from `COMP_TYPE`, the line, what follows the cursor, and what readline replaces;
    /// nothing where a completed word could not stand alone.
    pub fn of(kind: &str, before: &str, after: &str, typed: &str) -> Option<Self> {
        let line = Line::read(before, Dialect::Posix);
        let replaced = before.strip_suffix(typed)?;
        let word = replaced.get(line.start..)?;
        let kept = Line::read(word, Dialect::Posix).last;
        // In a quotation what is replaced begins right behind its sign.
        let is_sound = kept.quote == line.last.quote
            && (kept.quote == Quote::Bare || word.ends_with(['\'', '"']));
        let closed = match kept.quote {
            Quote::Bare => after,
            Quote::Single | Quote::Escaped => after.strip_prefix('\'').unwrap_or(after),
            Quote::Double => after.strip_prefix('"').unwrap_or(after),
        };
        let ends = closed.is_empty() || closed.starts_with([' ', '\t', '\n', ';', '|', '&', ')']);
        (is_sound && !kept.is_altered && ends).then(|| Self {
            does: match kind {
                "9" => Does::Insert,
                "63" => Does::Show,
                "33" | "64" => Does::InsertAndShow,
                // All at once would not have what is kept before each of them.
                "42" if !kept.text.is_empty() => Does::Insert,
                _ => Does::Take,
            },
            kept,
            typed: typed.to_owned(),
        })
    }

    /// The lines of the answer.
    pub fn answer(&self, candidates: &[Candidate], typed: &str) -> Vec<String> {
        let rest = |word: &'_ str| word.strip_prefix(&self.kept.text).map(str::to_owned);
        let rests: Vec<_> = candidates
            .iter()
            .filter_map(|candidate| rest(&candidate.word))
            .collect();
        let quoted = |rest: &String| posix(rest, self.kept.quote, false);
        let shown = |text: &String| visible::line(text).into_owned();
        if rests.len() < 2 || self.does == Does::Take {
            return rests.iter().map(quoted).collect();
        }
        if self.does == Does::Show {
            return rests.iter().map(shown).collect();
        }
        let common = common(&rests);
        let goes_on = rest(typed).is_some_and(|typed| super::begins(&common, &typed));
        let stem = if goes_on {
            posix(&common, self.kept.quote, true)
        } else {
            match self.kept.quote {
                Quote::Bare => self.typed.clone(),
                Quote::Double => format!("\"{}", self.typed),
                Quote::Single | Quote::Escaped => format!("'{}", self.typed),
            }
        };
        if self.does == Does::Insert {
            // Two that share the stem and nothing else; nobody sees them.
            return ["1", "2"].map(|end| format!("{stem}{end}")).into();
        }
        let whole = rests.iter().map(|rest| {
            let rest = rest.strip_prefix(&common).unwrap_or(rest);
            format!("{stem}{}", visible::line(rest))
        });
        // With the stem among them nothing longer is common to all, nor are all the same.
        std::iter::once(stem.clone()).chain(whole).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{super::Candidate, Place};

    fn answered(kind: &str, before: &str, typed: &str, words: &[&str]) -> Vec<String> {
        let candidates: Vec<_> = words.iter().map(|word| Candidate::of(word)).collect();
        let value = typed.replace('\\', "");
        let place = Place::of(kind, before, "", typed).expect("a place");
        place.answer(&candidates, &value)
    }

    #[test]
    fn one_word_is_inserted_whole() {
        assert_eq!(answered("9", "gka Vo", "Vo", &["Voor; x"]), [r"Voor\;\ x"]);
        assert_eq!(
            answered("9", "gka \"Vo", "Vo", &["Voor $(x)"]),
            [r#""Voor \$(x)""#]
        );
        assert_eq!(answered("9", "gka --t=m", "m", &[]), Vec::<String>::new());
    }

    #[test]
    fn of_several_only_a_whole_beginning_is_inserted() {
        // Their escapes would have had a lone `\` in common.
        let words = ["Voor;a", "Voor&a"];
        assert_eq!(answered("9", "gka Vo", "Vo", &words), ["Voor1", "Voor2"]);
        assert_eq!(answered("9", "gka 'Vo", "Vo", &words), ["'Voor1", "'Voor2"]);
        assert_eq!(
            answered("63", "gka Vo", "Vo", &["Vo\u{1b}", "Vo;"]),
            ["Vo\\u{1b}", "Vo;"]
        );
        assert_eq!(
            answered("33", "gka Vo", "Vo", &words),
            ["Voor", "Voor;a", "Voor&a"]
        );
        assert_eq!(
            answered("37", "gka Vo", "Vo", &words),
            [r"Voor\;a", r"Voor\&a"]
        );
    }

    #[test]
    fn what_was_typed_stays_where_less_is_common() {
        let words = ["Súdwest", "Sudwest"];
        assert_eq!(answered("9", "gka sud", "sud", &words), ["sud1", "sud2"]);
    }

    #[test]
    fn what_would_be_no_word_of_its_own_is_not_offered() {
        for (before, after, typed) in [
            ("gka lei", "den", "lei"),
            ("gka \"lei", "d\"", "lei"),
            ("gka \"lei", "\"x", "lei"),
            ("gka a*:lei", "", "lei"),
        ] {
            assert!(
                Place::of("9", before, after, typed).is_none(),
                "{before}|{after}"
            );
        }
        assert!(Place::of("9", "gka \"lei", "\" x", "lei").is_some());
    }
}
