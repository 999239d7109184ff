//! Takes a step back: what undo does once the state before it is no longer in memory.
//!
//! A step says what it changed from what to what, so the state before can be had from the state after. It is never
//! guessed: where the deal no longer says what the step made it say, the step cannot be taken back.

use super::{Change, Step};
use crate::domain::deal::Deal;
use crate::domain::place;
use serde_json::Value;

/// The deal as it was before a step; its history stays as it is.
///
/// Nothing where the deal no longer says what the step made it say, where two entries of a list share an id, so that the
/// step may mean either, or where what is left would be no deal. A field that held null counts as one that was not there.
#[must_use]
pub fn take_back(deal: &Deal, step: &Step) -> Option<Deal> {
    let mut back = deal.clone();
    take_back_in(&mut back, step).map(|()| back)
}

/// Takes a step back in place. The deal may be half changed where nothing is returned.
pub(in crate::domain) fn take_back_in(deal: &mut Deal, step: &Step) -> Option<()> {
    // What was removed comes back last, each to its old position, the first in its list first.
    let (removed, others): (Vec<&Change>, Vec<&Change>) =
        step.changes.iter().partition(|change| change.to.is_null() && !change.from.is_null());
    for change in others.into_iter().chain(removed) {
        let names = place::names(&change.place);
        if names.first().is_none_or(|first| first == "history") || is_ambiguous(deal, &names) {
            return None;
        }
        if place::at(deal, &names).unwrap_or_default() != change.to {
            return None;
        }
        let from = Some(change.from.clone()).filter(|from| *from != Value::Null);
        if from.is_some() || place::at(deal, &names).is_some() {
            place::put(deal, &names, from, change.position)?;
        }
    }
    Some(())
}

/// Whether a name on the way stands for two entries.
fn is_ambiguous(deal: &Deal, names: &[String]) -> bool {
    (2..=names.len()).any(|end| {
        let mut second = names[..end].to_vec();
        second[end - 1].push_str("#2");
        place::at(deal, &second).is_some()
    })
}
