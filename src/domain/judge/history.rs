//! What was written down about a person, or in a whole deal: every entry with its day, the newest first.
//!
//! An entry names its record by its index in the deal, so that only what is on the screen is looked up. It holds for
//! the state of the deal that it was made from, and for no other.

mod record;

pub use record::Record;

use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::review::Asked;
use crate::domain::record::stakeholder::Stakeholder;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::HashMap;
use std::sync::Arc;

/// The kind of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntryKind {
    /// A logged conversation.
    Conversation,
    /// A note about a person.
    Note,
    /// An answer about a person: an entry for each line of its evidence.
    Answer,
    /// A task given to a person, with its judgment.
    Task,
    /// A stance of a person.
    Stance,
    /// A ticked verifier of the coaching, or a ticked act of the group.
    Tick,
    /// A next step of ours.
    Action,
    /// A relation between two people, with its evidence.
    Relation,
    /// A concern of one person, or a disconnect between several.
    Concern,
    /// The plan for a Blocker.
    Plan,
    /// A colleague's own label for a person.
    Label,
    /// A prediction of what a person will do.
    Prediction,
    /// An insight, or the result of a test of one.
    Insight,
    /// A step that the customer's company takes inside to buy.
    Inside,
    /// An answer to a question of a review.
    Review,
}

/// An entry: its day, the time it was written down, and where its record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The day it happened.
    pub on: Date,
    /// The time it was last written to.
    pub at: Timestamp,
    /// Where its record is.
    record: RecordIndex,
}

/// Where a record is: indexes into the lists of a deal and of its people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RecordIndex {
    Conversation(usize),
    Note(usize, usize),
    /// The answer, and the line of its evidence.
    Answer(usize, usize, Option<usize>),
    Task(usize, usize),
    Stance(usize, usize),
    Tick(usize, usize),
    Mark(usize),
    Action(usize),
    Relation(usize),
    Concern(usize),
    Plan(usize),
    Label(usize, usize),
    Prediction(usize, usize),
    Insight(usize),
    /// The insight, and the result of a test of it.
    Check(usize, usize),
    Inside(usize),
    Asked(usize, usize),
}

impl EntryKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 15] = [
        Self::Conversation,
        Self::Note,
        Self::Answer,
        Self::Task,
        Self::Stance,
        Self::Tick,
        Self::Action,
        Self::Relation,
        Self::Concern,
        Self::Plan,
        Self::Label,
        Self::Prediction,
        Self::Insight,
        Self::Inside,
        Self::Review,
    ];
}

impl Entry {
    /// Returns its kind.
    #[must_use]
    pub const fn kind(&self) -> EntryKind {
        match self.record {
            RecordIndex::Conversation(_) => EntryKind::Conversation,
            RecordIndex::Note(..) => EntryKind::Note,
            RecordIndex::Answer(..) => EntryKind::Answer,
            RecordIndex::Task(..) => EntryKind::Task,
            RecordIndex::Stance(..) => EntryKind::Stance,
            RecordIndex::Tick(..) | RecordIndex::Mark(_) => EntryKind::Tick,
            RecordIndex::Action(_) => EntryKind::Action,
            RecordIndex::Relation(_) => EntryKind::Relation,
            RecordIndex::Concern(_) => EntryKind::Concern,
            RecordIndex::Plan(_) => EntryKind::Plan,
            RecordIndex::Label(..) => EntryKind::Label,
            RecordIndex::Prediction(..) => EntryKind::Prediction,
            RecordIndex::Insight(_) | RecordIndex::Check(..) => EntryKind::Insight,
            RecordIndex::Inside(_) => EntryKind::Inside,
            RecordIndex::Asked(..) => EntryKind::Review,
        }
    }

