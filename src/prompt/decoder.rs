//! What a terminal sends, told apart: text, keys, and what is neither.
//!
//! A sequence is read to its end, also one that means nothing here (a mouse, a reply to a question
//! of another program, a function key): no part of it ever becomes text. By hand, since the parsers
//! that there are (`vte`, `anstyle-parse`) read what a *program* sends: the keys `ESC O P`,
//! `ESC [ [ A` and `ESC [ 3 $`, and the three raw bytes of an old mouse, all end elsewhere for them.

use std::{mem, time::Duration};

use super::press::Press;

/// What follows the begin of a sequence later than this was typed by a person: `Esc`, then a letter.
const PAUSE: Duration = Duration::from_millis(400);
/// The same within a reply, which may be long and come over a slow line.
const LONG_PAUSE: Duration = Duration::from_secs(2);

/// Reads bytes one by one; what they mean is known at the last one of a character or a sequence.
#[derive(Debug, Default)]
pub struct Decoder {
    character: Vec<u8>,
    state: State,
}

#[derive(Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Text,
    /// After `ESC`, and after what may stand between it and its last character.
    Escape { has_more: bool },
    /// After `ESC [`: what was there so far.
    Control(String),
    /// After `ESC O`.
    Shifted,
    /// After `ESC [ [`, as the Linux console begins its function keys.
    Function,
    /// After `ESC ]` and the like: a reply, up to its end.
    Reply { is_escaped: bool },
    /// So many bytes of a mouse are still to come, whatever they are.
    Mouse(u8),
}

// No sequence that means anything here is longer.
const LONGEST: usize = 32;

impl Decoder {
    /// What was pressed, if this byte ends it.
    pub fn take(&mut self, byte: u8) -> Option<Press> {
        if let State::Mouse(left) = self.state {
            self.state = match left {
                0 | 1 => State::Text,
                _ => State::Mouse(left - 1),
            };
            return None;
        }
        self.character.push(byte);
        match str::from_utf8(&self.character) {
            Ok(whole) => {
                let c = whole.chars().next();
                self.character.clear();
                c.and_then(|c| self.character(c))
            }
            Err(wrong) => {
                // A byte that is no text costs itself alone: what follows it is read anew.
                let rest = self.character.split_off(wrong.error_len()?);
                self.character.clear();
                rest.first().and_then(|byte| self.take(*byte))
            }
        }
    }

    /// How long to wait for the rest of what has begun; `None` where nothing has.
    pub fn patience(&self) -> Option<Duration> {
        match self.state {
            State::Text => None,
            State::Reply { .. } => Some(LONG_PAUSE),
            State::Escape { .. }
            | State::Control(_)
            | State::Shifted
            | State::Function
            | State::Mouse(_) => Some(PAUSE),
        }
    }

    /// The rest will not come.
    pub fn give_up(&mut self) {
        *self = Self::default();
    }

    fn character(&mut self, c: char) -> Option<Press> {
        // The way out works everywhere; the next begins the terminal's own way: what it had begun
        // to send is void.
        if matches!(c, '\u{3}' | '\u{4}' | '\u{18}' | '\u{1a}') {
            self.state = State::Text;
            return text(c);
        }
        match mem::take(&mut self.state) {
            State::Escape { has_more } => self.escaped(c, has_more),
            State::Control(so_far) => self.control(c, so_far),
            State::Shifted if matches!(c, '0'..='9' | ';') => self.goes_on(State::Shifted),
            State::Shifted if is_final(c) || c == ' ' => steer(c),
            State::Function if is_final(c) => None,
            State::Text | State::Shifted | State::Function => self.plain(c),
            State::Reply { is_escaped } => self.reply(c, is_escaped),
            State::Mouse(_) => None,
        }
    }

    fn goes_on(&mut self, state: State) -> Option<Press> {
        self.state = state;
        None
    }

    fn plain(&mut self, c: char) -> Option<Press> {
        let begun = match c {
            '\u{1b}' => State::Escape { has_more: false },
            // The same in one character.
            '\u{8f}' => State::Shifted,
            '\u{9b}' => State::Control(String::new()),
            '\u{90}' | '\u{98}' | '\u{9d}'..='\u{9f}' => State::Reply { is_escaped: false },
            _ => return text(c),
        };
        self.goes_on(begun)
    }

    fn escaped(&mut self, c: char, has_more: bool) -> Option<Press> {
        match c {
            '\u{1b}' => self.goes_on(State::Escape { has_more: false }),
            ' '..='/' => self.goes_on(State::Escape { has_more: true }),
            // Away from what it could not be: a person typed it.
            _ if has_more && !matches!(c, '0'..='~') => self.plain(c),
            _ if has_more => None,
            '[' => self.goes_on(State::Control(String::new())),
            'O' => self.goes_on(State::Shifted),
            ']' | 'P' | 'X' | '^' | '_' => self.goes_on(State::Reply { is_escaped: false }),
            // A key together with Alt is another key.
            _ => None,
        }
    }

