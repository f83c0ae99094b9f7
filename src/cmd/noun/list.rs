use anyhow::Result;
use clap::{Arg, ArgAction, ArgMatches, Command, builder::ValueParser};

use crate::{
    cmd::{
        Ending,
        args::{MUNICIPALITIES, municipalities, option, text, texts},
        cells::{cell, status},
        contacts::{self, Callable, Scope},
        list::{asked_province, has_status, is_in, province, status as status_flag},
        say,
        session::Session,
        table,
        verbs::perhaps,
    },
    model::{
        field::{Field, Shown},
        name::{fold, key},
        noun::{Entry, Noun, Read},
        nouns::{Contact, Coordinator},
        record::Record,
        value::{Ages, Day, Kind, Moment, Value},
    },
    output::{Cell, Column, Keep, Rows, Term, Tone},
    store::{Store, Which, theme_id},
    words::Words,
};

const ENDS_BEFORE: &str = "ENDS_BEFORE";

/// The arguments of `list`: the filters that make sense for the noun.
pub fn build(noun: &'static Noun, command: Command) -> Command {
    let mut command = command
        .about(say::list_many(noun.many.here()))
        .arg(municipalities())
        .args(noun.fields.iter().filter_map(filter_flag))
        .arg(province());
    if noun.has_period() {
        let help = Words {
            en: "only those that end before this day, month or year",
            nl: "alleen wat voor deze dag, deze maand of dit jaar eindigt",
        };
        let ends = option("ends-before", say::MOMENT, help).id(ENDS_BEFORE);
        let ends = ends.value_parser(ValueParser::new(Moment::parse));
        command = command.args([status_flag(), ends]);
    }
    table::with_flags(command)
}

/// How entries are filtered by a field.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filter {
    /// One of its values is this.
    Equal,
    /// One of its values holds this text.
    Contains,
    /// Somebody of this age is meant.
    Age,
}

const fn filter(kind: Kind) -> Option<Filter> {
    match kind {
        Kind::Theme | Kind::OneOf(_) | Kind::Ref(_) | Kind::Municipality(_) | Kind::Switch => {
            Some(Filter::Equal)
        }
        Kind::Text | Kind::Person => Some(Filter::Contains),
        Kind::Ages => Some(Filter::Age),
        Kind::Prose
        | Kind::Id
        | Kind::Code
        | Kind::Url
        | Kind::Email
        | Kind::Phone
        | Kind::Day
        | Kind::Moment => None,
    }
}

fn filter_flag(field: &'static Field) -> Option<Arg> {
    let arg = match filter(field.kind)? {
        Filter::Age => {
            let help = Words {
                en: "for somebody of this age",
                nl: "voor iemand van deze leeftijd",
            };
            let age = option("age", say::AGE, help).id(field.key);
            age.value_parser(ValueParser::new(|text: &str| {
                Ages::parse(text).map(|_| text.to_owned())
            }))
        }
        Filter::Equal if field.kind == Kind::Switch => super::flags::flag(field),
        Filter::Equal => option(field.flag, say::NAME, field.help).id(field.key),
        Filter::Contains => option(field.flag, say::TEXT, Words { en: "", nl: "" })
            .id(field.key)
            .help(say::contains(field.label.here())),
    };
    Some(arg.action(ArgAction::Set))
}

/// The rows.
pub fn run(noun: &'static Noun, session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    let day = session.day;
    let store = session.store()?;
    let which = session.which(matches);
    let which =
        which.map_err(|error| perhaps(&super::VERBS, error, &texts(matches, MUNICIPALITIES)))?;
    let province = asked_province(store, matches)?;
    let wanted = Wanted::of(noun, store, matches)?;
    let mut rows = Rows::new(columns(noun));
    let mut unread: Vec<String> = which.named().to_vec();
    for record in store.records_with(&which, wanted.word())? {
        unread.retain(|slug| *slug != record.slug);
        if is_in(&record, province.as_deref()) {
            rows_of(noun, store, &record, &which, day, &wanted, &mut rows);
        }
    }
    if noun.key == Contact::NOUN.key {
        // Just when a record is broken one wants to know whom to call.
        for slug in &unread {
            let serving = contacts::of(store, slug, &[], day);
            rows.rows
                .extend(serving.iter().map(|callable| contact_row(slug, callable)));
        }
    }
    if noun.key == Contact::NOUN.key && matches!(which, Which::All) {
        for (slug, callable) in contacts::coordinators(store, day) {
            let is_meant = slug == Coordinator::ALL || is_near(store, &slug, province.as_deref());
            if is_meant && wanted.keeps(&callable.contact, day) {
                rows.rows.push(contact_row(&slug, &callable));
            }
        }
    }
    table::answer(session, matches, rows)?;
    Ok(Ending::Done)
}

/// Whether the municipality with this slug, recorded or not, is in the province asked for.
fn is_near(store: &Store, slug: &str, province: Option<&str>) -> bool {
    let Some(asked) = province else { return true };
    let entry = store
        .register()
        .ok()
        .and_then(|register| register.by_name(slug));
    entry.is_some_and(|entry| key(&entry.province) == asked)
}

