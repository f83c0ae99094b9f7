//! A noun: a kind of thing that a file holds, described once for all that is done with it.

use std::{borrow::Cow, ops::Range};

use super::{
    edit::Given,
    fault::{Faults, MISSING_KEY},
    field::{Field, Shown},
    name::canonical,
    node::Node,
    nouns::Agenda,
    record::Record,
    say,
    value::Period,
};
use crate::words::{Words, nearest};

/// One noun.
#[derive(Debug)]
pub struct Noun {
    /// The array of tables in the file, and the plural in the formats for scripts.
    pub key: &'static str,
    /// One of them.
    pub one: Words,
    /// Several of them.
    pub many: Words,
    /// The keys that together name an entry.
    pub named_by: &'static [&'static str],
    /// Its fields, in the order of the file.
    pub fields: &'static [Field],
    /// Its entries in a record; none for the nouns of other files.
    pub of: fn(&Record) -> Vec<&dyn Entry>,
    /// Adds what follows from what was given: the id from the title.
    pub complete: fn(&mut Given),
}

impl Noun {
    /// The field with this key.
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// Whether two texts name the same entry.
    pub fn is_same_name(&self, one: &str, other: &str) -> bool {
        one == other || self.canonical_name(one) == self.canonical_name(other)
    }

    /// A text that is the same for all texts that name the same entry, as [`canonical`] has it; periods
    /// may be written with an en-dash too.
    pub fn canonical_name(&self, text: &str) -> String {
        let text = canonical(text);
        let period = || text.parse::<Period>().ok();
        let period = self.named_by.contains(&"start").then(period).flatten();
        period.map_or(text, |period| period.to_string())
    }

    /// What an entry with these values is called.
    pub fn call_of(&self, given: &Given) -> String {
        let text = |key: &&str| self.field(key).and_then(|field| given.one(field));
        let texts: Vec<&str> = self
            .named_by
            .iter()
            .map(|key| text(key).unwrap_or_default())
            .collect();
        let [start, end] = texts[..] else {
            // What names a source need not be there: then something else does.
            let mut others = ["note", "read"].iter().filter_map(text);
            let named = texts.into_iter().find(|text| !text.is_empty());
            return named
                .or_else(|| others.next())
                .unwrap_or_default()
                .to_owned();
        };
        let period = Period {
            start: start.parse().ok(),
            end: end.parse().ok(),
        };
        if period.is_unknown() {
            Agenda::WITHOUT_PERIOD.to_owned()
        } else {
            period.to_string()
        }
    }

    /// Whether its entries may have a period.
    pub fn has_period(&self) -> bool {
        self.field("start").is_some()
    }

    /// The keys, in the order of the file.
    pub fn keys(&self) -> Vec<&'static str> {
        self.fields.iter().map(|field| field.key).collect()
    }
}

/// One entry, for those who only show, search or compare it.
pub trait Entry {
    /// What the fields hold, in their order.
    fn slots(&self) -> Vec<&dyn Shown>;
    /// What the nth field holds.
    fn slot(&self, nth: usize) -> &dyn Shown;
    /// What names it in its record.
    fn call(&self) -> Cow<'_, str>;
    /// What people read first of it.
    fn title(&self) -> String;
    /// Its period, if its noun has one.
    fn period(&self) -> Option<Period>;
}

/// What a noun says beside its fields.
pub trait Own {
    /// What names an entry in its record.
    fn call(&self) -> Cow<'_, str>;
    /// What people read first of it.
    fn title(&self) -> String {
        self.call().into_owned()
    }
    /// Its period.
    fn period(&self) -> Option<Period> {
        None
    }
    /// Adds what follows from what was given.
    fn complete(_given: &mut Given) {}
}

/// An entry that can be read.
pub trait Read: Entry + Sized + 'static {
    /// Its noun.
    const NOUN: &'static Noun;

    /// The entry in a table, if all that it must have is there; all that is wrong is noted: its keys
    /// first, then its values. `also` names keys that belong to others (the arrays of tables beside
    /// the head of a record). To be judged, an entry may have a stand-in where something is not
    /// sound.
    fn read<N: Node>(
        table: &N,
        header: Range<usize>,
        also: &[&str],
        faults: &mut Faults,
        aim: Aim,
    ) -> Option<Self>;
}

