//! Judging: what the rules find, placed in the text.

use std::{sync::Arc, thread};

use anyhow::Result;
use memchr::{memchr_iter, memchr3_iter};

use super::{
    Case, Finding, RULES, Rule, Scope, Spot, UNREADABLE,
    folder::{Print, Prints, names_of},
    inline::broken_inline_tables,
    locate::Locator,
    rule, say,
    vocabulary::{Found, coordinators, double_elements, double_ids, double_names},
};
use crate::{
    diagnostic::{Place, Problem},
    model::{
        fault::{Faults, INVALID_VALUE, UNKNOWN_KEY},
        node::Node,
        noun::Aim,
        nouns::{Coordinator, Theme},
        record::{Record, Vocabulary},
    },
    store::{
        Store, Which, folder, many,
        origin::{Origin, error_at, place, problem_of_file},
        quick,
        reader::second_mark,
        register::{Register, Texts},
        shown,
        slugs::Slugs,
        syntax::{
            Mended,
            strange::{self, Like, Strange},
        },
        vocabulary::{COORDINATORS, LOCAL_COORDINATORS, THEMES},
    },
    words::visible::misleading,
};

impl Store {
    /// Every mistake in the records that are asked for, and in all files when all are.
    ///
    /// # Errors
    /// When the folder itself cannot be read.
    pub fn check(&self, which: &Which) -> Result<Vec<Problem>> {
        let slugs = Arc::new(self.slugs_of(which)?);
        if matches!(which, Which::Named(_)) {
            let (mut problems, _) = self.judge_files(&slugs);
            problems.extend(self.take_problems());
            return Ok(problems);
        }
        if !self.is_by_name {
            self.files.know(Arc::clone(&slugs));
        }
        // First of all: what they take is free again for the records.
        let mut problems = self.check_vocabularies();
        let (found, Prints { codes, names }) = self.judge_files(&slugs);
        problems.extend(found);
        problems.extend(self.double_codes(codes.doubtful().iter().map(|nth| slugs.nth(*nth))));
        problems.extend(self.double_aliases(names.doubtful().iter().map(|nth| slugs.nth(*nth))));
        // What was noted when vocabularies were loaded has just been found, too.
        let records = shown(&self.root.join(folder::RECORDS));
        let is_beside = |problem: &Problem| {
            problem.code == super::FILE_NAME || problem.place.source().name == records
        };
        problems.extend(self.take_problems().into_iter().filter(is_beside));
        Ok(problems)
    }

    /// What is wrong with the files of these records, and their codes.
    fn judge_files(&self, slugs: &Slugs) -> (Vec<Problem>, Prints) {
        let (mut problems, mut prints) = (Vec::new(), Prints::default());
        // Once for all cores; what is wrong with it is told by who needs it.
        self.register();
        thread::scope(|scope| {
            let judge = |nth: usize, buffer: &mut Vec<u8>| self.judge_file(slugs.nth(nth), buffer);
            let spawn = |job| thread::Builder::new().spawn_scoped(scope, job).map(drop);
            let judged = many::in_order(slugs.len(), judge, spawn);
            for (nth, (code, names, found)) in judged.enumerate() {
                self.tell_done(nth + 1, slugs.len());
                problems.extend(found);
                prints.codes.note(code, nth);
                prints.names.note(names, nth);
            }
        });
        (problems, prints)
    }

    /// The code and the names of a record, if its head is sound, and what is wrong with its file.
    fn judge_file(
        &self,
        slug: &str,
        buffer: &mut Vec<u8>,
    ) -> (Option<Print>, Vec<Print>, Vec<Problem>) {
        match self.files.record_text(slug, buffer) {
            Ok(text) => {
                let (record, found) = self.judge_record(slug, text, Scope::ALL);
                let head = record.as_ref().map(|record| &record.head);
                let code = head.map(|head| Print::of(head.code.as_str()));
                let names = head.map(names_of).unwrap_or_default();
                (
                    code,
                    names.iter().map(|name| Print::of(name)).collect(),
                    found,
                )
            }
            Err(problem) => (None, Vec::new(), vec![problem]),
        }
    }

    /// What is wrong with the text of a record: its own rules and its references, and with them
    /// those of the register where the head was edited.
    pub(in crate::store) fn judge_record_text(
        &self,
        slug: &str,
        text: &str,
        with_register: bool,
    ) -> Vec<Problem> {
        let scopes: &[Scope] = if with_register {
            &[Scope::Own, Scope::Register]
        } else {
            &[Scope::Own]
        };
        self.judge_record(slug, bare(text), scopes).1
    }

