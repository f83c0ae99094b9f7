//! What the three kinds of file hold.

use std::collections::BTreeMap;

use super::{
    fault::{Faults, WRONG_TYPE},
    node::{Node, Scalar},
    noun::{Entry, Noun, Read, read},
    nouns::{
        Activity, Addendum, Agenda, Alderman, Contact, Coordinator, Intervention, Municipality,
        News, Research, Source, Theme,
    },
    say,
    value::{Day, Period},
};
use crate::words::Words;

/// One municipality: its agenda and all that belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The stem of its file.
    pub slug: String,
    /// What it says of the municipality itself.
    pub head: Municipality,
    /// Where these facts were read.
    pub sources: Vec<Source>,
    /// Its agendas, normally one.
    pub agendas: Vec<Agenda>,
    /// Those who sign, or signed.
    pub aldermen: Vec<Alderman>,
    /// What prolongs the agenda.
    pub addenda: Vec<Addendum>,
    /// What it does.
    pub interventions: Vec<Intervention>,
    /// What is studied.
    pub research: Vec<Research>,
    /// How knowledge is shared.
    pub activities: Vec<Activity>,
    /// What was written about it.
    pub news: Vec<News>,
    /// Whom to call there.
    pub contacts: Vec<Contact>,
    /// The entries that could not be read.
    pub left_out: LeftOuts,
}

/// The entries that could not be read, by the keys of their nouns, in the order of the file.
pub type LeftOuts = BTreeMap<&'static str, Vec<LeftOut>>;

/// An entry that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its place in the file.
    pub place: usize,
    /// What names it, if at least that could be read: references to it are not to blame.
    pub name: Option<String>,
}

/// The nouns of a record, in the order of the file.
pub const NOUNS: &[&Noun] = &[
    Source::NOUN,
    Agenda::NOUN,
    Alderman::NOUN,
    Addendum::NOUN,
    Intervention::NOUN,
    Research::NOUN,
    Activity::NOUN,
    News::NOUN,
    Contact::NOUN,
];

/// The keys of the arrays of tables in a record, in the order of the file.
pub fn sections() -> Vec<&'static str> {
    NOUNS.iter().map(|noun| noun.key).collect()
}

/// The noun of a record with this key.
pub fn noun(key: &str) -> Option<&'static Noun> {
    NOUNS.iter().find(|noun| noun.key == key).copied()
}

impl Record {
    /// Reads a record. All faults are noted; nothing comes back without a sound code and name.
    pub fn read<N: Node>(slug: &str, root: &N, faults: &mut Faults) -> Option<Self> {
        let head = read_head(root, faults);
        let rest = Self::read_entries(slug, root, faults);
        Some(Self {
            head: head?,
            ..rest?
        })
    }

    /// Reads a record to judge it: one without a sound code and name has the rest judged all the
    /// same. The second half tells whether its head is sound.
    pub fn read_to_judge<N: Node>(
        slug: &str,
        root: &N,
        faults: &mut Faults,
    ) -> Option<(Self, bool)> {
        let head = read_head(root, faults);
        let rest = Self::read_entries(slug, root, faults)?;
        Some(match head {
            Some(head) => (Self { head, ..rest }, true),
            None => (rest, false),
        })
    }

    /// A record with the entries of a file and a head that only stands in.
    fn read_entries<N: Node>(slug: &str, root: &N, faults: &mut Faults) -> Option<Self> {
        let mut left_out = LeftOuts::new();
        Some(Self {
            sources: entries(root, faults, &mut left_out),
            agendas: entries(root, faults, &mut left_out),
            aldermen: entries(root, faults, &mut left_out),
            addenda: entries(root, faults, &mut left_out),
            interventions: entries(root, faults, &mut left_out),
            research: entries(root, faults, &mut left_out),
            activities: entries(root, faults, &mut left_out),
            news: entries(root, faults, &mut left_out),
            contacts: entries(root, faults, &mut left_out),
            head: Municipality::stand_in(slug, root)?,
            slug: slug.to_owned(),
            left_out,
        })
    }

    /// The place in the file of the nth entry of a noun: those that could not be read count too.
    pub fn place_of(&self, noun: &Noun, nth: usize) -> usize {
        place_among(&self.left_out, noun.key, nth)
    }

    /// The agendas and addenda with their periods, in the order of the file.
    pub fn agreements(&self) -> impl Iterator<Item = (&'static Noun, &dyn Entry)> {
        let agendas = self
            .agendas
            .iter()
            .map(|agenda| (Agenda::NOUN, agenda as &dyn Entry));
        let addenda = self
            .addenda
            .iter()
            .map(|addendum| (Addendum::NOUN, addendum as &dyn Entry));
        agendas.chain(addenda)
    }

