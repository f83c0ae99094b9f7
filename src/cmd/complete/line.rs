//! The line before the cursor, as the shell that it stands in reads it.

use std::env;

/// By whose rules a line is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// bash and zsh.
    Posix,
    /// fish.
    Fish,
    /// PowerShell.
    PowerShell,
}

/// In what a word stands open at its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quote {
    /// In nothing.
    #[default]
    Bare,
    /// In `'`.
    Single,
    /// In `"`.
    Double,
    /// In `$'`.
    Escaped,
}

/// A word of a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// What it means.
    pub text: String,
    /// The quotation that is not closed.
    pub quote: Quote,
    /// Whether the shell would put something else in its place, or read it as something else.
    pub is_altered: bool,
    /// Whether it depends on what only the shell knows.
    pub is_unknown: bool,
    /// Whether it names the file of a redirection.
    pub is_target: bool,
}

/// The command that the cursor stands in, up to the cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its words before the last one.
    pub words: Vec<String>,
    /// The word before the cursor, empty behind a blank.
    pub last: Word,
    /// Where that begins.
    pub start: usize,
}

impl Line {
    /// Reads a line.
    pub fn read(text: &str, dialect: Dialect) -> Self {
        let mut reader = Reader {
            rest: text,
            length: text.len(),
            dialect,
            line: Self::default(),
            bytes: Vec::new(),
            word: None,
            is_target: false,
        };
        while let Some(c) = reader.next() {
            reader.read(c);
        }
        reader.end()
    }
}

