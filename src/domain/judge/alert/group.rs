//! Alerts about the deal as a whole: silence, single threads, roles, agreement, coaching, and who has how much to do.

use super::facts::{Facts, Known, Screening, listed, screening};
use super::{Alone, Raised};
use crate::domain::judge::functions::{Function, missing_functions};
use crate::domain::method::alert_kind::{AlertKind, Spot};
use crate::domain::record::action::Action;
use crate::domain::record::card::Role;
use crate::domain::record::choice::Choices;
use crate::domain::record::dates;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::plan::BlockerPlan;
use crate::domain::record::profile::ProfileGroup;
use jiff::civil::Date;
use std::collections::HashSet;

/// The roles that somebody inside must have (M8, M16: coverage by role, not by head count).
const INSIDE: [Role; 5] = [Role::Decides, Role::Approves, Role::Evaluates, Role::Uses, Role::Buys];

/// Alerts on our actions and their tasks that are overdue.
pub(super) fn overdue(raised: &mut Raised<'_>) {
    let facts = raised.facts;
    let here: HashSet<StakeholderId> = facts.present.iter().map(|one| one.person.id).collect();
    // An action about somebody who left is still ours to settle, and is a step toward nobody.
    let late = facts.deal.actions.iter().filter(|action| action.is_open() && action.due < facts.today);
    let ours = late.map(|action| {
        let about = action.about.filter(|id| here.contains(id));
        let by = facts.deal.doer(action).map_or_else(String::new, |id| format!(" ({})", facts.name(id)));
        (action.due, about, format!("{}{by}", action.what))
    });
    let theirs = facts.present.iter().flat_map(|one| one.person.tasks.iter().map(move |task| (one.person, task)));
    let theirs = theirs
        .filter(|(_, task)| task.is_open())
        .map(|(person, task)| (task.due, Some(person.id), format!("{} ({})", task.what, facts.name(person.id))));
    let mut late: Vec<(Date, Option<StakeholderId>, String)> =
        ours.chain(theirs).filter(|(due, ..)| *due < facts.today).collect();
    late.sort_by_key(|(due, ..)| *due);
    let Some((due, _, what)) = late.first() else { return };
    let due = dates::show(*due, facts.today);
    let reason = match late.len() {
        1 => format!("Overdue since {due}: {what}"),
        count => format!("{count} overdue, the oldest since {due}: {what}"),
    };
    let mut people: Vec<StakeholderId> = Vec::new();
    for id in late.iter().filter_map(|(_, about, _)| *about) {
        if !people.contains(&id) {
            people.push(id);
        }
    }
    raised.raise(AlertKind::ActionOverdue, Spot::Actions, people, reason);
}

/// Alerts that matter while next to nothing is known.
pub(super) fn begin(raised: &mut Raised<'_>) {
    let deal = raised.facts.deal;
    let people = &deal.stakeholders;
    let by_others = people.iter().any(|person| screening(deal, person) == Screening::ByOthers);
    let by_owner = if by_others { " by the deal's owner" } else { "" };
    let reason = match people.as_slice() {
        [] => "This deal has no people yet".to_owned(),
        [one] => format!("{} {}", raised.facts.name(one.id), screening(deal, one).words(1)),
        all => format!("None of these {} people has been screened{by_owner} yet", all.len()),
    };
    let first = raised.facts.present.iter().take(1).map(|one| one.person.id).collect();
    raised.raise(AlertKind::Begin, Spot::People, first, reason);
}

