//! Contradictions in what connects people: references to nobody, circular reporting lines, ids that occur twice.

use super::Found;
use crate::domain::method::playbook::Playbook;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::stakeholder::Stakeholder;
use std::collections::{HashMap, HashSet};

pub(super) fn group(deal: &Deal, found: &mut Found) {
    strangers(deal, found);
    circles(deal, found);
    doubled(deal, found);
}

/// Finds people who are named and aren't in the deal.
fn strangers(deal: &Deal, found: &mut Found) {
    let people: HashSet<StakeholderId> = deal.stakeholders.iter().map(|one| one.id).collect();
    let mut nobody = |place: String, what: &str, id: StakeholderId| {
        if !people.contains(&id) {
            let words = format!("{what} names someone who isn't in this deal: kept, but not shown ({id})");
            found.add("stray-person", place, words);
        }
    };
    for (at, relation) in deal.relations.iter().enumerate() {
        nobody(format!("relations[{at}].from"), "a relation", relation.from);
        nobody(format!("relations[{at}].to"), "a relation", relation.to);
    }
    for (at, one) in deal.conversations.iter().enumerate() {
        one.with.iter().for_each(|id| nobody(format!("conversations[{at}].with"), "a conversation", id));
    }
    for (at, action) in deal.actions.iter().enumerate() {
        action.about.into_iter().for_each(|id| nobody(format!("actions[{at}].about"), "a next step", id));
        action.who_id.into_iter().for_each(|id| nobody(format!("actions[{at}].who_id"), "a next step", id));
    }
    for (at, review) in deal.reviews.iter().enumerate() {
        let asked = review.asked.iter().filter_map(|one| one.about);
        asked.for_each(|id| nobody(format!("reviews[{at}].asked"), "a review question", id));
    }
    for (at, insight) in deal.insights.iter().enumerate() {
        let told = insight.checks.iter().filter_map(|one| one.from);
        told.for_each(|id| nobody(format!("insights[{at}].checks"), "a test of an insight", id));
        let reacted = insight.reactions.iter().map(|one| one.who);
        reacted.for_each(|id| nobody(format!("insights[{at}].reactions"), "a reaction to an insight", id));
    }
    for (at, step) in deal.inside_steps.iter().enumerate() {
        step.who.into_iter().for_each(|id| nobody(format!("inside_steps[{at}].who"), "an inside step", id));
    }
    for (at, concern) in deal.concerns.iter().enumerate() {
        concern.of.iter().for_each(|id| nobody(format!("concerns[{at}].of"), "a concern", id));
        concern.owner_id.into_iter().for_each(|id| nobody(format!("concerns[{at}].owner_id"), "a concern", id));
    }
    for (at, person) in deal.stakeholders.iter().enumerate() {
        let boss = person.card().reports_to;
        boss.into_iter().for_each(|id| nobody(format!("stakeholders[{at}].card.reports_to"), "a card", id));
        let owner = person.card().owner_id;
        owner.into_iter().for_each(|id| nobody(format!("stakeholders[{at}].card.owner_id"), "a card", id));
        let owner = person.plan.as_ref().and_then(|plan| plan.owner_id);
        owner.into_iter().for_each(|id| nobody(format!("stakeholders[{at}].plan.owner_id"), "a plan", id));
        let plan = person.plan.iter().flat_map(|plan| plan.persuaders.iter());
        plan.for_each(|id| nobody(format!("stakeholders[{at}].plan.persuaders"), "a plan", id));
    }
}

/// Finds entries of one list with the same id.
fn doubled(deal: &Deal, found: &mut Found) {
    found.doubled("doubled-relation", "relations", "a relation", deal.relations.iter().map(|one| one.id));
    let conversations = deal.conversations.iter().map(|one| one.id);
    found.doubled("doubled-conversation", "conversations", "a conversation", conversations);
    found.doubled("doubled-action", "actions", "a next step", deal.actions.iter().map(|one| one.id));
    found.doubled("doubled-review", "reviews", "a review", deal.reviews.iter().map(|one| one.id));
    for (at, review) in deal.reviews.iter().enumerate() {
        let asked = review.asked.iter().map(|one| one.id);
        found.doubled("doubled-question", &format!("reviews[{at}].asked"), "a review question", asked);
        let checked = review.checked.iter().map(|one| one.id);
        found.doubled("doubled-check", &format!("reviews[{at}].checked"), "a check of a decision", checked);
    }
    insights(deal, found);
    let inside = deal.inside_steps.iter().map(|one| one.id);
    found.doubled("doubled-inside-step", "inside_steps", "an inside step", inside);
    found.doubled("doubled-kit-line", "kit", "a line of the kit", deal.kit.iter().map(|one| one.id));
    found.doubled("doubled-concern", "concerns", "a concern", deal.concerns.iter().map(|one| one.id));
    found.doubled("doubled-mark", "marks", "a step checked off for the group", deal.marks.iter().map(|one| one.id));
    let with_entries = |person: &Stakeholder| {
        let is_bare = person.stances.is_empty() && person.notes.is_empty() && person.differences.is_empty();
        !(is_bare && person.predictions.is_empty())
    };
    for (at, person) in deal.stakeholders.iter().enumerate().filter(|(_, person)| with_entries(person)) {
        let (name, list) = (&person.name, |list: &str| format!("stakeholders[{at}].{list}"));
        let stances = person.stances.iter().map(|one| one.id);
        found.doubled("doubled-stance", &list("stances"), &format!("a stance of {name}"), stances);
        let notes = person.notes.iter().map(|one| one.id);
        found.doubled("doubled-note", &list("notes"), &format!("a note about {name}"), notes);
        let predictions = person.predictions.iter().map(|one| one.id);
        found.doubled("doubled-prediction", &list("predictions"), &format!("a prediction about {name}"), predictions);
        let differences = person.differences.iter().map(|one| one.id);
        found.doubled("doubled-difference", &list("differences"), &format!("a difference about {name}"), differences);
    }
}

