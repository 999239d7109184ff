//! Steps that the customer's company takes inside to buy: new, done, slipped, struck out, in another order.

use super::deeds::slipped;
use super::{Sheet, Way, What};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::RecordId;
use std::sync::Arc;

/// Reports the changes in the steps, in the customer's order; those struck out come last.
pub(super) fn steps(sheet: &mut Sheet<'_>) {
    let (before, now) = (sheet.before, sheet.now);
    for step in &now.inside_steps {
        let was = before.inside_step(step.id);
        let name = step.name.clone();
        match (was.map(|was| was.done), step.done) {
            (None | Some(None), Some(on)) => sheet.add(step.who, Way::Better, What::InsideDone { name, on }),
            (Some(Some(_)), None) => sheet.add(step.who, Way::Worse, What::InsideReopened { name }),
            (None, None) => sheet.add(step.who, Way::Neutral, What::InsideNew { name, due: step.due }),
            (Some(Some(_)), Some(_)) | (Some(None), None) => {}
        }
        let Some(due) = step.due.filter(|_| step.is_open()) else { continue };
        let from = was.and_then(|was| was.due).unwrap_or(due);
        if slipped(sheet, from, due) {
            let name = step.name.clone();
            sheet.add(step.who, Way::Worse, What::InsideSlipped { name, from, due });
        }
    }
    for was in before.inside_steps.iter().filter(|was| now.inside_step(was.id).is_none()) {
        sheet.add(was.who, Way::Neutral, What::InsideGone { name: was.name.clone() });
    }
    let kept = |of: &Deal, in_other: &Deal| -> Vec<RecordId> {
        let kept = of.inside_steps.iter().map(|one: &Arc<_>| one.id);
        kept.filter(|id| in_other.inside_step(*id).is_some()).collect()
    };
    if kept(before, now) != kept(now, before) {
        sheet.add([], Way::Neutral, What::InsideOrder);
    }
}
