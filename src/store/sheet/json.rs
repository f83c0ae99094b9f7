//! Json lines: an object a row. An array of objects is understood too.

use std::cell::{Cell as Counter, RefCell};

use anyhow::{Result, anyhow, bail};
use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::{Budget, Cell, Gatherer, ROWS, Table, Writing, say};
use crate::model::value::Person;

/// A file may have at most this many values, those in lists and objects counted.
const VALUES: usize = 2_000_000;

/// Whether a text is JSON rather than cells with separators.
pub fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

/// Reads an object a line, or an array of objects; the columns are all keys, in the order in which
/// they come.
pub fn read(text: &str) -> Result<Table> {
    let mut gatherer = Gatherer::new(Budget::WHOLE);
    let reader = Reader::default();
    let objects = if text.trim_start().starts_with('[') {
        array(text, &reader)?
    } else {
        lines(text, &reader, &mut gatherer)?
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
            bail!(say::many_columns(super::COLUMNS));
        }
        rows.push((number, object));
    }
    gatherer.header = Some((1, columns.clone()));
    for (number, mut object) in rows {
        let mut cells = Vec::new();
        for (column, key) in columns.iter().enumerate() {
            let found = object.remove(key).map(cell);
            super::put(&mut cells, column, found.unwrap_or_default())?;
        }
        gatherer.row(number, cells)?;
    }
    let table = gatherer.table(None, Writing::Whole);
    table.ok_or_else(|| anyhow!(say::empty()))
}

fn array(text: &str, reader: &Reader) -> Result<Vec<(usize, Value)>> {
    let read = reader.read(text);
    let value = read.map_err(|error| match reader.wrong.take() {
        Some(reason) => anyhow!(say::in_line(error.line(), reason)),
        None => anyhow!(say::no_json(error.line())),
    })?;
    // It begins with a bracket.
    let Value::Array(values) = value else {
        bail!(say::no_json(1))
    };
    if values.len() > ROWS {
        bail!(say::many_rows(ROWS));
    }
    Ok((1..).zip(values).collect())
}

fn lines(text: &str, reader: &Reader, gatherer: &mut Gatherer) -> Result<Vec<(usize, Value)>> {
    let mut objects = Vec::new();
    let lines = (1..).zip(text.lines());
    for (number, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        match reader.read(line) {
            Ok(value) => objects.push((number, value)),
            Err(_) => match reader.wrong.take() {
                Some(reason) if reader.left.get() > 0 => gatherer.unclear(number, None, reason),
                Some(reason) => bail!(reason),
                None => bail!(say::no_json(number)),
            },
        }
        if objects.len() > ROWS {
            bail!(say::many_rows(ROWS));
        }
    }
    Ok(objects)
}

/// Reads values in which no key stands twice: of two others would take the last one.
struct Reader {
    /// How many values there may still be.
    left: Counter<usize>,
    /// Why the last one was none, where that is not for its grammar.
    wrong: RefCell<Option<String>>,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            left: Counter::new(VALUES),
            wrong: RefCell::default(),
        }
    }
}

impl Reader {
    fn read(&self, text: &str) -> serde_json::Result<Value> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let value = self.deserialize(&mut deserializer)?;
        deserializer.end()?;
        Ok(value)
    }

    fn fail<E: Error>(&self, reason: String) -> E {
        let error = E::custom(&reason);
        self.wrong.replace(Some(reason));
        error
    }

    fn count<E: Error>(&self) -> Result<(), E> {
        let left = self.left.get().saturating_sub(1);
        self.left.set(left);
        if left == 0 {
            return Err(self.fail(say::many_values(VALUES)));
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for &Reader {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.count()?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &Reader {
    type Value = Value;

    fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, yes: bool) -> Result<Value, E> {
        Ok(Value::Bool(yes))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Number::from_f64(number).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) = seq.next_element_seed(self)? {
            elements.push(element);
        }
        Ok(Value::Array(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            if object.contains_key(&key) {
                return Err(self.fail(say::repeated_key(&key)));
            }
            let value = map.next_value_seed(self)?;
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}

/// Below it every whole number is exactly what was written.
const EXACT: f64 = 9_007_199_254_740_992.0;

fn cell(value: Value) -> Cell {
    match value {
        Value::Null => Cell::Nothing,
        Value::Bool(yes) => Cell::Yes(yes),
        Value::Number(number) => match number.as_f64() {
            // What has more digits than a number of a spreadsheet is no year and no age.
            Some(float) if float.abs() < EXACT => Cell::Number(float),
            Some(_) | None => Cell::NoValue(number.to_string()),
        },
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
    fn what_is_not_clearly_a_person_is_no_value() -> anyhow::Result<()> {
        for person in [
            "{\"name\":\"J\",\"rol\":\"r\"}",
            "{\"role\":\"r\"}",
            "[\"J\"]",
        ] {
            let table = read(&format!("{{\"a\": [{person}]}}"))?;
            let shown = format!("[{person}]");
            assert_eq!(table.rows[0].cells, [Cell::NoValue(shown)]);
        }
        Ok(())
    }

    #[test]
    fn a_key_that_stands_twice_is_named_with_its_line() -> anyhow::Result<()> {
        let table = read(
            "{\"a\": 1}\n{\"a\": 1, \"a\": 2}\n\n{\"b\": [{\"name\": \"x\", \"name\": \"y\"}]}\n",
        )?;
        let unclear: Vec<_> = table.unclear.iter().map(|unclear| unclear.row).collect();
        assert_eq!((table.rows.len(), unclear), (1, vec![2, 4]));
        let told = read("[{\"a\": 1},\n{\"a\": 1,\n\"a\": 2}]").map_err(|error| error.to_string());
        assert_eq!(
            told.err().as_deref(),
            Some("row 3: the key `a` stands there twice; expected each key once")
        );
        Ok(())
    }

    #[test]
    fn what_would_fill_the_memory_is_refused() {
        for text in [
            format!("[{}1]", "1,".repeat(2_000_000)),
            "{\"a\": [[],[],[],[],[],[],[],[],[],[]]}\n".repeat(200_000),
            "{\"a\":1}\n".repeat(200_002),
        ] {
            assert!(read(&text).is_err());
        }
    }

    #[test]
    fn what_is_no_table_is_refused() {
        for text in ["{\"a\": 1\n", "[1]", "[{}", &"[".repeat(100_000)] {
            assert!(read(text).is_err());
        }
    }
}
