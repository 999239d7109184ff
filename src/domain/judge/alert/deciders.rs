//! Alerts about people who decide or approve: opposed, not screened, or without an account owner. Also about anybody
//! else who openly opposes the deal, and about people never met, deciders first.

use super::Raised;
use super::asked::OwnSteps;
use super::facts::{Facts, Known, Screening, rank, say};
use crate::domain::judge::contradiction::{reads_as_blocker, stance_for_it};
use crate::domain::method::alert_kind::{AlertKind, Spot};
use crate::domain::record::card::Role;
use crate::domain::record::dates;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::plan::BlockerPlan;
use jiff::civil::Date;

/// The stages of the purchase in which a word of another customer counts.
const SETTLING: [&str; 3] = ["criteria", "evaluate", "select"];

/// Alerts on what stands in the way of the people who decide or approve.
pub(super) fn deciders(raised: &mut Raised<'_>) {
    let facts = raised.facts;
    let (mut opposed, mut unscreened, mut unowned) = (Vec::new(), Vec::new(), Vec::new());
    for (one, role) in facts.deciders() {
        let (person, name) = (one.person, facts.name(one.person.id));
        if let Some(words) = opposition(facts, one) {
            opposed.push((person.id, format!("{name}, who {role}, {words}")));
        }
        // Someone never met has to be met first.
        let screening = facts.screening(one);
        if facts.contacts.met(person) && screening != Screening::FirstHand {
            unscreened.push((person.id, format!("{name}, who {role}, {}", screening.words(1))));
        }
        if !facts.is_looked_after(person) {
            unowned.push((person.id, format!("No account owner for {name}, who {role}")));
        }
    }
    let named = |people: &[StakeholderId]| facts.names_by_role(people, "and");
    raised.raise_together(AlertKind::DeciderOpposed, Spot::Stances, opposed, |people| {
        let is_open = |id: &StakeholderId| facts.deal.person(*id).is_some_and(|one| one.opposition().is_some());
        let words = match (people.iter().all(is_open), people.iter().any(is_open)) {
            (true, _) => "are against it",
            (false, true) => "are against it or look like Blockers",
            (false, false) => "look like Blockers",
        };
        format!("{} {words}", named(people))
    });
    raised.raise_together(AlertKind::DeciderUnscreened, Spot::People, unscreened, |people| {
        unscreened_words(facts, people)
    });
    raised.raise_together(AlertKind::DeciderUnowned, Spot::Card, unowned, |people| {
        format!("No account owner for {}", named(people))
    });
}

/// Alerts on deciders who know none of our customers, as far as we know, once the group settles what it buys. Where nobody's
/// customers are written down, it says nothing about anybody.
pub(super) fn references(raised: &mut Raised<'_>) {
    let facts = raised.facts;
    let has = |one: &&Known<'_>| !one.person.card().references.trim().is_empty();
    if !SETTLING.contains(&&*facts.deal.stage) || !facts.present.iter().any(has) {
        return;
    }
    let without = facts.present.iter().filter(|one| one.person.card().roles.has(Role::Decides) && !has(one));
    let each = without.map(|one| {
        let name = facts.name(one.person.id);
        (one.person.id, format!("{name} decides, and knows none of our customers as far as we know"))
    });
    let each = each.collect();
    raised.raise_each(AlertKind::NoReference, Spot::Card, each, |names| {
        format!("{names} decide, and know none of our customers as far as we know")
    });
}

/// Returns the people who aren't screened, and how far the others are, such as `Ann hasn't been screened yet`.
fn unscreened_words(facts: &Facts<'_>, people: &[StakeholderId]) -> String {
    let known = |id: &StakeholderId| facts.present.iter().find(|one| one.person.id == *id);
    let parts = Screening::LACKING.into_iter().filter_map(|screening| {
        let has = |id: &&StakeholderId| known(id).is_some_and(|one| facts.screening(one) == screening);
        let who: Vec<StakeholderId> = people.iter().filter(has).copied().collect();
        let words = || format!("{} {}", facts.names_by_role(&who, "and"), screening.words(who.len()));
        (!who.is_empty()).then(words)
    });
    parts.collect::<Vec<_>>().join("; ")
}

