//! Long answers on a terminal: page by page, and in the order in which a reader looks.

mod folder;
mod screen;

use folder::{Folder, WIDE};

#[test]
fn a_long_answer_is_paged_where_that_is_asked() {
    let folder = Folder::new();
    for (line, pager, seen, is_shown) in [
        (
            "show leiden --pager",
            "sed s/^/paged:/",
            "paged:Leiden  GM0546",
            true,
        ),
        ("list --pager", "sed s/^/paged:/", "paged:│ leiden", true),
        (
            "search conferentie --pager",
            "sed s/^/paged:/",
            "paged:Leiden",
            true,
        ),
        ("report timeline --pager", "sed s/^/paged:/", "paged:", true),
        // Whoever leaves early has seen enough.
        ("show leiden --pager", "head -1", "Leiden  GM0546", true),
        // Without the flag nothing is paged.
        ("list", "sed s/^/paged:/", "│ leiden", false),
        // Where there is no pager the answer comes all the same.
        (
            "list --pager",
            "nowhere -x",
            "the pager `nowhere` could not be started: it does not exist",
            false,
        ),
        (
            "lijst --pager --lang nl",
            "nergens",
            "het bladerprogramma `nergens` was niet te starten: het bestaat niet",
            false,
        ),
        (
            "list --pager",
            "less '",
            "`less '` in `PAGER` names no program",
            false,
        ),
        // Nor is it lost in a pager that fails, dies, reads nothing, or is none for want of a shell.
        (
            "list --pager",
            "sh -c 'head -1 >/dev/null; exit 127'",
            "the pager `sh` failed (exit code 127); here is the answer at once",
            false,
        ),
        (
            "lijst --pager --lang nl",
            "false",
            "het bladerprogramma `false` is mislukt (exitcode 1)",
            false,
        ),
        (
            "list --pager",
            "sh -c 'kill -9 $$'",
            "the pager `sh` was cut off; here is the answer at once",
            false,
        ),
        (
            "lijst --pager --lang nl",
            "sh -c 'kill -9 $$'",
            "het bladerprogramma `sh` is afgebroken",
            false,
        ),
        (
            "list --pager",
            "true",
            "the pager `true` has read nothing; here is the answer at once",
            false,
        ),
        (
            "lijst --pager --lang nl",
            "true",
            "het bladerprogramma `true` heeft niets gelezen; hier is het antwoord in één keer",
            false,
        ),
        (
            "list --pager",
            "less | head",
            "`less | head` in `PAGER` needs a shell (`|`): a program and its options are expected; here is the answer at once",
            false,
        ),
        (
            "lijst --pager --lang nl",
            "true|cat",
            "`true|cat` in `PAGER` heeft een shell nodig (`|`): verwacht een programma met opties; hier is het antwoord in één keer",
            false,
        ),
    ] {
        let mut screen = folder.run_with(line, (180, 200), &[("PAGER", pager)]);
        assert_eq!(screen.ends(), 0, "{line}: {}", screen.text());
        let text = screen.whole();
        assert!(text.contains(seen), "{line}, {pager}: {text}");
        let is_bare = text.contains("\n│ leiden");
        assert_eq!(
            is_bare,
            !is_shown && line.starts_with("li"),
            "{line}, {pager}: {text}"
        );
    }
}

#[test]
fn names_stand_where_a_dutch_reader_looks() {
    let folder = Folder::new();
    for slug in ["s-hertogenbosch", "soest", "ijsselstein", "hoorn"] {
        assert_eq!(folder.run(&format!("new {slug}"), WIDE).ends(), 0);
    }
    let places = |text: &str, names: &[&str]| -> Vec<Option<usize>> {
        names.iter().map(|name| text.find(name)).collect()
    };
    let drawn = |line: &str| {
        let mut screen = folder.run(line, (80, 200));
        screen.ends();
        screen.whole()
    };
    let slugs = [
        "eemsdelta",
        "s-hertogenbosch",
        "hoorn",
        "ijsselstein",
        "leiden",
        "soest",
    ];
    let names = [
        "Eemsdelta",
        "'s-Hertogenbosch",
        "Hoorn",
        "IJsselstein",
        "Leiden",
        "Soest",
    ];
    for (line, expected) in [
        ("list", slugs),
        ("list --format table --columns slug", slugs),
        ("report gaps", names),
    ] {
        let text = drawn(line);
        let found = places(&text, &expected);
        assert!(found.is_sorted() && found[0].is_some(), "{line}: {text}");
    }
    // For a script the order is that of the slugs.
    let text = drawn("list --format csv");
    let found = places(&text, &["\nleiden", "\ns-hertogenbosch", "\nsoest"]);
    assert!(found.is_sorted() && found[0].is_some(), "{text}");
}
