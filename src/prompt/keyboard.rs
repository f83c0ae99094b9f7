//! The keyboard, which hands over every key at once, and shows none by itself, for a whole line.
//!
//! `console` does so for one key at a time; what arrives between two keys of a fast typist, or in a
//! long pasted text, would be shown twice. And it ends a sequence that it does not know too early.
//! Windows hands over keys as they are, one by one.

#[cfg(unix)]
pub use self::unix::{Keyboard, Raw, Stroke};
#[cfg(unix)]
pub use super::decoder::Decoder;

/// Whether the terminal itself shows what is typed and hands over whole lines: the way for one that
/// obeys nothing else.
pub fn is_shown() -> bool {
    cfg!(unix) && console::is_dumb()
}

#[cfg(unix)]
mod unix {
    use std::io::{self, ErrorKind, Stdin, stdin};

    use console::Term;
    use rustix::{
        io::{Errno, read},
        termios::{OptionalActions, Termios, tcgetattr, tcsetattr},
    };

    /// What is read at once: a byte. Whatever follows stays there for the next who reads.
    pub type Stroke = u8;

    /// What keys come from.
    pub struct Keyboard(Stdin);

    impl Keyboard {
        /// That of the terminal at stdin.
        pub fn of(_: &Term) -> Self {
            Self(stdin())
        }

        /// Waits for a byte.
        pub fn read(&self) -> io::Result<Stroke> {
            let mut byte = [0];
            loop {
                match read(&self.0, &mut byte) {
                    Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
                    Ok(_) => return Ok(byte[0]),
                    Err(Errno::INTR) => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
    }

    /// The terminal is in this mode as long as this lives.
    pub struct Raw(Option<Termios>);

    impl Raw {
        /// Begins it; where that fails, whole lines have to do.
        pub fn begin() -> Self {
            let before = tcgetattr(stdin()).ok();
            if let Some(mut raw) = before.clone() {
                raw.make_raw();
                // What others write meanwhile still has its line ends.
                raw.output_modes = before.as_ref().map_or(raw.output_modes, |b| b.output_modes);
                let _ = tcsetattr(stdin(), OptionalActions::Drain, &raw);
            }
            Self(before)
        }
    }

    impl Drop for Raw {
        fn drop(&mut self) {
            if let Some(before) = &self.0 {
                let _ = tcsetattr(stdin(), OptionalActions::Drain, before);
            }
        }
    }
}

#[cfg(not(unix))]
pub use self::other::{Decoder, Keyboard, Raw, Stroke};

#[cfg(not(unix))]
mod other {
    use std::{io, time::Duration};

    use console::{Key, Term};

    use crate::prompt::press::Press;

    /// What is read at once: a key.
    pub type Stroke = Key;

    /// What keys come from.
    pub struct Keyboard(Term);

    impl Keyboard {
        /// That of a terminal.
        pub fn of(term: &Term) -> Self {
            Self(term.clone())
        }

        /// Waits for a key.
        pub fn read(&self) -> io::Result<Stroke> {
            self.0.read_key_raw()
        }
    }

    /// Nothing to change.
    pub struct Raw;

    impl Raw {
        /// Begins it.
        pub const fn begin() -> Self {
            Self
        }
    }

    /// Nothing to put together.
    #[derive(Debug, Default)]
    pub struct Decoder;

    impl Decoder {
        /// What was pressed.
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "the keys are another crate's, most mean nothing here, and more may come"
        )]
        pub fn take(&mut self, key: Key) -> Option<Press> {
            Some(match key {
                Key::Char('\u{3}' | '\u{4}') | Key::CtrlC => Press::Leave,
                Key::Char('\u{15}') => Press::RubAll,
                Key::Char('\u{17}') => Press::RubWord,
                Key::Char('\u{a0}') | Key::Tab => Press::Type(' '),
                Key::Char(c) if c.is_control() => return None,
                Key::Char(c) => Press::Type(c),
                Key::Enter => Press::Enter,
                Key::Backspace => Press::Rub,
                Key::Del => Press::Delete,
                Key::ArrowLeft => Press::Left,
                Key::ArrowRight => Press::Right,
                Key::Home => Press::Home,
                Key::End => Press::End,
                _ => return None,
            })
        }

        /// Nothing is ever half there.
        pub const fn patience(&self) -> Option<Duration> {
            None
        }

        /// Nothing to give up.
        pub const fn give_up(&mut self) {}
    }
}
