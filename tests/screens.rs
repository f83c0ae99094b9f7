//! The program itself, in a terminal: what a person sees and types.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

mod folder;
mod screen;

use std::{fs, process::Command};

use folder::{Folder, WIDE};
use screen::ENTER;

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
        // It is called as it is now.
        (
            "intervention edit leiden levens --id levensles",
            "changed intervention `levensles` of Leiden",
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
        .sees("takes back: `gka theme add leiden verbinding`")
        .sees("Go back to this? (Y/n)")
        .send(ENTER)
        .sees(": as before that command; `gka redo` brings it back");
    assert_eq!(screen.ends(), 0);
    assert_eq!(folder.text(), before);
    let mut screen = folder.run("opnieuw --lang nl", WIDE);
    screen
        .sees("brengt terug: `gka theme add leiden verbinding`")
        .sees("Hiernaar terug? (J/n)")
        .send(ENTER)
        .sees(": teruggebracht");
    assert_eq!(screen.ends(), 0);
    assert_ne!(folder.text(), before);
}

#[test]
fn enter_takes_nothing_back_that_was_changed_since() {
    let folder = Folder::new();
    assert_eq!(folder.run("theme add leiden verbinding", WIDE).ends(), 0);
    let by_hand = folder.text() + "# by hand\n";
    fs::write(folder.record(), &by_hand).unwrap();
    let mut screen = folder.run("undo", WIDE);
    screen
        .sees("-# by hand")
        .sees("was changed since, by hand")
        .sees("Go back to this? (y/N)")
        .send(ENTER)
        .sees("nothing written");
    assert_eq!(screen.ends(), 1);
    assert_eq!(folder.text(), by_hand);
    let mut screen = folder.run("herstel --lang nl", WIDE);
    screen
        .sees("(j/N)")
        .answer("j")
        .sees("zoals voor die opdracht");
    assert_eq!(screen.ends(), 0);
    assert!(!folder.text().contains("by hand"));
    let mut screen = folder.run("opnieuw --lang nl", WIDE);
    screen.sees("+# by hand").sees("(J/n)").send(ENTER);
    assert_eq!(screen.ends(), 0);
    assert_eq!(folder.text(), by_hand);
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
        .sees("Go on with this draft? Enter: yes")
        .answer("y")
        .sees("Save and close the draft in the editor first. Enter: done")
        .send(ENTER);
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
        .sees("somebody changed the record meanwhile; your draft has that too now:")
        .sees("changed the record of Leiden");
    assert_eq!(screen.ends(), 0);
    let both = before
        .replace("Conferentie", "Dag")
        .replace("Sleutelstad", "Leyden");
    assert_eq!(folder.text(), both);
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
