use anyhow::{Result, bail};
use clap::{ArgMatches, Command};

use super::{
    flags::{given, with_elements, with_fields},
    target::{Target, entry, find},
    wizard,
};
use crate::{
    cmd::{
        Ending,
        args::{dry_run, is_dry_run, is_yes, municipality, yes},
        refusal::Usage,
        say,
        session::Session,
        write::{Plan, carry_out, confirm},
    },
    model::{
        edit::{Act, Given, How},
        noun::{Entry, Noun},
    },
    output::note,
    prompt::command_line,
    store::{Document, Exactness},
};

/// The arguments of `edit`.
pub fn build(noun: &'static Noun, command: Command) -> Command {
    let command = command
        .about(say::edit_one(noun.one.here()))
        .args([municipality(), entry(noun)]);
    with_elements(with_fields(command, noun), noun).args([dry_run(), yes()])
}

/// Changes an entry. A flag replaces the value, an empty value removes the key.
pub fn run(noun: &'static Noun, session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let mut given = given(noun, matches)?;
    let Target { record, nth, call } = find(noun, session, matches, Exactness::Beginning)?;
    let entry = (noun.of)(&record)[nth];
    let mut prompter = session.prompter();
    let is_asked = given.is_empty();
    if is_asked {
        let Some(prompter) = &mut prompter else {
            return Err(Usage(say::nothing_given(noun.one.here())).into());
        };
        wizard::ask_for_changes(noun, session.store()?, &record, entry, prompter, &mut given)?;
    }
    let plan = Plan {
        document: Document::Record(record.slug.clone()),
        acts: vec![Act::Change {
            noun,
            name: call.clone(),
            given: given.clone(),
        }],
        sentence: {
            let call = call.clone();
            Box::new(move |name| say::entry_changed(noun.one.here(), &call, name))
        },
        lines: vec![[record.slug.clone(), call.clone()]],
    };
    let dropped = dropped(noun, entry, &given);
    let asks = is_asked || !dropped.is_empty() && !is_yes(matches);
    if asks && !is_dry_run(matches) {
        let Some(prompter) = &mut prompter else {
            return Err(Usage(say::drops(dropped.join(", "))).into());
        };
        if !confirm(session, prompter, &plan, &say::write_it())? {
            bail!(say::nothing_written());
        }
    }
    let ending = carry_out(session, matches, &plan)?;
    if is_asked {
        let words = wizard::in_flags(noun, super::EDIT, &record.slug, Some(&call), &given);
        note(&say::same_in_flags());
        note(&format!("  {}", command_line(&words)));
    }
    Ok(ending)
}

/// The elements that a whole list leaves out.
fn dropped(noun: &Noun, entry: &dyn Entry, given: &Given) -> Vec<String> {
    let mut dropped = Vec::new();
    for (field, slot) in noun
        .fields
        .iter()
        .zip(entry.slots())
        .filter(|(field, _)| field.is_list())
    {
        for change in given.of(field) {
            let kept: &[String] = match &change.how {
                How::Set(texts) => texts,
                How::Clear => &[],
                How::Push(_) | How::Take(_) => continue,
            };
            let held = slot.texts();
            let gone = held
                .iter()
                .filter(|text| !kept.iter().any(|kept| kept == *text));
            dropped.extend(gone.map(|text| format!("`{text}`")));
        }
    }
    dropped
}
