//! The states of a deal that a review compares: after the previous review, when it began, and when it ended. They are
//! read from the history alone, so a past review can be read as it was.

use crate::domain::change::rewind::{as_of, last_review, steps_by};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::RecordId;
use crate::domain::record::review::{Review, began_after, ended_after};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The number of days that a first review looks back.
pub const DAYS: i32 = 14;

/// The states of a deal around a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewWindow {
    /// The review when it ended, or as it is while open.
    pub review: Review,
    /// The day of the `before` state.
    pub from: Date,
    /// The deal after the previous review; for the first review, the deal [`DAYS`] days earlier.
    pub before: Deal,
    /// The deal when this review began.
    pub begun: Deal,
    /// The deal when this review ended, or as it is while open.
    pub ended: Deal,
}

/// Returns the state that a review begun on a day after `steps` steps compares with: its number of steps, and its
/// day.
#[must_use]
pub fn looks_back_to(deal: &Deal, steps: usize, on: Date, zone: &TimeZone) -> (usize, Date) {
    let last = last_review(deal, steps).map(|stop| (stop.steps, stop.on));
    last.unwrap_or_else(|| {
        let day = on.saturating_sub(DAYS.days());
        (steps_by(deal, day, zone).min(steps), day)
    })
}

/// Returns the states of a deal around a review; `None` where the deal doesn't have that review.
#[must_use]
pub fn held(deal: &Deal, review: RecordId, zone: &TimeZone) -> Option<ReviewWindow> {
    let now = deal.review(review)?;
    let all = deal.history.len();
    let begun = began_after(&deal.history, review).unwrap_or(all);
    let ended = if now.is_open() { all } else { ended_after(&deal.history, review).unwrap_or(all) };
    let (steps, from) = looks_back_to(deal, begun, now.on, zone);
    let ended = as_of(deal, ended);
    Some(ReviewWindow {
        // A review that was left open is ended later, as of the day it was left.
        review: Review { ended: now.ended, ..Review::clone(ended.review(review).unwrap_or(now)) },
        from,
        before: as_of(deal, steps),
        begun: as_of(deal, begun),
        ended,
    })
}
