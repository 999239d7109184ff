//! Alerts about single people: Blockers and their plans, verdicts and the evidence against them.

use super::Raised;
use super::facts::{Facts, Known, TRADE_OFFS};
use crate::domain::judge::contradiction::stance_for_it;
use crate::domain::judge::verdict::GroupWord;
use crate::domain::method::alert_kind::{AlertKind, Spot};
use crate::domain::record::dates;
use crate::domain::record::dates::day_of;
use crate::domain::record::evidence::Evidence;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::plan::{BlockerPlan, Route};
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::stance::{Degree, Position, Topic};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

/// What to do about a Blocker whose stance is in favor: nobody is won over who is won already.
const WHICH_IS_TRUE: &str =
    "Find out which is true: their stance, or what they did. Then update the stance (w), or make a plan (b).";

/// Alerts on the plan for somebody who blocks, or might.
pub(super) fn blockers(raised: &mut Raised<'_>) {
    let facts = raised.facts;
    let (mut left, mut overdue, mut unplanned, mut alive) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut todos: Vec<(StakeholderId, &'static str)> = Vec::new();
    for known in &facts.present {
        let (person, plan) = (known.person, known.person.plan.as_deref());
        let blocks = known.blocks(&facts.deal.owner);
        if plan.is_some_and(BlockerPlan::is_neutralised) || (plan.is_none() && !blocks) {
            continue;
        }
        let (id, name, verb) =
            (person.id, facts.name(person.id), if blocks { "is blocking" } else { "may be blocking" });
        let late = plan.and_then(|plan| plan.due).filter(|due| *due < facts.today);
        if plan.is_some_and(|plan| plan.left_to_customer) {
            left.push((id, format!("{name} {verb}, and we're relying on {}", left_to(facts, plan))));
        } else if let Some(due) = late {
            let due = dates::show(due, facts.today);
            overdue.push((id, format!("{name} {verb}, and the plan was due {due}")));
        } else if blocks && let Some((gap, todo)) = gap(facts, plan) {
            let stands_for_it = stance_for_it(person, &known.verdict).is_some();
            let but = if stands_for_it { ", but their stance is in favor" } else { "" };
            unplanned.push((id, format!("{name} is blocking, and {gap}{but}")));
            todos.push((id, if stands_for_it { WHICH_IS_TRUE } else { todo }));
        }
        let index = |id: &str| facts.playbook.stages.iter().position(|stage| stage.id == id);
        let by = plan.and_then(|plan| index(&plan.stage)).unwrap_or(TRADE_OFFS);
        if facts.reach.is_some_and(|reach| reach >= by) {
            alive.push(id);
        }
    }
    let still = (!alive.is_empty()).then(|| {
        let stage = facts.reach.and_then(|reach| facts.playbook.stages.get(reach));
        let coaching = stage.map_or_else(
            || "the coaching is done".to_owned(),
            |stage| format!("the coaching is already at “{}”", stage.name.to_lowercase()),
        );
        let verb = if alive.len() == 1 { "is" } else { "are" };
        format!("{} {verb} or may still be blocking, and {coaching}", facts.names(&alive))
    });
    raised.raise_each(AlertKind::BlockerLeft, Spot::Plan, left, |names| {
        format!("{names} are or may be blocking, and we're relying on the customer")
    });
    raised.raise_each(AlertKind::BlockerOverdue, Spot::Plan, overdue, |names| {
        format!("The plans for {names} are overdue")
    });
    raised.raise_each(AlertKind::BlockerNoPlan, Spot::Plan, unplanned, |names| {
        format!("{names} are blocking, and we have no complete plan for them")
    });
    // A plan that lacks one thing needs just that. With several people the playbook's text stands for all.
    for alert in raised.all.iter_mut().filter(|one| one.kind == AlertKind::BlockerNoPlan && one.people.len() == 1) {
        let todo = todos.iter().find(|(id, todo)| alert.people.contains(id) && !todo.is_empty());
        alert.todo = todo.map_or_else(|| std::mem::take(&mut alert.todo), |(_, todo)| (*todo).to_owned());
    }
    if let Some(reason) = still {
        raised.raise(AlertKind::BlockerStage, Spot::Plan, alive, reason);
    }
}

/// Returns the name of the person a plan is left to, and whether they are still there.
fn left_to(facts: &Facts<'_>, plan: Option<&BlockerPlan>) -> String {
    let persuaders = plan.into_iter().flat_map(|plan| plan.persuaders.iter());
    let to: Vec<StakeholderId> = persuaders.filter(|one| facts.deal.person(*one).is_some()).collect();
    if to.is_empty() {
        return "the customer".to_owned();
    }
    let gone = if facts.are_gone(&to) { gone(&to) } else { "" };
    format!("{}{gone}", facts.names(&to))
}

/// Returns the clause after the names of people who left.
const fn gone(people: &[StakeholderId]) -> &'static str {
    if people.len() == 1 { ", who has left the company" } else { ", who have left the company" }
}

