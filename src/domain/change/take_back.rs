//! Taking a step back, as undo does once the state before it is no longer in memory.
//!
//! A step records each change from what to what, so the state before follows from the state after. It is never
//! guessed: where the deal no longer has the value that the step gave it, the step can't be taken back.

use crate::domain::change::address;
use crate::domain::change::settled_conflicts::is_about_conflicts;
use crate::domain::record::deal::Deal;
use crate::domain::record::step::{Change, Step};
use serde_json::Value;

/// Returns the deal as it was before a step, with its history unchanged.
///
/// `None` where the deal no longer has the value that the step gave it, where two entries of a list share an id, so
/// that the step may mean either, or where the rest would no longer be a deal. A field that held null counts as
/// missing.
#[must_use]
pub fn take_back(deal: &Deal, step: &Step) -> Option<Deal> {
    let mut back = deal.clone();
    take_back_in(&mut back, step).map(|()| back)
}

/// Returns the deal with a step undone or redone, along with everything that depends on it: references to people who
/// are then gone are cleared, and conflicts about removed entries go too. The id stays, because a copy has its own.
///
/// `None` where the step can't be taken back.
#[must_use]
pub fn undone(deal: &Deal, step: &Step) -> Option<Deal> {
    let mut back = Deal { id: deal.id, ..take_back(deal, step)? };
    back.let_go_of_strays(deal);
    back.take_conflicts_along(deal);
    Some(back)
}

/// Takes a step back in place. May leave the deal half changed when it returns `None`.
fn take_back_in(deal: &mut Deal, step: &Step) -> Option<()> {
    in_order(step).try_for_each(|change| take_change(deal, change)?.then_some(()))
}

/// Takes a step back in place, but skips values that are no longer what the step made them, and conflicts: a merge
/// overrides a step without a trace in the history. `None` where the step may mean either of two entries.
pub(in crate::domain) fn pass_back(deal: &mut Deal, step: &Step) -> Option<()> {
    in_order(step)
        .filter(|change| !is_about_conflicts(change))
        .try_for_each(|change| take_change(deal, change).map(|_| ()))
}

/// Returns a step's changes in the order to take them back: removals come last, so that each entry returns to its old
/// position, in the order of its list.
pub(in crate::domain) fn in_order(step: &Step) -> impl Iterator<Item = &Change> {
    let is_removal = |change: &&Change| change.to.is_null() && !change.from.is_null();
    let others = step.changes.iter().filter(move |change| !is_removal(change));
    others.chain(step.changes.iter().filter(is_removal))
}

/// Takes a change back. Returns false, with the deal unchanged, where the place is gone or no longer has the value
/// the change gave it. `None` where that can't be told.
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

/// Returns whether a name on the way matches two entries.
fn is_ambiguous(deal: &Deal, names: &[String]) -> bool {
    (2..=names.len()).any(|end| {
        let mut second = names[..end].to_vec();
        second[end - 1].push_str("#2");
        address::at(deal, &second).is_some()
    })
}
