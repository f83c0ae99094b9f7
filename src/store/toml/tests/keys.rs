use super::{Step, Table::Root, becomes, entry, one, set, texts, unset};
use crate::model::plain::{Content, Plain};

#[test]
fn a_set_value_keeps_its_comment_its_spaces_and_its_neighbours() {
    becomes(
        "# head\n\n  \"title\"   =  'old'   # why\nid = 1\n",
        &set(Root, "title", one("new")),
        "# head\n\n  \"title\"   =  \"new\"   # why\nid = 1\n",
    );
}

#[test]
fn the_value_that_is_there_already_is_not_written_anew() {
    let text = "title = '''\nold'''\nthemes = [ 'a', # x\n]\n";
    becomes(text, &set(Root, "title", one("old")), text);
    becomes(
        text,
        &set(Root, "themes", Content::Many(texts(&["a"]))),
        text,
    );
}

#[test]
fn a_new_key_stands_behind_the_nearest_one_before_it_in_the_order() {
    becomes(
        "[[news]]\n\tid = 1\n\ttitle = \"\"\"\na\nb\"\"\" # c\n\n\tstart = 2\n",
        &set(entry("news", 0), "summary", one("s")),
        "[[news]]\n\tid = 1\n\ttitle = \"\"\"\na\nb\"\"\" # c\n\tsummary = \"s\"\n\n\tstart = 2\n",
    );
}

#[test]
fn a_new_first_key_stands_right_below_the_header() {
    becomes(
        "[[news]] # n\n# c\nstart = 2\n",
        &set(entry("news", 0), "id", one("i")),
        "[[news]] # n\nid = \"i\"\n# c\nstart = 2\n",
    );
}

#[test]
fn a_new_root_key_never_stands_below_a_header_nor_above_the_head_of_the_file() {
    let step = set(Root, "id", one("i"));
    becomes(
        "#:schema x\n\n[[news]]\n",
        &step,
        "#:schema x\nid = \"i\"\n\n[[news]]\n",
    );
    becomes("[[news]]\n", &step, "id = \"i\"\n\n[[news]]\n");
    becomes(
        "# head\n\n# of start\nstart = 1\n",
        &step,
        "# head\n\nid = \"i\"\n# of start\nstart = 1\n",
    );
    becomes(
        "#:schema x\nstart = 1\n",
        &step,
        "#:schema x\nid = \"i\"\nstart = 1\n",
    );
    becomes("", &step, "id = \"i\"\n");
    becomes("# head", &step, "# head\nid = \"i\"");
}

#[test]
fn a_file_without_final_newline_keeps_having_none() {
    becomes(
        "id = 1",
        &set(Root, "title", one("t")),
        "id = 1\ntitle = \"t\"",
    );
    becomes("id = 1\r\ntitle = 2", &unset(Root, "title"), "id = 1");
}

#[test]
fn line_ends_and_the_mark_at_the_start_are_those_of_the_file() {
    becomes(
        "\u{feff}id = 1\r\nstart = 2\n",
        &set(Root, "title", one("a\nb")),
        "\u{feff}id = 1\r\ntitle = \"\"\"\r\na\r\nb\"\"\"\r\nstart = 2\n",
    );
    let fields = vec![("id", one("a"))];
    becomes(
        "id = 1\r\n\r\n[[news]]\r\nid = 2\r\n",
        &Step::Append {
            array: "news",
            fields,
            sections: &["news"],
        },
        "id = 1\r\n\r\n[[news]]\r\nid = 2\r\n\r\n[[news]]\r\nid = \"a\"\r\n",
    );
}

#[test]
fn an_unset_key_leaves_its_comments() {
    becomes(
        "  id = 1 # why\nstart = 2\n",
        &unset(Root, "id"),
        "  # why\nstart = 2\n",
    );
    becomes(
        "id = 1\nthemes = [ # a\n  'x', # b\n]\n",
        &unset(Root, "themes"),
        "id = 1\n# a\n# b\n",
    );
    becomes("id = 1\n", &unset(Root, "title"), "id = 1\n");
}

#[test]
fn a_list_that_becomes_a_value_leaves_its_comments() {
    becomes(
        "themes = [ # a\n  'x', # b\n] # c\n",
        &set(Root, "themes", one("t")),
        "# a\n# b\nthemes = \"t\" # c\n",
    );
}

#[test]
fn a_line_of_a_string_is_no_comment() {
    becomes(
        "vision = '''\n# a'''\nstart = 1\n[[news]]\nid = '''\n# b'''\n[[news]]\n",
        &super::drop_entry("news", 1),
        "vision = '''\n# a'''\nstart = 1\n[[news]]\nid = '''\n# b'''\n",
    );
}

#[test]
fn texts_are_written_as_people_would() {
    let cases = [
        ("plain & ‘fine’", "\"plain & ‘fine’\""),
        ("say \"yes\"", "'say \"yes\"'"),
        ("it's \"so\"", "\"it's \\\"so\\\"\""),
        ("C:\\x", "'C:\\x'"),
        ("tab\there", "\"tab\\there\""),
        ("esc\u{1b}\u{202e}", "\"esc\\u001B\\u202E\""),
        ("👩\u{200d}👧 \u{200b}", "\"👩\u{200d}👧 \\u200B\""),
        ("a\r\nb", "\"\"\"\na\\r\nb\"\"\""),
        ("\n\"\"\"\"\"", "\"\"\"\n\n\"\"\\\"\"\\\"\"\"\""),
    ];
    for (text, written) in cases {
        becomes(
            "",
            &set(Root, "id", one(text)),
            &format!("id = {written}\n"),
        );
    }
}

#[test]
fn other_values_are_written_as_toml_has_them() {
    let day = Plain::Day {
        year: 2019,
        month: 7,
        day: 3,
    };
    let person = Plain::Table(vec![
        ("name", "A".to_owned()),
        ("role", "b \"c\"".to_owned()),
    ]);
    let cases = [
        (Plain::Whole(-3), "-3"),
        (Plain::Yes(true), "true"),
        (day, "2019-07-03"),
        (person, "{ name = \"A\", role = 'b \"c\"' }"),
    ];
    for (value, written) in cases {
        becomes(
            "",
            &set(Root, "id", Content::One(value)),
            &format!("id = {written}\n"),
        );
    }
}

#[test]
fn a_list_gets_a_line_for_each_element_when_it_does_not_fit() {
    let (a, b) = ("a".repeat(41), "b".repeat(42));
    let list = |values: &[&str]| set(Root, "themes", Content::Many(texts(values)));
    becomes(
        "",
        &list(&[&a, &b]),
        &format!("themes = [\"{a}\", \"{b}\"]\n"),
    );
    let wider = format!("{b}c");
    becomes(
        "",
        &list(&[&a, &wider]),
        &format!("themes = [\n    \"{a}\",\n    \"{wider}\",\n]\n"),
    );
}

#[test]
fn a_key_is_in_quotes_where_it_must_be() {
    for (key, written) in [
        ("target-group", "target-group"),
        ("a_1", "a_1"),
        ("two words", "\"two words\""),
        ("één", "\"één\""),
        ("", "\"\""),
    ] {
        becomes(
            "",
            &set(Root, key, one("x")),
            &format!("{written} = \"x\"\n"),
        );
    }
}
