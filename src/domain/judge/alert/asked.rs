//! The alert about people asked to win over somebody who refuses (M8), before anybody made a plan.

use super::Raised;
use super::facts::{Facts, Known, say};
use crate::domain::method::alert_kind::{AlertKind, Spot};
use crate::domain::record::dates;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::plan::BlockerPlan;
use crate::domain::record::stance::{Degree, Position, Topic};
use jiff::civil::Date;
use std::collections::HashMap;

/// The day by which we take our next step with each person: those an action is about or mentions. It may be over.
pub(super) struct OwnSteps(HashMap<StakeholderId, Date>);

impl OwnSteps {
    /// Collects our open steps. Asking one person to deal with another is no step with the other.
    pub(super) fn of(facts: &Facts<'_>) -> Self {
        let mut all: HashMap<StakeholderId, Date> = HashMap::new();
        let open = facts.deal.actions.iter().filter(|action| action.is_open());
        for action in open.filter(|action| facts.deal.asked_of_theirs(action).is_none()) {
            let asked = facts.mentions().asked_in(&action.what);
            // What we do ourselves about somebody is a step of ours, whatever it was filed under.
            let with = action.about.map_or_else(|| facts.named_in(&action.what), |id| vec![id]);
            for id in with.into_iter().filter(|id| asked.is_empty() || asked.contains(id)) {
                let due = all.entry(id).or_insert(action.due);
                *due = action.due.max(*due);
            }
        }
        Self(all)
    }

    /// Returns what is wrong with our next step with a person, in words that follow their name in the same sentence;
    /// `None` if it is still to come.
    pub(super) fn lacking(&self, facts: &Facts<'_>, id: StakeholderId) -> Option<String> {
        match self.0.get(&id) {
            None => Some("nobody on our side has a next step with them".to_owned()),
            Some(due) if *due < facts.today => {
                Some(format!("our own step with them was due {}", dates::show(*due, facts.today)))
            }
            Some(_) => None,
        }
    }
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
    let ours = OwnSteps::of(facts);
    let mut asked: Vec<(StakeholderId, Vec<StakeholderId>)> = Vec::new();
    for action in facts.deal.actions.iter().filter(|action| action.is_open()) {
        let named = facts.named_in(&action.what);
        match (facts.deal.asked_of_theirs(action), action.about) {
            (Some(by), about) => asked.push((by, named.into_iter().chain(about).collect())),
            (None, about) => {
                let others = facts.mentions().asked_in(&action.what).into_iter().chain(about);
                asked.extend(others.map(|by| (by, named.iter().copied().chain(about).collect())));
            }
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
            if id == *by || !named.contains(&id) || is_planned(one) {
                continue;
            }
            let Some(lacking) = ours.lacking(facts, id) else { continue };
            given.push((id, *by));
            if found.iter().all(|(known, _)| *known != id) {
                let (by, name) = (facts.name(*by), facts.name(id));
                found.push((id, format!("We've asked {by} to handle {name}, who {why}, and {lacking}")));
            }
        }
    }
    raised.raise_each(AlertKind::SponsorAsked, Spot::Actions, found, |names| {
        format!("We've asked others to handle {names}, and nobody on our side has a next step with them")
    });
    // The person who was asked should not be coached in what is our job.
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
        Some("has a say but has never met us")
    } else if doubts(Topic::Buy) || doubts(Topic::Advocate) {
        Some("has doubts")
    } else {
        None
    }
}
