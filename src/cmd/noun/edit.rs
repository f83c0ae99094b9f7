use std::rc::Rc;

use anyhow::Result;
use clap::{ArgMatches, Command};

use super::{
    flags::{given, with_elements, with_fields},
    target::{Target, entry, find},
    wizard::{Answered, Wizard, edit_of, settle, tell_in_flags},
};
use crate::{
    cmd::{
        Ending,
        args::{dry_run, is_dry_run, is_yes, municipality, yes},
        refusal::Usage,
        say,
        session::Session,
        verbs::EDIT,
        write::{Asking, Plan, carry_out, confirm},
    },
    model::{
        edit::{Act, Given, How},
        name::is_same,
        noun::{Entry, Noun},
        record::Record,
    },
    store::Exactness,
};

/// The arguments of `edit`.
pub fn build(noun: &'static Noun, command: Command) -> Command {
    let command = command
        .about(say::edit_one(noun.one.here()))
        .args([municipality(), entry(noun)]);
    with_change_flags(noun, command)
}

/// The flags by which something changes.
pub fn with_change_flags(noun: &'static Noun, command: Command) -> Command {
    with_elements(with_fields(command, noun), noun).args([dry_run(), yes()])
}

/// Changes an entry. A flag replaces the value, an empty value removes the key.
pub fn run(noun: &'static Noun, session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let Target { record, nth, call } = find(noun, session, matches, Exactness::Beginning)?;
    let edited = Edited {
        noun,
        record: &record,
        entry: (noun.of)(&record)[nth],
        words: vec![noun.one.here(), EDIT.words.here()],
        names: vec![record.slug.clone(), call.clone()],
    };
    let act = |given| Act::Change {
        noun,
        name: call.clone(),
        given,
    };
    let sentence = {
        let call = call.clone();
        move |name: &str, now: Option<&str>| {
            say::entry_changed(noun.one.here(), now.unwrap_or(&call), name)
        }
    };
    change(session, matches, &edited, act, Rc::new(sentence))
}

/// What changes, and how the command that does it begins.
pub struct Edited<'a> {
    /// Its noun.
    pub noun: &'static Noun,
    /// Its record.
    pub record: &'a Record,
    /// As it is.
    pub entry: &'a dyn Entry,
    /// The words of the command before its names.
    pub words: Vec<&'static str>,
    /// The names in the command: the municipality's, the entry's.
    pub names: Vec<String>,
}

/// What was done, to be said of more than one plan.
pub type Sentence = Rc<dyn Fn(&str, Option<&str>) -> String>;

/// Changes what the flags say, or what is answered where there are none.
pub fn change(
    session: &mut Session,
    matches: &ArgMatches,
    edited: &Edited,
    act: impl Fn(Given) -> Act,
    sentence: Sentence,
) -> Result<Ending> {
    let given = given(edited.noun, matches)?;
    if given.is_empty() {
        return ask(session, matches, edited, act, &sentence);
    }
    let dropped = dropped(edited.noun, edited.entry, &given);
    let plan = edited.plan(act(given), &[], sentence);
    if !dropped.is_empty() && !is_yes(matches) && !is_dry_run(matches) {
        let Some(mut prompter) = session.prompter() else {
            return Err(Usage(say::drops(dropped.join(", "))).into());
        };
        confirm(session, &mut prompter, &plan, Asking::Remove)?;
    }
    carry_out(session, matches, &plan)
}

/// Asks for every field, and says how to do the same without a question.
fn ask(
    session: &mut Session,
    matches: &ArgMatches,
    edited: &Edited,
    act: impl Fn(Given) -> Act,
    sentence: &Sentence,
) -> Result<Ending> {
    let Edited {
        noun,
        record,
        entry,
        words,
        names,
    } = edited;
    let Some(mut prompter) = session.prompter() else {
        let usual = noun.fields.iter().find(|field| !field.required);
        return Err(Usage(say::nothing_given(usual.map_or("", |field| field.flag))).into());
    };
    let wizard = Wizard::of_change(noun, session.store()?, record, *entry);
    let plan = |answered: Answered| {
        let Answered {
            given,
            addendum: _,
            themes,
        } = answered;
        Ok(edited.plan(act(given), &themes, Rc::clone(sentence)))
    };
    let settled = settle(wizard, session, &mut prompter, !is_dry_run(matches), &plan)?;
    settled.done(session, |session, answered| {
        let ending = carry_out(session, matches, &plan(answered.clone())?)?;
        // Who answered as it is already has nothing to say in flags.
        if !answered.given.is_empty() {
            let flags = match dropped(noun, *entry, &answered.given)[..] {
                [] => [].as_slice(),
                [..] => &["--yes"],
            };
            tell_in_flags(session, (words, names, flags), answered);
        }
        Ok(ending)
    })
}

impl Edited<'_> {
    fn plan(&self, act: Act, themes: &[String], sentence: Sentence) -> Plan {
        // The record itself is called by the municipality's name.
        let name = match &self.names[..] {
            [_, entry] => entry.clone(),
            _ => self.record.head.name.clone(),
        };
        let slug = self.record.slug.clone();
        Plan {
            edit: edit_of(&slug, vec![act], themes),
            lines: vec![[slug, name]],
            sentence: Box::new(move |name, now| sentence(name, now)),
        }
    }
}

/// The elements that a whole list leaves out.
fn dropped(noun: &Noun, entry: &dyn Entry, given: &Given) -> Vec<String> {
    let mut dropped = Vec::new();
    let lists = noun
        .fields
        .iter()
        .zip(entry.slots())
        .filter(|(field, _)| field.is_list());
    for (field, slot) in lists {
        for change in given.of(field) {
            let kept: &[String] = match &change.how {
                How::Set(texts) => texts,
                How::Clear => &[],
                How::Push(_) | How::Take(_) => continue,
            };
            let held = slot.texts();
            let gone = held
                .iter()
                .filter(|text| !kept.iter().any(|kept| is_same(kept, text)));
            dropped.extend(gone.map(|text| format!("`{text}`")));
        }
    }
    dropped
}
