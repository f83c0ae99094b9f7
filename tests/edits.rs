//! Edits of records as people write them: whatever the layout, an edit does what was asked and
//! nothing else.

use gka::{
    model::plain::{Content, Plain},
    store::toml::{Step, Table, apply, apply_all},
};
use proptest::{prelude::*, sample::Index};

const ROOT: [&str; 6] = ["code", "name", "aliases", "themes", "vision", "factsheet"];
const ENTRY: [&str; 6] = ["id", "title", "summary", "themes", "start", "people"];
const SECTIONS: [&str; 4] = ["sources", "aldermen", "interventions", "news"];

/// A text of one line or several, with all that TOML makes hard.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zA-Zé& ]{0,12}",
        1 => "[a-c'\"\\\\#\\[\\]{},=]{0,8}",
        1 => "[ab\"\\\\'\n\r\t#]{0,10}",
        1 => "\\PC{0,6}",
        1 => any::<String>(),
        1 => "[a-z ]{60,110}",
    ]
}

fn plain() -> impl Strategy<Value = Plain> {
    prop_oneof![
        6 => text().prop_map(Plain::Text),
        1 => any::<i64>().prop_map(Plain::Whole),
        1 => any::<bool>().prop_map(Plain::Yes),
        1 => (1000..=9999u16, 1..=12u8, 1..=28u8).prop_map(|(year, month, day)| Plain::Day { year, month, day }),
        1 => person(),
    ]
}

fn person() -> impl Strategy<Value = Plain> {
    (text(), proptest::option::of(text())).prop_map(|(name, role)| {
        let role = role.map(|role| ("role", role));
        Plain::Table(std::iter::once(("name", name)).chain(role).collect())
    })
}

/// A value as it stands in a file. `@` becomes a comment of its own, `%` a line end.
fn scalar() -> BoxedStrategy<String> {
    prop_oneof![
        3 => "\"[a-z é#]{0,10}\"",
        1 => "'[a-z\"\\\\#]{0,6}'",
        1 => "\"\"\"%?[a-z]{1,4}(%#? ?[a-z\"]{1,2}[a-z]){0,3}\"\"\"",
        1 => "'''[a-z]{1,4}%%# [a-z]{0,4}'''",
        1 => "-?[1-9][0-9]{0,3}",
        1 => Just("2019-07-03".to_owned()),
        1 => Just("nan".to_owned()),
    ]
    .boxed()
}

fn list(element: impl Strategy<Value = String> + Clone + 'static) -> BoxedStrategy<String> {
    prop_oneof![
        Just("[]".to_owned()),
        Just("[  ]".to_owned()),
        Just("[%  @%]".to_owned()),
        proptest::collection::vec(element.clone(), 1..5)
            .prop_map(|all| format!("[{}]", all.join(", "))),
        proptest::collection::vec(element.clone(), 1..4)
            .prop_map(|all| format!("[ {}, ]", all.join(" ,"))),
        stacked(element),
    ]
    .boxed()
}

/// One element a line, and sometimes two, with comments wherever they may stand.
fn stacked(element: impl Strategy<Value = String> + 'static) -> BoxedStrategy<String> {
    let row = (element, "( @%)?,( @)?%|, ", "(  @%)?(%)?");
    (
        proptest::collection::vec(row, 1..5),
        "( @)?",
        "(,|)( @)?",
        "%|| %  ",
    )
        .prop_map(|(rows, open, tail, close)| {
            let mut list = format!("[{open}%");
            let count = rows.len();
            let mut fresh = true;
            for (number, (element, separator, above)) in rows.into_iter().enumerate() {
                if fresh {
                    list = list + &above + "  ";
                }
                list += &element;
                if number + 1 < count {
                    list += &separator;
                    fresh = separator.ends_with('%');
                }
            }
            let close = if tail.ends_with('@') && close.is_empty() {
                "%"
            } else {
                &close
            };
            list + &tail + close + "]"
        })
        .boxed()
}

fn inline_person() -> impl Strategy<Value = String> + Clone {
    "(\\{ name = \"[a-z]{1,4}\" \\})|(\\{name=\"[a-z]{1,4}\",role='[a-z]{1,4}'\\})"
}

fn word() -> impl Strategy<Value = String> + Clone {
    "\"[a-z]{1,6}\"|'[a-z#]{1,4}'|\"\"\"[a-z]%# [a-z]\"\"\""
}

/// The line of a key: comments and blank lines before it, and a comment behind it.
fn pair(
    key: &'static str,
    value: impl Strategy<Value = String> + 'static,
) -> BoxedStrategy<String> {
    let before = prop_oneof![5 => Just(""), 1 => Just("@%"), 1 => Just("%"), 1 => Just("@%%"), 1 => Just("%@%")];
    let spelled = prop_oneof![6 => Just(key.to_owned()), 1 => Just(format!("\"{key}\"")), 1 => Just(format!("  '{key}'"))];
    (before, spelled, " ?= ?", value, "( @)?")
        .prop_map(|(before, key, equals, value, behind)| {
            format!("{before}{key}{equals}{value}{behind}%")
        })
        .boxed()
}

