//! One line, typed.
//!
//! Not `dialoguer::Input`: that cannot be left with Ctrl-D, and loses its way where an answer
//! reaches the edge of the screen, as a title on 40 columns does.

use std::io;

use console::Term;
use unicode_width::UnicodeWidthChar;

use super::{
    key::{Keys, Press},
    keyboard::{Keyboard, Raw},
    signal::{GoingOn, Interrupted},
};
use crate::words::visible;

/// Reads one line after a prompt; blanks around it go.
///
/// Fails with [`Interrupted`] when the person leaves, the cursor then stands on a line of its own.
pub fn read(term: &Term, prompt: &str) -> anyhow::Result<String> {
    // A signal while the terminal is being put back in order waits until it is.
    let going_on = GoingOn::begin();
    let text = typed(term, prompt)?;
    going_on.end()?;
    Ok(text)
}

fn typed(term: &Term, prompt: &str) -> anyhow::Result<String> {
    let _raw = Raw::begin();
    let _paste = Paste::begin(term)?;
    let mut keys = Keys::of(Keyboard::of(term));
    let mut line = Line::default();
    let mut view = View::open(term, prompt)?;
    loop {
        match keys.next() {
            Ok(Press::Enter) => {
                view.close(&line)?;
                return Ok(line.text().trim().to_owned());
            }
            Ok(Press::Leave) => {
                view.close(&line)?;
                return Err(Interrupted::LEFT.into());
            }
            Err(wrong) => {
                // A terminal that has gone takes no line end.
                let _ = view.close(&line);
                return Err(wrong);
            }
            Ok(press) => {
                let is_at_end = line.at == line.chars.len();
                if !line.press(press) {
                    continue;
                }
                if let Press::Type(c) = press
                    && is_at_end
                {
                    view.append(c)?;
                } else {
                    view.draw(&line)?;
                }
            }
        }
    }
}

/// What is typed so far.
#[derive(Default)]
struct Line {
    chars: Vec<char>,
    at: usize,
}

impl Line {
    fn text(&self) -> String {
        self.chars.iter().collect()
    }

    /// Obeys a key; whether anything changed.
    fn press(&mut self, press: Press) -> bool {
        let before = (self.at, self.chars.len());
        match press {
            Press::Type(c) if visible::misleads(c) => {}
            Press::Type(c) => {
                self.chars.insert(self.at, c);
                self.at += 1;
            }
            Press::Rub => self.rub(self.left()),
            Press::RubWord => self.rub(self.word()),
            Press::RubAll => self.rub(0),
            Press::Delete => {
                let to = self.right();
                self.chars.drain(self.at..to);
            }
            Press::Left => self.at = self.left(),
            Press::Right => self.at = self.right(),
            Press::Home => self.at = 0,
            Press::End => self.at = self.chars.len(),
            Press::Enter | Press::Leave | Press::PasteBegin | Press::PasteEnd => {}
        }
        before != (self.at, self.chars.len())
    }

    fn rub(&mut self, from: usize) {
        self.chars.drain(from..self.at);
        self.at = from;
    }

    // An accent that follows its letter goes with it.
    fn left(&self) -> usize {
        let wide = |c: &char| width(*c) > 0;
        self.chars[..self.at].iter().rposition(wide).unwrap_or(0)
    }

    fn right(&self) -> usize {
        let after = self.chars.iter().skip(self.at + 1);
        let accents = after.take_while(|c| width(**c) == 0).count();
        (self.at + 1 + accents).min(self.chars.len())
    }

    fn word(&self) -> usize {
        let before = &self.chars[..self.at];
        let end = before.iter().rposition(|c| *c != ' ').unwrap_or(0);
        let blank = before[..end].iter().rposition(|c| *c == ' ');
        blank.map_or(0, |at| at + 1)
    }
}

/// Where the cursor stands, counted from the begin of the prompt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Place {
    row: usize,
    column: usize,
}

impl Place {
    fn after(mut self, c: char, columns: usize) -> Self {
        // A wide character that does not fit goes to the next row as a whole.
        if self.column + width(c) > columns {
            self = self.next_row();
        }
        self.column += width(c);
        if self.column < columns {
            self
        } else {
            self.next_row()
        }
    }

    const fn next_row(self) -> Self {
        Self {
            row: self.row + 1,
            column: 0,
        }
    }
}

// At the edge a terminal keeps the cursor until more comes. A blank sends it on, and the row stays
// one that goes on in the next, for who copies it; a line break would end it.
const OVER_THE_EDGE: &str = " \r";

