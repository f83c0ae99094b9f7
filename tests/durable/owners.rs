//! Links, modes, owners, and folders of somebody else.

use std::{
    fs::{self, Permissions},
    os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink},
    process::{Command, Output},
};

use super::{
    folder::{Folder, RECORD, add, added, calm, stderr},
    needs,
};

const NOBODY: u32 = 65534;

/// Runs the program as a user who may do little; nothing where that cannot be.
fn as_nobody(folder: &Folder, args: &[String]) -> Option<Output> {
    let starter: &[&str] = if needs::is_root() {
        &[
            "setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
        ]
    } else {
        &["env"]
    };
    fs::set_permissions(folder.at(""), Permissions::from_mode(0o755)).unwrap();
    let can = folder.by(starter, &["--version"]).output();
    let can = can.is_ok_and(|output| output.status.success());
    if !needs::or_noted(can, "`setpriv`") {
        return None;
    }
    Some(folder.by(starter, args).output().unwrap())
}

fn mode(folder: &Folder, file: &str, mode: u32) {
    fs::set_permissions(folder.at(file), Permissions::from_mode(mode)).unwrap();
}

/// Gives a user who is not root all of the folder.
fn give(folder: &Folder) {
    for file in [
        "data",
        "data/.gka",
        "data/.gka/.gitignore",
        "data/.gka/undo",
        "data/gka.toml",
        "data/themes.toml",
        "data/municipalities",
        "data/municipalities/leiden.toml",
    ] {
        let _ = chown(folder.at(file), Some(NOBODY), Some(NOBODY));
    }
}

#[test]
fn a_read_only_folder_is_named_and_nothing_changes() {
    for file in ["data", "data/municipalities", "data/.gka", "data/.gka/undo"] {
        for (lang, reason) in [("en", "permission denied"), ("nl", "toegang geweigerd")] {
            let folder = Folder::new();
            give(&folder);
            if file == "data" {
                fs::remove_dir_all(folder.at("data/.gka")).unwrap();
            }
            mode(&folder, file, 0o555);
            let args = [&add("Nieuw")[..], &["--lang".into(), lang.into()]].concat();
            let Some(output) = as_nobody(&folder, &args) else {
                return;
            };
            mode(&folder, file, 0o755);
            calm(&output);
            let said = stderr(&output);
            assert_eq!(output.status.code(), Some(1), "{file}: {said}");
            assert!(
                said.contains(reason) && said.contains("data/"),
                "{file}: {said}"
            );
            assert!(folder.is_as_before(), "{file}: {said}");
        }
    }
}

#[test]
fn a_record_that_may_not_be_read_is_named() {
    let folder = Folder::new();
    give(&folder);
    mode(&folder, "data/municipalities/leiden.toml", 0o200);
    for args in [add("Nieuw").to_vec(), vec!["show".into(), "leiden".into()]] {
        let Some(output) = as_nobody(&folder, &args) else {
            return;
        };
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(1), "{said}");
        let is_named = said.contains("leiden.toml") && said.contains("permission denied");
        assert!(is_named, "{said}");
    }
}

#[test]
fn hands_off_means_hands_off() {
    for (lang, said) in [("en", "is read-only"), ("nl", "is alleen-lezen")] {
        let folder = Folder::new();
        mode(&folder, "data/municipalities/leiden.toml", 0o444);
        let args = [&add("Nieuw")[..], &["--lang".into(), lang.into()]].concat();
        let output = folder.gka(&args).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr(&output).contains(said), "{}", stderr(&output));
        assert!(folder.is_as_before());
    }
}

