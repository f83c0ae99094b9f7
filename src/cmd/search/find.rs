//! Looking for words in a text, accents and case ignored.

use std::ops::Range;

use crate::model::name::fold;

/// What is looked for: all of it must occur.
#[derive(Clone, Debug)]
pub struct Words(Vec<String>);

impl Words {
    /// Each argument is a word, or several words that follow each other. Nothing where one of them
    /// says nothing.
    pub fn new(asked: &[String]) -> Option<Self> {
        let words: Vec<_> = asked.iter().map(|word| folded(word.trim())).collect();
        let says = |word: &String| word.chars().any(char::is_alphanumeric);
        words.iter().all(says).then_some(Self(words))
    }

    /// Whether all of it occurs.
    pub fn are_in(&self, text: &str) -> bool {
        let text = folded(text);
        self.0.iter().all(|word| text.contains(word.as_str()))
    }

    /// Where it occurs, in the order of the text.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let (folded, places) = with_places(text);
        let found = self.0.iter().flat_map(|word| {
            folded.match_indices(word.as_str()).filter_map(|(at, _)| {
                let last = places.get(at + word.len() - 1)?;
                Some(places.get(at)?.start..last.end)
            })
        });
        let mut found: Vec<_> = found.collect();
        found.sort_unstable_by_key(|mark| (mark.start, mark.end));
        found
    }
}

/// Blanks and line breaks are one: a phrase goes on over the end of a line.
fn folded(text: &str) -> String {
    fold(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The folded text, and for each of its bytes the character that it comes from.
fn with_places(text: &str) -> (String, Vec<Range<usize>>) {
    let (mut folded, mut places) = (String::with_capacity(text.len()), Vec::new());
    for (at, c) in text.char_indices() {
        let place = at..at + c.len_utf8();
        if !c.is_whitespace() {
            folded.push_str(&fold(c.encode_utf8(&mut [0; 4])));
        } else if !folded.ends_with(' ') && !folded.is_empty() {
            folded.push(' ');
        }
        places.resize(folded.len(), place);
    }
    (folded, places)
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
    fn what_says_nothing_is_not_looked_for() {
        for asked in ["", "  ", "–", "\u{301}"] {
            assert!(Words::new(&[asked.to_owned()]).is_none(), "{asked:?}");
        }
    }
}
