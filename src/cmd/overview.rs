//! `gka` alone: an overview, and the commands to begin with.

use anyhow::Result;
use serde_json::{Map, Value as Json, json};

use super::{Ending, report::missing, say, session::Session, spoken};
use crate::{
    model::{
        noun::Noun,
        value::{Day, Period, Status},
    },
    output::{Line, Page, Tone, json_text},
    store::Which,
    words::Words,
};

/// The commands to begin with, and what they do.
const BEGIN: [(Words, Words); 5] = [
    (
        Words {
            en: "gka list",
            nl: "gka lijst",
        },
        Words {
            en: "the municipalities",
            nl: "de gemeenten",
        },
    ),
    (
        Words {
            en: "gka show leiden",
            nl: "gka toon leiden",
        },
        Words {
            en: "one agenda, to read",
            nl: "één agenda, om te lezen",
        },
    ),
    (
        Words {
            en: "gka theme show ouderbetrokkenheid",
            nl: "gka thema toon ouderbetrokkenheid",
        },
        Words {
            en: "who works on a theme, and with what",
            nl: "wie aan een thema werkt, en waarmee",
        },
    ),
    (
        Words {
            en: "gka contact leiden",
            nl: "gka contact leiden",
        },
        Words {
            en: "whom to call",
            nl: "wie te bellen",
        },
    ),
    (
        Words {
            en: "gka intervention add leiden",
            nl: "gka interventie voeg-toe leiden",
        },
        Words {
            en: "add an intervention, question by question",
            nl: "een interventie toevoegen, vraag voor vraag",
        },
    ),
];

/// What there is.
#[derive(Debug, Default)]
struct Counts {
    municipalities: usize,
    interventions: usize,
    /// Of agendas and addenda, in the order of [`Status::ALL`].
    agreements: [usize; 4],
    /// The running one that ends first.
    next: Option<Next>,
    /// What `report gaps` would name.
    gaps: usize,
}

/// An agenda or an addendum, and the end of its period.
#[derive(Debug)]
struct Next {
    last: Day,
    slug: String,
    name: String,
    noun: &'static Noun,
    period: Period,
}

/// The overview.
pub fn run(session: &mut Session) -> Result<Ending> {
    let counts = count(session)?;
    if session.wants_json()? {
        let text = json_text(&Json::Object(as_json(&counts)));
        session.out.text(&text);
    } else {
        session.out.page(&page(&counts));
    }
    Ok(Ending::Done)
}

fn count(session: &Session) -> Result<Counts> {
    let mut counts = Counts::default();
    let (store, day) = (session.store()?, session.day);
    for record in store.records(&Which::All)? {
        counts.municipalities += 1;
        counts.gaps += missing(store, &record, day);
        counts.interventions += record.interventions.len();
        for (noun, entry) in record.agreements() {
            let period = entry.period().unwrap_or_default();
            let status = period.status(day);
            let place = Status::ALL.iter().position(|known| *known == status);
            counts.agreements[place.unwrap_or_default()] += 1;
            let last = period.last_day().filter(|_| status == Status::Running);
            let is_sooner = |last: &Day| counts.next.as_ref().is_none_or(|next| *last < next.last);
            if let Some(last) = last.filter(is_sooner) {
                counts.next = Some(Next {
                    last,
                    slug: record.slug.clone(),
                    name: record.head.name.clone(),
                    noun,
                    period,
                });
            }
        }
    }
    Ok(counts)
}

fn as_json(counts: &Counts) -> Map<String, Json> {
    let Counts {
        municipalities,
        interventions,
        agreements,
        next,
        gaps,
    } = counts;
    let mut object = Map::new();
    object.insert("municipalities".to_owned(), (*municipalities).into());
    object.insert("interventions".to_owned(), (*interventions).into());
    for (status, count) in Status::ALL.into_iter().zip(agreements) {
        object.insert(status.id().to_owned(), (*count).into());
    }
    if let Some(next) = next {
        let next = json!({
            "municipality": next.slug,
            "kind": next.noun.one.en,
            "period": next.period.to_string(),
        });
        object.insert("ends-next".to_owned(), next);
    }
    object.insert("gaps".to_owned(), (*gaps).into());
    object
}

fn page(counts: &Counts) -> Page {
    let mut page = Page::new();
    page.title(say::overview_title());
    page.field(
        say::MUNICIPALITIES.here(),
        counts.municipalities.to_string(),
    );
    page.field(say::INTERVENTIONS.here(), counts.interventions.to_string());
    let agreements = Status::ALL.into_iter().zip(counts.agreements);
    for (status, count) in agreements.filter(|(_, count)| *count > 0) {
        let term = spoken::status(status);
        page.field(&say::agreements(term.label.here()), count.to_string());
    }
    if let Some(next) = &counts.next {
        let kind = next.noun.one.here();
        let said = say::ends_next(&next.name, kind, next.period, spoken::day(next.last));
        page.field(say::ENDS_NEXT.here(), said);
    }
    page.field(say::GAPS.here(), counts.gaps.to_string());
    page.heading(say::BEGIN.here());
    let width = BEGIN
        .iter()
        .map(|(command, _)| command.here().len())
        .max()
        .unwrap_or_default();
    for (command, does) in BEGIN {
        let line = Line::new(Tone::Strong, &format!("{:width$}", command.here()));
        page.item(line.and(Tone::Plain, &format!("  {}", does.here())));
    }
    page.prose(&say::more_to_see());
    page.prose(&say::more_help());
    page
}
