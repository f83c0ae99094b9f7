use super::{
    Keep, Rendered, Rows, Style, Tone, cards,
    layout::{self, Wish},
    wrap::wrapped,
};
use crate::words::messages;
use comfy_table::{
    Attribute, Cell as Drawn, CellAlignment, Color, ContentArrangement, ContentLineStyle,
    LineStyle, Table, TableStyle, presets::ASCII_FULL_CONDENSED,
};
use unicode_width::UnicodeWidthStr;

// comfy-table counts in 16 bits.
const WIDEST: usize = 10_000;

/// A table for people, or cards where a table would not fit.
pub fn render(rows: &Rows, style: &Style) -> Rendered {
    let columns = filled(rows, style.chosen);
    let wordless = columns.is_empty() || (rows.rows.is_empty() && !style.header);
    let (shown, text) = if wordless {
        (Vec::new(), String::new())
    } else {
        fitted(&columns, style)
    };
    let left_out = (0..columns.len()).filter(|i| !shown.contains(i));
    let left_out: Vec<_> = left_out.map(|i| columns[i].label).collect();
    let note = note(&left_out).filter(|_| !rows.rows.is_empty());
    Rendered { text, note }
}

/// The columns that fit, and what they look like.
fn fitted(columns: &[Column], style: &Style) -> (Vec<usize>, String) {
    let width = style.screen.width.clamp(1, WIDEST);
    let wishes: Vec<_> = columns.iter().map(|column| column.wish(style)).collect();
    if let Some(shown) = layout::choose(&wishes, width) {
        let pick = |i: &usize| (&columns[*i], wishes[*i]);
        let (columns, wishes): (Vec<_>, Vec<_>) = shown.iter().map(pick).unzip();
        return (shown, draw(&columns, wishes, style, width));
    }
    let matters = |i: &usize| wishes[*i].keep != Keep::IfRoom;
    let shown: Vec<_> = (0..columns.len()).filter(matters).collect();
    let columns: Vec<_> = shown.iter().map(|i| &columns[*i]).collect();
    (shown, cards::render(&columns, style, width))
}

/// A column as it will be drawn.
pub struct Column {
    pub label: &'static str,
    keep: Keep,
    pub cells: Vec<String>,
    pub tones: Vec<Tone>,
    is_number: bool,
}

impl Column {
    fn wish(&self, style: &Style) -> Wish {
        let keep = if style.chosen {
            Keep::Always
        } else {
            self.keep
        };
        Wish::new(
            keep,
            if style.header { self.label } else { "" },
            &self.cells,
        )
    }
}

/// The columns worth drawing: one without any text says nothing, unless somebody asked for it.
fn filled(rows: &Rows, chosen: bool) -> Vec<Column> {
    let column = |(i, column): (usize, &super::Column)| {
        let cells = || rows.rows.iter().filter_map(move |row| row.get(i));
        Column {
            label: column.label.here(),
            keep: column.keep,
            cells: cells().map(super::Cell::drawn).collect(),
            tones: cells().map(super::Cell::tone).collect(),
            is_number: cells().all(|cell| cell.is_number() || cell.is_empty()),
        }
    };
    let columns = rows.columns.iter().enumerate().map(column);
    let says = |column: &Column| column.cells.iter().any(|cell| !cell.is_empty());
    columns
        .filter(|column| chosen || rows.rows.is_empty() || says(column))
        .collect()
}

fn draw(columns: &[&Column], wishes: Vec<Wish>, style: &Style, width: usize) -> String {
    let wishes = layout::with_whole_addresses(wishes, width);
    let widths = settled(columns, wishes, width);
    let mut table = Table::new();
    table.load_style(borders(style.screen.utf8, rows_wrap(columns, &widths)));
    table.force_no_tty();
    table.set_content_arrangement(ContentArrangement::Disabled);
    if style.screen.color {
        table.enforce_styling();
    }
    let cell = |text: &str, width: &usize| Drawn::new(wrapped(text, *width).join("\n"));
    if style.header {
        let header = columns.iter().zip(&widths);
        let header = header.map(|(column, width)| cell(column.label, width));
        table.set_header(header.map(|cell| cell.add_attribute(Attribute::Bold)));
    }
    for row in 0..columns.first().map_or(0, |column| column.cells.len()) {
        let cells = columns.iter().zip(&widths);
        table.add_row(cells.map(|(c, width)| painted(cell(&c.cells[row], width), c.tones[row])));
    }
    for (i, column) in columns.iter().enumerate() {
        if let Some(drawn) = table.column_mut(i).filter(|_| column.is_number) {
            drawn.set_cell_alignment(CellAlignment::Right);
        }
    }
    format!("{table}\n")
}

