use crate::{
    output::{Term, Tone},
    words::visible,
};
use std::{borrow::Cow, ops::Range};

/// Text with a tone for each stretch, line breaks kept, nothing in it that a terminal obeys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pub(super) text: String,
    tones: Vec<(Range<usize>, Tone)>,
}

impl Line {
    /// Text in one tone.
    pub fn new(tone: Tone, text: &str) -> Self {
        Self::default().and(tone, text)
    }

    /// More text behind it, in its own tone.
    #[must_use]
    pub fn and(mut self, tone: Tone, text: &str) -> Self {
        let start = self.text.len();
        if text.contains('\r') {
            let text = text.replace("\r\n", "\n");
            self.text.push_str(&visible::lines(&text));
        } else {
            self.text.push_str(&visible::lines(text));
        }
        self.tones.push((start..self.text.len(), tone));
        self
    }

    /// Whether it holds nothing but blanks.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The stretches of its text, which may be on one line, with their tones.
    pub(super) fn stretches<'t>(&self, text: &'t str) -> impl Iterator<Item = (&'t str, Tone)> {
        let stretches = self.tones.iter();
        stretches.map(|(range, tone)| (&text[range.clone()], *tone))
    }

    /// Its text on one line.
    pub(super) fn on_one_line(&self) -> Cow<'_, str> {
        if self.text.contains('\n') {
            self.text.replace('\n', " ").into()
        } else {
            Cow::Borrowed(&self.text)
        }
    }

    /// Writes a part of its text, which may be on one line, in its tones; where it has none of its
    /// own, in this one.
    pub(super) fn paint(
        &self,
        text: &str,
        range: Range<usize>,
        (usual, color): (Tone, bool),
        out: &mut String,
    ) {
        for (stretch, tone) in &self.tones {
            let (start, end) = (stretch.start.max(range.start), stretch.end.min(range.end));
            if start < end {
                let tone = if *tone == Tone::Plain { usual } else { *tone };
                tone.paint_into(&text[start..end], color, out);
            }
        }
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Self {
        Self::new(Tone::Plain, text)
    }
}

impl From<Term> for Line {
    fn from(term: Term) -> Self {
        Self::new(term.tone, term.label.here())
    }
}

impl From<String> for Line {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

/// Text with its paragraphs on one line each. As in Markdown an empty line or a bullet begins anew.
pub(super) fn reflowed(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for line in text.trim().lines().map(str::trim) {
        let begun = !joined.is_empty() && !joined.ends_with('\n');
        if line.is_empty() {
            joined.push_str(if begun { "\n\n" } else { "" });
        } else if begun {
            joined.push(if begins_anew(line) { '\n' } else { ' ' });
        }
        joined.push_str(line);
    }
    joined
}

fn begins_anew(line: &str) -> bool {
    let after = line.trim_start_matches(|c: char| c.is_ascii_digit());
    // A year at the beginning of a line ends a sentence more often than it counts.
    let counted = matches!(line.len() - after.len(), 1 | 2)
        && [". ", ") "].iter().any(|mark| after.starts_with(mark));
    counted
        || ["- ", "* ", "• "]
            .iter()
            .any(|bullet| line.starts_with(bullet))
}
