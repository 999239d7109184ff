//! Days as people type them: `fri`, `+3d`, `tomorrow`, `2026-12-01`.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// Reads a day relative to today. Names of weekdays mean the next such day, today excluded.
///
/// # Errors
/// Says what forms are understood.
pub fn parse(text: &str, today: Date) -> Result<Date, String> {
    let text = text.trim().to_lowercase();
    let found = match text.as_str() {
        "today" | "t" => Some(today),
        "tomorrow" | "tom" => today.checked_add(1.day()).ok(),
        "yesterday" | "y" => today.checked_sub(1.day()).ok(),
        _ => relative(&text, today).or_else(|| weekday(&text, today)).or_else(|| text.parse().ok()),
    };
    found.ok_or_else(|| format!("“{text}” is no day: try fri, +3d, -2d, tomorrow or {today}"))
}

fn relative(text: &str, today: Date) -> Option<Date> {
    let (sign, rest) = match text.strip_prefix('+') {
        Some(rest) => (1, rest),
        None => (-1, text.strip_prefix('-')?),
    };
    let digits = rest.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    // The parser would take a second sign.
    let count: u32 = digits.parse().ok().filter(|count| *count <= 3650 && !digits.starts_with('+'))?;
    let count = i64::from(count);
    let span = match &rest[digits.len()..] {
        "" | "d" => count.days(),
        "w" => count.weeks(),
        "m" => count.months(),
        _ => return None,
    };
    if sign > 0 { today.checked_add(span).ok() } else { today.checked_sub(span).ok() }
}

fn weekday(text: &str, today: Date) -> Option<Date> {
    let day = match text {
        "mon" | "monday" => Weekday::Monday,
        "tue" | "tuesday" => Weekday::Tuesday,
        "wed" | "wednesday" => Weekday::Wednesday,
        "thu" | "thursday" => Weekday::Thursday,
        "fri" | "friday" => Weekday::Friday,
        "sat" | "saturday" => Weekday::Saturday,
        "sun" | "sunday" => Weekday::Sunday,
        _ => return None,
    };
    today.nth_weekday(1, day).ok()
}

/// A day in the words of a list: `today`, `tomorrow`, `Fri 27 Nov`, with the year where it is not this one.
#[must_use]
pub fn show(day: Date, today: Date) -> String {
    if day == today {
        return "today".to_owned();
    }
    if today.checked_add(1.day()).is_ok_and(|tomorrow| tomorrow == day) {
        return "tomorrow".to_owned();
    }
    let form = if day.year() == today.year() { "%a %-d %b" } else { "%-d %b %Y" };
    day.strftime(form).to_string()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_read_as_people_type_them() {
        let today = date(2026, 11, 21);
        let cases = [
            ("fri", date(2026, 11, 27)),
            ("Saturday", date(2026, 11, 28)),
            ("+3d", date(2026, 11, 24)),
            ("+2w", date(2026, 12, 5)),
            ("-1", date(2026, 11, 20)),
            ("tomorrow", date(2026, 11, 22)),
            ("2026-12-01", date(2026, 12, 1)),
        ];
        for (text, day) in cases {
            assert_eq!(parse(text, today).unwrap(), day, "{text}");
        }
        for wrong in ["", "soon", "+9999999999d", "2026-13-01", "+", "-d"] {
            assert!(parse(wrong, today).is_err(), "{wrong}");
        }
    }

    #[test]
    fn days_are_shown_short() {
        let today = date(2026, 11, 21);
        assert_eq!(show(today, today), "today");
        assert_eq!(show(date(2026, 11, 22), today), "tomorrow");
        assert_eq!(show(date(2026, 11, 27), today), "Fri 27 Nov");
        assert_eq!(show(date(2027, 1, 4), today), "4 Jan 2027");
    }
}
