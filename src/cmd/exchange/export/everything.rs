//! All that the records hold: one object a municipality.

use anyhow::Result;

use super::{asked::Asked, outlet::Outlet};
use crate::{
    cmd::{cells::record_json, session::Session},
    output::{Format, JsonArray, json_line},
};

/// Writes them, record by record.
pub fn write(session: &Session, asked: &Asked, format: Format, outlet: &mut Outlet) -> Result<()> {
    let mut array = JsonArray::default();
    let is_array = format == Format::Json;
    for record in asked.records(session.store()?)? {
        let object = record_json(&record, asked.audience);
        let text = if is_array {
            array.element(&object)
        } else {
            json_line(&object)
        };
        if !outlet.give(text.as_bytes())? {
            return Ok(());
        }
    }
    if is_array {
        outlet.give(array.end().as_bytes())?;
    }
    Ok(())
}
