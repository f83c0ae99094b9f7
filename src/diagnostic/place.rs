use std::{ops::Range, sync::Arc};

use super::Source;

/// A stretch of a source.
#[derive(Clone, Debug)]
pub struct Place {
    source: Arc<Source>,
    span: Range<usize>,
}

impl Place {
    /// These bytes of the source, or the nearest that exist and cut no character in two.
    pub fn new(source: &Arc<Source>, span: Range<usize>) -> Self {
        Self {
            span: clamped(&source.text, span),
            source: Arc::clone(source),
        }
    }

    /// The source.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// The bytes, always inside the text and between characters.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// The line on which it begins, counted from 1.
    pub fn line(&self) -> usize {
        self.source.line_of(self.span.start) + 1
    }

    /// The column at which it begins, in characters counted from 1.
    pub fn column(&self) -> usize {
        self.column_of(self.span.start)
    }

    /// The line on which it ends, counted from 1.
    pub fn end_line(&self) -> usize {
        self.source.line_of(self.span.end) + 1
    }

    /// The column after its last character.
    pub fn end_column(&self) -> usize {
        self.column_of(self.span.end)
    }

    fn column_of(&self, byte: usize) -> usize {
        self.source.column_of(byte)
    }
}

/// Every span comes through here: what draws it panics on one outside the text or in a character.
fn clamped(text: &str, span: Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(span.start);
    let end = text.ceil_char_boundary(span.end.min(text.len()));
    start..end.max(start)
}

#[cfg(test)]
mod tests {
    use std::{ops::Range, sync::Arc};

    use super::{Place, Source};

    fn place(text: &str, span: Range<usize>) -> Place {
        Place::new(&Arc::new(Source::new("a.toml", text)), span)
    }

    #[test]
    fn columns_count_characters() {
        let here = place("a\nnaam = \"Súdwest\"", 9..18);
        let corners = (
            here.line(),
            here.column(),
            here.end_line(),
            here.end_column(),
        );
        assert_eq!(corners, (2, 8, 2, 16));
    }

    #[test]
    fn a_place_may_run_over_several_lines() {
        let here = place("a = [\r\n1,\r\n]", 4..12);
        assert_eq!((here.line(), here.column()), (1, 5));
        assert_eq!((here.end_line(), here.end_column()), (3, 2));
    }

    #[test]
    fn a_span_is_brought_inside_the_text() {
        assert_eq!(place("é", 1..1).span(), 0..2);
        assert_eq!(place("é", 7..9).span(), 2..2);
        assert_eq!(place("", 3..usize::MAX).span(), 0..0);
        let reversed = Range { start: 2, end: 1 };
        assert_eq!(place("abc", reversed).span(), 2..2);
    }
}
