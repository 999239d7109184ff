//! The decisions that a review looks back on: those of the review before it, and older ones that are still open.

use crate::domain::record::action::Action;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::RecordId;
use std::collections::HashSet;
use std::sync::Arc;

/// Returns the decisions that a review looks back on, those due first coming first.
#[must_use]
pub fn last_decisions(deal: &Deal, review: RecordId) -> Vec<&Arc<Action>> {
    let Some(index) = deal.reviews.iter().position(|one| one.id == review) else { return Vec::new() };
    let (earlier, here) = (&deal.reviews[..index], &deal.reviews[index]);
    let known: HashSet<RecordId> = earlier.iter().map(|one| one.id).collect();
    let of = |one: &Arc<Action>| one.review.filter(|id| known.contains(id));
    // Reviews in which nothing was decided don't count as the last time.
    let last = earlier.iter().rev().map(|one| one.id).find(|id| deal.actions.iter().any(|one| of(one) == Some(*id)));
    let is_looked_at =
        |one: &&Arc<Action>| of(one).is_some() && (of(one) == last || one.is_open() || here.check_of(one.id).is_some());
    let mut all: Vec<&Arc<Action>> = deal.actions.iter().filter(is_looked_at).collect();
    all.sort_by_key(|one| one.due);
    all
}
