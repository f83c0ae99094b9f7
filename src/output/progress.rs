use super::{Screen, is_dumb};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// Work that is done sooner needs no word.
const PATIENCE: Duration = Duration::from_secs(1);

/// How far a long work is, in a line on stderr that goes when it is done.
#[derive(Debug)]
pub struct Progress {
    said: fn() -> String,
    patience: Duration,
    signs: &'static str,
    target: fn() -> ProgressDrawTarget,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    begun: Option<Instant>,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Of what this says; nothing for a screen that nobody sits before, or that cannot take a line
    /// back.
    pub fn on(screen: &Screen, said: fn() -> String) -> Option<Self> {
        (screen.is_terminal && !is_dumb()).then_some(Self {
            said,
            signs: if screen.utf8 { "█ " } else { "# " },
            patience: PATIENCE,
            target: ProgressDrawTarget::stderr,
            state: Mutex::default(),
        })
    }

    /// So many are done, of so many. The first begins anew, the last clears the line.
    pub fn at(&self, done: usize, of: usize) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if done <= 1 {
            *state = State::default();
        }
        let begun = *state.begun.get_or_insert_with(Instant::now);
        if done >= of {
            *state = State::default();
        } else if begun.elapsed() >= self.patience {
            let bar = state.bar.get_or_insert_with(|| self.bar());
            bar.set_length(of as u64);
            bar.set_position(done as u64);
        }
    }

    fn bar(&self) -> ProgressBar {
        let bar = ProgressBar::with_draw_target(None, (self.target)());
        let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}");
        if let Ok(style) = style {
            bar.set_style(style.progress_chars(self.signs));
        }
        bar.with_message((self.said)())
    }
}

/// What is left of the line goes, however the work has ended.
impl Drop for State {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Progress, State};
    use indicatif::{ProgressDrawTarget, TermLike};
    use std::{
        io,
        sync::{Mutex, PoisonError},
        time::Duration,
    };

    static SEEN: Mutex<String> = Mutex::new(String::new());

    /// A terminal of which only the text is seen.
    #[derive(Debug)]
    struct Term;

    impl TermLike for Term {
        fn width(&self) -> u16 {
            40
        }
        fn move_cursor_up(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_down(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_right(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_left(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn write_line(&self, text: &str) -> io::Result<()> {
            self.write_str(text)
        }
        fn write_str(&self, text: &str) -> io::Result<()> {
            *SEEN.lock().unwrap_or_else(PoisonError::into_inner) += text;
            Ok(())
        }
        fn clear_line(&self) -> io::Result<()> {
            self.write_str("<clear>")
        }
        fn flush(&self) -> io::Result<()> {
            Ok(())
        }
    }

    fn seen() -> String {
        std::mem::take(&mut SEEN.lock().unwrap_or_else(PoisonError::into_inner))
    }

    #[test]
    fn only_long_work_is_told_and_the_line_goes() {
        let with = |patience| Progress {
            said: || "lezen".to_owned(),
            patience,
            signs: "# ",
            target: || ProgressDrawTarget::term_like(Box::new(Term)),
            state: Mutex::new(State::default()),
        };
        let quick = with(Duration::from_mins(1));
        for done in 1..=3 {
            quick.at(done, 3);
        }
        assert_eq!(seen(), "");
        let slow = with(Duration::ZERO);
        slow.at(1, 4);
        slow.at(2, 4);
        let shown = seen();
        assert!(shown.contains("lezen ") && shown.contains("/4"), "{shown}");
        slow.at(4, 4);
        assert!(seen().ends_with("<clear>"));
        // Left half-way, it goes too.
        slow.at(1, 4);
        drop(slow);
        assert!(seen().ends_with("<clear>"));
    }
}
