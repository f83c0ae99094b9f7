//! `gka list`: the municipalities.

use anyhow::Result;
use clap::{ArgMatches, Command, builder::ValueParser};

use super::{
    Ending,
    args::{municipalities, option, text},
    complete::{with_provinces, with_themes, with_words},
    refusal::Usage,
    say,
    session::Session,
    spoken, table,
};
use crate::{
    model::{
        name::key,
        nouns::Coordinator,
        plain::Plain,
        record::Record,
        value::{Day, Status},
    },
    output::{Cell, Column, Keep, Rows, SortedBy},
    store::{Store, theme_id},
    words::{Words, meant},
};

/// What it is called.
pub const NAME: Words = Words {
    en: "list",
    nl: "lijst",
};

const THEME: &str = "theme";
/// The flag that filters by province.
pub const PROVINCE: &str = "PROVINCE";
/// The flag that filters by status.
pub const STATUS: &str = "STATUS";

/// Its arguments.
pub fn build(command: Command) -> Command {
    let about = Words {
        en: "The municipalities that have a record",
        nl: "De gemeenten met een record",
    };
    let theme = Words {
        en: "only those that work on this theme: id, name or alias",
        nl: "alleen wie aan dit thema werkt: id, naam of andere naam",
    };
    let command = command.about(about.here()).args([
        municipalities(),
        with_themes(option(THEME, say::THEME, theme)),
        province(),
        status(),
    ]);
    table::with_flags(command, columns)
}

/// `--province`.
pub fn province() -> clap::Arg {
    let help = Words {
        en: "only those in this province",
        nl: "alleen die in deze provincie",
    };
    with_provinces(option("province", say::PROVINCE, help).id(PROVINCE))
}

/// `--status`, several times or with commas.
pub fn status() -> clap::Arg {
    let help = Words {
        en: "only this status: planned, running, ended, unknown",
        nl: "alleen deze status: gepland, lopend, afgelopen, onbekend",
    };
    let parser = |text: &str| {
        let named = |status: &Status| [status.words().en, status.words().nl].contains(&text);
        Status::ALL
            .into_iter()
            .find(named)
            .ok_or_else(|| say::no_status(text))
    };
    let words = || Status::ALL.map(|status| status.words().here().to_owned());
    with_words(option("status", say::STATUS, help), move || words().into())
        .id(STATUS)
        .action(clap::ArgAction::Append)
        .value_delimiter(',')
        .value_parser(ValueParser::new(parser))
}

/// Whether a status is one of those that were asked for; all are when none was.
pub fn has_status(matches: &ArgMatches, status: impl Fn() -> Option<Status>) -> bool {
    let Some(mut asked) = matches.get_many::<Status>(STATUS) else {
        return true;
    };
    status().is_some_and(|status| asked.any(|asked| *asked == status))
}

/// The key of the province that was asked for.
///
/// # Errors
/// [`Usage`] when the register has no such province.
pub fn asked_province(store: &Store, matches: &ArgMatches) -> Result<Option<String>> {
    let Some(asked) = text(matches, PROVINCE) else {
        return Ok(None);
    };
    let register = store.register();
    if let Some(province) = register.province(asked) {
        return Ok(Some(key(province)));
    }
    let known = register.provinces();
    let near = meant(asked, known.iter().copied());
    Err(Usage(match near {
        Some(meant) => say::no_province_but_near(asked, meant),
        None => say::no_province(asked, known.join(", ")),
    })
    .into())
}

/// Whether a record is in the province that was asked for.
pub fn is_in(record: &Record, province: Option<&str>) -> bool {
    province.is_none_or(|asked| {
        record
            .head
            .province
            .as_ref()
            .is_some_and(|own| key(own) == asked)
    })
}

/// Whether the municipality with this slug, recorded or not, is in the province that was asked for;
/// what is served as a whole (`*`) is in all of them.
pub fn is_near(store: &Store, slug: &str, province: Option<&str>) -> bool {
    let Some(asked) = province.filter(|_| slug != Coordinator::ALL) else {
        return true;
    };
    let entry = store.register().by_name(slug);
    entry.is_some_and(|entry| key(entry.province) == asked)
}

/// The rows.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    session.draws();
    let day = session.day;
    let store = session.store()?;
    let theme = text(matches, THEME)
        .map(|theme| theme_id(store, theme))
        .transpose()?;
    let province = asked_province(store, matches)?;
    let mut rows = Rows::new(columns());
    let which = session.which(matches)?;
    let found = |record: &Record| {
        let works_on = theme.as_ref().is_none_or(|theme| record.works_on(theme));
        let status = || Some(record.last_period().status(day));
        let is_wanted =
            works_on && is_in(record, province.as_deref()) && has_status(matches, status);
        is_wanted.then(|| row(record, day))
    };
    store.made_of(&which, theme.as_deref(), found, |each| {
        rows.rows.extend(each);
    })?;
    table::answer(session, matches, rows)?;
    Ok(Ending::Done)
}

fn columns() -> Vec<Column> {
    let column = |id, en, nl| Column::new(id, Words { en, nl });
    vec![
        column("slug", "municipality", "gemeente").keep(Keep::Always),
        column("name", "name", "naam").keep(Keep::IfRoom),
        column("code", "code", "code").keep(Keep::IfRoom),
        column("province", "province", "provincie").keep(Keep::IfRoom),
        column("themes", "themes", "thema's"),
        column("interventions", "interventions", "interventies"),
        column("period", "period", "periode").sorted(SortedBy::Period),
        column("status", "status", "status").keep(Keep::Always),
    ]
}

fn row(record: &Record, day: Day) -> Vec<Cell> {
    let head = &record.head;
    let period = record.last_period();
    let themes = head
        .themes
        .iter()
        .map(|theme| Plain::Text(theme.to_string()))
        .collect();
    vec![
        record.slug.clone().into(),
        head.name.clone().into(),
        head.code.to_string().into(),
        head.province.clone().into(),
        Cell::Many(themes),
        record.interventions.len().into(),
        (!period.is_unknown()).then(|| period.to_string()).into(),
        Cell::Term(spoken::status(period.status(day))),
    ]
}
