//! What a wizard offers beside the choices: a new theme, somebody else, the same intervention
//! elsewhere, a draft of before.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]

mod folder;
mod screen;

use std::{fs, process::Command};

use folder::{Folder, WIDE};
use screen::{CTRL_C, ENTER, Screen};

fn themes(folder: &Folder) -> String {
    fs::read_to_string(folder.0.path().join("themes.toml")).unwrap()
}

/// Adds an intervention by flags.
fn add(folder: &Folder, args: &[&str]) {
    let mut gka = Command::new(env!("CARGO_BIN_EXE_gka"));
    let gka = gka.args(["intervention", "add"]).args(args);
    let output = gka.env("GKA_DATA", folder.0.path()).output().unwrap();
    assert!(output.status.success(), "{output:?}");
}

/// The wizard of a new intervention in Leiden, in Dutch, its title answered.
fn titled(folder: &Folder, title: &str) -> Screen {
    let mut screen = folder.run("interventie voeg-toe leiden --lang nl", WIDE);
    screen.sees("titel * (1/13)").answer(title);
    screen
}

#[test]
fn a_new_theme_is_among_the_choices() {
    let folder = Folder::new();
    let (record, vocabulary) = (folder.text(), themes(&folder));
    let mut screen = titled(&folder, "Zomerschool");
    screen.sees("(2/13)").send(ENTER);
    screen.sees("thema's (3/13)").sees(" een nieuw thema…");
    screen.answer("nieuw").sees("  een nieuw thema > ");
    screen.answer("!").sees("! van `!` is geen id te maken");
    screen
        .answer("Verbinding")
        .sees("! thema `verbinding` is er al");
    screen.answer("Leren in de zomer");
    screen.sees("= Leren in de zomer (nieuw)").sees("(4/13)");
    // Back, and one more by its name alone; a hurried Enter makes none.
    screen.answer("<").sees("Enter: Leren in de zomer (nieuw)");
    screen.answer("verbinding, Slim spelen");
    screen.sees("`Slim spelen` staat er niet bij; als nieuw toevoegen? (j/N) ");
    screen.send(ENTER).answer("verbinding, Slim spelen");
    screen.sees("toevoegen? (j/N) ").answer("j");
    screen.sees("= Leren in de zomer (nieuw); Verbinding; Slim spelen (nieuw)");
    screen.answer("/klaar");
    screen.sees("+themes = [\"leren-in-de-zomer\", \"verbinding\", \"slim-spelen\"]");
    screen.sees("+name = \"Leren in de zomer\"\n+origin = \"local\"");
    screen.sees("Dit schrijven?");
    assert_eq!((folder.text(), themes(&folder)), (record, vocabulary));
    screen.answer("j").sees("Hetzelfde, telkens in één regel:");
    screen.sees("  gka thema nieuw \"Leren in de zomer\"\n  gka thema nieuw \"Slim spelen\"\n");
    screen.sees("--theme leren-in-de-zomer --theme verbinding --theme slim-spelen");
    assert_eq!(screen.ends(), 0);
    assert!(themes(&folder).ends_with(
        "\n[[themes]]\nid = \"leren-in-de-zomer\"\nname = \"Leren in de zomer\"\norigin = \"local\"\n\
         \n[[themes]]\nid = \"slim-spelen\"\nname = \"Slim spelen\"\norigin = \"local\"\n"
    ));
    // One step back takes both files back.
    let mut screen = folder.run("undo --yes", WIDE);
    assert_eq!(screen.ends(), 0);
    assert!(!folder.text().contains("zomer") && !themes(&folder).contains("zomer"));
}

#[test]
fn leaving_makes_no_theme() {
    let folder = Folder::new();
    let (record, vocabulary) = (folder.text(), themes(&folder));
    for answer in [CTRL_C, "n\r"] {
        let mut screen = folder.run("intervention edit leiden routekaart-ouders", WIDE);
        screen.sees("(1/").send(ENTER).sees("(2/").send(ENTER);
        screen.sees("(3/").send(ENTER).sees("themes (4/");
        screen.sees(" a new theme…").answer("a new theme");
        screen.sees("a new theme > ").answer("Summer").sees("= ");
        screen.answer("/done").sees("Write this?").send(answer);
        screen.sees("not");
        assert_ne!(screen.ends(), 0);
        assert_eq!(folder.text(), record);
        assert_eq!(themes(&folder), vocabulary);
    }
}

#[test]
fn a_signer_may_be_somebody_else() {
    let folder = Folder::new();
    let mut screen = folder.run("agenda edit leiden", WIDE);
    screen.sees("(1/").send(ENTER).sees("signed").send(ENTER);
    screen.sees("signed by").sees(" somebody else…");
    screen.answer("somebody").sees("somebody else > ");
    screen.answer("Jet Jansen").sees("Jet Jansen (new)");
    screen.answer("/done").sees("\"Jet Jansen\"]").answer("y");
    screen.sees("changed agenda");
    assert_eq!(screen.ends(), 0);
}

