use std::borrow::Cow;

use crate::model::{
    noun::{Own, noun},
    value::{Moment, NewsKind, Url},
};

noun! {
    /// What was written or filmed about it.
    #[noun("news" in news, "news" / "nieuws", "news" / "nieuws", by "title")]
    pub struct News {
        /// the headline
        #[nl("titel", "de kop")]
        pub title: String,
        /// what it is: news, interview, video
        #[nl("soort", "wat het is: news, interview, video")]
        pub kind: Option<NewsKind>,
        /// when it appeared: 2020, 2020-07 or 2020-07-14
        #[nl("datum", "wanneer het verscheen: 2020, 2020-07 of 2020-07-14")]
        pub date: Option<Moment>,
        /// address of the page
        #[nl("webadres", "adres van de pagina")]
        pub url: Option<Url>,
    }
}

impl Own for News {
    fn call(&self) -> Cow<'_, str> {
        self.title.as_str().into()
    }
}
