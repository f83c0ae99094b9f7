//! Ctrl-C, and the other ways in which the system says: stop.

use std::{
    error::Error,
    fmt,
    sync::{
        Once,
        atomic::{AtomicBool, Ordering::SeqCst},
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
static ASKING: AtomicBool = AtomicBool::new(false);
static STOPPED: AtomicBool = AtomicBool::new(false);

/// Installs the handler, once in a process: it cannot be taken out again.
///
/// While a question stands open it only sets a flag, so that the terminal is put back in order by
/// the one who changed it. At all other times a signal ends the program, as it would have done
/// without the handler.
pub fn install() {
    HANDLER.call_once(|| {
        // A handler that somebody else installed is theirs; then Ctrl-C still arrives as a key.
        let _ = ctrlc::try_set_handler(|| {
            if ASKING.load(SeqCst) {
                STOPPED.store(true, SeqCst);
            } else {
                end();
            }
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

/// A question stands open as long as this lives.
pub struct Asking(());

impl Asking {
    /// Opens a question.
    pub fn begin() -> Self {
        STOPPED.store(false, SeqCst);
        ASKING.store(true, SeqCst);
        Self(())
    }

    /// Whether a signal came since.
    pub fn is_stopped(&self) -> bool {
        let Self(()) = self;
        STOPPED.load(SeqCst)
    }
}

impl Drop for Asking {
    fn drop(&mut self) {
        ASKING.store(false, SeqCst);
    }
}
