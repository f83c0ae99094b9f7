//! Whatever a text holds and whatever is done to it: an edit is refused, or it does what was asked
//! and loses nothing.
//!
//! The input is a text, a NUL, and dice that decide what is done to it.
#![no_main]

use arbitrary::{Result, Unstructured};
use gka::{
    model::{
        edit::{Act, Change, Given, How},
        noun::{Noun, Read},
        nouns::Municipality,
        plain::{Content, Plain},
        record::{NOUNS, sections},
    },
    store::{
        Edit, Outcome,
        toml::{Step, Table, apply},
    },
};
use gka_fuzz::{Folder, SLUG, assert_comments, assert_sound, values};
use libfuzzer_sys::fuzz_target;

const ARRAYS: [&str; 6] = ["interventions", "addenda", "sources", "news", "a", "a b"];
const KEYS: [&str; 8] = [
    "id", "title", "summary", "themes", "start", "people", "vision", "a",
];
const TEXTS: [&str; 20] = [
    "een",
    "twee",
    "lezen",
    "Sport en spel",
    "taal",
    "2019",
    "2021-07",
    "2019-2021",
    "4-12",
    "po",
    "https://voorbeeld.nl",
    "Paul Dirkse",
    "Jan, lector, Bieb",
    "true",
    "Leiden",
    "GM0546",
    "Regel.\n\n  \"\"\" # twee",
    "",
    "\\\"'",
    "\u{202e}\u{7f}é",
];

fuzz_target!(|input: &[u8]| {
    let cut = input
        .iter()
        .position(|byte| *byte == 0)
        .unwrap_or(input.len());
    let (text, dice) = input.split_at(cut);
    if let Ok(text) = std::str::from_utf8(text) {
        // No dice left is no fault: what was decided so far is done.
        let _ = play(
            text,
            &mut Unstructured::new(dice.get(1..).unwrap_or_default()),
        );
    }
});

fn play(text: &str, dice: &mut Unstructured) -> Result<()> {
    if dice.arbitrary()? {
        let acts = (0..dice.int_in_range(1..=3)?)
            .map(|_| act(dice))
            .collect::<Result<Vec<_>>>()?;
        carry_out(text, acts);
        return Ok(());
    }
    let mut text = text.to_owned();
    for _ in 0..dice.int_in_range(1..=4)? {
        let (key, array) = (*dice.choose(&KEYS)?, *dice.choose(&ARRAYS)?);
        let names = (free(key, dice)?, free(array, dice)?);
        text = take(&text, &step(&names.0, &names.1, dice)?);
    }
    Ok(())
}

/// Mostly this name, at times any.
fn free(name: &str, dice: &mut Unstructured) -> Result<String> {
    Ok(if dice.ratio(1, 16)? {
        dice.arbitrary()?
    } else {
        name.to_owned()
    })
}

/// The text after the step, or the text where it is refused.
fn take(text: &str, step: &Step) -> String {
    let Ok(new) = apply(text, step) else {
        return text.to_owned();
    };
    assert_sound(text, &new);
    if may_keep_all(text, step) {
        assert_comments(text, &new, step);
    }
    if matches!(step, Step::Set { .. } | Step::Unset { .. }) {
        assert_eq!(apply(&new, step).as_ref(), Ok(&new), "{step:?}");
    }
    new
}

/// Whether all comments must stay: only those of a table that goes may go with it.
fn may_keep_all(text: &str, step: &Step) -> bool {
    let held = |table: &Table, key: &str| {
        let mut values = values(text)?;
        match *table {
            Table::Root => values.remove(key),
            Table::Entry { array, index } => values.get(array)?.get(index)?.get(key).cloned(),
        }
    };
    match step {
        Step::Set { table, key, .. }
        | Step::Unset { table, key }
        | Step::Take { table, key, .. }
        | Step::Swap { table, key, .. } => !held(table, key).is_some_and(|value| has_table(&value)),
        Step::Push { .. } | Step::Append { .. } => true,
        Step::Drop { .. } => false,
    }
}

fn has_table(value: &toml::Value) -> bool {
    value.is_table()
        || value
            .as_array()
            .is_some_and(|list| list.iter().any(has_table))
}

