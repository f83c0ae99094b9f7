//! The hook that `gka init --git` installs, tried with git itself.

#![cfg(unix)]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;

const LEIDEN: &str = "data/municipalities/leiden.toml";
const GOOD: &str = "code = \"GM0546\"\nname = \"Leiden\"\nprovince = \"Zuid-Holland\"\n";
const BAD: &str = "code = \"GM0546\"\nname = \"Leiden\"\nthemes = 1\n";
const PLACE: &str = "data/municipalities/leiden.toml:3:10";
const HOOK: &str = ".git/hooks/pre-commit";
const LINE: &str = "gka check --staged --data 'data'";

/// A checkout with a blank and a quote in its path, and nobody's settings.
struct Checkout {
    folder: TempDir,
    at: PathBuf,
}

impl Checkout {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let at = folder.path().join("'t werk");
        fs::create_dir(&at).expect("can be made");
        let checkout = Self { folder, at };
        checkout.git(&["init", "--quiet"]);
        checkout
    }

    /// The same with data, the hook, and a first commit.
    fn hooked() -> Self {
        let checkout = Self::new();
        checkout.done(&["init", "--git"]);
        checkout.write(LEIDEN, GOOD);
        checkout.git(&["add", "--all"]);
        checkout.git(&["commit", "--quiet", "-m", "begin"]);
        checkout
    }

    fn run(&self, program: &str, args: &[&str], path: &str) -> Output {
        Command::new(program)
            .args(args)
            .current_dir(&self.at)
            .env_clear()
            .env("PATH", path)
            .env("HOME", self.folder.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .envs(["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"].map(|name| (name, "Iemand")))
            .envs(["GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"].map(|name| (name, "i@x.nl")))
            .output()
            .expect("can be run")
    }

    fn gka(&self, args: &[&str]) -> Output {
        self.run(env!("CARGO_BIN_EXE_gka"), args, &with_gka())
    }

    fn done(&self, args: &[&str]) -> String {
        text(&self.gka(args), true)
    }

    fn git(&self, args: &[&str]) -> String {
        text(&self.run("git", args, &with_gka()), true)
    }

    fn commit(&self, args: &[&str]) -> Output {
        let all = [&["commit", "--quiet", "-m", "next"], args].concat();
        self.run("git", &all, &with_gka())
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.at.join(file), text).expect("can be written");
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.at.join(file)).expect("is there")
    }
}

fn with_gka() -> String {
    let gka = Path::new(env!("CARGO_BIN_EXE_gka"));
    let folder = gka.parent().expect("in a folder").display();
    format!("{folder}:{}", env::var("PATH").expect("a path"))
}

fn text(output: &Output, is_done: bool) -> String {
    let [stdout, stderr] = [&output.stdout, &output.stderr].map(|it| String::from_utf8_lossy(it));
    assert_eq!(output.status.success(), is_done, "{stdout}{stderr}");
    format!("{stdout}{stderr}")
}

#[test]
fn what_is_staged_counts_and_not_what_is_on_disk() {
    let checkout = Checkout::hooked();
    checkout.write(LEIDEN, &format!("{GOOD}vision = \"Samen.\"\n"));
    checkout.git(&["add", LEIDEN]);
    checkout.write(LEIDEN, BAD);
    text(&checkout.commit(&[]), true);

    checkout.git(&["add", LEIDEN]);
    checkout.write(LEIDEN, GOOD);
    let said = text(&checkout.commit(&[]), false);
    assert!(said.contains(PLACE), "{said}");
    assert!(!said.contains("gka-staged"), "{said}");
}

#[test]
fn a_bad_commit_is_refused_with_the_place_however_it_is_made() {
    let checkout = Checkout::hooked();
    checkout.write(LEIDEN, BAD);
    for args in [&["--all"][..], &["--", LEIDEN]] {
        let said = text(&checkout.commit(args), false);
        assert!(said.contains(PLACE), "{said}");
    }
    checkout.git(&["add", LEIDEN]);
    let said = text(
        &checkout.gka(&["check", "--staged", "--format", "json"]),
        false,
    );
    assert!(said.contains(&format!("\"{LEIDEN}\"")), "{said}");
}

#[test]
fn a_commit_that_leaves_the_data_alone_is_not_held_up() {
    let checkout = Checkout::hooked();
    checkout.write(LEIDEN, BAD);
    text(&checkout.commit(&["--all", "--no-verify"]), true);
    checkout.write("README.md", "# Agenda's\n");
    checkout.git(&["add", "README.md"]);
    text(&checkout.commit(&[]), true);
    checkout.git(&["rm", "--quiet", "-r", "data"]);
    text(&checkout.commit(&[]), true);
}

#[test]
fn a_file_that_is_only_meant_to_be_added_is_not_checked() {
    let checkout = Checkout::hooked();
    checkout.write("data/municipalities/delft.toml", "");
    checkout.git(&["add", "--intent-to-add", "data/municipalities/delft.toml"]);
    checkout.done(&["check", "--staged"]);
}