/// Returns what a Blocker's plan lacks, and what to do about that; without a plan the playbook says what to do.
fn gap(facts: &Facts<'_>, plan: Option<&BlockerPlan>) -> Option<(String, &'static str)> {
    let Some(plan) = plan else { return Some(("there's no plan".to_owned(), "")) };
    let persuaders: Vec<StakeholderId> = plan.persuaders.iter().collect();
    Some(if !facts.deal.is_with_ours(&plan.owner, plan.owner_id) {
        ("nobody on our side owns the plan".to_owned(), "Name an owner on your side for the plan you have (b).")
    } else if plan.route.is_none() {
        (
            "the plan has no approach yet".to_owned(),
            "Pick an approach for the plan (b): the first yes to the three questions.",
        )
    } else if plan.due.is_none() {
        ("the plan has no date yet".to_owned(), "Set a date for the plan you have (b).")
    } else if plan.route() == Some(Route::Pressure) && facts.are_gone(&persuaders) {
        let words = format!("the plan counts on {}{}", facts.names(&persuaders), gone(&persuaders));
        (words, "Find someone else they listen to, or try the next approach (b).")
    } else {
        return None;
    })
}

/// Alerts on what the verdicts leave open, and on what contradicts them.
pub(super) fn verdicts(raised: &mut Raised<'_>) {
    let facts = raised.facts;
    let (mut untested, mut apart, mut contested) = (Vec::new(), Vec::new(), Vec::new());
    let (mut silent, mut old) = (Vec::new(), Vec::new());
    let mut confirmed = false;
    let oldest = facts.today.checked_sub(i64::from(facts.limits.evidence_months).months()).unwrap_or(Date::MIN);
    for known in &facts.present {
        let (person, name) = (known.person, || facts.name(known.person.id));
        confirmed |= known.verdict.group == Some((ProfileGroup::Mobilizer, GroupWord::Confirmed));
        let is_likely = known.verdict.group == Some((ProfileGroup::Mobilizer, GroupWord::Likely));
        if is_likely && person.open_task().is_none() && person.latest_judged().is_none() {
            untested.push((person.id, format!("{} looks like a Mobilizer but has never had a task", name())));
        }
        if let Some(words) = called_otherwise(known, name, &facts.deal.owner) {
            apart.push((person.id, words));
        }
        if let Some(contest) = known.verdict.contested {
            let (traits, tells) = (contest.traits.name(), contest.tells.name());
            contested
                .push((person.id, format!("{}: the trait questions say {traits}, the screening says {tells}", name())));
        }
        if let Some(words) = keeps_silent(person, name) {
            silent.push((person.id, words));
        }
        if known.likely().is_some() && last_seen(person, &facts.deal.owner).is_some_and(|on| on < oldest) {
            old.push(person.id);
        }
    }
    if !confirmed {
        none_confirmed(raised);
    }
    raised.raise_each(AlertKind::Untested, Spot::Task, untested, |names| {
        format!("{names} look like Mobilizers but have never had a task")
    });
    raised.raise_each(AlertKind::CallApart, Spot::Profile, apart, |names| {
        format!("Label and evidence don't match for {names}")
    });
    raised.raise_each(AlertKind::Contested, Spot::Profile, contested, |names| {
        format!("The traits and the tells disagree about {names}")
    });
    raised.raise_each(AlertKind::WontAdvocate, Spot::Stances, silent, |names| {
        format!("{names} would buy, but won't say so publicly")
    });
    if !old.is_empty() {
        let months = raised.facts.limits.evidence_months;
        let age = if months == 1 { "a month".to_owned() } else { format!("{months} months") };
        let reason = format!("What we've seen of {} is more than {age} old", raised.facts.names(&old));
        raised.raise(AlertKind::StaleEvidence, Spot::Profile, old, reason);
    }
}

