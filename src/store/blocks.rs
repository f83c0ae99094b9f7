//! The blocks of a vocabulary that a question is about: the others need not be parsed.

use memchr::{memchr3, memmem, memmem::Finder};

use super::called::Called;
use crate::model::{noun::Read, nouns::Coordinator};

/// What a text says of the coordinators who may serve whoever is called so, every block of it whole;
/// nothing where a header need not stand at the beginning of a line, or begin a block there.
///
/// As with a [`Word`](super::word::Word) in a record: what is wrong with a block is no matter where
/// nothing in it could be a name that is looked for.
pub fn serving(text: &str, called: &Called) -> Option<String> {
    let bytes = text.as_bytes();
    let spans_lines = |sign: &str| memmem::find(bytes, sign.as_bytes()).is_some();
    if ["\"\"\"", "'''"].into_iter().any(spans_lines) {
        return None;
    }
    let header = ["[[", Coordinator::NOUN.key, "]]"].concat();
    let mut starts = memmem::find_iter(bytes, &header)
        .filter(|at| *at == 0 || bytes[at - 1] == b'\n')
        .peekable();
    let head = &text[..*starts.peek()?];
    if !head.lines().all(says_nothing) {
        return None;
    }
    let signs = Signs::of(called);
    let mut found = String::new();
    while let Some(start) = starts.next() {
        let block = &text[start..starts.peek().copied().unwrap_or(text.len())];
        if signs.may_be_in(block) {
            found.push_str(block);
        }
    }
    Some(found)
}

fn says_nothing(line: &str) -> bool {
    let line = line.trim_ascii();
    line.is_empty() || line.starts_with('#')
}

/// By what a block shows that it may be about whoever is called so.
struct Signs<'c> {
    called: &'c Called,
    slug: Finder<'c>,
    key: Finder<'static>,
}

impl<'c> Signs<'c> {
    fn of(called: &'c Called) -> Self {
        Self {
            called,
            slug: Finder::new(called.slug()),
            key: Finder::new("municipalities"),
        }
    }

    /// Whether one of its texts may be a name, or all may be meant, or something in it could hide
    /// that: an escape, quotation marks of another kind, or ruins without the key.
    fn may_be_in(&self, block: &str) -> bool {
        let bytes = block.as_bytes();
        memchr3(b'*', b'\\', b'\'', bytes).is_some()
            || self.slug.find(bytes).is_some()
            || self.key.find(bytes).is_none()
            || behind_marks(block).any(|text| self.called.may_be(text))
    }
}

/// What stands behind each quotation mark, up to the next one.
fn behind_marks(text: &str) -> impl Iterator<Item = &str> {
    let mark = |text: &str| text.as_bytes().iter().position(|byte| *byte == b'"');
    let mut rest = mark(text).map(|at| &text[at + 1..]);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = mark(text);
        rest = end.map(|end| &text[end + 1..]);
        Some(&text[..end.unwrap_or(text.len())])
    })
}
