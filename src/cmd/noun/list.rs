use anyhow::Result;
use clap::{Arg, ArgAction, ArgMatches, Command, builder::ValueParser};

use crate::{
    cmd::{
        Ending,
        args::{MUNICIPALITIES, moment, municipalities, option, text, texts},
        audience::Audience,
        complete::{with_present, with_values},
        list::{asked_province, has_status, is_in, is_near, province, status as status_flag},
        rows::{columns, of_coordinators, of_record, of_unread},
        say,
        session::Session,
        table,
        verbs::perhaps,
    },
    model::{
        field::{Field, Shown},
        name::{fold, key, normalized},
        noun::{Entry, Noun, Read},
        nouns::Contact,
        record::Record,
        value::{Ages, Day, Kind, Moment, Value},
    },
    output::Rows,
    store::{Store, Which, theme_id},
    words::Words,
};

const ENDS_BEFORE: &str = "ENDS_BEFORE";

/// The arguments of `list`: the filters that make sense for the noun.
pub fn build(noun: &'static Noun, command: Command) -> Command {
    let mut command = command
        .about(say::list_many(noun.many.here()))
        .arg(municipalities())
        .args(
            noun.fields
                .iter()
                .filter_map(|field| filter_flag(noun, field)),
        )
        .arg(province());
    if noun.has_period() {
        let help = Words {
            en: "only those that end before this day, month or year",
            nl: "alleen wat voor deze dag, deze maand of dit jaar eindigt",
        };
        let ends = option("ends-before", say::MOMENT, help).id(ENDS_BEFORE);
        let ends = ends.value_parser(ValueParser::new(moment));
        command = command.args([status_flag(), ends]);
    }
    table::with_flags(command, move || columns(noun))
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

fn filter_flag(noun: &'static Noun, field: &'static Field) -> Option<Arg> {
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
    let arg = if matches!(field.kind, Kind::Text | Kind::Person) {
        with_present(arg, noun, field)
    } else {
        with_values(arg, field)
    };
    Some(arg.action(ArgAction::Set))
}

/// The rows.
pub fn run(noun: &'static Noun, session: &mut Session, matches: &ArgMatches) -> Result<Ending> {
    session.draws();
    let day = session.day;
    let store = session.store()?;
    let which = session.which(matches);
    let which =
        which.map_err(|error| perhaps(&super::VERBS, error, &texts(matches, MUNICIPALITIES)))?;
    let province = asked_province(store, matches)?;
    let wanted = Wanted::of(noun, store, matches)?;
    let mut rows = Rows::new(columns(noun));
    let mut unread: Vec<String> = which.named().to_vec();
    let keeps = |entry: &dyn Entry| wanted.keeps(entry, day);
    let found = |record: &Record| {
        let is_near = is_in(record, province.as_deref());
        let seen = (store, day, Audience::Team);
        let found = is_near.then(|| of_record(noun, seen, record, &which, keeps));
        Some((record.slug.clone(), found.unwrap_or_default()))
    };
    store.made_of(&which, wanted.word(), found, |each| {
        for (slug, found) in each {
            unread.retain(|unread| *unread != slug);
            rows.rows.extend(found);
        }
    })?;
    if noun.key == Contact::NOUN.key {
        rows.rows
            .extend(of_unread((store, day, Audience::Team), &unread));
    }
    if noun.key == Contact::NOUN.key && matches!(which, Which::All) {
        rows.rows.extend(of_coordinators(
            (store, day, Audience::Team),
            |slug, entry| is_near(store, slug, province.as_deref()) && keeps(entry),
        ));
    }
    table::answer(session, matches, rows)?;
    Ok(Ending::Done)
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
                (_, Filter::Contains) => fold(&normalized(asked)),
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
        Filter::Contains => fold(&normalized(text)).contains(asked),
        Filter::Age => Ages::parse(text)
            .is_ok_and(|ages| Ages::parse(asked).is_ok_and(|asked| ages.contains(asked.from))),
    })
}
