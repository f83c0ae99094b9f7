//! `gka report gaps`: what is missing, municipality by municipality.

use anyhow::Result;
use clap::{ArgMatches, Command};

use super::{
    answer,
    asked::{Asked, with_filters},
    say, wrapped,
};
use crate::{
    cmd::{Ending, contacts, session::Session},
    model::{
        record::Record,
        value::{Day, Status},
    },
    output::{Cell, Column, Keep, Line, Mark, Matrix, Page, Rows, Tone, legend},
    store::{Store, Which},
    words::Words,
};

/// What it is called.
pub const NAME: Words = Words {
    en: "gaps",
    nl: "hiaten",
};

/// Its arguments.
pub fn build(command: Command) -> Command {
    let about = Words {
        en: "What is missing: theme, intervention, agenda, period, signer, signing-date, document, successor, source, contact",
        nl: "Wat ontbreekt: thema, interventie, agenda, periode, ondertekenaar, datum, document, vervolg, bron, contact",
    };
    let meaning = Words {
        en: "period, signer, signing-date, document: an agenda or addendum is without it. agenda: there is neither agenda nor addendum. successor: the last of them has ended. intervention: there is none at all; intervention: THEME: none names this theme; intervention-theme: none names any theme. contact: nobody to call, there or at the ministry.",
        nl: "period, signer, signing-date, document: een agenda of addendum is zonder. agenda: er is geen agenda en geen addendum. successor: de laatste daarvan is afgelopen. intervention: er is er geen een; intervention: THEMA: geen ervan noemt dit thema; intervention-theme: geen ervan noemt een thema. contact: niemand om te bellen, daar of bij het ministerie.",
    };
    with_filters(
        command.about(about.here()).after_help(meaning.here()),
        columns,
    )
}

/// What may be missing, in the order of the rows. The id never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    /// It names no theme, and no intervention of it does.
    Theme,
    /// It has no intervention; or a theme that it names has none.
    Intervention,
    /// It has themes and interventions, and nothing says which is for which.
    InterventionTheme,
    /// It has neither agenda nor addendum; what belongs to one is then not missing too.
    Agenda,
    /// Nobody knows for which period one of its agendas is.
    Period,
    /// Nobody is named who signed one of its agreements.
    Signer,
    /// One of its agreements was signed nobody knows when.
    SigningDate,
    /// One of its agreements has no document.
    Document,
    /// The last of its agreements has ended.
    Successor,
    /// Nobody knows where its facts come from.
    Source,
    /// There is nobody to call, there or at the ministry.
    Contact,
}

impl Gap {
    const ALL: [Self; 11] = [
        Self::Theme,
        Self::Intervention,
        Self::InterventionTheme,
        Self::Agenda,
        Self::Period,
        Self::Signer,
        Self::SigningDate,
        Self::Document,
        Self::Successor,
        Self::Source,
        Self::Contact,
    ];

    /// The word of the contract.
    const fn id(self) -> &'static str {
        match self {
            Self::InterventionTheme => "intervention-theme",
            Self::SigningDate => "signing-date",
            Self::Theme
            | Self::Intervention
            | Self::Agenda
            | Self::Period
            | Self::Signer
            | Self::Document
            | Self::Successor
            | Self::Source
            | Self::Contact => self.words().en,
        }
    }

    /// The word for people.
    const fn words(self) -> Words {
        let (en, nl) = match self {
            Self::Theme => ("theme", "thema"),
            Self::Intervention => ("intervention", "interventie"),
            Self::InterventionTheme => ("themes of interventions", "thema's van interventies"),
            Self::Agenda => ("agenda", "agenda"),
            Self::Period => ("period", "periode"),
            Self::Signer => ("signer", "ondertekenaar"),
            Self::SigningDate => ("signing date", "datum van ondertekening"),
            Self::Document => ("document", "document"),
            Self::Successor => ("successor", "vervolg"),
            Self::Source => ("source", "bron"),
            Self::Contact => ("contact", "contact"),
        };
        Words { en, nl }
    }
}

/// A municipality, what is missing, and its themes that have no intervention.
struct Gaps {
    slug: String,
    name: String,
    missing: Vec<Gap>,
    themes: Vec<String>,
}

/// A row for everything that is missing; drawn as a matrix.
pub fn run(session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let day = session.day;
    let store = session.store()?;
    let asked = Asked::of(store, matches)?;
    let which = session.which(matches)?;
    let is_named = matches!(which, Which::Named(_));
    let is_all = !is_named && asked.province.is_none() && asked.theme.is_none();
    let mut all = Vec::new();
    let mut worked = Vec::new();
    for record in store.records(&which)? {
        let own = record.interventions.iter().flat_map(|one| &one.themes);
        worked.extend(own.map(ToString::to_string));
        if asked.has_record(&record, day) {
            let mut gaps = gaps(store, &record, day);
            gaps.themes.retain(|theme| asked.has_theme(theme));
            all.push(gaps);
        }
    }
    let rows = rows(&all);
    answer(session, matches, rows, say::nothing_missing, |session| {
        draw(session, &all, is_named)?;
        let themes = session.store()?.themes().iter();
        let nowhere = themes.filter(|theme| !worked.iter().any(|id| id == theme.id.as_str()));
        let nowhere: Vec<_> = nowhere.map(|theme| theme.name.as_str()).collect();
        // Where no intervention names any theme that says nothing of the themes.
        if is_all && !worked.is_empty() && !nowhere.is_empty() {
            let sentence = say::no_intervention_for(nowhere.join(", "));
            let text = wrapped(&sentence, &session.out.stdout);
            session.out.text("\n");
            session.out.text(&text);
        }
        Ok(())
    })
}

