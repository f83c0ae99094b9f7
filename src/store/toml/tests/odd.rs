use super::{
    Refusal, Table::Root, append, apply, becomes, drop_entry, entry, is_refused, one, push, set,
    take, texts, unset,
};

fn shape(key: &str) -> Refusal {
    Refusal::Shape {
        key: key.to_owned(),
    }
}

#[test]
fn what_is_no_toml_is_refused_with_its_line() {
    is_refused(
        "id = 1\ntitle =\n",
        &unset(Root, "id"),
        &Refusal::NotToml { line: 2 },
    );
    is_refused(
        "id = 1\r\nid = 2\r\n",
        &unset(Root, "id"),
        &Refusal::NotToml { line: 2 },
    );
}

#[test]
fn what_is_not_there_is_refused() {
    let no_entry = |index| Refusal::NoEntry {
        array: "news".to_owned(),
        index,
    };
    is_refused(
        "[[news]]\n",
        &set(entry("news", 1), "id", one("x")),
        &no_entry(1),
    );
    is_refused("", &drop_entry("news", 0), &no_entry(0));
    let no_element = Refusal::NoElement {
        key: "themes".to_owned(),
        index: 2,
    };
    is_refused(
        "themes = ['a', 'b']\n",
        &take(Root, "themes", 2),
        &no_element,
    );
}

#[test]
fn dotted_keys_and_tables_are_refused_rather_than_guessed() {
    is_refused("id.x = 1\n", &set(Root, "id", one("x")), &shape("id"));
    is_refused("[id]\nx = 1\n", &unset(Root, "id"), &shape("id"));
    is_refused("[news]\nx = 1\n", &append("news", &[]), &shape("news"));
    is_refused(
        "themes = 'a'\n",
        &push(Root, "themes", texts(&["b"])),
        &shape("themes"),
    );
}

#[test]
fn scattered_dotted_keys_and_mixed_line_ends_are_left_as_they_are() {
    let text = "a.x = 1\r\nid = 1\nb.x = 2\na.y = nan\r\n";
    becomes(
        text,
        &set(Root, "id", one("i")),
        &text.replace("id = 1", "id = \"i\""),
    );
}

#[test]
fn a_nesting_without_end_is_refused() {
    let deep = [
        format!("a = {}{}", "[".repeat(100_000), "]".repeat(100_000)),
        format!("a{} = 1", ".a".repeat(100_000)),
        format!("[a{}]", ".a".repeat(100_000)),
        format!("a = {}", "{ a = ".repeat(100_000)),
    ];
    for text in deep {
        assert_eq!(
            apply(&text, &unset(Root, "a")),
            Err(Refusal::NotToml { line: 1 })
        );
    }
}

#[test]
fn a_text_that_ends_inside_a_line_may_end_with_any_character() {
    becomes(
        "# één",
        &append("news", &[("title", one("i"))]),
        "# één\n\n[[news]]\ntitle = \"i\"",
    );
}

#[test]
fn a_second_byte_order_mark_is_no_toml() {
    is_refused(
        "\u{feff}\u{feff}id = 1\n",
        &unset(Root, "id"),
        &Refusal::NotToml { line: 1 },
    );
}

#[test]
fn a_return_that_ends_no_line_stays_a_fault() {
    is_refused(
        "id = 1 # een\r\r\n",
        &unset(Root, "id"),
        &Refusal::NotToml { line: 1 },
    );
}
