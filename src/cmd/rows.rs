//! A noun as rows: its columns, and what an entry has in them. `list` shows them, `export` writes
//! them, `import` compares with them.

use super::{
    audience::Audience,
    cells::{cell, status},
    contacts::{self, Callable, Scope},
};
use crate::{
    model::{
        field::Field,
        noun::{Entry, Noun, Read},
        nouns::Contact,
        record::Record,
        value::{Day, Kind},
    },
    output::{Cell, Column, Keep, SortedBy, Term, Tone},
    store::{Store, Which},
    words::Words,
};

/// Where one looks, on which day, and for whom.
pub type Seen<'s> = (&'s Store, Day, Audience);

/// The columns of a noun of a record: the municipality, its fields, what follows from them.
pub fn columns(noun: &Noun) -> Vec<Column> {
    let mut columns = vec![municipality()];
    columns.extend(field_columns(noun));
    columns.extend(derived(noun));
    columns
}

/// The column of the slug.
pub const fn municipality() -> Column {
    let label = Words {
        en: "municipality",
        nl: "gemeente",
    };
    Column::new("municipality", label).keep(Keep::Always)
}

/// The columns of the fields, in the order of the file.
pub fn field_columns(noun: &Noun) -> impl Iterator<Item = Column> {
    let fields = noun.fields.iter();
    fields.map(|field| {
        let column = Column::new(field.key, field.label).keep(keep(noun, field));
        let column = column.address(field.kind == Kind::Url);
        column.sorted(sorted_by(field))
    })
}

fn sorted_by(field: &Field) -> SortedBy {
    let is_date = matches!(field.kind, Kind::Moment | Kind::Day);
    let is_end = ["end", "until"].contains(&field.key);
    match (is_date, is_end) {
        _ if field.kind == Kind::Ages => SortedBy::Ages,
        (true, true) => SortedBy::LastDay,
        (true, false) => SortedBy::FirstDay,
        (false, _) => SortedBy::Text,
    }
}

/// The columns that follow from the fields or from the day: nobody writes them.
pub fn derived(noun: &Noun) -> Vec<Column> {
    let column = |id, en, nl| Column::new(id, Words { en, nl });
    let mut columns = Vec::new();
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

/// The rows of the entries of a record that are wanted. Of a municipality that was named also the
/// coordinators who serve it are called.
pub fn of_record(
    noun: &Noun,
    seen: Seen,
    record: &Record,
    which: &Which,
    keeps: impl Fn(&dyn Entry) -> bool,
) -> Vec<Vec<Cell>> {
    let (store, day, audience) = seen;
    if noun.key == Contact::NOUN.key && matches!(which, Which::Named(_)) {
        let callable = contacts::of(store, &record.slug, &record.contacts, day);
        let kept = callable.iter().filter(|callable| keeps(&callable.contact));
        return kept
            .filter(|callable| audience.may_meet(callable))
            .map(|callable| contact_row(&record.slug, callable))
            .collect();
    }
    let entries = (noun.of)(record).into_iter().filter(|entry| keeps(*entry));
    entries
        .map(|entry| row(noun, &record.slug, entry, day))
        .collect()
}

/// Whom to call for municipalities whose records cannot be read: just then one wants to know.
pub fn of_unread((store, day, audience): Seen, slugs: &[String]) -> Vec<Vec<Cell>> {
    let serving = slugs.iter().flat_map(|slug| {
        let mut serving = contacts::of(store, slug, &[], day);
        serving.retain(|callable| audience.may_meet(callable));
        serving
            .into_iter()
            .map(|callable| contact_row(slug, &callable))
    });
    serving.collect()
}

/// The coordinators who are wanted, with each municipality that they serve; `*` stands for all.
pub fn of_coordinators(
    (store, day, audience): Seen,
    keeps: impl Fn(&str, &Contact) -> bool,
) -> Vec<Vec<Cell>> {
    let serving = contacts::coordinators(store, day).into_iter();
    let met = serving.filter(|(_, callable)| audience.may_meet(callable));
    let kept = met.filter(|(slug, callable)| keeps(slug, &callable.contact));
    kept.map(|(slug, callable)| contact_row(&slug, &callable))
        .collect()
}

/// The row of an entry of a record.
pub fn row(noun: &Noun, slug: &str, entry: &dyn Entry, day: Day) -> Vec<Cell> {
    let mut row = vec![slug.into()];
    row.extend(field_cells(noun, entry));
    if noun.has_period() {
        row.push(status(entry, day));
    }
    if noun.key == Contact::NOUN.key {
        row.push(scope(Scope::Local));
    }
    row
}

/// The row of somebody to call.
fn contact_row(slug: &str, callable: &Callable) -> Vec<Cell> {
    let mut row = vec![slug.into()];
    row.extend(field_cells(Contact::NOUN, &callable.contact));
    row.push(scope(callable.scope));
    row
}

/// What the fields hold, in their order.
pub fn field_cells(noun: &Noun, entry: &dyn Entry) -> Vec<Cell> {
    let fields = noun.fields.iter().zip(entry.slots());
    fields.map(|(field, slot)| cell(field, slot)).collect()
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
