use crate::words::visible;

/// The same command in flags, quoted for a POSIX shell and safe to show:
/// `gka intervention add leiden --title "Petje af"`.
pub fn command_line(words: &[String]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| quoted(word)).collect();
    visible::lines(&quoted.join(" ")).into_owned()
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./:,@%+=".contains(c);
    // Inside double quotes these still mean something (`!` to an interactive bash).
    let special = |c| matches!(c, '"' | '$' | '`' | '\\' | '!');
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else if word.contains(special) {
        format!("'{}'", word.replace('\'', r"'\''"))
    } else {
        format!("\"{word}\"")
    }
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
        ] {
            let shell = format!("printf %s {}", line(&[word]));
            let said = Command::new("sh").args(["-c", &shell]).output();
            assert_eq!(said.expect("sh runs").stdout, word.as_bytes(), "{shell}");
        }
    }

    #[test]
    fn it_is_safe_to_show() {
        assert_eq!(line(&["a\u{1b}[31m"]), "\"a\\u{1b}[31m\"");
    }
}
