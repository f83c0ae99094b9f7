//! Makes visible what a terminal would obey, hide or turn around.

use std::{
    borrow::Cow,
    fmt::{Display, Write},
};

/// Whether a terminal or a reader would be misled by this character: C0, DEL and C1 controls,
/// bidirectional controls, line and paragraph separators, zero-width and tag characters. Joiners
/// (U+200C, U+200D) are a part of words and of emoji.
pub fn misleads(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{61c}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether nothing stands on the screen for a character: two texts that only differ by such
/// characters read alike.
pub const fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e01ef}')
}

/// Whether it is unseen and yet a part of words and of emoji: a joiner, or what chooses a form.
pub const fn joins(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// The first character of a text that misleads, line ends and tabs aside.
pub fn misleading(text: &str) -> Option<char> {
    let mut rest = text;
    while let Some(at) = next(rest.as_bytes(), begins_within_lines) {
        let mut chars = rest[at..].chars();
        let c = chars.next().filter(|c| misleads(*c) && *c != '\t');
        if c.is_some() {
            return c;
        }
        rest = chars.as_str();
    }
    None
}

/// The text on one line, every misleading character written as `\n`, `\t` or `\u{1b}`.
pub fn line(text: &str) -> Cow<'_, str> {
    escape(text, misleads)
}

/// The text with its line breaks (`\n`) kept, all else as in [`line`].
pub fn lines(text: &str) -> Cow<'_, str> {
    escape(text, |c| c != '\n' && misleads(c))
}

/// JSON with everything that misleads escaped: `serde_json` leaves DEL, C1 and bidi as they are.
///
/// Such a character stands only inside strings, so it can be replaced wherever it is found.
pub fn json(json: &str) -> String {
    let unit = |c: char, clean: &mut String| {
        for unit in c.encode_utf16(&mut [0; 2]) {
            let _ = write!(clean, "\\u{unit:04x}");
        }
    };
    replaced(json, |c| c != '\n' && misleads(c), unit).into_owned()
}

/// Where the next byte stands with which a character may begin that [`misleads`].
fn next(bytes: &[u8], begins: impl Fn(u8) -> bool) -> Option<usize> {
    const MANY: usize = 64;
    let (chunks, _) = bytes.as_chunks::<MANY>();
    // All bytes of a chunk are asked, whatever the first says: so the processor asks many at once.
    let is_clean = |chunk: &&[u8; MANY]| !chunk.iter().fold(false, |any, byte| any | begins(*byte));
    let start = chunks.iter().take_while(is_clean).count() * MANY;
    // Of the few that are left most are letters.
    let is_found = |byte: &u8| !matches!(byte, b' '..=b'~') && begins(*byte);
    let found = bytes[start..].iter().position(is_found);
    found.map(|at| start + at)
}

/// Whether one of these characters may begin with a byte: a control, or what lies behind the letters
/// of Latin. Few comparisons, since whole texts are asked.
#[inline]
const fn begins(byte: u8) -> bool {
    matches!(byte, 0x00..0x20 | 0x7f | 0xc2 | 0xc6..)
}

/// The same for one that is no line end.
#[inline]
const fn begins_within_lines(byte: u8) -> bool {
    begins(byte) && byte != b'\n'
}

/// A displayed value as [`line`] writes it.
pub fn shown(value: &impl Display) -> String {
    let text = value.to_string();
    match line(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(clean) => clean,
    }
}

fn escape(text: &str, hidden: impl Fn(char) -> bool) -> Cow<'_, str> {
    replaced(text, hidden, |c, clean| match c {
        '\n' => clean.push_str("\\n"),
        '\r' => clean.push_str("\\r"),
        '\t' => clean.push_str("\\t"),
        _ => {
            let _ = write!(clean, "\\u{{{:x}}}", u32::from(c));
        }
    })
}

/// The text with other signs for the hidden ones, which are among those that mislead.
fn replaced(
    text: &str,
    hidden: impl Fn(char) -> bool,
    write: impl Fn(char, &mut String),
) -> Cow<'_, str> {
    let mut clean = String::new();
    let (mut copied, mut seen) = (0, 0);
    // Byte by byte, and a character only where it could be one of them: whole collections pass here.
    while let Some(at) = next(&text.as_bytes()[seen..], begins).map(|at| seen + at) {
        let Some(c) = text[at..].chars().next() else {
            break;
        };
        seen = at + c.len_utf8();
        if hidden(c) {
            clean.push_str(&text[copied..at]);
            write(c, &mut clean);
            copied = seen;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    clean.push_str(&text[copied..]);
    Cow::Owned(clean)
}

#[cfg(test)]
mod tests {
    use super::{begins, json, line, lines, misleading, misleads};

    #[test]
    fn none_that_misleads_is_passed_over() {
        for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
            let is_found = misleads(c) && c != '\n' && c != '\t';
            let text = format!("{}–é{c}", "x".repeat(60));
            assert_eq!(misleading(&text), is_found.then_some(c), "{c:?}");
        }
    }

    #[test]
    fn nothing_a_terminal_obeys_is_left() {
        assert_eq!(
            line("a\u{1b}[31mb\u{9b}c\u{202e}d"),
            "a\\u{1b}[31mb\\u{9b}c\\u{202e}d"
        );
        assert_eq!(line("a\r\n\tb"), "a\\r\\n\\tb");
        assert_eq!(lines("a\r\nb"), "a\\r\nb");
    }

    #[test]
    fn every_character_that_misleads_begins_with_a_known_byte() {
        for c in (0..=0x0010_ffff).filter_map(char::from_u32) {
            let byte = c.encode_utf8(&mut [0; 4]).as_bytes()[0];
            assert!(!misleads(c) || begins(byte), "{c:?}");
        }
        assert_eq!(
            json("\"a\u{7f}é\u{202e}\n🙂\u{e0041}\""),
            "\"a\\u007fé\\u202e\n🙂\\udb40\\udc41\""
        );
    }

    #[test]
    fn ordinary_text_is_left_alone() {
        for text in ["Súdwest-Fryslân", "5 × 50 – ‘samen’ & meer!", "naïef 🙂"] {
            assert!(matches!(line(text), std::borrow::Cow::Borrowed(same) if same == text));
        }
    }
}
