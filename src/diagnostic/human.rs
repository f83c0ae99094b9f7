use annotate_snippets::{AnnotationKind, Element, Level, Renderer, Snippet, renderer::DecorStyle};

use super::{
    Look, Problem, Severity, say,
    short::severity,
    summary,
    window::{Window, windows},
};
use crate::words::{visible, wrap::at_blanks};

/// Narrower than this nothing can be drawn; the terminal then wraps.
const NARROWEST: usize = 40;

/// Each problem with its lines, a blank line between them, and the count at the end.
pub(super) fn render(problems: &[Problem], look: &Look) -> String {
    let width = look.width.max(NARROWEST);
    let renderer = renderer(look, width);
    let mut out = String::new();
    for problem in problems {
        out.push_str(&report(problem, &renderer, width));
        out.push_str("\n\n");
    }
    out.push_str(&summary(problems));
    out.push('\n');
    out
}

fn renderer(look: &Look, width: usize) -> Renderer {
    let renderer = if look.color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let decor = if look.unicode {
        DecorStyle::Unicode
    } else {
        DecorStyle::Ascii
    };
    renderer.decor_style(decor).term_width(width)
}

fn report(problem: &Problem, renderer: &Renderer, width: usize) -> String {
    let name = severity(problem.severity);
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let windows = windows(problem, width * 4);
    let indent = name.len() + problem.code.len() + "[]: ".len();
    let title = wrapped(&problem.message, width, indent);
    let mut group = level
        .with_name(name)
        .primary_title(title)
        .id(problem.code)
        .elements(windows.iter().map(element));
    if let Some(help) = &problem.help {
        let name = say::HELP.here();
        let last = windows.iter().map(|window| window.last_line).max();
        let gutter = last.unwrap_or_default().to_string().len() + " = ".len();
        let help = wrapped(help, width, gutter + name.len() + ": ".len());
        group = group.element(Level::HELP.with_name(name).message(help));
    }
    meant(renderer.render(&[group]), &windows)
}

fn element(window: &Window) -> Element<'_> {
    let marks = window.marks.iter().map(|mark| {
        let kind = if mark.primary {
            AnnotationKind::Primary
        } else {
            AnnotationKind::Context
        };
        kind.span(mark.span.clone()).label(mark.label.as_deref())
    });
    Snippet::source(&window.text)
        .path(&window.name)
        .line_start(window.first_line)
        .annotations(marks)
        .into()
}

/// The columns of lines that were cut, as they are in the file.
fn meant(mut drawn: String, windows: &[Window]) -> String {
    let mut from = 0;
    for window in windows {
        let Some((line, column, meant)) = window.cut else {
            continue;
        };
        let (name, wrong) = (&window.name, column.to_string());
        let head = format!("{name}:{line}:");
        if let Some(at) = drawn[from..].find(&format!("{head}{wrong}")) {
            from += at + head.len();
            drawn.replace_range(from..from + wrong.len(), &meant.to_string());
        }
    }
    drawn
}

/// The text over as many lines as it needs behind a label; its own control characters made visible.
/// Only blanks part it: addresses and commands stay whole, to be copied.
fn wrapped(text: &str, width: usize, indent: usize) -> String {
    let room = width.saturating_sub(indent).max(NARROWEST / 2);
    at_blanks(&visible::line(text), room, "", "").join("\n")
}
