//! Judging: what the rules find, placed in the text.

use std::{path::Path, sync::Arc};

use anyhow::Result;

use super::{Case, Finding, RULES, Rule, Scope, Spot, folder::Codes, locate::locate, say};
use crate::{
    diagnostic::{Place, Problem, Source},
    model::{
        fault::Faults,
        noun::Read,
        nouns::{Coordinator, Theme},
        record::{Record, read_vocabulary},
    },
    store::{
        Store, Which, folder,
        origin::{Origin, error_at, place},
        reader, vocabulary,
    },
};

impl Store {
    /// Every mistake in the records with these slugs, and of the folder when all are asked for.
    pub fn check(&self, which: &Which) -> Result<Vec<Problem>> {
        let mut problems = Vec::new();
        let mut codes = Codes::default();
        let is_all = matches!(which, Which::All);
        let slugs = self.slugs_of(which)?;
        for slug in &slugs {
            match self.text(&folder::record(&self.root, slug)) {
                Ok(text) => {
                    let (record, found) = self.judge_record(slug, &text, Scope::ALL);
                    problems.extend(found);
                    if let Some(record) = record {
                        codes.note(record.head.code.as_str(), slug);
                    }
                }
                Err(problem) => problems.push(problem),
            }
        }
        if is_all {
            problems.extend(self.double_codes(&codes));
            problems.extend(self.check_vocabularies());
            self.themes();
            self.coordinators();
        }
        problems.extend(self.take_problems());
        Ok(problems)
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
            Scope::ALL
        } else {
            &[Scope::Own]
        };
        self.judge_record(slug, text.strip_prefix('\u{feff}').unwrap_or(text), scopes)
            .1
    }

    /// What is wrong with the text of a vocabulary.
    pub(in crate::store) fn judge_vocabulary_text(&self, name: &str, text: &str) -> Vec<Problem> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if name == vocabulary::THEMES {
            self.judge_vocabulary::<Theme>(name, text)
        } else {
            self.judge_vocabulary::<Coordinator>(name, text)
        }
    }

    fn judge_record(
        &self,
        slug: &str,
        text: &str,
        scopes: &[Scope],
    ) -> (Option<Record>, Vec<Problem>) {
        let path = folder::record(&self.root, slug);
        let mut faults = Faults::default();
        let root = reader::parse(text, &mut faults);
        let read = root
            .as_ref()
            .and_then(|root| Record::read_to_judge(slug, root, &mut faults));
        let origin = Origin::new(&path, text);
        let mut problems = origin.problems(faults);
        let (Some(root), Some((record, is_sound))) = (root, read) else {
            return (None, problems);
        };
        let case = Case {
            record: &record,
            store: self,
        };
        // What the register says depends on the head.
        let scopes: &[Scope] = if is_sound { scopes } else { &[Scope::Own] };
        for rule in RULES.iter().filter(|rule| scopes.contains(&rule.scope)) {
            let mut found = Vec::new();
            (rule.judge)(case, &mut found);
            for finding in found {
                problems.push(placed(rule, finding, origin.source(), &|spot| {
                    locate(&root, spot)
                }));
            }
        }
        (is_sound.then_some(record), problems)
    }

    fn double_codes(&self, codes: &Codes) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (code, slugs) in codes.doubles() {
            let Some((first, others)) = slugs.split_first() else {
                continue;
            };
            for slug in others {
                let message = say::double_code(code, first);
                let place = self.place_in_record(slug, Spot::head("code"));
                let related = vec![(
                    self.place_in_record(first, Spot::head("code")),
                    say::other_record(),
                )];
                problems.push(Problem {
                    related,
                    ..error_at(place, "double-code", message)
                });
            }
        }
        problems
    }

    fn place_in_record(&self, slug: &str, spot: Spot) -> Place {
        let path = folder::record(&self.root, slug);
        let text = self.text(&path).unwrap_or_default();
        let root = reader::parse(&text, &mut Faults::default());
        let span = root.map_or(0..0, |root| locate(&root, spot));
        place(&path, text, span)
    }

    fn check_vocabularies(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for name in [
            vocabulary::THEMES,
            vocabulary::COORDINATORS,
            vocabulary::LOCAL_COORDINATORS,
        ] {
            let path = self.root.join(name);
            // A file that cannot be read is told of where it is loaded.
            if let Some(Ok(text)) = path.exists().then(|| self.text(&path)) {
                problems.extend(self.judge_vocabulary_text(name, &text));
            }
        }
        problems
    }

    fn judge_vocabulary<E: Read>(&self, name: &str, text: &str) -> Vec<Problem> {
        let mut faults = Faults::default();
        let Some(root) = reader::parse(text, &mut faults) else {
            return Vec::new();
        };
        let entries: Vec<E> = read_vocabulary(&root, &mut faults);
        let path: &Path = &self.root.join(name);
        let origin = Origin::new(path, text);
        let mut problems = Vec::new();
        for (nth, entry) in entries.iter().enumerate() {
            let earlier = &entries[..nth];
            let Some(first) = earlier
                .iter()
                .position(|other| other.call() == entry.call())
            else {
                continue;
            };
            let spot = |place| Spot {
                entry: Some((E::NOUN.key, place)),
                key: Some("id"),
                element: None,
            };
            let message = say::double(E::NOUN.one.here(), entry.call());
            let finding = Finding::new(spot(nth), message).related(spot(first), say::first_here());
            problems.extend(
                super::rule("double-id").map(|rule| {
                    placed(rule, finding, origin.source(), &|spot| locate(&root, spot))
                }),
            );
        }
        problems
    }
}

fn placed(
    rule: &Rule,
    finding: Finding,
    source: &Arc<Source>,
    locate: &dyn Fn(Spot) -> std::ops::Range<usize>,
) -> Problem {
    let place = |spot| Place::new(source, locate(spot));
    Problem {
        code: rule.code,
        severity: rule.severity,
        message: finding.message,
        place: place(finding.spot),
        help: finding.help,
        related: finding
            .related
            .into_iter()
            .map(|(spot, text)| (place(spot), text))
            .collect(),
    }
}
