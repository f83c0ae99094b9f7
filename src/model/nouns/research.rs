use std::borrow::Cow;

use super::Intervention;
use crate::model::{
    noun::{Own, noun},
    value::{Moment, Period, Person, Prose, Ref, Url},
};

noun! {
    /// What is studied.
    #[noun("research" in research, "research" / "onderzoek", "research" / "onderzoeken", by "question")]
    pub struct Research {
        /// what one wants to know
        #[nl("vraag", "wat men wil weten")]
        pub question: String,
        /// who does the research
        #[nl("instelling", "wie het onderzoek doet")]
        pub institution: Option<String>,
        /// somebody named with it: "NAME, ROLE, ORGANISATION"
        #[nl("mensen", "iemand die erbij wordt genoemd: \"NAAM, ROL, ORGANISATIE\"")]
        #[flag("person")]
        pub people: Vec<Person>,
        /// when it begins: 2018, 2018-09 or 2018-09-01
        #[nl("begin", "wanneer het begint: 2018, 2018-09 of 2018-09-01")]
        pub start: Option<Moment>,
        /// when it ends; nothing: open
        #[nl("einde", "wanneer het eindigt; niets: open")]
        pub end: Option<Moment>,
        /// the intervention that it is about
        #[nl("interventie", "de interventie waarover het gaat")]
        pub intervention: Option<Ref<Intervention>>,
        /// address of its page
        #[nl("webadres", "adres van de pagina")]
        pub url: Option<Url>,
        /// what came out, or how it is done
        #[nl("samenvatting", "wat eruit kwam, of hoe het gaat")]
        pub summary: Option<Prose>,
    }
}

impl Own for Research {
    fn call(&self) -> Cow<'_, str> {
        self.question.as_str().into()
    }
    fn period(&self) -> Option<Period> {
        Some(Period {
            start: self.start,
            end: self.end,
        })
    }
}
