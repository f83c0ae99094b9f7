//! What is written around the answers: headings, choices, reasons; on stderr, within the width.

use std::{borrow::Cow, io};

use console::{Style, Term};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::question::Choice;
use crate::words::{visible, wrap::at_blanks};

/// The screen, for writing.
pub struct Sheet {
    term: Term,
    bold: Style,
    dim: Style,
    red: Style,
}

// So many choices are read at a glance, one below the other.
const FEW: usize = 12;

// So many columns tell most names apart.
const NAME: usize = 20;

impl Sheet {
    /// The screen behind stderr, with colours or without.
    pub fn new(colour: bool) -> Self {
        let style = || Style::new().for_stderr().force_styling(colour);
        Self {
            term: Term::stderr(),
            bold: style().bold(),
            dim: style().dim(),
            red: style().red(),
        }
    }

    /// The terminal itself, for reading.
    pub const fn term(&self) -> &Term {
        &self.term
    }

    /// How many columns there are.
    pub fn width(&self) -> usize {
        usize::from(self.term.size().1).max(10)
    }

    /// An empty line.
    pub fn gap(&self) -> io::Result<()> {
        self.term.write_line("")
    }

    /// The begin of a question: what is asked for, then what belongs there.
    pub fn heading(&self, label: &str, help: &str) -> io::Result<()> {
        self.wrapped(label, "", &self.bold)?;
        self.wrapped(help, "  ", &self.dim)
    }

    /// What is good to know.
    pub fn note(&self, text: &str) -> io::Result<()> {
        self.wrapped(text, "  ", &self.dim)
    }

    /// The same on one line, cut where the screen ends.
    pub fn glance(&self, text: &str) -> io::Result<()> {
        let text = format!("  {}", visible::line(text));
        let cut = cut(&text, self.width() - 1);
        self.term.write_line(&self.dim.apply_to(cut).to_string())
    }

    /// Why an answer is none.
    pub fn wrong(&self, reason: &str) -> io::Result<()> {
        self.wrapped(reason, "! ", &self.red)
    }

    /// A sentence of its own.
    pub fn say(&self, text: &str) -> io::Result<()> {
        self.wrapped(text, "", &Style::new())
    }

    /// Choices with their numbers, those in `held` marked. Whether there was room for them.
    pub fn choices(
        &self,
        choices: &[Choice],
        shown: &[usize],
        held: &[String],
    ) -> io::Result<bool> {
        let (rows, columns) = self.term.size();
        let digits = choices.len().to_string().len();
        let cells: Vec<_> = shown
            .iter()
            .filter_map(|at| Some((at, choices.get(*at)?)))
            .map(|(at, choice)| {
                let mark = if held.contains(&choice.value) {
                    '×'
                } else {
                    ' '
                };
                format!(
                    "{mark} {:>digits$} {}",
                    at + 1,
                    visible::line(&choice.label)
                )
            })
            .collect();
        let lines = columned(&cells, usize::from(columns));
        // The question and its answer must stay in sight.
        if lines.len() > FEW.max(usize::from(rows).saturating_sub(8)) {
            return Ok(false);
        }
        lines
            .iter()
            .try_for_each(|line| self.term.write_line(line))?;
        Ok(true)
    }

    fn wrapped(&self, text: &str, indent: &str, style: &Style) -> io::Result<()> {
        let text = visible::line(text);
        let rest = if indent.is_empty() { "" } else { "  " };
        at_blanks(&text, self.width(), indent, rest)
            .iter()
            .filter(|line| !line.is_empty())
            .try_for_each(|line| self.term.write_line(&style.apply_to(line).to_string()))
    }
}

/// A few cells one below the other, more in columns read downward.
fn columned(cells: &[String], width: usize) -> Vec<String> {
    let widest = cells.iter().map(|cell| cell.width()).max().unwrap_or(0);
    // Two columns of names cut short are worth less than one of whole ones.
    let columns = if cells.len() <= FEW {
        1
    } else {
        (width / (widest + 2).min(width / 2).max(NAME)).max(1)
    };
    let room = (width / columns).saturating_sub(2);
    let rows = cells.len().div_ceil(columns);
    let row = |row: usize| {
        let cells = cells.iter().skip(row).step_by(rows.max(1));
        let line: String = cells
            .map(|cell| padded(&cut(cell, room), room + 2))
            .collect();
        line.trim_end().to_owned()
    };
    (0..rows).map(row).collect()
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{:1$}", "", width.saturating_sub(text.width()))
}

/// The text, or as much of it as fits with a `…` behind it.
pub fn cut(text: &str, width: usize) -> Cow<'_, str> {
    if text.width() <= width {
        return text.into();
    }
    let mut room = width.saturating_sub(1);
    let fits = |c: &char| {
        let wide = c.width().unwrap_or(0);
        let fits = wide <= room;
        room = room.saturating_sub(wide);
        fits
    };
    let begin: String = text.chars().take_while(fits).collect();
    format!("{}…", begin.trim_end()).into()
}

#[cfg(test)]
mod tests {
    use super::{columned, cut};

    #[test]
    fn a_text_is_cut_where_the_room_ends() {
        assert_eq!(cut("leiden", 6), "leiden");
        assert_eq!(cut("leiderdorp", 6), "leide…");
        assert_eq!(cut("日本語", 4), "日…");
        assert_eq!(cut("een twee", 5), "een…");
    }

    #[test]
    fn many_cells_stand_in_columns_that_fit() {
        let cells: Vec<_> = (1..=26)
            .map(|n| format!("  {n:>2} gemeente nummer {n}"))
            .collect();
        for width in [20, 40, 80, 200] {
            let lines = columned(&cells, width);
            assert!(
                lines.iter().all(|line| line.chars().count() <= width),
                "{lines:#?}"
            );
            let all = lines.join("\n");
            assert!(
                (1..=26).all(|n| all.contains(&format!("{n:>2} gem"))),
                "{all}"
            );
        }
        assert_eq!(columned(&cells, 80).len(), 9);
        assert_eq!(columned(&cells[..12], 80).len(), 12);
    }
}
