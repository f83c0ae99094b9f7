use super::{Table::Root, becomes, entry, person, push, set, take, texts};
use crate::{model::plain::Content, store::toml::Step};

#[test]
fn a_list_is_made_at_its_place() {
    becomes(
        "id = 1\nstart = 2\n",
        &push(Root, "themes", texts(&["a", "b"])),
        "id = 1\nthemes = [\"a\", \"b\"]\nstart = 2\n",
    );
}

#[test]
fn a_list_on_one_line_stays_on_one() {
    becomes(
        "themes = ['a' , ] # c\n",
        &push(Root, "themes", texts(&["b"])),
        "themes = ['a', \"b\" , ] # c\n",
    );
    becomes(
        "themes = []\n",
        &push(Root, "themes", texts(&["b"])),
        "themes = [\"b\"]\n",
    );
}

#[test]
fn a_list_that_grows_too_wide_gets_a_line_for_each_element() {
    let (a, b) = ("a".repeat(50), "b".repeat(50));
    becomes(
        &format!("  themes = ['{a}'] # c\n"),
        &push(Root, "themes", texts(&[&b])),
        &format!("  themes = [\n      '{a}',\n      \"{b}\",\n  ] # c\n"),
    );
}

#[test]
fn a_list_over_several_lines_grows_by_lines_like_its_last() {
    becomes(
        "themes = [\n  # first\n  'a', # one\n  'b' # two\n  # gone: 'c'\n]\n",
        &push(Root, "themes", texts(&["d", "e"])),
        "themes = [\n  # first\n  'a', # one\n  'b', # two\n  \"d\",\n  \"e\",\n  # gone: 'c'\n]\n",
    );
    becomes(
        "themes = [\n  'a']\n",
        &push(Root, "themes", texts(&["b"])),
        "themes = [\n  'a',\n  \"b\"]\n",
    );
    becomes(
        "themes = [\n  # none\n]\n",
        &push(Root, "themes", texts(&["b"])),
        "themes = [\n  # none\n    \"b\",\n]\n",
    );
}

#[test]
fn an_element_goes_with_one_comma() {
    let text = "themes = ['a', 'b', 'c']\n";
    becomes(text, &take(Root, "themes", 0), "themes = ['b', 'c']\n");
    becomes(text, &take(Root, "themes", 1), "themes = ['a', 'c']\n");
    becomes(text, &take(Root, "themes", 2), "themes = ['a', 'b']\n");
    becomes(
        "themes = [ 'a', 'b', ]\n",
        &take(Root, "themes", 1),
        "themes = [ 'a', ]\n",
    );
}

#[test]
fn an_element_goes_with_its_line_and_leaves_its_comment() {
    let text = "themes = [\n  'a', # one\n  'b',\n  'c'\n]\n";
    becomes(
        text,
        &take(Root, "themes", 0),
        "themes = [\n  # one\n  'b',\n  'c'\n]\n",
    );
    becomes(
        text,
        &take(Root, "themes", 1),
        "themes = [\n  'a', # one\n  'c'\n]\n",
    );
    becomes(
        text,
        &take(Root, "themes", 2),
        "themes = [\n  'a', # one\n  'b',\n]\n",
    );
}

#[test]
fn the_key_goes_with_the_last_element() {
    becomes(
        "id = 1\nthemes = ['a'] # c\n",
        &take(Root, "themes", 0),
        "id = 1\n# c\n",
    );
}

#[test]
fn a_list_that_is_set_keeps_what_stays() {
    becomes(
        "themes = [\n  'a', # one\n  'b', # two\n  'c', # three\n]\n",
        &set(Root, "themes", Content::Many(texts(&["a", "c", "d"]))),
        "themes = [\n  'a', # one\n  # two\n  'c', # three\n  \"d\",\n]\n",
    );
    becomes(
        "themes = ['a', 'c']\n",
        &set(Root, "themes", Content::Many(texts(&["a", "b", "c"]))),
        "themes = ['a', \"b\", 'c']\n",
    );
    becomes(
        "themes = [\n  'a', # one\n]\n",
        &set(Root, "themes", Content::Many(Vec::new())),
        "themes = [\n  # one\n]\n",
    );
}

#[test]
fn an_element_is_swapped_in_its_place() {
    let step = Step::Swap {
        table: Root,
        key: "themes",
        index: 1,
        value: texts(&["x"]).remove(0),
    };
    becomes(
        "themes = ['a', 'b' ,'c'] # c\n",
        &step,
        "themes = ['a', \"x\" ,'c'] # c\n",
    );
}

#[test]
fn keys_and_lists_between_braces_are_edited_there() {
    let text = "news = [{ id = 1 }, {id = 2,themes = ['a'], start = 1}]\n";
    let table = entry("news", 1);
    let becomes_inside = |step, inside: &str| {
        becomes(text, &step, &format!("news = [{{ id = 1 }}, {inside}]\n"));
    };
    becomes_inside(
        set(table, "title", super::one("a\nb")),
        "{id = 2,title = \"a\\nb\", themes = ['a'], start = 1}",
    );
    becomes_inside(
        set(table, "id", super::one("i")),
        "{id = \"i\",themes = ['a'], start = 1}",
    );
    becomes_inside(super::unset(table, "start"), "{id = 2,themes = ['a']}");
    becomes_inside(super::unset(table, "id"), "{themes = ['a'], start = 1}");
    becomes_inside(
        push(table, "themes", texts(&["b"])),
        "{id = 2,themes = ['a', \"b\"], start = 1}",
    );
    becomes_inside(take(table, "themes", 0), "{id = 2,start = 1}");
}

#[test]
fn people_below_headers_of_their_own_are_edited_there() {
    let text = "[[news]]\nid = 1\n\n  [[news.people]]\n  name = 'A' # a\n  role = 'r'\n\n# next\n[[news]]\n";
    let table = entry("news", 0);
    becomes(
        text,
        &push(table, "people", vec![person("B")]),
        &text.replace(
            "\n\n# next",
            "\n\n  [[news.people]]\n  name = \"B\"\n\n# next",
        ),
    );
    becomes(
        text,
        &take(table, "people", 0),
        "[[news]]\nid = 1\n\n# next\n[[news]]\n",
    );
    let step = Step::Swap {
        table,
        key: "people",
        index: 0,
        value: person("C"),
    };
    becomes(
        text,
        &step,
        &text.replace("'A'", "\"C\"").replace("  role = 'r'\n", ""),
    );
    becomes(
        text,
        &set(table, "title", super::one("t")),
        &text.replace("id = 1\n", "id = 1\ntitle = \"t\"\n"),
    );
}
