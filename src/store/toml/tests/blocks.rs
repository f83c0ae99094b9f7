use super::{Table::Root, append, becomes, drop_entry, entry, one, set};
use crate::model::plain::{Content, Plain};

#[test]
fn an_entry_is_appended_behind_the_last_one_and_before_the_heading_of_the_next() {
    becomes(
        "[[aldermen]]\nid = 1 # a\n# of 1\n\n# --- news ---\n[[news]]\n",
        &append(
            "aldermen",
            &[
                ("id", one("2")),
                ("start", Content::One(Plain::Whole(2021))),
            ],
        ),
        "[[aldermen]]\nid = 1 # a\n# of 1\n\n[[aldermen]]\nid = \"2\"\nstart = 2021\n\n# --- news ---\n[[news]]\n",
    );
}

#[test]
fn a_first_entry_gets_its_place_by_the_order_of_the_sections() {
    let step = append("aldermen", &[("id", one("2"))]);
    let block = "[[aldermen]]\nid = \"2\"\n";
    let cases = [
        (
            "[[sources]]\nid = 1\n\n[[news]]\n",
            "[[sources]]\nid = 1\n\n@\n[[news]]\n",
        ),
        (
            "id = 1\n\n# news\n[[news]]\n",
            "id = 1\n\n@\n# news\n[[news]]\n",
        ),
        ("[[news]]\n", "@\n[[news]]\n"),
        (
            "id = 1\n\n[unknown]\nx = 1\n",
            "id = 1\n\n[unknown]\nx = 1\n\n@",
        ),
        ("", "@"),
    ];
    for (old, new) in cases {
        becomes(old, &step, &new.replace('@', block));
    }
}

#[test]
fn an_appended_entry_looks_like_the_last_one() {
    becomes(
        "  [[ \"news\" ]]\r\n    id = 1",
        &append("news", &[("id", one("2"))]),
        "  [[ \"news\" ]]\r\n    id = 1\r\n\r\n  [[ \"news\" ]]\r\n    id = \"2\"",
    );
}

#[test]
fn an_entry_is_appended_behind_the_tables_below_the_last_one() {
    becomes(
        "[[news]]\nid = 1\n[[news.people]]\nname = 'A'\n",
        &append("news", &[("id", one("2"))]),
        "[[news]]\nid = 1\n[[news.people]]\nname = 'A'\n\n[[news]]\nid = \"2\"\n",
    );
}

#[test]
fn an_entry_between_braces_is_appended_and_dropped_there() {
    let text = "news = [\n  { id = 1 }, # one\n]\n";
    let two = "news = [\n  { id = 1 }, # one\n  { id = \"2\" },\n]\n";
    becomes(text, &append("news", &[("id", one("2"))]), two);
    becomes(two, &drop_entry("news", 1), text);
    becomes(
        two,
        &drop_entry("news", 0),
        "news = [\n  # one\n  { id = \"2\" },\n]\n",
    );
    becomes(
        "id = 1\nnews = [{ id = 1 }]\n",
        &drop_entry("news", 0),
        "id = 1\n",
    );
}

#[test]
fn an_empty_list_makes_way_for_tables() {
    becomes(
        "id = 1\nnews = [] # none yet\n",
        &append("news", &[("id", one("2"))]),
        "id = 1\n# none yet\n\n[[news]]\nid = \"2\"\n",
    );
}

#[test]
fn a_dropped_entry_takes_its_comments_and_its_blank_line() {
    becomes(
        "id = 1\n\n[[news]]\n\n\n# of b\n[[news]] # b\n# in b\nid = 2\n# below b\n\n# of c\n[[news]]\n",
        &drop_entry("news", 1),
        "id = 1\n\n[[news]]\n\n# of c\n[[news]]\n",
    );
    becomes(
        "id = 1\r\n\r\n[[news]]\r\nid = 2",
        &drop_entry("news", 0),
        "id = 1",
    );
    becomes(
        "[[news]]\n\n[[news]]\n",
        &drop_entry("news", 0),
        "[[news]]\n",
    );
}

#[test]
fn a_dropped_entry_takes_the_comments_of_the_tables_below_it() {
    let news = "[[news]]\nid = 1\n";
    let person = "# of a\n[[news.people]]\nname = 'A'\n# in a\n";
    let other = "[[sources]]\nid = 3\n";
    for text in [
        format!("id = 1\n\n{news}\n{person}\n{other}"),
        format!("id = 1\n\n{news}\n{other}\n{person}"),
    ] {
        becomes(&text, &drop_entry("news", 0), &format!("id = 1\n\n{other}"));
    }
}

#[test]
fn the_comment_above_a_first_entry_stays_as_it_may_head_them_all() {
    becomes(
        "id = 1\n\n# News\n[[news]]\nid = 1\n\n[[news]]\nid = 2\n",
        &drop_entry("news", 0),
        "id = 1\n\n# News\n[[news]]\nid = 2\n",
    );
    becomes(
        "# News\n[[news]]\nid = 1\n",
        &drop_entry("news", 0),
        "# News\n",
    );
}

#[test]
fn scattered_entries_are_edited_where_they_are() {
    let text = "[[news]]\nid = 1\n\n[[sources]]\nid = 3\n\n[[news.people]]\nname = 'A'\n\n[[news]]\nid = 2\n";
    becomes(
        text,
        &set(entry("news", 1), "id", one("x")),
        &text.replace("id = 2", "id = \"x\""),
    );
    becomes(
        text,
        &drop_entry("news", 0),
        "[[sources]]\nid = 3\n\n[[news]]\nid = 2\n",
    );
    becomes(
        text,
        &set(Root, "id", one("x")),
        &format!("id = \"x\"\n\n{text}"),
    );
}

#[test]
fn a_table_that_is_deeper_elsewhere_is_not_below_an_entry() {
    becomes(
        "[[news]]\nid = 1\n\n[other.deep]\nx = 1\n",
        &drop_entry("news", 0),
        "[other.deep]\nx = 1\n",
    );
}
