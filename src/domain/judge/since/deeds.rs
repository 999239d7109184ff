//! Changes in our actions, the customer's tasks, concerns, and plans for Blockers.

use super::{Sheet, Way, What};
use crate::domain::record::action::Action;
use crate::domain::record::concern::Concern;
use crate::domain::record::id::RecordId;
use crate::domain::record::plan::BlockerPlan;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::task::{Outcome, Task};
use crate::domain::record::tell::TellAnswer;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Returns whether the day of something open slipped: moved to later, or passed since. What was late already isn't
/// news.
pub(super) fn slipped(sheet: &Sheet<'_>, was: Date, due: Date) -> bool {
    let days = sheet.days;
    due > was || (due < days.now && due >= days.before)
}

/// Reports our actions: done, slipped, new, reopened or dropped.
pub(super) fn actions(sheet: &mut Sheet<'_>) {
    let (before, now) = (sheet.before, sheet.now);
    let known: HashMap<RecordId, &Arc<Action>> = before.actions.iter().map(|one| (one.id, one)).collect();
    for action in &now.actions {
        let was = known.get(&action.id).copied();
        if action.is_open()
            && was.is_some_and(|was| Arc::ptr_eq(was, action))
            && !slipped(sheet, action.due, action.due)
        {
            continue;
        }
        let (what, due) = (action.what.clone(), action.due);
        match (was.map(|was| was.is_open()), &action.done) {
            (Some(true) | None, Some(done)) => {
                let on = local(sheet, done.at);
                let way = if on > due { Way::Worse } else { Way::Better };
                sheet.add(action.about, way, What::Done { what, due, on });
            }
            (Some(false), Some(_)) => {}
            (Some(false), None) => sheet.add(action.about, Way::Worse, What::Reopened { what }),
            (Some(true), None) => {
                let from = was.map_or(due, |was| was.due);
                if slipped(sheet, from, due) {
                    sheet.add(action.about, Way::Worse, What::Slipped { what, from, due });
                }
            }
            (None, None) => {
                let new = What::NewAction { what: what.clone(), who: now.doer_words(action).into(), due };
                sheet.add(action.about, Way::Neutral, new);
                if due < sheet.days.now {
                    sheet.add(action.about, Way::Worse, What::Slipped { what, from: due, due });
                }
            }
        }
    }
    let left: HashSet<RecordId> = now.actions.iter().map(|one| one.id).collect();
    for was in before.actions.iter().filter(|was| was.is_open() && !left.contains(&was.id)) {
        // Actions about removed people were removed with them.
        if was.about.is_none_or(|id| sheet.people_now.contains_key(&id)) {
            sheet.add(was.about, Way::Neutral, What::Dropped { what: was.what.clone() });
        }
    }
}

fn local(sheet: &Sheet<'_>, at: Timestamp) -> Date {
    at.to_zoned_datetime(sheet.days.zone.clone()).date()
}

/// Reports a person's tasks: given, judged, slipped or withdrawn.
pub(super) fn tasks(sheet: &mut Sheet<'_>, was: &Stakeholder, now: &Stakeholder) {
    let of = |task: &Task| was.tasks.iter().find(|one| one.id == task.id);
    for task in &now.tasks {
        let (old, what) = (of(task), task.what.clone());
        if old.is_none() {
            sheet.add([now.id], Way::Neutral, What::TaskGiven { what: what.clone(), due: task.due });
        }
        let result = |task: &Task| task.judged.as_ref().map(|judged| judged.result.clone());
        match (old.and_then(result), result(task)) {
            (from, Some(to)) if from.as_ref() != Some(&to) => {
                let (result, way) = match to {
                    Outcome::Known(TellAnswer::Delivered) => (Some(TellAnswer::Delivered), Way::Better),
                    Outcome::Known(one @ (TellAnswer::NotDelivered | TellAnswer::Refused | TellAnswer::Declined)) => {
                        (Some(one), Way::Worse)
                    }
                    Outcome::Known(one) => (Some(one), Way::Neutral),
                    Outcome::Foreign(_) => (None, Way::Neutral),
                };
                sheet.add([now.id], way, What::TaskJudged { what, result });
            }
            (None, None) => {
                let from = old.map_or(task.due, |old| old.due);
                if slipped(sheet, from, task.due) {
                    sheet.add([now.id], Way::Worse, What::TaskSlipped { what, from, due: task.due });
                }
            }
            (_, Some(_)) | (Some(_), None) => {}
        }
    }
    let left: HashSet<RecordId> = now.tasks.iter().map(|one| one.id).collect();
    for task in was.tasks.iter().filter(|task| task.is_open() && !left.contains(&task.id)) {
        sheet.add([now.id], Way::Neutral, What::TaskWithdrawn { what: task.what.clone() });
    }
}

