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

fn read(from: impl Read) -> io::Result<String> {
    let mut bytes = Vec::new();
    from.take(LIMIT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LIMIT {
        return Err(io::Error::new(ErrorKind::FileTooLarge, say::too_long()));
    }
    String::from_utf8(bytes).map_err(|_| io::Error::new(ErrorKind::InvalidData, say::no_text()))
}

#[cfg(test)]
mod tests {
    use std::io::{ErrorKind, repeat};

    use super::{LIMIT, read};

    #[test]
    fn a_text_is_read_whole_or_refused() {
        assert_eq!(read("één\ntwee\n".as_bytes()).unwrap(), "één\ntwee\n");
        let limit = std::io::Read::take(repeat(b'a'), LIMIT);
        assert_eq!(read(limit).unwrap().len() as u64, LIMIT);
        let kind = |wrong: std::io::Error| wrong.kind();
        assert_eq!(
            read(repeat(b'a')).map_err(kind),
            Err(ErrorKind::FileTooLarge)
        );
        assert_eq!(
            read(&b"\xff\xfe"[..]).map_err(kind),
            Err(ErrorKind::InvalidData)
        );
    }
}
