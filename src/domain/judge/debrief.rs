//! The debrief of a conversation: a few closed questions about just those who took part, the most telling first.
//!
//! It never asks for the result of a task: what confirms a Mobilizer is what was seen of a delivered task, written down
//! for its own sake.

use super::alert::Alerts;
use super::confirm::is_clear;
use super::next::eligible;
use super::prep::can_be_there;
use super::telling::{LEAST, Outcomes, weight};
use super::verdict::judge;
use crate::domain::method::model::Model;
use crate::domain::record::answer::Item;
use crate::domain::record::conversation::Conversation;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::stakeholder::Observation;
use jiff::civil::Date;
use std::sync::Arc;

/// The most questions about one conversation.
pub const MOST: usize = 5;
/// The number of days for which a conversation is fresh enough to be asked about.
const DAYS: i32 = 7;

/// A question of a debrief: an item of a person who took part.
pub type Question = (StakeholderId, Item);

/// Returns the conversation to debrief: the latest of the last days that the assessor took part in. One that a colleague
/// had is hearsay for everyone else.
#[must_use]
pub fn to_debrief<'a>(deal: &'a Deal, assessor: &str, today: Date) -> Option<&'a Arc<Conversation>> {
    let fresh = |one: &&Arc<Conversation>| {
        let days = today.since(one.on).map_or(i32::MAX, |span| span.get_days());
        one.by == assessor && (0..=DAYS).contains(&days)
    };
    deal.conversations.iter().filter(fresh).max_by_key(|one| (one.on, one.at))
}

/// Returns what is still worth asking about a conversation, the most telling first, without what was passed.
#[must_use]
pub fn open_questions(
    model: &Model,
    deal: &Deal,
    talk: &Conversation,
    assessor: &str,
    alerts: Option<&Alerts>,
    passed: &[Question],
) -> Vec<Question> {
    let mut open: Vec<(f64, Question)> = Vec::new();
    let there = deal.stakeholders.iter().filter(|one| talk.with.has(one.id) && can_be_there(one));
    for person in there {
        let all = person.answers(assessor);
        if is_clear(&judge(model, &all)) {
            continue;
        }
        // What was only heard can be told first-hand now.
        let answers = all.first_hand();
        let (now, weight) = (Outcomes::of(model, &answers), weight(person, alerts));
        let unknown = eligible(&answers).filter(|item| answers.get(*item).is_none());
        for item in unknown.filter(|item| !passed.contains(&(person.id, *item))) {
            let told = now.told_by(model, item);
            if told >= LEAST {
                open.push((told * weight, (person.id, item)));
            }
        }
    }
    // Stable, and blind to the last digits: equals keep the order that favors no profile.
    open.sort_by(|(one, _), (other, _)| (other * 1e9).round().total_cmp(&(one * 1e9).round()));
    open.into_iter().map(|(_, question)| question).collect()
}

/// Returns how many of an assessor's answers a conversation was the occasion of.
#[must_use]
pub fn answered(deal: &Deal, talk: &Conversation, assessor: &str) -> usize {
    let there = deal.stakeholders.iter().filter(|one| talk.with.has(one.id));
    let own = there.flat_map(|person| person.observations.iter().filter(|one| one.by == assessor));
    own.filter(|one| is_from(one, talk.id)).count()
}

/// Returns whether an answer was given in the debrief of a conversation.
#[must_use]
pub fn is_from(answer: &Observation, talk: RecordId) -> bool {
    answer.conversation == Some(talk) || answer.evidence.iter().any(|line| line.conversation == Some(talk))
}
