//! What was written down about a person, or in a whole deal: every entry with its day, the newest first.
//!
//! An entry names its record by its place in the deal, so that only what is on the screen is looked up. It holds for
//! the state of the deal that it was made from, and for no other.

use crate::domain::record::action::Action;
use crate::domain::record::card::Note;
use crate::domain::record::coaching::Tick;
use crate::domain::record::conversation::Conversation;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::stakeholder::{Observation, Stakeholder};
use crate::domain::record::stance::Stance;
use crate::domain::record::task::Task;
use jiff::Timestamp;
use jiff::civil::Date;

/// The kind of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntryKind {
    /// A logged conversation.
    Conversation,
    /// A note about a person.
    Note,
    /// An answer about a person, with its evidence.
    Answer,
    /// A task given to a person, with its judgment.
    Task,
    /// A stance of a person.
    Stance,
    /// A ticked verifier of the coaching, or a ticked act of the group.
    Tick,
    /// A next step of ours.
    Action,
}

/// An entry: its day, the time it was written down, and where its record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The day it happened.
    pub on: Date,
    /// The time it was last written to.
    pub at: Timestamp,
    /// The place of its record.
    place: Place,
}

/// The place of a record: indexes into the lists of a deal and of its people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Conversation(usize),
    Note(usize, usize),
    Answer(usize, usize),
    Task(usize, usize),
    Stance(usize, usize),
    Tick(usize, usize),
    Mark(usize),
    Action(usize),
}

/// The record of an entry.
#[derive(Debug, Clone, Copy)]
pub enum Record<'a> {
    /// A logged conversation.
    Conversation(&'a Conversation),
    /// A note about a person.
    Note(&'a Stakeholder, &'a Note),
    /// An answer about a person.
    Answer(&'a Stakeholder, &'a Observation),
    /// A task given to a person.
    Task(&'a Stakeholder, &'a Task),
    /// A stance of a person.
    Stance(&'a Stakeholder, &'a Stance),
    /// A ticked verifier of a person's coaching.
    Tick(StakeholderId, &'a Tick),
    /// A ticked act of the group.
    Mark(&'a Tick),
    /// A next step of ours.
    Action(&'a Action),
}

impl EntryKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 7] =
        [Self::Conversation, Self::Note, Self::Answer, Self::Task, Self::Stance, Self::Tick, Self::Action];
}

impl Entry {
    /// Returns its kind.
    #[must_use]
    pub const fn kind(&self) -> EntryKind {
        match self.place {
            Place::Conversation(_) => EntryKind::Conversation,
            Place::Note(..) => EntryKind::Note,
            Place::Answer(..) => EntryKind::Answer,
            Place::Task(..) => EntryKind::Task,
            Place::Stance(..) => EntryKind::Stance,
            Place::Tick(..) | Place::Mark(_) => EntryKind::Tick,
            Place::Action(_) => EntryKind::Action,
        }
    }

    /// Returns its record in the deal that it was made from.
    #[must_use]
    pub fn record<'a>(&self, deal: &'a Deal) -> Option<Record<'a>> {
        let person = |at: usize| deal.stakeholders.get(at).map(|person| &**person);
        Some(match self.place {
            Place::Conversation(at) => Record::Conversation(deal.conversations.get(at)?),
            Place::Note(whom, at) => Record::Note(person(whom)?, person(whom)?.notes.get(at)?),
            Place::Answer(whom, at) => Record::Answer(person(whom)?, person(whom)?.observations.get(at)?),
            Place::Task(whom, at) => Record::Task(person(whom)?, person(whom)?.tasks.get(at)?),
            Place::Stance(whom, at) => Record::Stance(person(whom)?, person(whom)?.stances.get(at)?),
            Place::Tick(track, at) => {
                let track = deal.coaching.get(track)?;
                Record::Tick(track.stakeholder, track.ticks.get(at)?)
            }
            Place::Mark(at) => Record::Mark(deal.marks.get(at)?),
            Place::Action(at) => Record::Action(deal.actions.get(at)?),
        })
    }
}

