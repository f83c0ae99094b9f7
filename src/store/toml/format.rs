//! Writes new values. What stands in a file already is never written anew.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use crate::{
    model::plain::{Content, Plain},
    words::visible::misleads,
};

/// What a line should not be wider than.
const WIDTH: usize = 100;

/// How an element stands inside its list.
pub const STEP: &str = "    ";

/// A key with its value, for a line that begins with these blanks.
pub fn pair(key: &str, content: &Content, indent: &str, line_end: &str) -> String {
    let start = format!("{} = ", self::key(key));
    let value = content_after(content, &format!("{indent}{start}"), indent, line_end);
    format!("{start}{value}")
}

/// A key with its value on one line, for a place between braces.
pub fn inline_pair(key: &str, content: &Content) -> String {
    format!("{} = {}", self::key(key), inline(content))
}

/// A value behind what stands before it on its line.
pub fn content_after(content: &Content, before: &str, indent: &str, line_end: &str) -> String {
    match content {
        Content::One(value) => plain(value, line_end),
        Content::Many(values) => {
            let pieces: Vec<String> = values.iter().map(|value| plain(value, line_end)).collect();
            let one_line = format!("[{}]", pieces.join(", "));
            if fits(&[before, &one_line]) {
                one_line
            } else {
                stacked(&pieces, indent, line_end)
            }
        }
    }
}

/// A value on one line, whatever it is.
pub fn inline(content: &Content) -> String {
    match content {
        Content::One(value) => inline_plain(value),
        Content::Many(values) => {
            let pieces: Vec<String> = values.iter().map(inline_plain).collect();
            format!("[{}]", pieces.join(", "))
        }
    }
}

/// A list with one element a line.
pub fn stacked(pieces: &[impl AsRef<str>], indent: &str, line_end: &str) -> String {
    let mut list = format!("[{line_end}");
    for piece in pieces {
        let _ = write!(list, "{indent}{STEP}{},{line_end}", piece.as_ref());
    }
    list + indent + "]"
}

/// Whether these fit on one line together.
pub fn fits(parts: &[&str]) -> bool {
    parts.iter().all(|part| !part.contains('\n'))
        && parts.iter().map(|part| part.width()).sum::<usize>() <= WIDTH
}

/// A single value; a text of several lines over several lines.
pub fn plain(plain: &Plain, line_end: &str) -> String {
    match plain {
        Plain::Text(text) if text.contains('\n') => lines(text, line_end),
        Plain::Text(_) | Plain::Whole(_) | Plain::Yes(_) | Plain::Day { .. } | Plain::Table(_) => {
            inline_plain(plain)
        }
    }
}

/// A single value on one line.
pub fn inline_plain(plain: &Plain) -> String {
    match plain {
        Plain::Text(text) => line(text),
        Plain::Whole(number) => number.to_string(),
        Plain::Yes(yes) => yes.to_string(),
        Plain::Day { year, month, day } => format!("{year:04}-{month:02}-{day:02}"),
        Plain::Table(pairs) if pairs.is_empty() => "{}".to_owned(),
        Plain::Table(pairs) => {
            let pairs = pairs
                .iter()
                .map(|(name, text)| format!("{} = {}", key(name), line(text)));
            format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A key, in quotes where it must be.
pub fn key(key: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !key.is_empty() && key.chars().all(bare) {
        key.to_owned()
    } else {
        line(key)
    }
}

fn line(text: &str) -> String {
    let quoted = text.contains(['"', '\\']);
    if quoted && !text.contains('\'') && !text.contains(misleads) {
        return format!("'{text}'");
    }
    let mut line = String::with_capacity(text.len() + 2);
    line.push('"');
    for c in text.chars() {
        push(&mut line, c);
    }
    line.push('"');
    line
}

fn lines(text: &str, line_end: &str) -> String {
    let mut lines = format!("\"\"\"{line_end}");
    let mut quotes = 0;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        quotes = if c == '"' { quotes + 1 } else { 0 };
        match c {
            '\n' => lines.push_str(line_end),
            // Three quotes would end the text, and so would one at its end.
            '"' if quotes % 3 != 0 && rest.peek().is_some() => lines.push('"'),
            _ => push(&mut lines, c),
        }
    }
    lines.push_str("\"\"\"");
    lines
}

fn push(line: &mut String, c: char) {
    match c {
        '"' => line.push_str("\\\""),
        '\\' => line.push_str("\\\\"),
        '\n' => line.push_str("\\n"),
        '\r' => line.push_str("\\r"),
        '\t' => line.push_str("\\t"),
        _ if misleads(c) => {
            let _ = match u32::from(c) {
                code @ ..=0xffff => write!(line, "\\u{code:04X}"),
                code => write!(line, "\\U{code:08X}"),
            };
        }
        _ => line.push(c),
    }
}
