//! The two vocabularies: the themes, and the coordinators with those that only the team knows.

use super::{
    Store,
    origin::{Origin, problem_of_file},
    reader,
    rules::UNREADABLE,
    say,
};
use crate::model::{
    fault::Faults,
    noun::Read,
    nouns::{Coordinator, Theme},
    record::Vocabulary,
};

/// The file of the themes.
pub const THEMES: &str = "themes.toml";
/// The file of the coordinators that everybody may see.
pub const COORDINATORS: &str = "coordinators.toml";
/// The file of those that only the team may see; git ignores it.
pub const LOCAL_COORDINATORS: &str = "coordinators.local.toml";

impl Store {
    /// The themes, in the order of their file.
    pub fn themes(&self) -> &[Theme] {
        self.themes.get_or_init(|| {
            let (themes, is_whole) = self.vocabulary(THEMES);
            self.are_themes_whole.set(is_whole);
            themes
        })
    }

    /// Whether every theme of the vocabulary could be read; a fault in one of its values is no matter.
    pub fn knows_all_themes(&self) -> bool {
        self.themes();
        self.are_themes_whole.get()
    }

    /// The coordinators, the private ones last.
    pub fn coordinators(&self) -> &[Coordinator] {
        self.coordinators.get_or_init(|| {
            let (mut all, _) = self.vocabulary(COORDINATORS);
            self.public_coordinators.set(all.len());
            all.extend(self.vocabulary(LOCAL_COORDINATORS).0);
            all
        })
    }

    /// Whether a coordinator stands in the file that only the team may see.
    pub fn is_private(&self, coordinator: &Coordinator) -> bool {
        let public = self
            .coordinators()
            .iter()
            .take(self.public_coordinators.get());
        !public
            .into_iter()
            .any(|known| std::ptr::eq(known, coordinator))
    }

    /// The theme that people mean by this text: an id, a name or an alias.
    pub fn theme(&self, text: &str) -> Option<&Theme> {
        let themes = self.themes();
        let key = crate::model::name::key(text);
        let exact = themes.iter().find(|theme| theme.id.as_str() == text);
        let found = exact.or_else(|| themes.iter().find(|theme| theme.answers_to(&key)));
        let path = self.root.join(THEMES);
        if found.is_none() && !path.exists() {
            // That is why it is not known.
            let missing = problem_of_file(&path, UNREADABLE, say::no_themes());
            self.problems.borrow_mut().push(missing);
        }
        found
    }

    /// What people call the theme with this id; the id itself where nobody knows it.
    pub fn theme_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.themes()
            .iter()
            .find(|theme| theme.id.as_str() == id)
            .map_or(id, |theme| &theme.name)
    }

    /// The entries of a vocabulary, and whether they are all that the file may hold.
    fn vocabulary<E: Read>(&self, name: &str) -> (Vec<E>, bool) {
        let path = self.root.join(name);
        if !path.exists() {
            return (Vec::new(), false);
        }
        match self.text(&path) {
            Ok(text) => {
                let mut faults = Faults::default();
                let root = reader::parse(&text, &mut faults);
                let found = root.map(|root| Vocabulary::read(&root, &mut faults));
                let found = found.map(|found| (found.entries, found.is_whole));
                let problems = Origin::new(&path, &text).problems(faults);
                self.problems.borrow_mut().extend(problems);
                found.unwrap_or_default()
            }
            Err(problem) => {
                self.problems.borrow_mut().push(problem);
                (Vec::new(), false)
            }
        }
    }
}
