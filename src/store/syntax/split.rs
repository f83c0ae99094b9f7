//! A text as people see it, whatever a parser makes of it: headers, and keys with their values.
//!
//! What is not closed ends where the next of them begins at the start of a line.

use std::ops::Range;

use toml_parser::{Source, lexer::TokenKind};

use super::{Slip, say, strange};
use crate::{
    diagnostic::toml::syntax,
    model::{
        noun::{Noun, Read},
        nouns::{Coordinator, Theme},
        record::NOUNS,
    },
    store::reader::MARK,
};

/// A header, a key with its value, or what is neither.
#[derive(Debug)]
pub struct Statement {
    /// All of it.
    pub span: Range<usize>,
    /// What it is.
    pub shape: Shape,
    /// Where the header of its section begins; nothing: it stands in the head.
    pub section: Option<usize>,
    /// Whether it goes on over lines that are no statements.
    has_rest: bool,
    /// What it shows by itself that is wrong.
    pub slip: Option<Slip>,
    /// Its signs, without blanks and comments.
    pub tokens: Vec<(TokenKind, Range<usize>)>,
}

/// What a statement is.
#[derive(Debug)]
pub enum Shape {
    /// A header, with its name, if that can be seen, and whether it has two brackets.
    Header(Option<String>, bool),
    /// A key, if that can be seen, and where its value stands.
    Pair(Option<String>, Range<usize>),
    /// Neither.
    Other,
}

/// All statements of a text.
pub fn statements(text: &str) -> Vec<Statement> {
    let (mut all, mut at, mut section) = (Vec::<Statement>::new(), 0, None);
    while at < text.len() {
        let (found, next) = Walk::of(text, at).statement();
        if let Some(mut statement) = found {
            if matches!(statement.shape, Shape::Header(..)) {
                section = Some(statement.span.start);
            }
            statement.section = section;
            match all.last_mut().filter(|one| one.goes_on(text, &statement)) {
                Some(before) => before.add(text, statement),
                None => all.push(statement),
            }
        }
        at = next.max(at + 1);
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
    all
}

impl Statement {
    /// Whether the next one is not one, but a line of this one, whose begin is broken.
    fn goes_on(&self, text: &str, next: &Self) -> bool {
        let is_line = match &next.shape {
            Shape::Other => true,
            Shape::Pair(_, _) => text[next.span.clone()].starts_with(['{', '"']),
            Shape::Header(..) => false,
        };
        let raw = match &self.shape {
            Shape::Pair(_, value) => &text[value.clone()],
            Shape::Other => &text[self.span.clone()],
            Shape::Header(..) => return false,
        };
        let is_quote = |sign: char| {
            let like = strange::strange(sign).map(|one| one.like);
            matches!(sign, '"' | '\'') || like == Some(strange::Like::Quote)
        };
        let is_begun = raw.chars().all(is_quote) || raw.ends_with(['[', '{', ',']);
        is_line && (self.has_rest || is_begun)
    }

    /// Takes in a line that belongs to it.
    fn add(&mut self, text: &str, line: Self) {
        if let Shape::Pair(_, value) = &mut self.shape {
            let is_empty = ["\"\"", "''"].contains(&&text[value.clone()]);
            if is_empty && self.slip.is_none() {
                self.slip = Some(Slip::new(value.clone(), say::three_quotes()));
            }
            value.end = line.span.end;
        }
        // Where the parser goes astray in it matters, too.
        self.slip = self.slip.take().or(line.slip);
        self.span.end = line.span.end;
        self.tokens.extend(line.tokens);
        self.has_rest = true;
    }
}

/// On the way through one statement.
struct Walk<'t> {
    text: &'t str,
    at: usize,
    tokens: Vec<(TokenKind, Range<usize>)>,
    open: Vec<(TokenKind, usize)>,
    slip: Option<Slip>,
}

impl<'t> Walk<'t> {
    const fn of(text: &'t str, at: usize) -> Self {
        Self {
            text,
            at,
            tokens: Vec::new(),
            open: Vec::new(),
            slip: None,
        }
    }

    /// The statement, and where the next one begins.
    fn statement(mut self) -> (Option<Statement>, usize) {
        let is_marked = self.text[self.at..].starts_with(MARK);
        let mut begins_line = false;
        let mut next = self.text.len();
        for token in Source::new(&self.text[self.at..]).lex() {
            let span = self.at + token.span().start()..self.at + token.span().end();
            let kind = token.kind();
            if matches!(kind, TokenKind::Whitespace | TokenKind::Comment) {
                continue;
            }
            if kind == TokenKind::Eof {
                break;
            }
            if kind == TokenKind::Newline {
                let is_begun = !self.tokens.is_empty() || is_marked;
                if &self.text[span.clone()] == "\r" {
                    self.lone_return(span);
                } else if !self.open.is_empty() && !self.is_header() {
                    begins_line = true;
                } else if is_begun {
                    next = span.end;
                    break;
                }
                continue;
            }
            if begins_line && self.is_next(span.start) {
                next = span.start;
                break;
            }
            begins_line = false;
            if let Some(cut) = self.take(kind, span) {
                next = cut;
                break;
            }
        }
        (self.done(is_marked, next), next)
    }

