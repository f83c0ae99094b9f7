//! `gka check`: every mistake in every file, with its place.

use anyhow::Result;
use clap::{ArgAction, ArgMatches, Command};

use super::{
    Ending,
    args::{
        MUNICIPALITIES, dry_run, is_dry_run, is_yes, municipalities, option, switch, text, yes,
    },
    complete::with_words,
    refusal::Usage,
    say,
    session::Session,
    write::{Asking, agree, diff_of},
};
use crate::{
    diagnostic::{Form, Look, Severity, no_mistakes, render, sort},
    output::{Column, Format, Keep, Page, Rows, diff, note, verbatim},
    store::{
        check_staged,
        rules::{RULES, Rule, rule},
    },
    words::{Words, meant},
};

/// What it is called.
pub const NAME: Words = Words {
    en: "check",
    nl: "controleer",
};

const EXPLAIN: &str = "explain";
const LIST: &str = "LIST";
const FIX: &str = "fix";
const DENY_WARNINGS: &str = "deny-warnings";
const STAGED: &str = "staged";

/// Its arguments.
pub fn build(command: Command) -> Command {
    let about = Words {
        en: "Every mistake in every file, with its place",
        nl: "Elke fout in elk bestand, met de plaats erbij",
    };
    let explain = Words {
        en: "the reason and the remedy of a rule",
        nl: "de reden en de oplossing bij een regel",
    };
    let list = Words {
        en: "all rules",
        nl: "alle regels",
    };
    let fix = Words {
        en: "first mend what is certain: a theme by its id, a code in capitals, a name in its own form",
        nl: "eerst herstellen wat zeker is: een thema met zijn id, een code in hoofdletters, een naam zoals hij is geschreven",
    };
    let deny = Words {
        en: "warnings are errors too",
        nl: "waarschuwingen zijn ook fouten",
    };
    let staged = Words {
        en: "what git would commit now, whatever is on disk",
        nl: "wat git nu zou vastleggen, wat er ook op schijf staat",
    };
    command.about(about.here()).args([
        municipalities(),
        with_words(option(EXPLAIN, say::CODE, explain), || {
            RULES.iter().map(|rule| rule.code.to_owned()).collect()
        }),
        switch("list", list).id(LIST).action(ArgAction::SetTrue),
        switch(DENY_WARNINGS, deny),
        switch(FIX, fix).conflicts_with(STAGED),
        switch(STAGED, staged).conflicts_with(MUNICIPALITIES),
        dry_run(),
        yes(),
    ])
}

/// Checks, or tells of the rules.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    if let Some(code) = text(matches, EXPLAIN) {
        return explain(session, code);
    }
    if matches.get_flag(LIST) {
        list(session);
        return Ok(Ending::Done);
    }
    if matches.get_flag(FIX) {
        mend(session, matches)?;
        if is_dry_run(matches) {
            return Ok(Ending::Done);
        }
    }
    let (mut problems, records) = if matches.get_flag(STAGED) {
        check_staged(session.named_folder().as_deref())?
    } else {
        let which = session.which(matches)?;
        let store = session.store()?;
        (store.check(&which)?, store.count(&which)?)
    };
    sort(&mut problems);
    let screen = session.out.stdout;
    let look = Look {
        color: screen.color,
        unicode: screen.utf8,
        width: if screen.is_terminal { screen.width } else { 80 },
    };
    let form = form(session.format)?;
    let text = if form == Form::Human && problems.is_empty() {
        no_mistakes(records)
    } else {
        render(&problems, form, &look)
    };
    session.out.text(&text);
    let counts = |severity| severity == Severity::Error || matches.get_flag(DENY_WARNINGS);
    let failed = problems.iter().any(|problem| counts(problem.severity));
    Ok(if failed { Ending::Errors } else { Ending::Done })
}

/// Mends what is certain, the diff first; on a terminal it asks.
fn mend(session: &mut Session, matches: &ArgMatches) -> Result<()> {
    let changes = session.store()?.fixes(&session.which(matches)?)?;
    if is_dry_run(matches) {
        let look = session.out.look();
        session.out.text(&diff_of(&changes, look));
        return Ok(());
    }
    if changes.is_empty() {
        return Ok(());
    }
    match session.prompter().filter(|_| !is_yes(matches)) {
        Some(mut prompter) => agree(session, &mut prompter, &changes, Asking::Write)?,
        None => verbatim(
            diff_of(
                &changes,
                diff::Look {
                    color: false,
                    to_terminal: true,
                },
            )
            .trim_end(),
        ),
    }
    session.store()?.write(&changes, &mut |text| note(&text))
}

fn form(format: Option<Format>) -> Result<Form> {
    match format {
        None | Some(Format::Human) => Ok(Form::Human),
        Some(Format::Short) => Ok(Form::Short),
        Some(Format::Json) => Ok(Form::Json),
        Some(Format::Sarif) => Ok(Form::Sarif),
        Some(Format::Github) => Ok(Form::Github),
        Some(
            other @ (Format::Table | Format::Tsv | Format::Csv | Format::Jsonl | Format::Markdown),
        ) => Err(Usage(say::no_check_format(other.name())).into()),
    }
}

fn explain(session: &mut Session, code: &str) -> Result<Ending> {
    let Some(Rule {
        code,
        severity,
        scope: _,
        says,
        why,
        remedy,
        judge: _,
    }) = rule(code)
    else {
        let known = meant(code, RULES.iter().map(|rule| rule.code));
        return Err(match known {
            Some(meant) => anyhow::anyhow!(say::no_rule_but_near(code, meant)),
            None => anyhow::anyhow!(say::no_rule(code)),
        });
    };
    let mut page = Page::new();
    page.title(format!(
        "{} [{code}]: {}",
        severity_word(*severity).here(),
        says.here()
    ));
    page.field(say::WHY.here(), why.here());
    page.field(say::REMEDY.here(), remedy.here());
    session.out.page(&page);
    Ok(Ending::Done)
}

fn list(session: &mut Session) {
    let column = |id, en, nl| Column::new(id, Words { en, nl });
    let mut rows = Rows::new(vec![
        column("code", "code", "code").keep(Keep::Always),
        column("severity", "severity", "ernst").keep(Keep::Always),
        column("says", "says", "zegt").keep(Keep::Always),
    ]);
    for Rule {
        code,
        severity,
        scope: _,
        says,
        why: _,
        remedy: _,
        judge: _,
    } in RULES
    {
        rows.rows.push(vec![
            (*code).into(),
            severity_word(*severity).en.into(),
            says.here().into(),
        ]);
    }
    let style = session.out.style(session.format);
    session.out.rows(&rows, &style);
}

const fn severity_word(severity: Severity) -> Words {
    match severity {
        Severity::Error => Words {
            en: "error",
            nl: "fout",
        },
        Severity::Warning => Words {
            en: "warning",
            nl: "waarschuwing",
        },
    }
}
