//! What only all records together can tell.

use std::collections::BTreeMap;

/// The records with one code: the code, and their slugs.
#[derive(Debug, Default)]
pub struct Codes(BTreeMap<String, Vec<String>>);

impl Codes {
    /// Notes the code of a record.
    pub fn note(&mut self, code: String, slug: String) {
        self.0.entry(code).or_default().push(slug);
    }

    /// The codes that several records have.
    pub fn doubles(&self) -> impl Iterator<Item = (&str, &[String])> {
        let several = self.0.iter().filter(|(_, slugs)| slugs.len() > 1);
        several.map(|(code, slugs)| (code.as_str(), slugs.as_slice()))
    }
}
