use super::{
    ColorChoice, Format, Formulas, Page, Rendered, Rows, Screen, Style, diff, rows,
    terminal::USUAL_WIDTH,
};
use crate::words::wrap::at_blanks;
use std::{
    borrow::Cow,
    io::{self, ErrorKind, Write},
};

/// The way out of a command: collects what goes to stdout and writes it once.
///
/// So a reader that leaves early (`| head`) meets one write, and a command that fails half-way has
/// printed nothing.
#[derive(Debug)]
pub struct Out {
    /// Where results go.
    pub stdout: Screen,
    /// Where notes go.
    pub stderr: Screen,
    is_paged: bool,
    text: String,
    notes: Vec<Note>,
}

impl Out {
    /// Nothing to write yet, to the streams of this process.
    pub fn new(choice: ColorChoice) -> Self {
        Self::on(Screen::stdout(choice), Screen::stderr(choice))
    }

    /// The same, to streams that lead somewhere else.
    pub fn on(stdout: Screen, stderr: Screen) -> Self {
        Self {
            stdout,
            stderr,
            is_paged: false,
            text: String::new(),
            notes: Vec::new(),
        }
    }

    /// The same, its answer page by page if that is asked for and somebody sits before it.
    #[must_use]
    pub fn paged(self, is_asked: bool) -> Self {
        Self {
            is_paged: is_asked && self.stdout.is_terminal,
            ..self
        }
    }

    /// The usual style of a list in this format, from which a command departs as it was asked.
    pub fn style(&self, format: Option<Format>) -> Style {
        Style {
            format: format.unwrap_or(Format::usual(self.stdout.is_terminal)),
            header: true,
            delimiter: b',',
            bom: false,
            formulas: Formulas::AsIs,
            chosen: false,
            screen: self.stdout,
        }
    }

    /// How a diff looks here.
    pub fn look(&self) -> diff::Look {
        diff::Look {
            color: self.stdout.color,
            to_terminal: self.stdout.is_terminal,
        }
    }

    /// Adds text as it is.
    pub fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds a line.
    pub fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Adds a sentence for people, on a terminal broken between words.
    pub fn sentence(&mut self, text: &str) {
        self.line(&broken(text, self.stdout));
    }

    /// Adds a list; what it does not show is noted on stderr.
    pub fn rows(&mut self, list: &Rows, style: &Style) {
        let Rendered {
            text,
            note: left_out,
        } = rows(list, style);
        self.text.push_str(&text);
        if let Some(left_out) = left_out {
            self.later(left_out);
        }
    }

    /// Adds text for reading; into a pipe 80 wide, whatever the window is.
    pub fn page(&mut self, page: &Page) {
        let screen = self.stdout;
        let width = if screen.is_terminal {
            screen.width
        } else {
            USUAL_WIDTH
        };
        self.text
            .push_str(&page.render(&Screen { width, ..screen }));
    }

    /// A sentence that belongs under the answer: it goes to stderr after that.
    pub fn later(&mut self, text: String) {
        self.notes.push(Note {
            text,
            is_prose: true,
        });
    }

    /// As [`Out::later`], for a text that people may copy: its lines are never broken.
    pub fn later_verbatim(&mut self, text: String) {
        self.notes.push(Note {
            text,
            is_prose: false,
        });
    }

    /// What has been collected and not yet written.
    pub fn collected(&self) -> &str {
        &self.text
    }

    /// Writes what was collected; where it is to be shown page by page, in this way, which tells
    /// whether it was. A reader that has left is no error; a full disk is.
    pub fn flush(&mut self, page: impl FnOnce(&str) -> bool) -> io::Result<()> {
        let text = std::mem::take(&mut self.text);
        let delivered = if self.is_paged && !text.is_empty() && page(&text) {
            Ok(())
        } else {
            deliver(&mut io::stdout().lock(), text.as_bytes())
        };
        for Note { text, is_prose } in std::mem::take(&mut self.notes) {
            if is_prose {
                note(&text);
            } else {
                verbatim(&text);
            }
        }
        delivered
    }
}

#[derive(Debug)]
struct Note {
    text: String,
    is_prose: bool,
}

/// Writes a sentence to stderr at once, on a terminal broken between words; where nobody listens,
/// nothing happens.
pub fn note(text: &str) {
    verbatim(&broken(text, Screen::stderr(ColorChoice::Never)));
}

fn broken(text: &str, screen: Screen) -> Cow<'_, str> {
    if !screen.is_terminal {
        return text.into();
    }
    let lines = text.split('\n');
    let lines = lines.flat_map(|line| at_blanks(line, screen.width, "", ""));
    lines.collect::<Vec<_>>().join("\n").into()
}

/// Writes a text to stderr at once as it is, and a line end.
pub fn verbatim(text: &str) {
    let line = format!("{text}\n");
    let _ = io::stderr().lock().write_all(line.as_bytes());
}

/// Writes a piece of an answer to stdout at once; tells whether anybody still reads.
pub fn pour(piece: &[u8]) -> io::Result<bool> {
    match io::stdout().lock().write_all(piece) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        result => result.map(|()| true),
    }
}

fn deliver(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    match to.write_all(bytes).and_then(|()| to.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

#[cfg(test)]
mod tests {
    use super::{Out, deliver};
    use crate::output::{Format, Page, Screen};
    use std::io::{Error, ErrorKind, Result, Write};

    struct Refusing(ErrorKind);

    impl Write for Refusing {
        fn write(&mut self, _: &[u8]) -> Result<usize> {
            Err(Error::from(self.0))
        }
        fn flush(&mut self) -> Result<()> {
            Err(Error::from(self.0))
        }
    }

    #[test]
    fn a_reader_that_left_is_no_error_but_a_full_disk_is() {
        assert!(deliver(&mut Refusing(ErrorKind::BrokenPipe), b"x").is_ok());
        let full = deliver(&mut Refusing(ErrorKind::StorageFull), b"x");
        assert_eq!(
            full.map_err(|error| error.kind()),
            Err(ErrorKind::StorageFull)
        );
    }

    #[test]
    fn a_pipe_gets_records_and_pages_80_wide() {
        let pipe = Screen {
            color: false,
            width: 200,
            utf8: true,
            is_terminal: false,
        };
        let mut out = Out::on(pipe, pipe);
        assert_eq!(out.style(None).format, Format::Tsv);
        let mut page = Page::new();
        page.prose(&"woord ".repeat(20));
        out.page(&page);
        let widest = out.collected().lines().map(str::len).max();
        assert_eq!(widest, Some(77));
    }
}
