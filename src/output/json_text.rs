//! JSON as it is written, without a tree of values before it: whole collections come this way.

use serde_json::Value;

use super::json::day;
use crate::model::plain::Plain;

/// JSON as it grows. Commas come by themselves.
#[derive(Debug, Default)]
pub struct JsonText(String);

impl JsonText {
    /// With room for so many bytes.
    pub fn with_room(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    /// Begins an object.
    pub fn begin_object(&mut self) {
        self.apart();
        self.0.push('{');
    }

    /// Ends the object that was begun last.
    pub fn end_object(&mut self) {
        self.0.push('}');
    }

    /// Begins a list.
    pub fn begin_list(&mut self) {
        self.apart();
        self.0.push('[');
    }

    /// Ends the list that was begun last.
    pub fn end_list(&mut self) {
        self.0.push(']');
    }

    /// The key of what comes next, one of ours: nothing of it must be escaped.
    pub fn key(&mut self, key: &'static str) {
        self.apart();
        self.0.extend(["\"", key, "\":"]);
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.apart();
        if is_bare(text) {
            self.0.extend(["\"", text, "\""]);
        } else {
            self.0 += &Value::from(text).to_string();
        }
    }

    /// A value of a record; a day is a string, a person an object.
    pub fn plain(&mut self, value: &Plain) {
        match value {
            Plain::Text(text) => self.text(text),
            Plain::Whole(number) => self.bare(&number.to_string()),
            Plain::Yes(yes) => self.bare(if *yes { "true" } else { "false" }),
            Plain::Day {
                year,
                month,
                day: of_month,
            } => self.text(&day(*year, *month, *of_month)),
            Plain::Table(parts) => {
                self.begin_object();
                for (key, text) in parts {
                    self.key(key);
                    self.text(text);
                }
                self.end_object();
            }
        }
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.0
    }

    fn bare(&mut self, value: &str) {
        self.apart();
        self.0.push_str(value);
    }

    /// A comma, where something stands before: text always ends in a quotation mark.
    fn apart(&mut self) {
        if !matches!(self.0.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.0.push(',');
        }
    }
}

/// Whether a text stands between quotation marks as it is. All its bytes are asked, whatever the
/// first says: so the processor asks many at once.
fn is_bare(text: &str) -> bool {
    let is_escaped = |byte| byte < 0x20 || byte == b'"' || byte == b'\\';
    !text.bytes().fold(false, |any, byte| any | is_escaped(byte))
}

#[cfg(test)]
mod tests {
    use super::JsonText;
    use crate::model::plain::Plain;

    #[test]
    fn commas_stand_where_they_must() {
        let mut json = JsonText::default();
        json.begin_object();
        json.key("a:");
        json.text("{[");
        json.key("b");
        json.begin_list();
        json.text(":");
        json.plain(&Plain::Yes(true));
        json.begin_object();
        json.end_object();
        json.end_list();
        json.key("c");
        json.begin_list();
        json.end_list();
        json.end_object();
        let expected = r#"{"a:":"{[","b":[":",true,{}],"c":[]}"#;
        assert_eq!(json.finish(), expected);
    }

    #[test]
    fn what_must_be_escaped_is() {
        for text in ["", "é – 🙂\u{7f}", "\"", "\\", "a\n", "\u{1f}", "\t\r\0"] {
            let mut json = JsonText::default();
            json.text(text);
            assert_eq!(serde_json::to_string(text).ok(), Some(json.finish()));
        }
    }
}
