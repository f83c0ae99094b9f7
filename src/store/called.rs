//! What a municipality may be called, asked of a text before that is looked up: nearly all texts
//! name others, and to look one up takes the whole folder and the whole register.

use std::iter;

use memchr::{memchr, memchr2, memmem, memrchr2};

use super::{
    Store,
    register::{Texts, without_suffix},
};
use crate::model::{
    name::{bare_municipality, has_key, key},
    record::Record,
};

/// How a record could be found.
pub struct Called {
    slug: String,
    /// Of all texts that could mean it, and perhaps of more; none where any text could.
    keys: Option<Keys>,
}

impl Called {
    /// The slug of the record.
    pub fn slug(&self) -> &str {
        &self.slug
    }

    /// Whether a text could lead to the record; where it could not, it need not be looked up.
    pub fn may_be(&self, text: &str) -> bool {
        self.keys.as_ref().is_none_or(|keys| keys.have(text))
    }
}

impl Store {
    /// What a record may be called: as it says itself, and as the register calls whatever has its
    /// slug, or became that.
    pub fn called(&self, record: &Record) -> Called {
        let head = &record.head;
        let own = [&record.slug, &head.name, head.code.as_str()].into_iter();
        let own = own.chain(head.official_name.as_deref());
        let own = own.chain(head.aliases.iter().map(String::as_str));
        let (Texts { entries, aliases }, problems) = Texts::of(&self.files, &self.root);
        if !problems.is_empty() {
            // It notes them, and once.
            self.register();
        }
        let wanted = Keys::of(iter::once(record.slug.as_str()));
        let registered = names_in(&entries, &aliases, &wanted);
        let keys = registered.map(|names| Keys::of(own.chain(names)));
        let slug = record.slug.clone();
        Called { slug, keys }
    }
}

/// The [`key`]s of names.
struct Keys(Vec<String>);

impl Keys {
    fn of<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let mut keys: Vec<_> = names.map(key).collect();
        keys.sort_unstable();
        keys.dedup();
        Self(keys)
    }

    /// Whether the key of a text is among them, or would be without what statistics add to a name;
    /// of most texts the first sign tells.
    fn have(&self, text: &str) -> bool {
        let bare = || bare_municipality(text).is_some_and(|bare| self.hold(&bare));
        self.hold(text) || may_be_bare(text) && bare()
    }

    fn hold(&self, text: &str) -> bool {
        let is_sign = |byte: &&u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
        let first = text.as_bytes().iter().find(is_sign);
        let first = first.map(u8::to_ascii_lowercase);
        let begins = |key: &String| key.as_bytes().first() == first.as_ref();
        let may_begin = |key: &String| begins(key) || first.is_some_and(|first| !first.is_ascii());
        let mut keys = self.0.iter();
        let is_key = |key: &String| has_key(text, key) || has_key(without_suffix(text), key);
        keys.any(|key| may_begin(key) && is_key(key))
    }
}

/// Whether there may be more in a text than a name, as nearly all have it.
fn may_be_bare(text: &str) -> bool {
    let has = |word: &[u8]| {
        text.as_bytes()
            .windows(word.len())
            .any(|part| part.eq_ignore_ascii_case(word))
    };
    text.bytes().any(|byte| byte.is_ascii_digit()) || has(b"gem") || has(b"municipality")
}

/// What a register calls those whose name has this key, and all that went to them, without
/// understanding its other rows; nothing where a cell is quoted, in which a row could end.
fn names_in<'t>(entries: &'t str, aliases: &'t str, wanted: &Keys) -> Option<Vec<&'t str>> {
    let is_quoted = |text: &str| memchr(b'"', text.as_bytes()).is_some();
    if is_quoted(entries) || is_quoted(aliases) {
        return None;
    }
    let is_wanted = |row: &&str| cell(row, 2).is_some_and(|name| wanted.have(name));
    let mut found: Vec<_> = rows(entries).filter(is_wanted).collect();
    let mut names = Vec::new();
    let mut nth = 0;
    while let Some(row) = found.get(nth) {
        nth += 1;
        names.extend((0..3).filter_map(|nth| cell(row, nth)));
        let code = cell(row, 0).filter(|code| !code.is_empty())?;
        for other in rows_with(entries, code).filter(|other| went_to(other, code)) {
            // They may have gone to each other.
            if !found.contains(&other) {
                found.push(other);
            }
        }
        names.extend(rows_with(aliases, code).filter_map(|row| cell(row, 1)));
    }
    Some(names)
}

/// Whether a row names this code among those that its municipality went to.
fn went_to(row: &str, code: &str) -> bool {
    cell(row, 8).is_some_and(|codes| codes.split(',').any(|one| one == code))
}

fn cell(row: &str, nth: usize) -> Option<&str> {
    let end = |rest: &str| rest.as_bytes().iter().position(|byte| *byte == b';');
    let mut rest = row;
    for _ in 0..nth {
        rest = &rest[end(rest)? + 1..];
    }
    Some(&rest[..end(rest).unwrap_or(rest.len())])
}

fn rows(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    iter::from_fn(move || {
        let text = rest?;
        let end = memchr2(b'\r', b'\n', text.as_bytes());
        rest = end.map(|end| &text[end + 1..]);
        Some(&text[..end.unwrap_or(text.len())])
    })
}

/// The rows in which a text stands, once for each time that it does.
fn rows_with<'t>(text: &'t str, wanted: &str) -> impl Iterator<Item = &'t str> {
    let found = memmem::find_iter(text.as_bytes(), wanted.as_bytes());
    found.filter_map(move |at| {
        let start = memrchr2(b'\r', b'\n', &text.as_bytes()[..at]).map_or(0, |end| end + 1);
        rows(&text[start..]).next()
    })
}
