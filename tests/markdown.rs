//! What a record says is text in Markdown too: a parser of `CommonMark`, with all that GitHub and
//! others add to it, finds no link, no picture, no HTML and no heading that is not ours.

#![allow(clippy::unwrap_used, reason = "a test may fail at once")]
#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "whatever else a parser finds is wrong"
)]

use gka::{
    output::{Cell, Column, Format, Formulas, Line, Page, Rows, Screen, Style, Tone, rows},
    words::{Words, visible},
};
use proptest::prelude::*;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

/// What people write, and what a renderer makes something of.
const PIECES: &[&str] = &[
    "a",
    "é",
    "漢",
    "5",
    " ",
    " ",
    "  ",
    "    ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\\",
    "|",
    "*",
    "**",
    "_",
    "__",
    "`",
    "```",
    "~",
    "~~",
    "~~~",
    "^",
    "$",
    "$$",
    "#",
    "## ",
    "1. ",
    "12) ",
    "2021. ",
    "- ",
    "+ ",
    "* ",
    "• ",
    "-",
    "---",
    "===",
    "***",
    "___",
    "> ",
    ">",
    "<",
    "<script>",
    "</b>",
    "<!-- ",
    "<https://x.nl>",
    "<a@x.nl>",
    "&",
    "&amp;",
    "&#65;",
    "&copy;",
    "&lt",
    "!",
    "[",
    "]",
    "](",
    ")",
    "![",
    "[a](http://x.nl)",
    "![a](b)",
    "[[a]](b)",
    "\\[a](b)",
    "[^1]",
    "[^1]: ",
    "[a]: http://x.nl",
    "[x] ",
    "https://x.nl/a_b_c",
    "x://[a](b)",
    "www.x.nl",
    "a@x.nl",
    ":-:",
    "|-|",
    ": ",
    ":",
    "{#id}",
    "{",
    "}",
    "\"",
    "'",
    "+++",
    "!!! ",
    "[!NOTE]",
    "\u{1b}[31m",
    "\u{a0}",
    "\u{200b}",
    "%",
    "@a",
    ";",
    ",",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 1..14).prop_map(|pieces| pieces.concat())
}

/// Everything that a renderer may know, but for the quotation marks that it may turn.
fn parse(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::all() - Options::ENABLE_SMART_PUNCTUATION)
}

/// What is read, blanks aside, of each heading, item, paragraph and cell; and what is a link.
#[derive(Debug, Default)]
struct Seen {
    blocks: Vec<String>,
    links: Vec<String>,
}

fn seen(markdown: &str) -> Seen {
    let mut seen = Seen::default();
    let mut strong = 0;
    for event in parse(markdown) {
        match event {
            Event::Start(
                Tag::Heading { .. } | Tag::Item | Tag::Paragraph | Tag::TableCell | Tag::List(None),
            ) => seen.blocks.push(String::new()),
            Event::Start(Tag::Table(_) | Tag::TableHead | Tag::TableRow) | Event::End(_) => {
                strong -= i32::from(event == Event::End(TagEnd::Strong));
            }
            // Labels and titles: one for a block at the most.
            Event::Start(Tag::Strong) if strong == 0 => strong += 1,
            Event::Start(Tag::Link {
                link_type: LinkType::Autolink,
                dest_url,
                ..
            }) => seen.links.push(dest_url.into_string()),
            Event::Text(text) => {
                let bare = text.chars().filter(|c| !c.is_whitespace());
                seen.blocks.last_mut().unwrap().extend(bare);
            }
            Event::SoftBreak | Event::HardBreak => {}
            // Of a line break in a cell.
            Event::InlineHtml(html) if &*html == "<br>" => {}
            other => panic!("{other:?} in {markdown:?}"),
        }
    }
    seen.blocks.retain(|block| !block.is_empty());
    seen
}