/// Finds insights, and parts of one, with the same id.
fn insights(deal: &Deal, found: &mut Found) {
    found.doubled("doubled-insight", "insights", "an insight", deal.insights.iter().map(|one| one.id));
    for (at, insight) in deal.insights.iter().enumerate() {
        let mut parts = |list: &str, ids: Vec<RecordId>| {
            found.doubled("doubled-part", &format!("insights[{at}].{list}"), "a part of an insight", ids.into_iter());
        };
        parts("goals", insight.goals.iter().map(|one| one.id).collect());
        parts("drivers", insight.drivers.iter().map(|one| one.id).collect());
        parts("reactions", insight.reactions.iter().map(|one| one.id).collect());
        parts("differentiators", insight.differentiators.iter().map(|one| one.id).collect());
        parts("checks", insight.checks.iter().map(|one| one.id).collect());
    }
}

/// Reports words about the group that this method doesn't have.
pub(super) fn unknown(playbook: &Playbook, deal: &Deal, found: &mut Found) {
    for (at, tick) in deal.marks.iter().enumerate() {
        if playbook.group.mark(tick.verifier.stored()).is_none() {
            let words = format!(
                "the step checked off for the group as “{}” isn't in this method: kept, but it doesn't count",
                tick.verifier
            );
            found.add("unknown-mark", format!("marks[{at}].verifier"), words);
        }
    }
    for (at, step) in deal.inside_steps.iter().enumerate() {
        if !step.usual.is_empty() && playbook.inside.step(&step.usual).is_none() {
            let words = format!("the inside step “{}” isn't one of this method's: kept as one of their own", step.name);
            found.add("unknown-inside-step", format!("inside_steps[{at}].usual"), words);
        }
    }
    let stage = deal.stage.stored();
    if !stage.is_empty() && playbook.group.stage(stage).is_none() {
        let words = format!("the buying stage “{}” isn't in this method: kept, but not shown", deal.stage);
        found.add("unknown-purchase-stage", "stage".to_owned(), words);
    }
    let plans =
        deal.stakeholders.iter().enumerate().filter_map(|(at, person)| Some((at, person, person.plan.as_ref()?)));
    for (at, person, plan) in plans {
        let stage = plan.stage.stored();
        if !stage.is_empty() && !playbook.stages.iter().any(|one| one.id == stage) {
            let words = format!(
                "the plan for {} is due before the stage “{}”, which this method doesn't have: kept, but not shown",
                person.name, plan.stage
            );
            found.add("unknown-plan-stage", format!("stakeholders[{at}].plan.stage"), words);
        }
    }
}

/// Reports each circle of people who report to each other, once.
fn circles(deal: &Deal, found: &mut Found) {
    let indexes: HashMap<StakeholderId, usize> =
        deal.stakeholders.iter().enumerate().rev().map(|(at, one)| (one.id, at)).collect();
    let boss = |person: &Stakeholder| person.card().reports_to.and_then(|id| indexes.get(&id).copied());
    // Each way up is walked once: those seen on an earlier way lead to no circle that was not noted.
    let mut seen_on: Vec<Option<usize>> = vec![None; deal.stakeholders.len()];
    for start in 0..deal.stakeholders.len() {
        let mut at = start;
        while seen_on[at].is_none() {
            seen_on[at] = Some(start);
            let Some(next) = boss(&deal.stakeholders[at]) else { break };
            if seen_on[next] == Some(start) {
                let name = &deal.stakeholders[next].name;
                let words = format!("{name} reports to themselves through others: all are kept, and drawn once");
                found.add("circle-of-reports", format!("stakeholders[{next}].card.reports_to"), words);
                break;
            }
            at = next;
        }
    }
}