impl Record<'_> {
    /// Returns the record's id.
    #[must_use]
    pub const fn id(&self) -> RecordId {
        match self {
            Record::Conversation(one) => one.id,
            Record::Note(_, note) => note.id,
            Record::Answer(_, one) => one.id,
            Record::Task(_, task) => task.id,
            Record::Stance(_, stance) => stance.id,
            Record::Tick(_, tick) | Record::Mark(tick) => tick.id,
            Record::Action(action) => action.id,
        }
    }

    /// Returns the person it is about, if it is about a single one.
    #[must_use]
    pub fn person(&self) -> Option<StakeholderId> {
        match self {
            Record::Note(person, _)
            | Record::Answer(person, _)
            | Record::Task(person, _)
            | Record::Stance(person, _) => Some(person.id),
            Record::Tick(person, _) => Some(*person),
            Record::Action(action) => action.about,
            Record::Conversation(_) | Record::Mark(_) => None,
        }
    }
}

/// Returns the entries about one person, or all entries of the deal; the newest first. `day` tells the day of a time
/// where the reader is. The person is one of the deal's own.
#[must_use]
pub fn history(deal: &Deal, whose: Option<&Stakeholder>, day: impl Fn(Timestamp) -> Date) -> Vec<Entry> {
    // By address: looking into each person of a large deal costs more than everything else here.
    let place = whose.and_then(|whose| deal.stakeholders.iter().position(|one| std::ptr::eq(&raw const **one, whose)));
    let people = match (whose, place) {
        (None, _) => 0..deal.stakeholders.len(),
        (Some(_), Some(at)) => at..at + 1,
        (Some(_), None) => 0..0,
    };
    let whose = whose.map(|whose| whose.id);
    let is_of = |id: StakeholderId| whose.is_none_or(|whose| whose == id);
    let mut all = Vec::new();
    let mut add = |on: Date, at: Timestamp, place: Place| all.push(Entry { on, at, place });
    for (at, one) in deal.conversations.iter().enumerate() {
        if whose.is_none_or(|whose| one.with.has(whose)) {
            add(one.on, one.at, Place::Conversation(at));
        }
    }
    for whom in people {
        let person = &deal.stakeholders[whom];
        for (at, note) in person.notes.iter().enumerate() {
            add(day(note.at), note.at, Place::Note(whom, at));
        }
        for (at, one) in person.observations.iter().enumerate() {
            // Evidence can be added to an answer of long ago.
            let seen = one.evidence.iter().map(|seen| seen.on).max();
            add(seen.map_or(day(one.at), |seen| seen.max(day(one.at))), one.at, Place::Answer(whom, at));
        }
        for (at, task) in person.tasks.iter().enumerate() {
            let last = task.judged.as_ref().map_or(task.given, |judged| judged.at);
            add(day(last), last, Place::Task(whom, at));
        }
        for (at, stance) in person.stances.iter().enumerate() {
            add(stance.on, stance.at, Place::Stance(whom, at));
        }
    }
    for (track, one) in deal.coaching.iter().enumerate().filter(|(_, track)| is_of(track.stakeholder)) {
        for (at, tick) in one.ticks.iter().enumerate() {
            add(tick.on, tick.at, Place::Tick(track, at));
        }
    }
    for (at, tick) in deal.marks.iter().enumerate().filter(|_| whose.is_none()) {
        add(tick.on, tick.at, Place::Mark(at));
    }
    for (at, action) in deal.actions.iter().enumerate() {
        let is_here = whose.is_none_or(|whose| action.about == Some(whose) || action.who_id == Some(whose));
        if is_here {
            let last = action.done.as_ref().map_or(action.given, |done| done.at);
            add(day(last), last, Place::Action(at));
        }
    }
    all.sort_by_key(|entry| std::cmp::Reverse((entry.on, entry.at)));
    all
}
