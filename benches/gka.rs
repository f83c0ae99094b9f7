//! How long the parts of a command take: `cargo bench`.

use std::{path::Path, sync::OnceLock};

use divan::{Bencher, black_box};
use gka::{
    model::{
        edit::{Act, Change, Given, How},
        noun::Read,
        nouns::Intervention,
    },
    output::{Cell, Column, Format, Formulas, Line, Page, Rows, Screen, Style, Tone, rows},
    store::{Edit, Store, Which},
    words::Words,
};
use tempfile::TempDir;

mod corpus;

/// As many as there are municipalities.
const RECORDS: usize = 342;

fn main() {
    divan::main();
}

fn folder() -> &'static Path {
    static FOLDER: OnceLock<TempDir> = OnceLock::new();
    let made = FOLDER.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        corpus::write(folder.path(), RECORDS).expect("a data folder");
        folder
    });
    made.path()
}

fn store() -> Store {
    Store::at(folder().to_owned())
}

#[divan::bench]
fn read_one(bencher: Bencher) {
    folder();
    bencher.bench(|| {
        store()
            .record(black_box("gemeente-0171"))
            .expect("a record")
    });
}

#[divan::bench]
fn read_all(bencher: Bencher) {
    folder();
    bencher.bench(|| store().records(&Which::All).expect("records").count());
}

#[divan::bench]
fn check_all(bencher: Bencher) {
    folder();
    bencher.bench(|| {
        let problems = store().check(&Which::All).expect("a folder");
        assert!(problems.is_empty(), "{problems:?}");
    });
}

#[divan::bench]
fn list_by_theme(bencher: Bencher) {
    folder();
    bencher.bench(|| {
        let (store, theme) = (store(), black_box("zomerschool"));
        let records = store.records_with(&Which::All, Some(theme));
        let records = records
            .expect("records")
            .filter(|record| record.works_on(theme));
        records.count()
    });
}

#[divan::bench]
fn edit_one(bencher: Bencher) {
    folder();
    let field = |key| Intervention::NOUN.field(key).expect("a field");
    let set = |key, text: &str| Change {
        field: field(key),
        how: How::Set(vec![text.to_owned()]),
    };
    let act = |title: &str| Act::Change {
        noun: Intervention::NOUN,
        name: "project-3".to_owned(),
        given: Given(vec![set("title", title)]),
    };
    let mut nth = 0;
    bencher.bench_local(|| {
        nth += 1;
        let edit = Edit::Record {
            slug: "gemeente-0001".to_owned(),
            acts: vec![act(&format!("Titel {nth}"))],
        };
        store().edit(&edit, &mut |_| {}).expect("an edit")
    });
}

const PIPE: Screen = Screen {
    color: false,
    width: 80,
    utf8: true,
    is_terminal: false,
};

#[divan::bench(args = [Format::Tsv, Format::Json, Format::Table])]
fn render_rows(bencher: Bencher, format: Format) {
    let label = Words {
        en: "text",
        nl: "tekst",
    };
    let mut list = Rows::new(
        ["slug", "title", "summary"]
            .map(|id| Column::new(id, label))
            .into(),
    );
    for record in store().records(&Which::All).expect("records").take(50) {
        list.rows.extend(record.interventions.iter().map(|one| {
            let summary = one.summary.as_ref().map(ToString::to_string);
            let cells: [Cell; 3] = [
                record.slug.clone().into(),
                one.title.clone().into(),
                summary.into(),
            ];
            cells.into()
        }));
    }
    let style = Style {
        format,
        header: true,
        delimiter: b',',
        bom: false,
        formulas: Formulas::AsIs,
        chosen: false,
        screen: PIPE,
    };
    bencher.bench(|| rows(&list, &style));
}

#[divan::bench]
fn render_page(bencher: Bencher) {
    let record = store().record("gemeente-0001").expect("a record");
    let mut page = Page::new();
    page.title(Line::new(Tone::Strong, &record.head.name));
    for one in &record.interventions {
        let mut about = Page::new();
        about.prose(one.summary.as_ref().map_or("", |text| text.as_str()));
        page.item_about(Line::new(Tone::Strong, &one.title), about);
    }
    bencher.bench(|| page.render(&PIPE));
}
