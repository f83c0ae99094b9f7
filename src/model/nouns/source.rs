use std::borrow::Cow;

use crate::model::{
    noun::{Own, noun},
    value::{Day, Url},
};

noun! {
    /// Where the facts of a record were read, and when.
    #[noun("sources" in sources, "source" / "bron", "sources" / "bronnen", by "url")]
    pub struct Source {
        /// address of the page
        #[nl("webadres", "adres van de pagina")]
        pub url: Option<Url>,
        /// the day on which it was read
        #[nl("gelezen", "de dag waarop het is gelezen")]
        pub read: Option<Day>,
        /// what to know about it
        #[nl("opmerking", "wat erover te weten is")]
        pub note: Option<String>,
    }
}

impl Own for Source {
    /// Its address; a source without one (a book, a conversation) is called by its note.
    fn call(&self) -> Cow<'_, str> {
        let read = || self.read.map(|day| day.to_string().into());
        let url = self.url.as_ref().map(|url| url.as_str().into());
        url.or_else(|| self.note.as_deref().map(Cow::Borrowed))
            .or_else(read)
            .unwrap_or_default()
    }
}
