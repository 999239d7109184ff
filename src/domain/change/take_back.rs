//! Takes a step back: what undo does once the state before it is no longer in memory.
//!
//! A step says what it changed from what to what, so the state before can be had from the state after. It is never
//! guessed: where the deal no longer says what the step made it say, the step cannot be taken back.

use crate::domain::change::address;
use crate::domain::change::settled_conflicts::is_about_conflicts;
use crate::domain::record::deal::Deal;
use crate::domain::record::step::{Change, Step};
use serde_json::Value;

/// Returns the deal as it was before a step; its history stays as it is.
///
/// Nothing where the deal no longer says what the step made it say, where two entries of a list share an id, so that the
/// step may mean either, or where what is left would be no deal. A field that held null counts as one that was not there.
#[must_use]
pub fn take_back(deal: &Deal, step: &Step) -> Option<Deal> {
    let mut back = deal.clone();
    take_back_in(&mut back, step).map(|()| back)
}

/// Returns the deal with a step undone, or done again: taken back, with all that hangs on it. What names people who are
/// gone then lets go of them, conflicts about what is gone go along, and the id stays, which a copy has of its own.
///
/// Nothing where the step cannot be taken back.
#[must_use]
pub fn undone(deal: &Deal, step: &Step) -> Option<Deal> {
    let mut back = Deal { id: deal.id, ..take_back(deal, step)? };
    back.let_go_of_strays(deal);
    back.take_conflicts_along(deal);
    Some(back)
}

/// Takes a step back in place. The deal may be half changed where nothing is returned.
fn take_back_in(deal: &mut Deal, step: &Step) -> Option<()> {
    in_order(step).try_for_each(|change| take_change(deal, change)?.then_some(()))
}

/// Takes a step back in place, but passes over what no longer says what the step made it say, and over conflicts: a merge
/// overtakes a step without a word in the history. Nothing where the step may mean either of two entries.
pub(in crate::domain) fn pass_back(deal: &mut Deal, step: &Step) -> Option<()> {
    in_order(step)
        .filter(|change| !is_about_conflicts(change))
        .try_for_each(|change| take_change(deal, change).map(|_| ()))
}

/// A step's changes as they are taken back: what was removed comes back last, each to its old position, the first in its
/// list first.
pub(in crate::domain) fn in_order(step: &Step) -> impl Iterator<Item = &Change> {
    let is_removal = |change: &&Change| change.to.is_null() && !change.from.is_null();
    let others = step.changes.iter().filter(move |change| !is_removal(change));
    others.chain(step.changes.iter().filter(is_removal))
}

/// Takes a change back. False where the place no longer says what the change made it say, or is gone; the deal is as it
/// was then. Nothing where that cannot be told.
fn take_change(deal: &mut Deal, change: &Change) -> Option<bool> {
    let names = address::names(&change.place);
    if names.first().is_none_or(|first| first == "history") || is_ambiguous(deal, &names) {
        return None;
    }
    let now = address::at(deal, &names);
    if now.as_ref().unwrap_or(&Value::Null) != &change.to {
        return Some(false);
    }
    let from = Some(change.from.clone()).filter(|from| *from != Value::Null);
    Some((from.is_none() && now.is_none()) || address::put(deal, &names, from, change.position).is_some())
}

/// Returns whether a name on the way stands for two entries.
fn is_ambiguous(deal: &Deal, names: &[String]) -> bool {
    (2..=names.len()).any(|end| {
        let mut second = names[..end].to_vec();
        second[end - 1].push_str("#2");
        address::at(deal, &second).is_some()
    })
}
