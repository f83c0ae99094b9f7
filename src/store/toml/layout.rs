//! Where everything stands in a text.

use std::{borrow::Cow, ops::Range};

use toml_parser::{
    ParseError, Source,
    parser::{Event, EventKind, RecursionGuard, parse_document},
};

use super::{Refusal, lines};

/// Deeper is no record; and what is deeper would overflow the stack of those who walk it.
const DEPTH: usize = 80;

/// A text taken apart.
pub struct Layout<'t> {
    pub text: &'t str,
    /// The first one is the root, before any header.
    pub sections: Vec<Section<'t>>,
    pub comments: Vec<Range<usize>>,
}

/// A header and the keys below it.
pub struct Section<'t> {
    /// None of the root only.
    pub header: Option<Header<'t>>,
    pub pairs: Vec<Item<'t>>,
}

/// `[[path]]` or `[path]`.
pub struct Header<'t> {
    pub path: Vec<Cow<'t, str>>,
    pub array: bool,
    /// With its brackets.
    pub span: Range<usize>,
}

/// A key with its value, or an element of a list.
pub struct Item<'t> {
    pub start: usize,
    /// The parts of a dotted key; empty in a list.
    pub path: Vec<Cow<'t, str>>,
    pub value: Node<'t>,
    /// The comma behind it, inside brackets.
    pub comma: Option<usize>,
}

/// A value.
pub struct Node<'t> {
    pub span: Range<usize>,
    pub shape: Shape<'t>,
}

/// What a value is made of.
pub enum Shape<'t> {
    Scalar,
    List(Vec<Item<'t>>),
    Braces(Vec<Item<'t>>),
}

impl<'t> Layout<'t> {
    /// Takes a text without a byte-order mark apart.
    pub fn read(text: &'t str) -> Result<Self, Refusal> {
        // The parser would pass over it.
        if text.starts_with('\u{feff}') {
            return Err(Refusal::NotToml { line: 1 });
        }
        let source = Source::new(text);
        let tokens = source.lex().into_vec();
        let mut events: Vec<Event> = Vec::with_capacity(tokens.len());
        let mut fault: Option<ParseError> = None;
        let depth = u32::try_from(DEPTH).unwrap_or(u32::MAX);
        parse_document(
            &tokens,
            &mut RecursionGuard::new(&mut events, depth),
            &mut fault,
        );
        if let Some(fault) = fault {
            let at = fault
                .unexpected()
                .or(fault.context())
                .map_or(0, |span| span.start());
            return Err(Refusal::NotToml {
                line: line_number(text, at),
            });
        }
        Reader {
            source,
            events: events.iter(),
            comments: Vec::new(),
        }
        .document()
    }

    /// The comments inside a span.
    pub fn comments_in(&self, span: &Range<usize>) -> impl Iterator<Item = &'t str> {
        let from = self
            .comments
            .partition_point(|comment| comment.start < span.start);
        let to = self
            .comments
            .partition_point(|comment| comment.start < span.end);
        let text = self.text;
        self.comments
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .map(move |comment| &text[comment.clone()])
    }

    /// Whether a comment stands inside a span.
    pub fn has_comments(&self, span: &Range<usize>) -> bool {
        self.comments_in(span).next().is_some()
    }
}

// A line of a string may look like a comment: only the layout knows.
impl Layout<'_> {
    /// Where the comment lines that end here begin.
    pub fn before_comments(&self, mut at: usize) -> usize {
        while let Some(line) = lines::before(self.text, at).filter(|line| self.is_comment(*line)) {
            at = line;
        }
        at
    }

    /// Past the comment lines that begin here.
    pub fn past_comments(&self, mut at: usize) -> usize {
        while self.is_comment(at) {
            at = lines::next(self.text, at);
        }
        at
    }

    fn is_comment(&self, line: usize) -> bool {
        let begin = line + lines::indent(self.text, line).len();
        self.comments
            .binary_search_by_key(&begin, |comment| comment.start)
            .is_ok()
    }
}

impl<'t> Node<'t> {
    /// What stands between its brackets.
    pub fn items(&self) -> &[Item<'t>] {
        match &self.shape {
            Shape::Scalar => &[],
            Shape::List(items) | Shape::Braces(items) => items,
        }
    }
}

impl Item<'_> {
    /// Past its comma, or past its value when it has none.
    pub fn end(&self) -> usize {
        self.comma.map_or(self.value.span.end, |comma| comma + 1)
    }

    /// Whether this is the value of a plain (not dotted) key.
    pub fn is(&self, key: &str) -> bool {
        matches!(self.path.as_slice(), [only] if only == key)
    }
}

/// The number (from 1) of the line that holds this place.
pub fn line_number(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}

