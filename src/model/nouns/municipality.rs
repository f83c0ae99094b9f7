use std::borrow::Cow;

use crate::model::{
    noun::{Own, noun},
    value::{AsCode, Code, MunicipalityRef, Prose, ThemeRef, Url},
};

noun! {
    /// What a record says of the municipality itself.
    #[noun("municipality", "municipality" / "gemeente", "municipalities" / "gemeenten", by "code")]
    pub struct Municipality {
        /// code of CBS and TOOI
        #[nl("code", "code van CBS en TOOI")]
        pub code: Code,
        /// the name people use
        #[nl("naam", "de naam die men gebruikt")]
        pub name: String,
        /// the name of the register, where it differs
        #[nl("officiële naam", "de naam in het register, als die afwijkt")]
        pub official_name: Option<String>,
        /// another spelling that look-up accepts
        #[nl("ook bekend als", "andere schrijfwijze waarop men zoekt")]
        #[flag("alias")]
        pub aliases: Vec<String>,
        /// province
        #[nl("provincie", "provincie")]
        pub province: Option<String>,
        /// a municipality merged into this one
        #[nl("voorgangers", "een gemeente die hierin is opgegaan")]
        #[flag("predecessor")]
        pub predecessors: Vec<MunicipalityRef<AsCode>>,
        /// a theme that it works on
        #[nl("thema's", "een thema waaraan zij werkt")]
        #[flag("theme")]
        pub themes: Vec<ThemeRef>,
        /// the local starting point
        #[nl("vertrekpunt", "het lokale vertrekpunt")]
        pub vision: Option<Prose>,
        /// address of the factsheet
        #[nl("factsheet", "webadres van de factsheet")]
        pub factsheet: Option<Url>,
    }
}

impl Own for Municipality {
    fn call(&self) -> Cow<'_, str> {
        self.code.as_str().into()
    }
    fn title(&self) -> String {
        self.name.clone()
    }
}
