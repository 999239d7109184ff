//! A deal as shown to somebody who answers blind: without anybody else's opinions.

use crate::domain::record::deal::Deal;
use crate::domain::record::stakeholder::Stakeholder;
use std::sync::Arc;

/// The parts of a person in which a conflict reveals what others think.
const REVEALING: [&str; 7] = ["observations", "calls", "differences", "stances", "tasks", "predictions", "plan"];

/// Returns the deal with one assessor's opinions only: without other people's answers, evidence, labels, stances, tasks
/// and predictions, without plans, coaching, what the group did and who pulls another way, without noted differences,
/// reviews and history, and without conflicts that reveal an answer. Facts stay: the conversations and the promises.
/// People with nothing to hide stay the same allocation.
#[must_use]
pub fn only_of(deal: &Deal, assessor: &str) -> Deal {
    let tells = |address: &str| {
        let mut names = address.split('/');
        names.next() == Some("stakeholders") && names.nth(1).is_none_or(|list| REVEALING.contains(&list))
    };
    Deal {
        stakeholders: deal.stakeholders.iter().map(|person| alone(person, assessor)).collect(),
        conflicts: deal.conflicts.iter().filter(|conflict| !tells(&conflict.place)).cloned().collect(),
        // Whoever is coached is taken for a Mobilizer, and what is ticked tells what somebody saw.
        coaching: Vec::new(),
        marks: deal.marks.iter().filter(|tick| tick.by == assessor).cloned().collect(),
        concerns: deal.concerns.iter().filter(|one| one.by == assessor).cloned().collect(),
        // The minutes of a review reveal the answers.
        reviews: Vec::new(),
        history: Vec::new(),
        ..deal.clone()
    }
}

fn alone(person: &Arc<Stakeholder>, assessor: &str) -> Arc<Stakeholder> {
    let hides = person.observations.iter().any(|one| one.by != assessor)
        || person.labels.iter().any(|one| one.by != assessor)
        || person.stances.iter().any(|one| one.by != assessor)
        || person.tasks.iter().any(|one| one.by != assessor)
        || person.predictions.iter().any(|one| one.by != assessor)
        || person.plan.is_some()
        || !person.differences.is_empty();
    if !hides {
        return Arc::clone(person);
    }
    let mut own = Stakeholder::clone(person);
    own.observations.retain(|one| one.by == assessor);
    own.labels.retain(|one| one.by == assessor);
    own.stances.retain(|one| one.by == assessor);
    own.tasks.retain(|one| one.by == assessor);
    own.predictions.retain(|one| one.by == assessor);
    own.plan = None;
    own.differences.clear();
    Arc::new(own)
}
