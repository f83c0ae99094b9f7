//! The two vocabularies: the themes, and the coordinators with those that only the team knows.

use std::sync::OnceLock;

use super::{
    Store, blocks,
    called::Called,
    origin::{Origin, problem_of_file},
    quick, reader,
    rules::UNREADABLE,
    say,
};
use crate::model::{
    fault::Faults,
    noun::{Aim, Read},
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
        &self.read_themes().0
    }

    /// The themes, and whether they are all that the file may hold.
    fn read_themes(&self) -> &(Vec<Theme>, bool) {
        self.themes
            .get_or_init(|| self.vocabulary(THEMES, |_| None))
    }

    /// The same folder, were this the text of its themes.
    pub(super) fn with_themes_of(&self, text: &str) -> Self {
        let faults = &mut Faults::default();
        let root = reader::parse(text, faults);
        let found = root.map(|root| Vocabulary::read(&root, faults, Aim::Use));
        let (themes, is_whole) = found
            .map(|found| (found.entries, found.is_whole))
            .unwrap_or_default();
        Self {
            themes: OnceLock::from((themes, is_whole)),
            ..Self::at(self.root.clone())
        }
    }

    /// Whether every theme of the vocabulary could be read; a fault in one of its values is no matter.
    pub fn knows_all_themes(&self) -> bool {
        self.read_themes().1
    }

    /// The coordinators, the private ones last.
    pub fn coordinators(&self) -> &[Coordinator] {
        &self.read_coordinators().0
    }

    /// The coordinators, and how many of them everybody may see.
    fn read_coordinators(&self) -> &(Vec<Coordinator>, usize) {
        self.coordinators.get_or_init(|| {
            let (mut all, _) = self.vocabulary(COORDINATORS, |_| None);
            let public = all.len();
            all.extend(self.vocabulary(LOCAL_COORDINATORS, |_| None).0);
            (all, public)
        })
    }

    /// Of the coordinators at least those who serve whoever is called so, and whether only the team
    /// may see them. What is wrong with others is no matter.
    pub fn coordinators_of(&self, called: &Called) -> Vec<(Coordinator, bool)> {
        let of = |file, is_private| {
            let (some, _) = self.vocabulary(file, |text| blocks::serving(text, called));
            some.into_iter().map(move |one| (one, is_private))
        };
        of(COORDINATORS, false)
            .chain(of(LOCAL_COORDINATORS, true))
            .collect()
    }

    /// Whether a coordinator stands in the file that only the team may see.
    pub fn is_private(&self, coordinator: &Coordinator) -> bool {
        let (all, public) = self.read_coordinators();
        let mut public = all.iter().take(*public);
        !public.any(|known| std::ptr::eq(known, coordinator))
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
            self.noted().push(missing);
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

    /// The entries of a vocabulary, and whether they are all that the file may hold. Where a part of
    /// the text will do, and nothing is wrong with that, nobody looks at the others.
    fn vocabulary<E: Read>(
        &self,
        name: &str,
        part: impl FnOnce(&str) -> Option<String>,
    ) -> (Vec<E>, bool) {
        let path = self.root.join(name);
        // A link to nothing is there, and cannot be read.
        if path.symlink_metadata().is_err() {
            return (Vec::new(), false);
        }
        match self.text(&path) {
            Ok(text) => {
                let read = |root: &quick::Root, faults: &mut Faults| {
                    Some(Vocabulary::read(root, faults, Aim::Use))
                };
                let part = part(&text);
                if let Some(found) = quick::healthy(part.as_ref().unwrap_or(&text), read) {
                    return (found.entries, found.is_whole);
                }
                let mut faults = Faults::default();
                let root = reader::parse(&text, &mut faults);
                let found = root.map(|root| Vocabulary::read(&root, &mut faults, Aim::Use));
                let found = found.map(|found| (found.entries, found.is_whole));
                let problems = Origin::new(&path, &text).problems(faults);
                self.noted().extend(problems);
                found.unwrap_or_default()
            }
            Err(problem) => {
                self.noted().push(problem);
                (Vec::new(), false)
            }
        }
    }
}
