//! A municipality that gets another name gets another file: those who refer to it follow.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::{
    Store,
    edit::{FileChange, file_of},
    reader, say,
    toml::{Step, Table, apply},
    vocabulary::{COORDINATORS, LOCAL_COORDINATORS},
};
use crate::model::{
    fault::Faults,
    name::key,
    node::{Node, Scalar},
    noun::Read,
    nouns::Coordinator,
    plain::Plain,
};

const MUNICIPALITIES: &str = "municipalities";

impl Store {
    /// The files of a record that moves from one slug to another: its own, and the coordinators
    /// who serve it.
    pub(super) fn renamed(
        &self,
        from: &str,
        to: &str,
        before: String,
        after: String,
    ) -> Result<Vec<FileChange>> {
        if self.has(to) {
            bail!(say::record_exists(to));
        }
        let made = FileChange {
            file: file_of(to),
            before: None,
            after: Some(after),
        };
        let gone = FileChange {
            file: file_of(from),
            before: Some(before),
            after: None,
        };
        let mut changes = vec![made, gone];
        for name in [COORDINATORS, LOCAL_COORDINATORS] {
            let file = PathBuf::from(name);
            if self.root.join(&file).exists() {
                let before = self.raw_text(&file)?;
                let after = followed(&before, from, to)?;
                changes.push(FileChange {
                    file,
                    before: Some(before),
                    after: Some(after),
                });
            }
        }
        Ok(changes)
    }
}

/// The text of a file of coordinators, `to` put where it said `from`.
fn followed(text: &str, from: &str, to: &str) -> Result<String> {
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Some(root) = reader::parse(bare, &mut Faults::default()) else {
        return Ok(text.to_owned());
    };
    let array = Coordinator::NOUN.key;
    let entries = root.get(array).and_then(Node::items).unwrap_or_default();
    let mut text = text.to_owned();
    for (index, entry) in entries.iter().enumerate() {
        let served = entry
            .get(MUNICIPALITIES)
            .and_then(Node::items)
            .unwrap_or_default();
        for (element, item) in served.iter().enumerate() {
            let is_meant = matches!(item.scalar(), Scalar::Text(text) if key(&text) == key(from));
            if is_meant {
                let table = Table::Entry { array, index };
                let value = Plain::Text(to.to_owned());
                let step = Step::Swap {
                    table,
                    key: MUNICIPALITIES,
                    index: element,
                    value,
                };
                text = apply(&text, &step)?;
            }
        }
    }
    Ok(text)
}
