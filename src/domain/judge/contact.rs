//! Contacts with people, and what the customer did on their own initiative: facts from the log, the tasks and the
//! ticks (M8, M9). Nothing here judges whether that is enough.

use crate::domain::record::answer::Answer;
use crate::domain::record::coaching::Tick;
use crate::domain::record::conversation::Conversation;
use crate::domain::record::dates::day_of;
use crate::domain::record::deal::Deal;
use crate::domain::record::evidence::Evidence;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::stakeholder::{Observation, Stakeholder};
use crate::domain::record::stance::Stance;
use crate::domain::record::task::{Outcome, Task};
use crate::domain::record::tell::TellAnswer;
use crate::domain::record::text::Text;
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The contacts with one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contact {
    /// The number of conversations they took part in.
    pub count: usize,
    /// The day of the latest one.
    pub last: Date,
    /// Whether the customer started the latest one.
    pub by_customer: bool,
}

/// All contacts in a deal. A conversation with three people is three contacts.
#[derive(Debug, Clone, Default)]
pub struct Contacts {
    of: HashMap<StakeholderId, Contact>,
}

/// Something the customer did on their own initiative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerAct {
    /// The day it was done.
    pub on: Date,
    /// The person who did it, if it was a single one.
    pub who: Option<StakeholderId>,
    /// The act in words.
    pub what: Text,
}

impl Contacts {
    /// Returns the contacts in a deal's log. People no longer in the deal aren't counted.
    #[must_use]
    pub fn of_deal(deal: &Deal) -> Self {
        let mut all = Self::default();
        if deal.conversations.is_empty() {
            return all;
        }
        let people: HashSet<StakeholderId> = deal.stakeholders.iter().map(|one| one.id).collect();
        for one in &deal.conversations {
            for id in one.with.iter().filter(|id| people.contains(id)) {
                let new = Contact { count: 0, last: one.on, by_customer: one.is_customers() };
                let contact = all.of.entry(id).or_insert(new);
                contact.count += 1;
                if one.on >= contact.last {
                    contact.last = one.on;
                    contact.by_customer = one.is_customers();
                }
            }
        }
        all
    }

    /// Returns the contacts with one person; `None` where there was none.
    #[must_use]
    pub fn with(&self, person: StakeholderId) -> Option<&Contact> {
        self.of.get(&person)
    }

    /// Returns the day of the last contact with a person: of the latest conversation, or where none was logged, of what
    /// was last seen first-hand.
    #[must_use]
    pub fn last_contact(&self, person: &Stakeholder) -> Option<Date> {
        let logged = self.with(person.id).map(|contact| contact.last);
        logged.or_else(|| sightings(person).map(|seen| seen.on).max())
    }

    /// Returns the number of contacts with these people.
    pub fn among(&self, people: impl IntoIterator<Item = StakeholderId>) -> usize {
        people.into_iter().filter_map(|id| self.with(id)).map(|one| one.count).sum()
    }

    /// Returns the one of these people with the most contacts, and their number; of equals, the one added to the deal
    /// first.
    pub fn busiest(&self, people: impl IntoIterator<Item = StakeholderId>) -> Option<(StakeholderId, usize)> {
        let counts = people.into_iter().filter_map(|id| Some((id, self.with(id)?.count)));
        counts.max_by_key(|(id, count)| (*count, std::cmp::Reverse(*id)))
    }

    /// Returns the number of contacts with each group, given each person's group.
    pub fn by_group(
        &self,
        members: impl IntoIterator<Item = (StakeholderId, ProfileGroup)>,
    ) -> [usize; ProfileGroup::COUNT] {
        let mut groups = [0; ProfileGroup::COUNT];
        for (id, group) in members {
            groups[group.index()] += self.with(id).map_or(0, |one| one.count);
        }
        groups
    }

    /// Returns whether anybody on our side ever met this person: they took part in a conversation, or were seen
    /// first-hand, by a stance too. People who are unreachable count as never met.
    #[must_use]
    pub fn met(&self, person: &Stakeholder) -> bool {
        let was_seen = || sightings(person).next().is_some() || person.stances.iter().any(Stance::is_sighting);
        !person.is_unreachable() && (self.with(person.id).is_some() || was_seen())
    }
}

