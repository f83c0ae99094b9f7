//! What may stand in each place: municipalities, themes, entries, the values of a field.

use std::{borrow::Cow, collections::HashMap, env, ffi::OsStr, ffi::OsString, sync::OnceLock};

use clap::{Arg, ArgMatches};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use super::{VARIABLE, begins};
use crate::{
    cmd::{
        args::{ENTRY, MUNICIPALITIES, MUNICIPALITY, text, texts},
        asked, exchange,
        session::Session,
    },
    model::{
        field::Field,
        name::{key, slug},
        noun::Noun,
        record::{NOUNS, Record},
        value::Kind,
    },
    output::Column,
    store::{Exactness, Known, Store, Which, named},
    words::visible::misleads,
};

/// Stands where the shell is to offer files.
pub const FILES: &str = "\u{1}files";

/// What may be offered: the words that mean it, the best one first, and what it is.
struct Offer {
    words: Vec<String>,
    help: String,
}

impl Offer {
    fn of(word: impl Into<String>) -> Self {
        Self {
            words: vec![word.into()],
            help: String::new(),
        }
    }
}

/// The words before the cursor, with the verb that a noun has without one.
static WORDS: OnceLock<Vec<OsString>> = OnceLock::new();

/// What is offered is about the command that these words name.
pub fn about(words: Vec<OsString>) {
    let _ = WORDS.set(words);
}

/// The command, as far as it is typed.
struct Typed {
    matches: ArgMatches,
    session: Session,
}

impl Typed {
    fn read() -> Option<Self> {
        let matches = asked::so_far(WORDS.get()?)?;
        let session = Session::open(&matches);
        Some(Self { matches, session })
    }

    fn store(&self) -> Option<&Store> {
        self.session.store().ok()
    }

    fn command(&self) -> &ArgMatches {
        let mut command = &self.matches;
        while let Some((_, inner)) = command.subcommand() {
            command = inner;
        }
        command
    }

    /// The records that it is about: of the municipalities that are named, else all.
    fn records(&self) -> Vec<Record> {
        let named = match text(self.command(), MUNICIPALITY) {
            Some(one) => vec![one.to_owned()],
            None => texts(self.command(), MUNICIPALITIES),
        };
        let Some(store) = self.store() else {
            return Vec::new();
        };
        let slugs: Result<Vec<_>, _> = named.iter().map(|name| store.find(name)).collect();
        let which = match slugs {
            Ok(slugs) if slugs.is_empty() => Which::All,
            Ok(slugs) => Which::Named(slugs),
            Err(_) => return Vec::new(),
        };
        let records = store.records(&which).map(Iterator::collect);
        records.unwrap_or_default()
    }

    fn record(&self) -> Option<Record> {
        let store = self.store()?;
        let slug = store.find(text(self.command(), MUNICIPALITY)?).ok()?;
        store.record(&slug).ok()
    }
}

/// The candidates among these offers that begin as it was typed: the way it was typed if one of its
/// words does, else without its accents.
fn fitting(offers: impl IntoIterator<Item = Offer>, typed: &OsStr) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy();
    let lower = typed.to_lowercase();
    let fits = |offer: Offer| {
        let as_typed = |word: &&String| word.to_lowercase().starts_with(&lower);
        let words = &offer.words;
        let word = words.iter().find(as_typed);
        let word = word.or_else(|| words.iter().find(|word| begins(word, &typed)))?;
        let help = (offer.help != *word && !offer.help.is_empty()).then_some(offer.help);
        Some(CompletionCandidate::new(word).help(help.map(Into::into)))
    };
    offers.into_iter().filter_map(fits).collect()
}

fn with<F>(arg: Arg, offers: F) -> Arg
where
    F: Fn(&Typed) -> Option<Vec<Offer>> + Send + Sync + 'static,
{
    arg.add(ArgValueCompleter::new(move |typed: &OsStr| {
        let offers = Typed::read().and_then(|command| offers(&command));
        fitting(offers.unwrap_or_default(), typed)
    }))
}

/// An argument that takes the name of a file or a folder.
pub fn with_files(arg: Arg) -> Arg {
    arg.add(ArgValueCompleter::new(|_: &OsStr| {
        vec![CompletionCandidate::new(FILES)]
    }))
}

/// An argument that takes one of these words.
pub fn with_words<W>(arg: Arg, words: W) -> Arg
where
    W: Fn() -> Vec<String> + Send + Sync + 'static,
{
    arg.add(ArgValueCompleter::new(move |typed: &OsStr| {
        fitting(words().into_iter().map(Offer::of), typed)
    }))
}

