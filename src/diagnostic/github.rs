use super::Problem;
use crate::words::visible;

/// A workflow command a problem, which GitHub shows beside the line.
pub(super) fn render(problems: &[Problem]) -> String {
    problems.iter().map(command).collect()
}

fn command(problem: &Problem) -> String {
    let place = &problem.place;
    let (line, end_line) = (place.line(), place.end_line());
    // The runner refuses columns for a place of several lines.
    let (col, end_col) = if line == end_line {
        let corners = (place.column(), place.end_column());
        (
            format!(",col={}", corners.0),
            format!(",endColumn={}", corners.1),
        )
    } else {
        (String::new(), String::new())
    };
    let mut message = visible::line(&problem.message).into_owned();
    if let Some(help) = &problem.help {
        message.push('\n');
        message.push_str(&visible::line(help));
    }
    format!(
        "::{} file={},line={line},endLine={end_line}{col}{end_col},title={}::{}\n",
        problem.severity.word(),
        property(&visible::line(&place.source().name)),
        property(problem.code),
        data(&message),
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn what_steers_the_runner_is_escaped() {
        assert_eq!(data("100 %\r\na:b,c"), "100 %25%0D%0Aa:b,c");
        assert_eq!(property("a:b,c%"), "a%3Ab%2Cc%25");
    }
}
