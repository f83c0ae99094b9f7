//! Drafts, from one session to the next: offered, merged, never lost.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

mod folder;
mod needs;
mod screen;

use std::{
    fs,
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant, SystemTime},
};

use folder::{Folder, WIDE};
use rustix::process::Signal;
use screen::{CTRL_C, ENTER};

/// An editor that changes what it is given and ends.
const LEYDEN: &str = "sed -i s/Sleutelstad/Leyden/";

fn draft(folder: &Folder, name: &str) -> PathBuf {
    folder.0.path().join(".gka/drafts").join(name)
}

fn replace(file: &PathBuf, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(file, text.replace(from, to)).unwrap();
}

/// A command without a terminal, with an editor.
fn gka(folder: &Folder, editor: &str, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gka"));
    command
        .args(args)
        .env("GKA_DATA", folder.0.path())
        .env("EDITOR", editor)
        .env_remove("VISUAL")
        .env("GKA_LANG", "en")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    command
}

/// An editor that changes the draft and stays open.
const OPEN: &str = "sh -c 'sed -i s/Sleutelstad/Leyden/ \"$0\"; exec sleep 8'";

/// A session whose editor has changed the draft and stays open.
fn open_session(folder: &Folder) -> Child {
    let child = gka(folder, OPEN, &["edit", "leiden"]).spawn().unwrap();
    waits_for_draft(folder);
    child
}

fn waits_for_draft(folder: &Folder) {
    let begin = Instant::now();
    let file = draft(folder, "leiden.toml");
    while !fs::read_to_string(&file).is_ok_and(|text| text.contains("Leyden")) {
        assert!(begin.elapsed() < Duration::from_secs(40), "no draft came");
        thread::sleep(Duration::from_millis(10));
    }
}

#[cfg(unix)]
#[test]
fn a_session_that_is_ended_leaves_its_draft() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        let folder = Folder::new();
        let mut child = open_session(&folder);
        needs::send(child.id(), signal);
        assert_eq!(child.wait().unwrap().code(), Some(code), "{signal:?}");
        let mut screen = folder.run_with("edit leiden", WIDE, &[("EDITOR", LEYDEN)]);
        screen
            .sees("Go on with this draft? Enter: yes")
            .answer("no");
        screen.sees("changed the record of Leiden");
        assert_eq!(screen.ends(), 0);
    }
    let folder = Folder::new();
    let before = folder.text();
    let mut screen = folder.run_with("edit leiden", WIDE, &[("EDITOR", OPEN)]);
    waits_for_draft(&folder);
    screen.send(CTRL_C).sees("nothing written; the draft is in");
    assert_eq!(screen.ends(), 130);
    assert_eq!(folder.text(), before);
}

#[test]
fn an_open_draft_is_left_alone_and_one_of_a_killed_session_is_offered() {
    let folder = Folder::new();
    let before = folder.text();
    let mut child = open_session(&folder);
    // Not offered, not touched; one's own lands.
    let editor = [("EDITOR", "sed -i s/Conferentie/Dag/")];
    let mut screen = folder.run_with("edit leiden", WIDE, &editor);
    screen
        .sees("somebody else is editing this record now")
        .sees("changed the record of Leiden");
    assert_eq!(screen.ends(), 0);
    assert!(!screen.whole().contains("Go on"));
    let now = before.replace("Conferentie", "Dag");
    assert_eq!(folder.text(), now);
    child.kill().unwrap();
    child.wait().unwrap();
    // Gone on with, the draft has what came since.
    let mut screen = folder.run_with("wijzig leiden --lang nl", (80, 60), &[("EDITOR", "true")]);
    screen
        .sees("Verdergaan met dit concept? Enter: ja")
        .send(ENTER);
    screen.sees("iemand heeft het record intussen gewijzigd; dat staat nu ook in uw concept");
    screen.sees("Enter: gedaan").send(ENTER);
    screen.sees("record van Leiden gewijzigd");
    assert_eq!(screen.ends(), 0);
    assert_eq!(folder.text(), now.replace("Sleutelstad", "Leyden"));
}

#[test]
fn many_sessions_at_once_all_land() {
    let folder = Folder::new();
    let mut wanted = folder.text();
    let words = [
        "Sleutelstad",
        "Conferentie",
        "beleidsmedewerker",
        "pagina",
        "prikkelt",
        "tegenzit",
        "onderwijsprofessionals",
        "Jermoumi",
    ];
    let begin = |word: &&str| {
        let editor = format!("sh -c 'sleep 0.2; sed -i s/{word}/X{word}/ \"$0\"'");
        gka(&folder, &editor, &["edit", "leiden"]).spawn().unwrap()
    };
    let children: Vec<_> = words.iter().map(begin).collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}");
    }
    for word in words {
        wanted = wanted.replacen(word, &format!("X{word}"), 1);
    }
    assert_eq!(folder.text(), wanted);
    let left = fs::read_dir(folder.0.path().join(".gka/drafts")).unwrap();
    assert_eq!(left.count(), 0);
}

