//! The alert about people asked to win over somebody who refuses (M8), before anybody made a plan.

use super::Raised;
use super::facts::{Facts, Known, say};
use crate::domain::method::alert_kind::{AlertKind, Spot};
use crate::domain::record::id::StakeholderId;
use crate::domain::record::plan::BlockerPlan;
use crate::domain::record::stance::{Degree, Position, Topic};
use std::collections::HashSet;

/// Returns the people we have a next step with: those an action is about or mentions.
pub(super) fn ours(facts: &Facts<'_>) -> HashSet<StakeholderId> {
    let open = facts.deal.actions.iter().filter(|action| action.is_open());
    let own = open.filter(|action| facts.deal.asked_of_theirs(action).is_none());
    // What we do ourselves about somebody is a step of ours, whatever it was filed under.
    own.flat_map(|action| action.about.map_or_else(|| facts.named_in(&action.what), |id| vec![id])).collect()
}

/// Alerts on a person who refuses and is left to somebody on the customer's side, while we have no next step with
/// them.
pub(super) fn asked(raised: &mut Raised<'_>) {
    let facts = raised.facts;
    let refusing: Vec<(&Known<'_>, &'static str)> =
        facts.present.iter().filter_map(|one| Some((*one, refusal(facts, one)?))).collect();
    if refusing.is_empty() {
        return;
    }
    let ours = ours(facts);
    let mut asked: Vec<(StakeholderId, Vec<StakeholderId>)> = Vec::new();
    for action in facts.deal.actions.iter().filter(|action| action.is_open()) {
        let named = facts.named_in(&action.what);
        match (facts.deal.asked_of_theirs(action), action.about) {
            (Some(by), about) => asked.push((by, named.into_iter().chain(about).collect())),
            (None, Some(id)) => asked.push((id, named)),
            (None, None) => {}
        }
    }
    for one in &facts.present {
        let open = one.person.tasks.iter().filter(|task| task.is_open());
        asked.extend(open.map(|task| (one.person.id, facts.named_in(&task.what))));
    }
    let mut found: Vec<(StakeholderId, String)> = Vec::new();
    let mut given: Vec<(StakeholderId, StakeholderId)> = Vec::new();
    for (by, named) in asked.iter().filter(|(by, _)| facts.here().any(|id| id == *by)) {
        for (one, why) in &refusing {
            let id = one.person.id;
            if id == *by || !named.contains(&id) || ours.contains(&id) || is_planned(one) {
                continue;
            }
            given.push((id, *by));
            if found.iter().all(|(known, _)| *known != id) {
                let (by, name) = (facts.name(*by), facts.name(id));
                found.push((
                    id,
                    format!("{by} is asked to deal with {name}, who {why}; we have no next step with {name}"),
                ));
            }
        }
    }
    raised.raise_each(AlertKind::SponsorAsked, Spot::Actions, found, |names| {
        format!("Others on their side are asked to deal with {names}, and we have no next step with any of them")
    });
    // Nobody is helped to do what is ours to do.
    for alert in raised.all.iter_mut().filter(|one| one.kind == AlertKind::SponsorAsked) {
        let of_these = given.iter().filter(|(about, _)| alert.people.contains(about));
        alert.besides = of_these.map(|(_, by)| *by).collect();
    }
}

/// Returns whether a plan covers this person: ours, or one that has alerts of its own.
fn is_planned(one: &Known<'_>) -> bool {
    let plan = one.person.plan.as_deref();
    plan.is_some_and(|plan| BlockerPlan::is_complete(plan) || plan.left_to_customer || plan.is_neutralised())
}

/// Returns why this person is hard to win over, in words that follow “who”.
fn refusal(facts: &Facts<'_>, one: &Known<'_>) -> Option<&'static str> {
    let person = one.person;
    let doubts = |topic| {
        matches!(person.position(topic), Some(Position::Buy(Degree::Doubts) | Position::Advocate(Degree::Doubts)))
    };
    if one.blocks(&facts.deal.owner) {
        Some("is blocking")
    } else if person.opposition().is_some() {
        Some("is against it")
    } else if say(person).is_some() && !facts.contacts.met(person) {
        Some("has a say and never met us")
    } else if doubts(Topic::Buy) || doubts(Topic::Advocate) {
        Some("has doubts")
    } else {
        None
    }
}