/// A text as it is to be read, blanks aside.
fn bare(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let clean = visible::lines(&text);
    clean.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The same of one that may hold lists, whose marks are the renderer's.
fn without_marks(text: &str) -> String {
    let lines = text.lines().map(str::trim).collect::<Vec<_>>();
    bare(&lines.join("\n")).replace(['-', '*', '•'], "")
}

fn table(text: &str, is_address: bool) -> String {
    let column = Column::new("x", Words { en: "x", nl: "x" }).address(is_address);
    let mut table = Rows::new(vec![column, column]);
    table.rows.push(vec![Cell::from(text), Cell::from("end")]);
    let style = Style {
        format: Format::Markdown,
        header: true,
        delimiter: b',',
        bom: false,
        formulas: Formulas::AsIs,
        chosen: false,
        screen: Screen {
            color: false,
            width: 80,
            utf8: true,
            is_terminal: false,
        },
    };
    rows(&table, &style).text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_page_says_what_the_record_says(
        title in text(), label in text(), value in text(), item in text(), name in text(),
    ) {
        let mut about = Page::new();
        about.field("l", value.as_str()).prose("p");
        let mut page = Page::new();
        page.title(Line::new(Tone::Strong, &title).and(Tone::Quiet, "  GM1"));
        page.heading(title.as_str()).field("l", value.as_str()).item(item.as_str());
        let line = Line::new(Tone::Strong, &name).and(Tone::Plain, "  ").and(Tone::Ended, &label);
        page.item_about(line, about);
        let markdown = page.markdown();
        let seen = seen(&markdown);
        prop_assert!(seen.links.is_empty(), "{}", &markdown);
        let field = match bare(&value) {
            value if value.is_empty() => value,
            value => format!("l:{value}"),
        };
        let item = bare(&item);
        let (title, label, name) = (bare(&title), bare(&label), bare(&name));
        let expected = [&title, "GM1", &title, &field, &item, &name, &label, &field, "p"];
        prop_assert_eq!(seen.blocks.concat().replace('·', ""), expected.concat(), "{}", &markdown);
    }

    #[test]
    fn paragraphs_say_what_the_record_says(prose in text()) {
        let mut about = Page::new();
        about.prose(&prose);
        let mut page = Page::new();
        page.title("t").prose(&prose).item_about("i", about);
        let markdown = page.markdown();
        let seen = seen(&markdown);
        prop_assert!(seen.links.is_empty(), "{}", &markdown);
        let prose = without_marks(&prose);
        let read = without_marks(&seen.blocks.concat());
        prop_assert_eq!(read, format!("t{prose}i{prose}"), "{}", &markdown);
    }

    #[test]
    fn a_cell_says_what_the_record_says(text in text()) {
        for is_address in [false, true] {
            let markdown = table(&text, is_address);
            let seen = seen(&markdown);
            prop_assert!(seen.links.iter().all(|link| is_address && *link == text), "{}", &markdown);
            prop_assert_eq!(seen.blocks.concat(), format!("xx{}end", bare(&text)), "{}", &markdown);
        }
    }
}

#[test]
fn an_address_is_a_link_to_itself_and_to_nothing_else() {
    for (url, is_link) in [
        ("https://www.x.nl/a_b_c?d=1&e=2#f", true),
        ("https://www.x.nl/a-b?d=1&e=2#f", true),
        ("http://x.nl/(a)*b*[c](d)", true),
        ("https://x.nl/?a&copy;b", false),
        ("https://x.nl/<b>", false),
        ("https://x.nl/a|b", false),
        ("https://x.nl/\\", false),
        ("javascript://x.nl/%0aalert(1)", false),
        ("data:text/html,x", false),
    ] {
        let mut page = Page::new();
        page.field("l", Line::new(Tone::Address, url));
        page.item(Line::new(Tone::Address, url));
        for markdown in [page.markdown(), table(url, true)] {
            let seen = seen(&markdown);
            assert!(seen.blocks.concat().contains(url), "{markdown}");
            assert!(seen.links.iter().all(|link| link == url), "{markdown}");
            let is_bare = url.starts_with("http") && markdown.contains(&format!("| {url} |"));
            assert_eq!(!seen.links.is_empty() || is_bare, is_link, "{markdown}");
        }
    }
}