#[test]
fn what_was_made_read_only_since_is_not_taken_back() {
    let folder = Folder::new();
    assert!(folder.gka(&add("Nieuw")).status().unwrap().success());
    let before = folder.text();
    mode(&folder, "data/municipalities/leiden.toml", 0o444);
    let output = folder.gka(&["undo", "--yes"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("is read-only"),
        "{}",
        stderr(&output)
    );
    assert_eq!(folder.text(), before);
    mode(&folder, "data/municipalities/leiden.toml", 0o644);
    assert!(folder.gka(&["undo", "--yes"]).status().unwrap().success());
    assert_eq!(folder.text(), RECORD);
}

#[test]
fn mode_owner_and_link_stay() {
    let folder = Folder::new();
    let home = folder.at("data/leiden-itself.toml");
    fs::rename(folder.record(), &home).unwrap();
    symlink("../leiden-itself.toml", folder.record()).unwrap();
    // Only root can give a file away; for all others it keeps their own.
    let _ = chown(&home, Some(1234), Some(1234));
    fs::set_permissions(&home, Permissions::from_mode(0o640)).unwrap();
    let before = fs::metadata(&home).unwrap();
    for title in ["Eén", "Twee"] {
        let output = folder.gka(&add(title)).output().unwrap();
        assert!(output.status.success(), "{}", stderr(&output));
    }
    let undo = folder.gka(&["undo", "--yes"]).output().unwrap();
    assert!(undo.status.success(), "{}", stderr(&undo));
    let after = fs::metadata(&home).unwrap();
    assert_eq!(after.mode(), before.mode());
    assert_eq!((after.uid(), after.gid()), (before.uid(), before.gid()));
    assert!(fs::symlink_metadata(folder.record()).unwrap().is_symlink());
    assert_eq!(after.nlink(), 1);
    assert!(folder.text().contains("Eén") && !folder.text().contains("Twee"));
}

#[test]
fn a_link_out_of_the_folder_is_refused() {
    let folder = Folder::new();
    let outside = folder.at("outside.toml");
    fs::rename(folder.record(), &outside).unwrap();
    symlink(&outside, folder.record()).unwrap();
    for args in [add("Nieuw").to_vec(), vec!["show".into(), "leiden".into()]] {
        let output = folder.gka(&args).output().unwrap();
        calm(&output);
        assert_eq!(output.status.code(), Some(1));
        let said = stderr(&output);
        assert!(said.contains("leads outside the data folder"), "{said}");
    }
    assert_eq!(fs::read_to_string(&outside).unwrap(), RECORD);
    // Nor does a folder lead out.
    let elsewhere = Folder::new();
    fs::remove_dir_all(folder.at("data/municipalities")).unwrap();
    symlink(
        elsewhere.at("data/municipalities"),
        folder.at("data/municipalities"),
    )
    .unwrap();
    let output = folder.gka(&add("Nieuw")).output().unwrap();
    calm(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(elsewhere.is_as_before());
}

#[test]
fn a_folder_of_somebody_else_is_warned_of_when_it_is_written() {
    for (lang, said) in [("en", "somebody else"), ("nl", "iemand anders")] {
        let folder = Folder::new();
        if !needs::has_root() {
            return;
        }
        chown(folder.at("data"), Some(1234), None).unwrap();
        let found = |args: &[String]| {
            let mut command = folder.gka(args);
            command.env_remove("GKA_DATA").env("GKA_LANG", lang);
            command
                .current_dir(folder.at("data/municipalities"))
                .output()
                .unwrap()
        };
        let output = found(&add("Nieuw"));
        assert!(output.status.success(), "{}", stderr(&output));
        assert!(stderr(&output).contains(said), "{}", stderr(&output));
        assert_eq!(folder.text(), RECORD.to_owned() + &added("Nieuw"));
        // Once, though a draft is made, edited and put in its place.
        let editor = [
            folder.gka(&["edit", "leiden"]),
            folder.gka(&["edit", "leiden"]),
        ];
        for (mut command, editor) in editor.into_iter().zip(["true", "sed -i 1i#anders"]) {
            command.env_remove("GKA_DATA").env("GKA_LANG", lang);
            let command = command.env("EDITOR", editor).current_dir(folder.at("data"));
            let output = command.output().unwrap();
            assert!(output.status.success(), "{}", stderr(&output));
            let told = stderr(&output);
            assert_eq!(told.matches(said).count(), 1, "{told}");
        }
        assert!(folder.text().starts_with("#anders"));
        // Reading harms nobody, and what was named is meant.
        assert_eq!(stderr(&found(&["list".to_owned()])), "");
        let named = folder.gka(&add("Nieuwer")).output().unwrap();
        assert_eq!(stderr(&named), "");
    }
}

#[test]
fn nothing_in_a_data_folder_names_a_command() {
    let folder = Folder::new();
    let gka =
        "format = 1\neditor = \"touch pwned\"\npager = \"touch pwned\"\nhook = \"touch pwned\"\n";
    fs::write(folder.at("data/gka.toml"), gka).unwrap();
    for line in [
        "list",
        "show leiden",
        "check",
        "edit leiden",
        "undo",
        "themes",
    ] {
        let args: Vec<_> = line.split(' ').collect();
        calm(&folder.gka(&args).output().unwrap());
    }
    calm(&folder.gka(&add("Nieuw")).output().unwrap());
    let found = Command::new("find")
        .arg(folder.at(""))
        .args(["-name", "pwned"])
        .output()
        .unwrap();
    assert!(found.stdout.is_empty());
}

#[test]
fn no_link_leads_a_write_of_our_own_files_elsewhere() {
    for (link, line) in [
        (".gka/lock", "intervention add leiden --title Nieuw"),
        (".gka/undo", "intervention add leiden --title Nieuw"),
        (".gka/.gitignore", "intervention add leiden --title Nieuw"),
        (".gka/drafts", "edit leiden"),
        (".gka/drafts/leiden.toml", "edit leiden"),
        (".gka/drafts/leiden.base", "edit leiden"),
        ("municipality.schema.json", "schema --out data"),
    ] {
        let folder = Folder::new();
        let outside = folder.at("outside");
        let precious = outside.join("precious");
        fs::create_dir(&outside).unwrap();
        fs::write(&precious, "precious").unwrap();
        let at = folder.at(&format!("data/{link}"));
        fs::create_dir_all(at.parent().unwrap()).unwrap();
        let _ = fs::remove_file(&at);
        let _ = fs::remove_dir(&at);
        let is_folder =
            at.extension().is_none() && !link.ends_with("lock") && !link.contains("git");
        symlink(if is_folder { &outside } else { &precious }, &at).unwrap();
        let args: Vec<_> = line.split(' ').collect();
        let output = folder.gka(&args).env("EDITOR", "true").output().unwrap();
        calm(&output);
        assert_eq!(fs::read_to_string(&precious).unwrap(), "precious", "{link}");
        assert_eq!(super::folder::names(&outside), ["precious"], "{link}");
        let text = folder.text();
        assert!(text == RECORD || text.ends_with(&added("Nieuw")), "{link}");
    }
}

#[test]
fn a_pipe_in_the_place_of_the_lock_is_not_waited_for() {
    let folder = Folder::new();
    rustix::fs::mkfifoat(rustix::fs::CWD, folder.at("data/.gka/lock"), 0o600.into()).unwrap();
    let output = folder.gka(&add("Nieuw")).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("not a regular file"),
        "{}",
        stderr(&output)
    );
    assert_eq!(folder.text(), RECORD);
}
