//! Alerts about the steps that the customer's company takes inside to buy (M9): late, unknown, or behind where we act.

use super::Raised;
use crate::domain::judge::inside::{Theirs, ours_words, position, theirs_words};
use crate::domain::method::alert_kind::{AlertKind, Spot};
use crate::domain::record::dates;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::inside_step::InsideStep;
use std::sync::Arc;

/// Raises the alerts about the steps; none where no step is written down.
pub(super) fn steps(raised: &mut Raised<'_>) {
    ahead(raised);
    overdue(raised);
    unknown(raised);
}

fn ahead(raised: &mut Raised<'_>) {
    let (playbook, deal) = (raised.facts.playbook, raised.facts.deal);
    let position = position(playbook, deal);
    let (true, Theirs::At(theirs)) = (position.is_ahead(), position.theirs) else { return };
    let reason = format!("{}, and {}", theirs_words(deal, position.theirs), ours_words(playbook, deal, position));
    let people = here(raised, deal.inside_steps.get(theirs..=theirs).unwrap_or_default());
    raised.raise(AlertKind::InsideAhead, Spot::Inside, people, reason);
}

fn overdue(raised: &mut Raised<'_>) {
    let facts = raised.facts;
    let late: Vec<_> = facts.deal.inside_steps.iter().filter(|one| one.is_overdue(facts.today)).cloned().collect();
    let Some(first) = late.first() else { return };
    let due = first.due.map_or_else(String::new, |due| dates::show(due, facts.today));
    let reason = match late.len() {
        1 => format!("Their step “{}” was due {due} and isn't done", first.name),
        many => format!("{many} of their inside steps are overdue; the first, “{}”, was due {due}", first.name),
    };
    let people = here(raised, &late);
    raised.raise(AlertKind::InsideOverdue, Spot::Inside, people, reason);
}

fn unknown(raised: &mut Raised<'_>) {
    let steps = &raised.facts.deal.inside_steps;
    let unknown: Vec<&Arc<InsideStep>> = steps.iter().filter(|one| one.is_unknown()).collect();
    let Some(first) = unknown.first() else { return };
    let lacks = match (first.due, first.who) {
        (None, None) => "when, or who does it",
        (None, Some(_)) => "when",
        (Some(_), _) => "who does it",
    };
    let reason = match unknown.len() {
        1 => format!("Their step “{}”: we don't know {lacks}", first.name),
        many => format!("We don't know who or when for {many} of their inside steps; the next is “{}”", first.name),
    };
    raised.raise(AlertKind::InsideUnknown, Spot::Inside, Vec::new(), reason);
}

/// Returns who does these steps, as far as they're still there.
fn here(raised: &Raised<'_>, steps: &[Arc<InsideStep>]) -> Vec<StakeholderId> {
    let mut people = Vec::new();
    for id in steps.iter().filter_map(|one| one.who) {
        let stays = raised.facts.deal.person(id).is_some_and(|one| !one.has_left());
        if stays && !people.contains(&id) {
            people.push(id);
        }
    }
    people
}
