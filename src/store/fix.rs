//! What `check --fix` mends: only what is certain, and nothing else in the file.

use std::collections::HashSet;

use anyhow::{Result, bail};

use super::{
    Store, Which,
    disk::Trouble,
    edit::{FileChange, file_of},
    places::parsed,
    record_in,
    refer::in_other_form,
    say,
    toml::{Step, Table, apply, apply_all},
    translate::refer_anew,
};
use crate::model::{
    field::Field,
    node::{Node, Scalar},
    noun::{Read, at},
    nouns::{Intervention, Municipality},
    plain::{Content, Plain},
    value::Code,
};

impl Store {
    /// The records that can be mended without a doubt, before and after: a theme by its id, a code
    /// in capitals, what names an entry as that is written.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn fixes(&self, which: &Which) -> Result<Vec<FileChange>> {
        let mut changes = Vec::new();
        for slug in self.slugs_of(which)?.iter() {
            let file = file_of(slug);
            // What cannot be read is what `check` reports.
            let Ok(before) = self.raw_text(&file) else {
                continue;
            };
            let after = self.in_form(slug, self.fixed(&before));
            if before != after {
                changes.push(FileChange {
                    file,
                    before: Some(before),
                    after: Some(after),
                });
            }
        }
        Ok(changes)
    }

    /// Writes changes that were made of the files as they were: all or none.
    ///
    /// # Errors
    /// When a file was changed meanwhile or cannot be written.
    pub fn write(&self, changes: &[FileChange], told: &mut dyn FnMut(String)) -> Result<()> {
        let on_disk: Vec<_> = changes.iter().map(FileChange::on_disk).collect();
        match self.lock(told)?.replace_all(&on_disk) {
            Ok(()) => Ok(()),
            Err(Trouble::Changed(_)) => bail!(say::kept_changing()),
            Err(trouble) => Err(trouble.into()),
        }
    }

    /// The text after all that is certain. What is written in a way that cannot be edited is left
    /// to its people, and keeps nothing else from being mended.
    fn fixed(&self, text: &str) -> String {
        let Some(root) = parsed(text) else {
            return text.to_owned();
        };
        let steps = self.steps(&root);
        apply_all(text, &steps).unwrap_or_else(|_| {
            let one_more = |text: String, step| apply(&text, step).unwrap_or(text);
            steps.iter().fold(text.to_owned(), one_more)
        })
    }

    /// The text in which all that names something is written as that is.
    fn in_form(&self, slug: &str, text: String) -> String {
        let Some(record) = record_in(slug, &text) else {
            return text;
        };
        let found = in_other_form(self, &record);
        refer_anew(&record, &found, &text).unwrap_or_else(|_| {
            let one_more = |text: String, one| refer_anew(&record, one, &text).unwrap_or(text);
            found.chunks(1).fold(text.clone(), one_more)
        })
    }

    fn steps(&self, root: &impl Node) -> Vec<Step<'static>> {
        const CODE: &Field = at(Municipality::NOUN, "code");
        const ORDER: &[&str] = &[CODE.key];
        let code = root.get(CODE.key).and_then(code_in_capitals);
        let code = code.map(|code| Step::Set {
            table: Table::Root,
            key: CODE.key,
            content: Content::One(Plain::Text(code)),
            order: ORDER,
        });
        let array = Intervention::NOUN.key;
        let entries = root.get(array).and_then(Node::items).unwrap_or_default();
        let entries = entries.iter().enumerate();
        let entries = entries.flat_map(|(index, entry)| {
            let table = Table::Entry { array, index };
            self.theme_steps(table, entry)
        });
        let of_root = self.theme_steps(Table::Root, root);
        code.into_iter().chain(of_root).chain(entries).collect()
    }

    /// The steps that put the ids of themes in the places of their names and aliases.
    fn theme_steps(&self, table: Table<'static>, node: &impl Node) -> Vec<Step<'static>> {
        const KEY: &str = at(Intervention::NOUN, "themes").key;
        let themes = node.get(KEY).and_then(Node::items).unwrap_or_default();
        let texts: Vec<_> = themes.iter().map(text_of).collect();
        let mut held: HashSet<_> = texts.iter().flatten().cloned().collect();
        let (mut steps, mut taken) = (Vec::new(), 0);
        for (nth, text) in texts.iter().enumerate() {
            let index = nth - taken;
            let theme = text.as_deref().and_then(|text| self.theme(text));
            let Some(id) = theme.map(|theme| theme.id.to_string()) else {
                continue;
            };
            if text.as_ref() == Some(&id) {
                continue;
            }
            // Twice in one list would be a mistake of our making.
            steps.push(if held.insert(id.clone()) {
                Step::Swap {
                    table,
                    key: KEY,
                    index,
                    value: Plain::Text(id),
                }
            } else {
                taken += 1;
                Step::Take {
                    table,
                    key: KEY,
                    index,
                }
            });
        }
        steps
    }
}

fn code_in_capitals<N: Node>(node: &N) -> Option<String> {
    let text = text_of(node)?;
    let capitals = text.to_ascii_uppercase();
    (capitals != text && capitals.parse::<Code>().is_ok()).then_some(capitals)
}

fn text_of<N: Node>(node: &N) -> Option<String> {
    match node.scalar() {
        Scalar::Text(text) => Some(text.into_owned()),
        Scalar::Whole(_) | Scalar::Yes(_) | Scalar::Day(_) | Scalar::Other(_) => None,
    }
}
