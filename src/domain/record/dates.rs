//! Dates in words. All wording of dates happens here; [`reading`] parses them.

pub mod reading;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// Formats a date for a list: `today`, `tomorrow`, `Fri 27 Nov`, with the year unless it is this year.
#[must_use]
pub fn show(day: Date, today: Date) -> String {
    match near(day, today) {
        Some(word) if day >= today => word.to_owned(),
        _ => day.strftime(if day.year() == today.year() { "%a %-d %b" } else { "%-d %b %Y" }).to_string(),
    }
}

/// Formats a date for a column or brackets: `27 Nov`, with the year unless it is this year.
#[must_use]
pub fn short(day: Date, today: Date) -> String {
    day.strftime(if day.year() == today.year() { "%-d %b" } else { "%-d %b %Y" }).to_string()
}

/// Formats a date as short as is still clear: `27 Nov`, or only the month in another year.
#[must_use]
pub fn shortest(day: Date, today: Date) -> String {
    day.strftime(if day.year() == today.year() { "%-d %b" } else { "%b %Y" }).to_string()
}

/// Formats a date for text that outlives today, so that it never depends on the day of reading: `27 Nov 2026`.
#[must_use]
pub fn dated(day: Date) -> String {
    day.strftime("%-d %b %Y").to_string()
}

/// Formats a date for a title, the month spelled out: `27 November 2026`.
#[must_use]
pub fn spelled(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// Formats a date in full, as a field confirms what it understood: `Fri 27 Nov 2026`.
#[must_use]
pub fn full(day: Date) -> String {
    day.strftime("%a %-d %b %Y").to_string()
}

/// Formats a time in columns that stand below each other, whatever the day: ` 7 Nov 2026 14:03`.
#[must_use]
pub fn stamp(at: DateTime) -> String {
    at.strftime("%e %b %Y %H:%M").to_string()
}

/// Formats a date with its distance: `yesterday`, `19 Nov (2 days ago)`, `20 Nov 2025 (1 year ago)`.
#[must_use]
pub fn with_distance(day: Date, today: Date) -> String {
    near(day, today).map_or_else(|| format!("{} ({})", short(day, today), distance(day, today)), str::to_owned)
}

/// Formats a time to the minute: `2:03 PM`, with the date unless it is today.
#[must_use]
pub fn moment(at: DateTime, today: Date) -> String {
    let time = at.strftime("%-I:%M %p");
    if at.date() == today { time.to_string() } else { format!("{}, {time}", short(at.date(), today)) }
}

/// Formats a date for a number of columns, dropping the day if day, month and another year don't fit.
#[must_use]
pub fn fitting(day: Date, today: Date, columns: usize) -> String {
    let whole = short(day, today);
    if whole.len() <= columns { whole } else { shortest(day, today) }
}

/// Returns how far a day is from today, as people count: `in 6 days`, `3 weeks ago`.
#[must_use]
pub fn distance(day: Date, today: Date) -> String {
    if let Some(word) = near(day, today) {
        return word.to_owned();
    }
    let days = today.until(day).map_or(0, |span| span.get_days());
    let count = days.unsigned_abs();
    // Rounded to the nearest. A unit is used as long as it says more than the next one.
    let (many, unit) = match count {
        0..14 => (count, "day"),
        14..60 => ((count + 3) / 7, "week"),
        60..350 => ((count * 12 + 182) / 365, "month"),
        350.. => ((count + 182) / 365, "year"),
    };
    let plural = if many == 1 { "" } else { "s" };
    if days < 0 { format!("{many} {unit}{plural} ago") } else { format!("in {many} {unit}{plural}") }
}

/// Formats how long ago a day was, for a column: `today`, `4 d`, `5 w`, `7 mo`, `2 y`.
#[must_use]
pub fn age(day: Date, today: Date) -> String {
    // The units change where those of [`distance`] do.
    match days(day, today) {
        0 => "today".to_owned(),
        count @ ..14 => format!("{count} d"),
        count @ ..60 => format!("{} w", (count + 3) / 7),
        count @ ..350 => format!("{} mo", (count * 12 + 182) / 365),
        count => format!("{} y", (count + 182) / 365),
    }
}

/// Formats a date for a narrow column: `3 Jan`, and only the month if it is about half a year away or more.
#[must_use]
pub fn near_short(day: Date, today: Date) -> String {
    let is_far = days(day, today).max(days(today, day)) > 180;
    if is_far { shortest(day, today) } else { day.strftime("%-d %b").to_string() }
}

/// Returns the word for a day close to today: `yesterday`, `today`, `tomorrow`.
fn near(day: Date, today: Date) -> Option<&'static str> {
    let is = |by: i64| today.checked_add(by.days()).is_ok_and(|near| near == day);
    [(0, "today"), (1, "tomorrow"), (-1, "yesterday")].into_iter().find(|(by, _)| is(*by)).map(|(_, word)| word)
}

/// Returns the UTC calendar day of a time: the domain knows no time zone, and thresholds count in days.
#[must_use]
pub fn day_of(at: Timestamp) -> Date {
    at.to_zoned_datetime(TimeZone::UTC).date()
}

/// Returns the whole days from one day to a later one; 0 if it isn't later.
#[must_use]
pub fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days()).max(0)
}
