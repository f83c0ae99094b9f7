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
    // How many characters begin before each block: many problems may stand in one long line.
    characters: OnceLock<Vec<usize>>,
}

/// Bytes of a block.
const BLOCK: usize = 1 << 10;

impl Source {
    /// A text and its name. The lines are only counted when a place is asked for.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            starts: OnceLock::new(),
            characters: OnceLock::new(),
        }
    }

    /// The line that holds this byte, counted from 0.
    pub(super) fn line_of(&self, byte: usize) -> usize {
        self.starts().partition_point(|start| *start <= byte) - 1
    }

    /// The column of this byte, in characters counted from 1.
    pub(super) fn column_of(&self, byte: usize) -> usize {
        let start = self.starts()[self.line_of(byte)];
        if byte - start <= BLOCK {
            return characters(&self.text.as_bytes()[start..byte]) + 1;
        }
        self.before(byte) - self.before(start) + 1
    }

    /// How many characters begin before this byte.
    fn before(&self, byte: usize) -> usize {
        let bytes = self.text.as_bytes();
        let blocks = self.characters.get_or_init(|| {
            let mut count = 0;
            let blocks = bytes.chunks(BLOCK).map(|block| {
                count += characters(block);
                count
            });
            std::iter::once(0).chain(blocks).collect()
        });
        let block = byte / BLOCK;
        blocks[block] + characters(&bytes[block * BLOCK..byte])
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

/// How many characters begin in these bytes.
fn characters(bytes: &[u8]) -> usize {
    // All but those that go on with a character.
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, Source};

    #[test]
    fn a_column_is_counted_in_characters_however_long_the_line() {
        let text = format!("één\n{}", "é€a".repeat(BLOCK));
        let source = Source::new("a.toml", &*text);
        for (column, (byte, _)) in text[6..].char_indices().enumerate() {
            assert_eq!(source.column_of(6 + byte), column + 1);
        }
        assert_eq!(source.column_of(text.len()), 3 * BLOCK + 1);
    }

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
