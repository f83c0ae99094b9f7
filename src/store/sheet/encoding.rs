//! From bytes to text; the door to `encoding_rs`.

use anyhow::{Result, bail};
use encoding_rs::{Encoding, WINDOWS_1252};

use super::{Writing, say};

/// The text of a file.
#[derive(Debug)]
pub struct Decoded {
    /// The text, without a byte-order mark.
    pub text: String,
    /// How it was written.
    pub writing: Writing,
    /// Whether it is UTF-8 without a byte-order mark, as programs write it.
    pub is_plain: bool,
}

/// The text of a file, and how it was written: a byte-order mark tells, else it is UTF-8, else
/// what Windows has written here for thirty years.
pub fn decoded(bytes: &[u8]) -> Result<Decoded> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, is_broken) = encoding.decode_without_bom_handling(&bytes[mark..]);
        if is_broken {
            bail!(say::broken_text(encoding.name()));
        }
        if text.contains('\0') {
            bail!(say::no_table());
        }
        return Ok(Decoded {
            text: text.into_owned(),
            writing: Writing::Guarded,
            is_plain: false,
        });
    }
    if bytes.contains(&0) {
        bail!(say::no_table());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Decoded {
            text: text.to_owned(),
            writing: Writing::Guarded,
            is_plain: true,
        }),
        Err(error) if has_utf8(bytes) => {
            // Some of it is UTF-8 and some is not: to take it for Windows-1252 would garble names.
            let before = &bytes[..error.valid_up_to()];
            let line = before.split(|byte| *byte == b'\n').count();
            bail!(say::mixed_text(line))
        }
        Err(_) => {
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
            Ok(Decoded {
                text: text.into_owned(),
                writing: Writing::Narrow,
                is_plain: false,
            })
        }
    }
}

/// The byte in a text of Windows-1252 that stands for nothing there: it was read as a control.
pub fn unknown(text: &str) -> Option<String> {
    let is_unknown = |c: &char| matches!(c, '\u{81}' | '\u{8d}' | '\u{8f}' | '\u{90}' | '\u{9d}');
    let found = text.chars().find(is_unknown)?;
    Some(format!("{:02X}", u32::from(found)))
}

/// The same of a whole file, with its line.
pub fn unknown_in(decoded: &Decoded) -> Option<(usize, String)> {
    let mut lines = (1..).zip(decoded.text.lines());
    let is_narrow = decoded.writing == Writing::Narrow;
    lines.find_map(|(number, line)| Some((number, unknown(line).filter(|_| is_narrow)?)))
}

/// What Windows-1252 makes of a text: what it does not know is a question mark.
pub fn narrowed(text: &str) -> String {
    let one = |c: char| {
        let mut held = [0; 4];
        let (_, _, is_unknown) = WINDOWS_1252.encode(c.encode_utf8(&mut held));
        if is_unknown { '?' } else { c }
    };
    text.chars().map(one).collect()
}

/// Whether a letter with an accent or a sign of typography is written as UTF-8 does: in a text of
/// Windows-1252 those bytes hardly ever meet (`Ã©`, `â€™`), while others do (`“CAFÉ”`).
fn has_utf8(bytes: &[u8]) -> bool {
    let is_usual = |c| matches!(c, '\u{a0}'..='\u{ff}' | '\u{2010}'..='\u{203a}' | '€');
    let mut chunks = bytes.utf8_chunks();
    chunks.any(|chunk| chunk.valid().contains(is_usual))
}

#[cfg(test)]
mod tests {
    use super::{Writing, decoded, narrowed};

    #[test]
    fn texts_are_read_as_they_were_written() -> anyhow::Result<()> {
        let utf16 = |mark: &[u8], of: fn(u16) -> [u8; 2]| {
            let text = "één\t‘s".encode_utf16().flat_map(of);
            mark.iter().copied().chain(text).collect::<Vec<u8>>()
        };
        for bytes in [
            "\u{feff}één\t‘s".as_bytes().to_vec(),
            "één\t‘s".as_bytes().to_vec(),
            b"\xe9\xe9n\t\x91s".to_vec(),
            utf16(b"\xff\xfe", u16::to_le_bytes),
            utf16(b"\xfe\xff", u16::to_be_bytes),
        ] {
            assert_eq!(decoded(&bytes)?.text, "één\t‘s");
        }
        assert_eq!(decoded(b"\x93CAF\xc9\x94 caf\xe9")?.text, "“CAFÉ” café");
        assert_eq!(decoded(b"caf\xe9")?.writing, Writing::Narrow);
        assert_eq!(narrowed("één → €"), "één ? €");
        Ok(())
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [
            &b"a,b\n\xc3\xa9,\xe9"[..],
            b"\x7fELF\0\0",
            b"\xff\xfe\x00\xd8",
            b"\xff\xfea\0\0\0",
            b"\xef\xbb\xbfa\0",
        ] {
            assert!(decoded(bytes).is_err(), "{bytes:?}");
        }
    }
}
