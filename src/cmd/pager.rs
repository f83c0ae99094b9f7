//! `--pager`: a long answer page by page, in the program that somebody is used to.

use std::{
    env,
    io::{self, Read, Write},
    process::Command,
    thread,
};

use super::{args::switch, say};
use crate::{
    output::{is_dumb, note},
    prompt::Deaf,
    store::reason,
    words::Words,
};

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

/// Shows a text page by page. Whether it was shown: a pager that cannot be started, or that fails,
/// is named, and the text is still to be written.
pub fn page(text: &str) -> bool {
    // It could only show that it cannot.
    if is_dumb() {
        return false;
    }
    let named = env::var("PAGER").ok();
    let line = named.filter(|line| !line.trim().is_empty());
    let line = line.unwrap_or_else(|| USUAL.to_owned());
    match run(&line, text) {
        Ok(()) => true,
        Err(why) => {
            note(&why);
            false
        }
    }
}

fn run(line: &str, text: &str) -> Result<(), String> {
    // No shell runs it, as `man` has it: with `less | head` no program is meant that could be run.
    if let Some(sign) = shell_sign(line) {
        return Err(say::pager_needs_shell(line, sign));
    }
    let words = shell_words::split(line).unwrap_or_default();
    let Some((program, args)) = words.split_first() else {
        return Err(say::bad_pager_line(line));
    };
    let failed = |error: io::Error| say::bad_pager(program, reason(&error));
    let (mut unread, mut to) = io::pipe().map_err(failed)?;
    let mut pager = Command::new(program);
    pager.args(args).stdin(unread.try_clone().map_err(failed)?);
    // As git has it: a `less` that somebody named by that word alone would show no colours.
    if env::var_os("LESS").is_none() {
        pager.env("LESS", "FRX");
    }
    // Ctrl-C is for the pager, which goes on.
    let deaf = Deaf::begin();
    let mut running = pager.spawn().map_err(failed)?;
    let (status, left) = thread::scope(|scope| {
        scope.spawn(move || drop(to.write_all(text.as_bytes())));
        let status = running.wait();
        // Whoever has seen enough leaves before the end: then nobody else reads the rest.
        let mut left = Vec::new();
        let _ = unread.read_to_end(&mut left);
        (status, left.len())
    });
    if deaf.was_interrupted() {
        return Ok(());
    }
    match status.map_err(failed)?.code() {
        Some(0) if left == text.len() => Err(say::pager_read_nothing(program)),
        Some(0) => Ok(()),
        Some(code) => Err(say::pager_failed(program, code)),
        None => Err(say::pager_died(program)),
    }
}

/// The first character outside quotation marks that only a shell would understand.
fn shell_sign(line: &str) -> Option<char> {
    let mut quoted = None;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' if quoted != Some('\'') => drop(chars.next()),
            '"' | '\'' if quoted.is_none() => quoted = Some(c),
            _ if quoted == Some(c) => quoted = None,
            '|' | '&' | ';' | '<' | '>' if quoted.is_none() => return Some(c),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::shell_sign;

    #[test]
    fn what_only_a_shell_understands_is_found_outside_quotes() {
        for (line, sign) in [
            ("less -FRX", None),
            ("less -p 'a|b' \"-Pc;d\" e\\&f", None),
            ("less '-Pit\\' | head", Some('|')),
            ("less|head", Some('|')),
            ("less >out", Some('>')),
            ("less; true", Some(';')),
            ("less && true", Some('&')),
        ] {
            assert_eq!(shell_sign(line), sign, "{line}");
        }
    }
}