/// Alerts on a deal that depends on one person or role, on roles nobody has, and on who gets our time.
pub(super) fn threads(raised: &mut Raised<'_>) {
    let single = single(raised);
    if let Some((people, reason)) = single {
        raised.raise(AlertKind::SingleThread, Spot::Log, people, reason);
    }
    if let Some(reason) = missing_roles(raised) {
        raised.raise(AlertKind::MissingRoles, Spot::Card, Vec::new(), reason);
    }
    // One function may have no say in this purchase; that several have none, or the money has, is rare.
    let functions = missing_functions(raised.facts.deal);
    if functions.len() > 1 || functions.contains(&Function::Finance) {
        let names: Vec<String> = functions.iter().map(|one| one.words().to_owned()).collect();
        let reason = format!("Nobody from {} is in this deal", listed(names.iter(), "or"));
        raised.raise(AlertKind::MissingFunctions, Spot::People, Vec::new(), reason);
    }
    let facts = raised.facts;
    let groups = facts.present.iter().filter_map(|one| Some((one.person.id, one.likely()?)));
    let talkers = facts.contacts.by_group(groups)[ProfileGroup::Talker.index()];
    if reaches(raised, talkers, facts.limits.talker_share) {
        let facts = raised.facts;
        let has_talked = |id: StakeholderId| facts.contacts.with(id).is_some();
        let who =
            facts.present.iter().filter(|one| one.likely() == Some(ProfileGroup::Talker) && has_talked(one.person.id));
        let who: Vec<StakeholderId> = who.map(|one| one.person.id).collect();
        let reason = format!("{} with Talkers: {}", share(facts, &who), facts.names(&who));
        raised.raise(AlertKind::Talkers, Spot::Log, who, reason);
    }
}

/// Returns how many of our conversations these people took part in, such as `6 of our 9 conversations were`. The thresholds
/// count heads, but an alert says conversations, as the one about a stall does.
fn share(facts: &Facts<'_>, people: &[StakeholderId]) -> String {
    let here: HashSet<StakeholderId> = facts.here().collect();
    let all = &facts.deal.conversations;
    let with_somebody = all.iter().filter(|talk| talk.with.iter().any(|id| here.contains(&id))).count();
    let with_them = all.iter().filter(|talk| talk.with.iter().any(|id| people.contains(&id))).count();
    let still = if with_somebody < all.len() { " with people who are still there" } else { "" };
    format!("{with_them} of our {with_somebody} conversations{still} {}", if with_them == 1 { "was" } else { "were" })
}

/// Returns whether `part` is at least this percentage of all contacts with people who are still there. False until
/// there are enough contacts.
fn reaches(raised: &Raised<'_>, part: usize, percent: u32) -> bool {
    let total = raised.facts.contacts.among(raised.facts.here());
    let enough = total >= usize::try_from(raised.facts.limits.contacts_needed).unwrap_or(usize::MAX);
    enough && part * 100 >= total * usize::try_from(percent).unwrap_or(100)
}

fn single(raised: &Raised<'_>) -> Option<(Vec<StakeholderId>, String)> {
    let facts = raised.facts;
    let met: Vec<_> = facts.present.iter().filter(|one| facts.contacts.met(one.person)).collect();
    let ids = || met.iter().map(|one| one.person.id).collect::<Vec<_>>();
    if met.is_empty() {
        return None;
    }
    if met.len() == 1 && facts.deal.stakeholders.len() > 1 {
        return Some((
            ids(),
            format!("{}{} is the only person we've met", facts.name(met[0].person.id), reads(met[0])),
        ));
    }
    let inside = |role: &Role| INSIDE.contains(role);
    let mut roles: Vec<Role> = met.iter().flat_map(|one| one.person.card().roles.iter()).filter(inside).collect();
    roles.sort_unstable();
    roles.dedup();
    if let [role] = roles.as_slice()
        && met.len() > 1
    {
        let words = format!("The people we've met cover only one role: {}", role.label());
        return Some((ids(), words));
    }
    let (who, count) = facts.contacts.busiest(facts.here())?;
    (reaches(raised, count, facts.limits.contact_share) && facts.deal.stakeholders.len() > 1).then(|| {
        let reads = met.iter().find(|one| one.person.id == who).map_or("", |one| reads(one).trim_end_matches(','));
        (vec![who], format!("{} with {}{reads}", share(facts, &[who]), facts.name(who)))
    })
}

