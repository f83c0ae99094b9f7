mod blocks;
mod keys;
mod lists;
mod odd;

use super::{Refusal, Step, Table, apply};
use crate::model::plain::{Content, Plain};

const ORDER: [&str; 6] = ["id", "title", "summary", "themes", "start", "people"];
const SECTIONS: [&str; 4] = ["sources", "aldermen", "interventions", "news"];

fn entry(array: &str, index: usize) -> Table<'_> {
    Table::Entry { array, index }
}

fn one(text: &str) -> Content {
    Content::One(Plain::Text(text.to_owned()))
}

fn texts(texts: &[&str]) -> Vec<Plain> {
    texts
        .iter()
        .map(|text| Plain::Text((*text).to_owned()))
        .collect()
}

fn person(name: &str) -> Plain {
    Plain::Table(vec![("name", name.to_owned())])
}

fn set(table: Table<'static>, key: &'static str, content: Content) -> Step<'static> {
    Step::Set {
        table,
        key,
        content,
        order: &ORDER,
    }
}

fn unset(table: Table<'static>, key: &'static str) -> Step<'static> {
    Step::Unset { table, key }
}

fn push(table: Table<'static>, key: &'static str, values: Vec<Plain>) -> Step<'static> {
    Step::Push {
        table,
        key,
        values,
        order: &ORDER,
    }
}

fn take(table: Table<'static>, key: &'static str, index: usize) -> Step<'static> {
    Step::Take { table, key, index }
}

fn append(array: &'static str, fields: &[(&'static str, Content)]) -> Step<'static> {
    Step::Append {
        array,
        fields: fields.to_vec(),
        sections: &SECTIONS,
    }
}

fn drop_entry(array: &'static str, index: usize) -> Step<'static> {
    Step::Drop { array, index }
}

#[track_caller]
fn becomes(old: &str, step: &Step, new: &str) {
    match apply(old, step) {
        Ok(text) => assert_eq!(text, new, "{step:?}"),
        Err(refusal) => panic!("{refusal} ({refusal:?}): {step:?}"),
    }
}

#[track_caller]
fn is_refused(text: &str, step: &Step, refusal: &Refusal) {
    assert_eq!(apply(text, step).as_ref(), Err(refusal), "{step:?}");
}
