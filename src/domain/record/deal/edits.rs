//! Adding and removing everything between people: relations, conversations, actions, concerns, stances, plans.

use super::{Act, Deal};
use crate::domain::record::action::{Action, Done};
use crate::domain::record::card::{Card, Note};
use crate::domain::record::coaching::Tick;
use crate::domain::record::concern::Concern;
use crate::domain::record::conflict::Conflict;
use crate::domain::record::conversation::Conversation;
use crate::domain::record::evidence::Evidence;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::motives::{Mind, Motives};
use crate::domain::record::naming::Called;
use crate::domain::record::plan::BlockerPlan;
use crate::domain::record::relation::Relation;
use crate::domain::record::review::Review;
use crate::domain::record::snooze::Snooze;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::stance::Stance;
use serde_json::Map;
use std::sync::Arc;

impl Deal {
    /// Removes a person and everything that is only about them: coaching, relations, actions and concerns. Entries
    /// shared with others (a conversation, a disconnect, somebody's plan or card) only lose this person.
    pub fn remove_person(&mut self, id: StakeholderId) {
        self.called = Called::default();
        self.stakeholders.retain(|person| person.id != id);
        self.coaching.retain(|track| track.stakeholder != id);
        self.relations.retain(|relation| !relation.touches(id));
        self.actions.retain(|action| action.about != Some(id));
        self.leave_to_nobody(id);
        self.concerns.retain(|concern| !(concern.of.has(id) && concern.of.count() == 1));
        self.concerns.iter_mut().for_each(|concern| concern.of.set(id, false));
        for one in self.conversations.iter_mut().filter(|one| one.with.has(id)) {
            Arc::make_mut(one).with.set(id, false);
        }
        for one in self.reviews.iter_mut().filter(|one| one.asked.iter().any(|asked| asked.about == Some(id))) {
            Arc::make_mut(one).asked.retain(|asked| asked.about != Some(id));
        }
        self.say_insights_come_from(id, None);
        self.give_inside_steps_to(id, None);
        self.forget_kit_lines(&id.to_string());
        for person in &mut self.stakeholders {
            if person.card().reports_to == Some(id) {
                let card = Arc::make_mut(person).card.as_deref_mut();
                card.into_iter().for_each(|card| card.reports_to = None);
            }
            if person.plan.as_ref().is_some_and(|plan| plan.persuaders.has(id)) {
                let plan = Arc::make_mut(person).plan.as_deref_mut();
                plan.into_iter().for_each(|plan| plan.persuaders.set(id, false));
            }
        }
    }

    /// Edits a person's card. A card left empty is removed.
    pub fn edit_card(&mut self, person: StakeholderId, change: impl FnOnce(&mut Card)) {
        self.edit_person(person, |person| change_part(&mut person.card, change));
    }

    /// Edits a person's motives. Motives left empty are removed.
    pub fn edit_motives(&mut self, person: StakeholderId, change: impl FnOnce(&mut Motives)) {
        self.edit_person(person, |person| change_part(&mut person.motives, change));
    }

    /// Edits a person's mental model. A model left empty is removed.
    pub fn edit_mind(&mut self, person: StakeholderId, change: impl FnOnce(&mut Mind)) {
        self.edit_person(person, |person| change_part(&mut person.mind, change));
    }

    /// Edits the plan for a person who blocks, or might. A plan left empty is removed.
    pub fn edit_plan(&mut self, person: StakeholderId, change: impl FnOnce(&mut BlockerPlan)) {
        self.edit_person(person, |person| change_part(&mut person.plan, change));
    }

    /// Records a stance. It replaces the same assessor's stance on the same topic and day.
    pub fn take_stance(&mut self, person: StakeholderId, stance: Stance) {
        self.edit_person(person, |person: &mut Stakeholder| {
            let topic = stance.topic();
            let same = |one: &&mut Stance| one.topic() == topic && one.by == stance.by && one.on == stance.on;
            match person.stances.iter_mut().find(same) {
                Some(old) => *old = Stance { id: old.id, extra: old.extra.clone(), ..stance },
                None => person.stances.push(stance),
            }
        });
    }

    /// Adds a note about a person.
    pub fn add_note(&mut self, person: StakeholderId, note: Note) {
        self.edit_person(person, |person| person.notes.push(note));
    }

    /// Edits a note about a person. Does nothing if there is none with this id.
    pub fn edit_note(&mut self, person: StakeholderId, id: RecordId, change: impl FnOnce(&mut Note)) {
        self.edit_person(person, |person| {
            if let Some(note) = person.notes.iter_mut().find(|note| note.id == id) {
                change(note);
            }
        });
    }

    /// Removes a note about a person.
    pub fn drop_note(&mut self, person: StakeholderId, id: RecordId) {
        self.edit_person(person, |person| person.notes.retain(|note| note.id != id));
    }

    /// Edits a line of evidence about a person, behind an answer or a judged task. Does nothing if it is not there.
    pub fn edit_evidence(&mut self, person: StakeholderId, id: RecordId, change: impl FnOnce(&mut Evidence)) {
        self.edit_person(person, |person| {
            if let Some(seen) = person.all_evidence_mut().flatten().find(|seen| seen.id == id) {
                change(seen);
            }
        });
    }

    /// Removes a line of evidence about a person.
    pub fn drop_evidence(&mut self, person: StakeholderId, id: RecordId) {
        self.edit_person(person, |person| {
            person.all_evidence_mut().for_each(|lines| lines.retain(|seen| seen.id != id));
        });
    }

    /// Removes a task of a person, also a judged one.
    pub fn drop_task(&mut self, person: StakeholderId, id: RecordId) {
        self.edit_person(person, |person| person.tasks.retain(|task| task.id != id));
    }