fn maybe(line: impl Strategy<Value = String> + 'static) -> BoxedStrategy<String> {
    proptest::option::weighted(0.6, line)
        .prop_map(Option::unwrap_or_default)
        .boxed()
}

fn entry(array: &'static str) -> BoxedStrategy<String> {
    let people = prop_oneof![
        2 => Just((String::new(), String::new())),
        2 => pair("people", list(inline_person())).prop_map(|line| (line, String::new())),
        1 => proptest::collection::vec(sub_table(array), 1..3).prop_map(|all| (String::new(), all.concat())),
    ];
    let keys = (
        maybe(pair("id", scalar())),
        maybe(pair("title", scalar())),
        maybe(pair("themes", list(word()))),
        maybe(Just("extra.deep = 1 @%".to_owned())),
        maybe(pair("start", scalar())),
    );
    (keys, people, "( @)?")
        .prop_map(
            move |((id, title, themes, extra, start), (inline, below), behind)| {
                format!("[[{array}]]{behind}%{id}{title}{themes}{extra}{start}{inline}{below}")
            },
        )
        .boxed()
}

fn sub_table(array: &'static str) -> BoxedStrategy<String> {
    ("%?", "[a-z]{1,4}", "( @)?")
        .prop_map(move |(gap, name, behind)| {
            format!("{gap}  [[ {array}.people ]]%  name = \"{name}\"{behind}%")
        })
        .boxed()
}

/// The entries of an array, each marked with the array it is of and its number in it.
fn section(array: &'static str) -> BoxedStrategy<(String, String)> {
    let above = prop_oneof![3 => Just("%"), 1 => Just(""), 1 => Just("%%"), 1 => Just("%@%")];
    let heading = prop_oneof![2 => Just(""), 1 => Just("%@%"), 1 => Just("%@%%")];
    let blocks = (
        heading,
        proptest::collection::vec((above, entry(array)), 0..4),
    )
        .prop_map(move |(heading, entries)| {
            let mut section = if entries.is_empty() {
                String::new()
            } else {
                heading.to_owned()
            };
            for (number, (above, entry)) in entries.iter().enumerate() {
                let above = if number == 0 && above.contains('@') {
                    "%"
                } else {
                    above
                };
                section +=
                    &format!("{above}{entry}").replace('@', &format!("# {array}.{number} §"));
            }
            (String::new(), section)
        });
    let table = "\\{ id = \"[a-z]{1,4}\"(, themes = \\[\"a\", \"b\"\\])?(, start = 2019)? \\}";
    let inline = pair(array, list(table)).prop_map(|line| (line, String::new()));
    prop_oneof![5 => blocks, 1 => inline].boxed()
}

fn record() -> impl Strategy<Value = String> {
    let root = (
        maybe(pair("code", scalar())),
        maybe(pair("name", scalar())),
        maybe(pair("themes", list(word()))),
        maybe(pair("vision", scalar())),
    );
    let sections = (
        section("sources"),
        section("aldermen"),
        section("interventions"),
        section("news"),
    );
    let head = prop_oneof![
        Just(""),
        Just("#:schema ../x.json%"),
        Just("@%%"),
        Just("%@%"),
        Just("@%@%")
    ];
    let envelope = (any::<bool>(), any::<bool>(), any::<bool>(), "(%@%)?");
    (head, root, sections, envelope).prop_map(|(head, root, sections, (bom, crlf, bare, tail))| {
        let (s, a, i, n) = sections;
        let root = [root.0, root.1, root.2, root.3, s.0, a.0, i.0, n.0].concat();
        let body = [head, &root, &s.1, &a.1, &i.1, &n.1, &tail].concat();
        envelope_around(&body, bom, crlf, bare)
    })
}

fn envelope_around(body: &str, bom: bool, crlf: bool, bare: bool) -> String {
    let mark = if bom { "\u{feff}" } else { "" };
    let body = body.replace('@', "# §");
    let pieces = body
        .split('§')
        .enumerate()
        .map(|(number, piece)| match number {
            0 => format!("{mark}{piece}"),
            _ => format!("note {number}.{piece}"),
        });
    let text: String = pieces.collect();
    let text = text.replace('%', if crlf { "\r\n" } else { "\n" });
    if bare {
        text.trim_end_matches(['\r', '\n']).to_owned()
    } else {
        text
    }
}

