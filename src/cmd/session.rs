//! What a command may touch.

use std::{cell::OnceCell, env, path::PathBuf, time::Duration};

use anyhow::Result;
use clap::{ArgMatches, Command, builder::ValueParser, value_parser};

use super::{
    args::{ON, on, option, switch},
    complete::with_files,
    pager::{PAGER, pager},
    refusal::Usage,
    say,
};
use crate::{
    diagnostic::Problem,
    model::value::Day,
    output::{ColorChoice, Format, Out, Progress},
    prompt::{Prompter, can_ask, command_line},
    store::{Said, Store, Which, today},
    words::Words,
};

/// One run of the program.
pub struct Session {
    /// Where the answer goes.
    pub out: Out,
    /// The form that was asked for.
    pub format: Option<Format>,
    /// The day from which statuses are judged.
    pub day: Day,
    /// Whether an answer from which something is missing is none.
    pub strict: bool,
    /// Whether the command writes: what could not be read is then no missing answer.
    pub is_writing: bool,
    /// How much it has written that is no record.
    pub made: usize,
    order: Order,
    no_input: bool,
    patience: Option<Duration>,
    said: Said,
    data: Option<PathBuf>,
    store: OnceCell<Store>,
}

/// In which order all records come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    /// For programs, and wherever it is not seen.
    OfSlugs,
    /// For a reader.
    OfNames,
}

const DATA: &str = "data";
const LANG: &str = "lang";
const FORMAT: &str = "format";
const COLOR: &str = "color";
const NO_INPUT: &str = "no-input";
const STRICT: &str = "strict";
const LOCK_TIMEOUT: &str = "lock-timeout";

/// The flags that take a value and stand before or after any verb.
pub const GLOBAL_OPTIONS: [&str; 6] = [DATA, LANG, FORMAT, COLOR, LOCK_TIMEOUT, "on"];
/// The switches that do.
pub const GLOBAL_SWITCHES: [&str; 3] = [NO_INPUT, STRICT, PAGER];

/// Gives the program the flags that stand before or after any verb.
pub fn global(program: Command) -> Command {
    let args = [
        with_files(option(DATA, say::FOLDER, Words { en: "the data folder", nl: "de gegevensmap" }))
            .value_parser(value_parser!(PathBuf)),
        option(
            LANG,
            say::LANGUAGE,
            Words { en: "the language to speak", nl: "de taal van de antwoorden" },
        )
        .value_parser(["nl", "en"]),
        option(
            FORMAT,
            say::FORMAT,
            Words {
                en: "the form of the answer: table, tsv, csv, json, jsonl, markdown; for check: human, short, json, sarif, github",
                nl: "de vorm van het antwoord: table, tsv, csv, json, jsonl, markdown; bij controleer: human, short, json, sarif, github",
            },
        )
        .hide_possible_values(true)
        .value_parser(value_parser!(Format)),
        option(COLOR, say::WHEN, Words { en: "colour", nl: "kleur" })
            .value_parser(value_parser!(ColorChoice)),
        on(),
        switch(NO_INPUT, Words { en: "never ask anything", nl: "nooit iets vragen" }),
        switch(
            STRICT,
            Words {
                en: "no answer rather than one from which something is missing",
                nl: "liever geen antwoord dan een waaraan iets ontbreekt",
            },
        ),
        option(
            LOCK_TIMEOUT,
            say::SECONDS,
            Words {
                en: "how long to wait while another gka writes; else 10",
                nl: "hoe lang te wachten terwijl een andere gka schrijft; anders 10",
            },
        )
        .value_parser(ValueParser::new(seconds)),
        pager(),
    ];
    program.args(args.map(|arg| arg.global(true)))
}