fn columns(noun: &Noun) -> Vec<Column> {
    let column = |id, en, nl| Column::new(id, Words { en, nl });
    let mut columns = vec![column("municipality", "municipality", "gemeente").keep(Keep::Always)];
    let fields = noun.fields.iter();
    columns.extend(fields.map(|field| Column::new(field.key, field.label).keep(keep(noun, field))));
    if noun.has_period() {
        columns.push(column("status", "status", "status").keep(Keep::Always));
    }
    if noun.key == Contact::NOUN.key {
        columns.push(column("scope", "scope", "bereik").keep(Keep::IfRoom));
    }
    columns
}

/// What a drawn table leaves out first.
fn keep(noun: &Noun, field: &Field) -> Keep {
    let is_contact = noun.key == Contact::NOUN.key;
    let is_name = noun.named_by.contains(&field.key) || field.key == "title";
    // For a contact an address is a way to reach somebody.
    let is_long = field.kind == Kind::Prose || field.kind == Kind::Url && !is_contact;
    match field.key {
        _ if is_name => Keep::Always,
        // What one looks for in a list of people to call.
        "email" | "phone" if is_contact => Keep::Always,
        "organisation" if is_contact => Keep::IfRoom,
        _ if is_long => Keep::IfRoom,
        _ => Keep::Rather,
    }
}

fn rows_of(
    noun: &'static Noun,
    store: &Store,
    record: &Record,
    which: &Which,
    day: Day,
    wanted: &Wanted,
    rows: &mut Rows,
) {
    if noun.key == Contact::NOUN.key && matches!(which, Which::Named(_)) {
        let callable = contacts::of(store, &record.slug, &record.contacts, day);
        let kept = callable
            .iter()
            .filter(|callable| wanted.keeps(&callable.contact, day));
        rows.rows
            .extend(kept.map(|callable| contact_row(&record.slug, callable)));
        return;
    }
    for entry in (noun.of)(record)
        .into_iter()
        .filter(|entry| wanted.keeps(*entry, day))
    {
        let mut row = fields(noun, &record.slug, entry);
        if noun.has_period() {
            row.push(status(entry, day));
        }
        if noun.key == Contact::NOUN.key {
            row.push(scope(Scope::Local));
        }
        rows.rows.push(row);
    }
}

fn contact_row(slug: &str, callable: &Callable) -> Vec<Cell> {
    let mut row = fields(Contact::NOUN, slug, &callable.contact);
    row.push(scope(callable.scope));
    row
}

/// A word of the contract for programs, one of the language for people.
fn scope(scope: Scope) -> Cell {
    let label = scope.words();
    Cell::Term(Term {
        id: label.en,
        label,
        tone: Tone::Plain,
    })
}

fn fields(noun: &Noun, slug: &str, entry: &dyn Entry) -> Vec<Cell> {
    let slots = entry.slots();
    let cells = noun
        .fields
        .iter()
        .zip(slots)
        .map(|(field, slot)| cell(field, slot));
    std::iter::once(slug.into()).chain(cells).collect()
}

/// What the filters ask for.
struct Wanted<'m> {
    noun: &'static Noun,
    fields: Vec<(usize, Filter, String)>,
    ends_before: Option<Day>,
    matches: &'m ArgMatches,
}

impl<'m> Wanted<'m> {
    fn of(noun: &'static Noun, store: &Store, matches: &'m ArgMatches) -> Result<Self> {
        let mut fields = Vec::new();
        for (at, field) in noun.fields.iter().enumerate() {
            let asked = filter(field.kind).zip(text(matches, field.key));
            let Some((filter, asked)) = asked else {
                continue;
            };
            let asked = match (field.kind, filter) {
                (Kind::Theme, _) => theme_id(store, asked)?,
                (_, Filter::Equal) => key(asked),
                (_, Filter::Contains) => fold(asked),
                (_, Filter::Age) => asked.to_owned(),
            };
            fields.push((at, filter, asked));
        }
        let ends_before = matches.try_get_one::<Moment>(ENDS_BEFORE).ok().flatten();
        let ends_before = ends_before.map(|moment| moment.first_day());
        Ok(Self {
            noun,
            fields,
            ends_before,
            matches,
        })
    }

    /// A word without which no entry is kept.
    fn word(&self) -> Option<&str> {
        let is_theme = |at: usize| self.noun.fields[at].kind == Kind::Theme;
        let mut themes = self.fields.iter().filter(|(at, _, _)| is_theme(*at));
        themes.next().map(|(_, _, asked)| asked.as_str())
    }

    fn keeps(&self, entry: &dyn Entry, day: Day) -> bool {
        let slots = entry.slots();
        let period = || entry.period().unwrap_or_default();
        let ends = self
            .ends_before
            .is_none_or(|day| period().last_day().is_some_and(|end| end < day));
        let status =
            !self.noun.has_period() || has_status(self.matches, || Some(period().status(day)));
        let fits = |(at, filter, asked): &(usize, Filter, String)| {
            fits(self.noun.fields[*at].kind, *filter, slots[*at], asked)
        };
        ends && status && self.fields.iter().all(fits)
    }
}

fn fits(kind: Kind, filter: Filter, slot: &dyn Shown, asked: &str) -> bool {
    let texts = slot.texts();
    if kind == Kind::Switch && texts.is_empty() {
        return asked == "false";
    }
    texts.iter().any(|text| match filter {
        Filter::Equal if kind == Kind::Theme => text == asked,
        Filter::Equal => key(text) == *asked,
        Filter::Contains => fold(text).contains(asked),
        Filter::Age => Ages::parse(text)
            .is_ok_and(|ages| Ages::parse(asked).is_ok_and(|asked| ages.contains(asked.from))),
    })
}