fn values(text: &str) -> toml::Table {
    text.trim_start_matches('\u{feff}')
        .replace("\r\n", "\n")
        .parse()
        .expect("generated records are valid")
}

/// The tables of a record.
fn tables(text: &str) -> Vec<Table<'static>> {
    let values = values(text);
    let entries = |array: &&'static str| {
        values
            .get(*array)
            .and_then(|value| value.as_array())
            .map_or(0, Vec::len)
    };
    let of =
        |array: &'static str| (0..entries(&array)).map(move |index| Table::Entry { array, index });
    std::iter::once(Table::Root)
        .chain(SECTIONS.into_iter().flat_map(of))
        .collect()
}

fn order(table: Table) -> &'static [&'static str] {
    match table {
        Table::Root => &ROOT,
        Table::Entry { .. } => &ENTRY,
    }
}

fn held(text: &str, table: Table, key: &str) -> Option<toml::Value> {
    let mut values = values(text);
    match table {
        Table::Root => values.remove(key),
        Table::Entry { array, index } => values.get(array)?.get(index)?.get(key).cloned(),
    }
}

fn length(text: &str, table: Table, key: &str) -> Option<usize> {
    held(text, table, key)?.as_array().map(Vec::len)
}

/// The comments that a step may lose: those of what it removes.
fn may_go(comment: &str, step: &Step) -> bool {
    match step {
        Step::Drop { array, index } => comment.starts_with(&format!("# {array}.{index} ")),
        Step::Set { key, .. } | Step::Unset { key, .. } | Step::Take { key, .. } => {
            *key == "people"
        }
        Step::Push { .. } | Step::Swap { .. } | Step::Append { .. } => false,
    }
}

fn assert_kept(old: &str, new: &str, step: &Step) {
    for line in old.lines() {
        let Some(note) = line.find("note ") else {
            continue;
        };
        let comment = &line[line[..note].rfind('#').expect("a note is a comment")..];
        assert!(
            new.contains(comment) || may_go(comment, step),
            "{comment} is lost by {step:?}\n{old}\n-->\n{new}"
        );
    }
}

/// The text after a step that must succeed.
fn done(text: &str, step: &Step) -> String {
    match apply(text, step) {
        Ok(new) => {
            assert_kept(text, &new, step);
            new
        }
        Err(refusal) => panic!("{refusal} ({refusal:?}): {step:?}\n{text}"),
    }
}