impl Session {
    /// The session that these arguments ask for. Nothing is opened yet.
    pub fn open(matches: &ArgMatches) -> Self {
        let color = matches.get_one(COLOR).copied().unwrap_or_default();
        Self {
            out: Out::new(color).paged(matches.get_flag(PAGER)),
            format: matches.get_one(FORMAT).copied(),
            day: matches.get_one(ON).copied().unwrap_or_else(today),
            strict: matches.get_flag(STRICT),
            is_writing: false,
            made: 0,
            order: Order::OfSlugs,
            no_input: matches.get_flag(NO_INPUT),
            patience: matches.get_one(LOCK_TIMEOUT).copied(),
            said: said(matches),
            data: matches.get_one(DATA).cloned(),
            store: OnceCell::new(),
        }
    }

    /// The data folder, found when it is first needed.
    ///
    /// # Errors
    /// When there is none.
    pub fn store(&self) -> Result<&Store> {
        if let Some(store) = self.store.get() {
            return Ok(store);
        }
        let mut store = Store::open(self.data.as_deref())?.by(self.said.clone());
        if self.order == Order::OfNames {
            store = store.by_name();
        }
        if let Some(progress) = Progress::on(&self.out.stderr, say::reading) {
            store = store.watched(Box::new(move |done, of| progress.at(done, of)));
        }
        if let Some(patience) = self.patience {
            store = store.waiting(patience);
        }
        Ok(self.store.get_or_init(|| store))
    }

    /// For a list or a picture: where it is drawn for a reader, the records come as one looks for
    /// their names. Before the store is opened.
    pub fn draws(&mut self) {
        if self.out.style(self.format).format == Format::Table {
            self.order = Order::OfNames;
        }
    }

    /// The folder that `--data` names.
    pub fn named_folder(&self) -> Option<PathBuf> {
        self.data.clone()
    }

    /// What could not be read so far, taken out.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = self
            .store
            .get()
            .map(Store::take_problems)
            .unwrap_or_default();
        crate::diagnostic::sort(&mut problems);
        problems
    }

    /// Whether anything was written: it then is, whatever becomes of the answer.
    pub fn has_written(&self) -> bool {
        self.made > 0 || self.store.get().is_some_and(Store::has_written)
    }

    /// The records that were named; all when none was.
    ///
    /// # Errors
    /// When a name leads to no record.
    pub fn which(&self, matches: &ArgMatches) -> Result<Which> {
        self.which_of(&super::args::texts(matches, super::args::MUNICIPALITIES))
    }

    /// The records of these municipalities; all when there are none.
    ///
    /// # Errors
    /// When a name leads to no record.
    pub fn which_of(&self, named: &[String]) -> Result<Which> {
        if named.is_empty() {
            return Ok(Which::All);
        }
        let mut slugs = Vec::new();
        for text in named {
            let slug = self.record_called(text)?;
            if !slugs.contains(&slug) {
                slugs.push(slug);
            }
        }
        Ok(Which::Named(slugs))
    }

    /// Somebody to ask, if anybody can be asked.
    pub fn prompter(&self) -> Option<Prompter> {
        can_ask(self.no_input).then(|| Prompter::open(self.out.stderr.color))
    }

    /// Whether the answer is to be JSON rather than text for people.
    ///
    /// # Errors
    /// [`Usage`] when another form was asked for.
    pub fn wants_json(&self) -> Result<bool> {
        match self.format {
            None | Some(Format::Table) => Ok(false),
            Some(Format::Json) => Ok(true),
            Some(other) => Err(Usage(say::text_or_json(other.name())).into()),
        }
    }
}

/// What this run is called, for people who want to take it back.
fn said(matches: &ArgMatches) -> Said {
    let typed = env::args_os().skip(1);
    let typed = typed.map(|word| word.to_string_lossy().into_owned());
    let mut words = vec!["gka".to_owned()];
    let whole: Vec<_> = words.iter().cloned().chain(typed).collect();
    let mut inner = matches;
    while let Some((word, next)) = inner.subcommand() {
        words.push(word.to_owned());
        inner = next;
    }
    Said {
        whole: command_line(&whole),
        words: command_line(&words),
    }
}

/// How long to wait, in whole seconds.
fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: u32 = text.parse().map_err(|_| say::no_seconds(text))?;
    Ok(Duration::from_secs(seconds.into()))
}
