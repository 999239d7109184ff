//! Alerts about progress: the customer is silent, or talks without results.

use super::Raised;
use super::facts::Facts;
use crate::domain::judge::contact::{delivered_on, first_talk};
use crate::domain::method::alert_kind::{AlertKind, Spot};
use crate::domain::record::coaching::Tick;
use crate::domain::record::dates::day_of;
use crate::domain::record::dates::days;
use crate::domain::record::deal::Deal;
use jiff::civil::Date;

/// Alerts on how long the customer did nothing on their own initiative, and how long nothing came of anything.
pub(super) fn progress(raised: &mut Raised<'_>) {
    silence(raised);
    let out = raised.all.iter().any(|one| one.kind == AlertKind::StillIn);
    // A person who may be out raises bigger questions than a standstill.
    if !out {
        stalled(raised);
    }
}

/// Returns the day from which the customer could have moved: our first conversation, even if the deal was entered
/// later.
pub(super) fn begun(deal: &Deal) -> Date {
    first_talk(deal).unwrap_or_else(|| day_of(deal.created))
}

fn silence(raised: &mut Raised<'_>) {
    let facts = raised.facts;
    if is_excused(facts) {
        return;
    }
    let passed = days(facts.act.as_ref().map_or_else(|| begun(facts.deal), |act| act.on), facts.today);
    let passed = u32::try_from(passed).unwrap_or(0);
    let kind = if passed >= facts.limits.still_in_days {
        AlertKind::StillIn
    } else if passed >= facts.silent_limit() {
        AlertKind::Silent
    } else {
        return;
    };
    let passed = if passed == 1 { "1 day".to_owned() } else { format!("{passed} days") };
    let (who, reason) = match &facts.act {
        Some(act) => {
            let name = act.who.map_or("together", |id| facts.name(id));
            (act.who, format!("The customer's last move was {passed} ago ({name}: {})", act.what))
        }
        None => (None, format!("We've seen no move from the customer in {passed}")),
    };
    raised.raise(kind, Spot::Log, who.into_iter().collect(), reason);
}

/// Returns whether the silence is explained: the last person to move is on leave, or everybody we've met is.
fn is_excused(facts: &Facts<'_>) -> bool {
    let last = facts.act.as_ref().and_then(|act| act.who).and_then(|id| facts.deal.person(id));
    let mut met = facts.present.iter().filter(|one| facts.contacts.met(one.person)).peekable();
    last.is_some_and(|person| person.is_on_leave(facts.today))
        || (met.peek().is_some() && met.all(|one| one.person.is_on_leave(facts.today)))
}

/// Alerts when nothing was proven, delivered or decided for weeks, however much is talked.
fn stalled(raised: &mut Raised<'_>) {
    let facts = raised.facts;
    let last = last_progress(facts.deal);
    let since = last.unwrap_or_else(|| begun(facts.deal));
    let weeks = u32::try_from(days(since, facts.today)).unwrap_or(0) / 7;
    if weeks < facts.limits.stalled_weeks {
        return;
    }
    // If nothing ever moved, it begins with the first conversation, which is one of them.
    let counts = |on: Date| if last.is_some() { on > since } else { on >= since };
    let talks = facts.deal.conversations.iter().filter(|talk| counts(talk.on)).count();
    let talked = match talks {
        0 => String::new(),
        1 => ", though we've talked once".to_owned(),
        many => format!(", though we've talked {many} times"),
    };
    let passed = if weeks == 1 { "1 week".to_owned() } else { format!("{weeks} weeks") };
    let moved = if last.is_some() { "Nothing has moved" } else { "Nothing has moved yet" };
    let reason = format!("{moved} in {passed}{talked}: no task delivered, no step proven, no new stage");
    raised.raise(AlertKind::Stalled, Spot::Group, Vec::new(), reason);
    // The person who must act needs no more coaching, unless they have an open task.
    let idle = facts.confirmed().map(|one| one.person).filter(|person| person.open_task().is_none());
    let idle = idle.map(|person| person.id).collect();
    raised.all.iter_mut().filter(|one| one.kind == AlertKind::Stalled).for_each(|one| one.besides = Vec::clone(&idle));
}

/// Returns the last day with a result: a verifier or joint act shown, a task delivered, or the stage changed.
fn last_progress(deal: &Deal) -> Option<Date> {
    let ticks = deal.coaching.iter().flat_map(|track| &track.ticks).chain(&deal.marks);
    let shown = ticks.filter(|tick| Tick::has_evidence(tick)).map(|tick| tick.on);
    let delivered = deal.stakeholders.iter().flat_map(|person| &person.tasks).filter_map(delivered_on);
    let moved = deal.history.iter().filter(|step| step.changes.iter().any(|change| change.place == "stage"));
    shown.chain(delivered).chain(moved.map(|step| day_of(step.at))).max()
}
