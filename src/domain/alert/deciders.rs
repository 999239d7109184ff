//! Alerts about whoever decides or approves: opposed, not screened, without an owner on our side; and about who was never
//! met, those first.

use super::facts::{Facts, Known, rank};
use super::{Kind, Raised, Spot};
use crate::domain::dates;
use crate::domain::id::StakeholderId;
use crate::domain::plan::BlockerPlan;

/// What stands in the way of those who decide or approve.
pub(super) fn deciders(raised: &mut Raised<'_>) {
    let facts = raised.facts;
    let (mut opposed, mut unscreened, mut unowned) = (Vec::new(), Vec::new(), Vec::new());
    for (one, role) in facts.deciders() {
        let (person, name) = (one.person, facts.name(one.person.id));
        if let Some(words) = opposition(facts, one) {
            opposed.push((person.id, format!("{name} {role} and {words}")));
        }
        // Who was never met is to be met first.
        if facts.contacts.met(person) && !facts.is_screened(one) {
            unscreened.push((person.id, format!("{name} {role} and isn't screened yet")));
        }
        if person.card().owner.trim().is_empty() {
            unowned.push((person.id, format!("Nobody on our side looks after {name}, who {role}")));
        }
    }
    let named = |people: &[StakeholderId]| facts.names_by_role(people, "and");
    raised.raise_together(Kind::DeciderOpposed, Spot::Stances, opposed, |people| {
        format!("{} are against it", named(people))
    });
    raised.raise_together(Kind::DeciderUnscreened, Spot::People, unscreened, |people| {
        format!("{} aren't screened yet", named(people))
    });
    raised.raise_together(Kind::DeciderUnowned, Spot::Card, unowned, |people| {
        format!("Nobody on our side looks after {}", named(people))
    });
}

/// What somebody has against it, where nothing is done about it. Whoever blocks has alerts of their own.
fn opposition(facts: &Facts<'_>, one: &Known<'_>) -> Option<String> {
    let stance = one.person.opposition()?;
    let plan = one.person.plan.as_deref();
    let runs = |plan: &BlockerPlan| plan.is_complete() && plan.due.is_some_and(|due| due >= facts.today);
    let is_over =
        |plan: &BlockerPlan| plan.is_neutralised() && plan.neutralised_on.is_none_or(|since| since >= stance.on);
    if one.blocks(&facts.deal.owner) || plan.is_some_and(|plan| runs(plan) || is_over(plan)) {
        return None;
    }
    let seen = stance.evidence.trim();
    let seen = if seen.is_empty() { String::new() } else { format!(": {seen}") };
    Some(format!("is against it ({}{seen})", dates::show(stance.on, facts.today)))
}

/// People who are named and were never met, whoever decides or approves first.
pub(super) fn never_met(raised: &mut Raised<'_>) {
    let facts = raised.facts;
    let mut never: Vec<&Known<'_>> =
        facts.present.iter().copied().filter(|one| !facts.contacts.met(one.person)).collect();
    never.sort_by_key(|one| rank(one.person));
    let never: Vec<StakeholderId> = never.into_iter().map(|one| one.person.id).collect();
    if never.is_empty() {
        return;
    }
    let reason = format!("Nobody has met {}", facts.names_by_role(&never, "or"));
    raised.raise(Kind::NeverMet, Spot::Log, never, reason);
}
