//! The answer that stood before the present one: the record holds only the last, the deal's steps tell what it replaced.

use crate::domain::record::answer::Answer;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::stakeholder::Observation;
use std::collections::HashSet;

/// Returns the answer that this one replaced; `None` where it is the first. Steps that were taken back don't count.
#[must_use]
pub fn former_answer(deal: &Deal, person: StakeholderId, one: &Observation) -> Option<Answer> {
    let item = one.answer()?.item();
    let place = format!("stakeholders/{person}/observations/{}/answer", one.id);
    let mut taken_back: HashSet<RecordId> = HashSet::new();
    for step in deal.history.iter().rev().filter(|step| !step.changes.is_empty()) {
        match step.undoes {
            _ if taken_back.contains(&step.id) => {}
            Some(undone) => drop(taken_back.insert(undone)),
            None => {
                if let Some(change) = step.changes.iter().find(|change| change.place == place) {
                    return change.from.as_str().and_then(|id| item.answer(id));
                }
            }
        }
    }
    None
}
