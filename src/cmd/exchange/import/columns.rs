//! What the columns of a table are: by their ids, by their labels in either language.

use crate::{
    cmd::exchange::{
        fingerprint,
        import::say,
        sheet::{From, SHEETS, Sheet},
    },
    model::{
        field::Field,
        name::key,
        noun::{Noun, Read},
        nouns::{Contact, Theme},
        record::noun,
        value::Kind,
    },
    store::sheet::{Cell, Table},
    words::{Lang, meant},
};

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Which record a row is of.
    Municipality,
    /// The field at this place among those of the noun.
    Field(usize),
    /// Start and end at once.
    Period,
    /// What the row was when it was exported.
    Fingerprint,
    /// Whether somebody is a local contact or a coordinator.
    Scope,
    /// What follows from others.
    Derived,
    /// What nobody has named, or nobody knows.
    None,
}

/// What is wrong with a column, by its place.
pub type Wrong = (usize, String);

/// The columns of a table, as those of a sheet.
pub fn understood(sheet: &Sheet, table: &Table) -> (Vec<Column>, Vec<Wrong>) {
    let mut columns: Vec<Column> = Vec::new();
    let mut wrong = Vec::new();
    for (place, name) in table.columns.iter().enumerate() {
        let column = column(sheet, name);
        if is_double(sheet, column, &columns) {
            wrong.push((place, say::double_column()));
        } else if column == Column::None && name.trim().is_empty() {
            let mut rows = table.rows.iter();
            let filled =
                rows.find(|row| !matches!(row.cells.get(place), None | Some(Cell::Nothing)));
            wrong.extend(filled.map(|row| (place, say::nameless_column(row.number))));
        } else if column == Column::None {
            wrong.push((place, unknown(sheet, name)));
        }
        columns.push(column);
    }
    if let Some(missing) = missing(sheet, &columns) {
        wrong.push((0, missing));
    }
    (columns, wrong)
}

/// Whether a column says what one before it says: the same, or as a period its start or its end.
fn is_double(sheet: &Sheet, column: Column, before: &[Column]) -> bool {
    let is_in_period = |column: &Column| match column {
        Column::Field(at) => ["start", "end"].contains(&sheet.noun.fields[*at].key),
        Column::Municipality
        | Column::Period
        | Column::Fingerprint
        | Column::Scope
        | Column::Derived
        | Column::None => false,
    };
    match column {
        Column::None | Column::Derived => false,
        Column::Period => before.contains(&column) || before.iter().any(is_in_period),
        Column::Field(_) if is_in_period(&column) => {
            before.contains(&column) || before.contains(&Column::Period)
        }
        Column::Municipality | Column::Field(_) | Column::Fingerprint | Column::Scope => {
            before.contains(&column)
        }
    }
}

/// The sheets that a table may be one of, by its columns alone: one of which it has all columns
/// before others.
pub fn fitting(table: &Table) -> Vec<Sheet> {
    let columns = |sheet: &Sheet| -> Vec<Column> {
        let names = table.columns.iter().filter(|name| !name.trim().is_empty());
        names.map(|name| column(sheet, name)).collect()
    };
    let fits = |sheet: &Sheet| {
        let columns = columns(sheet);
        let is_known = !columns.contains(&Column::None);
        is_known && missing(sheet, &columns).is_none()
    };
    let is_whole = |sheet: &Sheet| {
        let columns = columns(sheet);
        let mut fields = 0..sheet.noun.fields.len();
        fields.all(|at| columns.contains(&Column::Field(at)))
    };
    let fitting: Vec<Sheet> = SHEETS.into_iter().filter(fits).collect();
    match fitting.iter().find(|sheet| is_whole(sheet)) {
        Some(whole) => vec![*whole],
        None => fitting,
    }
}

fn column(sheet: &Sheet, name: &str) -> Column {
    let wanted = key(name);
    let is = |names: &[&str]| names.iter().any(|name| key(name) == wanted);
    let mut fields = sheet.noun.fields.iter();
    if is(&["municipality", "gemeente", "slug"]) && sheet.from != From::Vocabulary {
        Column::Municipality
    } else if let Some(at) = fields.position(|field| names_of(field).iter().any(|name| is(&[name])))
    {
        Column::Field(at)
    } else if is(&[fingerprint::COLUMN, Sheet::fingerprint_column().label.nl]) {
        Column::Fingerprint
    } else if is(&["period", "periode"]) && sheet.noun.has_period() {
        Column::Period
    } else if is(&["scope", "bereik"]) && sheet.noun.key == Contact::NOUN.key {
        Column::Scope
    } else if is(&["status"])
        || sheet.from == From::Heads && is(&["interventions", "interventies", "period", "periode"])
    {
        // Those of `list` as well.
        Column::Derived
    } else {
        Column::None
    }
}

/// All that a field may be called; what refers to something, also as that is called.
fn names_of(field: &Field) -> Vec<&'static str> {
    let label = |lang| field.label.in_lang(lang);
    let mut names = vec![field.key, field.flag, label(Lang::En), label(Lang::Nl)];
    let target = if let Kind::Ref(target) = field.kind {
        noun(target)
    } else {
        (field.kind == Kind::Theme).then_some(Theme::NOUN)
    };
    let called = |noun: &&Noun| [noun.key, noun.one.en].contains(&field.key);
    if let Some(target) = target.filter(called) {
        names.extend([target.one.nl, target.many.nl]);
    }
    names
}

fn unknown(sheet: &Sheet, name: &str) -> String {
    let known = sheet.noun.fields.iter().flat_map(names_of);
    if let Some(meant) = meant(name, known.chain(["municipality", "gemeente"])) {
        return say::unknown_column_but_near(sheet.noun.many.here(), meant);
    }
    let keys: Vec<_> = sheet.columns().iter().map(|column| column.id).collect();
    say::unknown_column(sheet.noun.many.here(), keys.join(", "))
}

/// What every row needs.
fn missing(sheet: &Sheet, columns: &[Column]) -> Option<String> {
    let has = |column| columns.contains(&column);
    if sheet.from != From::Vocabulary && !has(Column::Municipality) {
        return Some(say::no_municipality_column());
    }
    let is_there = |key: &&str| {
        let at = sheet.noun.fields.iter().position(|field| field.key == *key);
        at.is_some_and(|at| has(Column::Field(at)))
    };
    let names = name_keys(sheet);
    let is_named = names.iter().any(is_there) || has(Column::Period);
    (!is_named && !names.is_empty()).then(|| say::no_name_column(names.join("`, `")))
}

/// The keys of which one must be there to tell which entry a row is.
fn name_keys(sheet: &Sheet) -> Vec<&'static str> {
    match sheet.from {
        // The municipality itself tells it.
        From::Heads => Vec::new(),
        From::Entries | From::Vocabulary => {
            let mut keys = sheet.noun.named_by.to_vec();
            // From these an id is made.
            for (noun, key) in [
                ("interventions", "title"),
                ("themes", "name"),
                ("sources", "note"),
            ] {
                keys.extend((sheet.noun.key == noun).then_some(key));
            }
            keys
        }
    }
}
