//! Preparing a conversation: what to find out from the people who will be there, the most telling first.
//!
//! What we only heard about somebody counts as unasked: now it can be seen.

use super::alert::Alerts;
use super::confirm::is_clear;
use super::next::{Next, confirming, eligible};
use super::telling::{LEAST, Outcomes, weight};
use super::verdict::judge;
use crate::domain::method::model::Model;
use crate::domain::record::answer::{Answers, Item};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::tell::Tell;
use jiff::civil::Date;

/// The most things to find out in one conversation.
pub const MOST: usize = 5;
/// The fewest, if there are as many.
pub const FEWEST: usize = 3;
/// The most about one person where others are there too.
pub const EACH: usize = 2;

/// The share of the first one's worth from which there are more than the fewest.
const WORTH_MORE: f64 = 0.4;
/// The worth of what is all that is missing to confirm a Mobilizer: about as much as a screening tells.
const CONFIRMS: f64 = 0.8;

/// A thing to find out from a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ask {
    /// The person.
    pub person: StakeholderId,
    /// The question, or the task to give.
    pub what: Next,
}

/// Returns what to find out from these people, the most telling first: three to five things if there are as many, no two
/// about one profile's traits of one person, and no more than two of one person where others are there.
#[must_use]
pub fn prep(
    model: &Model,
    deal: &Deal,
    people: &[StakeholderId],
    assessor: &str,
    alerts: Option<&Alerts>,
    today: Date,
) -> Vec<Ask> {
    let there = deal.stakeholders.iter().filter(|one| people.contains(&one.id) && can_be_there(one));
    let mut there: Vec<Attendee> =
        there.map(|person| Attendee::of(model, person, assessor, weight(person, alerts), today)).collect();
    let each = if there.len() > 1 { EACH } else { MOST };
    let (mut asks, mut first) = (Vec::new(), None);
    while asks.len() < MOST {
        let mut best: Option<(usize, f64, Next)> = None;
        for (place, one) in there.iter().enumerate().filter(|(_, one)| one.asked.len() < each) {
            if let Some((worth, what)) = one.best(model)
                && best.is_none_or(|(_, most, _)| worth > most + 1e-12)
            {
                best = Some((place, worth, what));
            }
        }
        let Some((place, worth, what)) = best else { break };
        if asks.len() >= FEWEST && worth < WORTH_MORE * *first.get_or_insert(worth) {
            break;
        }
        first.get_or_insert(worth);
        there[place].take(model, what);
        asks.push(Ask { person: there[place].person, what });
    }
    asks
}

/// Returns whether somebody can be in a conversation: they are known, and still there.
#[must_use]
pub fn can_be_there(person: &Stakeholder) -> bool {
    !person.has_left() && !person.is_placeholder()
}

/// Somebody who will be there.
struct Attendee {
    person: StakeholderId,
    answers: Answers,
    outcomes: Outcomes,
    weight: f64,
    /// What decides first, whatever a question would tell.
    first: Option<Next>,
    /// Whether their verdict is firm: no question would change it much.
    is_clear: bool,
    asked: Vec<Next>,
}

impl Attendee {
    fn of(model: &Model, person: &Stakeholder, assessor: &str, weight: f64, today: Date) -> Self {
        let all = person.answers(assessor);
        let verdict = judge(model, &all);
        let answers = all.first_hand();
        let first = match person.open_task() {
            Some(task) if task.due <= today => Some(Next::Ask(Item::Tell(Tell::Task))),
            // They still have time.
            Some(_) => None,
            None => confirming(&all, &verdict),
        };
        Self {
            person: person.id,
            outcomes: Outcomes::of(model, &answers),
            answers,
            weight,
            first,
            is_clear: is_clear(&verdict),
            asked: Vec::new(),
        }
    }

    /// Returns what is worth most to find out next, and how much.
    fn best(&self, model: &Model) -> Option<(f64, Next)> {
        if let Some(first) = self.first.filter(|first| !self.asked.contains(first)) {
            return Some((self.weight * self.told_by(model, first).max(CONFIRMS), first));
        }
        if self.is_clear {
            return None;
        }
        let mut best: Option<(f64, Next)> = None;
        for item in eligible(&self.answers).filter(|item| self.is_open(*item)) {
            let told = self.outcomes.told_by(model, item);
            if told >= LEAST && best.is_none_or(|(most, _)| told > most + 1e-12) {
                best = Some((told, Next::Ask(item)));
            }
        }
        best.map(|(told, what)| (self.weight * told, what))
    }

    fn told_by(&self, model: &Model, what: Next) -> f64 {
        item_of(what).map_or(0.0, |item| self.outcomes.told_by(model, item))
    }

    /// Returns whether an item is unanswered, not chosen yet, and no trait of a profile that one was chosen of.
    fn is_open(&self, item: Item) -> bool {
        let is_like = |asked: Item| match (asked, item) {
            (Item::Trait(asked), Item::Trait(item)) => asked.profile() == item.profile(),
            (asked, item) => asked == item,
        };
        self.answers.get(item).is_none() && !self.asked.iter().filter_map(|what| item_of(*what)).any(is_like)
    }

    fn take(&mut self, model: &Model, what: Next) {
        if let Some(item) = item_of(what) {
            self.outcomes = self.outcomes.after(model, item);
        }
        self.asked.push(what);
    }
}

/// Returns the item that a step finds out.
#[must_use]
pub const fn item_of(what: Next) -> Option<Item> {
    match what {
        Next::Ask(item) => Some(item),
        Next::GiveTask | Next::GiveAnother | Next::AddEvidence => Some(Item::Tell(Tell::Task)),
        Next::Enough | Next::NothingLeft => None,
    }
}
