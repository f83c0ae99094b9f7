use std::{env, fs, time::SystemTime};

use jiff::{Timestamp, tz::TimeZone};

use crate::model::value::Day;

/// Today, where this machine is.
pub fn today() -> Day {
    let date = Timestamp::now().to_zoned_datetime(zone()).date();
    let part = |number: i8| u8::try_from(number).unwrap_or(1);
    Day {
        year: u16::try_from(date.year()).unwrap_or(1000),
        month: part(date.month()),
        day: part(date.day()),
    }
}

/// A moment as people here write it: day, hour and minute.
pub fn clock(moment: SystemTime) -> Option<String> {
    let moment = Timestamp::try_from(moment).ok()?.to_zoned_datetime(zone());
    let (date, time) = (moment.date(), moment.time());
    Some(format!("{date} {:02}:{:02}", time.hour(), time.minute()))
}

/// The zone of this machine. To look it up by its name, jiff lists all zones of the world first,
/// which takes longer than most commands: where nobody names another, its file is read.
fn zone() -> TimeZone {
    let is_usual = env::var_os("TZ").is_none();
    let file = is_usual.then(|| fs::read("/etc/localtime").ok()).flatten();
    let zone = file.and_then(|bytes| TimeZone::tzif("", &bytes).ok());
    zone.unwrap_or_else(TimeZone::system)
}
