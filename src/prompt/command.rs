use std::fmt::Write;

use crate::words::visible::misleads;

/// The same command in flags, quoted for a POSIX shell and safe to show:
/// `gka intervention add leiden --title "Petje af"`.
pub fn command_line(words: &[String]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| quoted(word)).collect();
    quoted.join(" ")
}

fn quoted(word: &str) -> String {
    // zsh takes a word that begins with `=` for the path of a program.
    let plain = |c: char| c.is_alphanumeric() || "-_./:,@%+=".contains(c);
    // Inside double quotes these still mean something (`!` to an interactive bash).
    let special = |c| matches!(c, '"' | '$' | '`' | '\\' | '!');
    if word.contains(hidden) {
        format!("\"$(printf %b '{}')\"", in_octal(word))
    } else if !word.is_empty() && !word.starts_with('=') && word.chars().all(plain) {
        word.to_owned()
    } else if word.contains(special) {
        format!("'{}'", word.replace('\'', r"'\''"))
    } else {
        format!("\"{word}\"")
    }
}

/// Whether a character must not be shown as it is.
fn hidden(c: char) -> bool {
    c != '\n' && misleads(c)
}

/// The word as `printf %b` takes it between single quotes, what is hidden byte by byte.
fn in_octal(word: &str) -> String {
    let mut out = String::new();
    for c in word.chars() {
        match c {
            '\\' => out.push_str(r"\\"),
            '\'' => out.push_str(r"'\''"),
            _ if hidden(c) => {
                for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                    let _ = write!(out, "\\0{byte:03o}");
                }
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::command_line;

    fn line(words: &[&str]) -> String {
        command_line(&words.iter().map(ToString::to_string).collect::<Vec<_>>())
    }

    #[test]
    fn only_what_needs_quotes_has_them() {
        assert_eq!(
            line(&[
                "gka",
                "contact",
                "add",
                "súdwest-fryslân",
                "--name",
                "Jan Jansen"
            ]),
            "gka contact add súdwest-fryslân --name \"Jan Jansen\""
        );
        assert_eq!(
            line(&["--url", "https://x.nl/a?b=1&c"]),
            "--url \"https://x.nl/a?b=1&c\""
        );
        assert_eq!(line(&["'s-Gravenhage", ""]), "\"'s-Gravenhage\" \"\"");
        assert_eq!(
            line(&["Doe mee!", "$5 \"x\"", "'t Is $1"]),
            r#"'Doe mee!' '$5 "x"' ''\''t Is $1'"#
        );
        assert_eq!(line(&["~", "#1", "*", "a;b"]), "\"~\" \"#1\" \"*\" \"a;b\"");
    }

    #[test]
    fn a_shell_reads_back_what_was_meant() {
        for word in [
            "a b",
            "it's $HOME",
            "`x` \\ \"y\"!",
            "twee\nregels",
            "~",
            "",
            "-",
            "€ 5 & meer",
            "=ls",
            "--name=-rf",
            "a\u{1b}[31m'\\0101 %s\tb\nc",
            "gezin \u{1f468}\u{200d}\u{1f469} \u{202e}",
        ] {
            let shell = format!("printf %s {}", line(&[word]));
            let said = Command::new("sh").args(["-c", &shell]).output();
            assert_eq!(said.expect("sh runs").stdout, word.as_bytes(), "{shell}");
        }
    }

    #[test]
    fn it_is_safe_to_show() {
        assert_eq!(line(&["a\u{1b}[31m"]), r#""$(printf %b 'a\0033[31m')""#);
    }
}
