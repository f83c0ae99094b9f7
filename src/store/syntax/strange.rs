//! Characters that look like those of TOML, or like nothing at all.

use crate::words::Words;

/// What such a character looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Like {
    /// A quotation mark.
    Quote,
    /// A hyphen.
    Dash,
    /// A blank.
    Blank,
    /// Nothing: it is not seen.
    Nothing,
    /// A sign of ASCII, wider.
    Wide,
}

/// A character that misleads who reads the text.
#[derive(Clone, Copy, Debug)]
pub struct Strange {
    /// The character.
    pub sign: char,
    /// What it looks like.
    pub like: Like,
    /// What it is called.
    pub name: Words,
}

/// From which character to which, what they look like, and what one is called.
type Row = (char, char, Like, &'static str, &'static str);

/// All that people and word processors put where TOML has signs of its own; the first that fits
/// counts.
#[rustfmt::skip]
const KNOWN: &[Row] = &[
    ('`', '`', Like::Quote, "an accent, no quotation mark", "een accent, geen aanhalingsteken"),
    ('\u{b4}', '\u{b4}', Like::Quote, "an accent, no quotation mark", "een accent, geen aanhalingsteken"),
    ('\u{85}', '\u{85}', Like::Blank, "another kind of line end", "een ander soort regeleinde"),
    ('\u{a0}', '\u{a0}', Like::Blank, "a no-break space", "een vaste spatie"),
    ('\u{ab}', '\u{ab}', Like::Quote, "an angle quotation mark", "een punthaak als aanhalingsteken"),
    ('\u{ad}', '\u{ad}', Like::Nothing, "a soft hyphen, which nobody sees", "een zacht koppelteken, dat niemand ziet"),
    ('\u{bb}', '\u{bb}', Like::Quote, "an angle quotation mark", "een punthaak als aanhalingsteken"),
    ('\u{34f}', '\u{34f}', Like::Nothing, "a character that nobody sees", "een teken dat niemand ziet"),
    ('\u{61c}', '\u{61c}', Like::Nothing, "a mark that turns the direction of the text", "een teken dat de leesrichting omkeert"),
    ('\u{1680}', '\u{1680}', Like::Blank, "another kind of blank", "een andere soort spatie"),
    ('\u{180e}', '\u{180e}', Like::Nothing, "a character that nobody sees", "een teken dat niemand ziet"),
    ('\u{2000}', '\u{200a}', Like::Blank, "another kind of blank", "een andere soort spatie"),
    ('\u{200b}', '\u{200b}', Like::Nothing, "a zero-width space", "een spatie zonder breedte"),
    ('\u{200c}', '\u{200d}', Like::Nothing, "a zero-width joiner", "een verbindingsteken zonder breedte"),
    ('\u{200e}', '\u{200f}', Like::Nothing, "a mark that turns the direction of the text", "een teken dat de leesrichting omkeert"),
    ('\u{2010}', '\u{2011}', Like::Dash, "another hyphen", "een ander koppelteken"),
    ('\u{2012}', '\u{2015}', Like::Dash, "a dash", "een gedachtestreepje"),
    ('\u{2018}', '\u{2018}', Like::Quote, "a left curly single quotation mark", "een gekruld enkel aanhalingsteken openen"),
    ('\u{2019}', '\u{2019}', Like::Quote, "a curly apostrophe", "een gekrulde apostrof"),
    ('\u{201c}', '\u{201c}', Like::Quote, "a left curly quotation mark", "een gekruld aanhalingsteken openen"),
    ('\u{201d}', '\u{201d}', Like::Quote, "a right curly quotation mark", "een gekruld aanhalingsteken sluiten"),
    ('\u{201a}', '\u{201f}', Like::Quote, "a low quotation mark", "een laag aanhalingsteken"),
    ('\u{2028}', '\u{2029}', Like::Blank, "another kind of line end", "een ander soort regeleinde"),
    ('\u{202a}', '\u{202e}', Like::Nothing, "a mark that turns the direction of the text", "een teken dat de leesrichting omkeert"),
    ('\u{202f}', '\u{202f}', Like::Blank, "a narrow no-break space", "een smalle vaste spatie"),
    ('\u{2032}', '\u{2033}', Like::Quote, "a prime", "een minutenteken"),
    ('\u{2039}', '\u{203a}', Like::Quote, "an angle quotation mark", "een punthaak als aanhalingsteken"),
    ('\u{205f}', '\u{205f}', Like::Blank, "another kind of blank", "een andere soort spatie"),
    ('\u{2060}', '\u{2060}', Like::Nothing, "a word joiner, which nobody sees", "een onzichtbaar verbindingsteken"),
    ('\u{2066}', '\u{2069}', Like::Nothing, "a mark that turns the direction of the text", "een teken dat de leesrichting omkeert"),
    ('\u{2061}', '\u{206f}', Like::Nothing, "a character that nobody sees", "een teken dat niemand ziet"),
    ('\u{2212}', '\u{2212}', Like::Dash, "a minus sign", "een minteken"),
    ('\u{3000}', '\u{3000}', Like::Blank, "another kind of blank", "een andere soort spatie"),
    ('\u{feff}', '\u{feff}', Like::Nothing, "a byte-order mark, which nobody sees", "een byte-order mark, die niemand ziet"),
    ('\u{ff01}', '\u{ff5e}', Like::Wide, "a full-width character", "een teken op dubbele breedte"),
    ('\u{e0000}', '\u{e007f}', Like::Nothing, "a character that nobody sees", "een teken dat niemand ziet"),
];

/// What is misleading about a character, if something is.
pub fn strange(sign: char) -> Option<Strange> {
    if sign.is_ascii() && sign != '`' {
        return None;
    }
    let is_in = |row: &&Row| (row.0..=row.1).contains(&sign);
    KNOWN
        .iter()
        .find(is_in)
        .map(|(_, _, like, en, nl)| Strange {
            sign,
            like: *like,
            name: Words { en, nl },
        })
}

impl Strange {
    /// What to type instead; nothing where it is to be removed.
    pub fn meant(&self) -> Option<char> {
        match self.like {
            Like::Quote => Some('"'),
            Like::Dash => Some('-'),
            Like::Blank => Some(' '),
            Like::Nothing => None,
            Like::Wide => char::from_u32(u32::from(self.sign) - 0xfee0),
        }
    }

    /// `U+00A0`.
    pub fn code(&self) -> String {
        format!("U+{:04X}", u32::from(self.sign))
    }
}

/// The first such character of a text, and where it stands.
pub fn first(text: &str, is_meant: impl Fn(&Strange) -> bool) -> Option<(usize, Strange)> {
    let all = text.char_indices();
    let mut strange = all.filter_map(|(at, sign)| Some((at, strange(sign)?)));
    strange.find(|(_, one)| is_meant(one))
}
