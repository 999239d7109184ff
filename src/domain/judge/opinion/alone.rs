//! A deal as shown to somebody who answers blind: without anybody else's opinions.

use crate::domain::record::deal::Deal;
use crate::domain::record::stakeholder::Stakeholder;
use std::sync::Arc;

/// Returns the deal with one assessor's opinions only: without other people's answers, evidence and labels, without
/// noted differences, reviews and history, and without conflicts that reveal an answer. Facts stay: the tasks and
/// their results, the conversations, the ticks, the plans and the promises. People with nothing to hide stay the same
/// allocation.
#[must_use]
pub fn only_of(deal: &Deal, assessor: &str) -> Deal {
    let tells = |place: &str| {
        let mut names = place.split('/');
        names.next() == Some("stakeholders")
            && names.nth(1).is_none_or(|list| ["observations", "calls", "differences"].contains(&list))
    };
    Deal {
        stakeholders: deal.stakeholders.iter().map(|person| alone(person, assessor)).collect(),
        conflicts: deal.conflicts.iter().filter(|conflict| !tells(&conflict.place)).cloned().collect(),
        // The minutes of a review reveal the answers.
        reviews: Vec::new(),
        history: Vec::new(),
        ..deal.clone()
    }
}

fn alone(person: &Arc<Stakeholder>, assessor: &str) -> Arc<Stakeholder> {
    let hides = person.observations.iter().any(|one| one.by != assessor)
        || person.labels.iter().any(|one| one.by != assessor)
        || !person.differences.is_empty();
    if !hides {
        return Arc::clone(person);
    }
    let mut own = Stakeholder::clone(person);
    own.observations.retain(|one| one.by == assessor);
    own.labels.retain(|one| one.by == assessor);
    own.differences.clear();
    Arc::new(own)
}
