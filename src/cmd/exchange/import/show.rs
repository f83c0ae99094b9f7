//! The plan, for people and as data.

use serde_json::{Map, Value, json};

use super::{
    plan::{Diff, Line, Part, Place, Plan, Refused},
    say,
};
use crate::{
    output::{Cell, Screen},
    words::{visible, wrap::at_blanks},
};

/// The plan as people read it: on a terminal no word is broken.
pub fn text(plan: &Plan, screen: &Screen) -> String {
    let lines = lines(plan).into_iter().flat_map(|line| {
        if !screen.is_terminal {
            return vec![line];
        }
        let text = line.trim_start();
        let indent = " ".repeat(line.len() - text.len());
        at_blanks(text, screen.width, &indent, &format!("{indent}    "))
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn lines(plan: &Plan) -> Vec<String> {
    let mut lines = Vec::new();
    for part in plan.parts.iter().filter(|part| !part.lines.is_empty()) {
        of_part(part, &mut lines);
    }
    if !plan.refused.is_empty() {
        lines.push(say::refused_heading());
        let refused = plan.refused.iter();
        lines.extend(refused.map(|one| say::refused(said_place(one), &one.reason)));
    }
    if plan.coordinators > 0 {
        lines.push(say::coordinators(plan.coordinators));
    }
    lines.push(sum(plan));
    lines
}

/// `slug<TAB>name` of an entry that was written.
pub fn written(part: &Part, line: &Line) -> String {
    // As `theme new` tells it: a theme is of no municipality.
    let slug = if part.slug.is_empty() {
        &line.now
    } else {
        &part.slug
    };
    let name = if part.slug.is_empty() {
        &line.title
    } else {
        &line.now
    };
    format!("{slug}\t{}", visible::line(name))
}

/// What was done, in a sentence.
pub fn done(plan: &Plan) -> String {
    let (new, changed) = (plan.count_new(), plan.count_changed());
    match &plan.changes[..] {
        [_] => {
            let mut parts = plan.parts.iter();
            let written = |part: &&Part| part.lines.iter().any(|line| !line.diffs.is_empty());
            let name = parts.find(written).map_or("", |part| &part.name);
            say::done_in_one(new, changed, name)
        }
        files => say::done(new, changed, files.len()),
    }
}

/// How much of what.
fn sum(plan: &Plan) -> String {
    let (new, changed) = (plan.count_new(), plan.count_changed());
    let unchanged = plan.count_unchanged();
    if plan.refused.is_empty() {
        say::sum(new, changed, unchanged)
    } else {
        say::sum_refused(new, changed, unchanged, plan.refused.len())
    }
}

fn of_part(part: &Part, lines: &mut Vec<String>) {
    lines.push(if part.slug.is_empty() {
        part.name.clone()
    } else {
        say::of_record(&part.name, &part.slug)
    });
    for line in &part.lines {
        let one = line.noun.one.here();
        if line.is_new && line.title == line.name {
            lines.push(say::new_entry_called(one, &line.name));
        } else if line.is_new {
            lines.push(say::new_entry(one, &line.name, &line.title));
        } else if !line.diffs.is_empty() {
            lines.push(say::changed_entry(one, &line.name));
        }
        // What a new one is called was said already.
        let is_told = |diff: &&Diff| {
            let is_name = ["id", "title", "name"].contains(&diff.field.key);
            line.is_new && is_name && [&line.name, &line.title].contains(&&diff.new.raw())
        };
        let diffs = line.diffs.iter().filter(|diff| !is_told(diff));
        lines.extend(diffs.flat_map(said_diff));
        if !line.newer.is_empty() {
            let labels = line.newer.iter().filter_map(|key| line.noun.field(key));
            let labels: Vec<_> = labels.map(|field| field.label.here()).collect();
            lines.push(say::newer(one, &line.name, labels.join(", ")));
        }
    }
}

/// A field; what is new in it as the lines that it has.
fn said_diff(diff: &Diff) -> Vec<String> {
    let label = diff.field.label.here();
    let (old, new) = (shown(&diff.old), shown(&diff.new));
    if old.is_empty() {
        let mut lines = new.lines();
        let first = say::filled(label, lines.next().unwrap_or_default());
        let rest = lines.map(|line| format!("        {line}"));
        return std::iter::once(first).chain(rest).collect();
    }
    let (same_start, same_end) = same(&old, &new);
    let part = |text| part(text, same_start, same_end);
    vec![say::changed_field(label, part(&old), part(&new))]
}

/// All that a cell holds, as export writes it: so two elements are not one with a `;`.
fn shown(cell: &Cell) -> String {
    let text = cell.raw().replace("\r\n", "\n");
    visible::lines(text.trim_end()).into_owned()
}

/// How many characters two texts share at their begin, and at their end.
fn same(old: &str, new: &str) -> (usize, usize) {
    let is_same = |(one, other): &(char, char)| one == other;
    let start = old.chars().zip(new.chars()).take_while(is_same).count();
    let rest = |text: &str| text.chars().count() - start;
    let most = rest(old).min(rest(new));
    let back = old.chars().rev().zip(new.chars().rev()).take(most);
    (start, back.take_while(is_same).count())
}

/// A text, or the part of a long one that differs, and some words around it.
fn part(text: &str, same_start: usize, same_end: usize) -> String {
    let count = text.chars().count();
    if count <= LONG {
        return text.to_owned();
    }
    let from = same_start.saturating_sub(AROUND);
    let to = count - same_end.saturating_sub(AROUND);
    let cut: String = text.chars().skip(from).take(to - from).collect();
    let sign = |is_cut| if is_cut { "…" } else { "" };
    format!("{}{}{}", sign(from > 0), cut, sign(to < count))
}

/// What is longer is shown in part, where it was there before.
const LONG: usize = 160;
/// So many characters around what differs.
const AROUND: usize = 30;

fn said_place(refused: &Refused) -> String {
    let mut told = refused.place.told();
    if let Some(column) = &refused.column {
        told.push_str(", ");
        told.push_str(&say::in_column(visible::line(column)));
    }
    told
}

/// The plan as data.
pub fn data(plan: &Plan, is_written: bool) -> Value {
    type Of = fn(&Part, &Line) -> Value;
    let lines = |is_meant: fn(&Line) -> bool, of: Of| -> Vec<Value> {
        let parts = plan.parts.iter();
        let lines = parts.flat_map(|part| part.lines.iter().map(move |line| (part, line)));
        let meant = lines.filter(|(_, line)| is_meant(line));
        meant.map(|(part, line)| of(part, line)).collect()
    };
    let refused: Vec<Value> = plan.refused.iter().map(data_of_refused).collect();
    json!({
        "new": lines(|line| line.is_new, data_of),
        "changed": lines(|line| !line.is_new && !line.diffs.is_empty(), data_of),
        "newer": lines(|line| !line.newer.is_empty(), data_of_newer),
        "unchanged": plan.count_unchanged(),
        "refused": refused,
        "written": is_written,
    })
}

fn data_of(part: &Part, line: &Line) -> Value {
    let mut object = about(part, line);
    if line.is_new {
        let values = line.diffs.iter();
        let values = values.filter_map(|diff| Some((diff.field.key.to_owned(), diff.new.json()?)));
        object.insert("values".to_owned(), Value::Object(values.collect()));
    } else {
        let changes: Vec<Value> = line.diffs.iter().map(data_of_diff).collect();
        object.insert("changes".to_owned(), changes.into());
    }
    Value::Object(object)
}

/// The keys of which the record has something newer, which stays.
fn data_of_newer(part: &Part, line: &Line) -> Value {
    let mut object = about(part, line);
    object.insert("keys".to_owned(), line.newer.clone().into());
    Value::Object(object)
}

/// Which entry, and where in which file.
fn about(part: &Part, line: &Line) -> Map<String, Value> {
    let mut object = Map::new();
    if !part.slug.is_empty() {
        object.insert("municipality".to_owned(), part.slug.clone().into());
    }
    object.insert("noun".to_owned(), line.noun.key.into());
    object.insert("name".to_owned(), line.name.clone().into());
    place_into(&line.place, &mut object);
    object
}

fn data_of_diff(diff: &Diff) -> Value {
    let mut object = Map::new();
    object.insert("key".to_owned(), diff.field.key.into());
    object.extend(diff.old.json().map(|old| ("old".to_owned(), old)));
    object.extend(diff.new.json().map(|new| ("new".to_owned(), new)));
    Value::Object(object)
}

fn data_of_refused(refused: &Refused) -> Value {
    let mut object = Map::new();
    place_into(&refused.place, &mut object);
    let column = refused.column.clone().map(Value::from);
    object.extend(column.map(|column| ("column".to_owned(), column)));
    let slug = refused.municipality.clone().map(Value::from);
    object.extend(slug.map(|slug| ("municipality".to_owned(), slug)));
    object.insert("reason".to_owned(), refused.reason.clone().into());
    Value::Object(object)
}

fn place_into(place: &Place, object: &mut Map<String, Value>) {
    object.insert("file".to_owned(), (*place.file).into());
    let sheet = place.sheet.as_deref().map(Value::from);
    object.extend(sheet.map(|sheet| ("sheet".to_owned(), sheet)));
    object.extend(place.row.map(|row| ("row".to_owned(), row.into())));
}

#[cfg(test)]
mod tests {
    use super::part;

    #[test]
    fn of_a_long_text_the_part_is_shown_that_differs() {
        assert_eq!(part("kort", 1, 1), "kort");
        let long = format!("{}ander{}", "a ".repeat(200), " b".repeat(200));
        let shown = part(&long, 400, 400);
        assert!(shown.starts_with('…') && shown.ends_with('…'), "{shown}");
        assert!(
            shown.contains("ander") && shown.chars().count() < 70,
            "{shown}"
        );
        assert_eq!(part(&long, 0, 0), long);
        // What differs at its very end, and is shorter there.
        assert!(part(&long, 805, 0).ends_with(" b"));
    }
}
