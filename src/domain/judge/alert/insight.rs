//! Alerts about the insight: a test that it failed (M13).

use super::Raised;
use crate::domain::method::alert_kind::{AlertKind, Spot};
use crate::domain::record::id::StakeholderId;

/// Raises an alert where the insight that we lead with failed a test, with the coach's question about that test.
pub(super) fn tested(raised: &mut Raised<'_>) {
    let facts = raised.facts;
    let Some(insight) = facts.deal.lead_insight() else { return };
    let texts = &facts.playbook.insight;
    let failed: Vec<_> = insight.failed().filter_map(|(test, check)| Some((texts.test(test)?, check))).collect();
    let Some((first, _)) = failed.first() else { return };
    let people: Vec<StakeholderId> = failed.iter().filter_map(|(_, check)| check.from).collect();
    let people = people.into_iter().filter(|id| facts.deal.person(*id).is_some_and(|one| !one.has_left()));
    let mut people: Vec<StakeholderId> = people.collect();
    people.dedup();
    let reason = match failed.len() {
        1 => format!("Your insight fails a test: {}", without_yes_or_no(&first.failed)),
        many => format!("Your insight fails {many} tests; the first: {}", without_yes_or_no(&first.failed)),
    };
    let question = first.coach.clone();
    raised.raise(AlertKind::InsightFails, Spot::Insight, people, reason);
    raised.ask(question);
}

/// Returns an answer without the yes or no that it begins with: the question isn't beside it.
fn without_yes_or_no(answer: &str) -> &str {
    ["yes, ", "no, "].iter().find_map(|word| answer.strip_prefix(word)).unwrap_or(answer)
}