/// The widths of the columns. Wrapped text is often narrower than its column: what the narrower
/// ones leave goes to the wider, one after the other.
fn settled(columns: &[&Column], mut wishes: Vec<Wish>, width: usize) -> Vec<usize> {
    let mut order: Vec<_> = (0..columns.len()).collect();
    order.sort_by_key(|i| wishes[*i].most);
    for i in order {
        let width = layout::widths(&wishes, width)[i];
        let cells = columns[i].cells.iter();
        let lines = cells.flat_map(|cell| wrapped(cell, width));
        let used = lines.map(UnicodeWidthStr::width).max().unwrap_or(0);
        if used < width {
            wishes[i].most = used.max(wishes[i].least);
        }
    }
    layout::widths(&wishes, width)
}

/// Whether so many records take more than one line that the eye needs help to tell them apart.
fn rows_wrap(columns: &[&Column], widths: &[usize]) -> bool {
    let records = columns.first().map_or(0, |column| column.cells.len());
    let wraps = |row: &usize| {
        let mut cells = columns.iter().zip(widths);
        cells.any(|(column, width)| column.cells[*row].width() > *width)
    };
    (0..records).filter(wraps).count() * 4 > records
}

fn borders(utf8: bool, between_rows: bool) -> TableStyle {
    let (condensed, between) = if utf8 {
        (ROUNDED, LineStyle::new('├', '─', '┼', '┤'))
    } else {
        (ASCII_FULL_CONDENSED, LineStyle::new('+', '-', '+', '+'))
    };
    if between_rows {
        condensed.row_separator(between)
    } else {
        condensed
    }
}

const ROUNDED: TableStyle = TableStyle::new()
    .top_border(LineStyle::new('╭', '─', '┬', '╮'))
    .header_lines(ContentLineStyle::new('│', '│', '│'))
    .header_separator(LineStyle::new('╞', '═', '╪', '╡'))
    .content_lines(ContentLineStyle::new('│', '│', '│'))
    .bottom_border(LineStyle::new('╰', '─', '┴', '╯'));

fn painted(cell: Drawn, tone: Tone) -> Drawn {
    match tone {
        Tone::Plain | Tone::Address => cell,
        Tone::Strong => cell.add_attribute(Attribute::Bold),
        Tone::Quiet | Tone::Ended => cell.add_attribute(Attribute::Dim),
        Tone::Planned => cell.fg(Color::DarkCyan),
        Tone::Running | Tone::Added => cell.fg(Color::DarkGreen),
        Tone::Unknown => cell.fg(Color::DarkYellow),
        Tone::Hit => cell.fg(Color::DarkRed).add_attribute(Attribute::Bold),
        Tone::Removed => cell.fg(Color::DarkRed),
    }
}

fn note(left_out: &[&str]) -> Option<String> {
    let names = left_out.join(", ");
    match left_out {
        [] => None,
        [_] => Some(column_left_out(&names)),
        [..] => Some(columns_left_out(&names)),
    }
}

