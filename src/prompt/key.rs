//! Keys, as the terminal sends them, told apart for the line that is typed.

use std::{
    collections::VecDeque,
    io,
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    thread,
    time::{Duration, Instant},
};

use console::Term;

use super::{
    keyboard::{self, Decoder, Keyboard, Stroke},
    press::Press,
    signal::{Asking, Interrupted, News, Signal},
};

/// So long a window that is being drawn larger stands still before it has its size.
const STILL: Duration = Duration::from_millis(60);
/// So long a terminal may take to say where its cursor stands.
const ANSWER: Duration = Duration::from_millis(400);
/// Asks for that, and once more at the end of the row, for how wide the screen is: the size that
/// the system tells may be one that it has no longer (`tmux` tells it late).
const MEASURE: &str = "\u{1b}[6n\u{1b}[9999C\u{1b}[6n";

/// Reads keys, and knows which of them were pasted: a line break in a pasted text is no Enter.
pub struct Keys {
    wanted: Sender<()>,
    told: Receiver<Told>,
    /// A stroke was asked for and has not come yet.
    is_waiting: bool,
    decoder: Decoder,
    /// What was typed while something else was waited for.
    ahead: VecDeque<Press>,
    is_resized: bool,
    /// What came last of a text that is being pasted.
    pasted: Option<Press>,
    _asking: Asking,
}

/// What wakes the one who waits for a key.
enum Told {
    Stroke(io::Result<Stroke>),
    News(News),
}

impl Keys {
    /// The keys of a keyboard.
    ///
    /// They are waited for in a thread of its own, so that a signal is not kept waiting for a key,
    /// on whichever thread it arrives; it reads only while a key is wanted.
    pub fn of(keyboard: Keyboard) -> Self {
        let (wanted, requests) = channel();
        let (tell, told) = channel();
        let news = tell.clone();
        thread::spawn(move || {
            while requests.recv().is_ok() && tell.send(Told::Stroke(keyboard.read())).is_ok() {}
        });
        Self {
            wanted,
            told,
            is_waiting: false,
            decoder: Decoder::default(),
            ahead: VecDeque::new(),
            is_resized: false,
            pasted: None,
            _asking: Asking::begin(move |what| drop(news.send(Told::News(what)))),
        }
    }

    /// Waits for the next one that means something. Fails with [`Interrupted`] when a signal comes;
    /// a terminal that has gone away has hung up.
    pub fn next(&mut self) -> anyhow::Result<Press> {
        loop {
            if self.is_resized {
                match self.press(Some(STILL))? {
                    Some(Press::Resized) => continue,
                    press => self.ahead.extend(press),
                }
                self.is_resized = false;
                return Ok(Press::Resized);
            }
            let press = match self.ahead.pop_front() {
                Some(press) => Some(press),
                None => self.press(None)?,
            };
            match press {
                Some(Press::Resized) => self.is_resized = true,
                None | Some(Press::Position(_)) => {}
                Some(press) => return Ok(press),
            }
        }
    }

    /// In which column the cursor stands, and how many there are; `None` where the terminal does not
    /// say. The cursor stays in its row.
    pub fn measure(&mut self, term: &Term) -> anyhow::Result<Option<(usize, usize)>> {
        if cfg!(not(unix)) {
            return Ok(None);
        }
        term.write_str(MEASURE)?;
        let mut column = None;
        loop {
            match self.press(Some(ANSWER))? {
                None => return Ok(None),
                Some(Press::Position(last)) => match column {
                    None => column = Some(last),
                    Some(column) => return Ok(Some((column, last + 1))),
                },
                Some(Press::Resized) => self.is_resized = true,
                Some(press) => {
                    self.ahead.push_back(press);
                    // What is typed after it is for the next question.
                    if matches!(press, Press::Enter | Press::Leave) {
                        return Ok(None);
                    }
                }
            }
        }
    }

    /// Waits for what is pressed, or so long.
    fn press(&mut self, at_most: Option<Duration>) -> anyhow::Result<Option<Press>> {
        let until = at_most.map(|time| Instant::now() + time);
        loop {
            let left = until.map(|until| until.saturating_duration_since(Instant::now()));
            let press = match self.told(left)? {
                Some(Told::Stroke(Ok(stroke))) => self.decoder.take(stroke),
                // Where it hands over lines, Ctrl-D is an end of them.
                Some(Told::Stroke(Err(_))) if keyboard::is_shown() => Some(Press::Leave),
                Some(Told::Stroke(Err(_))) => return Err(Interrupted::by(Signal::Hangup).into()),
                Some(Told::News(News::Stop(signal))) => {
                    return Err(Interrupted::by(signal).into());
                }
                Some(Told::News(News::Resized)) => return Ok(Some(Press::Resized)),
                None if until.is_some_and(|until| until <= Instant::now()) => return Ok(None),
                None => {
                    self.decoder.give_up();
                    None
                }
            };
            if let Some(press) = press.and_then(|press| self.flowed(press)) {
                return Ok(Some(press));
            }
        }
    }

    /// A pasted text flows on as one line: its line ends and indents are single blanks, and nothing
    /// else in it steers.
    fn flowed(&mut self, press: Press) -> Option<Press> {
        if matches!(press, Press::PasteBegin | Press::PasteEnd) {
            self.pasted = (press == Press::PasteBegin).then_some(press);
            return None;
        }
        let Some(before) = self.pasted else {
            return Some(press);
        };
        let is_break = press == Press::Enter;
        let press = if is_break { Press::Type(' ') } else { press };
        let steers = !matches!(press, Press::Type(_) | Press::Leave);
        if steers || press == Press::Type(' ') && press == before {
            return None;
        }
        self.pasted = Some(press);
        Some(press)
    }

    /// Waits for what comes next; `None` when the rest of what has begun does not, or nothing in
    /// time.
    fn told(&mut self, at_most: Option<Duration>) -> anyhow::Result<Option<Told>> {
        // An end of the thread would be a panic of it; then nobody can type any more.
        let gone = || Interrupted::by(Signal::Hangup);
        if !std::mem::replace(&mut self.is_waiting, true) {
            self.wanted.send(()).map_err(|_| gone())?;
        }
        let patience = [self.decoder.patience(), at_most].into_iter().flatten();
        let patience = patience.min().unwrap_or(Duration::MAX);
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
