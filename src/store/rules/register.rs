//! What the official register says of the municipality.

use super::{Case, Finding, Findings, Spot, say};
use crate::model::name::{is_same, key, slug};

/// A code that the register does not have.
pub fn unknown_code(case: &Case, found: &mut Findings) {
    let code = &case.record.head.code;
    if case.registered().is_none() {
        let known = case.store.register().by_name(&case.record.head.name);
        let help = known.map(|known| say::has_code(known.name, known.code));
        found.push(Finding::new(Spot::head("code"), say::unknown_code(code)).help(help));
    }
}

/// The code of another municipality than the name.
pub fn other_name(case: &Case, found: &mut Findings) {
    let head = &case.record.head;
    let Some(entry) = case.registered() else {
        return;
    };
    let own = [Some(head.name.as_str()), head.official_name.as_deref()];
    let is_same = |own: &str, name: &str| own == name || key(own) == key(name);
    let is_named = |name: &str| own.into_iter().flatten().any(|own| is_same(own, name));
    if !is_named(entry.name) && !is_named(entry.official_name) {
        let by_name = case.store.register().by_name(&head.name);
        let help = by_name.map(|other| say::has_code(other.name, other.code));
        let message = say::other_name(&head.code, entry.name, &head.name);
        let finding = Finding::new(Spot::head("code"), message).help(help);
        found.push(finding.related(Spot::head("name"), say::name_here()));
    }
}

/// Another province than the register's.
pub fn other_province(case: &Case, found: &mut Findings) {
    let Some((entry, province)) = case.registered().zip(case.record.head.province.as_ref()) else {
        return;
    };
    if !is_same(entry.province, province) {
        let message = say::other_province(entry.name, entry.province, province);
        let help = Some(say::did_you_mean(format!("`{}`", entry.province)));
        found.push(Finding::new(Spot::head("province"), message).help(help));
    }
}

/// A file that is called otherwise than the municipality.
pub fn other_slug(case: &Case, found: &mut Findings) {
    // Where the code says what the file says, it is the name that is wrong.
    if case
        .registered()
        .is_some_and(|entry| entry.slug() == case.record.slug)
    {
        return;
    }
    let wanted = slug(&case.record.head.name);
    if wanted != case.record.slug {
        let message = say::other_slug(&case.record.head.name, wanted, &case.record.slug);
        found.push(Finding::new(Spot::head("name"), message));
    }
}

/// A municipality that is no more.
pub fn merged_away(case: &Case, found: &mut Findings) {
    let Some(entry) = case.registered() else {
        return;
    };
    if let Some(year) = entry.ended {
        let heirs = case.store.register().heirs(entry);
        let heirs: Vec<_> = heirs.iter().map(|heir| heir.name).collect();
        let message = say::merged_away(entry.name, year, heirs.join(", "));
        found.push(Finding::new(Spot::head("code"), message));
    }
}