/// Returns first-hand sightings of a person by anybody: what they did, and the day.
///
/// An answer alone isn't one, since three keys are enough to give it; nor is hearsay, nor what somebody only claimed.
/// A stance isn't among them: few say whether we heard it from them or from somebody else.
pub fn sightings(person: &Stakeholder) -> impl Iterator<Item = &Evidence> {
    let own = |one: &&Observation| !one.hearsay && one.answer().is_some_and(Answer::was_seen);
    let observed = person.observations.iter().filter(own).flat_map(|one| &one.evidence);
    let judged = person.tasks.iter().filter_map(|task| task.judged.as_ref()).flat_map(|judged| &judged.evidence);
    observed.chain(judged).filter(|seen| !seen.text.trim().is_empty())
}

/// Returns the number of occasions on which we met the customer: conversations, plus sightings on days without one.
#[must_use]
pub fn occasions(deal: &Deal) -> usize {
    let spoken: HashSet<(StakeholderId, Date)> =
        deal.conversations.iter().flat_map(|one| one.with.iter().map(|id| (id, one.on))).collect();
    let seen = deal.stakeholders.iter().flat_map(|person| sightings(person).map(|seen| (person.id, seen.on)));
    let beside: HashSet<(StakeholderId, Date)> = seen.filter(|one| !spoken.contains(one)).collect();
    deal.conversations.len() + beside.len()
}

/// Returns whether an assessor knows a person by hearsay only: they said so, and nobody has talked with the person
/// since.
#[must_use]
pub fn only_heard_of(deal: &Deal, person: &Stakeholder, assessor: &str) -> bool {
    person.answers(assessor).hearsay() > 0 && last_conversation(deal, person.id).is_none()
}

/// Returns the latest conversation in which a person took part.
#[must_use]
pub fn last_conversation(deal: &Deal, person: StakeholderId) -> Option<&Arc<Conversation>> {
    deal.conversations.iter().filter(|one| one.with.has(person)).max_by_key(|one| (one.on, one.at))
}

/// Returns the latest thing the customer did on their own initiative: started a conversation, delivered a task at
/// least in part, or did what proves a verifier or a joint act. Mere replies don't count (M9).
#[must_use]
pub fn last_act(deal: &Deal) -> Option<CustomerAct> {
    let started = deal.conversations.iter().filter(|one| one.is_customers());
    let started = started.max_by_key(|one| one.on).map(|one| {
        let who = one.with.iter().find(|id| deal.person(*id).is_some());
        CustomerAct { on: one.on, who, what: one.said.clone() }
    });
    let tasks = deal.stakeholders.iter().flat_map(|person| person.tasks.iter().map(move |task| (person.id, task)));
    let delivered = tasks
        .filter_map(|(id, task)| Some((id, task, delivered_on(task)?)))
        .max_by_key(|(.., on)| *on)
        .map(|(id, task, on)| CustomerAct { on, who: Some(id), what: task.what.clone() });
    let ticks = deal.coaching.iter().flat_map(|track| track.ticks.iter().map(|tick| (Some(track.stakeholder), tick)));
    let marks = deal.marks.iter().map(|tick| (None, tick));
    let shown = ticks
        .chain(marks)
        .filter(|(_, tick)| Tick::has_evidence(tick))
        .max_by_key(|(_, tick)| tick.on)
        .map(|(who, tick)| CustomerAct { on: tick.on, who, what: tick.evidence.clone() });
    let act = started.into_iter().chain(delivered).chain(shown).max_by_key(|act| act.on)?;
    // People removed from the deal are not named.
    Some(CustomerAct { who: act.who.filter(|id| deal.person(*id).is_some()), ..act })
}

/// Returns the day on which a task was delivered, at least in part.
///
/// The evidence gives the day, since a task may be judged weeks later. Without evidence the day is unknown: if it was
/// judged after the due date, the due date is used, so that judging late never hides a silence.
#[must_use]
pub fn delivered_on(task: &Task) -> Option<Date> {
    let judged = task.judged.as_ref()?;
    let kept = matches!(judged.result, Outcome::Known(TellAnswer::Delivered | TellAnswer::InPart));
    let seen = judged.evidence.iter().map(|seen| seen.on).max();
    kept.then(|| seen.unwrap_or_else(|| day_of(judged.at).min(task.due)))
}

/// Returns the day of the first conversation.
#[must_use]
pub fn first_talk(deal: &Deal) -> Option<Date> {
    deal.conversations.iter().map(|one| one.on).min()
}
