use std::ops::Range;

/// A place in the old text and what stands there in the new one.
pub struct Splice {
    place: Range<usize>,
    with: String,
}

impl Splice {
    pub fn replace(place: Range<usize>, with: impl Into<String>) -> Self {
        Self {
            place,
            with: with.into(),
        }
    }

    pub fn insert(at: usize, with: impl Into<String>) -> Self {
        Self::replace(at..at, with)
    }

    pub fn remove(place: Range<usize>) -> Self {
        Self::replace(place, "")
    }
}

/// The text with these splices; of two at one place the first one given stands first.
pub fn patch(text: &str, mut splices: Vec<Splice>) -> String {
    splices.sort_by_key(|splice| splice.place.start);
    let mut new =
        String::with_capacity(text.len() + splices.iter().map(|s| s.with.len()).sum::<usize>());
    let mut done = 0;
    for Splice { place, with } in splices {
        // Splices never overlap; if they did, the proof would find it, and a panic would not.
        new.push_str(text.get(done..place.start).unwrap_or_default());
        new.push_str(&with);
        done = place.end.max(done);
    }
    new.push_str(text.get(done..).unwrap_or_default());
    new
}
