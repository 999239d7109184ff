//! Deals about which next to nothing is known: one line says what to find out first, instead of everything that is
//! missing.

use super::facts::Facts;
use super::{Alert, Alerts, Raised};
use crate::domain::method::alert_kind::{AlertKind, AlertLevel, Spot};
use crate::domain::record::card::Role;
use crate::domain::record::id::StakeholderId;

/// Returns a deal's alerts as shown: while it is early, gaps in our knowledge become one line, and only actual
/// findings stay beside it.
pub(super) fn gathered(facts: &Facts<'_>, alerts: Alerts) -> Alerts {
    let is_found = |one: &Alert| {
        let found = [AlertKind::ActionOverdue, AlertKind::Opponent, AlertKind::InsideOverdue, AlertKind::InsideAhead];
        one.level == AlertLevel::Urgent || found.contains(&one.kind)
    };
    if !facts.is_early() || alerts.awake.iter().all(is_found) {
        return alerts;
    }
    let mut shown = Raised { facts, all: alerts.awake.into_iter().filter(is_found).collect() };
    let (whom, what) = first(facts);
    let talks = match facts.deal.conversations.len() {
        0 => "No conversations yet".to_owned(),
        1 => "Only 1 conversation so far".to_owned(),
        many => format!("Only {many} conversations so far"),
    };
    let reason = if facts.deal.stakeholders.is_empty() { what } else { format!("{talks}. Find out {what}") };
    shown.raise(AlertKind::Begin, Spot::People, whom.into_iter().collect(), reason);
    let Alerts { awake, asleep } = shown.finish();
    // The collected line itself may be snoozed; it replaces the full alert of its kind.
    let others = alerts.asleep.into_iter().filter(|one| one.kind != AlertKind::Begin);
    Alerts { awake, asleep: asleep.into_iter().chain(others).collect() }
}

/// Returns what to find out first, and about which person.
fn first(facts: &Facts<'_>) -> (Option<StakeholderId>, String) {
    let people = &facts.deal.stakeholders;
    if people.is_empty() {
        return (None, "This deal has no people yet".to_owned());
    }
    let has = |role: Role| facts.present.iter().any(|one| one.person.card().roles.has(role));
    let who = match (has(Role::Decides), has(Role::Approves)) {
        (false, false) => Some("who decides and who approves"),
        (false, true) => Some("who decides"),
        (true, false) => Some("who approves"),
        (true, true) => None,
    };
    if let Some(who) = who {
        return (None, who.to_owned());
    }
    if let Some((one, role)) = facts.deciders().into_iter().find(|(one, _)| !facts.contacts.met(one.person)) {
        return (
            Some(one.person.id),
            format!("whether {}, who {role}, is for or against it", facts.name(one.person.id)),
        );
    }
    let unscreened = facts.present.iter().find(|one| facts.contacts.met(one.person) && !facts.is_screened(one));
    match unscreened.or_else(|| facts.present.first()) {
        Some(one) => {
            (Some(one.person.id), format!("whether {} will move this or just talk", facts.name(one.person.id)))
        }
        None => (None, "who would be against this".to_owned()),
    }
}
