//! What pictures are drawn with: labels that fit, coloured strokes, the line that explains them.

use super::{Screen, Tone, cell::one_line};
use unicode_width::UnicodeWidthStr;

/// With more rows, what stands above a picture is off the screen and is said below it again.
pub const MANY: usize = 20;

/// One sign of a picture with its colour.
pub type Dot = (char, Tone);

/// The text on one harmless line, cut where it is wider.
pub fn cut(text: &str, width: usize, utf8: bool) -> String {
    let text = one_line(text);
    if text.width() <= width {
        return text;
    }
    let sign = if utf8 { "…" } else { "..." };
    let mut kept = text;
    while !kept.is_empty() && kept.width() + sign.width() > width {
        kept.pop();
    }
    format!("{}{sign}", kept.trim_end())
}

/// The text, cut or filled up with blanks to exactly this width.
pub fn fitted(text: &str, width: usize, utf8: bool) -> String {
    let text = cut(text, width, utf8);
    let gap = width.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(gap))
}

/// The widest of these texts, once they stand on a line.
pub fn widest<'t>(texts: impl Iterator<Item = &'t str>) -> usize {
    texts
        .map(|text| one_line(text).width())
        .max()
        .unwrap_or_default()
}

/// Signs in their colours, those of one colour together; blanks at the end are left out.
pub fn stroke(dots: &[Dot], color: bool) -> String {
    let end = dots.iter().rposition(|(sign, _)| *sign != ' ');
    let dots = &dots[..end.map_or(0, |end| end + 1)];
    dots.chunk_by(|(_, one), (_, other)| one == other)
        .map(|run| {
            let signs: String = run.iter().map(|(sign, _)| sign).collect();
            let tone = run.first().map_or(Tone::Plain, |(_, tone)| *tone);
            tone.paint(&signs, color)
        })
        .collect()
}

/// What the signs of a picture mean, as many beside each other as there is room for.
pub fn legend(signs: &[(String, Tone, String)], screen: &Screen) -> String {
    let mut out = String::new();
    let mut used = 0;
    for (sign, tone, means) in signs {
        let width = sign.width() + 1 + means.width();
        if used > 0 && used + 3 + width > screen.width {
            out.push('\n');
            used = 0;
        }
        if used > 0 {
            out.push_str("   ");
            used += 3;
        }
        let means = cut(
            means,
            screen.width.saturating_sub(sign.width() + 1),
            screen.utf8,
        );
        out.push_str(&tone.paint(sign, screen.color));
        out.push(' ');
        out.push_str(&Tone::Quiet.paint(&means, screen.color));
        used += width;
    }
    out.push('\n');
    out
}
