use std::borrow::Cow;

use crate::model::{
    edit::Given,
    field::Field,
    name,
    noun::{Own, Read, at, noun},
    value::{Id, Origin, Prose},
};

noun! {
    /// What municipalities work on; the list is open.
    #[noun("themes", "theme" / "thema", "themes" / "thema's", by "id")]
    pub struct Theme {
        /// what names it in the records; made from the name
        #[nl("id", "korte naam in de records; gemaakt van de naam")]
        pub id: Id,
        /// the name
        #[nl("naam", "de naam")]
        pub name: String,
        /// another spelling of the same words
        #[nl("ook bekend als", "een andere schrijfwijze van dezelfde woorden")]
        #[flag("alias")]
        pub aliases: Vec<String>,
        /// where it comes from: programme, pillar, local
        #[nl("herkomst", "waar het vandaan komt: programme, pillar, local")]
        pub origin: Option<Origin>,
        /// what it is about
        #[nl("omschrijving", "waar het over gaat")]
        pub description: Option<Prose>,
    }
}

impl Theme {
    /// The origin of a theme that a municipality made its own.
    pub const LOCAL: &'static str = "local";
}

impl Own for Theme {
    fn call(&self) -> Cow<'_, str> {
        self.id.as_str().into()
    }
    fn title(&self) -> String {
        self.name.clone()
    }
    fn complete(given: &mut Given) {
        const ID: &Field = at(Theme::NOUN, "id");
        const NAME: &Field = at(Theme::NOUN, "name");
        let made = given.one(NAME).map(name::slug).filter(|id| !id.is_empty());
        if let (None, Some(id)) = (given.one(ID), made) {
            given.set(ID, id);
        }
    }
}
