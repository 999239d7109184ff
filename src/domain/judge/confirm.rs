//! What is best to confirm about somebody of whom no question would tell much any more: of the answers that carry the
//! verdict, the one on the weakest footing.
//!
//! Which answers carry a verdict, and which footing is weaker, is our own reading: the method has no rule for it.

use super::next::eligible;
use super::telling::{LEAST, Outcomes};
use super::verdict::{Verdict, judge};
use super::why::{Reason, why};
use crate::domain::method::model::Model;
use crate::domain::record::answer::{Answer, Answers, Item};
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::tell::Tell;
use crate::domain::record::traits::Seen;
use jiff::civil::Date;
use std::cmp::Ordering;

/// The share of the strongest reason's weight from which an answer is one of those that carry the verdict.
const CARRIES: f64 = 0.25;

/// What an answer rests on, the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Footing {
    /// Somebody told us.
    Heard,
    /// They said so themselves, and nobody saw it.
    Claimed,
    /// Nothing that was seen is written down.
    Unwritten,
    /// It was seen a single time, last on this day.
    Once(Date),
    /// It was last seen on this day.
    Seen(Date),
}

/// An answer that a verdict rests on, and what it rests on itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weakest {
    /// The answer, and how much it speaks for the verdict.
    pub reason: Reason,
    /// What it rests on.
    pub footing: Footing,
}

/// Returns whether no question about somebody would tell much any more: their verdict is clear, or all is answered.
#[must_use]
pub fn is_settled(model: &Model, person: &Stakeholder, assessor: &str) -> bool {
    let all = person.answers(assessor);
    if is_clear(&judge(model, &all)) {
        return true;
    }
    let answers = all.first_hand();
    let now = Outcomes::of(model, &answers);
    !eligible(&answers).any(|item| answers.get(item).is_none() && now.told_by(model, item) >= LEAST)
}

/// Returns whether a verdict is firm: no question would change it much.
pub(super) fn is_clear(verdict: &Verdict) -> bool {
    verdict.is_likely() && verdict.contested.is_none()
}

/// Returns the answer on the weakest footing among those that carry the verdict on somebody; of several, the one that
/// speaks most for it. The result of a task isn't asked for again. `None` without an answer that speaks for the verdict.
#[must_use]
pub fn weakest(model: &Model, person: &Stakeholder, assessor: &str) -> Option<Weakest> {
    let answers = person.answers(assessor);
    let reasons = why(model, &answers, &judge(model, &answers));
    let for_it = |reason: &&Reason| reason.weight > 0.0 && reason.answer.item() != Item::Tell(Tell::Task);
    let most = reasons.iter().filter(for_it).map(|one| one.weight).fold(0.0, f64::max);
    let carrying = reasons.iter().filter(for_it).filter(|one| one.weight >= CARRIES * most);
    let all = carrying.map(|one| Weakest { reason: *one, footing: footing(person, assessor, &answers, one.answer) });
    all.min_by(|one, other| {
        let heavier = other.reason.weight.partial_cmp(&one.reason.weight).unwrap_or(Ordering::Equal);
        one.footing.cmp(&other.footing).then(heavier)
    })
}

fn footing(person: &Stakeholder, assessor: &str, answers: &Answers, answer: Answer) -> Footing {
    let item = answer.item();
    let lines = person.evidence(assessor, item).unwrap_or_default();
    let last = lines.iter().map(|line| line.on).max().filter(|_| answers.is_evident(item));
    match (answers.is_hearsay(item), answer, last) {
        (true, ..) => Footing::Heard,
        (false, Answer::Trait(_, Seen::Claimed), _) => Footing::Claimed,
        (false, _, None) => Footing::Unwritten,
        (false, Answer::Trait(_, Seen::Once), Some(day)) => Footing::Once(day),
        (false, _, Some(day)) => Footing::Seen(day),
    }
}
