use super::{
    Style, Tone,
    table::Column,
    wrap::{Room, wrap},
};

// Under which the lines of a value go on.
const HANG: &str = "  ";

/// A card a record, `label: value` a line, for where a table would not fit.
pub fn render(columns: &[&Column], style: &Style, width: usize) -> String {
    let records = columns.first().map_or(0, |column| column.cells.len());
    let cards: Vec<_> = (0..records)
        .map(|row| card(columns, row, style, width))
        .collect();
    cards.join("\n")
}

fn card(columns: &[&Column], row: usize, style: &Style, width: usize) -> String {
    let mut text = String::new();
    for column in columns {
        let value = &column.cells[row];
        if !value.is_empty() || style.chosen {
            line(
                &mut text,
                column.label,
                value,
                column.tones[row],
                style,
                width,
            );
        }
    }
    text
}

fn line(out: &mut String, label: &str, value: &str, tone: Tone, style: &Style, width: usize) {
    let whole = format!("{label}: {value}");
    let room = Room {
        first: width,
        rest: width.saturating_sub(HANG.len()).max(1),
        whole_urls: false,
    };
    for (i, line) in wrap(&whole, room).into_iter().enumerate() {
        let label_end = (label.len() + 1).clamp(line.start, line.end);
        let label = &whole[line.start..label_end];
        let value = &whole[label_end..line.end];
        out.push_str(if i == 0 { "" } else { HANG });
        out.push_str(&Tone::Quiet.paint(label, style.screen.color));
        out.push_str(&tone.paint(value, style.screen.color));
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use crate::output::{
        Cell, Rows, Style, rows,
        rows::samples::{column, style},
    };

    fn rows_of_two() -> Rows {
        let mut rows = Rows::new(["municipality", "title", "url"].map(column).into());
        let title = "Basisschool van de Toekomst: samen sterk";
        rows.rows
            .push(vec!["rotterdam".into(), title.into(), Cell::Nothing]);
        rows.rows.push(vec![
            "'s-gravenhage".into(),
            "Petje af".into(),
            "https://a.nl/b".into(),
        ]);
        rows
    }

    #[test]
    fn a_narrow_terminal_gets_cards() {
        let style = Style {
            chosen: true,
            ..style(24)
        };
        let expected = "\
municipality: rotterdam
title: Basisschool van
  de Toekomst: samen
  sterk
url:

municipality: 's-
  gravenhage
title: Petje af
url: https://a.nl/b
";
        assert_eq!(rows(&rows_of_two(), &style).text, expected);
    }
}
