//! What somebody probably meant by a word that names nothing: asked by all that is looked up.

use deunicode::deunicode;
use strsim::{jaro_winkler, osa_distance};

use super::messages;

/// Something that may be meant, and what it is called.
#[derive(Clone)]
pub struct Candidate<'n, T> {
    /// What it is.
    pub what: T,
    /// Its names.
    pub names: Vec<&'n str>,
    /// Whether it is no more: it comes last.
    pub is_over: bool,
}

impl<'n, T> Candidate<'n, T> {
    /// Something with these names.
    pub fn new(what: T, names: impl IntoIterator<Item = &'n str>) -> Self {
        Self {
            what,
            names: names.into_iter().collect(),
            is_over: false,
        }
    }
}

/// All that fit a word equally well, in the order in which they came, what is over last: the whole
/// word, else its beginning, else a part, else its spelling. Case, accents and signs do not matter.
pub fn likely<'n, T>(word: &str, among: impl IntoIterator<Item = Candidate<'n, T>>) -> Vec<T> {
    let meant = Name::of(word);
    let ranked = among.into_iter().filter_map(|one| {
        let ranks = one
            .names
            .iter()
            .filter_map(|name| meant.rank(&Name::of(name)));
        Some((ranks.min()?, one))
    });
    let (over, present): (Vec<_>, Vec<_>) = ranked.partition(|(_, one)| one.is_over);
    let best = |all: &[(Rank, _)]| all.iter().map(|(rank, _)| rank.way).min();
    let (mut now, past) = (best(&present), best(&over));
    // What is merely spelt like the word is not worth naming beside what holds it.
    if now
        .zip(past)
        .is_some_and(|(now, past)| now.is_far_behind(past))
    {
        now = None;
    }
    let past = past.filter(|past| now.is_none_or(|now| *past <= now));
    let mut likely = fitting(present, now);
    likely.extend(fitting(over, past));
    likely
}

/// Those of this way; of what is spelt alike the likest first.
fn fitting<T>(ranked: Vec<(Rank, Candidate<T>)>, way: Option<Way>) -> Vec<T> {
    let mut fitting: Vec<_> = ranked
        .into_iter()
        .filter(|(rank, _)| Some(rank.way) == way)
        .collect();
    if matches!(way, Some(Way::Spelt { .. })) {
        fitting.sort_by_key(|(rank, _)| rank.unlike);
    }
    fitting.into_iter().map(|(_, one)| one.what).collect()
}

/// The word that fits best, if one does.
pub fn nearest<'a>(word: &str, among: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let among = among.into_iter().map(|one| Candidate::new(one, [one]));
    likely(word, among).into_iter().next()
}

/// The words that fit, as a question names them: `` `a`, `b` or `c` ``.
pub fn meant<'a>(word: &str, among: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let among = among.into_iter().map(|one| Candidate::new(one, [one]));
    either(&likely(word, among))
}

/// More are counted only.
const NAMED: usize = 8;

/// These, as a question names them; nothing where there are none.
pub fn either<S: AsRef<str>>(words: &[S]) -> Option<String> {
    let mut named: Vec<String> = Vec::new();
    for word in words.iter().map(|word| format!("`{}`", word.as_ref())) {
        if !named.contains(&word) {
            named.push(word);
        }
    }
    let more = named.len().saturating_sub(NAMED);
    named.truncate(NAMED);
    if more > 0 {
        return Some(or_more(named.join(", "), more));
    }
    let last = named.pop()?;
    Some(if named.is_empty() {
        last
    } else {
        or(named.join(", "), last)
    })
}

messages! {
    /// The last of several.
    or(most, last) { en: "{most} or {last}", nl: "{most} of {last}" }
    /// So many are not named.
    or_more(named, more) {
        en: "{named} (and {more} more)",
        nl: "{named} (en nog {more})",
    }
}

/// How well a name fits, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    way: Way,
    /// A measure, from 0 for two that are one.
    unlike: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// It is the word.
    Same,
    /// The word is a whole word of it.
    Whole,
    /// It begins with the word.
    Begins,
    /// A word of it does.
    WordBegins,
    /// The word stands somewhere in it.
    Part,
    /// With so many letters wrong, left out, added or swapped; in a word of it, not in all.
    Spelt { mistakes: usize, is_part: bool },
    /// It is a whole word of what was typed, or its beginning.
    Within,
}

impl Way {
    /// Whether what fits so is not what was meant, where something else fits that way.
    fn is_far_behind(self, other: Self) -> bool {
        match (self, other) {
            (
                Self::Spelt { mistakes, .. },
                Self::Spelt {
                    mistakes: fewer, ..
                },
            ) => mistakes > fewer + 1,
            (Self::Spelt { .. } | Self::Within, _) => other < self,
            _ => false,
        }
    }
}

/// A name in plain words, and all of them joined.
struct Name {
    words: Vec<String>,
    joined: String,
}

/// What is longer is compared with nothing: that takes as long as both texts multiplied.
const LONGEST: usize = 200;

impl Name {
    fn of(text: &str) -> Self {
        // Apostrophes join, all other signs part.
        let plain = deunicode(text)
            .replace(['\'', '`'], "")
            .to_ascii_lowercase();
        let words = plain.split(|c: char| !c.is_ascii_alphanumeric());
        let words: Vec<_> = words
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        let joined = words.concat();
        Self { words, joined }
    }

