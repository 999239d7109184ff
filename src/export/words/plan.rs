//! A plan for a Blocker in one line, and whether somebody on our side must act on it.

use crate::domain::method::playbook::Playbook;
use crate::domain::record::choice::Choices;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::plan::{BlockerPlan, Route};
use crate::domain::record::stakeholder::Stakeholder;
use jiff::civil::Date;

/// The state of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanState {
    /// The blocking is over.
    Over,
    /// One of us owns it, with a way and a day to come.
    Running,
    /// It is left to the customer, overdue, or lacks a way, an owner or a day.
    Lacking,
}

/// Returns the state of a plan on a day.
#[must_use]
pub fn plan_state(plan: &BlockerPlan, today: Date) -> PlanState {
    if plan.is_neutralised() {
        PlanState::Over
    } else if plan.is_complete() && plan.due.is_some_and(|due| due >= today) {
        PlanState::Running
    } else {
        PlanState::Lacking
    }
}

/// Formats a plan in a line: the way, through whom, the action, the day, and the owner on our side. Says what is
/// missing.
#[must_use]
pub fn plan_words(playbook: &Playbook, deal: &Deal, plan: &BlockerPlan, today: Date) -> String {
    if plan.is_neutralised() {
        let day = plan.neutralised_on.map_or_else(String::new, |day| format!(" ({})", dates::show(day, today)));
        return format!("no longer blocking: {}{day}", plan.neutralised.trim());
    }
    let gone = |person: &Stakeholder| if person.has_left() { " (left the company)" } else { "" };
    let through: Vec<String> = deal
        .stakeholders
        .iter()
        .filter(|person| plan.persuaders.has(person.id))
        .map(|person| format!("{}{}", deal.called(person), gone(person)))
        .collect();
    let way = match plan.route() {
        None => "no approach yet".to_owned(),
        Some(Route::Pressure) if !through.is_empty() => {
            format!("{} through {}", Route::Pressure.label(), through.join(", "))
        }
        Some(route) => route.label().to_owned(),
    };
    let what = if plan.what.trim().is_empty() { String::new() } else { format!(": {}", plan.what.trim()) };
    let when = match plan.due {
        Some(due) if due < today => format!("overdue since {}", dates::show(due, today)),
        Some(due) => format!("by {}", dates::show(due, today)),
        None => "no date set".to_owned(),
    };
    let stage = playbook.stages.iter().find(|stage| stage.id == plan.stage);
    let stage = stage.map_or_else(String::new, |stage| format!(", before coaching stage “{}”", stage.short));
    let who = if plan.left_to_customer {
        "left to the customer: what are you doing yourself?".to_owned()
    } else if plan.owner.trim().is_empty() {
        "no owner on our side".to_owned()
    } else {
        deal.who_words(&plan.owner, plan.owner_id)
    };
    format!("{way}{what}, {when}{stage} ({who})")
}
