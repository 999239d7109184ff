//! Invitations to a meeting (ICS): who was invited, when, and to what.

use super::content_lines::{ContentLine, content_lines, unescaped};
use super::found::Found;
use super::kind::Kind;
use super::words::{bare, in_order, tidy};
use crate::domain::change::import::{Incoming, Meeting};
use jiff::civil::Date;

pub(super) fn read(text: &str) -> Found {
    let mut found = Found::new(Kind::Invitation);
    let mut meeting = Meeting::default();
    let mut is_event = false;
    let mut meetings = 0_usize;
    for line in content_lines(text) {
        match line.name.as_str() {
            "BEGIN" if line.value.trim().eq_ignore_ascii_case("VEVENT") => {
                is_event = true;
                meetings += 1;
                meeting = if meetings == 1 { meeting } else { Meeting::default() };
            }
            "END" if line.value.trim().eq_ignore_ascii_case("VEVENT") => is_event = false,
            _ if !is_event => {}
            "ATTENDEE" | "ORGANIZER" => take(&line, &mut found),
            "SUMMARY" => meeting.about = tidy(&unescaped(&line.value)),
            "DTSTART" => meeting.on = day(&line.value),
            _ => {}
        }
    }
    // Of a whole calendar nobody can say which meeting is meant.
    found.meeting = (meetings == 1 && meeting.on.is_some()).then_some(meeting);
    found
}

fn take(line: &ContentLine, found: &mut Found) {
    let email = bare(line.value.trim()).to_owned();
    let name = in_order(line.parameter("CN").unwrap_or_default());
    let kind = line.parameter("CUTYPE").unwrap_or_default();
    let is_room = ["RESOURCE", "ROOM", "GROUP"].iter().any(|one| kind.eq_ignore_ascii_case(one))
        || email.contains("@resource.calendar.");
    if is_room {
        return found.reject(line.line, &format!("{name} {email}"), "a room or a group, not a person");
    }
    let is_known = found.rows.iter().any(|row| row.email.eq_ignore_ascii_case(&email));
    if !email.is_empty() && is_known {
        return;
    }
    let name = if name.is_empty() { email.clone() } else { name };
    found.take(Incoming { line: line.line, name, email, ..Incoming::default() });
}

/// Returns the day of a moment such as `20261203T141500Z`, as it is written: no time zone is known here.
fn day(value: &str) -> Option<Date> {
    Date::strptime("%Y%m%d", value.trim().get(..8)?).ok()
}
