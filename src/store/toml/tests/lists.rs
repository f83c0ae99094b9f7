use super::{
    Refusal, Table::Root, becomes, entry, is_refused, person, push, set, take, texts, unset,
};
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
fn an_element_leaves_the_comments_of_its_neighbours() {
    becomes(
        "themes = [\n  'a', # one\n  'b' ]\n",
        &take(Root, "themes", 1),
        "themes = [\n  'a', # one\n   ]\n",
    );
    becomes(
        "themes = [\n  'a', # one\n  'b', 'c', # two\n]\n",
        &take(Root, "themes", 2),
        "themes = [\n  'a', # one\n  'b', # two\n]\n",
    );
    becomes(
        "themes = ['a', # one\n  'b', # two\n]\n",
        &take(Root, "themes", 0),
        "themes = [# one\n  'b', # two\n]\n",
    );
    becomes(
        "themes = [ # none\n  'a' # one\n  , 'b' # two\n]\n",
        &take(Root, "themes", 0),
        "themes = [ # none\n   # one\n   'b' # two\n]\n",
    );
    becomes(
        "themes = ['a' # one\n]\n",
        &set(Root, "themes", Content::Many(Vec::new())),
        "themes = [ # one\n]\n",
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
fn an_element_with_a_comment_inside_is_not_swapped() {
    let text = "people = [\n  { name = 'A', # one\n    role = 'r' },\n  { name = 'B' }, # two\n]\n";
    let swap = |index| Step::Swap {
        table: Root,
        key: "people",
        index,
        value: person("C"),
    };
    is_refused(text, &swap(0), &Refusal::shape("people"));
    becomes(
        text,
        &swap(1),
        &text.replace("{ name = 'B' }", "{ name = \"C\" }"),
    );
    let both = Content::Many(vec![person("C"), person("D")]);
    is_refused(text, &set(Root, "people", both), &Refusal::shape("people"));
}

#[test]
fn pairs_between_braces_over_several_lines_keep_the_commas_that_they_have() {
    let news = |inside: &str| format!("news = [{{{inside}}}]\n");
    let table = entry("news", 0);
    let bare = news("\n  id = 1,\n  start = 2\n");
    let ended = news("\n  id = 1,\n  start = 2,\n");
    let noted = news("\n  id = 1, # one\n  start = 2 # two\n");
    let title = || set(table, "title", super::one("t"));
    let people = || push(table, "people", vec![person("A")]);
    let cases = [
        (&bare, unset(table, "start"), "\n  id = 1\n"),
        (&ended, unset(table, "start"), "\n  id = 1,\n"),
        (&noted, unset(table, "start"), "\n  id = 1 # one\n  # two\n"),
        (&bare, unset(table, "id"), "\n  start = 2\n"),
        (&ended, unset(table, "id"), "\n  start = 2,\n"),
        (&noted, unset(table, "id"), "\n  # one\n  start = 2 # two\n"),
        (
            &bare,
            title(),
            "\n  id = 1,\n  title = \"t\",\n  start = 2\n",
        ),
        (
            &bare,
            people(),
            "\n  id = 1,\n  start = 2,\n  people = [{ name = \"A\" }]\n",
        ),
        (
            &ended,
            people(),
            "\n  id = 1,\n  start = 2,\n  people = [{ name = \"A\" }],\n",
        ),
        (
            &noted,
            people(),
            "\n  id = 1, # one\n  start = 2, # two\n  people = [{ name = \"A\" }]\n",
        ),
    ];
    for (text, step, inside) in cases {
        becomes(text, &step, &news(inside));
    }
    becomes(&news("\n"), &title(), &news("\n    title = \"t\"\n"));
}

#[test]
fn a_comment_inside_a_value_between_braces_is_not_lost() {
    let text = "news = [{ id = 1, themes = [\n  'a', # one\n], start = 2 }]\n";
    let table = entry("news", 0);
    for step in [
        unset(table, "themes"),
        set(table, "themes", super::one("t")),
    ] {
        is_refused(text, &step, &Refusal::shape("themes"));
    }
    becomes(
        text,
        &unset(table, "start"),
        &text.replace(", start = 2", ""),
    );
}

#[test]
fn a_backslash_between_braces_stays_one() {
    becomes(
        "people = [{ name = \"C:\\\\a\\\"}\" }]\n",
        &push(Root, "people", vec![person("D:\\b"), person("it's \\c")]),
        "people = [{ name = \"C:\\\\a\\\"}\" }, { name = 'D:\\b' }, { name = \"it's \\\\c\" }]\n",
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
    becomes_inside(unset(table, "start"), "{id = 2,themes = ['a']}");
    becomes_inside(unset(table, "id"), "{themes = ['a'], start = 1}");
    becomes_inside(
        push(table, "themes", texts(&["b"])),
        "{id = 2,themes = ['a', \"b\"], start = 1}",
    );
    becomes_inside(take(table, "themes", 0), "{id = 2,start = 1}");
    becomes(
        "news = [{}]\n",
        &set(entry("news", 0), "id", super::one("i")),
        "news = [{ id = \"i\" }]\n",
    );
    becomes(
        "news = [{ id = 1 }]\n",
        &unset(entry("news", 0), "id"),
        "news = [{}]\n",
    );
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