messages! {
    column_left_out(names) {
        en: "column left out: {names}; `--columns` shows it",
        nl: "kolom weggelaten: {names}; `--columns` toont die",
    }
    columns_left_out(names) {
        en: "columns left out: {names}; `--columns` shows them",
        nl: "kolommen weggelaten: {names}; `--columns` toont ze",
    }
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::output::{
        Keep, Rows,
        rows::samples::{column, nasty, style},
    };
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn borders_stand_straight_whatever_a_cell_holds() {
        let expected = "\
╭─────────────────────────────┬────────────────────────────────┬───────────────┬────────────────────┬────────┬────────╮
│ name                        │ text                           │ list          │ people             │ number │ former │
╞═════════════════════════════╪════════════════════════════════╪═══════════════╪════════════════════╪════════╪════════╡
│ tab\\tnewline cr\\rback\\slash │ \\u{1b}[31m\\u{9b}\\u{202e}\\u{7f} │ a; b; c\\; d|e │ Jansen, P., lector │      3 │ yes    │
│ \"q\" 漢字 🙂                 │ <b>&amp;</b>                   │               │                    │      0 │ no     │
│                             │                                │               │                    │        │        │
╰─────────────────────────────┴────────────────────────────────┴───────────────┴────────────────────┴────────┴────────╯
";
        assert_eq!(render(&nasty(), &style(200)).text, expected);
    }

    #[test]
    fn a_terminal_without_utf8_gets_ascii() {
        let mut rows = Rows::new(vec![column("a"), column("none")]);
        rows.rows.push(vec!["één twee".into(), "".into()]);
        let mut style = style(20);
        style.screen.utf8 = false;
        let expected = "+----------+\n| a        |\n+==========+\n| één twee |\n+----------+\n";
        assert_eq!(render(&rows, &style).text, expected);
    }

    #[test]
    fn an_empty_result_is_its_header() {
        let mut rows = nasty();
        rows.rows.clear();
        let text = render(&rows, &style(80)).text;
        assert!(
            text.contains("│ name │ text │ list │ people │ number │ former │"),
            "{text}"
        );
        let mut bare = style(80);
        bare.header = false;
        assert_eq!(render(&rows, &bare).text.trim(), "");
    }

    #[test]
    fn what_is_left_out_is_told() {
        let mut rows = Rows::new(vec![column("slug"), column("summary").keep(Keep::IfRoom)]);
        rows.rows
            .push(vec!["leiden".into(), "woord ".repeat(50).into()]);
        let rendered = render(&rows, &style(30));
        let note = "column left out: summary; `--columns` shows it";
        assert_eq!(rendered.note.as_deref(), Some(note));
        assert!(!rendered.text.contains("woord"));
        assert_eq!(render(&rows, &style(60)).note, None);
    }

    #[test]
    fn colour_changes_no_letter() {
        let (plain, mut color) = (style(120), style(120));
        color.screen.color = true;
        let painted = render(&nasty(), &color).text;
        assert!(painted.contains("\u{1b}[1m"), "{painted}");
        let bare = anstream::adapter::strip_str(&painted).to_string();
        assert_eq!(bare, render(&nasty(), &plain).text);
    }

    proptest! {
        #[test]
        fn every_word_is_there_and_no_line_is_too_wide(
            cells in proptest::collection::vec(proptest::collection::vec(
                "([a-zé漢🙂0-9;/\u{1b}-]{0,11}[ \n]?){0,9}", 4), 0..5),
            width in prop_oneof![Just(20usize), Just(40), Just(80), Just(160), Just(200)],
            chosen: bool,
        ) {
            let ids = ["municipality", "title", "summary", "n"];
            let mut rows = Rows::new(ids.map(column).into());
            rows.rows = cells.iter().map(|row| row.iter().map(|c| c.as_str().into()).collect()).collect();
            let mut style = style(width);
            style.chosen = chosen;
            let text = render(&rows, &style).text;
            for line in text.lines() {
                prop_assert!(line.width() <= width, "{line:?}");
            }
            prop_assert!(!text.contains('\x1b'));
            // A word may be broken over lines, and its lines stand beside those of other cells:
            // every character must be there as often as the cells have it.
            if chosen {
                for c in cells.iter().flatten().flat_map(|cell| cell.chars()).filter(|c| c.is_alphanumeric()) {
                    let wanted = cells.iter().flatten().map(|cell| cell.matches(c).count()).sum::<usize>();
                    prop_assert!(text.matches(c).count() >= wanted, "{c} in {text}");
                }
            }
        }
    }
}
