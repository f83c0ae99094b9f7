use std::borrow::Cow;

use crate::model::{
    edit::Given,
    field::Field,
    name,
    noun::{Own, Read, at, noun},
    value::{Ages, Id, Moment, Period, Person, Prose, SchoolType, ThemeRef, Url},
};

noun! {
    /// What a municipality does for equal opportunities.
    #[noun("interventions" in interventions, "intervention" / "interventie", "interventions" / "interventies",
        by "id")]
    pub struct Intervention {
        /// what names it in the record; made from the title
        #[nl("id", "korte naam in het bestand; gemaakt van de titel")]
        pub id: Id,
        /// what people call it
        #[nl("titel", "de naam waaronder men haar kent")]
        pub title: String,
        /// what it is, in a few sentences
        #[nl("samenvatting", "wat het is, in een paar zinnen")]
        pub summary: Option<Prose>,
        /// a theme that it works on
        #[nl("thema's", "een thema waaraan zij werkt")]
        #[flag("theme")]
        pub themes: Vec<ThemeRef>,
        /// whom it is for
        #[nl("doelgroep", "voor wie zij is")]
        pub target_group: Option<String>,
        /// the ages that it is for: 4-12, or 12
        #[nl("leeftijd", "voor welke leeftijd zij is: 4-12, of 12")]
        pub ages: Option<Ages>,
        /// a kind of school: voorschool, po, vo, vso, mbo, ho
        #[nl("schooltypen", "een soort onderwijs: voorschool, po, vo, vso, mbo, ho")]
        #[flag("school-type")]
        pub school_types: Vec<SchoolType>,
        /// when it begins: 2018, 2018-09 or 2018-09-01
        #[nl("begin", "wanneer zij begint: 2018, 2018-09 of 2018-09-01")]
        pub start: Option<Moment>,
        /// when it ends; nothing: open
        #[nl("einde", "wanneer zij eindigt; niets: open")]
        pub end: Option<Moment>,
        /// who works on it beside the municipality
        #[nl("partners", "wie er naast de gemeente aan werkt")]
        #[flag("partner")]
        pub partners: Vec<String>,
        /// somebody named with it: "NAME, ROLE, ORGANISATION"
        #[nl("mensen", "iemand die erbij wordt genoemd: \"NAAM, ROL, ORGANISATIE\"")]
        #[flag("person")]
        pub people: Vec<Person>,
        /// its region, when that is wider than the municipality
        #[nl("regio", "haar regio, als die ruimer is dan de gemeente")]
        pub region: Option<String>,
        /// one key for the same project in several municipalities
        #[nl("gedeeld als", "één sleutel voor hetzelfde project in meer gemeenten")]
        pub shared_as: Option<Id>,
        /// address of its page
        #[nl("webadres", "adres van haar pagina")]
        pub url: Option<Url>,
    }
}

impl Intervention {
    /// Whether it works on a theme.
    pub fn works_on(&self, theme: &str) -> bool {
        self.themes.iter().any(|id| id.as_str() == theme)
    }
}

impl Own for Intervention {
    fn call(&self) -> Cow<'_, str> {
        self.id.as_str().into()
    }
    fn title(&self) -> String {
        self.title.clone()
    }
    fn period(&self) -> Option<Period> {
        Some(Period {
            start: self.start,
            end: self.end,
        })
    }
    fn complete(given: &mut Given) {
        const ID: &Field = at(Intervention::NOUN, "id");
        const TITLE: &Field = at(Intervention::NOUN, "title");
        let made = given.one(TITLE).map(name::slug).filter(|id| !id.is_empty());
        if let (None, Some(id)) = (given.one(ID), made) {
            given.set(ID, id);
        }
    }
}
