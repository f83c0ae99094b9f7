//! git, called as people call it: the only place that does.

use std::{
    env,
    ffi::{OsStr, OsString},
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use anyhow::{Context, Result, bail};

use super::{say, shown};

/// A git checkout.
#[derive(Debug)]
pub struct Checkout {
    top: PathBuf,
}

impl Checkout {
    /// The checkout that holds this folder, which may yet have to be made.
    ///
    /// # Errors
    /// When there is none, or no git.
    pub fn of(folder: &Path) -> Result<Self> {
        let folder = std::path::absolute(folder)?;
        let there = folder.ancestors().find(|folder| folder.is_dir());
        // In a hook git may say where it is, and then takes the current folder for the top.
        let at = match env::var_os("GIT_DIR") {
            Some(_) => Path::new("."),
            None => there.unwrap_or(Path::new(".")),
        };
        let top = answer(git(at, ["rev-parse", "--show-toplevel"], &[])?)
            .with_context(|| say::no_checkout(shown(&folder)))?;
        Ok(Self { top: top.into() })
    }

    /// A folder as it is called from the top, with `/` between its parts; `.` for the top itself.
    ///
    /// # Errors
    /// When it is not in this checkout, or its name is no text.
    pub fn name_of(&self, folder: &Path) -> Result<String> {
        let folder = std::path::absolute(folder)?;
        // What is there may be reached through links; what is not, is called as it is.
        let there = folder.ancestors().find(|folder| folder.is_dir());
        let there = there.unwrap_or(&folder);
        let rest = folder.strip_prefix(there)?;
        let real = there.canonicalize()?.join(rest);
        let below = real
            .strip_prefix(self.top.canonicalize()?)
            .with_context(|| say::no_checkout(shown(&folder)))?;
        let parts: Option<Vec<_>> = below.iter().map(OsStr::to_str).collect();
        let name = parts
            .with_context(|| say::no_text_path(below.display()))?
            .join("/");
        Ok(if name.is_empty() { ".".into() } else { name })
    }

    /// The folder of the hooks, wherever the settings say it is.
    ///
    /// # Errors
    /// When git does not say.
    pub fn hooks(&self) -> Result<PathBuf> {
        let hooks = answer(git(&self.top, ["rev-parse", "--git-path", "hooks"], &[])?)?;
        Ok(self.top.join(hooks))
    }

    /// Who made the last commit of a file, if the file is as committed (gone, where there is no
    /// text) and that was after this time.
    ///
    /// Asks nothing for which git would run a program that its settings name.
    pub fn committed_since(
        &self,
        file: &Path,
        now: Option<&str>,
        time: SystemTime,
    ) -> Option<String> {
        let name = self.name_of(file).ok()?;
        let committed = git(
            &self.top,
            ["cat-file", "blob", &format!("HEAD:{name}")],
            &[],
        )
        .ok()?;
        let committed = committed.status.success().then_some(committed.stdout);
        if committed.as_deref() != now.map(str::as_bytes) {
            return None;
        }
        let log = [
            "log",
            "-1",
            "--no-show-signature",
            "--format=%ct %an",
            "HEAD",
            "--",
            &name,
        ];
        let line = answer(git(&self.top, log, &[]).ok()?).ok()?;
        let (seconds, author) = line.split_once(' ')?;
        let at = UNIX_EPOCH + Duration::from_secs(seconds.parse().ok()?);
        // git tells whole seconds.
        (at + Duration::from_secs(1) > time).then(|| author.to_owned())
    }

    /// Copies what the next commit would hold of a folder below another, under the same names.
    ///
    /// # Errors
    /// When git cannot, as in the middle of a merge.
    pub fn copy_staged(&self, name: &str, into: &Path) -> Result<()> {
        // The tree is what a commit holds: without files that are only meant to be added.
        let tree = answer(git(&self.top, ["write-tree"], &[])?)?;
        let list = ["ls-tree", "-rz", "--name-only", &tree, "--", name];
        let files = sound(git(&self.top, list, &[])?)?.stdout;
        let mut to = OsString::from("--prefix=");
        to.push(into.join(""));
        let copy = ["checkout-index", "-z", "--stdin"].map(OsString::from);
        sound(git(&self.top, copy.into_iter().chain([to]), &files)?)?;
        Ok(())
    }
}

fn git<A: AsRef<OsStr>>(
    at: &Path,
    args: impl IntoIterator<Item = A>,
    input: &[u8],
) -> Result<Output> {
    let mut child = Command::new("git")
        .current_dir(at)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .context(say::no_git())?;
    // What reads no input may be gone already; how it ended tells the rest.
    let _ = child.stdin.take().map(|mut stdin| stdin.write_all(input));
    child.wait_with_output().context(say::no_git())
}

fn sound(output: Output) -> Result<Output> {
    if !output.status.success() {
        bail!(String::from_utf8_lossy(&output.stderr).trim().to_owned());
    }
    Ok(output)
}

/// The one line that git answered.
fn answer(output: Output) -> Result<String> {
    let text = String::from_utf8(sound(output)?.stdout)?;
    let line = text.strip_suffix('\n').unwrap_or(&text);
    Ok(line.strip_suffix('\r').unwrap_or(line).to_owned())
}