    fn judge_record(
        &self,
        slug: &str,
        text: &str,
        scopes: &[Scope],
    ) -> (Option<Record>, Vec<Problem>) {
        let flawless = quick::healthy(text, |root, faults| {
            let record = Record::read(slug, root, faults, Aim::Judge)?;
            if !faults.0.is_empty() {
                return None;
            }
            let case = Case::new(&record, self, is_plain(text));
            let is_flawless = record.has_sound_head()
                && findings(&case, scopes).next().is_none()
                && broken_inline_tables(root, text).is_empty();
            is_flawless.then_some(record)
        });
        if flawless.is_some() {
            return (flawless, Vec::new());
        }
        let path = folder::record(&self.root, slug);
        let origin = Origin::new(&path, text);
        if let Some(fault) = second_mark(text) {
            return (None, origin.problems(Faults(vec![fault])));
        }
        let (mended, mut faults) = (Mended::of(text), Faults::default());
        let root = mended.root();
        let record = root.as_ref();
        let record = record.and_then(|root| Record::read(slug, root, &mut faults, Aim::Judge));
        let mut problems = origin.problems(pointed(mended.with(faults), text));
        let (Some(root), Some(mut record)) = (root, record) else {
            return (None, problems);
        };
        if mended.loses_entries {
            record.may_lack_entries();
        }
        let is_sound = record.has_sound_head();
        let case = Case::new(&record, self, is_plain(text));
        // What the register says depends on the head.
        let scopes = if is_sound { scopes } else { &[Scope::Own] };
        let placer = Placer {
            origin: &origin,
            mended: &mended,
            locator: Locator::new(&root),
        };
        let found = findings(&case, scopes);
        problems.extend(found.filter_map(|(rule, finding)| placer.placed(rule, finding)));
        for span in broken_inline_tables(&root, &mended.text) {
            let place = Place::new(origin.source(), mended.back(span));
            let problem = error_at(place, INLINE_TABLE, say::inline_table());
            problems.extend(rule(INLINE_TABLE).map(|rule| rule.judged(problem)));
        }
        let is_whole = is_sound && mended.is_whole();
        (is_whole.then_some(record), problems)
    }

    fn check_vocabularies(&self) -> Vec<Problem> {
        let mut problems = self.judge_mark();
        problems.extend(self.judge_register());
        for name in [THEMES, COORDINATORS, LOCAL_COORDINATORS] {
            let path = self.root.join(name);
            match path.symlink_metadata().ok().map(|_| self.text(&path)) {
                Some(Ok(text)) => problems.extend(self.judge_vocabulary_text(name, &text)),
                Some(Err(problem)) => problems.push(problem),
                None if name == THEMES => {
                    let missing = crate::store::say::no_themes();
                    problems.push(problem_of_file(&path, UNREADABLE, missing));
                }
                None => {}
            }
        }
        problems
    }

    /// What is wrong with the folder's own register.
    fn judge_register(&self) -> Vec<Problem> {
        let (texts, mut problems) = Texts::of(&self.files, &self.root);
        let (register, faults) = Register::parse(&texts);
        problems.extend(texts.problems(&self.root, faults));
        problems.extend(texts.problems(&self.root, register.contradictions(&texts)));
        problems
    }

    /// The mark of the folder must say a format that this version knows.
    fn judge_mark(&self) -> Vec<Problem> {
        let path = self.root.join(folder::MARK);
        let text = self.text(&path).unwrap_or_default();
        let faults = Mended::of(&text).faults;
        if !faults.0.is_empty() {
            return Origin::new(&path, &text).problems(faults);
        }
        let wrong = folder::judge_format(&self.root).err();
        let problem = |error: anyhow::Error| {
            error_at(
                place(&path, text.clone(), 0..0),
                "folder-format",
                error.to_string(),
            )
        };
        wrong.map(problem).into_iter().collect()
    }