/// The alert that no Mobilizer is confirmed. One that the Mobilizer left says more.
fn none_confirmed(raised: &mut Raised<'_>) {
    if raised.all.iter().any(|one| one.kind == AlertKind::MobilizerLeft && one.asleep.is_none()) {
        return;
    }
    let facts = raised.facts;
    let nearest = facts.present.iter().filter(|one| one.verdict.likely_mobilizer()).map(|one| one.person.id);
    let nearest: Vec<StakeholderId> = nearest.collect();
    let unseen = facts.present.iter().filter(|one| one.verdict.awaits_evidence).map(|one| one.person.id);
    let unseen: Vec<StakeholderId> = unseen.collect();
    let reason = if !unseen.is_empty() {
        format!("No confirmed Mobilizer yet: {} delivered, but nobody wrote down what they saw", facts.names(&unseen))
    } else if nearest.is_empty() {
        "No confirmed Mobilizer, and nobody looks like one".to_owned()
    } else {
        format!("No confirmed Mobilizer yet. Likely: {}", facts.names(&nearest))
    };
    raised.raise(AlertKind::NoMobilizer, Spot::People, nearest, reason);
}

fn called_otherwise<'a>(known: &Known<'_>, name: impl Fn() -> &'a str, owner: &str) -> Option<String> {
    let label = known.person.label_by(owner)?;
    let (labelled, seen) = (label.group()?, known.likely()?);
    let words = || format!("{owner} labels {} a {}; the evidence says {}", name(), label.label_name(), seen.name());
    (labelled != seen).then(words)
}

fn keeps_silent<'a>(person: &Stakeholder, name: impl Fn() -> &'a str) -> Option<String> {
    let buys = matches!(person.position(Topic::Buy)?, Position::Buy(Degree::For | Degree::Acts));
    let silent = match person.position(Topic::Advocate)? {
        Position::Advocate(Degree::Against | Degree::Doubts | Degree::Open) => true,
        Position::Advocate(Degree::For | Degree::Acts)
        | Position::Buy(_)
        | Position::Problem(_)
        | Position::Solution(_)
        | Position::Supplier(_) => false,
    };
    (buys && silent).then(|| format!("{} would buy, but won't say so publicly", name()))
}

/// Returns the latest day on which the owner saw something of a person, or one of their tasks came back. Takes the
/// day from the evidence; only without evidence, the day it was written down.
fn last_seen(person: &Stakeholder, owner: &str) -> Option<Date> {
    let day = |evidence: &[Evidence], written: Timestamp| {
        evidence.iter().map(|seen| seen.on).max().unwrap_or_else(|| day_of(written))
    };
    let own = person.observations.iter().filter(|one| one.by == owner);
    let own = own.map(|one| one.evidence.iter().map(|seen| seen.on).max().unwrap_or_else(|| one.day(day_of)));
    let judged = person.tasks.iter().filter_map(|task| task.judged.as_ref()).map(|one| day(&one.evidence, one.at));
    own.chain(judged).max()
}
