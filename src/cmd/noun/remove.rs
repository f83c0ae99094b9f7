use anyhow::Result;
use clap::{ArgMatches, Command};

use super::target::{Target, entry, find};
use crate::{
    cmd::{
        Ending,
        args::{dry_run, is_dry_run, is_yes, municipality, yes},
        refusal::Usage,
        say,
        session::Session,
        write::{Asking, Plan, carry_out, confirm},
    },
    model::{edit::Act, noun::Noun},
    store::{Edit, Exactness},
};

/// The arguments of `remove`.
pub fn build(noun: &'static Noun, command: Command) -> Command {
    let about = say::remove_one(noun.one.here());
    command
        .about(about)
        .args([municipality(), entry(noun), dry_run(), yes()])
}

/// Removes the entry. On a terminal it asks; elsewhere `--yes` and the whole name are needed.
pub fn run(noun: &'static Noun, session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let needs_no_question = is_yes(matches) || is_dry_run(matches);
    let mut prompter = if needs_no_question {
        None
    } else {
        session.prompter()
    };
    if !needs_no_question && prompter.is_none() {
        return Err(Usage(say::needs_yes()).into());
    }
    let exactness = if prompter.is_some() {
        Exactness::Beginning
    } else {
        Exactness::Whole
    };
    let Target {
        record,
        nth: _,
        call,
    } = find(noun, session, matches, exactness)?;
    let slug = record.slug;
    let plan = Plan {
        edit: Edit::Record {
            slug: slug.clone(),
            acts: vec![Act::Remove {
                noun,
                name: call.clone(),
            }],
        },
        sentence: {
            let call = call.clone();
            Box::new(move |name, _| say::entry_removed(noun.one.here(), &call, name))
        },
        lines: vec![[slug, call]],
    };
    if let Some(prompter) = &mut prompter {
        confirm(session, prompter, &plan, Asking::Remove)?;
    }
    carry_out(session, matches, &plan)
}