/// Returns that a person reads as a Talker, as a clause after their name; empty if they don't.
fn reads(one: &Known<'_>) -> &'static str {
    if one.likely() == Some(ProfileGroup::Talker) { ", who looks like a Talker," } else { "" }
}

fn missing_roles(raised: &Raised<'_>) -> Option<String> {
    let facts = raised.facts;
    let has = |role: Role| facts.present.iter().any(|one| one.person.card().roles.has(role));
    let missing: Vec<Role> = INSIDE.into_iter().filter(|role| !has(*role)).collect();
    if missing.is_empty() {
        return None;
    }
    if missing.len() == INSIDE.len() {
        return Some("We don't know anyone's role yet: who decides, who approves?".to_owned());
    }
    let words: Vec<String> = missing
        .iter()
        .map(|role| {
            let sought = facts.deal.stakeholders.iter().find(|one| one.is_placeholder() && one.card().roles.has(*role));
            let sought = sought.map_or_else(String::new, |one| format!(" ({}: no name yet)", facts.name(one.id)));
            // “Who” in each, since not every role is a verb.
            let does = if *role == Role::Buys { "is in purchasing" } else { role.label() };
            format!("who {does}{sought}")
        })
        .collect();
    Some(format!("We don't know {}", listed(words.iter(), "or")))
}

/// Alerts on coaching that runs ahead of its proof, and on the cost of inaction it needs.
pub(super) fn coaching(raised: &mut Raised<'_>) {
    let facts = raised.facts;
    let stages = &facts.playbook.stages;
    let mut ahead = Vec::new();
    for one in &facts.present {
        let Some(track) = facts.deal.track(one.person.id) else { continue };
        let index = (0..stages.len()).find(|index| track.is_ahead(stages, *index));
        let current = track.current(stages).and_then(|index| stages.get(index));
        if let (Some(begun), Some(current)) = (index.and_then(|index| stages.get(index)), current) {
            let (begun, current) = (begun.name.to_lowercase(), current.name.to_lowercase());
            let words =
                format!("Coaching for {} is at “{begun}”, but “{current}” isn't proven", facts.name(one.person.id));
            ahead.push((one.person.id, words));
        }
    }
    let missing = !facts.cost_is_known() && facts.reach.is_some_and(|reach| reach > 0);
    raised.raise_each(AlertKind::CoachingAhead, Spot::Coaching, ahead, |names| {
        format!("Coaching for {names} is ahead of what they've proven")
    });
    if missing {
        let reason = "Nobody has put a number on doing nothing".to_owned();
        raised.raise(AlertKind::CostMissing, Spot::Group, Vec::new(), reason);
    }
}

/// Alerts on people without a next step, and on a customer who has more to do than we have.
pub(super) fn actions(raised: &mut Raised<'_>) {
    let facts = raised.facts;
    let open: Vec<&Action> =
        facts.deal.actions.iter().map(AsRef::as_ref).filter(|action: &&Action| action.is_open()).collect();
    let acted: HashSet<StakeholderId> = open.iter().filter_map(|action| action.about).collect();
    let planned = |plan: &BlockerPlan| plan.is_complete() && !plan.is_neutralised();
    let idle = facts.present.iter().map(|one| one.person).filter(|person| {
        let is_planned = person.plan.as_deref().is_some_and(planned);
        !acted.contains(&person.id) && person.open_task().is_none() && !is_planned
    });
    // Someone never met has an alert of their own.
    let idle: Vec<StakeholderId> = idle.filter(|person| facts.contacts.met(person)).map(|person| person.id).collect();
    let left = |plan: &BlockerPlan| plan.left_to_customer && !plan.is_neutralised();
    let (asked, own): (Vec<&Action>, Vec<&Action>) =
        open.into_iter().partition(|action| facts.deal.doer(action).is_some());
    let theirs: usize = facts
        .present
        .iter()
        .map(|one| {
            let tasks = one.person.tasks.iter().filter(|task| task.is_open()).count();
            tasks + usize::from(one.person.plan.as_deref().is_some_and(left))
        })
        .sum::<usize>()
        + asked.len();
    let fewer = (theirs > own.len()).then(|| {
        let ours = if own.is_empty() { "none".to_owned() } else { own.len().to_string() };
        let things = if theirs == 1 { "1 thing" } else { &format!("{theirs} things") };
        format!("They have {things} to do for this deal; we have {ours}")
    });
    if !idle.is_empty() {
        let reason = format!("No next step for {}", facts.names(&idle));
        raised.raise(AlertKind::ActionMissing, Spot::Actions, idle, reason);
        raised.alone(Alone::With("No next step for {who}"));
    }
    if let Some(reason) = fewer {
        raised.raise(AlertKind::FewerActions, Spot::Actions, Vec::new(), reason);
    }
}