/// What something is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// To be used: what is not sound is left out.
    Use,
    /// To be judged: what is not sound hides nothing else.
    Judge,
}

/// How many unknown keys of a table are compared with those that were perhaps meant: who has more
/// of them did not misspell them.
const HELPED: usize = 100;

/// What a table holds for each of the fields of a noun, its keys judged.
pub fn held<'t, const COUNT: usize, N: Node>(
    fields: &[Field],
    table: &'t N,
    header: Range<usize>,
    also: &[&str],
    faults: &mut Faults,
) -> [Option<&'t N>; COUNT] {
    let mut held = [None; COUNT];
    let mut is_strange = false;
    // The keys mostly stand in the order of the fields: one is looked for from the last one on.
    let mut next = 0;
    for (key, _, value) in table.pairs().into_iter().flatten() {
        let order = (next..COUNT).chain(0..next);
        match order.into_iter().find(|nth| fields[*nth].key == key) {
            Some(nth) => {
                held[nth] = Some(value);
                next = nth + 1;
            }
            None => is_strange |= !also.contains(&key),
        }
    }
    let is_missing = |(field, held): (&Field, Option<&N>)| field.required && held.is_none();
    if is_strange || fields.iter().zip(held).any(is_missing) {
        judge_keys(fields, table, header, also, faults);
    }
    held
}

/// A misspelt key is reported as that, and not once more as the missing one.
fn judge_keys<N: Node>(
    fields: &[Field],
    table: &N,
    header: Range<usize>,
    also: &[&str],
    faults: &mut Faults,
) {
    let known = |key: &str| fields.iter().any(|field| field.key == key) || also.contains(&key);
    let absent = |field: &&Field| table.get(field.key).is_none();
    let mut misspelt = Vec::new();
    let unknown = table.pairs().into_iter().flatten();
    let unknown = unknown.filter(|(key, _, _)| !known(key));
    for (nth, (key, span, _)) in unknown.enumerate() {
        let free = fields.iter().filter(absent).map(|field| field.key);
        let near = || nearest(key, free.chain(also.iter().copied()));
        let meant = (nth < HELPED).then(near).flatten();
        faults.unknown_key(span, key, meant);
        misspelt.extend(meant);
    }
    let required = fields.iter().filter(|field| field.required).filter(absent);
    for field in required.filter(|field| !misspelt.contains(&field.key)) {
        faults.note(MISSING_KEY, header.clone(), say::missing_key(field.key));
    }
}

/// The field with this key; a key that does not exist does not compile in a `const`.
///
/// # Panics
/// While compiling, when the noun has no such key.
pub const fn at(noun: &Noun, key: &str) -> &'static Field {
    let mut at = 0;
    while at < noun.fields.len() {
        if bytes_equal(noun.fields[at].key.as_bytes(), key.as_bytes()) {
            return &noun.fields[at];
        }
        at += 1;
    }
    panic!("no such key in this noun")
}

const fn bytes_equal(a: &[u8], b: &[u8]) -> bool {
    let mut i = 0;
    while i < a.len() && i < b.len() && a[i] == b[i] {
        i += 1;
    }
    i == a.len() && i == b.len()
}

/// `target_group` with another sign between its words, while compiling.
pub const fn spelled<const N: usize>(name: &str, by: u8) -> [u8; N] {
    let mut out = [0; N];
    let mut i = 0;
    while i < N {
        let byte = name.as_bytes()[i];
        out[i] = if byte == b'_' { by } else { byte };
        i += 1;
    }
    out
}

/// The name of a field as text, its words joined by `-` (the key) or a blank (the English label).
macro_rules! joined {
    ($field:ident, $by:literal) => {{
        const BYTES: [u8; stringify!($field).len()] =
            $crate::model::noun::spelled(stringify!($field), $by);
        match std::str::from_utf8(&BYTES) {
            Ok(text) => text,
            Err(_) => unreachable!(),
        }
    }};
}

