//! Records as people write them by hand.

/// A record as people write it. Every byte of `dice` decides something; the comments are numbered.
struct Writer<'d> {
    dice: std::iter::Cycle<std::slice::Iter<'d, u8>>,
    text: String,
    notes: usize,
}

impl Writer<'_> {
    fn roll(&mut self, sides: u8) -> u8 {
        self.dice.next().map_or(0, |die| die % sides)
    }

    fn note(&mut self, kind: &str) -> String {
        self.notes += 1;
        format!("# {kind} {};", self.notes)
    }

    /// A line, with what people put around it. `kind` says whose the comments are.
    fn line(&mut self, line: &str, kind: &str) {
        match self.roll(8) {
            0 => self.text.push('\n'),
            1 => {
                let note = self.note(kind);
                self.text.extend([note.as_str(), "\n"]);
            }
            _ => {}
        }
        let indent = ["", "", "", "  ", "\t"][usize::from(self.roll(5))];
        self.text.extend([indent, line]);
        match self.roll(6) {
            0 => {
                let note = self.note(kind);
                self.text.extend(["  ", &note]);
            }
            1 => self.text += "  ",
            _ => {}
        }
        self.text.push('\n');
    }

    fn pair(&mut self, key: &str, value: &str, kind: &str) {
        let between = [" = ", " = ", "=", "   =  "][usize::from(self.roll(4))];
        self.line(&format!("{key}{between}{value}"), kind);
    }

    fn maybe(&mut self, key: &str, value: &str, kind: &str) {
        if self.roll(2) == 0 {
            self.pair(key, value, kind);
        }
    }

    fn list(&mut self, key: &str, elements: &[&str], kind: &str) {
        let quoted = elements.iter().map(|element| format!("\"{element}\""));
        let quoted: Vec<_> = quoted.collect();
        match self.roll(4) {
            0 => {}
            1 => self.pair(key, &format!("[{}]", quoted.join(", ")), kind),
            2 => self.pair(key, &format!("[ {} , ]", quoted.join(" ,")), kind),
            _ => {
                self.line(&format!("{key} = ["), kind);
                for element in quoted {
                    self.line(&format!("  {element},"), kind);
                }
                self.line("]", kind);
            }
        }
    }

    fn header(&mut self, section: &str, kind: &str) {
        if self.roll(3) > 0 {
            self.text.push('\n');
        }
        let brackets = ["[[", "[[", "[[ "][usize::from(self.roll(3))];
        let end = brackets
            .chars()
            .rev()
            .map(|c| if c == '[' { ']' } else { c });
        let end: String = end.collect();
        self.line(&format!("{brackets}{section}{end}"), kind);
    }
}

/// The record that these dice make.
pub fn written(dice: &[u8]) -> String {
    let mut w = Writer {
        dice: dice.iter().cycle(),
        text: String::new(),
        notes: 0,
    };
    w.line("#:schema ../municipality.schema.json", "note");
    w.pair("code", "\"GM0546\"", "note");
    w.pair("name", "'Leiden'", "note");
    w.maybe("province", "\"Zuid-Holland\"", "note");
    w.list("themes", &["lezen", "taal"], "note");
    w.maybe(
        "vision",
        "\"\"\"\nEén # geen commentaar\n\n  [[interventions]]\n\"\"\"",
        "note",
    );
    w.header("sources", "note");
    w.pair("url", "\"https://voorbeeld.nl\"", "note");
    w.header("aldermen", "note");
    w.pair("name", "\"Paul Dirkse\"", "note");
    w.maybe("former", "true", "note");
    w.header("aldermen", "note");
    w.pair("name", "\"An de Wit\"", "note");
    w.header("addenda", "note");
    w.pair("start", "2021", "note");
    w.maybe("end", "\"2024-08\"", "note");
    w.list("signed-by", &["Paul Dirkse"], "note");
    w.pair("interventions", "[\"een\", 'twee']", "note");
    w.list(
        "agreements",
        &["Eén; en meer", "Twee, \\\"aangehaald\\\""],
        "note",
    );
    for id in ["een", "twee"] {
        w.header("interventions", "note");
        w.pair("id", &format!("\"{id}\""), "note");
        w.pair(
            "title",
            &format!("\"Titel van {id} # geen commentaar\""),
            "note",
        );
        w.maybe("summary", "'''\nRegel.\n  \"\"\" # ook niet\n'''", "note");
        w.list("themes", &["lezen"], "note");
        w.maybe("target-group", "\"kinderen\"", "note");
        w.maybe("ages", "\"4-12\"", "note");
        w.list("partners", &["GGD", "Bieb"], "note");
        w.maybe(
            "people",
            "[{ name = \"Jan\", role = \"lector\" }, {name='Piet'}]",
            "note",
        );
    }
    // Comments between the entries would belong to the one that goes.
    w.header("news", "gone");
    w.pair("title", "\"Nieuws\"", "gone");
    w.maybe("kind", "\"video\"", "gone");
    w.header("research", "gone");
    w.pair("question", "\"Werkt het?\"", "note");
    w.maybe("intervention", "\"een\"", "note");
    let mut text = w.text;
    if dice[0].is_multiple_of(3) {
        text = text.trim_end().to_owned();
    }
    if dice[1 % dice.len()].is_multiple_of(3) {
        text = text.replace('\n', "\r\n");
    }
    if dice[2 % dice.len()].is_multiple_of(4) {
        text.insert(0, '\u{feff}');
    }
    text
}