    /// A carriage return that ends no line.
    fn lone_return(&mut self, span: Range<usize>) {
        let message = syntax("carriage return must be followed by newline");
        self.slips(Slip::new(span.clone(), message));
        self.tokens.push((TokenKind::Newline, span));
    }

    /// Whether another statement begins here, though this one is not closed.
    fn is_next(&self, at: usize) -> bool {
        let rest = &self.text[at..];
        let goes_on = matches!(
            self.tokens.last(),
            Some((TokenKind::Comma | TokenKind::LeftCurlyBracket, _))
        );
        let is_table = matches!(self.open.last(), Some((TokenKind::LeftCurlyBracket, _)));
        let may_be_pair = !(is_table && goes_on);
        is_header_line(rest) || may_be_pair && is_pair_line(rest)
    }

    fn is_header(&self) -> bool {
        matches!(self.tokens.first(), Some((TokenKind::LeftSquareBracket, _)))
    }

    fn has_equals(&self) -> bool {
        self.tokens
            .iter()
            .any(|(kind, _)| *kind == TokenKind::Equals)
    }

    /// Takes a sign in; where the statement is cut, if its end is missing.
    fn take(&mut self, kind: TokenKind, span: Range<usize>) -> Option<usize> {
        let opens = [TokenKind::LeftSquareBracket, TokenKind::LeftCurlyBracket];
        let texts = [TokenKind::BasicString, TokenKind::LiteralString];
        let of_lines = [TokenKind::MlBasicString, TokenKind::MlLiteralString];
        let mut cut = None;
        if opens.contains(&kind) && self.has_equals() {
            self.open.push((kind, span.start));
        } else if kind == TokenKind::RightSquareBracket {
            self.close(TokenKind::LeftSquareBracket);
        } else if kind == TokenKind::RightCurlyBracket {
            self.close(TokenKind::LeftCurlyBracket);
        } else if texts.contains(&kind) {
            self.judge_text(&span);
        } else if of_lines.contains(&kind) {
            cut = self.judge_lines(&span);
        }
        let end = cut.unwrap_or(span.end);
        self.tokens.push((kind, span.start..end));
        cut
    }

    fn close(&mut self, kind: TokenKind) {
        if !self.open.iter().any(|(open, _)| *open == kind) {
            return;
        }
        while let Some((open, at)) = self.open.pop() {
            if open == kind {
                break;
            }
            self.slips(unclosed(open, at));
        }
    }

    fn slips(&mut self, slip: Slip) {
        self.slip.get_or_insert(slip);
    }

    /// A text on one line.
    fn judge_text(&mut self, span: &Range<usize>) {
        let token = &self.text[span.clone()];
        let (quote, inside) = token.split_at(1);
        let body = inside.strip_suffix(quote);
        let is_escaped = |body: &str| {
            quote == "\"" && body.bytes().rev().take_while(|b| *b == b'\\').count() % 2 == 1
        };
        if body.is_some_and(|body| !is_escaped(body)) {
            return;
        }
        let other = strange::first(token, |one| one.like == strange::Like::Quote);
        let slip = if let Some((at, strange)) = other.filter(|_| quote == "\"") {
            Slip::strange(span.start + at, &strange)
        } else {
            let quotes = format!("`{quote}`");
            let help = (quote == "'").then(say::apostrophe);
            Slip::new(span.start..span.start + 1, say::unclosed_text(quotes)).help(help)
        };
        self.slips(slip);
    }

    /// A text of several lines; where it is cut, if its end is missing.
    fn judge_lines(&mut self, span: &Range<usize>) -> Option<usize> {
        let token = &self.text[span.clone()];
        let (quotes, inside) = token.split_at(3);
        let is_closed = inside.ends_with(quotes);
        let last = inside.trim_end_matches(quotes).rsplit('\n').next();
        // The marks that seem to close it open another text.
        let opens_another = inside.contains('\n')
            && last
                .is_some_and(|line| is_pair_line(line) && !line.trim_end().ends_with(['"', '\'']));
        if is_closed && !opens_another {
            return None;
        }
        let quotes = format!("`{quotes}`");
        self.slips(Slip::new(
            span.start..span.start + 3,
            say::unclosed_text(quotes),
        ));
        let mut at = span.start + 3;
        for line in inside.split_inclusive('\n') {
            if at > span.start + 3 && (is_header_line(line) || has_value(line)) {
                return Some(at);
            }
            at += line.len();
        }
        Some(span.end)
    }

