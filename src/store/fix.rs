//! What `check --fix` mends: only what is certain, and nothing else in the file.

use anyhow::{Result, bail};

use super::{
    Store, Which,
    disk::Trouble,
    edit::{FileChange, file_of},
    reader, say,
    toml::{Step, Table, apply},
};
use crate::model::{
    fault::Faults,
    field::Field,
    node::{Node, Scalar},
    noun::{Read, at},
    nouns::{Intervention, Municipality},
    plain::{Content, Plain},
    value::Code,
};

impl Store {
    /// The records that can be mended without a doubt, before and after: a theme by its id, a code
    /// in capitals.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn fixes(&self, which: &Which) -> Result<Vec<FileChange>> {
        let mut changes = Vec::new();
        for slug in self.slugs_of(which)? {
            let file = file_of(&slug);
            // What cannot be read is what `check` reports.
            let Ok(before) = self.raw_text(&file) else {
                continue;
            };
            let after = self.fixed(&before);
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

    fn fixed(&self, text: &str) -> String {
        let mut text = text.to_owned();
        // One step at a time: a step moves what stands after it.
        while let Some(fixed) = self.first_fix(&text) {
            text = fixed;
        }
        text
    }

    /// The text after the first step that is certain. A text that is written in a way that cannot
    /// be edited is left to its people, and blocks no other.
    fn first_fix(&self, text: &str) -> Option<String> {
        const CODE: &Field = at(Municipality::NOUN, "code");
        let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
        let root = reader::parse(bare, &mut Faults::default())?;
        if let Some(code) = root.get(CODE.key).and_then(code_in_capitals) {
            let content = Content::One(Plain::Text(code));
            let step = Step::Set {
                table: Table::Root,
                key: CODE.key,
                content,
                order: &[CODE.key],
            };
            return apply(text, &step).ok();
        }
        let array = Intervention::NOUN.key;
        let entries = root.get(array).and_then(Node::items).unwrap_or_default();
        let entries = entries.iter().enumerate();
        let entries = entries.map(|(index, entry)| (Table::Entry { array, index }, entry));
        for (table, node) in std::iter::once((Table::Root, &root)).chain(entries) {
            if let Some(step) = self.theme_step(table, node) {
                return apply(text, &step).ok();
            }
        }
        None
    }

    /// The step that puts a theme's id in the place of its name or alias.
    fn theme_step<'a, N: Node>(&self, table: Table<'a>, node: &N) -> Option<Step<'a>> {
        const KEY: &str = at(Intervention::NOUN, "themes").key;
        let themes = node.get(KEY)?.items()?;
        let texts: Vec<_> = themes.iter().map(text_of).collect();
        texts.iter().enumerate().find_map(|(index, text)| {
            let text = text.as_deref()?;
            let id = self.theme(text)?.id.as_str();
            if id == text {
                return None;
            }
            // Twice in one list would be a mistake of our making.
            if texts.iter().any(|other| other.as_deref() == Some(id)) {
                return Some(Step::Take {
                    table,
                    key: KEY,
                    index,
                });
            }
            let value = Plain::Text(id.to_owned());
            Some(Step::Swap {
                table,
                key: KEY,
                index,
                value,
            })
        })
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
