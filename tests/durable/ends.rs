//! Signals, and streams that are closed or full, where something is written.

use std::fs::{self, File};

use rustix::process::Signal;

use super::{
    folder::{Folder, RECORD, add, added, calm, names, stderr},
    needs,
    screen::Screen,
    strace,
};

#[test]
fn a_signal_at_a_question_writes_nothing() {
    let signals = [(Signal::INT, 130), (Signal::TERM, 143), (Signal::HUP, 129)];
    for (signal, code) in signals {
        let folder = Folder::new();
        let data = folder.at("data");
        let env = [
            ("GKA_DATA", data.to_str().unwrap()),
            ("HOME", "/nonexistent"),
        ];
        let args = ["intervention", "remove", "leiden", "begin"];
        let mut screen = Screen::run(env!("CARGO_BIN_EXE_gka"), &args, &env, (80, 40));
        screen.sees("/N)");
        needs::send(screen.id(), signal);
        assert_eq!(screen.ends(), code, "{signal:?}: {}", screen.text());
        assert!(screen.is_tidy());
        assert!(folder.is_as_before());
    }
}

#[test]
fn a_signal_in_a_write_leaves_the_old_record_or_the_new_one() {
    if !strace::is_here() {
        return;
    }
    for call in ["write", "fsync", "linkat", "renameat2", "unlink"] {
        for signal in ["SIGINT", "SIGTERM", "SIGHUP", "SIGPIPE", "SIGKILL"] {
            let folder = Folder::new();
            let inject = format!("inject={call}:signal={signal}:when=1");
            let (output, _) = strace::run(&folder, &["-e", &inject], &add("Nieuw"));
            assert!(!stderr(&output).contains("panicked"));
            let text = folder.text();
            let new = RECORD.to_owned() + &added("Nieuw");
            assert!(text == RECORD || text == new, "{call} {signal}: {text}");
            let next = folder.gka(&add("Later")).output().unwrap();
            assert!(next.status.success(), "{call} {signal}: {}", stderr(&next));
            assert_eq!(folder.text(), text + &added("Later"));
            assert_eq!(folder.leftovers(), [""; 0], "{call} {signal}");
            assert_eq!(names(&folder.at("data/municipalities")), ["leiden.toml"]);
        }
    }
}

#[test]
fn closed_and_full_streams_tear_no_record() {
    for streams in [
        ">&-",
        "2>&-",
        "<&-",
        "<&- >&- 2>&-",
        ">/dev/full",
        "2>/dev/full",
        ">/dev/full 2>&1",
        "| true",
    ] {
        let folder = Folder::new();
        let line = format!("\"$@\" {streams}");
        let starter = ["bash", "-c", &line, "bash"];
        let output = folder.by(&starter, &add("Nieuw")).output().unwrap();
        calm(&output);
        assert_eq!(
            folder.text(),
            RECORD.to_owned() + &added("Nieuw"),
            "{streams}"
        );
        // Text that was to come from a stream that is not there.
        let from = [
            &add("Later")[..],
            &["--summary".to_owned(), "@-".to_owned()],
        ]
        .concat();
        let output = folder.by(&starter, &from).output().unwrap();
        calm(&output);
        let text = folder.text();
        assert!(text.parse::<toml::Table>().is_ok(), "{streams}: {text}");
        assert_eq!(folder.leftovers(), [""; 0], "{streams}");
    }
}

#[test]
fn a_full_standard_output_is_told_though_the_record_is_written() {
    let folder = Folder::new();
    let full = File::options().write(true).open("/dev/full").unwrap();
    let output = folder.gka(&add("Nieuw")).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("the disk is full"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn what_is_done_is_said_to_be_done_though_nobody_can_be_told_which() {
    let folder = Folder::new();
    let csv = folder.at("nieuw.csv");
    fs::write(csv, "municipality,title\nleiden,Uit een tabel\n").unwrap();
    let full = |line: &str| {
        let args: Vec<_> = line.split(' ').collect();
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = folder.gka(&args).stdout(full).output().unwrap();
        calm(&output);
        assert_eq!(output.status.code(), Some(1), "{line}");
        stderr(&output)
    };
    for (line, done) in [
        ("theme add leiden taal --dry-run", false),
        ("theme add leiden taal", true),
        ("theme add leiden taal", false),
        ("undo --dry-run", false),
        ("undo --yes", true),
        ("redo --yes", true),
        ("undo --list", false),
        ("intervention edit leiden begin --title Later", true),
        ("intervention remove leiden begin --yes", true),
        ("import interventions nieuw.csv --dry-run", false),
        ("import interventions nieuw.csv --yes", true),
        ("new haarlem", true),
        ("edit haarlem --alias Spaarnestad", true),
        ("theme new Natuur", true),
        ("schema --out .", true),
        ("export json --out alles.json", true),
        ("init --data elders", true),
    ] {
        let said = full(line);
        let is_said = said.contains("it is written, but the answer could not be given");
        assert_eq!(is_said, done, "{line}: {said}");
    }
    let said = full("herstel --yes --lang nl");
    assert!(said.contains("het is geschreven"), "{said}");
}