    fn done(mut self, is_marked: bool, next: usize) -> Option<Statement> {
        let first = self.tokens.first().map(|(_, span)| span.start);
        let start = first.filter(|_| !is_marked).unwrap_or(self.at);
        if first.is_none() && !is_marked {
            return None;
        }
        if let Some((kind, at)) = self.open.last().copied().filter(|_| !self.is_header()) {
            self.slips(unclosed(kind, at));
        }
        self.judge_header();
        let end = self.tokens.last().map_or(next, |(_, span)| span.end);
        let end = start + self.text[start..end.max(start)].trim_ascii_end().len();
        Some(Statement {
            shape: self.shape(end),
            span: start..end,
            section: None,
            has_rest: false,
            slip: self.slip,
            tokens: self.tokens,
        })
    }

    /// A header has as many brackets on one side as on the other.
    fn judge_header(&mut self) {
        let Shape::Header(Some(name), _) = self.shape(0) else {
            return;
        };
        let is = |kind| move |token: &&(TokenKind, Range<usize>)| token.0 == kind;
        let opened = self.tokens.iter().filter(is(TokenKind::LeftSquareBracket));
        let closed = self.tokens.iter().filter(is(TokenKind::RightSquareBracket));
        if opened.count() != closed.count()
            && let [(_, first), .., (_, last)] = &self.tokens[..]
        {
            let help = is_noun(&name).then(|| say::write_header(&name));
            let slip = Slip::new(first.start..last.end, say::brackets_differ());
            self.slips(slip.help(help));
        }
    }

    fn shape(&self, end: usize) -> Shape {
        let text = |nth: usize| {
            self.tokens
                .get(nth)
                .map(|(_, span)| &self.text[span.clone()])
        };
        if self.is_header() {
            let words = || {
                self.tokens
                    .iter()
                    .filter(|(kind, _)| *kind == TokenKind::Atom)
            };
            let word = words().next().map(|(_, span)| &self.text[span.clone()]);
            let word = word.filter(|word| words().count() == 1 && is_key(word));
            let is_double = text(1) == Some("[");
            return Shape::Header(word.map(str::to_owned), is_double);
        }
        let Some(at) = self
            .tokens
            .iter()
            .position(|(kind, _)| *kind == TokenKind::Equals)
        else {
            return Shape::Other;
        };
        let key = text(0)
            .filter(|key| at == 1 && is_key(key))
            .map(str::to_owned);
        let equals = self.tokens[at].1.end;
        let start = self
            .tokens
            .get(at + 1)
            .map_or(equals, |(_, span)| span.start);
        Shape::Pair(key, start..end.max(start))
    }
}

fn unclosed(open: TokenKind, at: usize) -> Slip {
    let (open, close) = if open == TokenKind::LeftCurlyBracket {
        ("{", "}")
    } else {
        ("[", "]")
    };
    Slip::new(at..at + 1, say::unclosed(open, close))
}

/// The nouns of all kinds of file.
pub fn nouns() -> impl Iterator<Item = &'static Noun> {
    let others = [Theme::NOUN, Coordinator::NOUN];
    NOUNS.iter().copied().chain(others)
}

/// Whether entries stand under a header of this name.
pub fn is_noun(name: &str) -> bool {
    nouns().any(|noun| noun.key == name)
}

/// Whether this may stand as a key without quotation marks.
pub fn is_key(word: &str) -> bool {
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    !word.is_empty() && word.bytes().all(is_sign)
}

/// Whether a line begins with a header and has nothing else.
fn is_header_line(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    let line = line.split('#').next().unwrap_or_default().trim();
    let Some(inside) = line.strip_prefix('[') else {
        return false;
    };
    let word = inside.trim_matches(['[', ']', ' ']);
    let is_word = word.starts_with(|c: char| c.is_ascii_alphabetic()) && is_key(word);
    is_word && line.ends_with(']') && !["true", "false", "nan", "inf"].contains(&word)
}

/// Whether a line begins with a key and `=`.
fn is_pair_line(text: &str) -> bool {
    value_of(text).is_some()
}

/// The same with what may be a value.
fn has_value(text: &str) -> bool {
    value_of(text).is_some_and(|value| {
        let begins = |c: char| c.is_ascii_digit() || "\"'[{".contains(c);
        value.starts_with(begins) || ["true", "false"].contains(&value)
    })
}

fn value_of(text: &str) -> Option<&str> {
    let line = text.lines().next()?;
    let (key, value) = line.split_once('=')?;
    let key = key.trim();
    let is_key = key.starts_with(|c: char| c.is_ascii_lowercase()) && is_key(key);
    is_key.then(|| value.trim())
}
