use anyhow::Result;
use clap::{ArgMatches, Command};

use super::{
    flags::{given, with_fields},
    wizard::{Answered, Wizard, edit_of, settle, tell_in_flags},
};
use crate::{
    cmd::{
        Ending,
        args::{dry_run, is_dry_run, municipality, option, text},
        refusal::Usage,
        say,
        session::Session,
        verbs::ADD,
        write::{Plan, carry_out},
    },
    model::{
        edit::{Act, Change, Given, How},
        field::Field,
        noun::{Noun, Read, at},
        nouns::{Addendum, Agenda, Intervention},
    },
    words::Words,
};

const ADDENDUM: &str = "ADDENDUM";

/// The arguments of `add`.
pub fn build(noun: &'static Noun, command: Command) -> Command {
    let command = command
        .about(say::add_one(noun.one.here()))
        .arg(municipality());
    let command = with_fields(command, noun);
    let command = if noun.key == Intervention::NOUN.key {
        let help = Words {
            en: "also put it among the interventions of this addendum, named by its period",
            nl: "zet haar ook bij de interventies van dit addendum, genoemd met zijn periode",
        };
        command.arg(option("addendum", say::PERIOD, help).id(ADDENDUM))
    } else {
        command
    };
    command.arg(dry_run())
}

/// Adds an entry. What is required and missing is asked for, if anybody can be asked.
pub fn run(noun: &'static Noun, session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let mut given = given(noun, matches)?;
    given.0.retain(|change| change.how != How::Clear);
    let missing = missing(noun, &given);
    // First of all: who asks about a municipality without a record need not hear of flags.
    let slug = session.municipality(matches)?;
    let addendum = text(matches, ADDENDUM).map(str::to_owned);
    let given = Answered {
        given,
        addendum,
        themes: Vec::new(),
    };
    if missing.is_empty() {
        return carry_out(session, matches, &plan(noun, &slug, given));
    }
    let Some(mut prompter) = session.prompter() else {
        if noun.key == Agenda::NOUN.key {
            // That there is one is a fact too: it is called `agenda`.
            return carry_out(session, matches, &plan(noun, &slug, given));
        }
        return Err(Usage(say::missing_flags(flags_of(noun, &missing))).into());
    };
    let record = session.store()?.record(&slug)?;
    let planned = |answered| Ok(plan(noun, &slug, answered));
    let wizard = Wizard::of_new(noun, session.store()?, Some(&record), given);
    let settled = settle(
        wizard,
        session,
        &mut prompter,
        !is_dry_run(matches),
        &planned,
    )?;
    settled.done(session, |session, answered| {
        let ending = carry_out(session, matches, &plan(noun, &slug, answered.clone()))?;
        let words = [noun.one.here(), ADD.words.here()];
        let names = std::slice::from_ref(&slug);
        tell_in_flags(session, (&words, names, &[]), answered);
        Ok(ending)
    })
}

/// What must be given and is not. An entry that says nothing at all is none.
fn missing(noun: &'static Noun, given: &Given) -> Vec<&'static Field> {
    let mut whole = given.clone();
    (noun.complete)(&mut whole);
    let names_it = |field: &Field| whole.is_empty() && noun.named_by.contains(&field.key);
    let is_missing = |field: &&Field| !whole.has(field) && (field.required || names_it(field));
    noun.fields.iter().filter(is_missing).collect()
}

/// `--title`; `--period` stands for a start that is missing.
fn flags_of(noun: &Noun, missing: &[&'static Field]) -> String {
    let is_made = |field: &Field| match field.key {
        "id" => missing.len() > 1,
        "end" => noun.has_period(),
        _ => false,
    };
    let flag = |field: &&Field| match field.key {
        "start" if noun.has_period() => "`--start`/`--period`".to_owned(),
        _ => format!("`--{}`", field.flag),
    };
    let flags = missing.iter().filter(|field| !is_made(field));
    flags.map(flag).collect::<Vec<_>>().join(", ")
}

fn plan(noun: &'static Noun, slug: &str, answered: Answered) -> Plan {
    const INTERVENTIONS: &Field = at(Addendum::NOUN, "interventions");
    let Answered {
        mut given,
        addendum,
        themes,
    } = answered;
    (noun.complete)(&mut given);
    let call = noun.call_of(&given);
    let mut acts = vec![Act::Add { noun, given }];
    if let Some(addendum) = addendum {
        let change = Change {
            field: INTERVENTIONS,
            how: How::Push(call.clone()),
        };
        let (noun, name) = (Addendum::NOUN, addendum);
        acts.push(Act::Change {
            noun,
            name,
            given: Given(vec![change]),
        });
    }
    Plan {
        edit: edit_of(slug, acts, &themes),
        sentence: {
            let call = call.clone();
            Box::new(move |name, _| say::entry_added(noun.one.here(), &call, name))
        },
        lines: vec![[slug.to_owned(), call]],
    }
}