/// Returns a person's objection where nothing is done about it. Blockers have alerts of their own.
fn opposition(facts: &Facts<'_>, one: &Known<'_>) -> Option<String> {
    let stance = one.person.opposition();
    if one.blocks(&facts.deal.owner) || is_handled(facts, one, stance.map(|stance| stance.on)) {
        return None;
    }
    let Some(stance) = stance else { return leans_to_block(one) };
    let seen = stance.evidence.trim();
    let seen = if seen.is_empty() { String::new() } else { format!(": {seen}") };
    let heard = if stance.is_hearsay() { "hearsay, " } else { "" };
    Some(format!("is against it ({heard}{}{seen})", dates::show(stance.on, facts.today)))
}

/// Returns what the evidence says of a person who reads as a Blocker without being a sure one.
fn leans_to_block(one: &Known<'_>) -> Option<String> {
    let stands_for_it = stance_for_it(one.person, &one.verdict).is_some();
    let but = if stands_for_it { ", but their stance is in favor: find out which is true" } else { "" };
    reads_as_blocker(&one.verdict).then(|| format!("looks like a Blocker{but}"))
}

/// Returns whether a plan covers a person: one that is running, or one that settled the stance they took on that day.
fn is_handled(facts: &Facts<'_>, one: &Known<'_>, stood_on: Option<Date>) -> bool {
    let runs = |plan: &BlockerPlan| plan.is_complete() && plan.due.is_some_and(|due| due >= facts.today);
    let settled = |plan: &BlockerPlan| plan.neutralised_on.is_none_or(|since| stood_on.is_none_or(|on| since >= on));
    one.person.plan.as_deref().is_some_and(|plan| runs(plan) || (plan.is_neutralised() && settled(plan)))
}

/// Alerts on people who openly oppose the deal without deciding or approving, where we have no next step with them.
pub(super) fn opponents(raised: &mut Raised<'_>) {
    let facts = raised.facts;
    let against: Vec<(&Known<'_>, String)> = facts
        .present
        .iter()
        .filter(|one| say(one.person).is_none() && one.person.opposition().is_some())
        .filter_map(|one| Some((*one, opposition(facts, one)?)))
        .collect();
    if against.is_empty() {
        return;
    }
    let ours = OwnSteps::of(facts);
    // What is left to somebody on their side says more.
    let asked: Vec<StakeholderId> = raised
        .all
        .iter()
        .filter(|one| one.kind == AlertKind::SponsorAsked && one.asleep.is_none())
        .flat_map(|one| one.people.iter().copied())
        .collect();
    let open = against.into_iter().filter(|(one, _)| !asked.contains(&one.person.id)).filter_map(|(one, words)| {
        let id = one.person.id;
        let lacking = ours.lacking(facts, id)?;
        Some((id, format!("{} {words}, and {lacking}", facts.name(id))))
    });
    raised.raise_each(AlertKind::Opponent, Spot::Actions, open.collect(), |names| {
        format!("{names} are openly against it, and nobody on our side has a next step with them")
    });
}

/// Alerts on people who are named but were never met, those who decide or approve first.
pub(super) fn never_met(raised: &mut Raised<'_>) {
    let facts = raised.facts;
    let mut never: Vec<&Known<'_>> =
        facts.present.iter().copied().filter(|one| !facts.contacts.met(one.person)).collect();
    never.sort_by_cached_key(|one| rank(one.person));
    let never: Vec<StakeholderId> = never.into_iter().map(|one| one.person.id).collect();
    if never.is_empty() {
        return;
    }
    let reason = format!("Nobody has met {}", facts.names_by_role(&never, "or"));
    raised.raise(AlertKind::NeverMet, Spot::Log, never, reason);
}
