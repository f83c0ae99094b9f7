use std::{borrow::Cow, fmt, marker::PhantomData, str::FromStr};

use super::{Form, Kind, Value, Wrong};
use crate::model::noun::Read;

/// A text that names something else; whether that exists is a rule's question, not a value's.
macro_rules! reference {
    ($(#[$doc:meta])* $Name:ident$(<$N:ident: $bound:ident>)?, $kind:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $Name$(<$N>)?(String, PhantomData<fn() -> ($($N,)?)>);

        impl$(<$N>)? $Name$(<$N>)? {
            /// The text itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl$(<$N>)? FromStr for $Name$(<$N>)? {
            type Err = Wrong;
            fn from_str(text: &str) -> Result<Self, Wrong> {
                String::parse(text).map(|text| Self(text, PhantomData))
            }
        }
        impl$(<$N>)? fmt::Display for $Name$(<$N>)? {
            fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl$(<$N: $bound + Clone>)? Value for $Name$(<$N>)? {
            const KIND: Kind = $kind;
            fn text(&self) -> Cow<'_, str> {
                Cow::Borrowed(&self.0)
            }
        }
    };
}

reference! {
    /// What names an entry of another noun in the same record.
    Ref<N: Read>, Kind::Ref(N::NOUN.key)
}

reference! {
    /// A theme, by its id.
    ThemeRef, Kind::Theme
}

reference! {
    /// A municipality, written in the form `F`; any way to name one is understood.
    MunicipalityRef<F: Written>, Kind::Municipality(F::FORM)
}

/// The form in which a reference to a municipality is written.
pub trait Written {
    /// That form.
    const FORM: Form;
}

/// Municipalities by their names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsName;
/// Municipalities by their codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsCode;
/// Municipalities by their slugs; `*` for all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsSlug;

impl Written for AsName {
    const FORM: Form = Form::Name;
}
impl Written for AsCode {
    const FORM: Form = Form::Code;
}
impl Written for AsSlug {
    const FORM: Form = Form::Slug;
}
