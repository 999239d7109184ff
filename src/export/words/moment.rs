//! The stops of time travel in words.

use crate::domain::change::rewind::{Stop, StopKind};
use crate::domain::record::dates;
use jiff::civil::Date;

/// Formats a stop, such as `the end of Tue 17 Nov` or `Thu 12 Nov, before the review`.
#[must_use]
pub fn stop_words(stop: &Stop, today: Date) -> String {
    let day = dates::show(stop.on, today);
    match stop.kind {
        StopKind::Start => format!("the start, before {day}"),
        StopKind::Day => format!("the end of {day}"),
        StopKind::BeforeReview(_) => format!("{day}, before the review"),
        StopKind::AfterReview(_) => format!("{day}, after the review"),
    }
}

/// Formats a stop in a few letters, for a heading.
#[must_use]
pub fn stop_in_short(stop: &Stop, today: Date) -> String {
    let day = dates::show(stop.on, today);
    match stop.kind {
        StopKind::Start => format!("before {day}"),
        StopKind::Day => day,
        StopKind::BeforeReview(_) => format!("{day}, before review"),
        StopKind::AfterReview(_) => format!("{day}, after review"),
    }
}

/// Returns the warning about steps that couldn't be taken back.
#[must_use]
pub fn untold_words(untold: usize) -> String {
    let steps = if untold == 1 { "1 step was".to_owned() } else { format!("{untold} steps were") };
    format!("{steps} overridden by changes made elsewhere. What they changed is shown as it is now.")
}
