//! Which coordinators serve a municipality, for who asks of many.

use std::collections::HashMap;

use super::{Found, Store};
use crate::model::nouns::Coordinator;

/// The places of coordinators among all, by whom they serve.
#[derive(Debug, Default)]
pub struct Serving {
    everybody: Vec<usize>,
    /// By slugs.
    some: HashMap<String, Vec<usize>>,
}

impl Store {
    /// The coordinators who serve the municipality with this slug, on whatever day.
    pub fn serving(&self, slug: &str) -> impl Iterator<Item = &Coordinator> {
        let serving = self.serving.get_or_init(|| self.all_serving());
        let own = serving.some.get(slug).into_iter().flatten();
        let mut nths: Vec<_> = own.chain(&serving.everybody).copied().collect();
        nths.sort_unstable();
        nths.dedup();
        nths.into_iter().map(|nth| &self.coordinators()[nth])
    }

    fn all_serving(&self) -> Serving {
        let mut serving = Serving::default();
        for (nth, coordinator) in self.coordinators().iter().enumerate() {
            for text in coordinator.served() {
                if text == Coordinator::ALL {
                    serving.everybody.push(nth);
                    continue;
                }
                for slug in self.served_as(text) {
                    serving.some.entry(slug).or_default().push(nth);
                }
            }
        }
        serving
    }

    /// The slugs of those who are served where this is written: of a municipality that has merged
    /// also what it became. The first is that of the municipality itself.
    pub fn served_as(&self, text: &str) -> Vec<String> {
        // Nearly always it is a slug: only another spelling needs looking up.
        if self.has(text) {
            return vec![text.to_owned()];
        }
        let found = match self.look_up(text) {
            Ok(Some(Found::Record(slug))) => vec![slug],
            Ok(Some(Found::Unrecorded(entry))) => vec![entry.slug()],
            Ok(Some(Found::Merged(entry, heirs))) => {
                let heirs = heirs.iter().map(|heir| heir.slug());
                std::iter::once(entry.slug()).chain(heirs).collect()
            }
            Ok(None) | Err(_) => Vec::new(),
        };
        if found.is_empty() {
            return vec![text.to_owned()];
        }
        found
    }
}