    /// Returns its record in the deal that it was made from.
    #[must_use]
    pub fn record<'a>(&self, deal: &'a Deal) -> Option<Record<'a>> {
        let person = |at: usize| deal.stakeholders.get(at).map(|person| &**person);
        Some(match self.record {
            RecordIndex::Conversation(at) => Record::Conversation(deal.conversations.get(at)?),
            RecordIndex::Note(whom, at) => Record::Note(person(whom)?, person(whom)?.notes.get(at)?),
            RecordIndex::Answer(whom, at, seen) => {
                let one = person(whom)?.observations.get(at)?;
                Record::Answer(person(whom)?, one, seen.and_then(|seen| one.evidence.get(seen)))
            }
            RecordIndex::Task(whom, at) => Record::Task(person(whom)?, person(whom)?.tasks.get(at)?),
            RecordIndex::Stance(whom, at) => Record::Stance(person(whom)?, person(whom)?.stances.get(at)?),
            RecordIndex::Tick(track, at) => {
                let track = deal.coaching.get(track)?;
                Record::Tick(track.stakeholder, track.ticks.get(at)?)
            }
            RecordIndex::Mark(at) => Record::Mark(deal.marks.get(at)?),
            RecordIndex::Action(at) => Record::Action(deal.actions.get(at)?),
            RecordIndex::Relation(at) => Record::Relation(deal.relations.get(at)?),
            RecordIndex::Concern(at) => Record::Concern(deal.concerns.get(at)?),
            RecordIndex::Plan(whom) => Record::Plan(person(whom)?, person(whom)?.plan.as_deref()?),
            RecordIndex::Label(whom, at) => Record::Label(person(whom)?, person(whom)?.labels.get(at)?),
            RecordIndex::Prediction(whom, at) => Record::Prediction(person(whom)?, person(whom)?.predictions.get(at)?),
            RecordIndex::Insight(at) => Record::Insight(deal.insights.get(at)?),
            RecordIndex::Check(insight, at) => {
                let insight = deal.insights.get(insight)?;
                Record::Check(insight, insight.checks.get(at)?)
            }
            RecordIndex::Inside(at) => Record::Inside(deal.inside_steps.get(at)?),
            RecordIndex::Asked(review, at) => {
                let review = deal.reviews.get(review)?;
                Record::Asked(review, review.asked.get(at)?)
            }
        })
    }
}

/// Returns the entries about one person, or all entries of the deal; the newest first. `day` tells the day of a time
/// where the reader is. The person is one of the deal's own.
#[must_use]
pub fn history(deal: &Deal, whose: Option<&Stakeholder>, day: impl Fn(Timestamp) -> Date) -> Vec<Entry> {
    // By address: looking into each person of a large deal costs more than everything else here.
    let index = whose.and_then(|whose| deal.stakeholders.iter().position(|one| std::ptr::eq(&raw const **one, whose)));
    let people = match (whose, index) {
        (None, _) => 0..deal.stakeholders.len(),
        (Some(_), Some(at)) => at..at + 1,
        (Some(_), None) => 0..0,
    };
    let whose = whose.map(|whose| whose.id);
    let is_of = |id: StakeholderId| whose.is_none_or(|whose| whose == id);
    let planned = planned(deal, &deal.stakeholders[people.clone()]);
    let mut all = Vec::new();
    let mut add = |on: Date, at: Timestamp, record: RecordIndex| all.push(Entry { on, at, record });
    for (at, one) in deal.conversations.iter().enumerate() {
        if whose.is_none_or(|whose| one.with.has(whose)) {
            add(one.on, one.at, RecordIndex::Conversation(at));
        }
    }
    for whom in people {
        let person = &deal.stakeholders[whom];
        add_written(whom, person, &day, &mut add);
        if person.plan.is_some() {
            let at = planned.get(&person.id).copied().unwrap_or(deal.created);
            add(day(at), at, RecordIndex::Plan(whom));
        }
    }
    for (track, one) in deal.coaching.iter().enumerate().filter(|(_, track)| is_of(track.stakeholder)) {
        for (at, tick) in one.ticks.iter().enumerate() {
            add(tick.on, tick.at, RecordIndex::Tick(track, at));
        }
    }
    for (at, tick) in deal.marks.iter().enumerate().filter(|_| whose.is_none()) {
        add(tick.on, tick.at, RecordIndex::Mark(at));
    }
    for (at, action) in deal.actions.iter().enumerate() {
        let is_here = whose.is_none_or(|whose| action.about == Some(whose) || action.who_id == Some(whose));
        if is_here {
            let last = action.done.as_ref().map_or(action.given, |done| done.at);
            add(day(last), last, RecordIndex::Action(at));
        }
    }
    for (at, one) in deal.relations.iter().enumerate().filter(|(_, one)| whose.is_none_or(|whose| one.touches(whose))) {
        add(day(one.at), one.at, RecordIndex::Relation(at));
    }
    for (at, one) in deal.concerns.iter().enumerate().filter(|(_, one)| whose.is_none_or(|whose| one.of.has(whose))) {
        add(day(one.at), one.at, RecordIndex::Concern(at));
    }
    add_insights(deal, whose, &day, &mut add);
    for (at, one) in deal.inside_steps.iter().enumerate().filter(|(_, one)| whose.is_none() || one.who == whose) {
        add(one.done.unwrap_or_else(|| day(one.at)), one.at, RecordIndex::Inside(at));
    }
    for (review, one) in deal.reviews.iter().enumerate() {
        let is_here = |asked: &Asked| !asked.answer.trim().is_empty() && (whose.is_none() || asked.about == whose);
        for (at, asked) in one.asked.iter().enumerate().filter(|(_, asked)| is_here(asked)) {
            add(one.on, asked.at, RecordIndex::Asked(review, at));
        }
    }
    all.sort_by_key(|entry| std::cmp::Reverse((entry.on, entry.at)));
    all
}

