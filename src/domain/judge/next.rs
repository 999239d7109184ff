//! The next thing to find out: the one most useful question.

use super::verdict::{GroupWord, Verdict};
use crate::domain::method::model::{ByProfile, Model, entropy, normalise, times};
use crate::domain::record::answer::{Answers, Item};
use crate::domain::record::profile::{ProfileGroup, by_group};
use crate::domain::record::tell::{Tell, TellAnswer};
use crate::domain::record::traits::Trait;

/// The next step towards a firm verdict on a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// An item to find out.
    Ask(Item),
    /// A mobilizing task to give, which alone confirms a Mobilizer (M3).
    GiveTask,
    /// Another task to give: the last one wasn't delivered, or only in part.
    GiveAnother,
    /// Evidence to write down: what was seen of the task they delivered.
    AddEvidence,
    /// Nothing to do, since enough is known.
    Enough,
    /// Nothing left to ask, although the result isn't firm.
    NothingLeft,
}

impl Next {
    /// Returns whether the step is to give a task.
    #[must_use]
    pub const fn is_task(self) -> bool {
        matches!(self, Self::GiveTask | Self::GiveAnother)
    }
}

/// Returns the best next step: whatever confirms a Mobilizer, once one is likely; otherwise the most useful question.
/// So there is always a step while a Mobilizer isn't confirmed.
#[must_use]
pub fn next(model: &Model, answers: &Answers, verdict: &Verdict, postponed: &[Item]) -> Next {
    if let Some(next) = confirming(answers, verdict) {
        return next;
    }
    if verdict.is_likely() && verdict.contested.is_none() {
        return Next::Enough;
    }
    best_of(model, answers, postponed, eligible(answers)).map_or(Next::NothingLeft, Next::Ask)
}

/// Returns what a likely Mobilizer, or one who didn't deliver, still lacks to be confirmed.
#[must_use]
pub fn confirming(answers: &Answers, verdict: &Verdict) -> Option<Next> {
    match verdict.group {
        Some((ProfileGroup::Mobilizer, GroupWord::Unproven)) => Some(Next::GiveAnother),
        Some((ProfileGroup::Mobilizer, GroupWord::Likely)) => Some(match answers.tell(Tell::Task) {
            None => Next::GiveTask,
            Some(TellAnswer::Delivered) => {
                let seen = answers.first_hand();
                let missing = [Tell::Insight, Tell::Talk].into_iter().find(|tell| seen.tell(*tell).is_none());
                missing.map_or(Next::AddEvidence, |tell| Next::Ask(Item::Tell(tell)))
            }
            Some(_) => Next::GiveAnother,
        }),
        Some(_) | None => None,
    }
}

/// Returns the trait to ask next in the questionnaire: postponed ones last, dropped ones not at all.
#[must_use]
pub fn next_trait(model: &Model, answers: &Answers, postponed: &[Item], dropped: &[Item]) -> Option<Item> {
    let open = Trait::mixed().map(Item::Trait).filter(|item| !dropped.contains(item));
    best_of(model, answers, postponed, open)
}

/// Returns the steps of the screening in the order of M3: the insight; then talk, press and the task if they engaged,
/// or gives if they didn't. How they talk may have been seen then too; it comes last, since it says less there.
///
/// While the insight is skipped, the steps that work without it: talk and gives.
#[must_use]
pub fn screening_steps(insight: Option<TellAnswer>) -> &'static [Tell] {
    match insight {
        None => &[Tell::Insight, Tell::Talk, Tell::Gives],
        Some(answer) if answer.engaged() => &[Tell::Insight, Tell::Talk, Tell::Press, Tell::Task],
        Some(_) => &[Tell::Insight, Tell::Gives, Tell::Talk],
    }
}

/// Returns the item that would settle a contest: the open question that tells most about the group.
#[must_use]
pub fn settles(model: &Model, answers: &Answers) -> Option<Item> {
    best_by(model, answers, &[], eligible(answers), |profiles| entropy(&by_group(profiles)))
}

/// Returns the uncertainty that the answer to an item leaves on average, with the measure of uncertainty.
pub(super) fn left_by(model: &Model, now: &ByProfile, item: Item, open: impl Fn(&ByProfile) -> f64) -> f64 {
    let mut left = 0.0;
    for answer in item.answers() {
        let after = times(now, &model.likelihood(answer));
        let probability: f64 = after.iter().sum();
        left += probability * open(&normalise(&after));
    }
    left
}

/// Returns the items that can be asked about somebody with these answers; the task is given, and not asked for.
pub(super) fn eligible(answers: &Answers) -> impl Iterator<Item = Item> + use<> {
    let press = answers.tell(Tell::Insight).is_some_and(TellAnswer::engaged);
    Item::all().filter(move |item| match item {
        Item::Tell(Tell::Task) => false,
        Item::Tell(Tell::Press) => press,
        Item::Tell(Tell::Insight | Tell::Talk | Tell::Gives) | Item::Trait(_) => true,
    })
}

fn best_of(model: &Model, answers: &Answers, postponed: &[Item], items: impl Iterator<Item = Item>) -> Option<Item> {
    best_by(model, answers, postponed, items, |profiles| entropy(profiles))
}

/// Returns the open item whose answer leaves the least uncertainty on average; the first of equals, and a postponed
/// one only when no other is left.
fn best_by(
    model: &Model,
    answers: &Answers,
    postponed: &[Item],
    items: impl Iterator<Item = Item>,
    open: impl Fn(&[f64; 7]) -> f64,
) -> Option<Item> {
    let now = model.profiles(answers.given());
    let mut best: Option<(bool, f64, Item)> = None;
    for item in items.filter(|item| answers.get(*item).is_none()) {
        let left = left_by(model, &now, item, &open);
        let late = postponed.contains(&item);
        let better = best.is_none_or(|(best_late, best_left, _)| (late, left + 1e-12) < (best_late, best_left));
        if better {
            best = Some((late, left, item));
        }
    }
    best.map(|(_, _, item)| item)
}
