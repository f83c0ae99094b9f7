//! Keys, as the terminal sends them, told apart for the line that is typed.

use std::{
    io,
    sync::mpsc::{Receiver, RecvError, Sender, channel},
    thread,
};

use console::{Key, Term};

use super::signal::Asking;

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
pub struct Keys {
    wanted: Sender<()>,
    pressed: Receiver<io::Result<Key>>,
    pasting: bool,
    is_blank: bool,
    _asking: Asking,
}

impl Keys {
    /// The keys of a terminal.
    ///
    /// They are waited for in a thread of its own, so that a signal is not kept waiting for a key,
    /// on whichever thread it arrives; it reads only while a key is wanted.
    pub fn of(term: &Term) -> Self {
        let (wanted, requests) = channel();
        let (tell, pressed) = channel();
        let (term, signal) = (term.clone(), tell.clone());
        thread::spawn(
            move || {
                while requests.recv().is_ok() && tell.send(term.read_key_raw()).is_ok() {}
            },
        );
        Self {
            wanted,
            pressed,
            pasting: false,
            is_blank: false,
            _asking: Asking::begin(move || drop(signal.send(Ok(Key::CtrlC)))),
        }
    }

    /// Waits for the next one. A terminal that has gone away is a person who left.
    pub fn next(&mut self) -> io::Result<Press> {
        let press = match self.key() {
            Ok(Key::UnknownEscSeq(begin)) => self.sequence(begin)?,
            Ok(key) => meaning(&key),
            Err(wrong) if wrong.kind() == io::ErrorKind::UnexpectedEof => Press::Leave,
            Err(wrong) => return Err(wrong),
        };
        Ok(self.flowed(press))
    }

    /// A pasted text flows on as one line: its line ends and indents are single blanks.
    fn flowed(&mut self, mut press: Press) -> Press {
        if self.pasting && press == Press::Enter {
            press = Press::Type(' ');
        }
        let follows_blank = std::mem::replace(&mut self.is_blank, press == Press::Type(' '));
        if self.pasting && self.is_blank && follows_blank {
            Press::Nothing
        } else {
            press
        }
    }

    /// `console` gives up after three characters of a sequence it does not know; the rest of it
    /// must not become text.
    fn sequence(&mut self, mut sequence: Vec<char>) -> io::Result<Press> {
        while sequence.first() == Some(&'[') && !is_whole(&sequence) && sequence.len() < 16 {
            let key = self.key()?;
            let Key::Char(c) = key else {
                return Ok(meaning(&key));
            };
            sequence.push(c);
        }
        match sequence.as_slice() {
            ['[', '2', '0', '0', '~'] => self.pasting = true,
            ['[', '2', '0', '1', '~'] => self.pasting = false,
            [..] => {}
        }
        Ok(Press::Nothing)
    }

    fn key(&self) -> io::Result<Key> {
        // An end of the thread would be a panic of it; then nobody can type any more.
        let gone = |_| io::Error::from(io::ErrorKind::UnexpectedEof);
        self.wanted.send(()).map_err(|_| gone(RecvError))?;
        self.pressed.recv().map_err(gone)?
    }
}

fn is_whole(sequence: &[char]) -> bool {
    sequence.len() > 1 && matches!(sequence.last(), Some('@'..='~'))
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the keys are another crate's, most mean nothing here, and more may come"
)]
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