/// Adds what was written down about a person, but for the plan.
fn add_written(
    whom: usize,
    person: &Stakeholder,
    day: impl Fn(Timestamp) -> Date,
    mut add: impl FnMut(Date, Timestamp, RecordIndex),
) {
    for (at, note) in person.notes.iter().enumerate() {
        add(day(note.at), note.at, RecordIndex::Note(whom, at));
    }
    for (at, one) in person.observations.iter().enumerate() {
        let seen = one.evidence.iter().enumerate();
        // Evidence can be added to an answer of long ago, and tell of a day long before the answer.
        seen.for_each(|(line, seen)| add(seen.on, one.at, RecordIndex::Answer(whom, at, Some(line))));
        if one.evidence.is_empty() {
            add(one.day(&day), one.at, RecordIndex::Answer(whom, at, None));
        }
    }
    for (at, task) in person.tasks.iter().enumerate() {
        let last = task.judged.as_ref().map_or(task.given, |judged| judged.at);
        add(day(last), last, RecordIndex::Task(whom, at));
    }
    for (at, stance) in person.stances.iter().enumerate() {
        add(stance.on, stance.at, RecordIndex::Stance(whom, at));
    }
    for (at, label) in person.labels.iter().enumerate() {
        add(day(label.at), label.at, RecordIndex::Label(whom, at));
    }
    for (at, one) in person.predictions.iter().enumerate() {
        let last = one.came.as_ref().map_or(one.at, |came| came.at);
        add(day(last), last, RecordIndex::Prediction(whom, at));
    }
}

/// Adds the insights, and what customers said of them; of one person only what they said.
fn add_insights(
    deal: &Deal,
    whose: Option<StakeholderId>,
    day: impl Fn(Timestamp) -> Date,
    mut add: impl FnMut(Date, Timestamp, RecordIndex),
) {
    for (insight, one) in deal.insights.iter().enumerate() {
        if whose.is_none() {
            add(day(one.at), one.at, RecordIndex::Insight(insight));
        }
        for (at, check) in one.checks.iter().enumerate().filter(|(_, one)| whose.is_none() || one.from == whose) {
            add(check.on, check.at, RecordIndex::Check(insight, at));
        }
    }
}

/// Returns when the plans of these people were last written to. A plan does not say so itself: the steps do.
fn planned(deal: &Deal, people: &[Arc<Stakeholder>]) -> HashMap<StakeholderId, Timestamp> {
    let with_plan = people.iter().filter(|person| person.plan.is_some());
    let mut wanted: HashMap<String, StakeholderId> =
        with_plan.map(|person| (person.id.to_string(), person.id)).collect();
    let mut found = HashMap::new();
    for step in deal.history.iter().rev() {
        if wanted.is_empty() {
            break;
        }
        for change in &step.changes {
            let mut names = change.place.split('/').skip(1);
            if let (Some(id), Some("plan")) = (names.next(), names.next())
                && let Some(id) = wanted.remove(id)
            {
                found.insert(id, step.at);
            }
        }
    }
    found
}
