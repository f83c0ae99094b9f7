//! The word that somebody probably meant.

use deunicode::deunicode;
use strsim::{jaro_winkler, osa_distance};

/// The word most like this one, if one is like it enough to be suggested.
///
/// Case, accents and signs do not count. One letter in three may be wrong, left out, added or
/// swapped, in a long text four at most; a beginning of three letters will do as well.
pub fn nearest<'a>(word: &str, among: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let meant = plain(word);
    let mut best: Option<(Likeness, &str)> = None;
    for candidate in among {
        let Some(likeness) = Likeness::of(&meant, &plain(candidate)) else {
            continue;
        };
        if best
            .as_ref()
            .is_none_or(|(so_far, _)| likeness.beats(so_far))
        {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// What is longer is compared with nothing: that takes as long as both texts multiplied.
const LONGEST: usize = 200;

struct Likeness {
    mistakes: usize,
    similarity: f64,
}

impl Likeness {
    fn of(meant: &str, candidate: &str) -> Option<Self> {
        // Both are plain: a byte is a character. Sentences are not misspelt names.
        let length = meant.len().max(candidate.len());
        if length > LONGEST {
            return None;
        }
        let mistakes = osa_distance(meant, candidate);
        let begins = meant.len() >= 3 && candidate.starts_with(meant);
        let near = mistakes <= (length / 3).min(4) && length > 0;
        (near || begins).then(|| Self {
            mistakes,
            similarity: jaro_winkler(meant, candidate),
        })
    }

    // Of two that are as far off, the one with the same beginning.
    fn beats(&self, other: &Self) -> bool {
        self.mistakes < other.mistakes
            || self.mistakes == other.mistakes && self.similarity > other.similarity
    }
}

fn plain(text: &str) -> String {
    let mut plain = deunicode(text);
    plain.retain(|c| c.is_ascii_alphanumeric());
    plain.make_ascii_lowercase();
    plain
}

#[cfg(test)]
mod tests {
    use super::nearest;

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
}
