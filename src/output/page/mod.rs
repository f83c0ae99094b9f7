//! Text for reading: what `show` and the overview say.

mod draw;
mod line;
mod markdown;

use super::Screen;
use line::reflowed;

pub use line::Line;

/// A text for reading, part after part; an empty part is left out. The blank lines between them are
/// the renderer's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Title(Line),
    Heading(Line),
    Field { label: String, value: Line },
    Prose(Line),
    Item { text: Line, about: Vec<Part> },
}

impl Page {
    /// An empty page.
    pub fn new() -> Self {
        Self::default()
    }

    /// What the page is about.
    pub fn title(&mut self, text: impl Into<Line>) -> &mut Self {
        self.part(Part::Title(text.into()))
    }

    /// What the parts after it are about.
    pub fn heading(&mut self, text: impl Into<Line>) -> &mut Self {
        self.part(Part::Heading(text.into()))
    }

    /// A labelled value; fields that follow each other are aligned.
    pub fn field(&mut self, label: &str, value: impl Into<Line>) -> &mut Self {
        let (label, value) = (label.to_owned(), value.into());
        self.part(Part::Field { label, value })
    }

    /// Paragraphs, an empty line between each two; lines that an editor broke are joined.
    pub fn prose(&mut self, text: &str) -> &mut Self {
        self.part(Part::Prose(reflowed(text).into()))
    }

    /// A bullet.
    pub fn item(&mut self, text: impl Into<Line>) -> &mut Self {
        self.part(Part::Item {
            text: text.into(),
            about: Vec::new(),
        })
    }

    /// A bullet with the fields and the prose of another page under it.
    pub fn item_about(&mut self, text: impl Into<Line>, about: Self) -> &mut Self {
        self.part(Part::Item {
            text: text.into(),
            about: about.parts,
        })
    }

    /// The page for this screen; for a pipe the caller hands over 80 columns without colour.
    pub fn render(&self, screen: &Screen) -> String {
        draw::parts(&self.parts, screen)
    }

    /// The page in Markdown, for who puts it somewhere else.
    pub fn markdown(&self) -> String {
        markdown::parts(&self.parts)
    }

    // What says nothing is left out, so that no caller has to ask.
    fn part(&mut self, part: Part) -> &mut Self {
        let says = match &part {
            Part::Title(text) | Part::Heading(text) | Part::Prose(text) => !text.is_empty(),
            Part::Field { value, .. } => !value.is_empty(),
            Part::Item { text, about } => !text.is_empty() || !about.is_empty(),
        };
        if says {
            self.parts.push(part);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, Page, Screen};
    use crate::output::Tone;
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    const SCREEN: Screen = Screen {
        color: false,
        width: 44,
        utf8: true,
        is_terminal: true,
    };

    fn leiden() -> Page {
        let mut page = Page::new();
        page.title("Leiden")
            .field("thema's", "Mentoring en coaching, Ouderbetrokkenheid")
            .field(
                "agenda",
                Line::from("2019-2021, ").and(Tone::Ended, "ended"),
            )
            .field("nothing", "")
            .field(
                "factsheet",
                "https://www.gelijke-kansen.nl/gemeenten/leiden",
            );
        page.heading("Visie")
            .prose("Alle kinderen krijgen gelijke kansen.\r\n\r\nDat duurt.\n");
        let mut about = Page::new();
        about.field("ages", "4-12").prose("Een lessenserie.");
        page.heading("Interventies")
            .item_about("Levensvaardigheden\nvoor \u{1b}[31mallen", about);
        page.item("Petje af")
            .item("5 × 50 – samen sterk, ook wanneer het tegenzit");
        page
    }

    #[test]
    fn a_page_is_good_to_read() {
        let expected = "\
Leiden
══════

thema's:   Mentoring en coaching,
           Ouderbetrokkenheid
agenda:    2019-2021, ended
factsheet: https://www.gelijke-kansen.nl/gemeenten/leiden

Visie
─────
Alle kinderen krijgen gelijke kansen.

Dat duurt.

Interventies
────────────
• Levensvaardigheden voor \\u{1b}[31mallen
  ages: 4-12

  Een lessenserie.

• Petje af
• 5 × 50 – samen sterk, ook wanneer het
  tegenzit
";
        assert_eq!(leiden().render(&SCREEN), expected);
    }

    #[test]
    fn a_narrow_screen_puts_values_under_their_labels() {
        let mut page = Page::new();
        page.field("kennisdeling", "Ouderbetrokkenheid")
            .field("thema", "een en twee");
        let screen = Screen {
            width: 20,
            ..SCREEN
        };
        let expected = "kennisdeling:\n  Ouderbetrokkenheid\nthema: een en twee\n";
        assert_eq!(page.render(&screen), expected);
    }

    #[test]
    fn lines_that_an_editor_broke_are_joined() {
        let mut page = Page::new();
        page.prose("een\ntwee\n\n\n\ndrie:\n- vier\n  vijf\n1. zes\n");
        assert_eq!(
            page.render(&SCREEN),
            "een twee\n\ndrie:\n- vier vijf\n1. zes\n"
        );
    }

    #[test]
    fn colour_changes_no_letter() {
        let painted = leiden().render(&Screen {
            color: true,
            ..SCREEN
        });
        assert!(painted.contains("\u{1b}[1mLeiden\u{1b}[0m"), "{painted:?}");
        assert!(
            painted.contains("2019-2021, \u{1b}[2mended\u{1b}[0m"),
            "{painted:?}"
        );
        let bare = anstream::adapter::strip_str(&painted).to_string();
        assert_eq!(bare, leiden().render(&SCREEN));
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_nothing_goes_out_raw(
            texts in proptest::collection::vec("([a-zé漢0-9;/\u{9b}-]{0,9}[ \n]?){0,12}", 6),
            width in 20usize..120,
        ) {
            let mut about = Page::new();
            about.field("label", texts[0].as_str()).prose(&texts[1]);
            let mut page = Page::new();
            page.title(texts[2].as_str()).field("long label", texts[3].as_str()).heading("kop");
            page.item_about(texts[4].as_str(), about).prose(&texts[5]);
            let text = page.render(&Screen { width, ..SCREEN });
            for line in text.lines() {
                prop_assert!(line.width() <= width.min(100), "{line:?}");
            }
            prop_assert!(!text.contains("\n\n\n"), "{text}");
            prop_assert!(!text.chars().any(|c| c == char::from(0x9b)));
        }
    }
}
