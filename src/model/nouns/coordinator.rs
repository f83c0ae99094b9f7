use std::borrow::Cow;

use crate::model::{
    noun::{Own, noun},
    value::{AsSlug, Email, Id, Moment, MunicipalityRef, Phone, Url},
};

noun! {
    /// Whom to call at the ministry: each serves a set of municipalities that follows no province.
    #[noun("coordinators", "coordinator" / "coördinator", "coordinators" / "coördinatoren", by "id")]
    pub struct Coordinator {
        /// what names the coordinator
        #[nl("id", "waarmee de coördinator wordt aangeduid")]
        pub id: Id,
        /// the name
        #[nl("naam", "de naam")]
        pub name: String,
        /// what this person does
        #[nl("rol", "wat diegene doet")]
        pub role: Option<String>,
        /// whom this person works for
        #[nl("organisatie", "voor wie diegene werkt")]
        pub organisation: Option<String>,
        /// mail address
        #[nl("e-mail", "e-mailadres")]
        pub email: Option<Email>,
        /// telephone number
        #[nl("telefoon", "telefoonnummer")]
        pub phone: Option<Phone>,
        /// address of a page
        #[nl("webadres", "adres van een pagina")]
        pub url: Option<Url>,
        /// a municipality that is served; `*` for all
        #[nl("gemeenten", "een gemeente die wordt bediend; `*` voor alle")]
        #[flag("municipality")]
        #[required]
        pub municipalities: Vec<MunicipalityRef<AsSlug>>,
        /// from when
        #[nl("vanaf", "sinds wanneer")]
        pub from: Option<Moment>,
        /// until when
        #[nl("tot en met", "tot en met wanneer")]
        pub until: Option<Moment>,
    }
}

impl Coordinator {
    /// What stands for all municipalities.
    pub const ALL: &str = "*";
}

impl Own for Coordinator {
    fn call(&self) -> Cow<'_, str> {
        self.id.as_str().into()
    }
    fn title(&self) -> String {
        self.name.clone()
    }
}
