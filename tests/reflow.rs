//! A real terminal that breaks lines anew when it is resized: `tmux`.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

mod folder;
mod needs;
mod screen;

use std::{
    process::Command,
    thread,
    time::{Duration, Instant},
};

use folder::Folder;

/// A `tmux` of its own with one window, in which the program runs.
struct Tmux(String);

impl Tmux {
    fn run(&self, args: &[&str]) -> String {
        let mut tmux = Command::new("tmux");
        tmux.args(["-L", &self.0, "-f", "/dev/null"]).args(args);
        tmux.env_remove("TMUX").env("LC_ALL", "C.UTF-8");
        String::from_utf8(tmux.output().unwrap().stdout).unwrap()
    }

    fn start(folder: &Folder, line: &str) -> Self {
        let tmux = Self(format!("gka-{}", std::process::id()));
        let data = folder.0.path().to_str().unwrap();
        let [data, gka] = [data, env!("CARGO_BIN_EXE_gka")].map(shell_words::quote);
        let line = format!("env -u CI GKA_DATA={data} {gka} {line}");
        tmux.run(&["new-session", "-d", "-x", "80", "-y", "24", &line]);
        tmux
    }

    fn resize(&self, columns: &str) {
        self.run(&["resize-window", "-x", columns, "-y", "24"]);
    }

    /// What stands there, each line whole, as soon as it is as wanted.
    fn sees(&self, what: impl Fn(&str) -> bool) -> String {
        let begun = Instant::now();
        loop {
            let text = self.run(&["capture-pane", "-p", "-J"]);
            if what(&text) {
                return text;
            }
            assert!(begun.elapsed() < Duration::from_secs(40), "{text}");
            thread::sleep(Duration::from_millis(30));
        }
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        self.run(&["kill-server"]);
    }
}

#[test]
fn a_question_stands_once_where_lines_are_broken_anew() {
    if !needs::has("tmux", &["-V"]) {
        return;
    }
    let folder = Folder::new();
    let tmux = Tmux::start(&folder, "interventie voeg-toe leiden --lang nl");
    tmux.sees(|text| text.contains("\n> "));
    let title =
        "Een_titel_van_meer_dan_tachtig_letters_zodat_hij_op_een_gewoon_scherm_twee_rijen_beslaat";
    tmux.run(&["send-keys", title]);
    tmux.sees(|text| text.contains("beslaat"));
    // One after the other, and faster than the program is told.
    let mut typed = 0;
    for widths in [
        &["40"][..],
        &["80"],
        &["50"],
        &["100"],
        &["40", "80"],
        &["60", "40", "80"],
    ] {
        for width in widths {
            tmux.resize(width);
        }
        thread::sleep(Duration::from_millis(400));
        tmux.run(&["send-keys", "x", "Left", "Right"]);
        typed += 1;
        let line = format!("> {title}{}", "x".repeat(typed));
        let seen = tmux.sees(|text| text.contains(&line));
        for once in ["\n> Een", "titel * (1/13)\n", "haar kent\n"] {
            assert_eq!(seen.matches(once).count(), 1, "{widths:?}: {seen}");
        }
    }
}