struct Reader<'t> {
    rest: &'t str,
    length: usize,
    dialect: Dialect,
    line: Line,
    /// The text of the word that is being read: an escape may stand for a part of a character.
    bytes: Vec<u8>,
    word: Option<Word>,
    is_target: bool,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<char> {
        let c = self.rest.chars().next()?;
        self.rest = &self.rest[c.len_utf8()..];
        Some(c)
    }

    fn next_if(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let c = self.rest.chars().next().filter(|c| wanted(*c))?;
        self.next();
        Some(c)
    }

    fn read(&mut self, c: char) {
        match self.word.as_ref().map_or(Quote::Bare, |word| word.quote) {
            Quote::Bare => self.bare(c),
            Quote::Single => self.single(c),
            Quote::Double => self.double(c),
            Quote::Escaped => match c {
                '\'' => self.word().quote = Quote::Bare,
                '\\' => self.escape(),
                _ => self.push(c),
            },
        }
    }

    fn bare(&mut self, c: char) {
        let is_new = self.word.is_none();
        match c {
            ' ' | '\t' => self.finish(),
            '>' | '<' => self.redirect(),
            '&' if self.is_target && is_new => {}
            '&' if self.rest.starts_with('>') => self.finish(),
            '\n' | ';' | '&' | '|' | '(' | ')' => {
                self.finish();
                self.line.words.clear();
                self.is_target = false;
            }
            '\'' => self.word().quote = Quote::Single,
            _ if self.dialect == Dialect::PowerShell && is_single(c) => {
                self.word().quote = Quote::Single;
            }
            '"' => self.word().quote = Quote::Double,
            '$' => self.dollar(),
            '`' if self.dialect == Dialect::PowerShell => self.literal(),
            '`' => self.unknown(),
            '\\' if self.dialect == Dialect::Fish => self.escape(),
            '\\' if self.dialect == Dialect::Posix => self.literal(),
            '~' if is_new && self.rest.chars().next().is_none_or(|c| c == '/') => {
                self.word().is_altered = true;
                self.variable("HOME");
            }
            '#' if is_new => self.unknown(),
            _ => {
                if "*?[]{}!".contains(c) || "~=".contains(c) && is_new {
                    self.word().is_altered = true;
                }
                self.push(c);
            }
        }
    }

    fn single(&mut self, c: char) {
        match (self.dialect, c) {
            (Dialect::PowerShell, c) if is_single(c) => match self.next_if(is_single) {
                Some(c) => self.push(c),
                None => self.word().quote = Quote::Bare,
            },
            (_, '\'') => self.word().quote = Quote::Bare,
            (Dialect::Fish, '\\') => {
                let c = self.next_if(|c| "\\'".contains(c)).unwrap_or(c);
                self.push(c);
            }
            _ => self.push(c),
        }
    }

    fn double(&mut self, c: char) {
        match (self.dialect, c) {
            (Dialect::PowerShell, '"') if self.next_if(|c| c == '"').is_some() => self.push(c),
            (_, '"') => self.word().quote = Quote::Bare,
            (_, '$') => self.dollar(),
            (Dialect::PowerShell, '`') => self.literal(),
            (Dialect::Posix, '`') => self.unknown(),
            (Dialect::Posix | Dialect::Fish, '\\') => {
                if self.next_if(|c| c == '\n').is_none() {
                    let c = self.next_if(|c| "\\\"$`".contains(c)).unwrap_or(c);
                    self.push(c);
                }
            }
            _ => self.push(c),
        }
    }

    /// What follows is meant as it stands; a line that ends here waits for more.
    fn literal(&mut self) {
        match self.next() {
            Some('\n') => {}
            Some(c) => self.push(c),
            None => self.unknown(),
        }
    }

    /// What follows a `\` where it stands for another sign.
    fn escape(&mut self) {
        let Some(c) = self.next() else {
            return self.unknown();
        };
        let byte = match c {
            'a' => 7,
            'b' => 8,
            'e' | 'E' => 0x1b,
            'f' => 0xc,
            'n' => b'\n',
            'r' => b'\r',
            't' => b'\t',
            'v' => 0xb,
            '0'..='7' => return self.number(c.to_digit(8), 8, 2, false),
            'x' | 'X' => return self.number(None, 16, 2, false),
            'u' => return self.number(None, 16, 4, true),
            'U' => return self.number(None, 16, 8, true),
            _ => return self.push(c),
        };
        self.word();
        self.bytes.push(byte);
    }

    /// A byte or a character by its number, which has so many more digits at most.
    fn number(&mut self, first: Option<u32>, base: u32, most: usize, is_char: bool) {
        let mut number = first.unwrap_or_default();
        for _ in 0..most {
            let Some(digit) = self.next_if(|c| c.is_digit(base)) else {
                break;
            };
            number = number * base + digit.to_digit(base).unwrap_or_default();
        }
        if is_char {
            self.push(char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER));
        } else {
            self.word();
            self.bytes
                .push(u8::try_from(number & 0xff).unwrap_or_default());
        }
    }

    /// A variable of the environment; of others and of all else only the shell knows the value.
    fn dollar(&mut self) {
        let is_bare = self.word().quote == Quote::Bare;
        if is_bare && self.dialect == Dialect::Posix {
            if self.next_if(|c| c == '\'').is_some() {
                self.word().quote = Quote::Escaped;
                return;
            }
            if self.next_if(|c| c == '"').is_some() {
                self.word().quote = Quote::Double;
                return;
            }
        }
        let inner = self.rest.strip_prefix('{').unwrap_or(self.rest);
        let end = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let name = &inner[..end.unwrap_or(inner.len())];
        let after = &inner[name.len()..];
        let after = match (inner.len() == self.rest.len(), after.strip_prefix('}')) {
            (true, _) => Some(after),
            (false, closed) => closed,
        };
        match after.filter(|_| !name.is_empty()) {
            Some(after) => {
                self.rest = after;
                self.word().is_altered = true;
                self.variable(name);
            }
            None => self.unknown(),
        }
    }

    fn variable(&mut self, name: &str) {
        match env::var(name) {
            Ok(value) => self.bytes.extend(value.bytes()),
            Err(_) => self.unknown(),
        }
    }

    fn unknown(&mut self) {
        let word = self.word();
        (word.is_altered, word.is_unknown) = (true, true);
    }

    /// What follows is the file of a redirection; a number right before is no word.
    fn redirect(&mut self) {
        let is_number = !self.bytes.is_empty() && self.bytes.iter().all(u8::is_ascii_digit);
        if self.word.is_some() && is_number {
            (self.word, self.bytes) = (None, Vec::new());
        }
        self.finish();
        self.is_target = true;
    }

    fn push(&mut self, c: char) {
        self.word();
        self.bytes.extend(c.encode_utf8(&mut [0; 4]).bytes());
    }

    fn word(&mut self) -> &mut Word {
        self.word.get_or_insert_default()
    }

    fn take(&mut self) -> Option<Word> {
        let bytes = std::mem::take(&mut self.bytes);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        self.word.take().map(|word| Word { text, ..word })
    }

    fn finish(&mut self) {
        if let Some(word) = self.take()
            && !std::mem::take(&mut self.is_target)
        {
            self.line.words.push(word.text);
        }
        self.line.start = self.length - self.rest.len();
    }

    fn end(mut self) -> Line {
        let last = self.take().unwrap_or_default();
        self.line.last = Word {
            is_target: self.is_target,
            ..last
        };
        self.line
    }
}

