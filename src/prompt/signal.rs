//! Ctrl-C, and the other ways in which the system says: stop.

use std::{
    error::Error,
    fmt,
    sync::{
        Mutex, MutexGuard, Once, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use super::say;

/// The person left: by Ctrl-C, Ctrl-D or `/stop`. Ends the program with exit code 130.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interrupted;

impl Error for Interrupted {}

impl fmt::Display for Interrupted {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&say::left())
    }
}

static HANDLER: Once = Once::new();
static ASKING: Mutex<Option<Box<dyn Fn() + Send>>> = Mutex::new(None);
/// Whether more questions follow, and whether a signal came before the next.
static GOES_ON: AtomicBool = AtomicBool::new(false);
static HAS_COME: AtomicBool = AtomicBool::new(false);

/// Installs the handler, once in a process: it cannot be taken out again.
///
/// While a question stands open it only tells the one who asks, who puts the terminal back in
/// order; between two questions the next one is told. At all other times a signal ends the program,
/// as it would have done without the handler.
pub fn install() {
    HANDLER.call_once(|| {
        // A handler that somebody else installed is theirs; then Ctrl-C still arrives as a key.
        let _ = ctrlc::try_set_handler(|| match &*asking() {
            Some(tell) => tell(),
            None if GOES_ON.load(Ordering::SeqCst) => HAS_COME.store(true, Ordering::SeqCst),
            None => end(),
        });
    });
}

#[expect(
    clippy::exit,
    reason = "stands in for the death by a signal that the handler replaced"
)]
fn end() {
    std::process::exit(130);
}

fn asking() -> MutexGuard<'static, Option<Box<dyn Fn() + Send>>> {
    ASKING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A question stands open as long as this lives.
pub struct Asking(());

impl Asking {
    /// Opens a question that wants to be told of a signal.
    pub fn begin(tell: impl Fn() + Send + 'static) -> Self {
        let mut asking = asking();
        if HAS_COME.swap(false, Ordering::SeqCst) {
            tell();
        }
        *asking = Some(Box::new(tell));
        Self(())
    }
}

impl Drop for Asking {
    fn drop(&mut self) {
        *asking() = None;
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
        Self {
            did_before: GOES_ON.swap(true, Ordering::SeqCst),
        }
    }

    /// After the last: fails when a signal has come since.
    pub fn end(self) -> Result<(), Interrupted> {
        drop(self);
        if HAS_COME.swap(false, Ordering::SeqCst) {
            return Err(Interrupted);
        }
        Ok(())
    }
}

impl Drop for GoingOn {
    fn drop(&mut self) {
        GOES_ON.store(self.did_before, Ordering::SeqCst);
    }
}

/// Signals are for another program as long as this lives.
pub struct Deaf(Asking);

impl Deaf {
    /// Begins it.
    pub fn begin() -> Self {
        install();
        Self(Asking::begin(|| {}))
    }
}
