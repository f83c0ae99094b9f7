use std::fmt::Write;

use anstyle::{AnsiColor, Style};

/// What a piece of text is, from which its colour follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Ordinary text.
    #[default]
    Plain,
    /// What the eye should find first.
    Strong,
    /// What may be skipped: labels, ids, places.
    Quiet,
    /// An address on the web, which is a link where there are links.
    Address,
    /// Of a period that has not begun.
    Planned,
    /// Of a period that runs.
    Running,
    /// Of a period that is over.
    Ended,
    /// Of a period that nobody stated.
    Unknown,
    /// What was looked for.
    Hit,
    /// What was put in.
    Added,
    /// What was taken away.
    Removed,
}

impl Tone {
    /// The text in its colour, or as it is without colour.
    pub fn paint(self, text: &str, color: bool) -> String {
        let mut out = String::with_capacity(text.len());
        self.paint_into(text, color, &mut out);
        out
    }

    /// Writes the same behind what is there.
    pub fn paint_into(self, text: &str, color: bool, out: &mut String) {
        let style = if color { self.style() } else { Style::new() };
        if text.is_empty() || style.is_plain() {
            out.push_str(text);
        } else {
            let _ = write!(out, "{style}{text}{style:#}");
        }
    }

    fn style(self) -> Style {
        match self {
            Self::Plain | Self::Address => Style::new(),
            Self::Strong => Style::new().bold(),
            Self::Quiet | Self::Ended => Style::new().dimmed(),
            Self::Planned => AnsiColor::Cyan.on_default(),
            Self::Running | Self::Added => AnsiColor::Green.on_default(),
            Self::Unknown => AnsiColor::Yellow.on_default(),
            Self::Hit => AnsiColor::Red.on_default().bold(),
            Self::Removed => AnsiColor::Red.on_default(),
        }
    }
}
