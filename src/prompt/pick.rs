//! Which choice is meant by what was typed: accents, case and hyphens do not matter.

use super::question::Choice;
use crate::{model::name, words::nearest};

/// What a typed text means among choices.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// This one, named in full or by its number.
    Named(usize),
    /// This one, the only one with such a part.
    Only(usize),
    /// These; more is needed to tell them apart.
    Several(Vec<usize>),
    /// None.
    Nothing,
}

/// What a text means: a whole name, a number counted from 1, a beginning or a part of a name.
pub fn find(choices: &[Choice], text: &str) -> Found {
    let typed = name::key(text);
    if typed.is_empty() {
        return Found::Nothing;
    }
    let keys: Vec<Vec<_>> = choices.iter().map(keys).collect();
    let those = |fits: &dyn Fn(&String) -> bool| -> Vec<usize> {
        let any = |at: &usize| keys[*at].iter().any(fits);
        (0..keys.len()).filter(any).collect()
    };
    let whole = those(&|key| *key == typed);
    if let [one] = whole[..] {
        return Found::Named(one);
    }
    if let Some(at) = numbered(choices, text) {
        return Found::Named(at);
    }
    let begin = those(&|key| key.starts_with(&typed));
    // A digit somewhere inside a name is rather a number that does not exist.
    let is_number = typed.bytes().all(|b| b.is_ascii_digit());
    let part = if is_number {
        begin.clone()
    } else {
        those(&|key| key.contains(&typed))
    };
    match (&begin[..], &part[..]) {
        (_, []) => Found::Nothing,
        ([one], _) | (_, [one]) => Found::Only(*one),
        _ => Found::Several(part),
    }
}

/// The choice that looks most like a text that is none of them.
pub fn near<'a>(choices: &'a [Choice], text: &str) -> Option<&'a Choice> {
    let typed = name::slug(text);
    let slugs: Vec<_> = choices
        .iter()
        .map(|choice| name::slug(&choice.label))
        .collect();
    let near = nearest(&typed, slugs.iter().map(String::as_str))?;
    let at = slugs.iter().position(|slug| slug == near)?;
    choices.get(at)
}

/// The parts of an answer with several, unless it is one name that holds a comma.
pub fn parts<'a>(choices: &[Choice], text: &'a str) -> Vec<&'a str> {
    if matches!(find(choices, text), Found::Named(_)) {
        return vec![text];
    }
    let parts = text.split(',').map(str::trim);
    parts.filter(|part| !part.is_empty()).collect()
}

/// The choices that a text may mean, the likeliest first: so called, begun so, with such a part.
pub fn fitting(choices: &[Choice], text: &str) -> Vec<Choice> {
    let typed = name::key(text);
    let rank = |choice: &Choice| {
        let of = |key: &String| match key.find(&typed) {
            Some(0) if *key == typed => 0,
            Some(0) => 1,
            Some(_) => 2,
            None => 3,
        };
        keys(choice).iter().map(of).min().unwrap_or(3)
    };
    let mut ranked: Vec<_> = choices.iter().map(|one| (rank(one), one)).collect();
    ranked.retain(|(rank, _)| *rank < 3 && !typed.is_empty());
    ranked.sort_by_key(|(rank, _)| *rank);
    let best = ranked.first().map(|(rank, _)| *rank);
    // A whole name is what somebody means, though others hold it too.
    ranked.retain(|(rank, _)| best != Some(0) || *rank == 0);
    ranked.into_iter().map(|(_, one)| one.clone()).collect()
}

fn keys(choice: &Choice) -> Vec<String> {
    let own = [&choice.label, &choice.value];
    own.into_iter()
        .chain(&choice.also)
        .map(|name| name::key(name))
        .filter(|key| !key.is_empty())
        .collect()
}

fn numbered(choices: &[Choice], text: &str) -> Option<usize> {
    let number: usize = text.parse().ok()?;
    (1..=choices.len()).contains(&number).then(|| number - 1)
}

#[cfg(test)]
mod tests {
    use super::{Choice, Found, find, fitting, near, parts};

    fn choices() -> Vec<Choice> {
        [
            ("bergen-nh", "Bergen (NH)"),
            ("bergen-l", "Bergen (L)"),
            (
                "nuenen-gerwen-en-nederwetten",
                "Nuenen, Gerwen en Nederwetten",
            ),
            ("sudwest-fryslan", "Súdwest-Fryslân"),
            ("bergen-op-zoom", "Bergen op Zoom"),
            ("2019", "2019"),
        ]
        .map(|(value, label)| Choice::new(value, label))
        .to_vec()
    }

    #[test]
    fn what_is_typed_means_one_or_is_asked_again() {
        for (text, expected) in [
            ("SUDWEST fryslan", Found::Named(3)),
            ("fry", Found::Only(3)),
            ("4", Found::Named(3)),
            ("2019", Found::Named(5)),
            ("bergen", Found::Several(vec![0, 1, 4])),
            ("bergen o", Found::Only(4)),
            ("bergen-l", Found::Named(1)),
            ("leiden", Found::Nothing),
            ("7", Found::Nothing),
            ("0", Found::Nothing),
            ("20", Found::Only(5)),
            ("–", Found::Nothing),
        ] {
            assert_eq!(find(&choices(), text), expected, "{text}");
        }
    }

    #[test]
    fn a_comma_separates_unless_it_is_the_name() {
        let whole = "nuenen, gerwen en nederwetten";
        assert_eq!(parts(&choices(), whole), [whole]);
        assert_eq!(parts(&choices(), "1, fry ,,"), ["1", "fry"]);
    }

    #[test]
    fn a_part_of_a_name_offers_the_few_that_fit() {
        let offered = |text| -> Vec<String> {
            let found = fitting(&choices(), text).into_iter();
            found.map(|one| one.value).collect()
        };
        assert_eq!(
            offered("Bergen"),
            ["bergen-nh", "bergen-l", "bergen-op-zoom"]
        );
        assert_eq!(offered("frysl"), ["sudwest-fryslan"]);
        assert_eq!(offered("en"), offered("EN"));
        assert_eq!(offered("Bergen (L)"), ["bergen-l"]);
        assert_eq!(offered("leiden"), [""; 0]);
        assert_eq!(offered("!"), [""; 0]);
        let called = [Choice::new("den-haag", "Den Haag").or_called(["'s-Gravenhage"])];
        assert_eq!(fitting(&called, "graven"), called);
        assert_eq!(find(&called, "gravenhage"), Found::Only(0));
    }

    #[test]
    fn a_slip_finds_its_name() {
        let choices = choices();
        let near = near(&choices, "sudwest-frislan").map(|near| near.value.as_str());
        assert_eq!(near, Some("sudwest-fryslan"));
    }
}
