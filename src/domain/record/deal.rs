//! A deal: the people behind one purchase, and everything known about them. Only this module adds or removes its parts.

mod answering;
mod doing;
mod edits;
mod inside;
mod insights;
mod kit;
pub(in crate::domain) mod lists;
mod naming;
mod predicting;

pub use doing::customers;

use super::action::Action;
use super::answer::Item;
use super::coaching::{StageEntry, Tick, Track};
use super::conversation::Conversation;
use super::id::{DealId, RecordId, StakeholderId};
use super::naming::Called;
use super::relation::Relation;
use super::review::Review;
use super::stakeholder::Stakeholder;
use super::task::{Judgement, Outcome, Task};
use super::tell::{Tell, TellAnswer};
use super::text::Text;
use crate::domain::record::concern::Concern;
use crate::domain::record::conflict::Conflict;
use crate::domain::record::deal::lists::header;
use crate::domain::record::evidence::Evidence;
use crate::domain::record::fields::{Shared, record};
use crate::domain::record::inside_step::InsideStep;
use crate::domain::record::insight::Insight;
use crate::domain::record::kit::KitLine;
use crate::domain::record::outcome::DealOutcome;
use crate::domain::record::snooze::Snooze;
use crate::domain::record::step::Step;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value};
use std::sync::Arc;

/// One deal, as its file stores it.
///
/// People, tracks and steps are shared, so that keeping an older state of a large deal costs one pointer per person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deal {
    /// The deal's identity, which survives a new name.
    pub id: DealId,
    /// The customer and the purchase in a few words.
    pub name: Text,
    /// The deal's value, as text with its currency.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub value: Text,
    /// The change the customer would be making.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub about: Text,
    /// The deal's owner on our side; their verdicts feed lists and exports.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub owner: Text,
    /// The time it was created.
    pub created: Timestamp,
    /// Whether it is the sample deal, which the screen points out.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
    /// The customer's people.
    pub stakeholders: Vec<Arc<Stakeholder>>,
    /// One track for each person being coached.
    pub coaching: Vec<Arc<Track>>,
    /// The relations between the people.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relation>,
    /// The log of conversations, in the order they were written down.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conversations: Vec<Arc<Conversation>>,
    /// Our next steps, open and done.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Arc<Action>>,
    /// The reviews of this deal, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reviews: Vec<Arc<Review>>,
    /// The insights that make the case for change, in the order they were begun.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub insights: Vec<Arc<Insight>>,
    /// What the customer's company does inside to buy, in its order (M9).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inside_steps: Vec<Arc<InsideStep>>,
    /// What was decided about the lines of the Mobilizer's kit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kit: Vec<Arc<KitLine>>,
    /// Concerns, and disconnects between people.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub concerns: Vec<Concern>,
    /// The group's ticked acts: the playbook's behaviors, joint acts, signals and workshop parts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Tick>,
    /// The id of the group's current purchase stage (M10). Empty if unknown.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub stage: Text,
    /// The number of people who take part in all, as far as we know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<u32>,
    /// The customer's cost of carrying on as before, in their words.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub cost_of_inaction: Text,
    /// The outcome; `None` while the deal is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<DealOutcome>,
    /// Snoozed alerts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub snoozes: Vec<Snooze>,
    /// Unresolved conflicts from merging two sides.
    #[serde(rename = "clashes", skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<Conflict>,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
    /// The changes and their authors, oldest first.
    pub history: Vec<Arc<Step>>,
    /// The people's names in sentences; see [`Self::called`].
    #[serde(skip)]
    pub called: Called,
}

record!(Deal {
    required: id, name, created;
    optional: value, about, owner, sample, stakeholders via Shared<_>, coaching via Shared<_>, relations,
        conversations via Shared<_>, actions via Shared<_>, reviews via Shared<_>, insights via Shared<_>,
        inside_steps via Shared<_>, kit via Shared<_>, concerns, marks, stage, expected,
        cost_of_inaction, outcome, snoozes, clashes, history via Shared<_>;
    rest: extra;
} => Deal {
    id, name, created, value, about, owner, sample, stakeholders, coaching, relations, conversations, actions, reviews,
    insights, inside_steps, kit, concerns, marks, stage, expected, cost_of_inaction, outcome, snoozes, conflicts: clashes, history, extra,
    called: Called::default(),
});

/// The author and time of a change, and the id for a record it may create.
#[derive(Debug, Clone, Copy)]
pub struct Act<'a> {
    /// The id for the record that the change may create.
    pub id: RecordId,
    /// The colleague who makes the change.
    pub by: &'a str,
    /// The time of the change.
    pub at: Timestamp,
}

impl Deal {
    /// Creates a deal without people.
    #[must_use]
    pub fn new(id: DealId, name: &str, owner: &str, created: Timestamp) -> Self {
        Self {
            id,
            name: name.into(),
            value: Text::new(),
            about: Text::new(),
            owner: owner.into(),
            created,
            sample: false,
            stakeholders: Vec::new(),
            coaching: Vec::new(),
            relations: Vec::new(),
            conversations: Vec::new(),
            actions: Vec::new(),
            reviews: Vec::new(),
            insights: Vec::new(),
            inside_steps: Vec::new(),
            kit: Vec::new(),
            concerns: Vec::new(),
            marks: Vec::new(),
            stage: Text::new(),
            expected: None,
            cost_of_inaction: Text::new(),
            outcome: None,
            snoozes: Vec::new(),
            conflicts: Vec::new(),
            extra: Map::new(),
            history: Vec::new(),
            called: Called::default(),
        }
    }

