//! What a change changes: a unified diff that `git apply` and `patch -p1` understand.

use super::Tone;
use crate::words::visible;
use similar::{ChangeTag, TextDiff, udiff::UnifiedHunkHeader};

// Lines shown around a change.
const CONTEXT: usize = 3;

/// A file before and after.
#[derive(Clone, Copy, Debug)]
pub struct Change<'a> {
    /// Where it is, from the root of what is diffed, with `/`.
    pub path: &'a str,
    /// Its text before; nothing when it was not there.
    pub old: Option<&'a str>,
    /// Its text after; nothing when it goes.
    pub new: Option<&'a str>,
}

/// For whom a diff is.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Whether lines are coloured.
    pub color: bool,
    /// Whether a terminal will obey it: then `patch` is not the reader, and nothing goes out raw.
    pub to_terminal: bool,
}

/// The unified diff of a change; empty when nothing changes.
pub fn unified(change: Change<'_>, look: Look) -> String {
    let Change { path, old, new } = change;
    let (before, after) = (lines(old), lines(new));
    let diff = TextDiff::configure()
        .newline_terminated(true)
        .diff_slices(&before, &after);
    let hunks = diff.grouped_ops(CONTEXT);
    if hunks.is_empty() && old.is_some() == new.is_some() {
        return String::new();
    }
    let show_cr = !(crlf(old) && crlf(new));
    let mut out = Writer {
        out: String::new(),
        look,
        show_cr,
    };
    out.header("---", "a/", path, old.is_some());
    out.header("+++", "b/", path, new.is_some());
    for hunk in &hunks {
        out.line(
            Tone::Planned,
            "",
            &format!("{}\n", UnifiedHunkHeader::new(hunk)),
        );
        for change in hunk.iter().flat_map(|op| diff.iter_changes(op)) {
            match change.tag() {
                ChangeTag::Equal => out.line(Tone::Plain, " ", change.value()),
                ChangeTag::Delete => out.line(Tone::Removed, "-", change.value()),
                ChangeTag::Insert => out.line(Tone::Added, "+", change.value()),
            }
        }
    }
    out.out
}

struct Writer {
    out: String,
    look: Look,
    show_cr: bool,
}

impl Writer {
    fn header(&mut self, sign: &str, side: &str, path: &str, exists: bool) {
        let (side, path) = if exists {
            (side, path)
        } else {
            ("", "/dev/null")
        };
        self.line(
            Tone::Strong,
            &format!("{sign} "),
            &format!("{side}{path}\n"),
        );
    }

    fn line(&mut self, tone: Tone, sign: &str, line: &str) {
        let (text, ended) = line
            .strip_suffix('\n')
            .map_or((line, false), |text| (text, true));
        let shown = if self.look.to_terminal {
            let text = text
                .strip_suffix('\r')
                .filter(|_| !self.show_cr)
                .unwrap_or(text);
            visible::line(text)
        } else {
            text.into()
        };
        self.out
            .push_str(&tone.paint(&format!("{sign}{shown}"), self.look.color));
        self.out.push('\n');
        if !ended {
            self.out.push_str("\\ No newline at end of file\n");
        }
    }
}

// At `\n` only: `similar` would also split at a lone `\r`, which `patch` does not.
fn lines(text: Option<&str>) -> Vec<&str> {
    text.unwrap_or_default().split_inclusive('\n').collect()
}

fn crlf(text: Option<&str>) -> bool {
    text.is_none_or(|text| text.contains("\r\n"))
}

#[cfg(test)]
mod tests {
    use super::{Change, Look, unified};
    use proptest::prelude::*;
    use std::{fs, process::Command};

    const PLAIN: Look = Look {
        color: false,
        to_terminal: false,
    };
    const TERMINAL: Look = Look {
        color: false,
        to_terminal: true,
    };

    fn change<'a>(old: &'a str, new: &'a str) -> Change<'a> {
        Change {
            path: "municipalities/leiden.toml",
            old: Some(old),
            new: Some(new),
        }
    }

    #[test]
    fn three_lines_stand_around_a_change() {
        let expected = "\
--- a/municipalities/leiden.toml
+++ b/municipalities/leiden.toml
@@ -2,4 +2,5 @@
 b
 c
 d
-e
\\ No newline at end of file
+e
+f
\\ No newline at end of file
";
        assert_eq!(
            unified(change("a\nb\nc\nd\ne", "a\nb\nc\nd\ne\nf"), PLAIN),
            expected
        );
        assert_eq!(unified(change("a\n", "a\n"), PLAIN), "");
    }

    #[test]
    fn a_file_may_come_and_go() {
        let new = Change {
            path: "x.toml",
            old: None,
            new: Some("a\n"),
        };
        assert_eq!(
            unified(new, PLAIN),
            "--- /dev/null\n+++ b/x.toml\n@@ -0,0 +1 @@\n+a\n"
        );
        let gone = Change {
            path: "x.toml",
            old: Some("a\n"),
            new: None,
        };
        assert_eq!(
            unified(gone, PLAIN),
            "--- a/x.toml\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n"
        );
    }

    #[test]
    fn only_a_terminal_is_spared_what_it_would_obey() {
        let (old, new) = ("a\r\n", "a\u{1b}[2J\r\n");
        assert!(unified(change(old, new), PLAIN).ends_with("-a\r\n+a\u{1b}[2J\r\n"));
        assert!(unified(change(old, new), TERMINAL).ends_with("-a\n+a\\u{1b}[2J\n"));
        assert!(unified(change("a\r\n", "a\n"), TERMINAL).ends_with("-a\\r\n+a\n"));
    }

    #[test]
    fn colour_stays_within_its_line() {
        let color = Look {
            color: true,
            to_terminal: true,
        };
        let text = unified(change("a\n", "b\n"), color);
        assert!(
            text.ends_with("\u{1b}[31m-a\u{1b}[0m\n\u{1b}[32m+b\u{1b}[0m\n"),
            "{text:?}"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn git_applies_it(old in "([ab]?[\t\r ]?\n){0,9}[ab]?", new in "([ab]?[\t\r ]?\n){0,9}[ab]?") {
            // `git apply` takes an empty side for a file that is created or deleted.
            prop_assume!(old != new && !old.is_empty() && !new.is_empty());
            let dir = tempfile::tempdir().expect("a folder");
            let file = dir.path().join("x.toml");
            fs::write(&file, &old).expect("written");
            let diff = Change { path: "x.toml", old: Some(&old), new: Some(&new) };
            fs::write(dir.path().join("diff"), unified(diff, PLAIN)).expect("written");
            let git = Command::new("git").args(["apply", "--unsafe-paths", "diff"])
                .current_dir(dir.path()).env("GIT_CEILING_DIRECTORIES", "/").output().expect("git runs");
            prop_assert!(git.status.success(), "{}", String::from_utf8_lossy(&git.stderr));
            prop_assert_eq!(fs::read_to_string(&file).expect("read"), new);
        }
    }
}
