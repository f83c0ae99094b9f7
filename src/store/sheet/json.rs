//! Json lines: an object a row. An array of objects is understood too.

use anyhow::{Result, anyhow, bail};
use serde_json::{Map, Value};

use super::{Budget, Cell, Gatherer, Table, Writing, say};
use crate::model::value::Person;

/// Whether a text is JSON rather than cells with separators.
pub fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

/// Reads an object a line, or an array of objects; the columns are all keys, in the order in which
/// they come.
pub fn read(text: &str) -> Result<Table> {
    let objects = if text.trim_start().starts_with('[') {
        let array: Vec<Value> =
            serde_json::from_str(text).map_err(|error| damaged(error.line()))?;
        (1..).zip(array).collect()
    } else {
        lines(text)?
    };
    let mut columns: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    for (number, object) in objects {
        let Value::Object(object) = object else {
            bail!(say::no_object(number))
        };
        for key in object.keys() {
            if !columns.contains(key) {
                columns.push(key.clone());
            }
        }
        if columns.len() > super::COLUMNS {
            bail!(say::many_columns(columns.len(), super::COLUMNS));
        }
        rows.push((number, object));
    }
    let mut gatherer = Gatherer::new(Budget::WHOLE);
    gatherer.header = Some((1, columns.clone()));
    for (number, mut object) in rows {
        let cells = columns.iter().map(|key| object.remove(key).map(cell));
        let cells: Vec<_> = cells.map(Option::unwrap_or_default).collect();
        gatherer.row(number, cells)?;
    }
    let table = gatherer.table(None, Writing::Whole);
    table.ok_or_else(|| anyhow!(say::empty()))
}

fn lines(text: &str) -> Result<Vec<(usize, Value)>> {
    let lines = (1..).zip(text.lines());
    let filled = lines.filter(|(_, line)| !line.trim().is_empty());
    let objects = filled.map(|(number, line)| {
        let value = serde_json::from_str(line).map_err(|_| damaged(number))?;
        Ok((number, value))
    });
    objects.collect()
}

fn damaged(line: usize) -> anyhow::Error {
    anyhow!(say::no_json(line))
}

fn cell(value: Value) -> Cell {
    match value {
        Value::Null => Cell::Nothing,
        Value::Bool(yes) => Cell::Yes(yes),
        Value::Number(number) => number
            .as_f64()
            .map_or_else(|| Cell::NoValue(number.to_string()), Cell::Number),
        Value::String(text) => Cell::of_text(text),
        Value::Array(elements) => {
            let all: Option<Vec<String>> = elements.iter().map(element).collect();
            match all {
                Some(all) if all.is_empty() => Cell::Nothing,
                Some(all) => Cell::List(all),
                None => Cell::NoValue(Value::Array(elements).to_string()),
            }
        }
        Value::Object(object) => Cell::NoValue(Value::Object(object).to_string()),
    }
}

/// The written form of an element of a list.
fn element(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(object) => person(object),
        Value::Null | Value::Bool(_) | Value::Array(_) => None,
    }
}

fn person(object: &Map<String, Value>) -> Option<String> {
    let known = object
        .keys()
        .all(|key| Person::KEYS.contains(&key.as_str()));
    let part = |key: &str| object.get(key)?.as_str().map(str::to_owned);
    let [name, role, organisation] = Person::KEYS.map(part);
    let name = name.filter(|_| known)?;
    let person = Person {
        name,
        role,
        organisation,
    };
    Some(person.to_string())
}

#[cfg(test)]
mod tests {
    use super::{Cell, read};

    #[test]
    fn an_object_is_a_row() -> anyhow::Result<()> {
        let table = read(
            "{\"a\": 1, \"b\": [\"x\", {\"name\": \"J, P\", \"role\": \"r\"}]}\n\n{\"c\": true, \"a\": null}\n",
        )?;
        assert_eq!(table.columns, ["a", "b", "c"]);
        let list = Cell::List(vec!["x".into(), "J\\, P, r".into()]);
        assert_eq!(table.rows[0].cells, [Cell::Number(1.0), list]);
        assert_eq!(table.rows[1].number, 3);
        assert_eq!(table.rows[1].cells[2], Cell::Yes(true));
        assert_eq!(read("[{\"a\": \"x\"}]")?.rows.len(), 1);
        Ok(())
    }

    #[test]
    fn what_is_no_table_is_refused() {
        for text in ["{\"a\": 1\n", "[1]", "[{}", &"[".repeat(100_000)] {
            assert!(read(text).is_err());
        }
    }
}