/// An argument that takes columns, with commas between them.
pub fn with_columns<C>(arg: Arg, columns: C) -> Arg
where
    C: Fn() -> Vec<Column> + Send + Sync + 'static,
{
    arg.add(ArgValueCompleter::new(move |typed: &OsStr| {
        let typed = typed.to_string_lossy();
        let (before, last) = typed.rsplit_once(',').unwrap_or(("", &typed));
        let taken: Vec<_> = before.split(',').collect();
        let columns = columns().into_iter().map(offer_of_column);
        let left = columns.filter(|offer| !taken.contains(&offer.words[0].as_str()));
        let found = fitting(left, OsStr::new(last)).into_iter();
        let comma = if before.is_empty() { "" } else { "," };
        found
            .map(|one| one.add_prefix(format!("{before}{comma}")))
            .collect()
    }))
}

/// An argument that takes one column, perhaps with a `-` before it.
pub fn with_sort<C>(arg: Arg, columns: C) -> Arg
where
    C: Fn() -> Vec<Column> + Send + Sync + 'static,
{
    arg.add(ArgValueCompleter::new(move |typed: &OsStr| {
        let typed = typed.to_string_lossy();
        let (dash, name) = typed
            .strip_prefix('-')
            .map_or(("", &*typed), |name| ("-", name));
        let columns = columns().into_iter().map(offer_of_column);
        let found = fitting(columns, OsStr::new(name)).into_iter();
        found.map(|one| one.add_prefix(dash)).collect()
    }))
}

fn offer_of_column(column: Column) -> Offer {
    Offer {
        words: vec![column.id.to_owned()],
        help: column.label.here().to_owned(),
    }
}

/// An argument that takes a municipality with a record.
pub fn with_municipalities(arg: Arg) -> Arg {
    arg.add(ArgValueCompleter::new(municipalities))
}

/// The slugs that begin so; where none does, what the municipalities are called otherwise: for that
/// all records are read.
fn municipalities(typed: &OsStr) -> Vec<CompletionCandidate> {
    let command = Typed::read();
    let Some(store) = command.as_ref().and_then(Typed::store) else {
        return Vec::new();
    };
    let Ok(slugs) = store.slugs() else {
        return Vec::new();
    };
    let slugs = slugs.iter();
    let lower = typed.to_string_lossy().to_lowercase();
    let found = fitting(
        slugs.filter(|slug| slug.starts_with(&lower)).map(Offer::of),
        typed,
    );
    if !found.is_empty() {
        return found;
    }
    let known = store.known().unwrap_or_default().iter().map(offer_of_place);
    let found = fitting(known, typed);
    let means_one = |one: &CompletionCandidate| store.find(&one.get_value().to_string_lossy());
    found
        .into_iter()
        .filter(|one| means_one(one).is_ok())
        .collect()
}

fn offer_of_place(known: &Known) -> Offer {
    let names = std::iter::once(&known.name).chain(&known.also);
    let slugs: Vec<_> = names.clone().map(|name| slug(name)).collect();
    let words = std::iter::once(&known.slug).chain(names).chain(&slugs);
    Offer {
        words: words.filter(|word| is_usable(word)).cloned().collect(),
        help: known.name.clone(),
    }
}

/// An argument that takes a municipality without a record.
pub fn with_unrecorded(arg: Arg) -> Arg {
    with(arg, |command| {
        let unrecorded = command.store()?.unrecorded().ok()?;
        Some(unrecorded.iter().map(offer_of_place).collect())
    })
}

/// An argument that takes files, and before them the noun that they hold.
pub fn with_imports(arg: Arg) -> Arg {
    arg.add(ArgValueCompleter::new(|typed: &OsStr| {
        let nouns = exchange::sheets().map(Offer::of);
        let found = nouns.filter(|_| !typed.is_empty());
        let found = fitting(found, typed);
        if found.is_empty() {
            return vec![CompletionCandidate::new(FILES)];
        }
        found
    }))
}

/// An argument that takes a noun to export, and municipalities.
pub fn with_sheets(arg: Arg) -> Arg {
    arg.add(ArgValueCompleter::new(|typed: &OsStr| {
        let mut found = fitting(exchange::sheets().map(Offer::of), typed);
        found.extend(municipalities(typed));
        found
    }))
}

/// An argument that takes a theme.
pub fn with_themes(arg: Arg) -> Arg {
    with(arg, |command| {
        let themes = command.store()?.themes().iter();
        let offer = |theme: &crate::model::nouns::Theme| {
            let words = [theme.id.to_string(), theme.name.clone()].into_iter();
            Offer {
                words: words.chain(theme.aliases.iter().cloned()).collect(),
                help: theme.name.clone(),
            }
        };
        Some(themes.map(offer).collect())
    })
}

