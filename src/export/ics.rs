//! What is due, as a calendar: each next step, task and plan an event of a whole day. Its id stays the same, so that
//! importing a later export moves an event instead of adding another.

use super::digest::{may_read, owner, title};
use super::outgoing::{Outgoing, file_words};
use crate::domain::judge::due::{Due, DueKind, due};
use jiff::ToSpan;
use jiff::civil::Date;

/// The most bytes in a line, without its end.
const LINE: usize = 75;

/// Returns what is due in a deal as a calendar.
pub(super) fn ics(out: &Outgoing<'_>) -> String {
    let mut text = String::new();
    let name = title(out);
    for (key, value) in [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//stakemap//export//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("X-WR-CALNAME", &escaped(&name)),
        ("X-WR-CALDESC", &escaped(file_words(out.mask.level))),
    ] {
        line(&mut text, key, value);
    }
    for one in due(out.deal).iter().filter(|one| may_read(out, one.kind)) {
        event(&mut text, out, one, &name);
    }
    line(&mut text, "END", "VCALENDAR");
    text
}

fn event(text: &mut String, out: &Outgoing<'_>, one: &Due, deal: &str) {
    let id = match (one.id, one.person) {
        (Some(id), _) => id.to_string(),
        (None, Some(person)) => format!("{person}-plan"),
        (None, None) => format!("{}-plan", out.deal.id),
    };
    let about = if one.kind == DueKind::Task || one.name.is_empty() { "" } else { one.name.as_str() };
    let whom = if about.is_empty() { String::new() } else { format!("{about}: ") };
    let about = if about.is_empty() { String::new() } else { format!("\nAbout: {about}") };
    let details = format!("Deal: {deal}\nWho: {}{about}", owner(one));
    let day = |day: Date| day.strftime("%Y%m%d").to_string();
    // Calendars begin with year 1.
    let on = one.on.max(Date::constant(1, 1, 1));
    // The end of an event of a whole day is the day after it.
    let after = on.checked_add(1.day()).unwrap_or(on);
    for (key, value) in [
        ("BEGIN", "VEVENT"),
        ("UID", &format!("{id}@stakemap")),
        ("DTSTAMP", &out.at.strftime("%Y%m%dT%H%M%SZ").to_string()),
        ("DTSTART;VALUE=DATE", &day(on)),
        ("DTEND;VALUE=DATE", &day(after)),
        ("SUMMARY", &escaped(&format!("{whom}{} ({})", one.what, owner(one)))),
        ("DESCRIPTION", &escaped(&details)),
        // Colleagues who import it share their calendars too, maybe with the customer.
        ("CLASS", "PRIVATE"),
        ("TRANSP", "TRANSPARENT"),
        ("END", "VEVENT"),
    ] {
        line(text, key, value);
    }
}

/// Returns a text with what has a meaning in a calendar escaped.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// Writes a line, folded where it is too long: what follows a line end and a blank belongs to the line before.
fn line(text: &mut String, key: &str, value: &str) {
    let mut width = 0;
    for c in format!("{key}:{value}").chars() {
        if width + c.len_utf8() > LINE {
            text.push_str("\r\n ");
            width = 1;
        }
        text.push(c);
        width += c.len_utf8();
    }
    text.push_str("\r\n");
}
