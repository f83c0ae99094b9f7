//! All that the records hold: one object a municipality.

use anyhow::Result;

use super::{asked::Asked, outlet::Outlet};
use crate::{
    cmd::{cells::record_json, session::Session},
    model::record::Record,
    output::{Format, JsonArray},
    words::visible,
};

/// Writes them, record by record.
pub fn write(session: &Session, asked: &Asked, format: Format, outlet: &mut Outlet) -> Result<()> {
    let object = |record: &Record| {
        let is_asked = asked.is_for(record);
        is_asked.then(|| visible::json(&record_json(record, asked.audience)))
    };
    let store = session.store()?;
    let is_array = format == Format::Json;
    store.made_of(&asked.which, None, object, |objects| {
        let mut array = JsonArray::default();
        for object in objects {
            let (before, after) = if is_array {
                (array.before(), "")
            } else {
                ("", "\n")
            };
            if !outlet.give([before, &object, after].concat().as_bytes())? {
                return Ok(());
            }
        }
        if is_array {
            outlet.give(array.end().as_bytes())?;
        }
        Ok(())
    })?
}