    fn control(&mut self, c: char, mut so_far: String) -> Option<Press> {
        match c {
            // One number and `$`: a key of rxvt with Shift. A reply goes on after it.
            '$' if !so_far.is_empty() && so_far.bytes().all(|b| b.is_ascii_digit()) => {
                keypad(&so_far)
            }
            ' '..='?' => {
                if so_far.len() < LONGEST {
                    so_far.push(c);
                }
                self.goes_on(State::Control(so_far))
            }
            '[' if so_far.is_empty() => self.goes_on(State::Function),
            'M' if so_far.is_empty() => self.goes_on(State::Mouse(3)),
            't' if so_far.is_empty() => self.goes_on(State::Mouse(2)),
            'T' if so_far.is_empty() => self.goes_on(State::Mouse(6)),
            _ if !is_final(c) => self.plain(c),
            // A mark of its own (`ESC [ ? 6 c`) makes it another sequence.
            _ if !so_far.bytes().all(|b| matches!(b, b'0'..=b';')) => None,
            '~' | '^' | '@' => keypad(&so_far),
            'R' => position(&so_far),
            _ => steer(c),
        }
    }

    fn reply(&mut self, c: char, is_escaped: bool) -> Option<Press> {
        match c {
            '\u{1b}' => self.goes_on(State::Reply { is_escaped: true }),
            '\\' if is_escaped => None,
            _ if is_escaped => self.escaped(c, false),
            // A terminal sends no line end in a reply. A person who does has seen nothing of what
            // was typed since: it ends the reply, and no question.
            '\u{7}' | '\u{9c}' | '\r' | '\n' => None,
            _ => self.goes_on(State::Reply { is_escaped: false }),
        }
    }
}

const fn is_final(c: char) -> bool {
    matches!(c, '@'..='~')
}

/// A character outside of any sequence.
fn text(c: char) -> Option<Press> {
    Some(match c {
        '\u{3}' | '\u{4}' => Press::Leave,
        '\r' | '\n' => Press::Enter,
        '\u{7f}' | '\u{8}' => Press::Rub,
        '\u{15}' => Press::RubAll,
        '\u{17}' => Press::RubWord,
        '\u{1}' => Press::Home,
        '\u{5}' => Press::End,
        '\t' | '\u{a0}' => Press::Type(' '),
        _ if c.is_control() => return None,
        _ => Press::Type(c),
    })
}

/// The last letter of `ESC [ D`, `ESC [ 1 ; 5 D` and `ESC O D`.
const fn steer(c: char) -> Option<Press> {
    match c {
        'C' => Some(Press::Right),
        'D' => Some(Press::Left),
        'H' => Some(Press::Home),
        'F' => Some(Press::End),
        _ => None,
    }
}

/// The number in `ESC [ 3 ~` and `ESC [ 3 ; 2 ~`.
fn keypad(numbers: &str) -> Option<Press> {
    match numbers.split([';', ':']).next()? {
        "1" | "7" => Some(Press::Home),
        "4" | "8" => Some(Press::End),
        "3" => Some(Press::Delete),
        "200" => Some(Press::PasteBegin),
        "201" => Some(Press::PasteEnd),
        _ => None,
    }
}

