//! What the three kinds of file hold.

use std::collections::BTreeMap;

use super::{
    fault::{Fault, Faults, MISSING_KEY, UNKNOWN_KEY, WRONG_TYPE},
    node::{Node, Scalar},
    noun::{Aim, Entry, Noun, Read},
    nouns::{
        Activity, Addendum, Agenda, Alderman, Contact, Coordinator, Intervention, Municipality,
        News, Research, Source, Theme,
    },
    say,
    value::{Day, MunicipalityRef, Period},
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
    /// Nouns of the entries that are judged under a name that only stands in, and what the file
    /// calls them, if that could be read.
    pub unnamed: Vec<(&'static str, Option<String>)>,
    /// Nouns and places among the read ones of entries in which something could not be read.
    pub doubtful: Vec<(&'static str, usize)>,
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
    /// Reads a record. All faults are noted; to be used, nothing comes back without a sound code
    /// and name.
    pub fn read<N: Node>(slug: &str, root: &N, faults: &mut Faults, aim: Aim) -> Option<Self> {
        // A missing key of the root has no header to be placed at: it stands at 1:1.
        let head = Municipality::read(root, 0..0, &sections(), faults, aim);
        let mut reader = Reader {
            root,
            faults,
            aim,
            left_out: LeftOuts::new(),
            unnamed: Vec::new(),
            doubtful: Vec::new(),
        };
        Some(Self {
            sources: reader.entries(),
            agendas: reader.entries(),
            aldermen: reader.entries(),
            addenda: reader.entries(),
            interventions: reader.entries(),
            research: reader.entries(),
            activities: reader.entries(),
            news: reader.entries(),
            contacts: reader.entries(),
            left_out: reader.left_out,
            unnamed: reader.unnamed,
            doubtful: reader.doubtful,
            head: head?,
            slug: slug.to_owned(),
        })
    }

    /// What the entries of a noun are called that could not be read; nothing where one of them has
    /// no name either.
    pub fn unread_names(&self, noun: &Noun) -> Option<Vec<&str>> {
        let left_out = self.left_out.get(noun.key).into_iter().flatten();
        let left_out = left_out.map(|left| left.name.as_deref());
        let unnamed = self.unnamed.iter().filter(|(key, _)| *key == noun.key);
        left_out
            .chain(unnamed.map(|(_, name)| name.as_deref()))
            .collect()
    }

    /// Notes that entries may be missing of which nothing is known.
    pub fn may_lack_entries(&mut self) {
        self.unnamed
            .extend(NOUNS.iter().map(|noun| (noun.key, None)));
    }

    /// Whether something in the nth entry of a noun could not be read.
    pub fn is_doubtful(&self, noun: &Noun, nth: usize) -> bool {
        self.doubtful.contains(&(noun.key, nth))
    }

    /// Whether all that the file holds of a noun could be read.
    pub fn knows_all(&self, noun: &Noun) -> bool {
        let unnamed = self.unnamed.iter().any(|(key, _)| *key == noun.key);
        let doubtful = self.doubtful.iter().any(|(key, _)| *key == noun.key);
        !unnamed && !doubtful && !self.left_out.contains_key(noun.key)
    }

    /// Whether code and name are sound, and no stand-ins.
    pub fn has_sound_head(&self) -> bool {
        !self.head.code.as_str().is_empty() && !self.head.name.is_empty()
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
    /// Whether no entry can be missing: of each the file tells what it is called.
    pub is_whole: bool,
}

impl<E: Read> Vocabulary<E> {
    /// Reads the file of a vocabulary.
    pub fn read<N: Node>(root: &N, faults: &mut Faults, aim: Aim) -> Self {
        let mut is_whole = root
            .get(E::NOUN.key)
            .is_none_or(|found| found.items().is_some());
        for (key, span, _) in root.pairs().into_iter().flatten() {
            if key != E::NOUN.key {
                faults.unknown_key(span, key, Some(E::NOUN.key));
                is_whole = false;
            }
        }
        let mut reader = Reader {
            root,
            faults,
            aim,
            left_out: LeftOuts::new(),
            unnamed: Vec::new(),
            doubtful: Vec::new(),
        };
        let entries = reader.entries();
        Self {
            entries,
            is_whole: is_whole && reader.left_out.is_empty(),
            left_out: reader.left_out,
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

    /// Whom somebody serves, as it is written; all is all, whoever is named beside it.
    pub fn served(&self) -> impl Iterator<Item = &str> {
        let named = || self.municipalities.iter().map(MunicipalityRef::as_str);
        let serves_all = named().any(|text| text == Self::ALL);
        named().filter(move |text| !serves_all || *text == Self::ALL)
    }
}

impl Theme {
    /// Whether people may mean this theme by this name: its id, name or an alias.
    pub fn answers_to(&self, key: &str) -> bool {
        self.names().any(|name| super::name::key(name) == key)
    }

    /// Its id, name and aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let aliases = self.aliases.iter().map(String::as_str);
        [self.id.as_str(), &self.name].into_iter().chain(aliases)
    }
}

/// Reads the entries of a file, noun by noun.
struct Reader<'a, N> {
    root: &'a N,
    faults: &'a mut Faults,
    aim: Aim,
    left_out: LeftOuts,
    unnamed: Vec<(&'static str, Option<String>)>,
    doubtful: Vec<(&'static str, usize)>,
}

impl<N: Node> Reader<'_, N> {
    fn entries<E: Read>(&mut self) -> Vec<E> {
        let Some(found) = self.root.get(E::NOUN.key) else {
            return Vec::new();
        };
        let judges = self.aim == Aim::Judge;
        let items = found.items().unwrap_or_else(|| {
            let message = say::one_of_several(E::NOUN.key);
            self.faults.note(WRONG_TYPE, found.span(), message);
            // One table is at least one entry.
            let is_table = judges && found.pairs().is_some();
            if is_table {
                std::slice::from_ref(found)
            } else {
                &[]
            }
        });
        if items.is_empty() && found.items().is_none() {
            self.unnamed.push((E::NOUN.key, None));
        }
        let mut entries = Vec::with_capacity(items.len());
        for (place, item) in items.iter().enumerate() {
            let known = self.faults.0.len();
            let entry = self.entry::<E>(item);
            let (noun, name) = (E::NOUN.key, || name_of(E::NOUN, item));
            let is_flawed = self.faults.0.len() > known;
            match &entry {
                None => {
                    let left_out = self.left_out.entry(noun).or_default();
                    left_out.push(LeftOut {
                        place,
                        name: name(),
                    });
                }
                Some(_) if judges && is_flawed => {
                    self.doubtful.push((noun, entries.len()));
                    if is_name_doubtful(E::NOUN, item, &self.faults.0[known..]) {
                        self.unnamed.push((noun, name()));
                    }
                }
                Some(_) => {}
            }
            entries.extend(entry);
        }
        entries
    }

    fn entry<E: Read>(&mut self, item: &N) -> Option<E> {
        if item.pairs().is_some() {
            return E::read(item, item.span(), &[], self.faults, self.aim);
        }
        let expected = Words {
            en: "a table",
            nl: "een tabel",
        };
        self.faults
            .expected(item.span(), expected, item.scalar().name());
        None
    }
}

/// Whether what names an entry may be other than what was read of it.
fn is_name_doubtful<N: Node>(noun: &Noun, table: &N, faults: &[Fault]) -> bool {
    let names = noun.named_by.iter().filter_map(|key| table.get(key));
    let spans: Vec<_> = names.map(Node::span).collect();
    let is_key = |fault: &Fault| [MISSING_KEY, UNKNOWN_KEY].contains(&fault.code);
    let mut faults = faults.iter();
    faults.any(|fault| is_key(fault) || spans.contains(&fault.span))
}

/// The text that names an entry, if one key alone does and it is a text.
fn name_of<N: Node>(noun: &Noun, table: &N) -> Option<String> {
    let [key] = noun.named_by else { return None };
    match table.get(key)?.scalar() {
        Scalar::Text(text) => Some(text.into_owned()),
        Scalar::Whole(_) | Scalar::Yes(_) | Scalar::Day(_) | Scalar::Other(_) => None,
    }
}