/// The line on the screen.
struct View<'a> {
    term: &'a Term,
    prompt: &'a str,
    cursor: Place,
}

impl<'a> View<'a> {
    fn open(term: &'a Term, prompt: &'a str) -> io::Result<Self> {
        let mut view = Self {
            term,
            prompt,
            cursor: Place::default(),
        };
        prompt.chars().try_for_each(|c| view.append(c))?;
        Ok(view)
    }

    /// Writes on, as most keys want: nothing is drawn again, nothing read out twice.
    fn append(&mut self, c: char) -> io::Result<()> {
        let next = self.cursor.after(c, self.columns());
        let mut text = c.to_string();
        if next.column == 0 {
            text.push_str(OVER_THE_EDGE);
        }
        self.cursor = next;
        self.term.write_str(&text)
    }

    fn draw(&mut self, line: &Line) -> io::Result<()> {
        self.go(Place::default())?;
        self.term.clear_to_end_of_screen()?;
        let (columns, mut text) = (self.columns(), String::new());
        let mut aim = None;
        let from = self.prompt.chars().count();
        for (at, c) in self
            .prompt
            .chars()
            .chain(line.chars.iter().copied())
            .enumerate()
        {
            if at == from + line.at {
                aim = Some(self.cursor);
            }
            self.cursor = self.cursor.after(c, columns);
            text.push(c);
        }
        if self.cursor.column == 0 {
            text.push_str(OVER_THE_EDGE);
        }
        self.term.write_str(&text)?;
        aim.map_or(Ok(()), |aim| self.go(aim))
    }

    fn close(&mut self, line: &Line) -> io::Result<()> {
        let end = Line {
            at: line.chars.len(),
            chars: line.chars.clone(),
        };
        if line.at < end.at {
            self.draw(&end)?;
        }
        self.term.write_str("\r\n")
    }

    fn go(&mut self, to: Place) -> io::Result<()> {
        self.term.write_str("\r")?;
        self.term
            .move_cursor_up(self.cursor.row.saturating_sub(to.row))?;
        self.term
            .move_cursor_down(to.row.saturating_sub(self.cursor.row))?;
        self.term.move_cursor_right(to.column)?;
        self.cursor = to;
        Ok(())
    }

    fn columns(&self) -> usize {
        usize::from(self.term.size().1).max(2)
    }
}

fn width(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// Has pasted text marked as such while this lives (bracketed paste).
struct Paste<'a>(&'a Term);

impl<'a> Paste<'a> {
    fn begin(term: &'a Term) -> io::Result<Self> {
        if !console::is_dumb() {
            term.write_str("\u{1b}[?2004h")?;
        }
        Ok(Self(term))
    }
}

impl Drop for Paste<'_> {
    fn drop(&mut self) {
        if !console::is_dumb() {
            let _ = self.0.write_str("\u{1b}[?2004l");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, Place, Press};

    fn typed(text: &str) -> Line {
        let mut line = Line::default();
        for c in text.chars() {
            line.press(Press::Type(c));
        }
        line
    }

    #[test]
    fn an_accent_goes_with_its_letter() {
        let mut line = typed("Fryslâ");
        line.press(Press::Rub);
        assert_eq!(line.text(), "Frysl");
        let mut line = typed("Frysla\u{302}");
        line.press(Press::Rub);
        assert_eq!(line.text(), "Frysl");
        let mut line = typed("a\u{302}b");
        line.press(Press::Home);
        line.press(Press::Delete);
        assert_eq!(line.text(), "b");
    }

    #[test]
    fn words_and_all_can_be_taken_back() {
        let mut line = typed("een twee  ");
        line.press(Press::RubWord);
        assert_eq!(line.text(), "een ");
        line.press(Press::RubWord);
        line.press(Press::RubWord);
        assert_eq!(line.text(), "");
        let mut line = typed("een");
        line.press(Press::Left);
        line.press(Press::RubAll);
        assert_eq!(line.text(), "n");
    }

    #[test]
    fn nothing_that_a_terminal_obeys_becomes_text() {
        assert_eq!(typed("a\u{1b}\u{9b}\u{202e}\u{200b}b").text(), "ab");
    }

    #[test]
    fn the_edge_of_the_screen_is_known() {
        let place = |text: &str| {
            let start = Place::default();
            let end = text.chars().fold(start, |place, c| place.after(c, 4));
            (end.row, end.column)
        };
        assert_eq!(place("abc"), (0, 3));
        assert_eq!(place("abcd"), (1, 0));
        assert_eq!(place("abc日"), (1, 2));
    }
}