    /// Returns the person with this id.
    #[must_use]
    pub fn person(&self, id: StakeholderId) -> Option<&Arc<Stakeholder>> {
        self.stakeholders.iter().find(|person| person.id == id)
    }

    /// Returns the coaching of a person, if it has begun.
    #[must_use]
    pub fn track(&self, person: StakeholderId) -> Option<&Arc<Track>> {
        self.coaching.iter().find(|track| track.stakeholder == person)
    }

    /// Edits a person. Does nothing if there is no such person.
    pub fn edit_person(&mut self, id: StakeholderId, change: impl FnOnce(&mut Stakeholder)) {
        self.called = Called::default();
        if let Some(person) = self.stakeholders.iter_mut().find(|person| person.id == id) {
            change(Arc::make_mut(person));
        }
    }

    /// Adds a person at the end.
    pub fn add_person(&mut self, person: Stakeholder) {
        self.called = Called::default();
        self.stakeholders.push(Arc::new(person));
    }

    /// Adds evidence to an assessor's answer. The result of a task is a fact for all assessors, and so is its evidence.
    pub fn add_evidence(&mut self, person: StakeholderId, by: &str, item: Item, evidence: Evidence) {
        self.edit_person(person, |person| {
            if item == Item::Tell(Tell::Task) {
                let latest = person.latest_judged().map(|task| task.id);
                let judged = person.tasks.iter_mut().find(|task| Some(task.id) == latest && task.judged.is_some());
                if let Some(judged) = judged.and_then(|task| task.judged.as_mut()) {
                    judged.evidence.push(evidence);
                }
                return;
            }
            let newest = person.observation(by, item).map(|one| one.id);
            if let Some(one) = person.observations.iter_mut().find(|one| Some(one.id) == newest) {
                one.evidence.push(evidence);
            }
        });
    }

    /// Gives a person a task.
    pub fn give_task(&mut self, person: StakeholderId, task: Task) {
        self.edit_person(person, |person| person.tasks.push(task));
    }

    /// Edits a person's task. Does nothing if it was judged: a judgment is about what was asked for.
    pub fn edit_task(&mut self, person: StakeholderId, task: RecordId, change: impl FnOnce(&mut Task)) {
        self.edit_person(person, |person| {
            if let Some(task) = person.tasks.iter_mut().find(|one| one.id == task && one.is_open()) {
                change(task);
            }
        });
    }

    /// Withdraws a task that nobody has judged: it was neither done nor refused.
    pub fn withdraw_task(&mut self, person: StakeholderId, task: RecordId) {
        self.edit_person(person, |person| person.tasks.retain(|one| one.id != task || !one.is_open()));
    }

    /// Judges a person's task; judging it again keeps the evidence. Does nothing if the result answers another tell.
    pub fn judge_task(&mut self, person: StakeholderId, task: RecordId, act: Act<'_>, result: TellAnswer) {
        if result.tell() != Tell::Task {
            return;
        }
        self.edit_person(person, |person| {
            if let Some(task) = person.tasks.iter_mut().find(|one| one.id == task) {
                let old = task.judged.take().map(|old| (old.evidence, old.extra));
                let (evidence, extra) = old.unwrap_or_default();
                let result = Outcome::Known(result);
                task.judged = Some(Judgement { result, at: act.at, by: act.by.into(), evidence, extra });
            }
        });
    }

    /// Edits the coaching of a person, starting it if needed. Does nothing if there is no such person.
    pub fn edit_track(&mut self, person: StakeholderId, act: Act<'_>, change: impl FnOnce(&mut Track)) {
        if self.person(person).is_none() {
            return;
        }
        if self.track(person).is_none() {
            self.coaching.push(Arc::new(Track::new(act.id, person, act.at)));
        }
        if let Some(track) = self.coaching.iter_mut().find(|track| track.stakeholder == person) {
            change(Arc::make_mut(track));
        }
    }

    /// Ticks a verifier, or replaces its tick.
    pub fn tick(&mut self, person: StakeholderId, act: Act<'_>, tick: Tick) {
        self.edit_track(person, act, |track| match track.ticks.iter_mut().find(|one| one.verifier == tick.verifier) {
            Some(old) => *old = Tick { id: old.id, extra: old.extra.clone(), ..tick },
            None => track.ticks.push(tick),
        });
    }

    /// Removes the tick on a verifier.
    pub fn untick(&mut self, person: StakeholderId, act: Act<'_>, verifier: &str) {
        if self.track(person).is_none() {
            return;
        }
        self.edit_track(person, act, |track| track.ticks.retain(|tick| tick.verifier != verifier));
    }

    /// Adds an entry to a stage's own list.
    pub fn add_line(&mut self, person: StakeholderId, act: Act<'_>, line: StageEntry) {
        self.edit_track(person, act, |track| track.lines.push(line));
    }

    /// Returns everybody on our side who answered anything, the owner first.
    #[must_use]
    pub fn assessors(&self) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        if !self.owner.is_empty() {
            all.push(self.owner.to_string());
        }
        for person in &self.stakeholders {
            for name in person.assessors() {
                if !all.iter().any(|one| one == name) {
                    all.push(name.to_owned());
                }
            }
        }
        all
    }

    /// Returns whether two deals have the same content apart from their histories. Undo and redo compare by this.
    #[must_use]
    pub fn same_content(&self, other: &Self) -> bool {
        self.same_lists(other) && header(self) == header(other)
    }
}