/// An argument that takes a province.
pub fn with_provinces(arg: Arg) -> Arg {
    with(arg, |command| {
        let provinces = command.store()?.register().provinces();
        Some(provinces.into_iter().map(Offer::of).collect())
    })
}

/// An argument that takes what names an entry of the municipality before it.
pub fn with_entries(arg: Arg, noun: &'static Noun) -> Arg {
    with(arg, move |command| Some(entries(&command.record()?, noun)))
}

/// The entries: what names each; its title and its slug where they name no other.
fn entries(record: &Record, noun: &'static Noun) -> Vec<Offer> {
    let entries = (noun.of)(record);
    let mut counts: HashMap<String, usize> = HashMap::new();
    for entry in &entries {
        let keys = [key(&entry.call()), key(&entry.title())];
        let [call, title] = &keys;
        *counts.entry(call.clone()).or_default() += 1;
        if title != call {
            *counts.entry(title.clone()).or_default() += 1;
        }
    }
    let is_alone = |word: &String| counts.get(&key(word)) == Some(&1);
    let offer = |entry: &&dyn crate::model::noun::Entry| {
        let (call, title) = (entry.call().into_owned(), entry.title());
        let others = [title.clone(), slug(&call)].into_iter().filter(is_alone);
        let words = std::iter::once(call).chain(others);
        Offer {
            words: words.filter(|word| is_usable(word)).collect(),
            help: title,
        }
    };
    entries.iter().map(offer).collect()
}

/// Whether a word can be handed over, and is then no flag.
fn is_usable(word: &str) -> bool {
    // fish tells a word and what it is apart by the tab, and shows what turns a line around.
    let is_fish = || env::var_os(VARIABLE).is_some_and(|shell| shell == "fish");
    let misleads = |c: char| c == '\t' || !c.is_ascii() && misleads(c);
    let is_handed = |c: char| c != '\0' && !(misleads(c) && is_fish());
    !word.is_empty() && !word.starts_with('-') && word.chars().all(is_handed)
}

/// An argument that takes a value of a field: what there is to choose from, and for a list that is
/// filtered also what the records have.
pub fn with_values(arg: Arg, field: &'static Field) -> Arg {
    match field.kind {
        Kind::Theme => with_themes(arg),
        Kind::Municipality(_) => with_municipalities(arg),
        Kind::OneOf(words) => with_words(arg, move || {
            words.iter().map(|word| word.en.to_owned()).collect()
        }),
        Kind::Switch => with_words(arg, || ["true", "false"].map(String::from).into()),
        Kind::Ref(other) => with(arg, move |command| {
            let noun = NOUNS.iter().find(|noun| noun.key == other)?;
            let records = command.records();
            Some(distinct(records.iter().flat_map(|record| {
                let entries = (noun.of)(record).into_iter();
                entries
                    .map(|entry| entry.call().into_owned())
                    .collect::<Vec<_>>()
            })))
        }),
        Kind::Text
        | Kind::Prose
        | Kind::Id
        | Kind::Code
        | Kind::Url
        | Kind::Email
        | Kind::Phone
        | Kind::Day
        | Kind::Moment
        | Kind::Ages
        | Kind::Person => arg,
    }
}

/// An argument that takes what the records have in a field.
pub fn with_present(arg: Arg, noun: &'static Noun, field: &'static Field) -> Arg {
    with(arg, move |command| {
        let at = noun.fields.iter().position(|own| own.key == field.key)?;
        let entry = text(command.command(), ENTRY);
        let records = command.records();
        Some(distinct(records.iter().flat_map(|record| {
            let nth = entry.and_then(|entry| named(record, noun, entry, Exactness::Beginning).ok());
            let entries = (noun.of)(record).into_iter().enumerate();
            let meant = entries.filter(|(at, _)| nth.as_ref().is_none_or(|(nth, _)| nth == at));
            let texts = meant.flat_map(|(_, entry)| {
                let texts = entry.slot(at).texts();
                texts.into_iter().map(Cow::into_owned).collect::<Vec<_>>()
            });
            texts.collect::<Vec<_>>()
        })))
    })
}

fn distinct(words: impl Iterator<Item = String>) -> Vec<Offer> {
    let mut words: Vec<_> = words.filter(|word| is_usable(word)).collect();
    words.sort();
    words.dedup();
    words.into_iter().map(Offer::of).collect()
}
