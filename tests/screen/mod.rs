//! Runs a program in a terminal of a given size, types into it and looks at its screen.

#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test binary uses a part of it, and a test may fail at once"
)]

use std::{
    ffi::OsStr,
    io::{Read, Write},
    num::NonZeroU16,
    sync::{Arc, Condvar, Mutex},
    thread,
    time::Duration,
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// What a busy machine with few cores needs.
const PATIENCE: Duration = Duration::from_secs(40);

/// Enter.
pub const ENTER: &str = "\r";
/// The person wants to leave.
pub const CTRL_C: &str = "\u{3}";
/// There is nothing more to type.
pub const CTRL_D: &str = "\u{4}";
/// Away with the character before the cursor.
pub const BACKSPACE: &str = "\u{7f}";
/// One character back.
pub const LEFT: &str = "\u{1b}[D";

/// A program and the terminal it runs in.
pub struct Screen {
    child: Box<dyn Child + Send + Sync>,
    keyboard: Keyboard,
    terminal: Arc<Terminal>,
    // Closing it hangs up.
    master: Box<dyn MasterPty + Send>,
}

/// What the program reads from: a person types, and the terminal answers.
type Keyboard = Arc<Mutex<Box<dyn Write + Send>>>;

/// What was drawn so far; whoever waits for something is woken by every change.
struct Terminal {
    drawn: Mutex<Drawn>,
    changed: Condvar,
}

struct Drawn {
    parser: vt100::Parser,
    /// All that came, as it came.
    bytes: Vec<u8>,
    /// Nobody holds the other end any more: nothing will be drawn.
    is_closed: bool,
}

impl Screen {
    /// Starts a program in a terminal of so many columns and rows. Of the environment it gets
    /// only `env`, `PATH`, and a `TERM` and `LANG` that know UTF-8 and colours.
    pub fn run(
        program: impl AsRef<OsStr>,
        args: &[&str],
        env: &[(&str, &str)],
        (columns, rows): (u16, u16),
    ) -> Self {
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.cwd(std::env::current_dir().unwrap());
        command.env_clear();
        let always = [("TERM", "xterm-256color"), ("LANG", "C.UTF-8")];
        for (key, value) in always.iter().chain(env) {
            command.env(key, value);
        }
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        Self::spawn(command, columns, rows)
    }

    /// Starts a command that was made ready elsewhere.
    pub fn spawn(command: CommandBuilder, columns: u16, rows: u16) -> Self {
        let size = PtySize {
            rows,
            cols: columns,
            ..PtySize::default()
        };
        let pty = native_pty_system().openpty(size).unwrap();
        let child = pty.slave.spawn_command(command).unwrap();
        // The program must hold the only other end, or its death would not end the reading.
        drop(pty.slave);
        let size = |n| NonZeroU16::new(n).unwrap();
        let drawn = Drawn {
            parser: vt100::Parser::new(size(rows), size(columns), 1000),
            bytes: Vec::new(),
            is_closed: false,
        };
        let terminal = Arc::new(Terminal {
            drawn: Mutex::new(drawn),
            changed: Condvar::new(),
        });
        let mut output = pty.master.try_clone_reader().unwrap();
        let behind = Arc::clone(&terminal);
        let keyboard: Keyboard = Arc::new(Mutex::new(pty.master.take_writer().unwrap()));
        let answers = Arc::clone(&keyboard);
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                let mut drawn = behind.drawn.lock().unwrap();
                drawn.bytes.extend(&bytes[..count]);
                // Every terminal says where its cursor stands when it is asked.
                for piece in bytes[..count].split_inclusive(|byte| *byte == b'n') {
                    drawn.parser.process(piece);
                    let (row, column) = drawn.parser.screen().cursor_position();
                    if piece.ends_with(b"\x1b[6n") {
                        let answer = format!("\u{1b}[{};{}R", row + 1, column + 1);
                        let _ = answers.lock().unwrap().write_all(answer.as_bytes());
                    }
                }
                drop(drawn);
                behind.changed.notify_all();
            }
            behind.drawn.lock().unwrap().is_closed = true;
            behind.changed.notify_all();
        });
        Self {
            child,
            keyboard,
            terminal,
            master: pty.master,
        }
    }

    /// Types, as fast as a machine does.
    pub fn send(&mut self, keys: &str) -> &mut Self {
        self.send_bytes(keys.as_bytes())
    }

    /// The same, with what is no text.
    pub fn send_bytes(&mut self, bytes: &[u8]) -> &mut Self {
        let mut keyboard = self.keyboard.lock().unwrap();
        keyboard.write_all(bytes).unwrap();
        keyboard.flush().unwrap();
        drop(keyboard);
        self
    }

    /// Makes the window larger or smaller; what stands on it stays in its rows and is cut off.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        let size = |n| NonZeroU16::new(n).unwrap();
        let mut drawn = self.terminal.drawn.lock().unwrap();
        let screen = drawn.parser.screen_mut();
        screen.set_size(size(rows), size(columns));
        drop(drawn);
        let size = PtySize {
            rows,
            cols: columns,
            ..PtySize::default()
        };
        self.master.resize(size).unwrap();
        self
    }

    /// Types an answer and Enter.
    pub fn answer(&mut self, text: &str) -> &mut Self {
        self.send(text).send(ENTER)
    }

    /// Pastes, as a terminal that was asked to mark it.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(&format!("\u{1b}[200~{text}\u{1b}[201~"))
    }

    /// Waits until the screen shows a text.
    ///
    /// # Panics
    /// When that does not happen in time; the message is the screen.
    pub fn sees(&mut self, text: &str) -> &mut Self {
        let shows = self.waits(|screen| screen.contents().contains(text));
        assert!(shows, "`{text}` did not come; the screen:\n{}", self.text());
        self
    }

    /// Waits until the screen is as wanted; false when it never will be, since the program ended.
    pub fn waits(&self, done: impl Fn(&vt100::Screen) -> bool) -> bool {
        let drawn = self.terminal.drawn.lock().unwrap();
        let goes_on = |drawn: &mut Drawn| !drawn.is_closed && !done(drawn.parser.screen());
        let changed = &self.terminal.changed;
        let (drawn, _) = changed
            .wait_timeout_while(drawn, PATIENCE, goes_on)
            .unwrap();
        done(drawn.parser.screen())
    }

    /// What the screen shows now.
    pub fn text(&self) -> String {
        self.look(vt100::Screen::contents)
    }

    /// All that the program sent, as it came.
    pub fn bytes(&self) -> String {
        let drawn = self.terminal.drawn.lock().unwrap();
        String::from_utf8(drawn.bytes.clone()).unwrap()
    }

    /// What the screen shows and what scrolled out of it, line by line.
    pub fn whole(&self) -> String {
        let mut drawn = self.terminal.drawn.lock().unwrap();
        let terminal = &mut drawn.parser;
        let (rows, columns) = terminal.screen().size();
        let mut lines = Vec::new();
        terminal.screen_mut().set_scrollback(usize::MAX);
        let above = terminal.screen().scrollback();
        for back in (1..=above).rev() {
            terminal.screen_mut().set_scrollback(back);
            lines.extend(terminal.screen().rows(0, columns.get()).next());
        }
        terminal.screen_mut().set_scrollback(0);
        lines.extend(
            terminal
                .screen()
                .rows(0, columns.get())
                .take(rows.get().into()),
        );
        lines.join("\n")
    }

    /// Whether the terminal is left as it was found: the cursor shown, pasted text unmarked.
    pub fn is_tidy(&self) -> bool {
        self.look(|screen| {
            !screen.hide_cursor() && !screen.bracketed_paste() && !screen.alternate_screen()
        })
    }

    /// Whether this row begins in bold.
    pub fn is_bold(&self, row: u16) -> bool {
        self.look(|screen| screen.cell(row, 0).is_some_and(vt100::Cell::bold))
    }

    /// Row and column of the cursor, counted from 0.
    pub fn cursor(&self) -> (u16, u16) {
        self.look(vt100::Screen::cursor_position)
    }

    /// What stands in a row, without the blanks behind it.
    pub fn row(&self, row: u16) -> String {
        self.look(|screen| row_of(screen, row))
    }

    /// The id of the program, for a signal.
    pub fn id(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Waits for the end of the program, when its last words have come; its exit code.
    ///
    /// # Panics
    /// When it does not end in time.
    pub fn ends(&mut self) -> u32 {
        let goes_on = |drawn: &mut Drawn| !drawn.is_closed;
        let drawn = self.terminal.drawn.lock().unwrap();
        let changed = &self.terminal.changed;
        let waited = changed.wait_timeout_while(drawn, PATIENCE, goes_on);
        let is_closed = waited.unwrap().0.is_closed;
        assert!(is_closed, "still running; the screen:\n{}", self.text());
        self.child.wait().unwrap().exit_code()
    }

    fn look<T>(&self, at: impl FnOnce(&vt100::Screen) -> T) -> T {
        at(self.terminal.drawn.lock().unwrap().parser.screen())
    }
}

/// What stands in a row, without the blanks behind it.
pub fn row_of(screen: &vt100::Screen, row: u16) -> String {
    let (_, columns) = screen.size();
    let mut rows = screen.rows(0, columns.get());
    let text = rows.nth(row.into()).unwrap_or_default();
    text.trim_end().to_owned()
}

impl Drop for Screen {
    /// A test that failed leaves no program behind.
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}
