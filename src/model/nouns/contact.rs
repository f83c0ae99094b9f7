use std::borrow::Cow;

use crate::model::{
    noun::{Own, noun},
    value::{Email, Phone, Url},
};

noun! {
    /// Whom to call in the municipality.
    #[noun("contacts" in contacts, "contact" / "contact", "contacts" / "contacten", by "name")]
    pub struct Contact {
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
    }
}

impl Own for Contact {
    fn call(&self) -> Cow<'_, str> {
        self.name.as_str().into()
    }
}