/// How much is missing of a record.
pub fn missing(store: &Store, record: &Record, day: Day) -> usize {
    gaps(store, record, day).cells().count()
}

fn gaps(store: &Store, record: &Record, day: Day) -> Gaps {
    let interventions = &record.interventions;
    let names_theme = interventions.iter().any(|one| !one.themes.is_empty());
    let themes = record.head.themes.iter().filter(|theme| {
        let mut own = interventions.iter();
        names_theme && !own.any(|one| one.works_on(theme.as_str()))
    });
    let has_agenda = record.agreements().next().is_some();
    let (agendas, addenda) = (&record.agendas, &record.addenda);
    let is_missing = |gap: &Gap| match gap {
        Gap::Theme => record.head.themes.is_empty() && !names_theme,
        // A row for each theme without one is what the themes are for.
        Gap::Intervention => interventions.is_empty(),
        Gap::InterventionTheme => {
            !interventions.is_empty() && !names_theme && !record.head.themes.is_empty()
        }
        Gap::Agenda => !has_agenda,
        Gap::Period => agendas
            .iter()
            .any(|one| one.start.is_none() && one.end.is_none()),
        Gap::Signer => {
            agendas.iter().any(|one| one.signed_by.is_empty())
                || addenda.iter().any(|one| one.signed_by.is_empty())
        }
        Gap::SigningDate => {
            agendas.iter().any(|one| one.signed.is_none())
                || addenda.iter().any(|one| one.signed.is_none())
        }
        Gap::Document => {
            agendas.iter().any(|one| one.document.is_none())
                || addenda.iter().any(|one| one.document.is_none())
        }
        Gap::Successor => record.last_period().status(day) == Status::Ended,
        Gap::Source => record.sources.is_empty(),
        Gap::Contact => !contacts::has_any(store, record, day),
    };
    Gaps {
        slug: record.slug.clone(),
        name: record.head.name.clone(),
        themes: themes.map(ToString::to_string).collect(),
        missing: Gap::ALL.into_iter().filter(is_missing).collect(),
    }
}

impl Gaps {
    /// What is missing, a cell each.
    fn cells(&self) -> impl Iterator<Item = Cell> {
        let id = |theme: &String| format!("{}: {theme}", Gap::Intervention.id());
        let of_theme = self.themes.iter().map(id).map(Cell::from);
        of_theme.chain(self.missing.iter().map(|gap| gap.id().into()))
    }

    /// What is missing, for people.
    fn page(&self, store: &Store) -> Page {
        let mut page = Page::new();
        let missing: Vec<_> = self.missing.iter().map(|gap| gap.words().here()).collect();
        page.prose(&missing.join(", "));
        let themes: Vec<_> = self.themes.iter().map(|id| store.theme_name(id)).collect();
        page.field(&say::theme_alone(), themes.join(", "));
        page
    }

    fn marks(&self) -> Vec<Mark> {
        let mark = |gap: Gap| match (gap, self.themes.len()) {
            (Gap::Intervention, 1..) => Mark::Count(self.themes.len()),
            _ if self.missing.contains(&gap) => Mark::There,
            _ => Mark::Nothing,
        };
        Gap::ALL.into_iter().map(mark).collect()
    }
}

fn columns() -> Vec<Column> {
    let column = |id, en, nl| Column::new(id, Words { en, nl }).keep(Keep::Always);
    vec![
        column("municipality", "municipality", "gemeente"),
        column("missing", "missing", "ontbreekt"),
    ]
}

fn rows(all: &[Gaps]) -> Rows {
    let mut rows = Rows::new(columns());
    for gaps in all {
        let cells = gaps.cells();
        rows.rows
            .extend(cells.map(|missing| vec![gaps.slug.clone().into(), missing]));
    }
    rows
}

/// A matrix of what anybody misses; in words for those who were named, and where it is too wide.
fn draw(session: &mut Session, all: &[Gaps], is_named: bool) -> Result<()> {
    let store = session.store()?;
    let lacking = all.iter().map(|gaps| (gaps, gaps.marks()));
    let lacking: Vec<_> = lacking
        .filter(|(_, marks)| marks.iter().any(|mark| *mark != Mark::Nothing))
        .collect();
    let is_used = |at: &usize| lacking.iter().any(|(_, marks)| marks[*at] != Mark::Nothing);
    let used: Vec<_> = (0..Gap::ALL.len()).filter(is_used).collect();
    let column = |at: &usize| Gap::ALL[*at].words().here().to_owned();
    let rows = lacking.iter().map(|(gaps, marks)| {
        let marks = used.iter().map(|at| marks[*at]).collect();
        (gaps.name.clone(), marks)
    });
    let matrix = Matrix {
        columns: used.iter().map(column).collect(),
        rows: rows.collect(),
        total: say::together(),
    };
    let screen = session.out.stdout;
    if is_named || !matrix.fits(screen.width) {
        let mut page = Page::new();
        for (gaps, _) in &lacking {
            let name = Line::new(Tone::Strong, &gaps.name);
            page.item_about(name, gaps.page(store));
        }
        session.out.page(&page);
        return Ok(());
    }
    let mut signs = vec![(Mark::There.sign(screen.utf8), Tone::Plain, say::missing())];
    if all.iter().any(|gaps| !gaps.themes.is_empty()) {
        signs.push(("1".to_owned(), Tone::Strong, say::themes_alone()));
    }
    session.out.text(&matrix.render(&screen));
    session.out.text("\n");
    session.out.text(&legend(&signs, &screen));
    Ok(())
}