struct Reader<'e, 't> {
    source: Source<'t>,
    events: std::slice::Iter<'e, Event>,
    comments: Vec<Range<usize>>,
}

impl<'e, 't> Reader<'e, 't> {
    fn document(mut self) -> Result<Layout<'t>, Refusal> {
        let mut sections = vec![Section {
            header: None,
            pairs: Vec::new(),
        }];
        while let Some(event) = self.event() {
            if event.kind() == EventKind::StdTableOpen || event.kind() == EventKind::ArrayTableOpen
            {
                let header = Some(self.header(event)?);
                sections.push(Section {
                    header,
                    pairs: Vec::new(),
                });
            } else if let Some(section) = sections.last_mut() {
                section.pairs.push(self.pair(event)?);
            }
        }
        Ok(Layout {
            text: self.source.input(),
            sections,
            comments: self.comments,
        })
    }

    /// The next event that is neither blank nor comment.
    fn event(&mut self) -> Option<&'e Event> {
        loop {
            let event = self.events.next()?;
            if event.kind() == EventKind::Comment {
                self.comments.push(span(event));
            } else if event.kind() != EventKind::Whitespace && event.kind() != EventKind::Newline {
                return Some(event);
            }
        }
    }

    fn header(&mut self, open: &Event) -> Result<Header<'t>, Refusal> {
        let mut path = Vec::new();
        loop {
            let event = self.event().ok_or_else(|| self.fault(open))?;
            if event.kind() == EventKind::SimpleKey {
                self.step_down(&mut path, event)?;
            } else if event.kind() != EventKind::KeySep {
                let array = open.kind() == EventKind::ArrayTableOpen;
                return Ok(Header {
                    path,
                    array,
                    span: open.span().start()..event.span().end(),
                });
            }
        }
    }

    fn pair(&mut self, first: &Event) -> Result<Item<'t>, Refusal> {
        let mut path = Vec::new();
        self.step_down(&mut path, first)?;
        loop {
            let event = self.event().ok_or_else(|| self.fault(first))?;
            if event.kind() == EventKind::SimpleKey {
                self.step_down(&mut path, event)?;
            } else if event.kind() != EventKind::KeySep {
                let value = self.event().ok_or_else(|| self.fault(first))?;
                let value = self.value(value)?;
                return Ok(Item {
                    start: first.span().start(),
                    path,
                    value,
                    comma: None,
                });
            }
        }
    }

    fn value(&mut self, first: &Event) -> Result<Node<'t>, Refusal> {
        if first.kind() == EventKind::ArrayOpen {
            let (items, end) = self.items(first, EventKind::ArrayClose)?;
            Ok(Node {
                span: first.span().start()..end,
                shape: Shape::List(items),
            })
        } else if first.kind() == EventKind::InlineTableOpen {
            let (items, end) = self.items(first, EventKind::InlineTableClose)?;
            Ok(Node {
                span: first.span().start()..end,
                shape: Shape::Braces(items),
            })
        } else if first.kind() == EventKind::Scalar {
            Ok(Node {
                span: span(first),
                shape: Shape::Scalar,
            })
        } else {
            Err(self.fault(first))
        }
    }

    fn items(&mut self, open: &Event, close: EventKind) -> Result<(Vec<Item<'t>>, usize), Refusal> {
        let mut items: Vec<Item<'t>> = Vec::new();
        loop {
            let event = self.event().ok_or_else(|| self.fault(open))?;
            if event.kind() == close {
                return Ok((items, event.span().end()));
            } else if event.kind() == EventKind::ValueSep {
                if let Some(item) = items.last_mut() {
                    item.comma = Some(event.span().start());
                }
            } else if event.kind() == EventKind::SimpleKey {
                items.push(self.pair(event)?);
            } else {
                let value = self.value(event)?;
                items.push(Item {
                    start: value.span.start,
                    path: Vec::new(),
                    value,
                    comma: None,
                });
            }
        }
    }

    fn step_down(&self, path: &mut Vec<Cow<'t, str>>, key: &Event) -> Result<(), Refusal> {
        let raw = self.source.get(key).ok_or_else(|| self.fault(key))?;
        let mut name = Cow::Borrowed("");
        let mut fault: Option<ParseError> = None;
        raw.decode_key(&mut name, &mut fault);
        if fault.is_some() || path.len() == DEPTH {
            return Err(self.fault(key));
        }
        path.push(name);
        Ok(())
    }

    fn fault(&self, at: &Event) -> Refusal {
        Refusal::NotToml {
            line: line_number(self.source.input(), at.span().start()),
        }
    }
}

fn span(event: &Event) -> Range<usize> {
    event.span().start()..event.span().end()
}
