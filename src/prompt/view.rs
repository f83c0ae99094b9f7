//! The line that is typed, on the screen: over as many rows as it takes, at any width.

use std::{env, io};

use console::Term;
use unicode_width::UnicodeWidthChar;

use super::key::Keys;

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
pub struct View<'a> {
    term: &'a Term,
    prompt: &'a str,
    /// As wide as the screen was when it was drawn.
    columns: usize,
    /// The same, as the system told it.
    told: usize,
    cursor: Place,
    /// Whether this terminal breaks lines anew when it is resized, as far as it has shown.
    reflows: Option<bool>,
}

impl<'a> View<'a> {
    /// Writes the prompt.
    pub fn open(term: &'a Term, prompt: &'a str) -> io::Result<Self> {
        let told = columns(term);
        let mut view = Self {
            term,
            prompt,
            columns: told,
            told,
            cursor: Place::default(),
            reflows: is_known_to_reflow().then_some(true),
        };
        prompt.chars().try_for_each(|c| view.append(c))?;
        Ok(view)
    }

    /// Writes on, as most keys want: nothing is drawn again, nothing read out twice.
    pub fn append(&mut self, c: char) -> io::Result<()> {
        let next = self.cursor.after(c, self.columns);
        let mut text = c.to_string();
        if next.column == 0 {
            text.push_str(OVER_THE_EDGE);
        }
        self.cursor = next;
        self.term.write_str(&text)
    }

    /// Draws the line anew, the cursor before its character at a place.
    pub fn draw(&mut self, line: &[char], at: usize) -> io::Result<()> {
        self.go(Place::default())?;
        self.term.clear_to_end_of_screen()?;
        let text: String = self.prompt.chars().chain(line.iter().copied()).collect();
        self.cursor = self.place(line, line.len());
        self.term.write_str(&text)?;
        if self.cursor.column == 0 {
            self.term.write_str(OVER_THE_EDGE)?;
        }
        if at < line.len() {
            self.go(self.place(line, at))?;
        }
        Ok(())
    }

    /// The last of it: the cursor goes to a line of its own.
    pub fn close(&mut self, line: &[char], at: usize) -> io::Result<()> {
        if at < line.len() {
            self.draw(line, line.len())?;
        }
        self.term.write_str("\r\n")
    }

    /// Whether the screen has another width, though no signal has said so yet.
    pub fn is_resized(&self) -> bool {
        self.told != columns(self.term)
    }

    /// Draws the line anew on a screen of another size: there where it began, so that nothing above
    /// it goes and nothing of it is left.
    pub fn resize(&mut self, line: &[char], at: usize, keys: &mut Keys) -> anyhow::Result<()> {
        self.told = columns(self.term);
        self.columns = self.told;
        let measured = keys.measure(self.term)?;
        if let Some((_, columns)) = measured {
            self.columns = columns.max(2);
        }
        let (kept, broken_anew) = (self.cursor, self.place(line, at));
        if kept.row != broken_anew.row {
            let clipped = kept.column.min(self.columns - 1);
            if let Some((column, _)) = measured
                && clipped != broken_anew.column
            {
                self.reflows = Some(column == broken_anew.column);
            }
            if self.reflows == Some(true) {
                self.cursor.row = broken_anew.row;
            }
        }
        Ok(self.draw(line, at)?)
    }

    /// Where a character of the line stands.
    fn place(&self, line: &[char], at: usize) -> Place {
        let before = self.prompt.chars().chain(line[..at].iter().copied());
        before.fold(Place::default(), |place, c| place.after(c, self.columns))
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
}

fn columns(term: &Term) -> usize {
    usize::from(term.size().1).max(2)
}

/// Whether the terminal says by its name that it breaks lines anew. Where none does, the place of
/// the cursor tells it mostly: not from 80 to 40 columns, where both come to the same.
fn is_known_to_reflow() -> bool {
    const NAMES: [&str; 8] = [
        "TMUX",
        "VTE_VERSION",
        "KITTY_WINDOW_ID",
        "WEZTERM_PANE",
        "ALACRITTY_WINDOW_ID",
        "KONSOLE_VERSION",
        "ITERM_SESSION_ID",
        "WT_SESSION",
    ];
    cfg!(windows) || NAMES.iter().any(|name| env::var_os(name).is_some())
}

/// How many columns a character takes.
pub fn width(c: char) -> usize {
    c.width().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Place;

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