    /// What is wrong with the text of a vocabulary.
    pub(in crate::store) fn judge_vocabulary_text(&self, name: &str, text: &str) -> Vec<Problem> {
        let text = bare(text);
        let is_flawless = |root: &quick::Root, faults: &mut Faults| {
            let found = self.found_in_vocabulary(name, root, faults);
            found.is_empty().then_some(())
        };
        if quick::healthy(text, is_flawless).is_some() {
            return Vec::new();
        }
        let path = self.root.join(name);
        let origin = Origin::new(&path, text);
        if let Some(fault) = second_mark(text) {
            return origin.problems(Faults(vec![fault]));
        }
        let (mended, mut faults) = (Mended::of(text), Faults::default());
        let Some(root) = mended.root() else {
            return origin.problems(mended.faults);
        };
        let found = self.found_in_vocabulary(name, &root, &mut faults);
        let mut problems = origin.problems(pointed(mended.with(faults), text));
        let placer = Placer {
            origin: &origin,
            mended: &mended,
            locator: Locator::new(&root),
        };
        for (code, finding) in found {
            let broken = rule(code);
            problems.extend(broken.and_then(|rule| placer.placed(rule, finding)));
        }
        problems
    }

    fn found_in_vocabulary<N: Node>(
        &self,
        name: &str,
        root: &N,
        faults: &mut Faults,
    ) -> Vec<Found> {
        if name == THEMES {
            let themes: Vocabulary<Theme> = Vocabulary::read(root, faults, Aim::Judge);
            let doubles = double_elements(&themes, self);
            return [double_ids(&themes), double_names(&themes), doubles].concat();
        }
        let all: Vocabulary<Coordinator> = Vocabulary::read(root, faults, Aim::Judge);
        let doubles = double_elements(&all, self);
        [double_ids(&all), coordinators(&all, self), doubles].concat()
    }
}

const INLINE_TABLE: &str = "inline-table-over-lines";

/// The text without a byte-order mark.
fn bare(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Whether nothing in a text misleads, as it stands there or as an escape writes it.
fn is_plain(text: &str) -> bool {
    let mut escapes = memchr_iter(b'\\', text.as_bytes()).map(|at| &text[at + 1..]);
    // With these begin the characters that only look like a blank, or like nothing.
    let mut odd = memchr3_iter(0xc2, 0xe2, 0xe3, text.as_bytes());
    misleading(text).is_none()
        && !odd.any(|at| {
            text[at..]
                .chars()
                .next()
                .and_then(strange::strange)
                .is_some()
        })
        && escapes.all(|after| after.starts_with(['"', '\\', 'n', 't', ' ', '\t', '\n']))
}

/// What the rules find, in their order.
fn findings<'c>(
    case: &'c Case<'c>,
    scopes: &'c [Scope],
) -> impl Iterator<Item = (&'static Rule, Finding)> + 'c {
    let rules = RULES.iter().filter(|rule| scopes.contains(&rule.scope));
    rules.flat_map(move |rule| {
        let mut found = Vec::new();
        (rule.judge)(case, &mut found);
        found.into_iter().map(move |finding| (rule, finding))
    })
}

impl Rule {
    /// The problem, as bad as the rule says.
    fn judged(&self, problem: Problem) -> Problem {
        Problem {
            code: self.code,
            severity: self.severity,
            ..problem
        }
    }
}

/// Places what was found, but for what follows only from what could not be read.
struct Placer<'r, N> {
    origin: &'r Origin<'r>,
    mended: &'r Mended<'r>,
    locator: Locator<'r, N>,
}

impl<N: Node> Placer<'_, N> {
    fn placed(&self, rule: &Rule, finding: Finding) -> Option<Problem> {
        let source = self.origin.source();
        let span = |spot: Spot| {
            let span = self.mended.back(self.locator.locate(spot));
            (!self.mended.is_lost(&span)).then_some(span)
        };
        let mut related = Vec::new();
        for (spot, text) in finding.related {
            related.push((Place::new(source, span(spot)?), text));
        }
        let mut span = span(finding.spot)?;
        let text = source.text.get(span.clone()).unwrap_or_default();
        if let Some((sign, at)) = finding.sign.and_then(|sign| Some((sign, text.find(sign)?))) {
            span = span.start + at..span.start + at + sign.len_utf8();
        }
        let problem = error_at(Place::new(source, span), rule.code, finding.message);
        Some(rule.judged(Problem {
            help: finding.help,
            related,
            ..problem
        }))
    }
}

/// With a word on the character that nobody sees, where one makes a key or a value a wrong one.
fn pointed(mut faults: Faults, text: &str) -> Faults {
    let is_hidden = |one: &Strange| matches!(one.like, Like::Blank | Like::Nothing | Like::Wide);
    for fault in &mut faults.0 {
        let stretch = text.get(fault.span.clone()).unwrap_or_default();
        if [INVALID_VALUE, UNKNOWN_KEY].contains(&fault.code)
            && let Some((_, one)) = strange::first(stretch, is_hidden)
        {
            fault.help = Some(say::holds(one.code(), one.name.here()));
        }
    }
    faults
}
