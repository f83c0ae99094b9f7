use super::{Format, Rows, Style, csv, json, tsv};

/// A list that is written piece by piece, because the whole of it may not fit in memory. It comes
/// out as [`super::rows`] would write it at once, in one of the formats for programs.
#[derive(Debug)]
pub struct Stream {
    style: Style,
    array: json::Array,
    has_begun: bool,
}

impl Stream {
    /// Nothing written yet.
    pub fn new(style: Style) -> Self {
        Self {
            style,
            array: json::Array::default(),
            has_begun: false,
        }
    }

    /// The next rows; the first piece has the header, so that one without rows must be written too.
    pub fn piece(&mut self, rows: &Rows) -> String {
        let is_first = !std::mem::replace(&mut self.has_begun, true);
        let style = Style {
            header: self.style.header && is_first,
            bom: self.style.bom && is_first,
            ..self.style
        };
        match style.format {
            Format::Csv => csv::render(rows, &style),
            Format::Json => self.array.elements(rows),
            Format::Jsonl => json::lines(rows),
            Format::Tsv
            | Format::Table
            | Format::Markdown
            | Format::Human
            | Format::Short
            | Format::Sarif
            | Format::Github => tsv::render(rows, &style),
        }
    }

    /// What comes after the last piece.
    pub fn end(self) -> &'static str {
        if self.style.format == Format::Json {
            self.array.end()
        } else {
            ""
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Format, Rows, Stream};
    use crate::output::{
        rows,
        rows::samples::{nasty, style},
    };

    #[test]
    fn pieces_are_what_comes_at_once() {
        let whole = nasty();
        for format in [Format::Csv, Format::Tsv, Format::Json, Format::Jsonl] {
            let mut style = style(80);
            (style.format, style.bom) = (format, true);
            for size in 1..4 {
                let mut stream = Stream::new(style);
                let mut text = stream.piece(&Rows::new(whole.columns.clone()));
                for some in whole.rows.chunks(size) {
                    let mut piece = Rows::new(whole.columns.clone());
                    piece.rows = some.to_vec();
                    text += &stream.piece(&piece);
                }
                text += stream.end();
                assert_eq!(text, rows(&whole, &style).text, "{format:?}");
            }
            let none = Rows::new(whole.columns.clone());
            let mut stream = Stream::new(style);
            let text = stream.piece(&none) + stream.end();
            assert_eq!(text, rows(&none, &style).text, "{format:?}");
        }
    }
}
