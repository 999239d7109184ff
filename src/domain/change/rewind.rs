//! Time travel: a deal as it was, and the moments worth going back to.
//!
//! The order is that of the history, never that of clocks. A step records each change from what to what, so the state
//! before it follows from the state after; nothing is ever guessed. Where the deal no longer has the value that a
//! step gave it (a merge overrode it, or somebody changed the file by hand), that part keeps its present value and
//! the step is named.

mod rewinder;

use crate::domain::change::rewind::rewinder::{Rewinder, Taken};
use crate::domain::record::conflict::Conflict;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::RecordId;
use crate::domain::record::review::{began_after, ended_after};
use crate::domain::record::step::Step;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::cmp::max;
use std::sync::Arc;

/// A deal as it was after some of its steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// The deal as it was, with the history it had. People who were the same then are the same allocation.
    pub deal: Deal,
    /// The later steps that couldn't be taken back completely, the latest first: what they changed keeps its present
    /// value.
    pub untold: Vec<RecordId>,
}

/// The reason why a moment is worth going to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StopKind {
    /// The state before the first step of the history.
    Start,
    /// The end of a day on which something was done.
    Day,
    /// The state before a review.
    BeforeReview(RecordId),
    /// The state after a review.
    AfterReview(RecordId),
}

/// A moment worth going to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop {
    /// The number of steps done by then.
    pub steps: usize,
    /// The day, in the user's time zone.
    pub on: Date,
    /// The reason to stop there.
    pub kind: StopKind,
}

/// Returns the deal as it was after the first `steps` steps of its history; the deal itself where it has no more than
/// these.
///
/// Its id is the present one. The cost depends on what was done since, not on the number of people.
#[must_use]
pub fn moment(deal: &Deal, steps: usize) -> Moment {
    let steps = steps.min(deal.history.len());
    let (kept, later) = deal.history.split_at(steps);
    if later.is_empty() {
        return Moment { deal: deal.clone(), untold: Vec::new() };
    }
    let mut bench = Rewinder::of(deal);
    let mut untold = Vec::new();
    for step in later.iter().rev() {
        match bench.take_back(step) {
            Taken::Back => {}
            Taken::Passed | Taken::Unclear => untold.push(step.id),
        }
    }
    let mut before = bench.put_together(kept.to_vec());
    before.id = deal.id;
    if !untold.is_empty() {
        // What stays as it is now may name who was not there yet.
        before.let_go_of_strays(deal);
    }
    // No step tells how a conflict came about: one that is about what was not there yet cannot have been there either. That
    // what it is about is gone today, with the conflict, makes no difference.
    let mut conflicts = std::mem::take(&mut before.conflicts);
    let is_stray_now = |conflict: &Conflict| deal.conflicts.contains(conflict) && conflict.is_stray(deal);
    conflicts.retain(|one| !one.is_stray(&before) || is_stray_now(one));
    before.conflicts = conflicts;
    Moment { deal: before, untold }
}

/// Returns the deal as it was after the first `steps` steps of its history. Steps that can't be taken back keep their
/// present value; [`moment`] lists them.
#[must_use]
pub fn as_of(deal: &Deal, steps: usize) -> Deal {
    moment(deal, steps).deal
}

/// Returns the day of each step in the user's time zone, never before that of an earlier step, whatever the clocks
/// said.
fn days<'a>(history: &'a [Arc<Step>], zone: &'a TimeZone) -> impl Iterator<Item = Date> + 'a {
    history.iter().scan(Date::MIN, |latest, step| {
        *latest = max(*latest, step.at.to_zoned_datetime(zone.clone()).date());
        Some(*latest)
    })
}

/// Returns the number of steps done by the end of a day in the user's time zone.
#[must_use]
pub fn steps_by(deal: &Deal, day: Date, zone: &TimeZone) -> usize {
    days(&deal.history, zone).take_while(|on| *on <= day).count()
}

/// Returns the moments worth going back to, the earliest first: the start, the end of each day on which something was
/// done, and before and after each review. Where two are the same state, the review is named. The present isn't one
/// of them.
#[must_use]
pub fn stops(deal: &Deal, zone: &TimeZone) -> Vec<Stop> {
    let history = &deal.history;
    let days: Vec<Date> = days(history, zone).collect();
    let Some(first) = days.first().copied() else { return Vec::new() };
    let mut all = vec![Stop { steps: 0, on: first, kind: StopKind::Start }];
    let ends = days.windows(2).enumerate().filter(|(_, two)| two[0] < two[1]);
    all.extend(ends.map(|(at, two)| Stop { steps: at + 1, on: two[0], kind: StopKind::Day }));
    for review in &deal.reviews {
        let before = began_after(history, review.id).map(|steps| (steps, StopKind::BeforeReview(review.id)));
        let after = ended_after(history, review.id).filter(|_| !review.is_open());
        let after = after.map(|steps| (steps, StopKind::AfterReview(review.id)));
        all.extend(before.into_iter().chain(after).map(|(steps, kind)| Stop { steps, on: review.on, kind }));
    }
    all.retain(|stop| stop.steps < history.len());
    // A review ends at the end of a day more often than not.
    all.sort_by_key(|stop| (stop.steps, matches!(stop.kind, StopKind::Day | StopKind::Start)));
    all.dedup_by_key(|stop| stop.steps);
    all
}

/// Returns the end of the last review that ended within the first `before` steps: the next review opens with the
/// changes since then.
#[must_use]
pub fn last_review(deal: &Deal, before: usize) -> Option<Stop> {
    let ends = deal.reviews.iter().filter(|review| !review.is_open()).filter_map(|review| {
        let steps = ended_after(&deal.history, review.id)?;
        Some(Stop { steps, on: review.on, kind: StopKind::AfterReview(review.id) })
    });
    ends.filter(|stop| stop.steps <= before).max_by_key(|stop| stop.steps)
}