fn content() -> impl Strategy<Value = Content> {
    prop_oneof![
        plain().prop_map(Content::One),
        proptest::collection::vec(plain(), 0..5).prop_map(Content::Many),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_key_is_set_and_set_again_changes_nothing(text in record(), at: Index, key: Index, content in content()) {
        let table = *at.get(&tables(&text));
        let order = order(table);
        let key = *key.get(order);
        let people = matches!(held(&text, table, key), Some(toml::Value::Array(old)) if old.iter().any(toml::Value::is_table));
        let tables_only = |content: &Content| match content {
            Content::Many(values) => values.iter().all(|value| matches!(value, Plain::Table(_))),
            Content::One(_) => false,
        };
        prop_assume!(!people || tables_only(&content));
        let step = Step::Set { table, key, content, order };
        let new = done(&text, &step);
        prop_assert_eq!(&done(&new, &step), &new);
    }

    #[test]
    fn a_key_is_unset(text in record(), at: Index, key: Index) {
        let table = *at.get(&tables(&text));
        let key = *key.get(order(table));
        let new = done(&text, &Step::Unset { table, key });
        prop_assert_eq!(held(&new, table, key), None);
    }

    #[test]
    fn elements_pushed_and_taken_leave_the_meaning(text in record(), at: Index, new in proptest::collection::vec(person(), 1..4)) {
        let table = *at.get(&tables(&text));
        let key = if table == Table::Root { "themes" } else { "people" };
        let before = length(&text, table, key);
        let pushed = done(&text, &Step::Push { table, key, values: new.clone(), order: order(table) });
        let mut taken = pushed;
        for index in (0..new.len()).map(|index| before.unwrap_or(0) + index).rev() {
            taken = done(&taken, &Step::Take { table, key, index });
        }
        if before != Some(0) {
            prop_assert_eq!(values(&taken).to_string(), values(&text).to_string());
        }
    }

    #[test]
    fn an_element_is_swapped_or_taken(text in record(), at: Index, index: Index, value in person()) {
        let lists: Vec<_> = tables(&text)
            .into_iter()
            .flat_map(|table| ["themes", "people"].map(|key| (table, key)))
            .filter(|(table, key)| length(&text, *table, key).is_some_and(|length| length > 0))
            .collect();
        if !lists.is_empty() {
            let (table, key) = *at.get(&lists);
            let index = index.index(length(&text, table, key).unwrap_or(1));
            done(&text, &Step::Swap { table, key, index, value });
            done(&text, &Step::Take { table, key, index });
        }
    }

    #[test]
    fn an_entry_appended_and_dropped_leaves_every_byte(text in record(), array: Index, fields in proptest::collection::vec(content(), 6)) {
        let array = *array.get(&SECTIONS);
        let fields = ENTRY.into_iter().zip(fields).collect();
        let new = done(&text, &Step::Append { array, fields, sections: &SECTIONS });
        let index = length(&new, Table::Root, array).unwrap_or(0) - 1;
        let again = done(&new, &Step::Drop { array, index });
        if !text.contains(&format!("{array}\" =")) && values(&text).get(array).is_none() || text.contains(&format!("[[{array}]]")) {
            prop_assert_eq!(again, text);
        }
    }

    #[test]
    fn many_steps_at_once_give_what_they_give_one_after_the_other(
        text in record(),
        many in proptest::collection::vec((any::<Index>(), any::<Index>(), 0..5u8, content(), person()), 2..8),
    ) {
        let tables = tables(&text);
        let steps: Vec<_> = many
            .into_iter()
            .map(|(at, key, kind, content, value)| {
                let table = *at.get(&tables);
                let key = *key.get(order(table));
                match kind {
                    0 | 1 => Step::Set { table, key, content, order: order(table) },
                    2 => Step::Unset { table, key },
                    3 => Step::Push { table, key: "people", values: vec![value], order: order(table) },
                    _ => {
                        let fields = vec![("id", content)];
                        Step::Append { array: "news", fields, sections: &SECTIONS }
                    }
                }
            })
            .collect();
        let one_by_one = steps.iter().try_fold(text.clone(), |text, step| apply(&text, step));
        let at_once = apply_all(&text, &steps);
        prop_assert_eq!(at_once.is_ok(), one_by_one.is_ok(), "{:?}\n{}", &steps, &text);
        if let (Ok(at_once), Ok(one_by_one)) = (at_once, one_by_one) {
            prop_assert_eq!(at_once, one_by_one, "{:?}\n{}", &steps, &text);
        }
    }

    #[test]
    fn an_entry_is_dropped(text in record(), at: Index) {
        if let Table::Entry { array, index } = *at.get(&tables(&text)) {
            done(&text, &Step::Drop { array, index });
        }
    }

    #[test]
    fn many_steps_at_once_are_the_same_as_one_after_the_other(
        text in record(),
        sets in proptest::collection::vec((any::<Index>(), any::<Index>(), content()), 0..5),
        entries in proptest::collection::vec((any::<Index>(), proptest::collection::vec(content(), 3)), 0..5),
    ) {
        let tables = tables(&text);
        let mut steps: Vec<Step> = sets.into_iter().map(|(at, key, content)| {
            let table = *at.get(&tables);
            let order = order(table);
            Step::Set { table, key: key.get::<&str>(order), content, order }
        }).collect();
        let mut appends: Vec<_> = entries.into_iter().map(|(array, fields)| (*array.get(&SECTIONS), fields)).collect();
        // Between arrays the order decides where a blank line goes.
        appends.sort_by_key(|(array, _)| *array);
        steps.extend(appends.into_iter().map(|(array, fields)| {
            let fields = ENTRY.into_iter().zip(fields).collect();
            Step::Append { array, fields, sections: &SECTIONS }
        }));
        let one_by_one = steps.iter().try_fold(text.clone(), |text, step| apply(&text, step));
        let at_once = apply_all(&text, &steps);
        prop_assert_eq!(at_once.is_ok(), one_by_one.is_ok());
        if let (Ok(at_once), Ok(one_by_one)) = (at_once, one_by_one) {
            prop_assert_eq!(values(&at_once).to_string(), values(&one_by_one).to_string());
            prop_assert_eq!(at_once, one_by_one);
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "([\\[\\]{}=,.\"'#\n\r a-c1\u{feff}]|\\[\\[a\\]\\]\n|a = \\[|b = |\"\"\"){0,30}", content in content()) {
        let table = Table::Entry { array: "a", index: 0 };
        for table in [Table::Root, table] {
            let _ = apply(&text, &Step::Set { table, key: "b", content: content.clone(), order: &["a", "b"] });
            let _ = apply(&text, &Step::Unset { table, key: "a" });
            let _ = apply(&text, &Step::Push { table, key: "a", values: vec![Plain::Yes(true)], order: &[] });
            let _ = apply(&text, &Step::Take { table, key: "a", index: 0 });
            let _ = apply(&text, &Step::Swap { table, key: "a", index: 0, value: Plain::Whole(1) });
        }
        let _ = apply(&text, &Step::Append { array: "a", fields: vec![("b", content)], sections: &[] });
        let _ = apply(&text, &Step::Drop { array: "a", index: 0 });
    }
}
