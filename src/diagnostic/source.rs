use std::{ops::Range, sync::OnceLock};

/// A text in which something can be wrong, and the name under which people know it.
#[derive(Debug)]
pub struct Source {
    /// The path as it is shown: relative to the data folder, or as the caller gave it.
    pub name: String,
    /// What the file holds, without its byte order mark.
    pub text: String,
    // 300 problems in one file look for their lines in one list.
    starts: OnceLock<Vec<usize>>,
}

impl Source {
    /// A text and its name. The lines are only counted when a place is asked for.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            starts: OnceLock::new(),
        }
    }

    /// The line that holds this byte, counted from 0.
    pub(super) fn line_of(&self, byte: usize) -> usize {
        self.starts().partition_point(|start| *start <= byte) - 1
    }

    /// The bytes of a line that exists, without its line end.
    pub(super) fn line(&self, line: usize) -> Range<usize> {
        let starts = self.starts();
        let start = starts[line];
        let Some(next) = starts.get(line + 1) else {
            return start..self.text.len();
        };
        let end = next - 1;
        let cr = self.text[start..end].ends_with('\r');
        start..end - usize::from(cr)
    }

    fn starts(&self) -> &[usize] {
        self.starts.get_or_init(|| {
            let breaks = self.text.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(breaks).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Source;

    #[test]
    fn a_line_is_without_its_end() {
        let source = Source::new("a.toml", "één\r\n\ntwee\n");
        let lines: Vec<_> = (0..4).map(|n| &source.text[source.line(n)]).collect();
        assert_eq!(lines, ["één", "", "twee", ""]);
        assert_eq!(source.line_of(0), 0);
        assert_eq!(source.line_of(7), 1);
        assert_eq!(source.line_of(source.text.len()), 3);
    }

    #[test]
    fn an_empty_text_has_one_line() {
        let source = Source::new("a.toml", "");
        assert_eq!((source.line_of(0), source.line(0)), (0, 0..0));
    }
}