#[test]
fn what_others_write_stays_the_second_and_the_third_time() {
    let folder = Folder::new();
    let spoil = "sed -i s/Sleutelstad/Leyden/;s/ouderbetrokkenheid/nergens/";
    let mut screen = folder.run_with("edit leiden", WIDE, &[("EDITOR", spoil)]);
    screen.sees("keep the draft for later").answer("keep");
    assert_eq!(screen.ends(), 1);
    for (from, to) in [("Conferentie", "Dag"), ("Dag", "Week")] {
        replace(&folder.record(), from, to);
        let mut screen = folder.run_with("edit leiden", (80, 60), &[("EDITOR", "true")]);
        screen
            .sees("Go on with this draft? Enter: yes")
            .answer("yes");
        screen
            .sees("somebody changed the record meanwhile; your draft has that too now:")
            .sees("Enter: done")
            .send(ENTER);
        screen.sees("keep the draft for later").answer("keep");
        assert_eq!(screen.ends(), 1);
    }
    let now = folder.text();
    let mend = [("EDITOR", "sed -i s/nergens/ouderbetrokkenheid/")];
    let mut screen = folder.run_with("edit leiden", WIDE, &mend);
    screen.sees("Go on with this draft?").answer("yes");
    screen.sees("changed the record of Leiden");
    assert_eq!(screen.ends(), 0);
    assert!(now.contains("Week"));
    assert_eq!(folder.text(), now.replace("Sleutelstad", "Leyden"));
}

#[test]
fn what_both_changed_is_asked_about() {
    let folder = Folder::new();
    let spoil = "sed -i s/Sleutelstad/Leyden/;s/ouderbetrokkenheid/nergens/";
    let mut screen = folder.run_with("edit leiden", WIDE, &[("EDITOR", spoil)]);
    screen.sees("keep the draft for later").answer("keep");
    assert_eq!(screen.ends(), 1);
    replace(&folder.record(), "Sleutelstad", "Lugdunum");
    let mut screen = folder.run_with("edit leiden", (80, 60), &[("EDITOR", "true")]);
    screen.sees("Go on with this draft?").answer("yes");
    screen
        .sees("your draft changes the same place")
        .sees("Enter: done")
        .send(ENTER);
    screen
        .sees("of the draft still is a mark of two changes")
        .answer("keep");
    assert_eq!(screen.ends(), 1);
    let text = fs::read_to_string(draft(&folder, "leiden.toml")).unwrap();
    for part in [
        "<<<<<<< your draft\n",
        "Leyden",
        "Lugdunum",
        ">>>>>>> the record now\n",
    ] {
        assert!(text.contains(part), "{text}");
    }
    assert!(folder.text().contains("Lugdunum"));
}

#[test]
fn an_editor_that_does_not_wait_loses_nothing() {
    let folder = Folder::new();
    let before = folder.text();
    let mut screen = folder.run_with("edit leiden", (120, 60), &[("EDITOR", "true")]);
    screen
        .sees("the editor `true` came back at once and nothing is changed; does it need `--wait`?")
        .sees("saved and closed: look at it now")
        .sees("nothing to change now")
        .send(ENTER);
    screen.sees("nothing has been saved in the draft yet");
    let file = draft(&folder, "leiden.toml");
    replace(&file, "Sleutelstad", "Leyden");
    screen.send(ENTER).sees("changed the record of Leiden");
    assert_eq!(screen.ends(), 0);
    let now = before.replace("Sleutelstad", "Leyden");
    assert_eq!(folder.text(), now);
    // It is still open, and saves once more; meanwhile the record is changed.
    replace(&folder.record(), "Conferentie", "Dag");
    let mut screen = folder.run_with("edit leiden", (80, 60), &[("EDITOR", "true")]);
    screen.sees("nothing to change now").answer("later");
    screen.sees("what is saved in");
    assert_eq!(screen.ends(), 0);
    replace(&file, "Leyden", "Lugdunum");
    let mut screen = folder.run_with("edit leiden", (80, 60), &[("EDITOR", "true")]);
    screen.sees("Go on with this draft?").answer("yes");
    screen.sees("Enter: done").send(ENTER);
    screen.sees("changed the record of Leiden");
    assert_eq!(screen.ends(), 0);
    let now = now.replace("Conferentie", "Dag");
    assert_eq!(folder.text(), now.replace("Leyden", "Lugdunum"));
}

