//! What the next commit would hold, checked as if it were on the disk.

use std::{collections::HashMap, path::Path, sync::Arc};

use anyhow::Result;

use super::{Store, Which, folder, git::Checkout, shown};
use crate::diagnostic::{Place, Problem, Source};

/// Every mistake in what is staged of the data folder (the one named, else the one found), and in how
/// many records. The places have the names that the files have in the checkout.
///
/// # Errors
/// When there is no data folder, or it is in no git checkout.
pub fn check_staged(named: Option<&Path>) -> Result<(Vec<Problem>, usize)> {
    // What is staged may be gone from the disk.
    let root = match (folder::find(named), named) {
        (Ok((root, _)), _) => root,
        (Err(_), Some(named)) => named.to_owned(),
        (Err(error), None) => return Err(error),
    };
    let checkout = Checkout::of(&root)?;
    let name = checkout.name_of(&root)?;
    let copy = tempfile::Builder::new().prefix("gka-staged-").tempdir()?;
    checkout.copy_staged(&name, copy.path())?;
    let copied = copy.path().join(&name);
    if !copied.join(folder::MARK).exists() {
        return Ok((Vec::new(), 0));
    }
    let store = Store::at(copied.clone());
    let problems = store.check(&Which::All)?;
    let records = store.count(&Which::All)?;
    let mut files = Files {
        copied: shown(&copied),
        root: &root,
        renamed: HashMap::new(),
    };
    let problems = problems.into_iter().map(|problem| files.at_home(problem));
    Ok((problems.collect(), records))
}

/// Files that are called as those that they are copies of.
struct Files<'a> {
    copied: String,
    root: &'a Path,
    // Places in one source stay in one source; the old one is held, so that its address is its own.
    renamed: HashMap<*const Source, (Arc<Source>, Arc<Source>)>,
}

impl Files<'_> {
    fn at_home(&mut self, problem: Problem) -> Problem {
        Problem {
            place: self.place(&problem.place),
            related: problem
                .related
                .into_iter()
                .map(|(place, text)| (self.place(&place), text))
                .collect(),
            ..problem
        }
    }

    fn place(&mut self, place: &Place) -> Place {
        let old = place.source();
        let (_, new) = self.renamed.entry(Arc::as_ptr(old)).or_insert_with(|| {
            let path = Path::new(&old.name);
            let file = path.strip_prefix(&self.copied).unwrap_or(path);
            let new = Source::new(shown(&self.root.join(file)), old.text.as_str());
            (Arc::clone(old), Arc::new(new))
        });
        Place::new(new, place.span())
    }
}
