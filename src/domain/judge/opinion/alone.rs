//! A deal as somebody may know it who answers blind: without the opinions of anybody else.

use crate::domain::record::deal::Deal;
use crate::domain::record::stakeholder::Stakeholder;
use std::sync::Arc;

/// Returns the deal with the opinions of one of ours alone: no answer, evidence or call of anybody else's, no
/// difference noted, no history, and no conflict that tells of an answer. Facts stay: what was asked of people and how
/// it went, what was talked about, what was ticked, planned and promised. Who has nothing to hide is shared with the
/// deal.
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
        // What was said in a review tells what was answered.
        reviews: Vec::new(),
        history: Vec::new(),
        ..deal.clone()
    }
}

fn alone(person: &Arc<Stakeholder>, assessor: &str) -> Arc<Stakeholder> {
    let hides = person.observations.iter().any(|one| one.by != assessor)
        || person.calls.iter().any(|one| one.by != assessor)
        || !person.differences.is_empty();
    if !hides {
        return Arc::clone(person);
    }
    let mut own = Stakeholder::clone(person);
    own.observations.retain(|one| one.by == assessor);
    own.calls.retain(|one| one.by == assessor);
    own.differences.clear();
    Arc::new(own)
}