    /// How well a name fits this word.
    fn rank(&self, name: &Self) -> Option<Rank> {
        if self.joined.is_empty() || name.joined.is_empty() {
            return None;
        }
        let way = self.beginning(name).or_else(|| self.spelling(name));
        let way = way.or_else(|| self.holds(name).then_some(Way::Within))?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "from 0 to 1000"
        )]
        let unlike = ((1.0 - jaro_winkler(&self.joined, &name.joined)) * 1000.0) as u32;
        Some(Rank { way, unlike })
    }

    fn beginning(&self, name: &Self) -> Option<Way> {
        let (typed, length) = (self.joined.as_str(), self.joined.len());
        let begins = |word: &String| word.starts_with(typed);
        if typed == name.joined {
            Some(Way::Same)
        } else if name.runs(self.words.len()).any(|run| run == typed) {
            Some(Way::Whole)
        } else if length >= 2 && begins(&name.joined) {
            Some(Way::Begins)
        } else if length >= 3 && name.words.iter().any(begins) {
            Some(Way::WordBegins)
        } else if length >= 3 && name.joined.contains(typed) {
            Some(Way::Part)
        } else {
            None
        }
    }

    /// Whether the name is a word or a beginning of what was typed.
    fn holds(&self, name: &Self) -> bool {
        let (begin, length) = (&name.joined, name.joined.len());
        let mut runs = self.runs(name.words.len());
        length >= 4 && self.joined.starts_with(begin)
            || length >= 3 && runs.any(|run| run == *begin)
    }

    /// One letter in three may be wrong, in a long text four at most.
    fn spelling(&self, name: &Self) -> Option<Way> {
        let near = |name: &str| {
            let length = self.joined.len().max(name.len());
            let most = (length / 3).min(4);
            // What is that much longer has as many letters too many.
            if length > LONGEST || self.joined.len().abs_diff(name.len()) > most {
                return None;
            }
            let mistakes = osa_distance(&self.joined, name);
            (mistakes <= most).then_some(mistakes)
        };
        let whole = near(&name.joined).map(|mistakes| Way::Spelt {
            mistakes,
            is_part: false,
        });
        let is_long = |run: &String| run.len() >= 4 && self.joined.len() >= 4;
        let parts = name.runs(self.words.len()).filter(is_long);
        let part = parts.filter_map(|run| near(&run)).min();
        let part = part.map(|mistakes| Way::Spelt {
            mistakes,
            is_part: true,
        });
        whole.into_iter().chain(part).min()
    }

    /// So many of its words that follow each other, joined.
    fn runs(&self, count: usize) -> impl Iterator<Item = String> {
        self.words.windows(count.max(1)).map(<[String]>::concat)
    }
}

#[cfg(test)]
mod tests {
    use super::{Candidate, either, likely, meant, nearest};

    #[test]
    fn finds_what_was_meant() {
        let words = [
            "list",
            "show",
            "add",
            "voeg-toe",
            "intervention",
            "Súdwest-Fryslân",
            "leiden",
        ];
        for (typed, meant) in [
            ("lsit", "list"),
            ("lst", "list"),
            ("ad", "add"),
            ("SHOW", "show"),
            ("voegtoe", "voeg-toe"),
            ("interv", "intervention"),
            ("sudwest fryslan", "Súdwest-Fryslân"),
            ("lyeden", "leiden"),
            ("fryslan", "Súdwest-Fryslân"),
            ("frislan", "Súdwest-Fryslân"),
            ("Leiden centrum", "leiden"),
            ("leidenaar", "leiden"),
        ] {
            assert_eq!(nearest(typed, words), Some(meant), "{typed}");
        }
    }

    #[test]
    fn suggests_nothing_far_fetched() {
        let words = ["list", "show", "add", "nl", "leiden", ""];
        for typed in ["", "x", "no", "leeuwarden", "so", "%%%"] {
            assert_eq!(nearest(typed, words), None, "{typed}");
        }
    }

    #[test]
    fn the_fewest_mistakes_win() {
        assert_eq!(
            nearest("themes", ["theme", "thema", "themas"]),
            Some("theme")
        );
        assert_eq!(nearest("rapport", ["report", "rapport"]), Some("rapport"));
    }

    #[test]
    fn a_word_comes_before_a_beginning_and_that_before_a_part_and_that_before_spelling() {
        let names = ["Heel", "Peel en Maas", "Peelland", "De Apeelt", "Peol"];
        let likely = |left_out: usize| meant("peel", names[1..].iter().copied().skip(left_out));
        assert_eq!(likely(0).as_deref(), Some("`Peel en Maas`"));
        assert_eq!(likely(1).as_deref(), Some("`Peelland`"));
        assert_eq!(likely(2).as_deref(), Some("`De Apeelt`"));
        assert_eq!(likely(3).as_deref(), Some("`Peol`"));
        assert_eq!(
            meant("Paul D", ["Paul", "Paul Dirkse"]).as_deref(),
            Some("`Paul Dirkse`")
        );
    }

    #[test]
    fn all_that_fit_are_named_and_what_is_over_comes_last() {
        let over = |name| Candidate {
            is_over: true,
            ..Candidate::new(name, [name])
        };
        let now = |name| Candidate::new(name, [name]);
        let all = || {
            [
                over("Alphen en Riel"),
                now("Alphen-Chaam"),
                now("Alphen aan den Rijn"),
            ]
        };
        assert_eq!(
            likely("alphen", all()),
            ["Alphen-Chaam", "Alphen aan den Rijn", "Alphen en Riel"]
        );
        assert_eq!(likely("riel", all()), ["Alphen en Riel"]);
        assert_eq!(
            likely("loene", [over("Loenen"), now("Loenersloot")]),
            ["Loenersloot", "Loenen"]
        );
        let many: Vec<_> = (10..22).map(|n| format!("naam {n}")).collect();
        let said = either(&many).expect("some");
        assert!(said.ends_with("`naam 17` (and 4 more)"), "{said}");
        assert_eq!(either(&["a", "b", "a"]).as_deref(), Some("`a` or `b`"));
        assert_eq!(either::<&str>(&[]), None);
    }
}
