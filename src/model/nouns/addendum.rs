use std::borrow::Cow;

use super::{Agenda, Alderman, Intervention};
use crate::model::{
    noun::{Own, noun},
    value::{Moment, Period, Ref, Url},
};

noun! {
    /// What prolongs and extends an agenda for a period.
    #[noun("addenda" in addenda, "addendum" / "addendum", "addenda" / "addenda", by "start", "end")]
    pub struct Addendum {
        /// when it begins: 2021, 2021-12 or 2021-12-01
        #[nl("begin", "wanneer het ingaat: 2021, 2021-12 of 2021-12-01")]
        pub start: Moment,
        /// when it ends; nothing: open
        #[nl("einde", "wanneer het eindigt; niets: open")]
        pub end: Option<Moment>,
        /// the agenda that it prolongs, by its period, if there are several
        #[nl("agenda", "de agenda die het verlengt, met haar periode, als er meer zijn")]
        pub agenda: Option<Ref<Agenda>>,
        /// when it was signed
        #[nl("ondertekend", "wanneer het is ondertekend")]
        pub signed: Option<Moment>,
        /// alderman who signed it
        #[nl("ondertekend door", "wethouder die het ondertekende")]
        pub signed_by: Vec<Ref<Alderman>>,
        /// with whom it was agreed
        #[nl("partner", "met wie het is afgesproken")]
        pub partner: Option<String>,
        /// address of the document
        #[nl("document", "webadres van het document")]
        pub document: Option<Url>,
        /// an intervention that it adds
        #[nl("nieuwe interventies", "een interventie die het toevoegt")]
        #[flag("intervention")]
        pub interventions: Vec<Ref<Intervention>>,
        /// an intervention that it continues or widens
        #[nl("voortgezette interventies", "een interventie die het voortzet of verbreedt")]
        pub extends: Vec<Ref<Intervention>>,
        /// what was agreed beyond the interventions
        #[nl("afspraken", "wat er naast de interventies is afgesproken")]
        #[flag("agreement")]
        pub agreements: Vec<String>,
    }
}

impl Own for Addendum {
    fn call(&self) -> Cow<'_, str> {
        Period {
            start: Some(self.start),
            end: self.end,
        }
        .to_string()
        .into()
    }
    fn period(&self) -> Option<Period> {
        Some(Period {
            start: Some(self.start),
            end: self.end,
        })
    }
}
