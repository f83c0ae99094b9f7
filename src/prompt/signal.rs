//! Ctrl-C, and the other ways in which the system says: stop.

use std::{
    error::Error,
    fmt,
    sync::{
        Arc, Mutex, MutexGuard, Once, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, channel},
    },
    time::Duration,
};

use super::say;

/// The person left: by Ctrl-C, Ctrl-D or `/stop`, or a signal said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interrupted(Signal);

/// A way in which the system says: stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(unix),
    allow(dead_code, reason = "Windows tells some of it in no way")
)]
pub enum Signal {
    /// Ctrl-C.
    Interrupt,
    /// Another program says so.
    Terminate,
    /// The terminal has gone.
    Hangup,
}

/// What is told to who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(unix),
    allow(dead_code, reason = "Windows tells some of it in no way")
)]
pub enum News {
    /// To stop.
    Stop(Signal),
    /// The window has another size.
    Resized,
}

impl Interrupted {
    /// The person left.
    pub const LEFT: Self = Self(Signal::Interrupt);

    /// A signal came.
    pub const fn by(signal: Signal) -> Self {
        Self(signal)
    }

    /// What the program ends with, as shells expect it of the signal: 130, 143 or 129.
    pub const fn code(self) -> u8 {
        match self.0 {
            Signal::Interrupt => 130,
            Signal::Terminate => 143,
            Signal::Hangup => 129,
        }
    }
}

impl Error for Interrupted {}

impl fmt::Display for Interrupted {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&say::left())
    }
}

/// Long after the thread that listens has heard of a signal.
const HEARS: Duration = Duration::from_secs(1);

static HANDLER: Once = Once::new();
static STATE: Mutex<State> = Mutex::new(State {
    asking: None,
    goes_on: false,
    has_come: None,
});

struct State {
    /// Who is told while a question stands open.
    asking: Option<Box<dyn Fn(News) + Send>>,
    /// Whether more questions follow.
    goes_on: bool,
    /// What came before the next.
    has_come: Option<Signal>,
}

fn state() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Installs the handler, once in a process: it cannot be taken out again.
///
/// While a question stands open it only tells the one who asks, who puts the terminal back in
/// order; between two questions the next one is told. At all other times a signal ends the program,
/// as it would have done without the handler.
pub fn install() {
    HANDLER.call_once(listen);
}

#[cfg(unix)]
fn listen() {
    use signal_hook::{
        consts::{SIGHUP, SIGINT, SIGTERM, SIGWINCH},
        iterator::Signals,
    };
    // Where that fails, Ctrl-C still arrives as a key.
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGHUP, SIGWINCH]) else {
        return;
    };
    std::thread::spawn(move || {
        for signal in signals.forever() {
            match signal {
                SIGWINCH => resized(),
                SIGTERM => came(Signal::Terminate),
                SIGHUP => came(Signal::Hangup),
                _ => came(Signal::Interrupt),
            }
        }
    });
}

#[cfg(not(unix))]
fn listen() {
    let _ = ctrlc::try_set_handler(|| came(Signal::Interrupt));
}

fn came(signal: Signal) {
    let mut state = state();
    match &state.asking {
        Some(tell) => tell(News::Stop(signal)),
        None if state.goes_on => state.has_come = Some(signal),
        None => end(signal),
    }
}

#[cfg(unix)]
fn resized() {
    if let Some(tell) = &state().asking {
        tell(News::Resized);
    }
}

#[expect(
    clippy::exit,
    reason = "stands in for the death by a signal that the handler replaced"
)]
fn end(signal: Signal) {
    std::process::exit(Interrupted(signal).code().into());
}

/// A question stands open as long as this lives.
pub struct Asking(());

impl Asking {
    /// Opens a question that wants to be told of a signal.
    pub fn begin(tell: impl Fn(News) + Send + 'static) -> Self {
        let mut state = state();
        if let Some(signal) = state.has_come.take() {
            tell(News::Stop(signal));
        }
        state.asking = Some(Box::new(tell));
        Self(())
    }
}

impl Drop for Asking {
    fn drop(&mut self) {
        state().asking = None;
    }
}

/// There is more to ask as long as this lives: what was answered must not be lost between two
/// questions, nor the last word while one is still being drawn.
pub struct GoingOn {
    did_before: bool,
}

impl GoingOn {
    /// Before the first.
    pub fn begin() -> Self {
        let did_before = std::mem::replace(&mut state().goes_on, true);
        Self { did_before }
    }

    /// After the last: fails when a signal has come since. Where others go on, they are told.
    pub fn end(self) -> Result<(), Interrupted> {
        let is_last = !self.did_before;
        drop(self);
        let come = if is_last {
            state().has_come.take()
        } else {
            None
        };
        come.map_or(Ok(()), |signal| Err(Interrupted(signal)))
    }
}

impl Drop for GoingOn {
    fn drop(&mut self) {
        state().goes_on = self.did_before;
    }
}

/// Ctrl-C is for another program as long as this lives.
pub struct Deaf {
    has_come: Arc<AtomicBool>,
    heard: Receiver<()>,
    #[cfg(unix)]
    noting: Option<signal_hook::SigId>,
    _asking: Asking,
}

impl Deaf {
    /// Begins it.
    pub fn begin() -> Self {
        install();
        let has_come = Arc::new(AtomicBool::new(false));
        let (tell, heard) = channel();
        let noted = Arc::clone(&has_come);
        Self {
            heard,
            #[cfg(unix)]
            noting: signal_hook::flag::register(signal_hook::consts::SIGINT, noted.clone()).ok(),
            has_come,
            _asking: Asking::begin(move |news| match news {
                News::Stop(Signal::Interrupt) => {
                    noted.store(true, Ordering::SeqCst);
                    let _ = tell.send(());
                }
                News::Stop(signal) => end(signal),
                News::Resized => {}
            }),
        }
    }

    /// Whether it came. The other program may have ended by it before the thread that listens has
    /// heard of it: that is waited for, so that it is not taken for one that comes later.
    pub fn was_interrupted(&self) -> bool {
        let has_come = self.has_come.load(Ordering::SeqCst);
        if has_come {
            let _ = self.heard.recv_timeout(HEARS);
        }
        has_come
    }
}

#[cfg(unix)]
impl Drop for Deaf {
    fn drop(&mut self) {
        if let Some(noting) = self.noting.take() {
            signal_hook::low_level::unregister(noting);
        }
    }
}