#[test]
fn what_nothing_was_changed_in_goes_after_a_week_and_nothing_else_does() {
    let folder = Folder::new();
    let edit = |editor: &str| gka(&folder, editor, &["edit", "leiden"]).output().unwrap();
    edit("true");
    replace(&folder.record(), "Conferentie", "Dag");
    edit("false");
    // As old as can be; the second one has been saved in.
    replace(&draft(&folder, "leiden_2.toml"), "Sleutelstad", "Leyden");
    let age = |name: &str, days: u64| {
        let file = fs::File::options().append(true).open(draft(&folder, name));
        let past = SystemTime::now() - Duration::from_hours(24 * days);
        file.unwrap().set_modified(past).unwrap();
    };
    age("leiden.toml", 6);
    age("leiden_2.toml", 400);
    edit("true");
    assert!(draft(&folder, "leiden.toml").exists());
    assert!(draft(&folder, "leiden_3.toml").exists());
    age("leiden.toml", 8);
    let output = edit("true");
    assert!(!draft(&folder, "leiden.toml").exists());
    assert!(draft(&folder, "leiden_2.toml").exists());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("leiden_2.toml`: it stays as it is"), "{said}");
}

#[test]
fn of_several_drafts_one_is_chosen_and_one_of_an_older_version_is_offered() {
    let folder = Folder::new();
    let before = folder.text();
    for word in ["Leyden", "Lugdunum"] {
        let spoil = format!("sed -i s/Sleutelstad/{word}/;s/ouderbetrokkenheid/nergens/");
        let mut command = gka(&folder, &spoil, &["edit", "leiden"]);
        assert_eq!(command.output().unwrap().status.code(), Some(1));
    }
    fs::remove_file(draft(&folder, "leiden_2.base")).unwrap();
    let mend = [("EDITOR", "sed -i s/nergens/ouderbetrokkenheid/")];
    let mut screen = folder.run_with("edit leiden", (120, 60), &mend);
    screen
        .sees("There are 2 drafts of before. Go on with which? Enter: the last")
        .sees("saved 20")
        .answer("2");
    screen
        .sees("There is a draft of before, saved 20")
        .sees(
            "which record the draft was made of is not known; this is what it would change in the record as it is now:",
        )
        .sees("Go on with this draft?")
        .answer("no");
    screen.sees("nothing to change now").send(CTRL_C);
    assert_eq!(screen.ends(), 130);
    assert!(draft(&folder, "leiden_2.toml").exists());
    let mut screen = folder.run_with("edit leiden", (120, 60), &mend);
    screen.sees("Go on with which?").answer("1");
    screen.sees("Go on with this draft?").answer("yes");
    screen.sees("changed the record of Leiden");
    assert_eq!(screen.ends(), 0);
    assert_eq!(folder.text(), before.replace("Sleutelstad", "Leyden"));
    // What is thrown away has been seen.
    let mut screen = folder.run_with("edit leiden", (120, 60), &[("EDITOR", LEYDEN)]);
    screen
        .sees("Lugdunum")
        .sees("Go on with this draft?")
        .answer("drop");
    screen.sees("nothing to change now").answer("later");
    assert_eq!(screen.ends(), 0);
    assert!(!draft(&folder, "leiden_2.toml").exists());
}

#[test]
fn two_wizards_of_one_command_keep_the_answers_of_both() {
    let folder = Folder::new();
    let begin = |name: &str| {
        let mut screen = folder.run("contact add leiden", WIDE);
        screen.sees("name * (1/").answer(name).sees("(2/");
        screen
    };
    let (mut one, mut other) = (begin("Anna"), begin("Bea"));
    for screen in [&mut one, &mut other] {
        screen
            .answer("chef")
            .sees("(3/")
            .answer("School")
            .sees("(4/")
            .send(CTRL_C);
        screen.sees("your 3 answers are kept as a draft");
        assert_eq!(screen.ends(), 130);
    }
    // For nobody else to read.
    #[cfg(unix)]
    for name in ["leiden.contacts.json", "leiden.contacts_2.json"] {
        use std::os::unix::fs::PermissionsExt;
        let found = fs::metadata(draft(&folder, name)).unwrap();
        assert_eq!(found.permissions().mode() & 0o777, 0o600, "{name}");
    }
    let mut screen = folder.run("contact add leiden", WIDE);
    screen
        .sees("There are 2 drafts of before. Go on with which? Enter: the last")
        .sees("3 answers, the first `Anna`, saved 20")
        .sees("3 answers, the first `Bea`, saved 20")
        .answer("1");
    screen.sees("with 3 answers").answer("yes").sees("(4/");
    // Taken: only the other is offered.
    let mut second = folder.run("contact add leiden", WIDE);
    second.sees("with 3 answers").answer("yes").sees("(4/");
    screen.answer("/done").sees("Write this?").answer("y");
    assert_eq!(screen.ends(), 0);
    assert!(folder.text().contains("Anna"));
    second.send(CTRL_C);
    assert_eq!(second.ends(), 130);
    let mut screen = folder.run("contact add leiden", WIDE);
    screen.sees("with 3 answers").answer("yes").sees("(4/");
    screen.answer("/done").sees("Write this?").answer("y");
    assert_eq!(screen.ends(), 0);
    assert!(folder.text().contains("Bea"));
}