#[test]
fn without_gka_a_commit_passes_with_a_note() {
    let checkout = Checkout::hooked();
    checkout.write(LEIDEN, BAD);
    // Only what the hook and git need: no folder that may hold a gka.
    let tools = checkout.folder.path().join("tools");
    fs::create_dir(&tools).expect("can be made");
    for tool in ["git", "sh"] {
        let folders = env::var_os("PATH").expect("a path");
        let found = env::split_paths(&folders).map(|folder| folder.join(tool));
        let found = found.into_iter().find(|tool| tool.exists());
        std::os::unix::fs::symlink(found.expect("there is one"), tools.join(tool))
            .expect("can be made");
    }
    let args = ["commit", "--quiet", "--all", "-m", "next"];
    let said = text(
        &checkout.run("git", &args, &tools.display().to_string()),
        true,
    );
    assert_eq!(said, "gka is not installed here: `data` was not checked\n");
}

#[test]
fn a_hook_of_somebody_else_stays_and_the_line_to_add_is_told() {
    let checkout = Checkout::new();
    fs::create_dir_all(checkout.at.join(".git/hooks")).expect("can be made");
    checkout.write(HOOK, "#!/bin/sh\nexit 0\n");
    let said = text(&checkout.gka(&["init", "--git"]), false);
    assert!(said.contains(&format!("{LINE} || exit 1")), "{said}");
    assert_eq!(checkout.read(HOOK), "#!/bin/sh\nexit 0\n");
    assert!(!checkout.at.join("data").exists());

    let mine = format!("#!/bin/sh\n{LINE} || exit 1\n");
    checkout.write(HOOK, &mine);
    checkout.done(&["init", "--git"]);
    assert_eq!(checkout.read(HOOK), mine);
    assert!(checkout.at.join("data/gka.toml").exists());
}

#[test]
fn a_folder_that_is_there_gets_the_hook_alone() {
    let checkout = Checkout::new();
    checkout.done(&["init"]);
    checkout.write("data/themes.toml", "");
    assert_eq!(checkout.done(&["init", "--git"]), format!("{HOOK}\n"));
    assert_eq!(checkout.read("data/themes.toml"), "");
    assert!(checkout.read(HOOK).ends_with(&format!("exec {LINE}\n")));
    text(&checkout.gka(&["init"]), false);

    let dutch = checkout.read(HOOK);
    checkout.done(&["--lang", "nl", "init", "--git"]);
    assert_eq!(checkout.read(HOOK), dutch);
}

#[test]
fn the_settings_say_where_hooks_are() {
    let checkout = Checkout::new();
    checkout.git(&["config", "core.hooksPath", "de hooks"]);
    let said = checkout.done(&["init", "--git"]);
    assert!(said.ends_with("de hooks/pre-commit\n"), "{said}");
    checkout.write(LEIDEN, BAD);
    checkout.git(&["add", "--all"]);
    text(&checkout.commit(&[]), false);
}

#[test]
fn every_worktree_is_checked_by_what_it_has_staged_itself() {
    let checkout = Checkout::hooked();
    checkout.git(&["worktree", "add", "--quiet", "-b", "ander", "../nog een"]);
    let other = Checkout {
        at: checkout.folder.path().join("nog een"),
        ..checkout
    };
    other.write(LEIDEN, BAD);
    let said = text(&other.commit(&["--all"]), false);
    assert!(said.contains(PLACE), "{said}");
    // The hooks are shared: it is there already.
    let said = other.done(&["init", "--git"]);
    assert!(said.ends_with("/.git/hooks/pre-commit\n"), "{said}");
}

#[test]
fn a_folder_may_be_called_anything() {
    for name in ["-dash", "--data", "de 'data' $HOME", "\"x\"", "#1; exit 0"] {
        let checkout = Checkout::new();
        let at = checkout.at.join(name);
        fs::create_dir(&at).expect("can be made");
        let at = Checkout {
            at,
            folder: checkout.folder,
        };
        at.done(&["init", "--git"]);
        at.git(&["add", "--all"]);
        text(&at.commit(&[]), true);
        at.write(LEIDEN, BAD);
        at.git(&["add", "--all"]);
        let said = text(&at.commit(&[]), false);
        assert!(said.contains(":3:10"), "{name}: {said}");
        at.done(&["init", "--git"]);
    }
}

#[test]
fn outside_git_nothing_is_made() {
    let checkout = Checkout::new();
    fs::remove_dir_all(checkout.at.join(".git")).expect("is there");
    let said = text(&checkout.gka(&["init", "--git"]), false);
    assert!(said.contains("is in no git checkout"), "{said}");
    let said = text(&checkout.gka(&["--lang", "nl", "init", "--git"]), false);
    assert!(said.contains("staat niet onder git"), "{said}");
    assert!(!checkout.at.join("data").exists());
}
