//! The record of an entry in a history, whatever its kind.

use crate::domain::record::action::Action;
use crate::domain::record::card::Note;
use crate::domain::record::coaching::Tick;
use crate::domain::record::concern::Concern;
use crate::domain::record::conversation::Conversation;
use crate::domain::record::evidence::Evidence;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::inside_step::InsideStep;
use crate::domain::record::insight::{Insight, InsightCheck};
use crate::domain::record::plan::BlockerPlan;
use crate::domain::record::prediction::Prediction;
use crate::domain::record::relation::Relation;
use crate::domain::record::review::{Asked, Review};
use crate::domain::record::stakeholder::{Label, Observation, Stakeholder};
use crate::domain::record::stance::Stance;
use crate::domain::record::task::Task;

/// The record of an entry.
#[derive(Debug, Clone, Copy)]
pub enum Record<'a> {
    /// A logged conversation.
    Conversation(&'a Conversation),
    /// A note about a person.
    Note(&'a Stakeholder, &'a Note),
    /// An answer about a person, with a line of its evidence.
    Answer(&'a Stakeholder, &'a Observation, Option<&'a Evidence>),
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
    /// A relation between two people.
    Relation(&'a Relation),
    /// A concern or a disconnect.
    Concern(&'a Concern),
    /// The plan for a person who blocks.
    Plan(&'a Stakeholder, &'a BlockerPlan),
    /// A colleague's own label for a person.
    Label(&'a Stakeholder, &'a Label),
    /// A prediction of what a person will do.
    Prediction(&'a Stakeholder, &'a Prediction),
    /// An insight: the case for change.
    Insight(&'a Insight),
    /// The result of a test of an insight.
    Check(&'a Insight, &'a InsightCheck),
    /// A step that the customer's company takes inside to buy.
    Inside(&'a InsideStep),
    /// An answer given in a review.
    Asked(&'a Review, &'a Asked),
}

impl Record<'_> {
    /// Returns the record's id. A plan has none of its own, and one person has one plan.
    #[must_use]
    pub const fn id(&self) -> RecordId {
        match self {
            Record::Conversation(one) => one.id,
            Record::Note(_, note) => note.id,
            Record::Answer(_, _, Some(seen)) => seen.id,
            Record::Answer(_, one, None) => one.id,
            Record::Task(_, task) => task.id,
            Record::Stance(_, stance) => stance.id,
            Record::Tick(_, tick) | Record::Mark(tick) => tick.id,
            Record::Action(action) => action.id,
            Record::Relation(one) => one.id,
            Record::Concern(one) => one.id,
            Record::Plan(person, _) => RecordId(person.id.0),
            Record::Label(_, label) => label.id,
            Record::Prediction(_, one) => one.id,
            Record::Insight(one) => one.id,
            Record::Check(_, one) => one.id,
            Record::Inside(one) => one.id,
            Record::Asked(_, one) => one.id,
        }
    }

    /// Returns the person it is about, if it is about a single one.
    #[must_use]
    pub fn person(&self) -> Option<StakeholderId> {
        match self {
            Record::Note(person, _)
            | Record::Answer(person, ..)
            | Record::Task(person, _)
            | Record::Stance(person, _)
            | Record::Plan(person, _)
            | Record::Label(person, _)
            | Record::Prediction(person, _) => Some(person.id),
            Record::Tick(person, _) => Some(*person),
            Record::Action(action) => action.about,
            Record::Check(_, one) => one.from,
            Record::Inside(one) => one.who,
            Record::Asked(_, one) => one.about,
            Record::Conversation(_)
            | Record::Mark(_)
            | Record::Relation(_)
            | Record::Concern(_)
            | Record::Insight(_) => None,
        }
    }
}
