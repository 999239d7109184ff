//! What two states of a deal both come from, found in their histories.

use crate::domain::deal::Deal;
use crate::domain::history::take_back_in;

/// The last state that two deals share, with the history they share.
///
/// The later steps of each are taken back. Only where both then say the same is that what they come from: a file that
/// was changed by hand, beside its history, has no ancestor here, since a wrong one could make a merge drop a value.
#[must_use]
pub fn common_ancestor(ours: &Deal, theirs: &Deal) -> Option<Deal> {
    let shared = ours.history.iter().zip(&theirs.history).take_while(|(one, two)| one == two).count();
    let (ours, theirs) = (as_of(ours, shared)?, as_of(theirs, shared)?);
    ours.same_content(&theirs).then_some(ours)
}

/// A deal as it was after so many steps of its history.
fn as_of(deal: &Deal, steps: usize) -> Option<Deal> {
    let mut back = deal.clone();
    let later = back.history.split_off(steps);
    for step in later.iter().rev() {
        take_back_in(&mut back, step)?;
    }
    Some(back)
}