#[test]
fn what_is_known_of_it_elsewhere_is_proposed() {
    let folder = Folder::new();
    let one = [
        "eemsdelta",
        "--title",
        "Zomerkamp",
        "--summary",
        "Weekendschool.",
    ];
    let more = [
        "--ages",
        "10-14",
        "--period",
        "2019-2021",
        "--shared-as",
        "zomer-kamp",
    ];
    let rest = [
        "--theme",
        "extra-onderwijs",
        "--partner",
        "ROC",
        "--region",
        "Eemsmond",
    ];
    add(&folder, &[one.as_slice(), &more, &rest].concat());
    let mut screen = titled(&folder, "Zomer Kamp");
    screen.sees("`Zomer Kamp` loopt ook in Eemsdelta, 2019 t/m 2021. Voorstellen wat daar is");
    screen.sees("(J/n)").send(ENTER);
    screen.sees("uit Eemsdelta: Enter neemt het voorstel over, - laat het weg, iets anders");
    screen.sees("in een paar zinnen (voorstel uit Eemsdelta)\n  Enter: Weekendschool.");
    screen
        .answer("Les op zaterdag.")
        .sees("Enter: Extra onderwijs");
    // What is proposed has no second question about it, and may be left out.
    screen
        .answer("<")
        .sees("Enter: Les op")
        .answer("<")
        .send(ENTER);
    screen.send(ENTER).sees("thema's (3/13)").answer("-");
    screen.sees("= (niets)").send(ENTER);
    screen.sees("doelgroep").send(ENTER).sees("Enter: 10-14");
    screen.answer("/klaar").sees("Dit schrijven?");
    let seen = screen.whole();
    for line in [
        "+title = \"Zomer Kamp\"",
        "+summary = \"Les op zaterdag.\"",
        "+ages = \"10-14\"",
        "+shared-as = \"zomer-kamp\"",
    ] {
        assert!(seen.contains(line), "{line}: {seen}");
    }
    // When, with whom and where is a matter of each.
    for key in ["+start", "+partners", "+region", "+themes"] {
        assert!(!seen.contains(key), "{key}: {seen}");
    }
    screen.send(CTRL_C);
    assert_eq!(screen.ends(), 130);
}

#[test]
fn proposals_can_be_declined_and_come_from_one_of_several() {
    let folder = Folder::new();
    let mut screen = titled(&folder, "Zomerkamp");
    // Nobody else has it: nobody asks.
    screen.sees("samenvatting (2/13)").send(CTRL_C);
    assert_eq!(screen.ends(), 130);
    add(
        &folder,
        &["eemsdelta", "--title", "Zomerkamp", "--ages", "8-12"],
    );
    let mut screen = folder.run("intervention add leiden", WIDE);
    screen.sees("(1/13)").answer("zomerkamp");
    screen.sees("`zomerkamp` also runs in Eemsdelta. Propose what is recorded there?");
    screen.answer("n").sees("summary (2/13)").answer("/done");
    screen.sees("Write this?");
    assert!(!screen.whole().contains("ages"), "{}", screen.whole());
    screen.send(CTRL_C);
    add(
        &folder,
        &[
            "den-haag",
            "--title",
            "Haags kamp",
            "--shared-as",
            "zomer-kamp",
            "--ages",
            "6-9",
        ],
    );
    let mut screen = folder.run("interventie voeg-toe leiden --lang nl", (130, 50));
    screen.sees("titel * (1/13)").answer("Zomerkamp");
    screen.sees("`Zomerkamp` loopt ook in deze gemeenten. Van welke voorstellen wat daar is vastgelegd? Enter: geen");
    screen.sees("  1 Den Haag\n  2 Eemsdelta\n").answer("den");
    screen
        .sees(
            "uit Den Haag: Enter neemt het voorstel over, - laat het weg, iets anders vervangt het",
        )
        .answer("/klaar")
        .sees("+ages = \"6-9\"");
    screen.send(CTRL_C);
    assert_eq!(screen.ends(), 130);
}

