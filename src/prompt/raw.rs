//! The terminal hands over every key at once, and shows none by itself, for a whole line.
//!
//! `console` does so for one key at a time; what arrives between two keys of a fast typist, or in a
//! long pasted text, would be shown twice. Windows hands over keys as they are and needs nothing.

#[cfg(unix)]
pub use self::unix::Raw;

#[cfg(unix)]
mod unix {
    use std::io::stdin;

    use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

    /// The terminal is in this mode as long as this lives.
    pub struct Raw(Option<Termios>);

    impl Raw {
        /// Begins it; where that fails, a key at a time has to do.
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
pub use self::other::Raw;

#[cfg(not(unix))]
mod other {
    /// Nothing to change.
    pub struct Raw;

    impl Raw {
        /// Begins it.
        pub const fn begin() -> Self {
            Self
        }
    }
}
