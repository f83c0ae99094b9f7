//! A folder that several people share: nobody is locked out, and nobody is let in.

use std::{
    fs::{self, Permissions},
    os::unix::fs::{MetadataExt, PermissionsExt, chown},
    path::Path,
    process::{Command, Output},
};

use super::{
    folder::{Folder, RECORD, add, calm, names, stderr},
    needs,
};

const ANNA: u32 = 64_001;
const BRAM: u32 = 64_002;
/// Both are of it.
const TEAM: u32 = 64_010;
/// Neither is.
const OTHERS: u32 = 64_011;

/// Whether there can be two users here.
fn can_be_others() -> bool {
    let tools = ["setpriv", "setfacl", "getfacl", "setfattr", "getfattr"];
    needs::has_root() && tools.iter().all(|tool| needs::has(tool, &["--version"]))
}

/// Runs the program as this user, who keeps new files to himself unless something says otherwise.
fn by(user: u32, folder: &Folder, args: &[String]) -> Output {
    let ids = [
        format!("--reuid={user}"),
        format!("--regid={user}"),
        format!("--groups={TEAM}"),
    ];
    let [user, group, groups] = &ids;
    let umask = "umask 077; exec \"$@\"";
    let starter = ["setpriv", user, group, groups, "sh", "-c", umask, "sh"];
    let output = folder.by(&starter, args).output().unwrap();
    calm(&output);
    output
}

fn works(user: u32, folder: &Folder, line: &str) {
    let args: Vec<_> = line.split(' ').map(str::to_owned).collect();
    let output = by(user, folder, &args);
    assert!(
        output.status.success(),
        "{user} {line}: {}",
        stderr(&output)
    );
}