    /// The period of the agenda or addendum that ends last; an open end is the last of all.
    pub fn last_period(&self) -> Period {
        let end = |period: &Period| match period.last_day() {
            _ if period.is_unknown() => (0, None),
            Some(day) => (1, Some(day)),
            None => (2, period.first_day()),
        };
        let periods = self.agreements().filter_map(|(_, entry)| entry.period());
        periods.max_by_key(end).unwrap_or_default()
    }

    /// Whether the municipality works on a theme: by its own themes or by an intervention.
    pub fn works_on(&self, theme: &str) -> bool {
        self.head.themes.iter().any(|id| id.as_str() == theme)
            || self
                .interventions
                .iter()
                .any(|intervention| intervention.works_on(theme))
    }
}

/// What a file holds that is nothing but one array of tables.
#[derive(Clone, Debug)]
pub struct Vocabulary<E> {
    /// The entries that could be read.
    pub entries: Vec<E>,
    left_out: LeftOuts,
}

impl<E: Read> Vocabulary<E> {
    /// Reads the file of a vocabulary.
    pub fn read<N: Node>(root: &N, faults: &mut Faults) -> Self {
        for (key, span, _) in root.pairs().into_iter().flatten() {
            if key != E::NOUN.key {
                faults.unknown_key(span, key, Some(E::NOUN.key));
            }
        }
        let mut left_out = LeftOuts::new();
        Self {
            entries: entries(root, faults, &mut left_out),
            left_out,
        }
    }

    /// The place in the file of the nth entry: those that could not be read count too.
    pub fn place_of(&self, nth: usize) -> usize {
        place_among(&self.left_out, E::NOUN.key, nth)
    }
}

/// So many gaps come before an entry as have their place before the one that it would have behind
/// them. Rules ask this of every entry: it must not walk over all gaps.
fn place_among(left_out: &LeftOuts, noun: &str, nth: usize) -> usize {
    let gaps = left_out.get(noun).map_or(&[][..], Vec::as_slice);
    let (mut few, mut many) = (0, gaps.len());
    while few < many {
        let gap = few.midpoint(many);
        if gaps[gap].place <= nth + gap {
            few = gap + 1;
        } else {
            many = gap;
        }
    }
    nth + few
}

/// Whom to call for a municipality.
impl Coordinator {
    /// Whether somebody is in function on a day.
    pub fn serves_on(&self, day: Day) -> bool {
        let period = Period {
            start: self.from,
            end: self.until,
        };
        period.is_unknown() || period.status(day) == super::value::Status::Running
    }
}

impl Theme {
    /// Whether people may mean this theme by this name: its id, name or an alias.
    pub fn answers_to(&self, key: &str) -> bool {
        let mut names = [self.id.as_str(), &self.name]
            .into_iter()
            .chain(self.aliases.iter().map(String::as_str));
        names.any(|name| super::name::key(name) == key)
    }
}

fn read_head<N: Node>(root: &N, faults: &mut Faults) -> Option<Municipality> {
    // A missing key of the root has no header to be placed at: it stands at 1:1.
    read(root, 0..0, &sections(), faults)
}

fn entries<E: Read, N: Node>(root: &N, faults: &mut Faults, left_out: &mut LeftOuts) -> Vec<E> {
    let Some(found) = root.get(E::NOUN.key) else {
        return Vec::new();
    };
    let Some(items) = found.items() else {
        let expected = Words {
            en: "tables: [[…]]",
            nl: "tabellen: [[…]]",
        };
        let message = say::expected(expected.here(), found.scalar().name().here());
        faults.note(WRONG_TYPE, found.span(), message);
        return Vec::new();
    };
    let mut entries = Vec::with_capacity(items.len());
    for (place, item) in items.iter().enumerate() {
        let entry = if item.pairs().is_some() {
            read::<E, N>(item, item.span(), &[], faults)
        } else {
            let expected = Words {
                en: "a table",
                nl: "een tabel",
            };
            faults.expected(item.span(), expected, item.scalar().name());
            None
        };
        match entry {
            Some(entry) => entries.push(entry),
            None => left_out.entry(E::NOUN.key).or_default().push(LeftOut {
                place,
                name: name_of(E::NOUN, item),
            }),
        }
    }
    entries
}

/// The text that names an entry, if one key alone does and it is a text.
fn name_of<N: Node>(noun: &Noun, table: &N) -> Option<String> {
    let [key] = noun.named_by else { return None };
    match table.get(key)?.scalar() {
        Scalar::Text(text) => Some(text.into_owned()),
        Scalar::Whole(_) | Scalar::Yes(_) | Scalar::Day(_) | Scalar::Other(_) => None,
    }
}
