use std::borrow::Cow;

use super::Alderman;
use crate::model::{
    noun::{Own, noun},
    value::{AsName, Moment, MunicipalityRef, Period, Ref, Url},
};

noun! {
    /// The agreement about interventions, research and knowledge-sharing, signed by an alderman.
    #[noun("agendas" in agendas, "agenda" / "agenda", "agendas" / "agenda's", by "start", "end")]
    pub struct Agenda {
        /// when it begins: 2019, 2019-07 or 2019-07-03
        #[nl("begin", "wanneer zij ingaat: 2019, 2019-07 of 2019-07-03")]
        pub start: Option<Moment>,
        /// when it ends; nothing: open
        #[nl("einde", "wanneer zij eindigt; niets: open")]
        pub end: Option<Moment>,
        /// when it was signed
        #[nl("ondertekend", "wanneer zij is ondertekend")]
        pub signed: Option<Moment>,
        /// alderman who signed it
        #[nl("ondertekend door", "wethouder die haar ondertekende")]
        pub signed_by: Vec<Ref<Alderman>>,
        /// municipality that was signed for
        #[nl("namens", "gemeente namens welke is ondertekend")]
        pub on_behalf_of: Vec<MunicipalityRef<AsName>>,
        /// address of the document
        #[nl("document", "webadres van het document")]
        pub document: Option<Url>,
    }
}

impl Agenda {
    /// What an agenda without a period is called.
    pub const WITHOUT_PERIOD: &str = "agenda";
}

impl Own for Agenda {
    fn call(&self) -> Cow<'_, str> {
        let period = Period {
            start: self.start,
            end: self.end,
        };
        if period.is_unknown() {
            Self::WITHOUT_PERIOD.into()
        } else {
            period.to_string().into()
        }
    }
    fn period(&self) -> Option<Period> {
        Some(Period {
            start: self.start,
            end: self.end,
        })
    }
}
