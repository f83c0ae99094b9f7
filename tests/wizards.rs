//! Adding and changing question by question, in a terminal.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

mod folder;
mod screen;

use folder::{Folder, WIDE};
use screen::{CTRL_C, ENTER, Screen};

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
    // Which agenda it prolongs is no question where there is one.
    let mut screen = folder.run("addendum voeg-toe leiden --lang nl", WIDE);
    screen
        .sees("periode * (1/8)")
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
        .sees("Write this? (< goes back to the questions) (Y/n)")
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
