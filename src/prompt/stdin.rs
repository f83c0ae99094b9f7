use std::io::{self, ErrorKind, IsTerminal, Read, stderr, stdin};

use super::say;

const LIMIT: u64 = 1 << 20;

/// Whether anybody can be asked: stdin and stderr are terminals, `CI` is not set and `--no-input`
/// was not given.
pub fn can_ask(no_input: bool) -> bool {
    let is_ci = std::env::var_os("CI").is_some_and(|ci| !ci.is_empty() && ci != "false");
    !no_input && !is_ci && stdin().is_terminal() && stderr().is_terminal()
}

/// All that stands on stdin, for `--summary @-`: a text of at most 1 MiB.
pub fn read_stdin() -> io::Result<String> {
    read(stdin().lock())
}

/// All that stands on stdin, for a file called `-`; a byte more than the limit where there is more.
pub fn read_stdin_bytes(limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    stdin().lock().take(limit + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn read(from: impl Read) -> io::Result<String> {
    let mut bytes = Vec::new();
    from.take(LIMIT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LIMIT {
        return Err(io::Error::new(ErrorKind::FileTooLarge, say::too_long()));
    }
    String::from_utf8(bytes).map_err(|_| ErrorKind::InvalidData.into())
}

#[cfg(test)]
mod tests {
    use std::io::{ErrorKind, Read, repeat};

    use super::{LIMIT, read};

    #[test]
    fn a_text_is_read_whole_or_refused() {
        let read = |from: &mut dyn Read| read(from).map_err(|wrong| wrong.kind());
        let mut text = "één\ntwee\n".as_bytes();
        assert_eq!(read(&mut text).as_deref(), Ok("één\ntwee\n"));
        let length = read(&mut repeat(b'a').take(LIMIT)).map(|text| text.len());
        assert_eq!(length, Ok(1 << 20));
        assert_eq!(read(&mut repeat(b'a')), Err(ErrorKind::FileTooLarge));
        assert_eq!(read(&mut &b"\xff\xfe"[..]), Err(ErrorKind::InvalidData));
    }
}
