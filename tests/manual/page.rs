use std::{collections::BTreeSet, fs};

const FILE: &str = "README.md";
/// Stands for any lines.
pub const GAP: &str = "...";

/// The lines of `README.md`.
pub struct Page(Vec<String>);

/// What stands between two fences.
pub struct Block {
    /// The words behind the opening fence.
    pub info: Vec<String>,
    /// The heading of the chapter it stands in.
    pub chapter: String,
    /// The number of its first line.
    pub line: usize,
    lines: Vec<String>,
}

/// A command and what it shows.
pub struct Step {
    /// The number of its line.
    pub line: usize,
    /// What the shell is given.
    pub command: String,
    /// What the page says that comes.
    pub shown: Vec<String>,
    length: usize,
}

/// Reads it.
pub fn page() -> Page {
    let text = fs::read_to_string(FILE).unwrap();
    Page(text.lines().map(str::to_owned).collect())
}

impl Page {
    /// The blocks of a kind.
    pub fn blocks(&self, kind: &str) -> impl Iterator<Item = Block> {
        let mut blocks = Vec::new();
        let (mut chapter, mut open) = (String::new(), None::<Block>);
        for (at, line) in self.0.iter().enumerate() {
            match (line.strip_prefix("```"), &mut open) {
                (Some(_), Some(_)) => blocks.extend(open.take()),
                (Some(info), None) => {
                    open = Some(Block {
                        info: info.split(' ').map(str::to_owned).collect(),
                        chapter: chapter.clone(),
                        line: at + 2,
                        lines: Vec::new(),
                    });
                }
                (None, Some(block)) => block.lines.push(line.clone()),
                (None, None) if line.starts_with("## ") => chapter.clone_from(line),
                (None, None) => {}
            }
        }
        assert!(open.is_none(), "a block without an end");
        let kind = kind.to_owned();
        blocks
            .into_iter()
            .filter(move |block| block.info[0] == kind)
    }

    /// The lines outside the blocks.
    fn prose(&self) -> impl Iterator<Item = &str> {
        let mut inside = false;
        self.0.iter().map(String::as_str).filter(move |line| {
            let fence = line.starts_with("```");
            inside ^= fence;
            !inside && !fence
        })
    }

    /// The rows of the table of columns: a command, and what its list has.
    pub fn columns(&self) -> Vec<(String, Vec<String>)> {
        let cells = |line: &str| {
            let ticked = |cell: &str| {
                cell.split('`')
                    .skip(1)
                    .step_by(2)
                    .map(str::to_owned)
                    .collect()
            };
            let cells: Vec<Vec<String>> = line.split(" | ").map(ticked).collect();
            match &cells[..] {
                [command, columns] => Some((command.first()?.clone(), columns.clone())),
                _ => None,
            }
        };
        let table = self.prose().filter(|line| line.starts_with("| `gka "));
        table
            .filter_map(cells)
            .filter(|(command, _)| command.ends_with(" list") || command == "gka list")
            .collect()
    }

    /// What one can link to, as GitHub makes it of the headings.
    pub fn anchors(&self) -> BTreeSet<String> {
        let headings = self.prose().filter(|line| line.starts_with('#'));
        let anchor = |line: &str| -> String {
            let title = line.trim_start_matches('#').trim().to_lowercase();
            let kept = title
                .chars()
                .filter(|c| c.is_alphanumeric() || " -_".contains(*c));
            kept.map(|c| if c == ' ' { '-' } else { c }).collect()
        };
        headings.map(anchor).collect()
    }

    /// Where the links of the page lead.
    pub fn links(&self) -> Vec<String> {
        let of = |line: &str| -> Vec<String> {
            let ends = line.split("](").skip(1);
            ends.filter_map(|rest| Some(rest.split_once(')')?.0.to_owned()))
                .collect()
        };
        self.prose().flat_map(of).collect()
    }

    /// Puts what came in the place of what is shown, unless the page leaves lines out.
    pub fn overwrite(&mut self, came: Vec<(Step, Vec<String>)>) {
        let whole = |(step, _): &(Step, Vec<String>)| !step.shown.iter().any(|line| line == GAP);
        // From the end, so that the numbers of the lines above stay right.
        for (step, lines) in came.into_iter().filter(whole).rev() {
            let start = step.line - 1 + step.length;
            self.0.splice(start..start + step.shown.len(), lines);
        }
        fs::write(FILE, self.0.join("\n") + "\n").unwrap();
    }
}

impl Block {
    /// Whether its reader speaks Dutch.
    pub fn is_dutch(&self) -> bool {
        self.info.iter().any(|word| word == "nl")
    }

    /// All of it.
    pub fn text(&self) -> String {
        self.lines.join("\n") + "\n"
    }

    /// Its commands; one that ends in a backslash goes on on the next line.
    pub fn steps(&self) -> Vec<Step> {
        let mut steps: Vec<Step> = Vec::new();
        for (at, line) in self.lines.iter().enumerate() {
            match (line.strip_prefix("$ "), steps.last_mut()) {
                (Some(command), _) => steps.push(Step {
                    line: self.line + at,
                    ..Step::of(command)
                }),
                (None, Some(step)) if step.shown.is_empty() && step.command.ends_with('\\') => {
                    step.command.push('\n');
                    step.command.push_str(line);
                    step.length += 1;
                }
                (None, Some(step)) => step.shown.push(line.clone()),
                (None, None) => panic!("{FILE}:{}: no command", self.line + at),
            }
        }
        // A blank line before the next command is for the eye.
        for step in &mut steps {
            while step.shown.last().is_some_and(String::is_empty) {
                step.shown.pop();
            }
        }
        steps
    }
}

impl Step {
    /// A command of which nothing is known.
    pub fn of(command: &str) -> Self {
        Self {
            line: 0,
            command: command.to_owned(),
            shown: Vec::new(),
            length: 1,
        }
    }
}

/// Whether these lines came, [`GAP`] standing for any.
pub fn fits(shown: &[String], came: &[String]) -> bool {
    match shown {
        [] => came.is_empty(),
        [line, rest @ ..] if line == GAP => (0..=came.len()).any(|at| fits(rest, &came[at..])),
        [line, rest @ ..] => came
            .split_first()
            .is_some_and(|(first, others)| first == line.trim_end() && fits(rest, others)),
    }
}
