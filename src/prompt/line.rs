//! One line, typed.
//!
//! Not `dialoguer::Input`: that cannot be left with Ctrl-D, and loses its way where an answer
//! reaches the edge of the screen, as a title on 40 columns does.

use std::io;

use console::Term;

use super::{
    key::Keys,
    keyboard::{self, Keyboard, Raw},
    press::Press,
    signal::{GoingOn, Interrupted},
    view::{View, width},
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
    let is_shown = keyboard::is_shown();
    let _raw = (!is_shown).then(Raw::begin);
    let _paste = Paste::begin(term)?;
    let mut keys = Keys::of(Keyboard::of(term));
    let mut line = Line::default();
    let mut view = View::open(term, prompt)?;
    loop {
        let press = match keys.next() {
            Ok(press) => press,
            Err(wrong) => {
                // A terminal that has gone takes no line end.
                let _ = view.close(&line.chars, line.at);
                return Err(wrong);
            }
        };
        let is_end = matches!(press, Press::Enter | Press::Leave);
        if is_end && !(is_shown && press == Press::Enter) {
            view.close(&line.chars, line.at)?;
        }
        if press == Press::Enter {
            return Ok(line.answer());
        }
        if press == Press::Leave {
            return Err(Interrupted::LEFT.into());
        }
        if !is_shown {
            follow(press, &mut line, &mut view, &mut keys)?;
        } else if matches!(press, Press::Type(_)) {
            // What moves or takes away in a line that the terminal shows is its own affair.
            line.press(press);
        }
    }
}

/// Obeys a key, and shows what it did.
fn follow(press: Press, line: &mut Line, view: &mut View, keys: &mut Keys) -> anyhow::Result<()> {
    if press == Press::Resized || view.is_resized() {
        view.resize(&line.chars, line.at, keys)?;
    }
    let is_at_end = line.at == line.chars.len();
    if line.press(press) {
        if let (Press::Type(c), true) = (press, is_at_end) {
            view.append(c)?;
        } else {
            view.draw(&line.chars, line.at)?;
        }
    }
    Ok(())
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

    fn answer(&self) -> String {
        self.text().trim().to_owned()
    }

    /// Obeys a key; whether anything changed.
    fn press(&mut self, press: Press) -> bool {
        let before = (self.at, self.chars.len());
        match press {
            Press::Type(c) if is_left_out(c) => {}
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
            Press::Enter
            | Press::Leave
            | Press::PasteBegin
            | Press::PasteEnd
            | Press::Position(_)
            | Press::Resized => {}
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

/// Whether a character that was typed does not become text: a terminal would obey it, or nobody
/// would see it.
fn is_left_out(c: char) -> bool {
    (visible::misleads(c) || visible::is_unseen(c)) && !visible::joins(c)
}

#[cfg(test)]
mod tests {
    use super::{Line, Press};

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
        assert_eq!(typed("a\u{1b}\u{9b}\u{202e}\u{200b}\u{ad}b").text(), "ab");
    }

    #[test]
    fn what_joins_signs_is_a_part_of_them() {
        for text in ["👩\u{200d}💻", "❤\u{fe0f}", "می\u{200c}خواهم"] {
            assert_eq!(typed(text).text(), text);
        }
    }
}
