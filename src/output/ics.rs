//! Calendars, as RFC 5545 has them. A library would stamp each event with the time at which it was
//! written; here two exports of the same records are the same bytes.

use super::content_line::ContentLines;
use crate::model::value::Day;

/// A whole day in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What stays the same when the event changes; unique in the calendar.
    pub uid: String,
    /// When it is.
    pub day: Day,
    /// When what it says was last known to be so.
    pub stamp: Day,
    /// What it is.
    pub summary: String,
    /// More about it; empty for nothing.
    pub description: String,
    /// Where more is to be read.
    pub url: Option<String>,
    /// A word by which a calendar groups it.
    pub category: String,
}

/// The calendar with these events.
pub fn calendar(name: &str, events: &[Event]) -> String {
    let mut lines = ContentLines::default();
    lines.raw("BEGIN", "VCALENDAR");
    lines.raw("VERSION", "2.0");
    lines.raw("PRODID", "-//gka//gka//NL");
    lines.raw("CALSCALE", "GREGORIAN");
    lines.text("X-WR-CALNAME", name);
    for event in events {
        write(&mut lines, event);
    }
    lines.raw("END", "VCALENDAR");
    lines.finish()
}

fn write(lines: &mut ContentLines, event: &Event) {
    let Event {
        uid,
        day,
        stamp,
        summary,
        description,
        url,
        category,
    } = event;
    lines.raw("BEGIN", "VEVENT");
    lines.text("UID", uid);
    lines.raw("DTSTAMP", &format!("{}T000000Z", date(*stamp)));
    lines.raw("DTSTART;VALUE=DATE", &date(*day));
    // The day on which it is over; a calendar takes one day where none is given.
    if let Some(next) = day.next() {
        lines.raw("DTEND;VALUE=DATE", &date(next));
    }
    lines.text("SUMMARY", summary);
    lines.text("DESCRIPTION", description);
    if let Some(url) = url {
        lines.raw("URL", url);
    }
    lines.text("CATEGORIES", category);
    // It says when something ends, not that anybody is busy.
    lines.raw("TRANSP", "TRANSPARENT");
    lines.raw("END", "VEVENT");
}

fn date(day: Day) -> String {
    format!("{:04}{:02}{:02}", day.year, day.month, day.day)
}

#[cfg(test)]
mod tests {
    use super::{Event, calendar};
    use crate::model::value::{Day, Value};

    fn event(day: &str) -> Event {
        Event {
            uid: "leiden-addendum-2021@gka".into(),
            day: Day::parse(day).expect("a day"),
            stamp: Day::parse("2026-11-23").expect("a day"),
            summary: "Leiden, het addendum; loopt af".into(),
            description: "een\ntwee".into(),
            url: Some("https://a.nl/b;c,d".into()),
            category: "addendum".into(),
        }
    }

    #[test]
    fn a_day_ends_when_the_next_begins() {
        let expected = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//gka//gka//NL",
            "CALSCALE:GREGORIAN",
            "X-WR-CALNAME:GKA",
            "BEGIN:VEVENT",
            "UID:leiden-addendum-2021@gka",
            "DTSTAMP:20261123T000000Z",
            "DTSTART;VALUE=DATE:20241231",
            "DTEND;VALUE=DATE:20250101",
            "SUMMARY:Leiden\\, het addendum\\; loopt af",
            "DESCRIPTION:een\\ntwee",
            "URL:https://a.nl/b;c,d",
            "CATEGORIES:addendum",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ];
        assert_eq!(
            calendar("GKA", &[event("2024-12-31")]),
            expected.join("\r\n")
        );
        let leap = calendar("GKA", &[event("2024-02-28")]);
        assert!(leap.contains("DTEND;VALUE=DATE:20240229"), "{leap}");
        let last = calendar("GKA", &[event("9999-12-31")]);
        assert!(!last.contains("DTEND"), "{last}");
    }
}
