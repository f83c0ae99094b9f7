//! What a text means, and what it should mean after a step: the proof of an edit.

use toml::{
    Table as Values, Value,
    value::{Date, Datetime},
};

use super::{Refusal, Step, Table, layout::line_number};
use crate::model::plain::{Content, Plain};

/// The values of a text, line ends inside strings read as `\n`.
pub fn read(text: &str) -> Result<Values, Refusal> {
    let text = unified(text);
    text.parse()
        .map_err(|fault: toml::de::Error| Refusal::NotToml {
            line: line_number(&text, fault.span().map_or(0, |span| span.start)),
        })
}

/// What a value means by itself; something that no other value equals when it has no meaning.
pub fn of_value(raw: &str) -> String {
    let document = format!("x = {}", unified(raw));
    document
        .parse::<Values>()
        .map_or(document, |values| values.to_string())
}

/// What a value will mean, comparable with [`of_value`].
pub fn of_plain(plain: &Plain) -> String {
    Values::from_iter([("x".to_owned(), value(plain))]).to_string()
}

/// Carries out a step on the values.
pub fn carry_out(values: &mut Values, step: &Step) -> Result<(), Refusal> {
    match step {
        Step::Set {
            table,
            key,
            content,
            order: _,
        } => {
            scope(values, *table)?.insert((*key).to_owned(), whole(content));
        }
        Step::Unset { table, key } => {
            scope(values, *table)?.remove(*key);
        }
        Step::Push {
            table,
            key,
            values: new,
            order: _,
        } => {
            if !new.is_empty() {
                list_or_new(scope(values, *table)?, key)?.extend(new.iter().map(value));
            }
        }
        Step::Take { table, key, index } => {
            let table = scope(values, *table)?;
            remove(table, key, *index).ok_or_else(|| no_element(key, *index))?;
        }
        Step::Swap {
            table,
            key,
            index,
            value: new,
        } => {
            let element = list(scope(values, *table)?, key).and_then(|list| list.get_mut(*index));
            *element.ok_or_else(|| no_element(key, *index))? = value(new);
        }
        Step::Append {
            array,
            fields,
            sections: _,
        } => {
            let entry = fields
                .iter()
                .map(|(key, content)| ((*key).to_owned(), whole(content)));
            list_or_new(values, array)?.push(Value::Table(entry.collect()));
        }
        Step::Drop { array, index } => {
            remove(values, array, *index).ok_or_else(|| Refusal::NoEntry {
                array: (*array).to_owned(),
                index: *index,
            })?;
        }
    }
    Ok(())
}

/// Whether two texts mean the same; unlike with `==`, nan is nan.
pub fn same(one: &Values, other: &Values) -> bool {
    one.len() == other.len()
        && one
            .iter()
            .all(|(key, value)| other.get(key).is_some_and(|other| same_value(value, other)))
}

fn same_value(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Float(one), Value::Float(other)) => one.to_bits() == other.to_bits(),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|(one, other)| same_value(one, other))
        }
        (Value::Table(one), Value::Table(other)) => same(one, other),
        _ => one == other,
    }
}

fn unified(text: &str) -> std::borrow::Cow<'_, str> {
    // Of two returns before a newline the first is no line end: a fault that must stay one.
    if text.contains('\r') && !text.contains("\r\r") {
        text.replace("\r\n", "\n").into()
    } else {
        text.into()
    }
}

fn scope<'v>(values: &'v mut Values, table: Table) -> Result<&'v mut Values, Refusal> {
    match table {
        Table::Root => Ok(values),
        Table::Entry { array, index } => list(values, array)
            .and_then(|entries| entries.get_mut(index))
            .and_then(Value::as_table_mut)
            .ok_or_else(|| Refusal::NoEntry {
                array: array.to_owned(),
                index,
            }),
    }
}

fn list<'v>(values: &'v mut Values, key: &str) -> Option<&'v mut Vec<Value>> {
    values.get_mut(key).and_then(Value::as_array_mut)
}

fn list_or_new<'v>(values: &'v mut Values, key: &str) -> Result<&'v mut Vec<Value>, Refusal> {
    let value = values
        .entry(key)
        .or_insert_with(|| Value::Array(Vec::new()));
    value.as_array_mut().ok_or_else(|| Refusal::shape(key))
}

/// Removes an element; the key goes with the last one.
fn remove(values: &mut Values, key: &str, index: usize) -> Option<()> {
    let list = list(values, key).filter(|list| index < list.len())?;
    list.remove(index);
    if list.is_empty() {
        values.remove(key);
    }
    Some(())
}

fn no_element(key: &str, index: usize) -> Refusal {
    Refusal::NoElement {
        key: key.to_owned(),
        index,
    }
}

fn whole(content: &Content) -> Value {
    match content {
        Content::One(plain) => value(plain),
        Content::Many(plains) => Value::Array(plains.iter().map(value).collect()),
    }
}

fn value(plain: &Plain) -> Value {
    match plain {
        Plain::Text(text) => Value::String(text.clone()),
        Plain::Whole(number) => Value::Integer(*number),
        Plain::Yes(yes) => Value::Boolean(*yes),
        Plain::Day { year, month, day } => {
            let date = Date {
                year: *year,
                month: *month,
                day: *day,
            };
            Value::Datetime(Datetime {
                date: Some(date),
                time: None,
                offset: None,
            })
        }
        Plain::Table(pairs) => Value::Table(
            pairs
                .iter()
                .map(|(key, text)| ((*key).to_owned(), Value::String(text.clone())))
                .collect(),
        ),
    }
}
