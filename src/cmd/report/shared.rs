//! `gka report shared`: what runs in several municipalities.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use clap::{ArgMatches, Command};

use super::{
    answer,
    asked::{Asked, with_filters},
    say,
};
use crate::{
    cmd::{Ending, session::Session},
    model::{
        name::{order, slug},
        noun::Own,
        nouns::Intervention,
        record::Record,
    },
    output::{Cell, Column, Keep, Line, Page, Rows, Tone},
    store::Which,
    words::Words,
};

/// What it is called.
pub const NAME: Words = Words {
    en: "shared",
    nl: "gedeeld",
};

/// Its arguments.
pub fn build(command: Command) -> Command {
    let about = Words {
        en: "What runs in several municipalities: by `shared-as`, and likely ones by title",
        nl: "Wat in meer gemeenten loopt: volgens `shared-as`, en waarschijnlijk volgens de titel",
    };
    let meaning = Words {
        en: "certain: somebody gave it the same `shared-as` as another municipality. Not certain: only the title is the same, which somebody should confirm.",
        nl: "certain: iemand gaf haar dezelfde `shared-as` als een andere gemeente. Niet zeker: alleen de titel is dezelfde, en dat moet iemand bevestigen.",
    };
    with_filters(
        command.about(about.here()).after_help(meaning.here()),
        columns,
    )
}

/// An intervention of a municipality.
struct Member {
    slug: String,
    name: String,
    id: String,
    title: String,
    shared_as: Option<String>,
    /// Whether the filters mean it.
    is_asked: bool,
}

/// Interventions that are one project, by its key.
type Groups = BTreeMap<String, Vec<Member>>;

/// A row for each intervention of each project; whoever is named is shown among the others.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let day = session.day;
    let store = session.store()?;
    let asked = Asked::of(store, matches)?;
    let which = session.which(matches)?;
    let mut all = Vec::new();
    for record in store.records(&Which::All)? {
        let is_named = matches!(which, Which::All) || which.named().contains(&record.slug);
        let is_meant = is_named && asked.has_place(&record);
        all.extend(record.interventions.iter().map(|one| {
            let has_theme = asked.theme.as_deref().is_none_or(|id| one.works_on(id));
            let has_period = asked.has_period(one.period().unwrap_or_default(), day);
            member(&record, one, is_meant && has_theme && has_period)
        }));
    }
    let mut groups = grouped(all);
    groups.retain(|_, members| {
        let places: BTreeSet<_> = members.iter().map(|one| &one.slug).collect();
        places.len() > 1 && members.iter().any(|one| one.is_asked)
    });
    let rows = rows(&groups);
    answer(session, matches, rows, say::nothing_to_report, |session| {
        for members in groups.values_mut() {
            members.sort_by_cached_key(|one| (order(&one.name), one.id.clone()));
        }
        let page = page(&groups);
        session.out.page(&page);
        Ok(())
    })
}

fn member(record: &Record, one: &Intervention, is_asked: bool) -> Member {
    Member {
        slug: record.slug.clone(),
        name: record.head.name.clone(),
        id: one.id.to_string(),
        title: one.title.clone(),
        shared_as: one.shared_as.as_ref().map(ToString::to_string),
        is_asked,
    }
}

/// By key; what has none goes to a key under which its title is known, else to others of its title.
/// Two keys for one title stay two: somebody has told them apart.
fn grouped(all: Vec<Member>) -> Groups {
    let mut groups = Groups::new();
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    let (keyed, bare): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.shared_as.is_some());
    for member in keyed {
        let key = member.shared_as.clone().unwrap_or_default();
        for name in [slug(&member.title), key.clone()] {
            known.entry(name).or_insert_with(|| key.clone());
        }
        groups.entry(key).or_default().push(member);
    }
    for member in bare {
        let title = slug(&member.title);
        let key = known.get(&title).cloned().unwrap_or(title);
        if !key.is_empty() {
            groups.entry(key).or_default().push(member);
        }
    }
    for members in groups.values_mut() {
        members.sort_by(|one, other| (&one.slug, &one.id).cmp(&(&other.slug, &other.id)));
    }
    groups
}

/// Whether somebody has said that this one is the same project as another of its group.
fn is_certain(one: &Member, group: &[Member]) -> bool {
    let mut others = group.iter().filter(|other| other.slug != one.slug);
    one.shared_as.is_some() && others.any(|other| other.shared_as == one.shared_as)
}

fn columns() -> Vec<Column> {
    let column = |id, en, nl| Column::new(id, Words { en, nl });
    vec![
        column("key", "key", "sleutel").keep(Keep::Always),
        column("title", "title", "titel"),
        column("municipality", "municipality", "gemeente").keep(Keep::Always),
        column("id", "id", "id"),
        column("certain", "certain", "zeker").keep(Keep::Always),
    ]
}

fn rows(groups: &Groups) -> Rows {
    let mut rows = Rows::new(columns());
    for (key, members) in groups {
        let row = |one: &Member| -> Vec<Cell> {
            vec![
                key.clone().into(),
                one.title.clone().into(),
                one.slug.clone().into(),
                one.id.clone().into(),
                is_certain(one, members).into(),
            ]
        };
        rows.rows.extend(members.iter().map(row));
    }
    rows
}

/// The certain ones, then those that are likely.
fn page(groups: &Groups) -> Page {
    let mut page = Page::new();
    let has_certain = |group: &[Member]| group.iter().any(|one| is_certain(one, group));
    for (is_sure, heading) in [(true, say::surely_shared()), (false, say::likely_shared())] {
        let mut found = groups
            .iter()
            .filter(|(_, group)| has_certain(group) == is_sure);
        let Some(first) = found.next() else { continue };
        page.heading(heading);
        for (key, group) in std::iter::once(first).chain(found) {
            let title = group.first().map_or("", |one| one.title.as_str());
            let line = Line::new(Tone::Strong, title).and(Tone::Quiet, &format!("  {key}"));
            let mut about = Page::new();
            about.prose(&places(key, group, is_sure));
            page.item_about(line, about);
        }
    }
    let mut all = groups
        .values()
        .flat_map(|group| group.iter().map(move |one| (one, group)));
    if all.any(|(one, group)| !is_certain(one, group)) {
        page.prose(&say::confirm_so());
    }
    page
}

/// The municipalities in a row, each with what is not as the key says.
fn places(key: &str, group: &[Member], is_sure: bool) -> String {
    let place = |one: &Member| {
        let id = (one.id != key).then(|| format!("`{}`", one.id));
        let doubt = (is_sure && !is_certain(one, group)).then(say::to_confirm);
        let notes: Vec<_> = [id, doubt].into_iter().flatten().collect();
        if notes.is_empty() {
            one.name.clone()
        } else {
            format!("{} ({})", one.name, notes.join(", "))
        }
    };
    group.iter().map(place).collect::<Vec<_>>().join(", ")
}
