//! What to do about a person: what an alert about them says, or what their state advises.

use super::alert::Alerts;
use super::summary::state;
use super::verdict::Verdict;
use crate::domain::method::playbook::Playbook;
use crate::domain::record::stakeholder::Stakeholder;
use jiff::civil::Date;

/// Returns what to do about a person, and what a coach would ask.
///
/// A state knows only the person: it would have a Mobilizer coached in a deal that stands still. So the worst alert that
/// decides goes before it.
#[must_use]
pub fn advice<'a>(
    playbook: &'a Playbook,
    alerts: Option<&'a Alerts>,
    (person, verdict): (&Stakeholder, &Verdict),
    today: Date,
) -> Option<(&'a str, &'a str)> {
    let raised = alerts.into_iter().flat_map(|all| &all.awake).find(|one| one.decides_for(person.id));
    match raised.filter(|one| !person.has_left() && !one.todo.is_empty()) {
        Some(alert) => Some((&alert.todo, &alert.question)),
        None => playbook.advice(state(person, verdict, today)).map(|one| (one.todo.as_str(), one.coach.as_str())),
    }
}
