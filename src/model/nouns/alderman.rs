use std::borrow::Cow;

use crate::model::{
    noun::{Own, noun},
    value::{Moment, Period},
};

noun! {
    /// Who signs for a municipality.
    #[noun("aldermen" in aldermen, "alderman" / "wethouder", "aldermen" / "wethouders", by "name")]
    pub struct Alderman {
        /// the name, as people write it
        #[nl("naam", "de naam, zoals men die schrijft")]
        pub name: String,
        /// the portfolio, in one text
        #[nl("portefeuille", "de portefeuille, in één tekst")]
        pub portfolio: Option<String>,
        /// no longer in office
        #[nl("voormalig", "niet meer in functie")]
        pub former: Option<bool>,
        /// in office from
        #[nl("vanaf", "in functie vanaf")]
        pub from: Option<Moment>,
        /// in office until
        #[nl("tot en met", "in functie tot en met")]
        pub until: Option<Moment>,
        /// when not of this municipality: a ministry, a neighbour
        #[nl("organisatie", "als het niet deze gemeente is: een ministerie, een buurgemeente")]
        pub organisation: Option<String>,
    }
}

impl Alderman {
    /// From when until when the alderman is in office, as far as that is known.
    pub const fn term(&self) -> Period {
        Period {
            start: self.from,
            end: self.until,
        }
    }
}

impl Own for Alderman {
    fn call(&self) -> Cow<'_, str> {
        self.name.as_str().into()
    }
}
