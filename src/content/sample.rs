//! The worked example of `stakemap demo`: a made-up deal that is always 34 days old.

use crate::domain::deal::Deal;
use jiff::civil::Date;
use jiff::{Timestamp, Unit};
use serde_json::Value;

/// How many days before today the example began. Its texts and due dates are written for this age.
const AGE_DAYS: i64 = 34;

const TEXT: &str = include_str!("../../assets/sample/deal.json");

/// The example, with every day and time moved so that it began 34 days before today: tasks and history look lived in on
/// any day. Ids are the same every time.
///
/// # Panics
/// Never in a released program: that the file reads as a deal is held by a test.
#[must_use]
pub fn sample(today: Date) -> Deal {
    let mut value: Value = serde_json::from_str(TEXT).expect("the example is JSON, which a test holds");
    let begun = value.get("created").and_then(Value::as_str).and_then(|text| text.parse::<Timestamp>().ok());
    let begun = begun.expect("the example says when it was made, which a test holds").to_zoned(jiff::tz::TimeZone::UTC);
    // Whole days between two calendar days; leap days and year ends are the calendar's work.
    let span = begun.date().until((Unit::Day, today)).map_or(0, |span| i64::from(span.get_days()));
    move_days(&mut value, span - AGE_DAYS);
    serde_json::from_value(value).expect("the example reads as a deal, which a test holds")
}

/// Moves every text that is a day or a time and nothing else. Near the ends of the calendar a day stays as it is.
fn move_days(value: &mut Value, days: i64) {
    match value {
        Value::String(text) => {
            if let Some(moved) = moved(text, days) {
                *text = moved;
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|one| move_days(one, days)),
        Value::Object(map) => map.values_mut().for_each(|one| move_days(one, days)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn moved(text: &str, days: i64) -> Option<String> {
    // Texts that people wrote are long or do not begin with a year; asking the parser about each would be slow.
    if !text.starts_with(|c: char| c.is_ascii_digit()) || text.len() > 30 {
        return None;
    }
    if text.contains('T') {
        let time: Timestamp = text.parse().ok()?;
        return Some(
            Timestamp::from_second(time.as_second().checked_add(days.checked_mul(86_400)?)?).ok()?.to_string(),
        );
    }
    let day: Date = text.parse().ok()?;
    let span = jiff::Span::new().try_days(days).ok()?;
    Some(day.checked_add(span).ok()?.to_string())
}
