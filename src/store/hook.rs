//! The hook that checks what is about to be committed.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use super::{git::Checkout, say, shown};

const NAME: &str = "pre-commit";

/// A hook for the commits of one data folder, installed or not yet.
#[derive(Debug)]
pub struct Hook {
    /// Its file.
    pub path: PathBuf,
    /// The data folder, from the top of the checkout.
    pub folder: String,
    /// Whether it is there already.
    pub is_there: bool,
}

impl Hook {
    /// What would be installed for this data folder, which may yet have to be made.
    ///
    /// # Errors
    /// When the folder is in no checkout, and when there is a hook that somebody else wrote: the
    /// message has the line to add to it.
    pub fn plan(folder: &Path) -> Result<Self> {
        let checkout = Checkout::of(folder)?;
        let mut hook = Self {
            path: checkout.hooks()?.join(NAME),
            folder: checkout.name_of(folder)?,
            is_there: false,
        };
        if hook.path.symlink_metadata().is_ok() {
            let check = check(&hook.folder);
            let text = fs_err::read(&hook.path).unwrap_or_default();
            hook.is_there = String::from_utf8_lossy(&text).contains(&check);
            if !hook.is_there {
                bail!(say::other_hook(shown(&hook.path), check));
            }
        }
        Ok(hook)
    }

    /// Writes it, unless it is there already.
    ///
    /// # Errors
    /// When it cannot be written, or another has come meanwhile.
    pub fn install(&self) -> Result<()> {
        if self.is_there {
            return Ok(());
        }
        let failed = || say::hook_not_made(shown(&self.path));
        if let Some(folder) = self.path.parent() {
            fs_err::create_dir_all(folder).with_context(failed)?;
        }
        let mut options = fs_err::OpenOptions::new();
        options.write(true).create_new(true);
        executable(&mut options);
        let mut file = options.open(&self.path).with_context(failed)?;
        file.write_all(self.text().as_bytes()).with_context(failed)
    }

    fn text(&self) -> String {
        let folder = quoted(&self.folder);
        let about = say::hook_about();
        let missing = quoted(&say::hook_without_gka(&self.folder));
        let check = check(&self.folder);
        // Hooks of one folder may serve many checkouts and branches: those without the data pass.
        format!(
            "#!/bin/sh\n\
             # {about}\n\
             git cat-file -e :{folder}/gka.toml 2>/dev/null || exit 0\n\
             git --literal-pathspecs diff --cached --quiet -- {folder} && exit 0\n\
             if ! command -v gka >/dev/null 2>&1; then\n\
             \techo {missing} >&2\n\
             \texit 0\n\
             fi\n\
             exec {check}\n"
        )
    }
}

/// What does it; `|| exit 1` behind it, and another hook does it too.
fn check(folder: &str) -> String {
    // One that begins with a dash would be taken for a flag.
    let here = if folder.starts_with('-') { "./" } else { "" };
    format!(
        "gka check --staged --data {}",
        quoted(&format!("{here}{folder}"))
    )
}

/// A text as one word of a shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(unix)]
fn executable(options: &mut fs_err::OpenOptions) {
    use fs_err::os::unix::fs::OpenOptionsExt;
    options.mode(0o777);
}

// git for Windows runs a hook by its first line.
#[cfg(not(unix))]
fn executable(_options: &mut fs_err::OpenOptions) {}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_shell_reads_one_word() {
        assert_eq!(quoted("de data"), "'de data'");
        assert_eq!(quoted("'s $HOME"), r"''\''s $HOME'");
    }
}
