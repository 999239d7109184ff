//! Alerts about Mobilizers: left, gone quiet, all of them outsiders, one by label only, or one who delivered only in
//! part. Also about a group in which nobody pushes back.

use super::Raised;
use super::facts::{Facts, Known, joined};
use crate::domain::judge::agreed::is_member;
use crate::domain::judge::contact::{delivered_on, sightings};
use crate::domain::judge::verdict::GroupWord;
use crate::domain::method::alert_kind::{AlertKind, Spot};
use crate::domain::record::coaching::Tick;
use crate::domain::record::dates;
use crate::domain::record::dates::days;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::plan::BlockerPlan;
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::stakeholder::Label;
use crate::domain::record::task::Outcome;
use crate::domain::record::tell::{Tell, TellAnswer};
use jiff::civil::Date;

/// The number of people from which "nobody pushes back" is a pattern.
const SEVERAL: usize = 2;

/// Alerts when the Mobilizer has left the company and nobody else is confirmed.
pub(super) fn left(raised: &mut Raised<'_>) {
    let facts = raised.facts;
    let carried = |one: &&Known<'_>| one.verdict.likely_mobilizer() || facts.deal.track(one.person.id).is_some();
    let gone: Vec<&Known<'_>> = facts.all.iter().filter(|one| one.person.has_left()).filter(carried).collect();
    if gone.is_empty() || facts.confirmed().next().is_some() {
        return;
    }
    let ids: Vec<StakeholderId> = gone.iter().map(|one| one.person.id).collect();
    let coached = gone.iter().any(|one| facts.deal.track(one.person.id).is_some());
    let counts_on = |plan: &BlockerPlan| !plan.is_neutralised() && ids.iter().any(|id| plan.persuaders.has(*id));
    let planned = facts.present.iter().filter(|one| one.person.plan.as_deref().is_some_and(counts_on));
    let mut with: Vec<String> = planned.map(|one| format!("the plan for {}", facts.name(one.person.id))).collect();
    if coached {
        with.insert(0, "the coaching".to_owned());
    }
    let with = joined(with.iter().map(String::as_str));
    let with = if with.is_empty() { String::new() } else { format!("; {with} depended on them") };
    let next: Vec<StakeholderId> =
        facts.present.iter().filter(|one| one.verdict.likely_mobilizer()).map(|one| one.person.id).collect();
    let next = if next.is_empty() {
        "Nobody else looks like a Mobilizer".to_owned()
    } else {
        format!("Likely Mobilizer{} now: {}", if next.len() == 1 { "" } else { "s" }, facts.names(&next))
    };
    let verb = if ids.len() == 1 { "has" } else { "have" };
    let reason = format!("{}, who carried this deal, {verb} left the company{with}. {next}", facts.names(&ids));
    raised.raise(AlertKind::MobilizerLeft, Spot::People, ids, reason);
}

/// Alerts on a Mobilizer who has been quiet for long while others talk.
pub(super) fn quiet(raised: &mut Raised<'_>) {
    let facts = raised.facts;
    let limit = i32::try_from(facts.limits.quiet_days).unwrap_or(i32::MAX);
    let mut quiet = Vec::new();
    for one in facts.present.iter().filter(|one| one.verdict.likely_mobilizer()) {
        let person = one.person;
        let Some(last) = last_heard(facts, one).filter(|_| !person.is_on_leave(facts.today)) else { continue };
        let passed = days(last, facts.today);
        let other = facts.deal.conversations.iter().filter(|talk| talk.on > last && days(talk.on, facts.today) < limit);
        let other = other.filter_map(|talk| Some((talk.on, facts.here().find(|id| talk.with.has(*id))?)));
        if passed >= limit
            && let Some((on, other)) = other.max()
        {
            let (name, other, on) = (facts.name(person.id), facts.name(other), dates::show(on, facts.today));
            quiet.push((
                person.id,
                format!("{name} has been quiet for {passed} days, while {other} still talks to us (last {on})"),
            ));
        }
    }
    raised.raise_each(AlertKind::MobilizerQuiet, Spot::Log, quiet, |names| {
        format!("{names} have been quiet for more than {limit} days, while others still talk to us")
    });
}

