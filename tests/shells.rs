//! The Tab key in real shells: what a program gets once Enter is pressed is one word that means the
//! entry, and nothing of it is run.
//!
//! A shell that is not installed is told of at the end of the run (`zero_skipped`); where `CI` is
//! set it must be there.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

mod folder;
mod needs;
mod screen;

use std::{
    fmt::Write,
    fs,
    os::unix::fs::PermissionsExt,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use folder::Folder;
use gka::model::name::slug;
use portable_pty::CommandBuilder;
use screen::{CTRL_C, Screen};
use tempfile::TempDir;

/// What comes behind the first letters of a name.
const HOSTILE: [&str; 23] = [
    "; touch X",
    "$(touch X)",
    "`touch X`",
    " & touch X &",
    " \"zo\" heet het",
    "'s middags in 't dorp",
    "a\n; touch X\nb",
    "\u{1b}[31mrood",
    "Doe mee! !! !x",
    "* ?[a]",
    "~/x ~",
    "#a # b",
    r"\back\\slash \",
    "=a:b@c",
    "{a,b}",
    "– ’é‘",
    " <x >X |y",
    "tab\there",
    "\u{202e}gnirts",
    "slot  ",
    "%d ^x^y^",
    "${HOME} $X $'a'",
    "(a) touch X",
];

fn name(nth: usize) -> String {
    format!("K{nth:02}{}", HOSTILE[nth])
}

/// A shell before a data folder whose Leiden has activities with these titles. The `gka` that it
/// runs completes as the real one does, and else only writes down what it was given.
struct Shell {
    name: &'static str,
    screen: Screen,
    folder: Folder,
    place: TempDir,
}

impl Shell {
    /// Starts it; nothing where it is not installed.
    fn start(name: &'static str, titles: &[String]) -> Option<Self> {
        if !needs::has(name, &["--version"]) {
            return None;
        }
        let folder = Folder::new();
        let mut record = folder.text();
        for title in titles {
            record.push_str("\n[[activities]]\ntitle = \"");
            for c in title.chars() {
                write!(record, "\\U{:08x}", u32::from(c)).unwrap();
            }
            record.push_str("\"\n");
        }
        fs::write(folder.record(), record).unwrap();
        let place = tempfile::tempdir().unwrap();
        for inner in ["bin", "home", "here"] {
            fs::create_dir(place.path().join(inner)).unwrap();
        }
        let gka = place.path().join("bin/gka");
        let real = shell_words::quote(env!("CARGO_BIN_EXE_gka"));
        let script = format!(
            "#!/bin/sh\nif [ -n \"$COMPLETE\" ] || [ \"$1\" = completions ]; then exec {real} \"$@\"; fi\n\
             for word; do printf '%s\\0' \"$word\"; done > \"$LOG.new\"; mv \"$LOG.new\" \"$LOG\"\n"
        );
        fs::write(&gka, script).unwrap();
        fs::set_permissions(&gka, fs::Permissions::from_mode(0o755)).unwrap();
        let screen = Screen::spawn(command(name, &folder, place.path()), 160, 50);
        let mut shell = Self {
            name,
            screen,
            folder,
            place,
        };
        let ready = match name {
            "bash" => "PS1='ready> '; source <(gka completions bash)",
            "zsh" => {
                "PS1='ready> '; autoload -Uz compinit; compinit -u -D; source <(gka completions zsh)"
            }
            _ => "function fish_prompt; echo 'ready> '; end; gka completions fish | source",
        };
        shell.screen.send(ready).send("\r");
        shell.runs("gka started\r", &["started"]);
        Some(shell)
    }

    /// Types, and looks at what the program got.
    fn runs(&mut self, keys: &str, words: &[&str]) {
        let log = self.place.path().join("log");
        self.screen.send(keys);
        let start = Instant::now();
        while !log.exists() && start.elapsed() < Duration::from_secs(30) {
            thread::sleep(Duration::from_millis(5));
        }
        let name = self.name;
        let got = fs::read_to_string(&log).unwrap_or_else(|_| {
            panic!(
                "{name}: `{keys}` ran nothing; the screen:\n{}",
                self.screen.text()
            )
        });
        fs::remove_file(&log).unwrap();
        let got: Vec<_> = got.split_terminator('\0').collect();
        assert_eq!(got, words, "{name}: {keys}\n{}", self.screen.text());
        let mut made = fs::read_dir(self.place.path().join("here")).unwrap();
        assert!(made.next().is_none(), "{name}: `{keys}` made a file");
    }
}

fn command(name: &str, folder: &Folder, place: &Path) -> CommandBuilder {
    let mut command = CommandBuilder::new(name);
    match name {
        "bash" => command.args(["--norc", "--noprofile", "-i"]),
        "zsh" => command.args(["-f", "-i"]),
        _ => command.args(["--no-config", "-i"]),
    }
    command.cwd(place.join("here"));
    command.env_clear();
    let path = std::env::var("PATH").unwrap();
    let bin = place.join("bin");
    command.env("PATH", format!("{}:{path}", bin.display()));
    command.env("HOME", place.join("home"));
    command.env("LOG", place.join("log"));
    command.env("GKA_DATA", folder.0.path());
    command.env("TERM", "xterm-256color");
    command.env("LANG", "C.UTF-8");
    command.env("GKA_LANG", "en");
    command
}

/// Every name, in every state, in one shell.
fn every_name_is_one_word(shell: &'static str) {
    let names: Vec<_> = (0..HOSTILE.len()).map(name).collect();
    let Some(mut shell) = Shell::start(shell, &names) else {
        return;
    };
    for (nth, name) in names.iter().enumerate() {
        // fish cannot be given a word with a tab, and would show what turns the line around.
        let is_slug = shell.name == "fish" && name.contains(['\t', '\u{202e}']);
        let meant = if is_slug { slug(name) } else { name.clone() };
        for open in ["", "\"", "'"] {
            let keys = format!("gka activity show leiden {open}K{nth:02}\t\r");
            shell.runs(&keys, &["activity", "show", "leiden", &meant]);
        }
    }
}

#[test]
fn bash_gets_every_name_as_one_word() {
    every_name_is_one_word("bash");
}

#[test]
fn zsh_gets_every_name_as_one_word() {
    every_name_is_one_word("zsh");
}

#[test]
fn fish_gets_every_name_as_one_word() {
    every_name_is_one_word("fish");
}

/// What is the same in all shells.
fn lines(shell: &'static str) {
    let titles = [
        "Vo or; x",
        "Lx;1",
        "Lx&2",
        "Zo:een=twee",
        "-rf x",
        "Élan vital",
        "$5 `x`",
    ];
    let Some(mut shell) = Shell::start(shell, &titles.map(String::from)) else {
        return;
    };
    for (typed, words) in [
        ("gka show Lei\t\r", &["show", "leiden"][..]),
        ("gka show EEMS\t\r", &["show", "eemsdelta"]),
        ("gka toon \"Den H\t\r", &["toon", "Den Haag"]),
        (
            "gka list --theme=ou\t\r",
            &["list", "--theme=ouderbetrokkenheid"],
        ),
        (
            "gka list --theme ou\t\r",
            &["list", "--theme", "ouderbetrokkenheid"],
        ),
        (
            "gka list --theme='ou\t\r",
            &["list", "--theme=ouderbetrokkenheid"],
        ),
        (
            "gka list --province=zuid\t\r",
            &["list", "--province=Zuid-Holland"],
        ),
        (
            "gka --lang nl wethouder toon leiden pau\t\r",
            &["--lang", "nl", "wethouder", "toon", "leiden", "Paul Dirkse"],
        ),
        (
            "gka wethouder toon --format json leiden pau\t\r",
            &[
                "wethouder",
                "toon",
                "--format",
                "json",
                "leiden",
                "Paul Dirkse",
            ],
        ),
        (
            "gka activity show leiden Vo\\ o\t\r",
            &["activity", "show", "leiden", "Vo or; x"],
        ),
        (
            "gka activity show leiden Zo:e\t\r",
            &["activity", "show", "leiden", "Zo:een=twee"],
        ),
        (
            "gka activity show leiden Zo:een=t\t\r",
            &["activity", "show", "leiden", "Zo:een=twee"],
        ),
        (
            "gka activity show leiden \"Zo:een=t\t\r",
            &["activity", "show", "leiden", "Zo:een=twee"],
        ),
        (
            "gka activity show leiden rf\t\r",
            &["activity", "show", "leiden", "rf-x"],
        ),
        (
            "gka activity show leiden \\$\t\r",
            &["activity", "show", "leiden", "$5 `x`"],
        ),
        (
            "gka activity show leiden '$\t\r",
            &["activity", "show", "leiden", "$5 `x`"],
        ),
        // Of several only what they share is put there, and it is still one word.
        (
            "gka activity show leiden L\t\r",
            &["activity", "show", "leiden", "Lx"],
        ),
        (
            "gka activity show leiden \"L\t\"\r",
            &["activity", "show", "leiden", "Lx"],
        ),
        (
            "gka activity show leiden L\t\\;\t\r",
            &["activity", "show", "leiden", "Lx;1"],
        ),
        // Where nothing more is common, nothing is taken.
        (
            "gka activity show leiden Lx\t\r",
            &["activity", "show", "leiden", "Lx"],
        ),
        // What nobody is called stays as it is.
        ("gka show Xyz\t\r", &["show", "Xyz"]),
    ] {
        shell.runs(typed, words);
    }
    folders(&mut shell);
}

/// The folder that the line names.
fn folders(shell: &mut Shell) {
    let data = shell.folder.0.path().display().to_string();
    for flag in [format!("--data={data}"), format!("--data {data}")] {
        let keys = format!("GKA_DATA=/nonexistent gka {flag} show lei\t\r");
        let words: Vec<_> = flag.split(' ').chain(["show", "leiden"]).collect();
        shell.runs(&keys, &words);
    }
}

#[test]
fn bash_completes_each_place() {
    lines("bash");
}

#[test]
fn zsh_completes_each_place() {
    lines("zsh");
}

#[test]
fn fish_completes_each_place() {
    lines("fish");
}

#[test]
fn what_is_shown_obeys_nobody() {
    for name in ["bash", "zsh", "fish"] {
        let titles = ["Kies \u{1b}[31mrood", "Kies \u{9b}31m\u{202e}x"].map(String::from);
        let Some(mut shell) = Shell::start(name, &titles) else {
            continue;
        };
        shell.screen.send("gka activity show leiden Ki\t\t\t");
        shell.screen.sees("31mrood");
        let seen = shell.screen.bytes();
        assert!(
            !seen.contains("\u{1b}[31mrood") && !seen.contains('\u{9b}'),
            "{name}"
        );
        assert!(!seen.contains('\u{202e}'), "{name}");
        shell.screen.send(CTRL_C);
    }
}
