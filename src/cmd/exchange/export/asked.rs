//! What was asked for: the form, the noun, the municipalities, and for whom.

use anyhow::Result;
use clap::ArgMatches;

use super::{
    super::{
        say,
        sheet::{From, SHEETS, Sheet},
    },
    CONTACTS, WHAT,
    form::{Form, refuse_strange_flags},
};
use crate::{
    cmd::{
        args::texts,
        audience::Audience,
        list::{asked_province, is_in},
        refusal::Usage,
        session::Session,
    },
    model::record::Record,
    store::{Store, Which},
    words::meant,
};

/// What was asked for.
#[derive(Debug)]
pub struct Asked {
    /// The noun; none for all of them.
    pub sheet: Option<Sheet>,
    /// The municipalities; none for a noun that no record has.
    pub which: Which,
    /// For whom.
    pub audience: Audience,
    province: Option<String>,
}

impl Asked {
    /// What the arguments ask for.
    ///
    /// # Errors
    /// [`Usage`] for what this form cannot hold; else when there is no such municipality.
    pub fn of(form: Form, session: &Session, matches: &ArgMatches) -> Result<Self> {
        refuse_strange_flags(form, matches)?;
        if let Some(format) = session.format {
            return Err(Usage(say::form_twice(form.name(), format.name())).into());
        }
        let words = texts(matches, WHAT);
        let first = words.first().map(String::as_str);
        let sheet = first.filter(|_| form.takes_noun()).and_then(Sheet::named);
        if form.takes_noun() && !form.holds_all() && sheet.is_none() {
            return Err(no_noun(form, first).into());
        }
        let named = &words[usize::from(sheet.is_some())..];
        if let (Some(sheet), Some(named)) = (sheet, named.first())
            && sheet.from == From::Vocabulary
        {
            return Err(Usage(say::of_no_municipality(sheet.noun.many.here(), named)).into());
        }
        if form == Form::Markdown && named.is_empty() {
            return Err(Usage(say::needs_municipality()).into());
        }
        let which = session.which_of(named);
        let which = which.map_err(|error| match near(first.filter(|_| form.takes_noun())) {
            Some(meant) => anyhow::anyhow!("{error:#}; {}", say::perhaps_noun(meant)),
            None => error,
        })?;
        // A file of its own is in no record: none of them is read.
        let which = match sheet {
            Some(sheet) if sheet.from == From::Vocabulary => Which::Named(Vec::new()),
            Some(_) | None => which,
        };
        let is_shared = sheet.is_none() && form != Form::Vcf && !matches.get_flag(CONTACTS);
        Ok(Self {
            sheet,
            which,
            audience: if is_shared {
                Audience::Public
            } else {
                Audience::Team
            },
            province: asked_province(session.store()?, matches)?,
        })
    }

    /// The records, as they are asked for.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn records(&self, store: &Store) -> Result<impl Iterator<Item = Record>> {
        let records = store.records(&self.which)?;
        Ok(records.filter(|record| self.is_for(record)))
    }

    /// Whether a record is in the province asked for.
    pub fn is_for(&self, record: &Record) -> bool {
        is_in(record, self.province.as_deref())
    }

    /// Whether a municipality, recorded or not, is in the province asked for; `*` is in all.
    pub fn is_near(&self, store: &Store, slug: &str) -> bool {
        crate::cmd::list::is_near(store, slug, self.province.as_deref())
    }
}

fn no_noun(form: Form, word: Option<&str>) -> Usage {
    let known = || SHEETS.map(|sheet| sheet.noun.many.here()).join(", ");
    Usage(match (word, near(word)) {
        (Some(word), Some(meant)) => say::no_sheet_but_near(word, meant),
        (Some(word), None) => say::no_sheet(word, known()),
        (None, _) => say::needs_noun(form.name(), known()),
    })
}

fn near(word: Option<&str>) -> Option<String> {
    let words = SHEETS
        .iter()
        .flat_map(|sheet| [sheet.noun.many, sheet.noun.one]);
    meant(
        word?,
        words.flat_map(|words| [words.here(), words.elsewhere()]),
    )
}
