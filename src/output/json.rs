use super::Rows;
use crate::{model::plain::Plain, words::visible};
use serde_json::{Map, Value};
use std::fmt::Write;

/// One array, one object a line.
pub fn array(rows: &Rows) -> String {
    let mut array = Array::default();
    array.elements(rows) + array.end()
}

/// An array with an object a line, as far as it has been written.
#[derive(Debug, Default)]
pub struct Array {
    has_begun: bool,
}

impl Array {
    /// The next elements.
    pub fn elements(&mut self, rows: &Rows) -> String {
        let mut text = String::new();
        for object in objects(rows) {
            let _ = write!(text, "{}{object}", self.before());
        }
        visible::json(&text)
    }

    /// What stands behind the last one.
    pub fn end(&self) -> &'static str {
        if self.has_begun { "\n]\n" } else { "[]\n" }
    }

    /// What stands before the next one.
    pub fn before(&mut self) -> &'static str {
        if std::mem::replace(&mut self.has_begun, true) {
            ",\n  "
        } else {
            "[\n  "
        }
    }
}

/// One object a line.
pub fn lines(rows: &Rows) -> String {
    let mut text = String::new();
    for object in objects(rows) {
        let _ = writeln!(text, "{object}");
    }
    visible::json(&text)
}

/// A value over several lines, for `show`.
pub fn text(value: &Value) -> String {
    visible::json(&format!("{value:#}\n"))
}

/// A value of a record; a day is a string, a person an object.
pub fn plain(value: &Plain) -> Value {
    match value {
        Plain::Text(text) => text.as_str().into(),
        Plain::Whole(number) => (*number).into(),
        Plain::Yes(yes) => (*yes).into(),
        Plain::Day {
            year,
            month,
            day: of_month,
        } => day(*year, *month, *of_month).into(),
        Plain::Table(parts) => parts
            .iter()
            .map(|(key, text)| (*key, text.as_str()))
            .collect(),
    }
}

pub(super) fn day(year: u16, month: u8, day: u8) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

fn objects(rows: &Rows) -> impl Iterator<Item = Value> {
    rows.rows.iter().map(|row| {
        let cells = rows.ids().zip(row);
        let filled = cells.filter_map(|(id, cell)| Some((id.to_owned(), cell.json()?)));
        Value::Object(filled.collect::<Map<_, _>>())
    })
}

#[cfg(test)]
mod tests {
    use super::{array, lines, text};
    use crate::output::rows::samples::nasty;
    use serde_json::{Value, json};

    const FIRST: &str = r#"{"name":"tab\tnewline\ncr\rback\\slash","text":"\u001b[31m\u009b\u202e\u007f","list":["a; b","c\\","d|e"],"people":[{"name":"Jansen, P.","role":"lector"}],"number":3,"former":true}"#;
    const SECOND: &str =
        r#"{"name":"\"q\" 漢字 🙂","text":"<b>&amp;</b>","number":0,"former":false}"#;

    #[test]
    fn a_list_is_one_array_with_an_object_a_line() {
        let text = array(&nasty());
        assert_eq!(text, format!("[\n  {FIRST},\n  {SECOND},\n  {{}}\n]\n"));
        assert!(serde_json::from_str::<Value>(&text).is_ok());
        assert_eq!(lines(&nasty()), format!("{FIRST}\n{SECOND}\n{{}}\n"));
    }

    #[test]
    fn an_empty_list_is_an_empty_array() {
        let mut empty = nasty();
        empty.rows.clear();
        assert_eq!(
            (array(&empty), lines(&empty)),
            ("[]\n".into(), String::new())
        );
    }

    #[test]
    fn nothing_misleading_is_left_and_nothing_lost() {
        let value = json!({"a": "\u{e0041}\u{85}\u{2028}\u{feff}é\n"});
        assert_eq!(
            text(&value),
            "{\n  \"a\": \"\\udb40\\udc41\\u0085\\u2028\\ufeffé\\n\"\n}\n"
        );
        assert_eq!(
            serde_json::from_str::<Value>(&text(&value)).ok(),
            Some(value)
        );
    }
}
