//! Lines of a text, by a place inside them.

/// Where the line begins. The place may be inside a character: a byte before another one.
pub fn start(text: &str, at: usize) -> usize {
    let before = &text[..text.floor_char_boundary(at)];
    before.rfind('\n').map_or(0, |newline| newline + 1)
}

/// Where the line ends, before its line end.
pub fn end(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let line = rest.split('\n').next().unwrap_or(rest);
    at + line.strip_suffix('\r').unwrap_or(line).len()
}

/// Where the next line begins; the end of the text when there is none.
pub fn next(text: &str, at: usize) -> usize {
    text[at..]
        .find('\n')
        .map_or(text.len(), |newline| at + newline + 1)
}

/// Where the line before begins.
pub fn before(text: &str, at: usize) -> Option<usize> {
    start(text, at)
        .checked_sub(1)
        .map(|newline| start(text, newline))
}

/// The whole line, without its line end.
pub fn whole(text: &str, at: usize) -> &str {
    &text[start(text, at)..end(text, at)]
}

/// The blanks that the line begins with.
pub fn indent(text: &str, at: usize) -> &str {
    let line = whole(text, at);
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// The line end of this line; of a last line without one: the first of the text.
pub fn ending(text: &str, at: usize) -> &'static str {
    let line_end = |at| match text
        .as_bytes()
        .get(end(text, start(text, at))..)
        .unwrap_or_default()
    {
        [b'\r', b'\n', ..] => Some("\r\n"),
        [b'\n', ..] => Some("\n"),
        _ => None,
    };
    // From its start: a place between CR and LF would see only the LF.
    line_end(start(text, at))
        .or_else(|| line_end(0))
        .unwrap_or("\n")
}

/// Whether nothing but blanks stands before this place on its line.
pub fn is_first(text: &str, at: usize) -> bool {
    text[start(text, at)..at].trim().is_empty()
}

/// Whether the line is blank; the end of the text is no line.
pub fn is_blank(text: &str, at: usize) -> bool {
    at < text.len() && whole(text, at).trim().is_empty()
}

/// Past the blank lines that begin here.
pub fn past_blank(text: &str, mut at: usize) -> usize {
    while is_blank(text, at) {
        at = next(text, at);
    }
    at
}

/// Where the blank lines that end here begin.
pub fn before_blank(text: &str, mut at: usize) -> usize {
    while let Some(line) = before(text, at).filter(|line| is_blank(text, *line)) {
        at = line;
    }
    at
}
