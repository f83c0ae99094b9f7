//! The page of a municipality in Markdown, for a website or a document.

use anyhow::Result;

use super::{asked::Asked, outlet::Outlet};
use crate::cmd::{contacts, session::Session, show};

/// Writes them, one after the other.
pub fn write(session: &Session, asked: &Asked, outlet: &mut Outlet) -> Result<()> {
    let store = session.store()?;
    for (nth, record) in asked.records(store)?.enumerate() {
        let contacts = contacts::of(store, &record.slug, &record.contacts, session.day);
        let page = show::page(store, &record, session.day, asked.audience, contacts);
        let before = if nth == 0 { "" } else { "\n" };
        outlet.give(format!("{before}{}", page.markdown()).as_bytes())?;
    }
    Ok(())
}
