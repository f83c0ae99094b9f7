//! The program itself, in a terminal: what a person sees and types.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

mod screen;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use screen::{CTRL_C, ENTER, Screen};
use tempfile::TempDir;

const WIDE: (u16, u16) = (80, 40);

/// A data folder that a test may write in.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(Path::new("tests/sessions/agendas"), folder.path());
        Self(folder)
    }

    fn record(&self) -> PathBuf {
        self.0.path().join("municipalities/leiden.toml")
    }

    fn text(&self) -> String {
        fs::read_to_string(self.record()).unwrap()
    }

    fn run(&self, line: &str, size: (u16, u16)) -> Screen {
        self.run_with(line, size, &[])
    }

    fn run_with(&self, line: &str, size: (u16, u16), more: &[(&str, &str)]) -> Screen {
        let args: Vec<&str> = line.split(' ').collect();
        let data = self.0.path().to_str().unwrap();
        let mut env = vec![("GKA_DATA", data), ("HOME", "/nonexistent"), ("TZ", "UTC")];
        env.extend(more);
        Screen::run(env!("CARGO_BIN_EXE_gka"), &args, &env, size)
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// All that was drawn, when the program has ended well.
fn drawn(line: &str, size: (u16, u16)) -> String {
    let folder = Folder::new();
    let mut screen = folder.run(line, size);
    assert_eq!(screen.ends(), 0, "{line}: {}", screen.text());
    assert!(screen.is_tidy(), "{line}");
    let lines: Vec<_> = screen
        .whole()
        .lines()
        .map(|line| line.trim_end().to_owned())
        .collect();
    lines.join("\n").trim().to_owned()
}

#[test]
fn lists_fit_the_screen_and_break_no_word() {
    // What every width shows, and what a wide one shows besides.
    let lists = [
        (
            "list --on 2026-11-23",
            ["leiden", "planned"],
            "Noord-Holland",
        ),
        (
            "lijst --on 2026-11-23 --lang nl",
            ["leiden", "gepland"],
            "Noord-Holland",
        ),
        (
            "interventions --on 2026-11-23",
            ["professionals", "running"],
            "2021-09-01",
        ),
        (
            "interventies --on 2026-11-23 --lang nl",
            ["professionals", "lopend"],
            "2021-09-01",
        ),
    ];
    for columns in [40, 80, 160] {
        for (line, always, when_wide) in lists {
            let seen = drawn(line, (columns, 60));
            for word in always {
                assert!(seen.contains(word), "{word}, {columns}: {line}\n{seen}");
            }
            assert!(
                columns < 160 || seen.contains(when_wide),
                "{columns}: {line}\n{seen}"
            );
            // Four columns of text find no room in forty: every row becomes a card.
            let is_card = columns == 40 && line.starts_with("interv");
            assert_ne!(seen.contains('│'), is_card, "{columns}: {line}\n{seen}");
        }
    }
}

#[test]
fn a_page_is_as_wide_as_it_can_be_read() {
    for (columns, widest) in [(40, 40), (80, 80), (160, 100)] {
        for line in [
            "show leiden --on 2023-01-01",
            "toon leiden --on 2023-01-01 --lang nl",
        ] {
            let seen = drawn(line, (columns, 200));
            let longest = seen.lines().map(|line| line.chars().count()).max();
            // An address is never broken.
            assert!(
                longest <= Some(widest.max(52)),
                "{columns}: {longest:?}\n{seen}"
            );
            assert!(
                seen.contains("Levensvaardigheden") && seen.contains("2021"),
                "{seen}"
            );
        }
    }
}

#[test]
fn an_intervention_is_added_question_by_question() {
    let folder = Folder::new();
    let before = folder.text();
    let mut screen = folder.run("interventie voeg-toe leiden --lang nl", WIDE);
    screen.sees("titel * (1/");
    assert_eq!(folder.text(), before);
    screen.send(ENTER).sees("`titel` is verplicht");
    screen.answer("Zomerschool").sees("samenvatting");
    screen.answer("Leren in de zomer.").sees("thema's (3/");
    // One step back, and on again.
    screen.answer("<").sees("Enter: Leren in de zomer.");
    screen.send(ENTER).sees("thema's (3/");
    screen.answer("extra").sees("= Extra onderwijs");
    screen
        .sees("doelgroep")
        .answer("kinderen van 6 tot 12 jaar");
    screen
        .sees("leeftijd")
        .answer("12-6")
        .sees("verwacht `6-12`");
    screen.answer("6-12").sees("schooltypen").answer("po");
    for label in [
        "periode", "partners", "mensen", "regio", "gedeeld", "webadres",
    ] {
        screen.sees(label).send(ENTER);
    }
    screen
        .sees("Hoort zij bij een addendum? Enter: nee")
        .send(ENTER);
    screen
        .sees("+title = \"Zomerschool\"")
        .sees("Dit schrijven? (< gaat terug naar de vragen) (J/n)");
    assert_eq!(
        folder.text(),
        before,
        "nothing is written before the answer"
    );
    screen
        .answer("j")
        .sees("interventie `zomerschool` toegevoegd aan Leiden");
    screen
        .sees("Hetzelfde in één regel:")
        .sees("gka interventie voeg-toe leiden --title Zomerschool");
    assert_eq!(screen.ends(), 0);
    assert!(screen.is_tidy());
    assert!(
        folder
            .text()
            .contains("id = \"zomerschool\"\ntitle = \"Zomerschool\"\n")
    );
}

/// The wizard of a new intervention in Leiden, its title answered.
fn titled(folder: &Folder, title: &str) -> Screen {
    let mut screen = folder.run("intervention add leiden", WIDE);
    screen.sees("title * (1/").answer(title).sees("summary (2/");
    screen
}

#[test]
fn a_period_is_one_question() {
    let folder = Folder::new();
    let mut screen = folder.run("addendum voeg-toe leiden --lang nl", WIDE);
    screen
        .sees("periode * (1/")
        .sees("2021-2024, 2021- (open) of 2021-12/2024-08");
    screen.send(ENTER).sees("! `periode` is verplicht");
    screen.answer("2025").sees("`2025` is één moment");
    screen
        .answer("2028-2025")
        .sees("eindigt voordat het begint");
    // It is told at the question, not after the last one, however it is written.
    screen
        .answer("2021 – 2024")
        .sees("! addendum `2021-2024` is er al");
    screen.answer("2025-01 / 2028").answer("/klaar");
    screen
        .sees("+start = \"2025-01\"")
        .sees("+end = 2028")
        .sees("Dit schrijven?");
    screen.send(ENTER).sees("Hetzelfde in één regel:");
    screen.sees("gka addendum voeg-toe leiden --start 2025-01 --end 2028");
    assert_eq!(screen.ends(), 0);
    let added = "[[addenda]]\nstart = \"2025-01\"\nend = 2028\n";
    assert!(folder.text().contains(added), "{}", folder.text());
    // One that is there is kept with Enter, and its end taken away with an open one.
    let mut screen = folder.run("addendum edit leiden 2021-2024", WIDE);
    screen.sees("period * (1/").sees("Enter: 2021-2024");
    screen.answer("2021-").answer("/done");
    screen.sees("-end = 2024").sees("Write this?").send(ENTER);
    screen.sees("The same in one line:");
    assert_eq!(screen.ends(), 0);
    assert!(folder.text().contains("[[addenda]]\nstart = 2021\nsigned"));
}

#[test]
fn the_last_question_offers_the_addendum() {
    let folder = Folder::new();
    let mut screen = titled(&folder, "Zomerschool");
    for _ in 0..11 {
        screen.send(ENTER);
    }
    screen.sees("addendum (13/13)");
    screen
        .sees("Is it added by an addendum? Enter: no")
        .sees(" 1 2021-2024");
    screen.answer("1").sees("Write this?");
    screen
        .sees("\"routekaart-ouders\", \"zomerschool\"]")
        .answer("y");
    screen.sees("gka intervention add leiden --title Zomerschool --addendum 2021-2024");
    assert_eq!(screen.ends(), 0);
    let both =
        "interventions = [\"routekaart-professionals\", \"routekaart-ouders\", \"zomerschool\"]";
    assert!(folder.text().contains(both), "{}", folder.text());
    // Where it was given as a flag, or no addendum is there, nobody asks.
    for line in [
        "intervention add leiden --addendum 2021-2024",
        "intervention add eemsdelta",
    ] {
        let mut screen = folder.run(line, WIDE);
        screen.sees("title * (1/12)").send(CTRL_C);
        assert_eq!(screen.ends(), 130);
    }
}

#[test]
fn the_rest_can_be_skipped_at_once() {
    let folder = Folder::new();
    for (line, word, asked) in [
        ("intervention add leiden", "/done", "Write this?"),
        (
            "interventie voeg-toe leiden --lang nl",
            "/klaar",
            "Dit schrijven?",
        ),
    ] {
        let mut screen = folder.run(line, WIDE);
        screen.sees("(1/13)").answer(word);
        // What is required is asked for all the same.
        screen.sees("! `tit").answer(&format!("Zomer {word}"));
        screen.sees(asked);
        assert!(!screen.whole().contains("(2/13)"), "{}", screen.whole());
        screen.send(ENTER);
        assert_eq!(screen.ends(), 0);
    }
    assert!(
        folder
            .text()
            .contains("id = \"zomer-klaar\"\ntitle = \"Zomer /klaar\"\n")
    );
}

#[test]
fn the_last_look_leads_back_to_the_questions() {
    let folder = Folder::new();
    let before = folder.text();
    let mut screen = titled(&folder, "Zomerschol");
    for _ in 0..11 {
        screen.send(ENTER);
    }
    screen.sees("addendum (13/13)").answer("2021");
    screen.sees("Write this? (< goes back to the questions)");
    // Back at the last question, with what was answered there.
    screen.answer("<").sees("Enter: 2021-2024").answer("<");
    screen.sees("url (12/13)").answer("/done");
    screen.sees("Write this?");
    assert_eq!(folder.text(), before);
    screen.answer("<");
    for _ in 0..12 {
        screen.answer("<");
    }
    screen.sees("Enter: Zomerschol").answer("Zomerschool");
    screen.answer("/done").sees("+title = \"Zomerschool\"");
    screen
        .sees("\"zomerschool\"]")
        .sees("Write this?")
        .send(ENTER);
    screen.sees("--title Zomerschool --addendum 2021-2024");
    assert_eq!(screen.ends(), 0);
    assert!(!folder.text().contains("Zomerschol\""));
}

#[test]
fn a_name_that_is_taken_is_refused_at_the_question() {
    let folder = Folder::new();
    let before = folder.text();
    let mut screen = folder.run("intervention add leiden", WIDE);
    screen.sees("title * (1/").answer("Routekaart ouders!");
    screen.sees("! intervention `routekaart-ouders` is there already");
    screen.answer("!!!").sees("! no id can be made of `!!!`");
    screen
        .answer("Routekaart oma's")
        .sees("summary (2/")
        .send(CTRL_C);
    assert_eq!(screen.ends(), 130);
    for (line, taken, said) in [
        (
            "alderman add leiden",
            "Paul Dirkse",
            "! alderman `Paul Dirkse` is there already",
        ),
        (
            "wethouder voeg-toe leiden --lang nl",
            "Paul Dirkse",
            "! wethouder `Paul Dirkse` is er al",
        ),
        (
            "theme new",
            "Verbinding",
            "! theme `verbinding` is there already",
        ),
        (
            "thema nieuw --lang nl",
            "Verbinding",
            "! thema `verbinding` is er al",
        ),
    ] {
        let mut screen = folder.run(line, WIDE);
        screen.sees("(1/").answer(taken).sees(said);
        screen.send(CTRL_C);
        assert_eq!(screen.ends(), 130, "{line}");
    }
    // Another name for what is there may be its own.
    let mut screen = folder.run("intervention edit leiden routekaart-ouders", WIDE);
    screen
        .sees("Enter: routekaart-ouders")
        .answer("levensvaardigheden");
    screen.sees("! intervention `levensvaardigheden` is there already");
    screen
        .answer("routekaart-ouders")
        .sees("title")
        .answer("/done");
    screen.sees("nothing to change");
    screen.ends();
    assert_eq!(folder.text(), before);
}

#[test]
fn an_entry_is_changed_question_by_question() {
    let folder = Folder::new();
    let mut screen = folder.run("contact edit leiden anna", WIDE);
    screen.sees("Enter: Anna de Vries").send(ENTER);
    screen
        .sees("Enter: beleidsmedewerker")
        .answer("coordinator");
    screen.sees("Enter: gemeente Leiden").send(ENTER);
    screen.sees("Enter: a.devries@voorbeeld.nl").send(ENTER);
    screen.sees("Enter: 071 516 51 65").answer("-");
    screen.sees("url").send(ENTER);
    screen
        .sees("-phone = \"071 516 51 65\"")
        .sees("Write this? (Y/n)")
        .send(ENTER);
    screen
        .sees("changed contact `Anna de Vries` of Leiden")
        .sees("The same in one line:");
    screen.sees("--phone \"\"");
    assert_eq!(screen.ends(), 0);
    assert!(!folder.text().contains("071"));
}

#[test]
fn leaving_writes_nothing_and_leaves_the_terminal_clean() {
    for keys in [CTRL_C, "/stop\r", "Petje\u{3}"] {
        let folder = Folder::new();
        let before = folder.text();
        let mut screen = folder.run("interventie voeg-toe leiden --lang nl", WIDE);
        screen
            .sees("titel *")
            .sees("> ")
            .send(keys)
            .sees("gestopt; er is niets opgeslagen");
        assert_eq!(screen.ends(), 130, "{keys:?}");
        assert!(screen.is_tidy(), "{keys:?}");
        assert_eq!(folder.text(), before);
        assert!(!folder.0.path().join(".gka").exists());
    }
}

#[test]
fn a_no_writes_nothing() {
    let folder = Folder::new();
    let before = folder.text();
    let mut screen = folder.run("contact add leiden", WIDE);
    screen.sees("name *").answer("Jan");
    for _ in 0..5 {
        screen.send(ENTER);
    }
    screen
        .sees("Write this? (< goes back to the questions) (Y/n)")
        .answer("n")
        .sees("nothing written");
    assert_eq!(screen.ends(), 1);
    assert_eq!(folder.text(), before);
}

#[test]
fn removing_asks() {
    let folder = Folder::new();
    let before = folder.text();
    let mut screen = folder.run("nieuws verwijder leiden leiden --lang nl", WIDE);
    screen
        .sees("-title = \"Leiden tekent GKA-Agenda\"")
        .sees("Dit verwijderen? (j/N)");
    screen.answer("nee").sees("niets geschreven");
    assert_eq!(screen.ends(), 1);
    assert_eq!(folder.text(), before);
    // Enter is no: a hurried hand takes nothing away.
    let mut screen = folder.run("news remove leiden leiden", WIDE);
    screen.sees("Remove this? (y/N)").send(ENTER);
    screen.sees("nothing written");
    assert_eq!(screen.ends(), 1);
    assert_eq!(folder.text(), before);
    let mut screen = folder.run("news remove leiden leiden", WIDE);
    screen.sees("Remove this? (y/N)").answer("y");
    screen.sees("removed news `Leiden tekent GKA-Agenda` from Leiden");
    assert_eq!(screen.ends(), 0);
    assert!(!folder.text().contains("[[news]]"));
    let mut screen = folder.run("theme remove leiden ouderbetrokkenheid", WIDE);
    screen.sees("Remove this? (y/N)").answer("j");
    screen.sees("removed from Leiden: Ouderbetrokkenheid");
    assert_eq!(screen.ends(), 0);
}

#[test]
fn a_list_that_would_shrink_asks() {
    let folder = Folder::new();
    let mut screen = folder.run("intervention edit leiden levens --partner GGD", WIDE);
    screen.sees("-partners = ").sees("Remove this? (y/N)");
    screen.answer("y");
    screen.sees("changed intervention `levensvaardigheden` of Leiden");
    assert_eq!(screen.ends(), 0);
}

#[test]
fn what_was_done_is_a_sentence() {
    for (line, sentence) in [
        ("theme add leiden verbinding", "added to Leiden: Verbinding"),
        (
            "thema voeg-toe leiden verbinding --lang nl",
            "toegevoegd aan Leiden: Verbinding",
        ),
        (
            "theme new Zomerschool",
            "added the theme Zomerschool (`zomerschool`)",
        ),
        (
            "thema nieuw Zomerschool --lang nl",
            "thema Zomerschool toegevoegd (`zomerschool`)",
        ),
        (
            "edit leiden --add-alias Leyden",
            "changed the record of Leiden",
        ),
        ("new haarlem", "started the record of Haarlem"),
        ("nieuw haarlem --lang nl", "record van Haarlem begonnen"),
    ] {
        assert_eq!(drawn(line, WIDE), sentence);
    }
}

#[test]
fn a_step_back_is_shown_and_asked() {
    let folder = Folder::new();
    let before = folder.text();
    assert_eq!(folder.run("theme add leiden verbinding", WIDE).ends(), 0);
    let mut screen = folder.run("herstel --lang nl", WIDE);
    screen.sees("+themes = [\"mentoring-en-coaching\", \"ouderbetrokkenheid\"]");
    screen
        .sees("Hiernaar terug? (J/n)")
        .answer("n")
        .sees("niets geschreven");
    assert_eq!(screen.ends(), 1);
    assert_ne!(folder.text(), before);
    let mut screen = folder.run("undo", WIDE);
    screen
        .sees("Go back to this? (Y/n)")
        .send(ENTER)
        .sees(": as before the last command");
    assert_eq!(screen.ends(), 0);
    assert_eq!(folder.text(), before);
}

#[test]
fn a_wrong_draft_can_be_mended_kept_or_dropped() {
    let folder = Folder::new();
    let before = folder.text();
    let spoil = [(
        "EDITOR",
        "sed -i s/Sleutelstad/Leyden/;s/ouderbetrokkenheid/ouders/",
    )];
    let mut screen = folder.run_with("wijzig leiden --lang nl", WIDE, &spoil);
    screen
        .sees("onbekend thema `ouders`")
        .sees("het concept bevat fouten; er is nog niets geschreven");
    screen.sees("verder bewerken").sees("het concept weggooien");
    screen
        .answer("bewaren")
        .sees("niets geschreven; het concept staat in");
    assert_eq!(screen.ends(), 1);
    assert_eq!(folder.text(), before);
    let mut screen = folder.run_with("edit leiden", WIDE, &spoil);
    screen
        .sees("There is a draft of before. Go on with it? (Y/n)")
        .answer("y");
    screen
        .sees("the draft has mistakes; nothing written yet")
        .sees("edit again");
    screen
        .sees("keep the draft for later")
        .sees("drop the draft")
        .answer("drop");
    screen.sees("nothing written");
    assert_eq!(screen.ends(), 1);
    assert_eq!(folder.text(), before);
    let mend = [("EDITOR", "sed -i s/Sleutelstad/Leyden/")];
    let mut screen = folder.run_with("edit leiden", WIDE, &mend);
    screen.sees("changed the record of Leiden");
    assert_eq!(screen.ends(), 0);
    assert_eq!(folder.text(), before.replace("Sleutelstad", "Leyden"));
}

#[test]
fn what_somebody_else_wrote_meanwhile_is_not_lost() {
    let folder = Folder::new();
    let before = folder.text();
    let record = folder.record();
    let both = format!(
        "sh -c 'sed -i s/Sleutelstad/Leyden/ \"$0\"; sed -i s/Conferentie/Dag/ \"{}\"'",
        record.display()
    );
    let mut screen = folder.run_with("edit leiden", (100, 60), &[("EDITOR", &both)]);
    screen
        .sees("somebody changed the record meanwhile: this is what your draft would change now")
        .sees("drop the draft")
        .answer("drop");
    screen.sees("nothing written");
    assert_eq!(screen.ends(), 1);
    assert_eq!(folder.text(), before.replace("Conferentie", "Dag"));
}

#[test]
fn nobody_is_asked_who_does_not_want_to_be() {
    let folder = Folder::new();
    for (line, env) in [
        ("interventie voeg-toe leiden --lang nl --no-input", &[][..]),
        ("interventie voeg-toe leiden --lang nl", &[("CI", "true")]),
    ] {
        let mut screen = folder.run_with(line, WIDE, env);
        screen.sees("ontbreekt: `--title`");
        assert_eq!(screen.ends(), 2, "{line}");
    }
    let mut screen = folder.run("nieuws verwijder leiden leiden --lang nl --no-input", WIDE);
    screen.sees("hier is niemand om het te vragen");
    assert_eq!(screen.ends(), 2);
}

#[test]
fn a_new_folder_says_how_to_go_on() {
    let folder = Folder::new();
    let new = folder.0.path().join("nieuw");
    let mut screen = folder.run(&format!("init --data {}", new.display()), (160, 20));
    let place = new.display();
    screen.sees(&format!(
        "made the data folder `{place}`; begin with `gka new MUNICIPALITY`"
    ));
    assert_eq!(screen.ends(), 0);
    assert!(new.join("gka.toml").is_file());
}

#[test]
fn a_poor_screen_is_spared() {
    for env in [("NO_COLOR", "1"), ("TERM", "dumb")] {
        let folder = Folder::new();
        let mut screen = folder.run_with("show leiden --on 2023-01-01", (80, 200), &[env]);
        assert_eq!(screen.ends(), 0);
        assert!(screen.whole().contains("Leiden  GM0546"));
        assert!(!screen.is_bold(0), "{env:?}");
    }
}

#[test]
fn what_a_terminal_would_obey_never_reaches_it() {
    let folder = Folder::new();
    let text = folder.text().replace(
        "portfolio = \"Onderwijs\"",
        "portfolio = \"\\u001b[2J\\u009b31mrood\\u202e\"",
    );
    fs::write(folder.record(), text).unwrap();
    for line in [
        "show leiden",
        "aldermen leiden",
        "check leiden",
        "alderman show leiden abdel",
    ] {
        let mut screen = folder.run(line, (120, 200));
        screen.ends();
        assert!(
            screen.whole().contains("31mrood") || line == "check leiden",
            "{line}: {}",
            screen.whole()
        );
        assert!(screen.is_tidy());
    }
}

#[test]
fn a_hook_and_the_schemas_say_what_they_did() {
    let folder = Folder::new();
    let made = Command::new("git")
        .args(["init", "--quiet"])
        .current_dir(folder.0.path())
        .status();
    assert!(made.unwrap().success());
    let hook = folder.0.path().join(".git/hooks/pre-commit");
    // `init` makes what `--data` names, whatever `GKA_DATA` says: never leave it out here, or the
    // hook lands in the checkout that these tests are in.
    let init = format!("--data {} init --git", folder.0.path().display());
    let dutch = format!("{init} --lang nl");
    let place = hook.display();
    for (line, said) in [
        (
            &init,
            format!("made the hook `{place}`: every commit that changes `.` is checked first"),
        ),
        (
            &init,
            format!("the hook `{place}` checks commits already; nothing written"),
        ),
        (
            &dutch,
            format!("de hook `{place}` controleert commits al; er is niets geschreven"),
        ),
    ] {
        let mut screen = folder.run(line, (160, 20));
        screen.sees(&said);
        assert_eq!(screen.ends(), 0, "{line}");
        assert!(hook.is_file());
    }
    for (line, said) in [
        (
            "schema",
            "`gka schema --out data` writes them beside the data",
        ),
        (
            "schema --lang nl",
            "`gka schema --out data` schrijft ze bij de gegevens",
        ),
    ] {
        let mut screen = folder.run(line, (120, 20));
        assert_eq!(screen.ends(), 0, "{line}");
        assert!(screen.text().contains(said), "{line}: {}", screen.text());
    }
}

#[test]
fn an_import_shows_its_plan_and_asks() {
    let folder = Folder::new();
    let table = folder.0.path().join("tabel.csv");
    fs::write(
        &table,
        "gemeente;titel\r\nleiden;Zomerschool\r\nden haag;Zomerschool\r\n",
    )
    .unwrap();
    let table = table.to_str().unwrap();
    let before = folder.text();
    let mut screen = folder.run(&format!("importeer nieuws {table} --lang nl"), WIDE);
    screen
        .sees("  nieuw (nieuws) `Zomerschool`")
        .sees("2 nieuw, 0 gewijzigd, 0 ongewijzigd")
        .sees("(J/n)")
        .answer("n")
        .sees("niets geschreven");
    assert_eq!(screen.ends(), 1);
    assert_eq!(folder.text(), before);
    let mut screen = folder.run(&format!("import news {table}"), WIDE);
    screen.sees("Write this? (Y/n)").send(ENTER);
    screen.sees("imported into 2 files: 2 new, 0 changed");
    assert_eq!(screen.ends(), 0);
    fs::write(
        table,
        "gemeente;titel;soort\r\nleiden;Zomerschool;video\r\n",
    )
    .unwrap();
    let mut screen = folder.run(&format!("import news {table} --yes"), WIDE);
    screen.sees("imported into Leiden: 0 new, 1 changed");
    assert_eq!(screen.ends(), 0);
    assert!(folder.text().contains("kind = \"video\""));
}