/// Whether PowerShell takes it for a `'`.
pub const fn is_single(c: char) -> bool {
    matches!(c, '\'' | '‘' | '’' | '‚' | '‛')
}

#[cfg(test)]
mod tests {
    use super::{Dialect, Line, Quote};

    fn read(text: &str, dialect: Dialect) -> (Vec<String>, String, Quote) {
        let line = Line::read(text, dialect);
        (line.words, line.last.text, line.last.quote)
    }

    #[test]
    fn words_are_read_as_their_shell_reads_them() {
        for (text, words, last, quote) in [
            ("gka toon lei", &["gka", "toon"][..], "lei", Quote::Bare),
            ("gka toon ", &["gka", "toon"], "", Quote::Bare),
            (
                "gka a\\ b 'c d' \"e \\$f",
                &["gka", "a b", "c d"],
                "e $f",
                Quote::Double,
            ),
            ("gka 'Ann'\\''s b", &["gka"], "Ann's b", Quote::Single),
            (
                "gka $'a\\n\\303\\251\\x1b",
                &["gka"],
                "a\né\u{1b}",
                Quote::Escaped,
            ),
            (
                "ls; gka 2>fout >&2 toon <x le",
                &["gka", "toon"],
                "le",
                Quote::Bare,
            ),
            ("x=$(gka toon l", &["gka", "toon"], "l", Quote::Bare),
            ("gka --theme=\"m", &["gka"], "--theme=m", Quote::Double),
        ] {
            let expected = (
                words.iter().map(ToString::to_string).collect(),
                last.into(),
                quote,
            );
            assert_eq!(read(text, Dialect::Posix), expected, "{text}");
        }
    }

    #[test]
    fn fish_and_power_shell_have_rules_of_their_own() {
        for (text, last, quote, dialect) in [
            (
                "gka 'a\\'b\\\\ \\c",
                r"a'b\ \c",
                Quote::Single,
                Dialect::Fish,
            ),
            ("gka a\\ b\\nc", "a b\nc", Quote::Bare, Dialect::Fish),
            ("gka 'a''b", "a'b", Quote::Single, Dialect::PowerShell),
            (
                "gka \"a`\"\"\"b",
                "a\"\"b",
                Quote::Double,
                Dialect::PowerShell,
            ),
            ("gka a` b", "a b", Quote::Bare, Dialect::PowerShell),
        ] {
            assert_eq!(
                read(text, dialect),
                (vec!["gka".into()], last.into(), quote),
                "{text}"
            );
        }
    }

    #[test]
    fn what_the_shell_would_change_is_known() {
        let last = |text| Line::read(text, Dialect::Posix).last;
        assert!(last("gka a*").is_altered && !last("gka 'a*").is_altered);
        assert!(last("gka $(").is_unknown || last("gka $(").text.is_empty());
        assert!(last("gka `a").is_unknown && last("gka \"`a").is_unknown);
        assert!(last("gka \"$NO_SUCH_NAME").is_unknown && !last("gka \"\\$A").is_unknown);
        assert!(last("gka a\\").is_unknown);
        assert!(last("gka > a").is_target && !last("gka a").is_target);
        assert_eq!(Line::read("gka toon le", Dialect::Posix).start, 9);
    }
}
