//! Keys, as the terminal sends them, told apart for the line that is typed.

use std::{
    io,
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    thread,
    time::Duration,
};

use super::{
    keyboard::{Decoder, Keyboard, Stroke},
    signal::{Asking, Interrupted, Signal},
};

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
    /// What follows is pasted.
    PasteBegin,
    /// What follows is typed again.
    PasteEnd,
}

/// Reads keys, and knows which of them were pasted: a line break in a pasted text is no Enter.
pub struct Keys {
    wanted: Sender<()>,
    told: Receiver<Told>,
    /// A stroke was asked for and has not come yet.
    is_waiting: bool,
    decoder: Decoder,
    is_pasting: bool,
    is_blank: bool,
    _asking: Asking,
}

/// What wakes the one who waits for a key.
enum Told {
    Stroke(io::Result<Stroke>),
    Signal(Signal),
}

impl Keys {
    /// The keys of a keyboard.
    ///
    /// They are waited for in a thread of its own, so that a signal is not kept waiting for a key,
    /// on whichever thread it arrives; it reads only while a key is wanted.
    pub fn of(keyboard: Keyboard) -> Self {
        let (wanted, requests) = channel();
        let (tell, told) = channel();
        let signal = tell.clone();
        thread::spawn(move || {
            while requests.recv().is_ok() && tell.send(Told::Stroke(keyboard.read())).is_ok() {}
        });
        Self {
            wanted,
            told,
            is_waiting: false,
            decoder: Decoder::default(),
            is_pasting: false,
            is_blank: false,
            _asking: Asking::begin(move |what| drop(signal.send(Told::Signal(what)))),
        }
    }

    /// Waits for the next one that means something. Fails with [`Interrupted`] when a signal comes;
    /// a terminal that has gone away has hung up.
    pub fn next(&mut self) -> anyhow::Result<Press> {
        loop {
            let press = match self.told()? {
                None => {
                    self.decoder.give_up();
                    continue;
                }
                Some(Told::Stroke(Ok(stroke))) => self.decoder.take(stroke),
                Some(Told::Stroke(Err(_))) => return Err(Interrupted::by(Signal::Hangup).into()),
                Some(Told::Signal(signal)) => return Err(Interrupted::by(signal).into()),
            };
            if let Some(press) = press.and_then(|press| self.flowed(press)) {
                return Ok(press);
            }
        }
    }

    /// A pasted text flows on as one line: its line ends and indents are single blanks, and nothing
    /// else in it steers.
    fn flowed(&mut self, press: Press) -> Option<Press> {
        if matches!(press, Press::PasteBegin | Press::PasteEnd) {
            self.is_pasting = press == Press::PasteBegin;
            return None;
        }
        let is_break = self.is_pasting && press == Press::Enter;
        let press = if is_break { Press::Type(' ') } else { press };
        let is_blank = press == Press::Type(' ');
        let follows_blank = std::mem::replace(&mut self.is_blank, is_blank);
        let steers = !matches!(press, Press::Type(_) | Press::Leave);
        let is_dropped = self.is_pasting && (steers || is_blank && follows_blank);
        (!is_dropped).then_some(press)
    }

    /// Waits for what comes next; `None` when the rest of what has begun does not.
    fn told(&mut self) -> anyhow::Result<Option<Told>> {
        // An end of the thread would be a panic of it; then nobody can type any more.
        let gone = || Interrupted::by(Signal::Hangup);
        if !std::mem::replace(&mut self.is_waiting, true) {
            self.wanted.send(()).map_err(|_| gone())?;
        }
        let patience = self.decoder.patience().unwrap_or(Duration::MAX);
        let told = match self.told.recv_timeout(patience) {
            Ok(told) => told,
            Err(RecvTimeoutError::Timeout) => return Ok(None),
            Err(RecvTimeoutError::Disconnected) => return Err(gone().into()),
        };
        if matches!(told, Told::Stroke(_)) {
            self.is_waiting = false;
        }
        Ok(Some(told))
    }
}