/// Writes a struct down once and gives it its [`Noun`].
///
/// The field's name is the key (`_` becomes `-`) and the English label, its doc comment the English
/// help, `#[nl(label, help)]` the Dutch; `#[flag(…)]` is a list's singular,
/// `#[required]` says that a list must be there. The array in `Record`
/// that holds its entries, if a record does, is named after `in`.
macro_rules! noun {
    (
        $(#[doc = $about:literal])+
        #[noun($key:literal $(in $of:ident)?, $one:literal / $een:literal, $many:literal / $veel:literal,
            by $($by:literal),+)]
        pub struct $Noun:ident {$(
            #[doc = $help:literal]
            #[nl($label:literal, $hulp:literal)]
            $(#[$with:ident $(($more:literal))?])*
            pub $field:ident: $type:ty,
        )+}
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug, PartialEq)]
        pub struct $Noun {$(
            #[doc = $help]
            pub $field: $type,
        )+}

        impl $crate::model::noun::Read for $Noun {
            const NOUN: &'static $crate::model::noun::Noun = &$crate::model::noun::Noun {
                key: $key,
                one: $crate::words::Words { en: $one, nl: $een },
                many: $crate::words::Words { en: $many, nl: $veel },
                named_by: &[$($by),+],
                fields: &[$(
                    $crate::model::field::Field::new::<$type>(
                        $crate::model::noun::joined!($field, b'-'),
                        $crate::words::Words {
                            en: $crate::model::noun::joined!($field, b' '),
                            nl: $label,
                        },
                        $crate::words::Words { en: $help, nl: $hulp },
                    )$(.$with($($more)?))*,
                )+],
                of: |_record| {
                    #[allow(unused_mut, reason = "stays empty for the nouns of other files")]
                    let mut entries: Vec<&dyn $crate::model::noun::Entry> = Vec::new();
                    $(entries.extend(
                        _record.$of.iter().map(|entry| entry as &dyn $crate::model::noun::Entry),
                    );)?
                    entries
                },
                complete: <Self as $crate::model::noun::Own>::complete,
            };

            fn read<N: $crate::model::node::Node>(
                table: &N,
                header: std::ops::Range<usize>,
                also: &[&str],
                faults: &mut $crate::model::fault::Faults,
                aim: $crate::model::noun::Aim,
            ) -> Option<Self> {
                const FIELDS: &[$crate::model::field::Field] =
                    <$Noun as $crate::model::noun::Read>::NOUN.fields;
                let judges = aim == $crate::model::noun::Aim::Judge;
                let [$($field,)+] = $crate::model::noun::held::<{ FIELDS.len() }, N>(
                    FIELDS, table, header, also, faults,
                );
                $(let $field = <$type as $crate::model::field::Slot>::read($field, faults);)+
                Some(Self {$(
                    $field: match $field {
                        Some(held) => held,
                        None if judges => <$type as $crate::model::field::Slot>::stand_in()?,
                        None => return None,
                    },
                )+})
            }
        }

        impl $crate::model::noun::Entry for $Noun {
            fn slots(&self) -> Vec<&dyn $crate::model::field::Shown> {
                vec![$( &self.$field, )+]
            }
            fn slot(&self, nth: usize) -> &dyn $crate::model::field::Shown {
                let slots: [&dyn $crate::model::field::Shown; _] = [$( &self.$field, )+];
                slots[nth]
            }
            fn call(&self) -> std::borrow::Cow<'_, str> {
                <Self as $crate::model::noun::Own>::call(self)
            }
            fn title(&self) -> String {
                <Self as $crate::model::noun::Own>::title(self)
            }
            fn period(&self) -> Option<$crate::model::value::Period> {
                <Self as $crate::model::noun::Own>::period(self)
            }
        }
    };
}
pub(crate) use {joined, noun};