/// Returns the last day on which a person talked with us or did something.
fn last_heard(facts: &Facts<'_>, one: &Known<'_>) -> Option<Date> {
    let person = one.person;
    let talked = facts.contacts.with(person.id).map(|contact| contact.last);
    let ticks = facts.deal.track(person.id).into_iter().flat_map(|track| &track.ticks);
    let shown = ticks.filter(|tick| Tick::has_evidence(tick)).map(|tick| tick.on);
    let done = person.tasks.iter().filter_map(delivered_on);
    talked.into_iter().chain(shown).chain(done).chain(sightings(person).map(|seen| seen.on)).max()
}

/// Alerts when every Mobilizer only influences the group from outside it.
pub(super) fn outsiders(raised: &mut Raised<'_>) {
    let facts = raised.facts;
    let all: Vec<&Known<'_>> = facts.present.iter().copied().filter(|one| one.verdict.likely_mobilizer()).collect();
    if all.is_empty() || all.iter().any(|one| is_member(one.person)) {
        return;
    }
    let ids: Vec<StakeholderId> = all.iter().map(|one| one.person.id).collect();
    let verb = if ids.len() == 1 { "influences" } else { "influence" };
    let reason = format!("Nobody inside is moving this; {} only {verb} it from outside", facts.names(&ids));
    raised.raise(AlertKind::Outsiders, Spot::People, ids, reason);
}

/// Alerts on a person the owner labels a Mobilizer without any evidence of it.
pub(super) fn by_name_only(raised: &mut Raised<'_>) {
    let facts = raised.facts;
    let owner = &facts.deal.owner;
    let is_labelled =
        |one: &&&Known<'_>| one.person.label_by(owner).and_then(Label::group) == Some(ProfileGroup::Mobilizer);
    let shows =
        |one: &Known<'_>| one.likely().is_some() || one.person.tasks.iter().any(|task| delivered_on(task).is_some());
    let bare = facts.present.iter().filter(is_labelled).filter(|one| !shows(one));
    let bare = bare.map(|one| {
        (
            one.person.id,
            format!("{owner} labels {} a Mobilizer, but nothing they've done shows it yet", facts.name(one.person.id)),
        )
    });
    let bare = bare.collect();
    raised.raise_each(AlertKind::NamedChampion, Spot::Task, bare, |names| {
        format!("{owner} labels {names} Mobilizers, but nothing they've done shows it yet")
    });
}

/// Alerts on a likely Mobilizer who delivered part of a task and hasn't been asked for anything since.
pub(super) fn in_part(raised: &mut Raised<'_>) {
    let in_part = Outcome::Known(TellAnswer::InPart);
    let partly = raised.facts.present.iter().filter(|one| {
        let judged = one.person.latest_judged().and_then(|task| task.judged.as_ref());
        one.verdict.group == Some((ProfileGroup::Mobilizer, GroupWord::Likely))
            && one.person.open_task().is_none()
            && judged.is_some_and(|judged| judged.result == in_part)
    });
    let name = |one: &Known<'_>| raised.facts.name(one.person.id);
    let partly =
        partly.map(|one| (one.person.id, format!("{} delivered the task only in part, or late", name(one)))).collect();
    raised.raise_each(AlertKind::PartDelivered, Spot::Task, partly, |names| {
        format!("{names} delivered their tasks only in part, or late")
    });
}

/// Alerts when several people took the insight at face value and nobody asked a hard question about it.
pub(super) fn no_pushback(raised: &mut Raised<'_>) {
    let facts = raised.facts;
    let mut accepted: Vec<StakeholderId> = Vec::new();
    for one in &facts.present {
        match one.person.answers(&facts.deal.owner).tell(Tell::Insight) {
            Some(TellAnswer::Pressed) => return,
            Some(TellAnswer::Accepted) => accepted.push(one.person.id),
            _ => {}
        }
    }
    if accepted.len() < SEVERAL {
        return;
    }
    let reason = format!("{} took the insight without a question, and nobody is pushing back", facts.names(&accepted));
    raised.raise(AlertKind::NoPushback, Spot::People, accepted, reason);
}
