//! What to do about a person: what an alert about them says, or what their state advises.

use super::alert::{Alert, Alerts};
use super::summary::state;
use super::verdict::Verdict;
use crate::domain::method::playbook::AdviceState;
use crate::domain::method::playbook::Playbook;
use crate::domain::record::coaching::Track;
use crate::domain::record::dates;
use crate::domain::record::plan::BlockerPlan;
use crate::domain::record::stakeholder::Stakeholder;
use jiff::civil::Date;
use std::borrow::Cow;

/// What is left to do where only evidence is missing.
const AWAITED: &str = "Write down what you saw them deliver: that confirms them.";

/// Returns what to do about a person, and what a coach would ask.
///
/// A state knows only the person: it would have a Mobilizer coached in a deal that stands still. So the worst alert that
/// decides goes before it.
#[must_use]
pub fn advice<'a>(
    playbook: &'a Playbook,
    alerts: Option<&'a Alerts>,
    (person, verdict): (&Stakeholder, &Verdict),
    track: Option<&Track>,
    today: Date,
) -> Option<(Cow<'a, str>, &'a str)> {
    if let Some(alert) = deciding(alerts, person) {
        return Some((alert.todo.as_str().into(), &alert.question));
    }
    let state = state(person, verdict, today);
    let text = playbook.advice(state)?;
    let own = match state {
        AdviceState::Confirmed => track.and_then(|track| stage(playbook, track)),
        AdviceState::Delivered if verdict.awaits_evidence => Some(AWAITED.into()),
        _ => None,
    };
    if let Some(todo) = own {
        return Some((todo, &text.coach));
    }
    let step =
        person.plan.as_deref().filter(|_| state == AdviceState::BlockerPlanned).and_then(|plan| step(plan, today));
    let todo = step.map_or_else(|| text.todo.as_str().into(), |step| format!("{step} {}", text.todo).into());
    Some((todo, &text.coach))
}

/// Returns which stage of the coaching is next; nothing at the first, for which the state's advice stands.
fn stage<'a>(playbook: &Playbook, track: &Track) -> Option<Cow<'a, str>> {
    match track.current(&playbook.stages) {
        Some(0) => None,
        Some(at) => Some(format!("Coach them on stage {}: {}.", at + 1, playbook.stages[at].name).into()),
        None => Some("Every stage of the coaching is proven: let them lead, and keep what they need coming.".into()),
    }
}

/// Returns the next step of a plan with its date, as a sentence.
fn step(plan: &BlockerPlan, today: Date) -> Option<String> {
    let due = dates::show(plan.due?, today);
    Some(match plan.what.trim().trim_end_matches('.') {
        "" => format!("The plan is due {due}."),
        what => format!("The plan's next step, due {due}: {what}."),
    })
}

/// Returns the worst alert that decides what to do about a person who is still there.
#[must_use]
pub fn deciding<'a>(alerts: Option<&'a Alerts>, person: &Stakeholder) -> Option<&'a Alert> {
    let raised = alerts.into_iter().flat_map(|all| &all.awake).find(|one| one.decides_for(person.id));
    raised.filter(|one| !person.has_left() && !one.todo.is_empty())
}
