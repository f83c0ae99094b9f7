//! The scenes that `prompts.rs` and `typing.rs` play in a terminal.
//!
//! Each runs in a process of its own: the test binary, started once more inside a pseudo-terminal
//! with the name of the scene in its environment.

use gka::{
    model::{
        field::Field,
        noun::{Read, at},
        nouns::{Alderman, Intervention},
    },
    prompt::{Answer, Answers, Choice, Form, Free, Interrupted, Prompter, Question, question},
    words::speak,
};

const TITLE: &Field = at(Intervention::NOUN, "title");
const START: &Field = at(Intervention::NOUN, "start");
const THEMES: &Field = at(Intervention::NOUN, "themes");
const PARTNERS: &Field = at(Intervention::NOUN, "partners");
const FORMER: &Field = at(Alderman::NOUN, "former");

use crate::screen::Screen;

/// The scene, in a terminal of its own.
pub fn start(scene: &str, lang: &str, size: (u16, u16)) -> Screen {
    let program = std::env::current_exe().unwrap();
    let args = [
        "--exact",
        "scenes::scene",
        "--nocapture",
        "--test-threads=1",
    ];
    let env = [("GKA_TEST_SCENE", scene), ("GKA_TEST_LANG", lang)];
    Screen::run(program, &args, &env, size)
}

/// Not a test: what the others run.
#[test]
fn scene() {
    if let Ok(scene) = std::env::var("GKA_TEST_SCENE") {
        play(&scene);
    }
}

/// Plays one scene and ends the process, as `main` would.
fn play(scene: &str) -> ! {
    speak(std::env::var("GKA_TEST_LANG").unwrap().parse().unwrap());
    // Away with what the test harness printed.
    eprint!("\u{1b}[2J\u{1b}[H");
    let code = match act(scene) {
        Ok(()) => 0,
        Err(wrong) => match wrong.downcast::<Interrupted>() {
            Ok(interrupted) => {
                eprintln!("{interrupted}");
                interrupted.code().into()
            }
            Err(wrong) => {
                eprintln!("{wrong:?}");
                1
            }
        },
    };
    std::process::exit(code)
}

fn act(scene: &str) -> anyhow::Result<()> {
    let mut prompter = Prompter::open(scene == "colour");
    match scene {
        "wizard" => return wizard(&mut prompter, Answers::new()),
        "resumed" => return wizard(&mut prompter, vec![Some(vec!["Petje af".into()]), None]),
        "confirm" => eprintln!("confirmed: {}", prompter.confirm("opslaan?", true)?),
        "refuse" => {
            let question = "deze vraag is te lang voor een smal scherm: toch maar niet?";
            eprintln!("confirmed: {}", prompter.confirm(question, false)?);
        }
        "choose" => {
            let chosen = prompter.choose("welke gemeente bedoelt u?", &municipalities())?;
            eprintln!("chosen: {chosen:?}");
        }
        "cooked" => {
            prompter.ask(&question(TITLE, Vec::new()))?;
            eprint!("line: ");
            let mut line = String::new();
            std::io::stdin().read_line(&mut line)?;
            eprintln!("read: {:?}", line.trim_end());
        }
        _ => match prompter.ask(&one(scene))? {
            Answer::Given(values) => {
                eprintln!("given: {values:?}\nlength: {}", values.concat().len());
            }
            Answer::Skipped => eprintln!("skipped"),
            Answer::Back => eprintln!("back"),
        },
    }
    Ok(())
}

fn wizard(prompter: &mut Prompter, mut answers: Answers) -> anyhow::Result<()> {
    let mut questions = [
        question(TITLE, Vec::new()),
        question(THEMES, themes()),
        question(START, Vec::new()),
        question(PARTNERS, Vec::new()),
    ];
    let done = prompter.wizard(&mut questions, &mut answers, &mut |_, _, _| Ok(()));
    eprintln!("answers: {answers:?}");
    done
}

fn one(scene: &str) -> Question {
    let known = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
    match scene {
        "title" | "colour" => question(TITLE, Vec::new()),
        "start" => question(START, Vec::new()),
        "known" => question(START, Vec::new()).or(known(&["2018"])),
        "former" => question(FORMER, Vec::new()),
        "one" => Question {
            form: Form::OneOf(municipalities()),
            ..question(START, Vec::new())
        },
        "many" => question(THEMES, themes()),
        "many-known" => question(THEMES, themes())
            .or(known(&["ouderbetrokkenheid", "Zomerschool"]))
            .or_new(other()),
        "free" => question(THEMES, themes()).or_new(other()),
        "partners" => question(PARTNERS, Vec::new()),
        "columns" => question(THEMES, numbered(26)),
        "crowd" => question(THEMES, numbered(342)),
        "hostile" => Question {
            label: "label\u{1b}[31m".into(),
            help: "help\u{9b}2J".into(),
            required: false,
            form: Form::OneOf(vec![Choice::new("x", "keus\u{1b}]0;x\u{7}")]),
            current: known(&["nu\n\u{202e}"]),
        },
        "long" => {
            let long = "een heel lange naam van een interventie die niet past";
            question(THEMES, vec![Choice::new("long", long)]).or(known(&["long"]))
        }
        _ => panic!("no such scene: {scene}"),
    }
}

fn other() -> Free {
    Free {
        label: "nieuw thema…".into(),
        is_rare: true,
        check: Box::new(|text| THEMES.typed(text)),
    }
}

fn themes() -> Vec<Choice> {
    vec![
        Choice::new("ouderbetrokkenheid", "Ouderbetrokkenheid"),
        Choice::new("mentoring-en-coaching", "Mentoring & coaching"),
        Choice::new("kennisdeling", "Kennisdeling"),
    ]
}

fn municipalities() -> Vec<Choice> {
    vec![
        Choice::new("bergen-nh", "Bergen (NH)"),
        Choice::new("bergen-l", "Bergen (L)"),
        Choice::new("sudwest-fryslan", "Súdwest-Fryslân"),
    ]
}

fn numbered(count: usize) -> Vec<Choice> {
    let choice = |n| Choice::new(format!("n{n}"), format!("gemeente nummer {n}"));
    (1..=count).map(choice).collect()
}