/// Reports concerns and disconnects.
pub(super) fn concerns(sheet: &mut Sheet<'_>) {
    let (before, now) = (sheet.before, sheet.now);
    for concern in &now.concerns {
        let was = before.concerns.iter().find(|one| one.id == concern.id);
        let text = concern.text.clone();
        let (way, what) = match (was.map(Concern::is_settled), concern.is_settled()) {
            (None, false) => (Way::Worse, What::Raised { text }),
            (Some(false) | None, true) => (Way::Better, What::Settled { text }),
            (Some(true), false) => (Way::Worse, What::OpenAgain { text }),
            (Some(true), true) | (Some(false), false) => continue,
        };
        sheet.add(concern.of.iter(), way, what);
    }
    let is_gone = |was: &&Concern| !was.is_settled() && !now.concerns.iter().any(|one| one.id == was.id);
    for was in before.concerns.iter().filter(is_gone) {
        // Concerns of removed people only were removed with them.
        if was.of.count() == 0 || was.of.iter().any(|id| sheet.people_now.contains_key(&id)) {
            sheet.add(was.of.iter(), Way::Neutral, What::Forgotten { text: was.text.clone() });
        }
    }
}

/// Reports the plan for a person who blocks, or might.
pub(super) fn plan(sheet: &mut Sheet<'_>, was: &Stakeholder, now: &Stakeholder) {
    let (old, new) = (was.plan.as_deref(), now.plan.as_deref());
    let over = |plan: Option<&BlockerPlan>| plan.is_some_and(BlockerPlan::is_neutralised);
    let whole = |plan: Option<&BlockerPlan>| plan.is_some_and(BlockerPlan::is_complete);
    let (way, what) = match (old, new) {
        (None, None) => return,
        (_, Some(plan)) if plan.is_neutralised() && !over(old) => {
            (Way::Better, What::Neutralised { by: plan.neutralised.clone() })
        }
        (_, Some(plan)) if plan.is_neutralised() => return,
        (_, Some(_)) if over(old) => (Way::Worse, What::BlocksAgain),
        (None, Some(plan)) => (Way::Better, What::Planned { whole: plan.is_complete() }),
        // After the blocking ends, no plan is needed.
        (Some(_), None) => (if over(old) { Way::Neutral } else { Way::Worse }, What::PlanGone),
        (Some(_), Some(_)) => match (whole(old), whole(new)) {
            (false, true) => (Way::Better, What::PlanWhole),
            (true, false) => (Way::Worse, What::PlanLacks),
            (true, true) | (false, false) => return plan_slipped(sheet, was, now),
        },
    };
    sheet.add([now.id], way, what);
    plan_slipped(sheet, was, now);
}

fn plan_slipped(sheet: &mut Sheet<'_>, was: &Stakeholder, now: &Stakeholder) {
    let running = |person: &Stakeholder| person.plan.as_deref().filter(|plan| !plan.is_neutralised())?.due;
    if let (Some(from), Some(due)) = (running(was), running(now))
        && slipped(sheet, from, due)
    {
        sheet.add([now.id], Way::Worse, What::PlanSlipped { from, due });
    }
}