#[test]
fn a_wizard_that_was_left_is_offered_again() {
    let folder = Folder::new();
    let before = folder.text();
    add(
        &folder,
        &[
            "eemsdelta",
            "--title",
            "Zomerkamp",
            "--ages",
            "8-12",
            "--url",
            "https://voorbeeld.nl/petje",
        ],
    );
    let mut screen = titled(&folder, "Zomerkamp");
    screen
        .sees("(J/n)")
        .answer("j")
        .sees("(2/13)")
        .answer("Weekendschool.");
    screen
        .sees("(3/13)")
        .answer("verbinding, nieuw")
        .sees("nieuw thema > ");
    screen.answer("Zomer").sees("(4/13)").send(ENTER);
    screen.sees("leeftijd (5/13)").send(CTRL_C);
    screen.sees("uw 3 antwoorden zijn bewaard als concept; dezelfde opdracht gaat ermee verder");
    screen.sees("gestopt; er is niets opgeslagen");
    assert_eq!(screen.ends(), 130);
    assert_eq!(folder.text(), before);
    // No: it begins anew, and the draft stays.
    let mut screen = folder.run("intervention add leiden", WIDE);
    screen.sees("There is a draft of before, with 3 answers. Go on with it? Enter: yes");
    screen
        .sees("yes, go on")
        .sees("no, begin anew; the draft stays")
        .sees("throw the draft away and begin anew");
    screen.answer("no").sees("title * (1/13)").send(CTRL_C);
    assert_eq!(screen.ends(), 130);
    // Another municipality has another draft.
    let mut screen = folder.run("intervention add den-haag", WIDE);
    screen.sees("title * (1/").send(CTRL_C);
    assert_eq!(screen.ends(), 130);
    // Yes: it goes on at the question that stood open, with what was proposed.
    let mut screen = folder.run("interventie voeg-toe leiden --lang nl", WIDE);
    screen.sees("Er is nog een concept, met 3 antwoorden. Daarmee verdergaan? Enter: ja");
    screen
        .answer("j")
        .sees("  thema's: Verbinding; Zomer (nieuw)");
    screen
        .sees("leeftijd (5/13)")
        .sees("Enter: 8-12")
        .answer("<");
    screen.sees("doelgroep (4/13)").answer("/klaar");
    screen
        .sees("+url = \"https://voorbeeld.nl/petje\"")
        .sees("Dit schrijven?");
    // A no at the last look keeps the answers too.
    screen.answer("n").sees("uw 5 antwoorden zijn bewaard");
    assert_eq!(screen.ends(), 1);
    let mut screen = folder.run("interventie voeg-toe leiden --lang nl", WIDE);
    screen
        .sees("met 5 antwoorden")
        .send(ENTER)
        .sees("Dit schrijven?");
    screen
        .answer("j")
        .sees("interventie `zomerkamp` toegevoegd aan Leiden");
    assert_eq!(screen.ends(), 0);
    // Done, it is offered no more.
    let mut screen = folder.run("intervention add leiden", WIDE);
    screen.sees("title * (1/13)").send(CTRL_C);
    assert_eq!(screen.ends(), 130);
}

#[test]
fn a_draft_can_be_thrown_away_and_holds_only_what_still_holds() {
    let folder = Folder::new();
    let leave = || {
        let mut screen = folder.run("contact edit leiden anna", WIDE);
        screen
            .sees("(1/")
            .answer("Anna Vries")
            .sees("(2/")
            .answer("chef");
        screen.sees("(3/").answer("-").sees("(4/").send(CTRL_C);
        screen.sees("your 3 answers are kept as a draft");
        assert_eq!(screen.ends(), 130);
    };
    leave();
    let mut screen = folder.run("contact edit leiden anna", WIDE);
    screen
        .sees("with 3 answers")
        .answer("drop")
        .sees("(1/")
        .send(CTRL_C);
    assert_eq!(screen.ends(), 130);
    let mut screen = folder.run("contact edit leiden anna", WIDE);
    screen.sees("(1/").send(CTRL_C);
    // The name was taken meanwhile: it is asked for again.
    let mut screen = folder.run("contact add leiden", WIDE);
    screen.sees("(1/").answer("Jan").sees("(2/").answer("chef");
    screen
        .sees("(3/")
        .answer("gemeente")
        .sees("(4/")
        .send(CTRL_C);
    screen.sees("your 3 answers are kept");
    let mut screen = folder.run("contact add leiden --name Jan", WIDE);
    assert_eq!(screen.ends(), 0);
    let mut screen = folder.run("contact add leiden", WIDE);
    screen
        .sees("name * (1/")
        .answer("Jan")
        .sees("is there already");
    screen.send(CTRL_C);
    assert_eq!(screen.ends(), 130);
    // One that is no draft any more is as good as none.
    leave();
    let file = folder
        .0
        .path()
        .join(".gka/drafts/leiden.contacts.anna-de-vries.json");
    fs::write(&file, "{").unwrap();
    let mut screen = folder.run("contact edit leiden anna", WIDE);
    screen.sees("(1/").send(CTRL_C);
    assert_eq!(screen.ends(), 130);
}

#[test]
fn a_trial_keeps_its_answers() {
    let folder = Folder::new();
    let before = folder.text();
    let mut screen = folder.run("contact add leiden --dry-run", WIDE);
    screen.sees("(1/").answer("Jan").sees("(2/").answer("chef");
    screen.sees("(3/").answer("gemeente").sees("(4/");
    screen
        .answer("/done")
        .sees("your 3 answers are kept as a draft");
    assert_eq!(screen.ends(), 0);
    assert!(screen.whole().contains("+name = \"Jan\""));
    assert_eq!(folder.text(), before);
    let mut screen = folder.run("contact add leiden", WIDE);
    screen
        .sees("with 3 answers")
        .answer("yes")
        .sees("Write this?");
    screen.answer("y").sees("added contact `Jan` to Leiden");
    assert_eq!(screen.ends(), 0);
}