    /// Adds a relation. It replaces one of the same kind between the same two people.
    pub fn relate(&mut self, relation: Relation) {
        let same = |one: &&mut Relation| (one.from, one.to, &one.kind) == (relation.from, relation.to, &relation.kind);
        match self.relations.iter_mut().find(same) {
            Some(old) => *old = Relation { id: old.id, extra: old.extra.clone(), ..relation },
            None => self.relations.push(relation),
        }
    }

    /// Removes a relation.
    pub fn unrelate(&mut self, relation: RecordId) {
        self.relations.retain(|one| one.id != relation);
    }

    /// Logs a conversation.
    pub fn log(&mut self, conversation: Conversation) {
        self.conversations.push(Arc::new(conversation));
    }

    /// Edits a conversation. Does nothing if there is none with this id.
    pub fn edit_conversation(&mut self, id: RecordId, change: impl FnOnce(&mut Conversation)) {
        if let Some(one) = self.conversations.iter_mut().find(|one| one.id == id) {
            change(Arc::make_mut(one));
        }
    }

    /// Removes a conversation.
    pub fn drop_conversation(&mut self, id: RecordId) {
        self.conversations.retain(|one| one.id != id);
    }

    /// Adds a next step of ours.
    pub fn plan_action(&mut self, action: Action) {
        self.actions.push(Arc::new(action));
    }

    /// Edits an action. Does nothing if there is none with this id.
    pub fn edit_action(&mut self, id: RecordId, change: impl FnOnce(&mut Action)) {
        if let Some(action) = self.actions.iter_mut().find(|action| action.id == id) {
            change(Arc::make_mut(action));
        }
    }

    /// Marks an action as done.
    pub fn finish_action(&mut self, id: RecordId, act: Act<'_>) {
        self.edit_action(id, |action| {
            action.done = Some(Done { at: act.at, by: act.by.into(), extra: Map::new() });
        });
    }

    /// Removes an action.
    pub fn drop_action(&mut self, id: RecordId) {
        self.actions.retain(|action| action.id != id);
    }

    /// Begins a review.
    pub fn begin_review(&mut self, review: Review) {
        self.reviews.push(Arc::new(review));
    }

    /// Edits a review. Does nothing if there is none with this id.
    pub fn edit_review(&mut self, id: RecordId, change: impl FnOnce(&mut Review)) {
        if let Some(review) = self.reviews.iter_mut().find(|one| one.id == id) {
            change(Arc::make_mut(review));
        }
    }

    /// Returns the review with this id.
    #[must_use]
    pub fn review(&self, id: RecordId) -> Option<&Arc<Review>> {
        self.reviews.iter().find(|one| one.id == id)
    }

    /// Returns the open action about a person that is due first.
    #[must_use]
    pub fn next_action(&self, person: StakeholderId) -> Option<&Arc<Action>> {
        let open = self.actions.iter().filter(|action| action.is_open() && action.about == Some(person));
        open.min_by_key(|action| action.due)
    }

    /// Adds a concern or a disconnect.
    pub fn raise(&mut self, concern: Concern) {
        self.concerns.push(concern);
    }

    /// Edits a concern. Does nothing if there is none with this id.
    pub fn edit_concern(&mut self, id: RecordId, change: impl FnOnce(&mut Concern)) {
        if let Some(concern) = self.concerns.iter_mut().find(|one| one.id == id) {
            change(concern);
        }
    }

    /// Removes a concern.
    pub fn drop_concern(&mut self, id: RecordId) {
        self.concerns.retain(|one| one.id != id);
        self.forget_kit_lines(&id.to_string());
    }

    /// Edits a stance. Does nothing if there is none with this id.
    pub fn edit_stance(&mut self, person: StakeholderId, id: RecordId, change: impl FnOnce(&mut Stance)) {
        self.edit_person(person, |person| {
            if let Some(stance) = person.stances.iter_mut().find(|one| one.id == id) {
                change(stance);
            }
        });
    }

    /// Removes a stance.
    pub fn forget_stance(&mut self, person: StakeholderId, stance: RecordId) {
        self.edit_person(person, |person| person.stances.retain(|one| one.id != stance));
    }

    /// Ticks an act of the group, or replaces its tick.
    pub fn mark(&mut self, tick: Tick) {
        match self.marks.iter_mut().find(|one| one.verifier == tick.verifier) {
            Some(old) => *old = Tick { id: old.id, extra: old.extra.clone(), ..tick },
            None => self.marks.push(tick),
        }
    }

    /// Removes a tick about the group.
    pub fn unmark(&mut self, id: &str) {
        self.marks.retain(|tick| tick.verifier != id);
    }

    /// Returns the tick on an act of the group, if there is one.
    #[must_use]
    pub fn marked(&self, id: &str) -> Option<&Tick> {
        self.marks.iter().find(|tick| tick.verifier == id)
    }

    /// Returns the conflict with this id.
    #[must_use]
    pub fn conflict(&self, id: RecordId) -> Option<&Conflict> {
        self.conflicts.iter().find(|conflict| conflict.id == id)
    }

    /// Snoozes an alert. An older snooze of the same alert is replaced.
    pub fn snooze(&mut self, snooze: Snooze) {
        self.snoozes.retain(|one| one.alert != snooze.alert);
        self.snoozes.push(snooze);
    }
}

/// Edits an optional part of a person, and removes it if it is left empty.
fn change_part<T: Default + PartialEq>(part: &mut Option<Box<T>>, change: impl FnOnce(&mut T)) {
    let mut now = part.take().unwrap_or_default();
    change(&mut now);
    *part = Some(now).filter(|now| **now != T::default());
}
