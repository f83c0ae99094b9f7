//! Breaking sentences between words; the door to `textwrap`.

use textwrap::{Options, WordSeparator, WordSplitter};

/// The lines of a text, broken at blanks only: addresses, dates and paths stay whole, and can be
/// copied. `first` stands before the first line, `rest` before the others.
pub fn at_blanks(text: &str, width: usize, first: &str, rest: &str) -> Vec<String> {
    let options = Options::new(width)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .break_words(false)
        .initial_indent(first)
        .subsequent_indent(rest);
    textwrap::wrap(text, options)
        .into_iter()
        .map(String::from)
        .collect()
}
