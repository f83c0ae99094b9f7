//! `--pager`: a long answer page by page, in the program that somebody is used to.

use std::{
    env,
    io::Write,
    process::{Command, Stdio},
};

use super::{args::switch, say};
use crate::{output::note, prompt::Deaf, store::reason, words::Words};

/// The flag.
pub const PAGER: &str = "pager";

/// What pages where nobody names another: it ends at once where all fits, keeps colours, and leaves
/// what was shown on the screen.
#[cfg(not(windows))]
const USUAL: &str = "less -FRX";
#[cfg(windows)]
const USUAL: &str = "more";

/// `--pager`.
pub fn pager() -> clap::Arg {
    let help = Words {
        en: "a long answer page by page, in `$PAGER` or `less`; only on a terminal",
        nl: "een lang antwoord per bladzijde, in `$PAGER` of `less`; alleen op een terminal",
    };
    switch(PAGER, help)
}

/// Shows a text page by page. Whether it was shown: a pager that cannot be started is named, and
/// the text is still to be written.
pub fn page(text: &str) -> bool {
    let named = env::var("PAGER").ok();
    let line = named.filter(|line| !line.trim().is_empty());
    let line = line.unwrap_or_else(|| USUAL.to_owned());
    let words = shell_words::split(&line).unwrap_or_default();
    let Some((program, args)) = words.split_first() else {
        note(&say::bad_pager_line(&line));
        return false;
    };
    let mut pager = Command::new(program);
    pager.args(args).stdin(Stdio::piped());
    // As git has it: a `less` that somebody named by that word alone would show no colours.
    if env::var_os("LESS").is_none() {
        pager.env("LESS", "FRX");
    }
    // Ctrl-C is for the pager, which goes on.
    let _deaf = Deaf::begin();
    let mut running = match pager.spawn() {
        Ok(running) => running,
        Err(error) => {
            note(&say::bad_pager(program, reason(&error)));
            return false;
        }
    };
    // Whoever has seen enough leaves before the end: then nobody reads the rest.
    if let Some(mut to) = running.stdin.take() {
        let _ = to.write_all(text.as_bytes());
    }
    let _ = running.wait();
    true
}
