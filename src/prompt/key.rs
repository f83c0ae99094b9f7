//! Keys, as the terminal sends them, told apart for the line that is typed.

use std::io;

use console::{Key, Term};

/// What a key means while a line is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// A character of the text.
    Type(char),
    /// Away with the character before the cursor.
    Rub,
    /// Away with the character under the cursor.
    Delete,
    /// Away with the word before the cursor.
    RubWord,
    /// Away with all before the cursor.
    RubAll,
    /// One character to the left.
    Left,
    /// One character to the right.
    Right,
    /// To the begin of the text.
    Home,
    /// To the end of the text.
    End,
    /// The text is done.
    Enter,
    /// The person leaves.
    Leave,
    /// Nothing.
    Nothing,
}

/// Reads keys, and knows which of them were pasted: a line break in a pasted text is no Enter.
pub struct Keys<'a> {
    term: &'a Term,
    pasting: bool,
}

impl<'a> Keys<'a> {
    /// The keys of a terminal.
    pub const fn of(term: &'a Term) -> Self {
        Self {
            term,
            pasting: false,
        }
    }

    /// Waits for the next one. A terminal that has gone away is a person who left.
    pub fn next(&mut self) -> io::Result<Press> {
        match self.term.read_key_raw() {
            Ok(Key::UnknownEscSeq(begin)) => self.sequence(begin),
            Ok(Key::Enter | Key::Tab) if self.pasting => Ok(Press::Type(' ')),
            Ok(key) => Ok(meaning(&key)),
            Err(wrong) if wrong.kind() == io::ErrorKind::UnexpectedEof => Ok(Press::Leave),
            Err(wrong) => Err(wrong),
        }
    }

    /// `console` gives up after three characters of a sequence it does not know; the rest of it
    /// must not become text.
    fn sequence(&mut self, mut sequence: Vec<char>) -> io::Result<Press> {
        while sequence.first() == Some(&'[') && !is_whole(&sequence) && sequence.len() < 16 {
            match self.term.read_key_raw()? {
                Key::Char(c) => sequence.push(c),
                key => return Ok(meaning(&key)),
            }
        }
        match sequence.as_slice() {
            ['[', '2', '0', '0', '~'] => self.pasting = true,
            ['[', '2', '0', '1', '~'] => self.pasting = false,
            _ => {}
        }
        Ok(Press::Nothing)
    }
}

fn is_whole(sequence: &[char]) -> bool {
    sequence.len() > 1 && matches!(sequence.last(), Some('@'..='~'))
}

fn meaning(key: &Key) -> Press {
    match key {
        Key::Char('\u{3}' | '\u{4}') | Key::CtrlC => Press::Leave,
        Key::Char('\u{15}') => Press::RubAll,
        Key::Char('\u{17}') => Press::RubWord,
        Key::Char('\u{a0}') | Key::Tab => Press::Type(' '),
        Key::Char(c) => Press::Type(*c),
        Key::Enter => Press::Enter,
        Key::Backspace => Press::Rub,
        Key::Del => Press::Delete,
        Key::ArrowLeft => Press::Left,
        Key::ArrowRight => Press::Right,
        Key::Home => Press::Home,
        Key::End => Press::End,
        _ => Press::Nothing,
    }
}
