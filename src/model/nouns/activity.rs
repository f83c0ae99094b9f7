use std::borrow::Cow;

use super::Addendum;
use crate::model::{
    noun::{Own, noun},
    value::{Moment, Prose, Ref, Url},
};

noun! {
    /// How knowledge is shared: a conference, a visit, a web session.
    #[noun("activities" in activities, "activity" / "activiteit", "activities" / "activiteiten", by "title")]
    pub struct Activity {
        /// what it is called
        #[nl("titel", "hoe zij heet")]
        pub title: String,
        /// what it is: conference, meeting, web session
        #[nl("soort", "wat het is: conferentie, bijeenkomst, webinar")]
        pub kind: Option<String>,
        /// when it is: 2022, 2022-03 or 2022-03-17
        #[nl("datum", "wanneer zij is: 2022, 2022-03 of 2022-03-17")]
        pub date: Option<Moment>,
        /// whom it is for
        #[nl("publiek", "voor wie zij is")]
        pub audience: Option<String>,
        /// the addendum in which it was agreed, by its period
        #[nl("addendum", "het addendum waarin zij is afgesproken, met zijn periode")]
        pub addendum: Option<Ref<Addendum>>,
        /// address of its page
        #[nl("webadres", "adres van haar pagina")]
        pub url: Option<Url>,
        /// what it is about
        #[nl("samenvatting", "waar zij over gaat")]
        pub summary: Option<Prose>,
    }
}

impl Own for Activity {
    fn call(&self) -> Cow<'_, str> {
        self.title.as_str().into()
    }
}
