//! JSON as it is written, without a tree of values before it: whole collections come this way.

use super::json::plain;
use crate::model::plain::Plain;

/// JSON as it grows. Commas come by themselves.
#[derive(Debug, Default)]
pub struct JsonText(Vec<u8>);

impl JsonText {
    /// Begins an object.
    pub fn begin_object(&mut self) {
        self.apart();
        self.0.push(b'{');
    }

    /// Ends the object that was begun last.
    pub fn end_object(&mut self) {
        self.0.push(b'}');
    }

    /// Begins a list.
    pub fn begin_list(&mut self) {
        self.apart();
        self.0.push(b'[');
    }

    /// Ends the list that was begun last.
    pub fn end_list(&mut self) {
        self.0.push(b']');
    }

    /// The key of what comes next.
    pub fn key(&mut self, key: &str) {
        self.text(key);
        self.0.push(b':');
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.apart();
        // Writing to memory cannot fail.
        let _ = serde_json::to_writer(&mut self.0, text);
    }

    /// A value of a record.
    pub fn plain(&mut self, value: &Plain) {
        self.apart();
        let _ = serde_json::to_writer(&mut self.0, &plain(value));
    }

    /// What was written.
    pub fn finish(self) -> String {
        String::from_utf8(self.0).unwrap_or_default()
    }

    /// A comma, where something stands before: text always ends in a quotation mark.
    fn apart(&mut self) {
        if !matches!(self.0.last(), None | Some(b'{' | b'[' | b':')) {
            self.0.push(b',');
        }
    }
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
}