fn step<'a>(key: &'a str, array: &'a str, dice: &mut Unstructured) -> Result<Step<'a>> {
    let index = dice.int_in_range(0..=4)?;
    let table = if dice.arbitrary()? {
        Table::Root
    } else {
        Table::Entry {
            array,
            index: dice.int_in_range(0..=3)?,
        }
    };
    let order = &KEYS[..];
    Ok(match dice.int_in_range(0..=6)? {
        0 => Step::Set {
            table,
            key,
            content: content(dice)?,
            order,
        },
        1 => Step::Unset { table, key },
        2 => Step::Push {
            table,
            key,
            values: plains(dice)?,
            order,
        },
        3 => Step::Take { table, key, index },
        4 => Step::Swap {
            table,
            key,
            index,
            value: plain(dice)?,
        },
        5 => {
            let mut fields = Vec::new();
            for key in KEYS {
                if dice.ratio(1, 3)? {
                    fields.push((key, content(dice)?));
                }
            }
            Step::Append {
                array,
                fields,
                sections: &ARRAYS,
            }
        }
        _ => Step::Drop { array, index },
    })
}

fn content(dice: &mut Unstructured) -> Result<Content> {
    Ok(if dice.arbitrary()? {
        Content::One(plain(dice)?)
    } else {
        Content::Many(plains(dice)?)
    })
}

fn plains(dice: &mut Unstructured) -> Result<Vec<Plain>> {
    (0..dice.int_in_range(0..=4)?)
        .map(|_| plain(dice))
        .collect()
}

fn plain(dice: &mut Unstructured) -> Result<Plain> {
    Ok(match dice.int_in_range(0..=5)? {
        0 => Plain::Whole(dice.arbitrary()?),
        1 => Plain::Yes(dice.arbitrary()?),
        2 => Plain::Day {
            year: dice.int_in_range(1000..=9999)?,
            month: dice.int_in_range(1..=12)?,
            day: dice.int_in_range(1..=28)?,
        },
        3 => {
            let mut pairs = vec![("name", text(dice)?)];
            if dice.arbitrary()? {
                pairs.push(("role", text(dice)?));
            }
            Plain::Table(pairs)
        }
        _ => Plain::Text(text(dice)?),
    })
}

fn text(dice: &mut Unstructured) -> Result<String> {
    free(dice.choose(&TEXTS)?, dice)
}

fn act(dice: &mut Unstructured) -> Result<Act> {
    let noun = *dice.choose(NOUNS)?;
    let name = text(dice)?;
    Ok(match dice.int_in_range(0..=3)? {
        0 => Act::Add {
            noun,
            given: given(noun, dice)?,
        },
        1 => Act::Change {
            noun,
            name,
            given: given(noun, dice)?,
        },
        2 => Act::Remove { noun, name },
        _ => Act::Head(given(Municipality::NOUN, dice)?),
    })
}

fn given(noun: &'static Noun, dice: &mut Unstructured) -> Result<Given> {
    let mut given = Given::default();
    for field in noun.fields {
        if !dice.ratio(1, 3)? {
            continue;
        }
        let how = match dice.int_in_range(0..=3)? {
            0 => {
                let count = if field.is_list() {
                    dice.int_in_range(1..=3)?
                } else {
                    1
                };
                How::Set((0..count).map(|_| text(dice)).collect::<Result<_>>()?)
            }
            1 => How::Clear,
            2 => How::Push(text(dice)?),
            _ => How::Take(text(dice)?),
        };
        given.0.push(Change { field, how });
    }
    Ok(given)
}

fn carry_out(text: &str, acts: Vec<Act>) {
    let store = Folder::holding(text.as_bytes());
    let keeps_all = acts.iter().all(|act| !matches!(act, Act::Remove { .. }));
    let told = format!("{acts:?}");
    let edit = Edit::Record {
        slug: SLUG.to_owned(),
        acts,
    };
    let outcome = store.preview(&edit);
    store.take_problems();
    if let Ok(Outcome { changes, .. }) = outcome {
        for change in changes {
            if let Some(after) = change.after {
                assert_sound(text, &after);
                if keeps_all && !has_deep_table(text) {
                    assert_comments(text, &after, &told);
                }
            }
        }
    }
}

/// Whether an entry holds tables: their comments may go with them.
fn has_deep_table(text: &str) -> bool {
    let values = values(text).unwrap_or_default();
    let nouns = sections();
    values.iter().any(|(key, value)| {
        if !nouns.contains(&key.as_str()) {
            return has_table(value);
        }
        let entries = value
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(toml::Value::as_table);
        entries.flat_map(toml::Table::values).any(has_table)
    })
}