/// The column in `ESC [ 12 ; 40 R`, the answer to the question where the cursor stands.
fn position(numbers: &str) -> Option<Press> {
    let (_, column) = numbers.split_once(';')?;
    let column: usize = column.parse().ok()?;
    Some(Press::Position(column.saturating_sub(1)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Decoder, Press};

    fn pressed(bytes: &[u8]) -> Vec<Press> {
        let mut decoder = Decoder::default();
        let presses = bytes.iter().filter_map(|b| decoder.take(*b));
        presses
            .filter(|press| !matches!(press, Press::Position(_)))
            .collect()
    }

    fn typed(bytes: &[u8]) -> String {
        let letter = |press| {
            if let Press::Type(c) = press { c } else { '!' }
        };
        pressed(bytes).into_iter().map(letter).collect()
    }

    #[test]
    fn the_keys_that_steer_do_so_in_every_mode() {
        for (press, sequences) in [
            (
                Press::Left,
                &["[D", "OD", "[1;5D", "[1;2D", "O5D", "[1;1:3D", "\u{1b}[D"][..],
            ),
            (Press::Right, &["[C", "OC", "[1;3C"]),
            (
                Press::Home,
                &["[H", "OH", "[1~", "[7~", "[1;5H", "[7^", "[7$", "[7@"],
            ),
            (Press::End, &["[F", "OF", "[4~", "[8~", "[4;2~"]),
            (Press::Delete, &["[3~", "[3;5~", "[3$"]),
        ] {
            for sequence in sequences {
                let bytes = format!("a\u{1b}{sequence}b");
                let expected = [Press::Type('a'), press, Press::Type('b')];
                assert_eq!(pressed(bytes.as_bytes()), expected, "{sequence}");
            }
        }
        assert_eq!(pressed("\u{9b}1;5D\u{8f}D".as_bytes()), [Press::Left; 2]);
    }

    #[test]
    fn a_byte_that_is_no_text_costs_itself_alone() {
        for byte in 0x80..=0xff_u8 {
            assert_eq!(typed(&[b'j', byte, b'a']), "ja", "{byte:x}");
            assert_eq!(typed(&[byte, byte, 0xc3, 0xa9, b'\r']), "é!", "{byte:x}");
        }
        // Cut short, too long, a half of a pair, too far.
        for bytes in [
            &b"\xe2\x82"[..],
            b"\xc0\xaf",
            b"\xed\xa0\x80",
            b"\xf4\x90\x80\x80",
            b"\xe9\xe8",
        ] {
            assert_eq!(typed(&[bytes, b"ja"].concat()), "ja", "{bytes:x?}");
        }
    }

    #[test]
    fn what_was_begun_and_given_up_hinders_nobody() {
        for begun in [
            "\u{1b}",
            "\u{1b}[",
            "\u{1b}[1;",
            "\u{1b}O",
            "\u{1b}]11;rgb",
            "\u{1b}P",
            "\u{1b}[M!",
        ] {
            let mut decoder = Decoder::default();
            let silent = begun.bytes().all(|byte| decoder.take(byte).is_none());
            assert!(silent && decoder.patience().is_some(), "{begun:?}");
            decoder.give_up();
            assert_eq!(decoder.patience(), None);
            assert_eq!(decoder.take(b'j'), Some(Press::Type('j')), "{begun:?}");
        }
        // The way out is open in all of them but where a mouse may have sent it.
        for begun in [
            "\u{1b}",
            "\u{1b}[",
            "\u{1b}[1;",
            "\u{1b}O",
            "\u{1b}]11;rgb",
            "\u{1b}P",
        ] {
            let bytes = format!("{begun}\u{3}");
            assert_eq!(pressed(bytes.as_bytes()), [Press::Leave], "{begun:?}");
        }
    }

    #[test]
    fn no_enter_is_made_of_a_key_with_alt_or_of_a_reply() {
        assert_eq!(pressed(b"\x1b\r"), []);
        assert_eq!(pressed(b"\x1b]nee\r"), []);
        assert_eq!(pressed(b"\x1b]nee\r\r"), [Press::Enter]);
    }

    /// What terminals send of themselves, and keys that mean nothing here.
    fn noise() -> impl Strategy<Value = Vec<u8>> {
        let strings = [
            r"\x1b\[[<=>?]?[0-9;:]{0,12}[ -#%-/]{0,1}[ABEIOPQRSUZcnuyz]",
            r"\x1b\[<[0-9]{1,2};[0-9]{1,3};[0-9]{1,3}[Mm]",
            r"\x1b\[[0-9]{1,2};[0-9]{1,3};[0-9]{1,3}M",
            r"\x1b\[[?]?[0-9]{1,4};[0-4]\$y",
            r"\x1b\[[1-9];[0-9]{1,4};[0-9]{1,4}t",
            r"\x1b\[(2|5|6|1[1-9]|2[0-9])((;[2-8])?[~^@]|\$)",
            r"\x1b\[\[[A-E]",
            r"\x1bO[2-8]?[ABEIMPQRSXa-z ]",
            r"(\x1b\]|\u{9d})[0-9]{1,2};[ -~é€]{0,30}(\x07|\x1b\\|\u{9c})",
            r"(\x1b[P_^X]|\u{90}|\u{9f})[ -\[\]-~é€]{0,30}(\x07|\x1b\\|\u{9c})",
            r"\x1b[a-zA-NQ-WYZ0-9]",
            r"\x1b\x1b\[[ABE]",
            r"\x1b[ -/][0-~]",
            r"[\x00\x02\x06\x07\x0b\x0c\x0e\x10\x18\x1a\u{80}\u{85}\u{9c}]",
        ];
        let text = strings.map(|one| {
            let regex = proptest::string::string_regex(one).expect("a regex");
            regex.prop_map(String::into_bytes).boxed()
        });
        let mouse = prop::collection::vec(32..=255_u8, 3);
        let mouse = mouse.prop_map(|bytes| [b"\x1b[M", &bytes[..]].concat());
        let stray = (0x80..=0xbf_u8).prop_map(|byte| vec![byte]);
        let mut all = text.to_vec();
        all.extend([mouse.boxed(), stray.boxed()]);
        prop::strategy::Union::new(all)
    }

    proptest! {
        #[test]
        fn only_what_was_typed_is_typed(
            parts in prop::collection::vec((noise(), "[a-zé日 ]{0,3}"), 1..8)
        ) {
            let mut bytes = Vec::new();
            let mut letters = String::new();
            for (noise, text) in &parts {
                bytes.extend_from_slice(noise);
                bytes.extend_from_slice(text.as_bytes());
                letters.push_str(text);
            }
            prop_assert_eq!(typed(&bytes), letters, "{:?}", String::from_utf8_lossy(&bytes));
        }

        #[test]
        fn no_bytes_at_all_leave_it_stuck(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            let mut decoder = Decoder::default();
            for byte in bytes {
                decoder.take(byte);
            }
            decoder.give_up();
            prop_assert_eq!(decoder.take(b'\r'), Some(Press::Enter));
        }
    }
}
