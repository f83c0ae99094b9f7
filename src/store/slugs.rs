//! The slugs of many records, all in one text: a hundred thousand take two megabytes.

/// Slugs in an order.
#[derive(Clone, Debug, Default)]
pub struct Slugs {
    text: String,
    /// Where each begins and ends.
    places: Vec<(u32, u32)>,
}

impl Slugs {
    /// How many there are.
    pub const fn len(&self) -> usize {
        self.places.len()
    }

    /// The nth.
    ///
    /// # Panics
    /// When there are fewer.
    pub fn nth(&self, nth: usize) -> &str {
        self.at(self.places[nth])
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.places.iter().map(|place| self.at(*place))
    }

    /// Whether this is one of them; they are sorted.
    pub fn have(&self, slug: &str) -> bool {
        let found = self
            .places
            .binary_search_by(|place| self.at(*place).cmp(slug));
        found.is_ok()
    }

    /// Puts them in the order of a part of each.
    pub fn sort_by_key(&mut self, key: impl Fn(&str) -> &str) {
        let text = &self.text;
        let key = |place: &(u32, u32)| key(slice(text, *place));
        self.places.sort_by(|one, other| key(one).cmp(key(other)));
    }

    fn at(&self, place: (u32, u32)) -> &str {
        slice(&self.text, place)
    }
}

fn slice(text: &str, (start, end): (u32, u32)) -> &str {
    &text[start as usize..end as usize]
}

impl<S: AsRef<str>> FromIterator<S> for Slugs {
    fn from_iter<I: IntoIterator<Item = S>>(all: I) -> Self {
        let mut slugs = Self::default();
        slugs.extend(all);
        slugs
    }
}

impl<S: AsRef<str>> Extend<S> for Slugs {
    fn extend<I: IntoIterator<Item = S>>(&mut self, all: I) {
        let length =
            |text: &str| u32::try_from(text.len()).expect("the names of a folder are short");
        for slug in all {
            let start = length(&self.text);
            self.text.push_str(slug.as_ref());
            self.places.push((start, length(&self.text)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Slugs;

    #[test]
    fn slugs_are_found_and_put_in_order() {
        let mut slugs: Slugs = ["s-gravenhage", "leiden", "'s"].iter().collect();
        slugs.sort_by_key(|slug| slug);
        assert_eq!(
            slugs.iter().collect::<Vec<_>>(),
            ["'s", "leiden", "s-gravenhage"]
        );
        assert!(slugs.have("leiden") && !slugs.have("leide") && !slugs.have("leidens"));
        slugs.sort_by_key(|slug| slug.strip_prefix("s-").unwrap_or(slug));
        assert_eq!((slugs.nth(1), slugs.len()), ("s-gravenhage", 3));
    }
}