fn run(program: &str, args: &[&str]) -> String {
    let output = Command::new(program).args(args).output().unwrap();
    assert!(output.status.success(), "{program} {args:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn set(path: &Path, owner: u32, group: u32, mode: u32) {
    chown(path, Some(owner), Some(group)).unwrap();
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

fn rights(path: &Path) -> (u32, u32, u32) {
    let found = fs::metadata(path).unwrap();
    (found.uid(), found.gid(), found.mode() & 0o7777)
}

/// A folder of the team, in which nothing was written yet.
fn shared(mode: u32) -> Folder {
    let folder = Folder::new();
    fs::remove_dir_all(folder.at("data/.gka")).unwrap();
    fs::set_permissions(folder.at(""), Permissions::from_mode(0o755)).unwrap();
    for name in ["data", "data/municipalities"] {
        set(&folder.at(name), ANNA, TEAM, mode);
    }
    for name in ["gka.toml", "themes.toml", "municipalities/leiden.toml"] {
        set(&folder.at("data").join(name), ANNA, TEAM, 0o660);
    }
    folder
}

#[test]
fn whoever_writes_first_locks_nobody_out() {
    if !can_be_others() {
        return;
    }
    for mode in [0o2770, 0o770, 0o2775] {
        for first in [ANNA, BRAM, 0] {
            let folder = shared(mode);
            works(first, &folder, "theme add leiden taal");
            let own = rights(&folder.at("data/.gka"));
            assert_eq!((own.1, own.2), (TEAM, mode), "{first}: {own:?}");
            assert_eq!(rights(&folder.record()).1, TEAM);
            for user in [BRAM, ANNA] {
                works(user, &folder, "intervention add leiden --title Nieuw");
                works(user, &folder, "undo --yes");
                works(user, &folder, "redo --yes");
                works(user, &folder, "undo --yes");
            }
            works(BRAM, &folder, "undo leiden --yes");
            assert_eq!(folder.text(), RECORD);
            let left = folder.leftovers();
            assert!(left.is_empty(), "{left:?}");
        }
    }
}

#[test]
fn a_new_record_is_as_its_folder_and_the_umask_say() {
    if !can_be_others() {
        return;
    }
    for (data, records, group) in [
        (0o2777, 0o2777, TEAM),
        (0o777, 0o2777, TEAM),
        (0o2777, 0o777, ANNA),
        (0o777, 0o777, ANNA),
    ] {
        let folder = shared(data);
        set(&folder.at("data/municipalities"), ANNA, TEAM, records);
        let ids = [
            format!("--reuid={ANNA}"),
            format!("--regid={ANNA}"),
            format!("--groups={TEAM}"),
        ];
        let umask = ["sh", "-c", "umask 002; exec \"$@\"", "sh"];
        let ids = ids.each_ref().map(String::as_str);
        let starter = [&["setpriv"], &ids[..], &umask].concat();
        let output = folder.by(&starter, &["new", "haarlem"]).output().unwrap();
        assert!(output.status.success(), "{}", stderr(&output));
        let made = rights(&folder.at("data/municipalities/haarlem.toml"));
        assert_eq!(made, (ANNA, group, 0o664), "{data:o} {records:o}");
    }
}

#[test]
fn what_an_older_version_kept_to_itself_is_shared_by_its_owner() {
    if !can_be_others() {
        return;
    }
    let folder = shared(0o2770);
    let own = folder.at("data/.gka");
    fs::create_dir_all(own.join("undo")).unwrap();
    fs::write(own.join("lock"), "").unwrap();
    for (name, mode) in [("", 0o700), ("undo", 0o700), ("lock", 0o600)] {
        set(&own.join(name), ANNA, ANNA, mode);
    }
    let refused = by(BRAM, &folder, &add("Nieuw"));
    assert_eq!(refused.status.code(), Some(1));
    let said = stderr(&refused);
    assert!(
        said.contains("/.gka") && !said.contains("leiden.toml"),
        "{said}"
    );
    works(ANNA, &folder, "theme add leiden taal");
    works(BRAM, &folder, "undo --yes");
}

#[test]
fn the_access_list_and_attributes_of_a_record_stay() {
    if !can_be_others() {
        return;
    }
    let folder = shared(0o2770);
    let record = folder.record();
    let path = record.to_str().unwrap();
    // The group is shut out, one of it is let in.
    run(
        "setfacl",
        &["-m", &format!("u:{BRAM}:rw,g::---,o::---"), path],
    );
    run("setfattr", &["-n", "user.origin", "-v", "scan 12", path]);
    let list = || run("getfacl", &["-n", "-p", "-c", path]);
    let before = list();
    assert!(before.contains("group::---"), "{before}");
    for user in [ANNA, 0, ANNA] {
        works(user, &folder, "intervention add leiden --title Nieuw");
        assert_eq!(list(), before, "{user}");
        works(user, &folder, "undo --yes");
        assert_eq!(list(), before, "{user}");
        let kept = run("getfattr", &["--only-values", "-n", "user.origin", path]);
        assert_eq!(kept, "scan 12");
    }
    // Where it was, it may be kept as it was and no more open.
    for name in names(&folder.at("data/.gka/undo")) {
        let kept = folder.at("data/.gka/undo").join(name);
        let mode = rights(&kept).2;
        let list = run("getfacl", &["-n", "-p", "-c", kept.to_str().unwrap()]);
        assert!(mode & 0o070 == 0 || list.contains("group::---"), "{list}");
    }
}

#[test]
fn a_list_that_folders_hand_down_opens_no_record() {
    if !can_be_others() {
        return;
    }
    let folder = shared(0o2770);
    run(
        "setfacl",
        &[
            "-d",
            "-m",
            &format!("u:{BRAM}:rwx"),
            folder.at("data").to_str().unwrap(),
        ],
    );
    set(&folder.record(), ANNA, TEAM, 0o640);
    let path = folder.record();
    let path = path.to_str().unwrap();
    let list = || run("getfacl", &["-n", "-p", "-c", path]);
    let before = list();
    works(ANNA, &folder, "intervention add leiden --title Nieuw");
    assert_eq!(list(), before);
    // A new record has what its own folder hands down, wherever it was made.
    run(
        "setfacl",
        &[
            "-d",
            "-m",
            "u:64003:r",
            folder.at("data/municipalities").to_str().unwrap(),
        ],
    );
    works(ANNA, &folder, "new haarlem");
    let made = folder.at("data/municipalities/haarlem.toml");
    let list = run("getfacl", &["-n", "-p", "-c", made.to_str().unwrap()]);
    assert!(
        list.contains("user:64003:r--") && !list.contains(&BRAM.to_string()),
        "{list}"
    );
}

#[test]
fn what_one_may_not_read_is_read_nowhere_in_the_log() {
    if !can_be_others() {
        return;
    }
    for user in [ANNA, 0] {
        let folder = shared(0o2770);
        set(&folder.record(), ANNA, ANNA, 0o600);
        works(user, &folder, "intervention add leiden --title Geheim");
        works(user, &folder, "undo --yes");
        works(user, &folder, "redo --yes");
        works(user, &folder, "alderman add leiden --name Geheim");
        assert_eq!(rights(&folder.record()), (ANNA, ANNA, 0o600));
        let look =
            "grep -rq Geheim data; find data | grep -q Geheim && echo found; grep -rl Geheim data";
        let (id, groups) = (format!("--reuid={BRAM}"), format!("--groups={TEAM}"));
        let seen = Command::new("setpriv")
            .args([&id, &format!("--regid={BRAM}"), &groups, "sh", "-c", look])
            .current_dir(folder.at(""))
            .output()
            .unwrap();
        assert_eq!(String::from_utf8_lossy(&seen.stdout), "", "{seen:?}");
    }
}

#[test]
fn a_record_that_comes_back_or_is_renamed_is_as_closed_as_it_was() {
    if !can_be_others() {
        return;
    }
    let folder = shared(0o2770);
    works(ANNA, &folder, "new haarlem");
    let haarlem = folder.at("data/municipalities/haarlem.toml");
    set(&haarlem, ANNA, ANNA, 0o600);
    works(ANNA, &folder, "undo haarlem --yes");
    assert!(!haarlem.exists());
    works(0, &folder, "redo --yes");
    assert_eq!(rights(&haarlem), (ANNA, ANNA, 0o600));
    fs::remove_file(&haarlem).unwrap();
    set(&folder.record(), ANNA, ANNA, 0o600);
    works(0, &folder, "theme add leiden taal");
    fs::remove_file(folder.record()).unwrap();
    works(0, &folder, "undo leiden --yes");
    assert_eq!(rights(&folder.record()), (ANNA, ANNA, 0o600));
}

#[test]
fn a_group_that_one_is_not_of_gives_nothing_to_ones_own() {
    if !can_be_others() {
        return;
    }
    let folder = shared(0o777);
    set(&folder.record(), ANNA, OTHERS, 0o640);
    fs::set_permissions(folder.record(), Permissions::from_mode(0o664)).unwrap();
    works(BRAM, &folder, "theme add leiden taal");
    assert_eq!(rights(&folder.record()), (BRAM, BRAM, 0o644));
    // Who may not link what is another's gets a copy, no more open.
    set(&folder.record(), ANNA, TEAM, 0o640);
    works(BRAM, &folder, "undo --yes");
    assert_eq!(rights(&folder.record()), (BRAM, TEAM, 0o640));
    let undo = folder.at("data/.gka/undo");
    let kept = names(&undo).into_iter().filter(|name| name.contains("u-"));
    for name in kept {
        assert_eq!(rights(&undo.join(&name)).1, TEAM, "{name}");
        assert_eq!(rights(&undo.join(&name)).2, 0o640, "{name}");
    }
}

#[test]
fn records_on_another_file_system_are_replaced_there() {
    if !needs::has_root() || !needs::has("unshare", &["--mount", "true"]) {
        return;
    }
    for mount in [
        "mount -t tmpfs none data/municipalities",
        "mount --bind kept data/municipalities",
    ] {
        let folder = Folder::new();
        fs::create_dir(folder.at("kept")).unwrap();
        fs::copy(folder.record(), folder.at("kept/leiden.toml")).unwrap();
        let left = "data/municipalities/.leiden.toml.x.gka-tmp";
        let script = format!(
            "set -e; cp kept/leiden.toml l; {mount}; cp l data/municipalities/leiden.toml; \
             chmod 640 data/municipalities/leiden.toml; echo torn > {left}; \
             \"$@\"; \"$0\" undo --yes; \"$0\" redo --yes; \"$0\" undo --yes; \
             cat data/municipalities/leiden.toml >&2; stat -c %a data/municipalities/leiden.toml data/.gka/undo/*u-*; \
             ls -A data/municipalities"
        );
        let gka = folder.gka(&add("Nieuw"));
        let program = gka.get_program().to_str().unwrap().to_owned();
        let starter = ["unshare", "--mount", "sh", "-c", &script, &program];
        let output = folder.by(&starter, &add("Nieuw")).output().unwrap();
        let said = stderr(&output);
        assert!(output.status.success(), "{said}");
        assert!(said.ends_with(RECORD), "{said}");
        let told = String::from_utf8_lossy(&output.stdout);
        assert!(told.ends_with("640\n640\nleiden.toml\n"), "{told}");
    }
}

#[test]
fn a_folder_of_ours_that_cannot_be_used_is_to_blame_and_not_the_record() {
    if !can_be_others() {
        return;
    }
    for (lang, reason) in [("en", "permission denied"), ("nl", "toegang geweigerd")] {
        for (place, mode, line) in [
            ("data/.gka", 0o2550, "theme add leiden taal"),
            ("data/.gka/undo", 0o2550, "theme add leiden taal"),
            ("data/.gka", 0o2000, "undo --yes"),
            ("data/.gka/undo", 0o2000, "undo --list"),
            ("data/.gka/undo", 0o2000, "redo"),
            ("data/.gka/undo", 0o2000, "theme add leiden taal"),
        ] {
            let folder = shared(0o2770);
            works(ANNA, &folder, "intervention add leiden --title Nieuw");
            let before = folder.text();
            set(&folder.at(place), ANNA, TEAM, mode);
            let args: Vec<_> = line
                .split(' ')
                .chain(["--lang", lang])
                .map(str::to_owned)
                .collect();
            let output = by(ANNA, &folder, &args);
            let said = stderr(&output);
            assert_eq!(output.status.code(), Some(1), "{place} {line}: {said}");
            let is_named = said.contains("/.gka") && said.contains(reason);
            assert!(
                is_named && !said.contains("leiden.toml"),
                "{place} {line}: {said}"
            );
            assert_eq!(folder.text(), before);
            assert!(folder.leftovers().is_empty());
        }
    }
}
